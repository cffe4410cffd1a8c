// G5: a convolutional network, a transformer and a mixer by number of images.

import type { Tensor } from 'fovea';
import { takeImages } from 'fovea/data';
import { Conv2d, LayerNorm, Linear, Module } from 'fovea/nn';
import { gelu } from 'fovea/ops';
import type { ImageClassifier } from 'fovea/train';
import { defineExperiment } from '../framework/experiment.ts';
import { above, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, mean } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { SmallVit } from '../workbench/small-vit.ts';
import { train } from '../workbench/training.ts';

const NETS = ['convolutional', 'transformer', 'mixer'] as const;
type Net = (typeof NETS)[number];

/** Perceptrons over the tokens and over the channels, each after a norm and beside an identity (Tolstikhin et al., arXiv:2105.01601). */
class MixerBlock extends Module {
  readonly norm1: LayerNorm;
  readonly tokens: readonly Linear[];
  readonly norm2: LayerNorm;
  readonly channels: readonly Linear[];

  constructor(count: number, width: number) {
    super();
    this.norm1 = new LayerNorm(width);
    this.tokens = [new Linear(count, count), new Linear(count, count)];
    this.norm2 = new LayerNorm(width);
    this.channels = [new Linear(width, 2 * width), new Linear(2 * width, width)];
  }

  override forward(x: Tensor): Tensor {
    const across = this.norm1.forward(x).transpose(0, 2, 1);
    const mixed = x.add(this.tokens[1].forward(gelu(this.tokens[0].forward(across))).transpose(0, 2, 1));
    return mixed.add(this.channels[1].forward(gelu(this.channels[0].forward(this.norm2.forward(mixed)))));
  }
}

class Mixer extends Module {
  readonly patches: Conv2d;
  readonly blocks: readonly MixerBlock[];
  readonly norm: LayerNorm;
  readonly head: Linear;

  constructor(width: number, depth: number) {
    super();
    this.patches = new Conv2d(1, width, { kernelSize: 4, stride: 4 });
    this.blocks = Array.from({ length: depth }, () => new MixerBlock(49, width));
    this.norm = new LayerNorm(width);
    this.head = new Linear(width, 10);
  }

  override forward(images: Tensor): Tensor {
    const map = this.patches.forward(images);
    const tokens = map.reshape(map.shape[0], 49, map.shape[3]);
    const mixed = this.blocks.reduce<Tensor>((x, block) => block.forward(x), tokens);
    return this.head.forward(this.norm.forward(mixed).mean(1));
  }
}

const makeNet = (net: Net, width: number, depth: number): ImageClassifier => {
  if (net === 'convolutional') return new SmallNet(1, [8, 12, 16, 24], 10, convBlock());
  if (net === 'mixer') return new Mixer(width, depth);
  return new SmallVit({ channels: 1, side: 28, patch: 4, width, depth, heads: 4, classes: 10 });
};

export const inductiveBias = defineExperiment({
  id: 'G5',
  topic: 'architectures',
  title: 'Inductive bias and the number of images',
  claim: {
    zh: '更低的inductive bias（CNN需要：空间不变性、kernel权重共享、local联系），mlp更低',
    en: 'Convolutional networks assume most about images, transformers less, MLPs least: the less is assumed, the more data are needed.',
  },
  varied: ['network', 'number of images, equal steps'],
  measures: {
    few: 'test accuracy of the convolutional network less the transformer’s, fewest images',
    many: 'the same, most images',
    closing: 'the first less the second',
    mixerFew: 'test accuracy of the transformer less the mixer’s, fewest images',
    cnn: 'test accuracy of the convolutional network, most images',
  },
  rule: 'With few images the convolutional network has to be ahead of the transformer. That the gap closes with more images, and that the mixer needs more than the transformer, is the claim’s reach.',
  caveat: 'Small networks of unequal cost, equal numbers of steps.',
  smoke: { counts: [64, 128], steps: 4, width: 16, depth: 1, seeds: 2 },
  full: { counts: [100, 400, 1600], steps: 120, width: 24, depth: 2, seeds: 5 },
  async run(context, { counts, steps, width, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const test = takeImages(data.test, Math.min(1000, 2 * counts[1]));
    const cases = counts.flatMap((count) =>
      NETS.flatMap((net) => seedsOf(seeds).map((seed) => ({ count, net, seed }))),
    );
    const found = await context.each(
      cases,
      ({ count, net, seed }) => `${net}, ${count} images, seed ${seed}`,
      async ({ count, net, seed }) => {
        const epochs = Math.max(1, Math.round(steps / Math.floor(count / 32)));
        const { accuracies } = await train(() => makeNet(net, width, depth), {
          train: takeImages(data.train, count),
          test,
          epochs,
          seed,
          batchSize: 32,
        });
        return accuracies.at(-1) as number;
      },
    );
    const of = (net: Net, count: number): number[] =>
      found.filter((_, i) => cases[i].net === net && cases[i].count === count);
    const [least, most] = [counts[0], counts[counts.length - 1]];
    const gaps = (count: number): number[] =>
      of('convolutional', count).map((value, i) => value - of('transformer', count)[i]);
    return {
      measurements: {
        few: bootstrap(gaps(least)),
        many: bootstrap(gaps(most)),
        closing: difference(gaps(least), gaps(most)),
        mixerFew: difference(of('transformer', least), of('mixer', least)),
        cnn: bootstrap(of('convolutional', most)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Test accuracy by number of images',
          x: { label: 'images', log: true },
          y: { label: 'part that is right' },
          series: NETS.map((net) =>
            curve(
              net,
              counts,
              counts.map((count) => mean(of(net, count))),
            ),
          ),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.few, 0),
          yes: `with few images the convolutional network is ahead by ${percentText(m.few)}`,
          no: `with few images the convolutional network is not ahead: ${percentText(m.few)}`,
        },
      ],
      [
        {
          is: above(m.closing, 0),
          yes: `with many by ${percentText(m.many)}`,
          no: `the gap does not close: with many images it is ${percentText(m.many)}`,
        },
        {
          is: above(m.mixerFew, 0),
          yes: `with few the transformer is ahead of the mixer by ${percentText(m.mixerFew)}`,
          no: `with few the transformer is not ahead of the mixer: ${percentText(m.mixerFew)}`,
        },
      ],
    ),
});
