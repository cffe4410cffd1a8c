// G1–G4: branches that are there in training and gone at inference.

import { profileModel } from 'fovea/analysis';
import { takeImages } from 'fovea/data';
import { AcBlock, Activation, ConvNorm, DiverseBranchBlock, type Layer, RepVggBlock, Sequential } from 'fovea/nn';
import { reparameterize } from 'fovea/reparam';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge, percentText, within } from '../framework/verdict.ts';
import { bootstrap, difference, exact, mean } from '../statistics/estimate.ts';
import { armBars } from '../workbench/compare.ts';
import { seedsOf } from '../workbench/random.ts';
import { largest } from '../workbench/series.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['plain', 'RepVGG', 'ACNet', 'DBB', 'plain, other seeds'] as const;
type Arm = (typeof ARMS)[number];

const blockOf =
  (arm: Arm): MakeBlock =>
  (inChannels, outChannels, stride) => {
    const options = { inChannels, outChannels, kernelSize: 3, stride, padding: 1, activation: 'relu' } as const;
    const made: Layer | undefined = {
      RepVGG: () => new RepVggBlock(options),
      ACNet: () => new AcBlock(options),
      DBB: () => new DiverseBranchBlock(options),
    }[arm as 'RepVGG']?.();
    return (
      made ??
      new Sequential(
        new ConvNorm(inChannels, outChannels, { kernelSize: 3, stride, padding: 1 }),
        new Activation('relu'),
      )
    );
  };

type Result = {
  readonly accuracy: number;
  readonly difference: number;
  readonly before: number;
  readonly after: number;
};

export const branches = defineExperiment({
  id: 'G1',
  topic: 'large kernels',
  title: 'Branches that vanish at inference',
  claim: {
    zh: '重参数：对K×K-BN + 1×K-BN + K×1-BN三个平行结构，吸收为一个K×K（ACNet），或其他类似设计，希望在训练时引入更多参数增加拟合效果，推理时都吸收掉',
    en: 'Parallel branches with batch norms become one kernel at inference (ACNet, RepVGG and the like): more parameters in training fit better, and cost nothing afterwards.',
  },
  varied: ['block: plain, RepVGG, ACNet, diverse branches'],
  measures: {
    difference: 'largest difference of logits after fusing, as a part of the largest',
    size: 'multiply-adds after fusing over those of the plain network, largest',
    faster: 'multiply-adds before fusing over those after, diverse branches',
    repvgg: 'test accuracy of RepVGG less plain',
    acnet: 'test accuracy of ACNet less plain',
    dbb: 'test accuracy of diverse branches less plain',
    null: 'plain with other seeds less plain (nothing changed)',
  },
  rule: 'After fusing logits have to be the same within 10⁻³ and the multiply-adds those of the plain network. That branches raise accuracy is the claim’s reach, for each kind.',
  caveat: 'Networks of four blocks on Fashion-MNIST: the papers train networks of dozens.',
  smoke: { images: 128, epochs: 1, widths: [8], seeds: 2 },
  full: { images: 800, epochs: 5, widths: [8, 12, 16, 24], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images)];
    const cases = seedsOf(seeds).flatMap((seed) => ARMS.map((arm) => ({ arm, seed })));
    const shape = [16, 28, 28, 1];
    const found = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      async ({ arm, seed }): Promise<Result> => {
        const { accuracies, model } = await train(() => new SmallNet(1, widths, 10, blockOf(arm)), {
          train: set,
          test,
          epochs,
          seed: arm === 'plain, other seeds' ? seed + 100 : seed,
        });
        model.eval();
        const before = (await profileModel(model, shape, { memory: false })).layers[0].macs;
        const { model: fused, report } = await reparameterize(model, { inputShape: shape, tolerance: 1e-2, runs: 1 });
        const after = (await profileModel(fused, shape, { memory: false })).layers[0].macs;
        return { accuracy: accuracies.at(-1) as number, difference: report.difference, before, after };
      },
    );
    const of = (arm: Arm): Result[] => found.filter((_, i) => cases[i].arm === arm);
    const accuracy = (arm: Arm): number[] => of(arm).map((one) => one.accuracy);
    const plain = of('plain')[0].after;
    const gain = (arm: Arm) => difference(accuracy(arm), accuracy('plain'));
    return {
      measurements: {
        difference: exact(largest(found.map((one) => one.difference))),
        size: exact(largest(found.map(({ after }) => after / plain))),
        faster: bootstrap(of('DBB').map(({ before, after }) => before / after)),
        repvgg: gain('RepVGG'),
        acnet: gain('ACNet'),
        dbb: gain('DBB'),
        null: gain('plain, other seeds'),
      },
      figures: [
        armBars('Test accuracy', 'part that is right', Object.fromEntries(ARMS.map((arm) => [arm, accuracy(arm)]))),
        {
          kind: 'bar',
          title: 'Multiply-adds before and after fusing',
          categories: ARMS.slice(0, 4),
          y: { label: 'million' },
          series: (['before', 'after'] as const).map((key) => ({
            name: key,
            values: ARMS.slice(0, 4).map((arm) => mean(of(arm).map((one) => one[key])) / 1e6),
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(below(m.difference, 1e-3), within(m.size, 0.999, 1.001)),
          yes: `fused, all are the plain network again, with the same answers (within ${figureText(m.difference.value)}); diverse branches cost ${estimateText(m.faster)} times as much before`,
          no: `fused, answers differ by ${figureText(m.difference.value)}, and the cost is ${figureText(m.size.value)} times the plain network’s`,
        },
      ],
      [
        {
          is: above(m.repvgg, 0),
          yes: `RepVGG gains ${percentText(m.repvgg)} (nothing changed: ${percentText(m.null)})`,
          no: `RepVGG changes accuracy by ${percentText(m.repvgg)} (nothing changed: ${percentText(m.null)})`,
        },
        {
          is: above(m.acnet, 0),
          yes: `ACNet gains ${percentText(m.acnet)}`,
          no: `ACNet changes accuracy by ${percentText(m.acnet)}`,
        },
        {
          is: above(m.dbb, 0),
          yes: `diverse branches gain ${percentText(m.dbb)}`,
          no: `diverse branches change accuracy by ${percentText(m.dbb)}`,
        },
      ],
    ),
});
