// B10: squeeze-and-excitation and channel attention.

import { profileModel } from 'fovea/analysis';
import { takeImages } from 'fovea/data';
import { ChannelAttention, type Layer, SEModule, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, figureText, judge, percentText } from '../framework/verdict.ts';
import { difference, exact } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { convBlock, type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['plain', 'SE', 'channel attention', 'plain, other seeds'] as const;
type Arm = (typeof ARMS)[number];

const gateOf = (arm: Arm, width: number): Layer[] => {
  if (arm === 'SE') return [new SEModule(width, { rdChannels: Math.max(4, width >> 2) })];
  return arm === 'channel attention' ? [new ChannelAttention()] : [];
};
const blockOf =
  (arm: Arm): MakeBlock =>
  (from, to, stride) =>
    new Sequential(convBlock()(from, to, stride), ...gateOf(arm, to));

export const channelAttention = defineExperiment({
  id: 'B10',
  topic: 'attention',
  title: 'SE layers and channel attention',
  claim: {
    zh: 'SE Layer：H×W×C → mean pooling 1×1×C → fc → 1×1×C，糊到原始feature map上；Dual attention的channel attention保留了attention的基础形式，用C*C',
    en: 'An SE layer scales channels by a gate from their means, and helps; dual attention’s channel attention keeps the form of attention, C×C.',
  },
  varied: ['layer after each block: none, SE, channel attention'],
  measures: {
    se: 'test accuracy with SE less that without',
    channel: 'test accuracy with channel attention less that without',
    null: 'the same for plain with other seeds (nothing changed)',
    seCost: 'multiply-adds with SE over those without',
    channelCost: 'multiply-adds with channel attention over those without',
    parameters: 'parameters that SE adds, as a part',
  },
  rule: 'SE has to raise accuracy after the same training: its interval above 0. That channel attention does, too, is the claim’s reach.',
  caveat: 'Four blocks on Fashion-MNIST: deep networks with many channels may gain more.',
  smoke: { images: 128, epochs: 1, widths: [8, 8], seeds: 2 },
  full: { images: 1200, epochs: 4, widths: [12, 16, 24, 32], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const make = (arm: Arm): SmallNet => new SmallNet(1, widths, 10, blockOf(arm));
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'plain, other seeds' ? seed + 100 : seed;
      const { accuracies } = await train(() => make(arm), { train: set, test, epochs, seed: own });
      return accuracies.at(-1) as number;
    });
    const profiles = [];
    for (const arm of ARMS.slice(0, 3))
      profiles.push((await profileModel(make(arm), [1, 28, 28, 1], { memory: false })).layers[0]);
    const [plain, se, channel] = profiles;
    return {
      measurements: {
        se: difference(arms.SE, arms.plain),
        channel: difference(arms['channel attention'], arms.plain),
        null: difference(arms['plain, other seeds'], arms.plain),
        seCost: exact(se.macs / plain.macs),
        channelCost: exact(channel.macs / plain.macs),
        parameters: exact(se.parameters / plain.parameters - 1),
      },
      figures: [
        armBars('Test accuracy', 'part that is right', arms),
        {
          kind: 'bar',
          title: 'Multiply-adds of an image',
          categories: ['plain', 'SE', 'channel attention'],
          y: { label: 'million' },
          series: [{ name: 'MACs', values: profiles.map(({ macs }) => macs / 1e6) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.se, 0),
          yes: `SE gains ${percentText(m.se)} (nothing changed: ${percentText(m.null)}) for ${figureText(m.seCost.value)} times the multiply-adds and ${figureText(100 * m.parameters.value)} % more parameters`,
          no: `SE changes accuracy by ${percentText(m.se)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
      [
        {
          is: above(m.channel, 0),
          yes: `channel attention gains ${percentText(m.channel)}`,
          no: `channel attention changes accuracy by ${percentText(m.channel)}, for ${figureText(m.channelCost.value)} times the multiply-adds`,
        },
      ],
    ),
});
