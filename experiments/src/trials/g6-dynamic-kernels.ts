// G6: kernels that are mixed for each image, against static networks of the same cost.

import { profileModel } from 'fovea/analysis';
import { takeImages } from 'fovea/data';
import { Activation, BatchNorm2d, Conv2d, DynamicConv2d, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, estimateText, judge, percentText } from '../framework/verdict.ts';
import { difference, exact } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['static', 'dynamic', 'static, wider', 'static, other seeds'] as const;
type Arm = (typeof ARMS)[number];

const blockOf =
  (arm: Arm): MakeBlock =>
  (from, to, stride) => {
    const options = { kernelSize: 3, stride, padding: 1, bias: false };
    const conv =
      arm === 'dynamic' && from > 1
        ? new DynamicConv2d(from, to, { ...options, numExperts: 4 })
        : new Conv2d(from, to, options);
    return new Sequential(conv, new BatchNorm2d(to), new Activation('relu'));
  };

export const dynamicKernels = defineExperiment({
  id: 'G6',
  topic: 'architectures',
  title: 'Dynamic kernels',
  claim: {
    zh: '动态卷积核：（e.g. multi-expert），节省计算量',
    en: 'Dynamic kernels, mixed from several experts, save computation.',
  },
  varied: ['kernels: static, dynamic (4 experts), static and twice as wide'],
  measures: {
    gain: 'test accuracy of the dynamic network less the static one of equal widths',
    wider: 'test accuracy of the dynamic network less the static one twice as wide',
    null: 'static with other seeds less static (nothing changed)',
    macs: 'multiply-adds of the dynamic network over the static one’s',
    widerMacs: 'multiply-adds of the wider static network over the dynamic one’s',
    parameters: 'parameters of the dynamic network over the static one’s',
  },
  rule: 'To save computation, the dynamic network has to be better than the static one of about equal cost. That it is as good as one of twice the width (within 1 %) is the claim’s reach.',
  caveat: 'Three dynamic layers on Fashion-MNIST, temperature 30 throughout.',
  smoke: { images: 128, epochs: 1, widths: [6, 8], seeds: 2 },
  full: { images: 800, epochs: 5, widths: [6, 8, 12, 16], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images)];
    const make = (arm: Arm): SmallNet =>
      new SmallNet(1, arm === 'static, wider' ? widths.map((width) => 2 * width) : widths, 10, blockOf(arm));
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'static, other seeds' ? seed + 100 : seed;
      return (await train(() => make(arm), { train: set, test, epochs, seed: own })).accuracies.at(-1) as number;
    });
    const costs = [];
    for (const arm of ARMS.slice(0, 3))
      costs.push((await profileModel(make(arm), [1, 28, 28, 1], { memory: false })).layers[0]);
    const [fixed, dynamic, wider] = costs;
    return {
      measurements: {
        gain: difference(arms.dynamic, arms.static),
        wider: difference(arms.dynamic, arms['static, wider']),
        null: difference(arms['static, other seeds'], arms.static),
        macs: exact(dynamic.macs / fixed.macs),
        widerMacs: exact(wider.macs / dynamic.macs),
        parameters: exact(dynamic.parameters / fixed.parameters),
      },
      figures: [
        armBars('Test accuracy', 'part that is right', arms),
        {
          kind: 'bar',
          title: 'Cost',
          categories: ARMS.slice(0, 3),
          y: { label: 'million multiply-adds' },
          series: [{ name: 'MACs', values: costs.map(({ macs }) => macs / 1e6) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.gain, 0),
          yes: `for ${estimateText(m.macs)} times the multiply-adds and ${estimateText(m.parameters)} times the parameters dynamic kernels gain ${percentText(m.gain)} (nothing changed: ${percentText(m.null)})`,
          no: `for ${estimateText(m.macs)} times the multiply-adds and ${estimateText(m.parameters)} times the parameters dynamic kernels change accuracy by ${percentText(m.gain)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
      [
        {
          is: above(m.wider, -0.01),
          yes: `they are as good as a network of twice the width, which costs ${estimateText(m.widerMacs)} times as much: ${percentText(m.wider)}`,
          no: `a network of twice the width, at ${estimateText(m.widerMacs)} times the cost, is better: ${percentText(m.wider)}`,
        },
      ],
    ),
});
