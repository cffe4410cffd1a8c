// B8a: formulas of operations and parameters beside what is counted on the traced graph.

import { profileModel } from 'fovea/analysis';
import { Activation, AvgPool2d, Conv2d, GlobalAvgPool2d, Linear, type Module, MultiHeadAttention } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { below, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';

/** Channels in and out, side, kernel, groups. */
interface Sizes {
  readonly i: number;
  readonly o: number;
  readonly s: number;
  readonly k: number;
  readonly g: number;
}

interface Kind {
  readonly name: string;
  readonly make: (sizes: Sizes) => Module;
  readonly shape: (sizes: Sizes) => number[];
  /** Operations as the notes print them, and as they are. */
  readonly printed: (sizes: Sizes) => number;
  readonly corrected: (sizes: Sizes) => number;
  /** What of the profile the formula counts. */
  readonly counts: 'flops' | 'macs';
}

const image = ({ i, s }: Sizes): number[] => [1, s, s, i];
const conv = ({ i, o, k, g }: Sizes, bias = false) =>
  new Conv2d(i, o, { kernelSize: k, padding: k >> 1, groups: g, bias });
const same = (f: (sizes: Sizes) => number) => ({ printed: f, corrected: f });

const KINDS: readonly Kind[] = [
  {
    name: 'convolution',
    make: (z) => conv({ ...z, g: 1 }),
    shape: image,
    counts: 'flops',
    ...same(({ i, o, s, k }) => (2 * i * k * k - 1) * o * s * s),
  },
  {
    name: 'convolution with bias',
    make: (z) => conv({ ...z, g: 1 }, true),
    shape: image,
    counts: 'flops',
    ...same(({ i, o, s, k }) => 2 * i * k * k * o * s * s),
  },
  {
    name: 'grouped convolution',
    make: (z) => conv(z),
    shape: image,
    counts: 'flops',
    ...same(({ i, o, s, k, g }) => (2 * (i / g) * k * k - 1) * o * s * s),
  },
  {
    name: 'depthwise convolution',
    make: (z) => conv({ ...z, o: z.i, g: z.i }),
    shape: image,
    counts: 'flops',
    printed: ({ i, s, k }) => (2 * i * k * k - 1) * s * s,
    corrected: ({ i, s, k }) => (2 * k * k - 1) * i * s * s,
  },
  {
    name: 'pointwise convolution',
    make: (z) => conv({ ...z, k: 1, g: 1 }),
    shape: image,
    counts: 'flops',
    printed: ({ i, s }) => (2 * i - 1) * s * s,
    corrected: ({ i, o, s }) => (2 * i - 1) * o * s * s,
  },
  {
    name: 'fully connected',
    make: ({ i, o }) => new Linear(i, o, { bias: false }),
    shape: ({ i }) => [1, i],
    counts: 'flops',
    printed: ({ i, o }) => 2 * i * o - 1,
    corrected: ({ i, o }) => (2 * i - 1) * o,
  },
  {
    name: 'global pooling',
    make: () => new GlobalAvgPool2d(),
    shape: image,
    counts: 'flops',
    ...same(({ i, s }) => i * s * s),
  },
  {
    name: 'average pooling',
    make: () => new AvgPool2d({ kernelSize: 2 }),
    shape: image,
    counts: 'flops',
    ...same(({ i, s }) => 4 * (s / 2) ** 2 * i),
  },
  { name: 'relu', make: () => new Activation('relu'), shape: image, counts: 'flops', ...same(({ i, s }) => i * s * s) },
  {
    name: 'sigmoid',
    make: () => new Activation('sigmoid'),
    shape: image,
    counts: 'flops',
    ...same(({ i, s }) => 4 * i * s * s),
  },
  {
    name: 'attention, multiply-adds',
    make: ({ i }) => new MultiHeadAttention(i, { numHeads: 4 }),
    shape: ({ i, s }) => [1, s * s, i],
    counts: 'macs',
    ...same(({ i, s }) => 4 * s * s * i * i + 2 * s ** 4 * i),
  },
];

const SIZES: readonly Sizes[] = [
  { i: 16, o: 32, s: 8, k: 3, g: 4 },
  { i: 32, o: 64, s: 12, k: 5, g: 8 },
];

export const flopFormulas = defineExperiment({
  id: 'B8a',
  topic: 'layers',
  title: 'Formulas of FLOPs',
  claim: {
    zh: 'FLOPs：卷积 (2·C_int·k²−1)·C_out·H·W；分组卷积减少到1/n；深度可分离 (2·C_int·k²−1)·H·W 与 (2·C_int−1)·H·W；池化；全连接 2·C_int·C_out−1；ReLU H·W·C；sigmoid 4·H·W·C；多头注意力 4HW·C² + 2(HW)²·C',
    en: 'The operations of convolution, groups, depthwise separable convolution, pooling, fully connected layers, activations and attention are as the formulas say.',
  },
  varied: ['kind of layer', 'channels', 'kernel', 'groups'],
  measures: {
    kinds: 'kinds of layers',
    corrected: 'kinds whose corrected formula differs from the count',
    printed: 'kinds whose printed formula differs from the count',
    separable: 'of depthwise, pointwise and fully connected layers, kinds whose printed formula differs',
  },
  rule: 'The printed formulas have to be those of the count for all kinds but the three with slips, which are the claim’s reach; the corrected ones for all.',
  smoke: { sizes: 1 },
  full: { sizes: 2 },
  async run(context, { sizes }) {
    const cases = KINDS.flatMap((kind) => SIZES.slice(0, sizes).map((own) => ({ kind, own })));
    const counts = await context.each(
      cases,
      ({ kind, own }) => `${kind.name}, ${own.i} channels`,
      async ({ kind, own }) => {
        const { layers } = await profileModel(kind.make(own), kind.shape(own), { memory: false });
        return layers[0][kind.counts];
      },
    );
    const off = (which: 'printed' | 'corrected'): string[] => [
      ...new Set(cases.filter(({ kind, own }, i) => kind[which](own) !== counts[i]).map(({ kind }) => kind.name)),
    ];
    const slips = KINDS.slice(3, 6).map(({ name }) => name);
    const first = KINDS.map((_, i) => i * sizes);
    return {
      measurements: {
        kinds: exact(KINDS.length),
        corrected: exact(off('corrected').length),
        printed: exact(off('printed').length),
        separable: exact(off('printed').filter((name) => slips.includes(name)).length),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Formulas over the count on the graph',
          categories: KINDS.map(({ name }) => name),
          y: { label: 'formula / count', log: true },
          series: [
            { name: 'as printed', values: KINDS.map((kind, i) => kind.printed(SIZES[0]) / counts[first[i]]) },
            { name: 'corrected', values: KINDS.map((kind, i) => kind.corrected(SIZES[0]) / counts[first[i]]) },
          ],
        },
      ],
    };
  },
  verdict: (m) => {
    const others = m.printed.value - m.separable.value;
    return judge(
      [
        {
          is: below(m.corrected, 0.5),
          yes: 'the corrected formulas give the count for every kind of layer',
          no: `${m.corrected.value} corrected formulas differ from the count`,
        },
        {
          is: others === 0 ? 'yes' : 'no',
          yes: 'those printed for convolution, groups, pooling, activations and attention are right',
          no: `${others} other printed formulas are wrong`,
        },
      ],
      [
        {
          is: below(m.separable, 0.5),
          yes: 'so are the others',
          no: `those of ${m.separable.value} kinds are slips: depthwise keeps C_in and drops the channels, pointwise drops C_out, fully connected is (2·C_in − 1)·C_out`,
        },
      ],
    );
  },
});
