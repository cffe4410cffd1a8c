// B13: norms per channel and per token, by the size of the batch, in a convolutional network and a transformer.

import { takeImages } from 'fovea/data';
import { Activation, BatchNorm2d, Conv2d, GroupNorm, type Layer, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, judge, percentText } from '../framework/verdict.ts';
import { difference, mean } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { SmallVit } from '../workbench/small-vit.ts';
import { train } from '../workbench/training.ts';

const NORMS = ['batch', 'group', 'layer'] as const;
type Norm = (typeof NORMS)[number];

const normOf = (norm: Norm, width: number): Layer =>
  norm === 'batch' ? new BatchNorm2d(width) : new GroupNorm(norm === 'layer' ? 1 : 4, width);
const blockOf =
  (norm: Norm): MakeBlock =>
  (from, to, stride) =>
    new Sequential(
      new Conv2d(from, to, { kernelSize: 3, stride, padding: 1, bias: false }),
      normOf(norm, to),
      new Activation('relu'),
    );

interface Case {
  readonly kind: 'cnn' | 'vit';
  readonly norm: Norm;
  readonly batch: number;
  readonly seed: number;
}

export const norms = defineExperiment({
  id: 'B13',
  topic: 'normalisation',
  title: 'Norms per channel and per token',
  claim: {
    zh: 'CNN的BN在channel维度上统计均值和方差，同一个通道的featuremap由一个卷积核产生，分布要相对一致；transformer不同数据的相同token没什么道理，layernorm在样本内部对hidden dim做归一化',
    en: 'Batch norm, per channel, suits convolutional networks; layer norm, per token, suits transformers.',
  },
  varied: ['norm: batch, group, layer', 'images a batch', 'network: convolutional, transformer'],
  measures: {
    cnn: 'test accuracy of batch norm less layer norm, convolutional network, largest batch',
    cnnSmall: 'the same with the smallest batch',
    groupSmall: 'batch norm less group norm, convolutional network, smallest batch',
    vit: 'layer norm less batch norm, transformer, largest batch',
  },
  rule: 'In the convolutional network batch norm has to be better than layer norm, in the transformer the other way round, with the largest batch. That batch norm suits the convolutional network with few images a batch, too, is the claim’s reach.',
  caveat: 'Small networks on Fashion-MNIST; the learning rate is larger by the square root of the batch.',
  smoke: { images: 128, epochs: 1, batches: [2, 64], widths: [8, 8], width: 16, depth: 1, seeds: 2 },
  full: { images: 600, epochs: 4, batches: [2, 64], widths: [8, 12, 16, 24], width: 24, depth: 2, seeds: 5 },
  async run(context, { images, epochs, batches, widths, width, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const most = batches[batches.length - 1];
    const cases: Case[] = seedsOf(seeds).flatMap((seed) => [
      ...NORMS.flatMap((norm) => batches.map((batch) => ({ kind: 'cnn' as const, norm, batch, seed }))),
      ...(['batch', 'layer'] as const).map((norm) => ({ kind: 'vit' as const, norm, batch: most, seed })),
    ]);
    const found = await context.each(
      cases,
      ({ kind, norm, batch, seed }) => `${kind}, ${norm} norm, batch ${batch}, seed ${seed}`,
      async ({ kind, norm, batch, seed }) => {
        const make = (): SmallNet | SmallVit =>
          kind === 'cnn'
            ? new SmallNet(1, widths, 10, blockOf(norm))
            : new SmallVit({
                channels: 1,
                side: 28,
                patch: 4,
                width,
                depth,
                heads: 4,
                classes: 10,
                norm: norm === 'batch' ? 'batch' : 'layer',
              });
        const options = { train: set, test, epochs, seed, batchSize: batch, lr: 0.003 * Math.sqrt(batch / 64) };
        return (await train<SmallNet | SmallVit>(make, options)).accuracies.at(-1) as number;
      },
    );
    const of = (kind: string, norm: Norm, batch: number): number[] =>
      found.filter((_, i) => cases[i].kind === kind && cases[i].norm === norm && cases[i].batch === batch);
    const least = batches[0];
    return {
      measurements: {
        cnn: difference(of('cnn', 'batch', most), of('cnn', 'layer', most)),
        cnnSmall: difference(of('cnn', 'batch', least), of('cnn', 'layer', least)),
        groupSmall: difference(of('cnn', 'batch', least), of('cnn', 'group', least)),
        vit: difference(of('vit', 'layer', most), of('vit', 'batch', most)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Test accuracy, convolutional network',
          x: { label: 'images a batch', log: true },
          y: { label: 'part that is right' },
          series: NORMS.map((norm) =>
            curve(
              `${norm} norm`,
              batches,
              batches.map((batch) => mean(of('cnn', norm, batch))),
            ),
          ),
        },
        {
          kind: 'bar',
          title: 'Test accuracy, transformer',
          categories: ['batch norm', 'layer norm'],
          y: { label: 'part that is right' },
          series: [
            { name: 'accuracy', values: (['batch', 'layer'] as const).map((norm) => mean(of('vit', norm, most))) },
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.cnn, 0),
          yes: `in a convolutional network batch norm is better than layer norm by ${percentText(m.cnn)}`,
          no: `in a convolutional network batch norm is not better than layer norm: ${percentText(m.cnn)}`,
        },
        {
          is: above(m.vit, 0),
          yes: `in a transformer layer norm is better than batch norm by ${percentText(m.vit)}`,
          no: `in a transformer layer norm is not better than batch norm: ${percentText(m.vit)}`,
        },
      ],
      [
        {
          is: above(m.cnnSmall, 0),
          yes: `with the smallest batch, too: ${percentText(m.cnnSmall)}`,
          no: `with the smallest batch it is not: ${percentText(m.cnnSmall)} against layer norm, ${percentText(m.groupSmall)} against group norm`,
        },
      ],
    ),
});
