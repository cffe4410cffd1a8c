// G4b: large depthwise kernels, with and without a small branch, against a stack of small ones.

import { profileModel } from 'fovea/analysis';
import { takeImages } from 'fovea/data';
import { Activation, ConvNorm, LargeKernelConv2d, type Layer, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, figureText, judge, percentText } from '../framework/verdict.ts';
import { difference, exact } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['large + small', 'large', 'stack of 3×3', 'large, other seeds'] as const;
type Arm = (typeof ARMS)[number];
const KERNEL = 13;

/** Pointwise to the channels, depthwise over the pixels, and the stride; the stack has the depthwise layers of the same field. */
const blockOf =
  (arm: Arm): MakeBlock =>
  (from, to, stride) => {
    const depthwise = (kernelSize: number): Layer[] => [
      new ConvNorm(to, to, { kernelSize, padding: kernelSize >> 1, groups: to }),
      new Activation('relu'),
    ];
    const large = {
      inChannels: to,
      outChannels: to,
      kernelSize: KERNEL,
      padding: KERNEL >> 1,
      groups: to,
      activation: 'relu' as const,
    };
    const over: Layer[] =
      arm === 'stack of 3×3'
        ? Array.from({ length: (KERNEL - 1) / 2 }, () => depthwise(3)).flat()
        : [new LargeKernelConv2d({ ...large, ...(arm === 'large + small' && { smallKernelSize: 3 }) })];
    return new Sequential(new ConvNorm(from, to, { kernelSize: 1, stride }), new Activation('relu'), ...over);
  };

export const largeKernels = defineExperiment({
  id: 'G4b',
  topic: 'large kernels',
  title: 'Large kernels with a small branch',
  claim: {
    zh: '更大的感受野；大核对局部能力较弱：设计小核分支，推理重参数化',
    en: 'Large kernels are weak locally; a small branch beside them, fused at inference, helps; one large kernel does better than a deep stack.',
  },
  varied: ['kernels: 13×13, 13×13 with 3×3 beside it, six layers of 3×3'],
  measures: {
    small: 'test accuracy with the small branch less that without',
    stack: 'test accuracy with the large kernel and branch less that of the stack of 3×3',
    null: 'the large kernel with other seeds less the large kernel (nothing changed)',
    macs: 'multiply-adds of the large kernel over those of the stack',
  },
  rule: 'The small branch has to raise accuracy. That one large kernel with it is better than a stack of the same theoretical field is the claim’s reach.',
  caveat: 'Depthwise layers on 28×28 images; a 13×13 kernel covers half of the side.',
  smoke: { images: 128, epochs: 1, widths: [6], seeds: 2 },
  full: { images: 800, epochs: 5, widths: [8, 12, 16, 24], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images)];
    const make = (arm: Arm): SmallNet => new SmallNet(1, widths, 10, blockOf(arm));
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'large, other seeds' ? seed + 100 : seed;
      return (await train(() => make(arm), { train: set, test, epochs, seed: own })).accuracies.at(-1) as number;
    });
    const macs = async (arm: Arm): Promise<number> =>
      (await profileModel(make(arm), [1, 28, 28, 1], { memory: false })).layers[0].macs;
    return {
      measurements: {
        small: difference(arms['large + small'], arms.large),
        stack: difference(arms['large + small'], arms['stack of 3×3']),
        null: difference(arms['large, other seeds'], arms.large),
        macs: exact((await macs('large')) / (await macs('stack of 3×3'))),
      },
      figures: [armBars('Test accuracy', 'part that is right', arms)],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.small, 0),
          yes: `the small branch gains ${percentText(m.small)} (nothing changed: ${percentText(m.null)})`,
          no: `the small branch changes accuracy by ${percentText(m.small)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
      [
        {
          is: above(m.stack, 0),
          yes: `it is better than a stack of 3×3 by ${percentText(m.stack)}, for ${figureText(m.macs.value)} times the multiply-adds`,
          no: `it is no better than a stack of 3×3: ${percentText(m.stack)}, for ${figureText(m.macs.value)} times the multiply-adds`,
        },
      ],
    ),
});
