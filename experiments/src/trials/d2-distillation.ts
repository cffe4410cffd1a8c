// D2: a student that learns from a teacher's softened answers.

import { channelStatistics, takeImages } from 'fovea/data';
import { defineExperiment } from '../framework/experiment.ts';
import { above, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['alone', 'smoothed labels', 'T = 1', 'T = 4', 'T = 10', 'alone, other seeds'] as const;

export const distillation = defineExperiment({
  id: 'D2',
  topic: 'losses',
  title: 'Distillation',
  claim: {
    zh: '知识蒸馏，用来控制student输出分布与teacher输出分布相似度（而不只是对最终的logit约束）；和真值的onehot CE，和teacher的分布CE；T越大，相当于平滑，起到保留相似信息的作用',
    en: 'Distillation makes a student’s distribution like its teacher’s; a higher T keeps what classes have in common, which helps.',
  },
  varied: ['T: 1, 4, 10', 'student alone, with smoothed labels'],
  measures: {
    gain: 'test accuracy distilled with T = 4 less that alone',
    overSmooth: 'test accuracy distilled with T = 4 less that with smoothed labels',
    hot: 'test accuracy distilled with T = 4 less that with T = 1',
    null: 'test accuracy alone with other seeds less that alone (nothing changed)',
    teacher: 'test accuracy of the teacher',
  },
  rule: 'Distilled with T = 4, a student has to be better than alone. That it is more than smoothing, and that T above 1 is what helps, is the claim’s reach.',
  caveat: 'The teacher has seen ten times the images of the student. λ = 0.7.',
  smoke: {
    images: 128,
    teacherImages: 256,
    epochs: 1,
    teacherEpochs: 1,
    widths: [4, 6],
    teacherWidths: [8, 8],
    seeds: 2,
  },
  full: {
    images: 400,
    teacherImages: 4000,
    epochs: 8,
    teacherEpochs: 4,
    widths: [6, 8, 12, 16],
    teacherWidths: [16, 24, 32, 48],
    seeds: 5,
  },
  async run(context, { images, teacherImages, epochs, teacherEpochs, widths, teacherWidths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, Math.min(2000, teacherImages >> 1))];
    const all = takeImages(data.train, teacherImages);
    const levels = channelStatistics(all);
    let known: Promise<SmallNet> | undefined;
    const accuracies: number[] = [];
    const teach = async (): Promise<SmallNet> => {
      const made = await train(() => new SmallNet(1, teacherWidths, 10, convBlock()), {
        train: all,
        test,
        epochs: teacherEpochs,
        seed: 1,
        levels,
      });
      accuracies.push(made.accuracies.at(-1) as number);
      made.model.eval();
      return made.model;
    };
    const teacher = (): Promise<SmallNet> => {
      known ??= teach();
      return known;
    };
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const temperature = Number(/T = (\d+)/.exec(arm)?.[1] ?? 0);
      const model = temperature > 0 ? await teacher() : undefined;
      const made = await train(() => new SmallNet(1, widths, 10, convBlock()), {
        ...{ train: set, test, epochs, levels, batchSize: 32, seed: arm === 'alone, other seeds' ? seed + 100 : seed },
        ...(arm === 'smoothed labels' && { labelSmoothing: 0.1 }),
        ...(model && { teacher: { logits: (x) => model.forward(x), lambda: 0.7, temperature } }),
      });
      return made.accuracies.at(-1) as number;
    });
    const [own] = await context.each(['accuracy of the teacher'], String, async () => {
      await teacher();
      return accuracies[0];
    });
    return {
      measurements: {
        gain: difference(arms['T = 4'], arms.alone),
        overSmooth: difference(arms['T = 4'], arms['smoothed labels']),
        hot: difference(arms['T = 4'], arms['T = 1']),
        null: difference(arms['alone, other seeds'], arms.alone),
        teacher: bootstrap([own, own]),
      },
      figures: [armBars('Test accuracy of the student', 'part that is right', arms)],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.gain, 0),
          yes: `with T = 4 the student gains ${percentText(m.gain)} (nothing changed: ${percentText(m.null)})`,
          no: `with T = 4 the student changes by ${percentText(m.gain)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
      [
        {
          is: above(m.overSmooth, 0),
          yes: `it is more than smoothing: ${percentText(m.overSmooth)} better`,
          no: `it is no more than smoothing: ${percentText(m.overSmooth)}`,
        },
        {
          is: above(m.hot, 0),
          yes: `T = 4 is ${percentText(m.hot)} better than T = 1`,
          no: `T = 4 is no better than T = 1: ${percentText(m.hot)}`,
        },
      ],
    ),
});
