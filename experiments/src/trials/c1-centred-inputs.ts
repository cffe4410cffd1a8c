// C1: inputs that are all positive, and how gradients turn.

import { compile, type Tensor, tensor } from 'fovea';
import { type ImageSet, takeImages } from 'fovea/data';
import { Parameter } from 'fovea/nn';
import { binaryCrossEntropyWithLogits, crossEntropy } from 'fovea/ops';
import { SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, mean, ratio } from '../statistics/estimate.ts';
import { random, seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const SCALES = ['0 to 255', '0 to 1', 'centred', 'standardised'] as const;
type Scale = (typeof SCALES)[number];
/** Mean and deviation of Fashion-MNIST's pixels, as parts of 255. */
const [MEAN, STD] = [0.286, 0.353];

const scaled = (byte: number, scale: Scale): number =>
  ({ '0 to 255': byte, '0 to 1': byte / 255, centred: byte / 255 - MEAN, standardised: (byte / 255 - MEAN) / STD })[
    scale
  ];

interface Walk {
  readonly points: [number, number][];
  /** Part of the steps at which both weights move the same way. */
  readonly together: number;
  /** Mean angle between a step and the next, degrees. */
  readonly angle: number;
}

/** Logistic regression of two weights, one sample a step; the best weights differ in sign. */
async function walk(positive: boolean, seed: number, count: number): Promise<Walk> {
  const stream = random(seed, 61);
  const weight = new Parameter(new Float32Array(2), [2, 1]);
  const optimizer = new SGD([weight], { lr: 0.5 });
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = binaryCrossEntropyWithLogits(x.matmul(weight.read()).reshape(1), y);
    optimizer.minimize(loss);
    return weight.read();
  });
  const points: [number, number][] = [[0, 0]];
  for (let i = 0; i < count; i++) {
    const [u, v] = [stream.next(), stream.next()];
    const [x, y] = positive ? [u, v] : [u - 0.5, v - 0.5];
    const label = Number(stream.chance(1 / (1 + Math.exp(-6 * (u - v)))));
    const [a, b] = await (await step(tensor([x, y], [1, 2]), tensor([label]))).data();
    points.push([a, b]);
  }
  const moves = points.slice(1).map(([x, y], i) => [x - points[i][0], y - points[i][1]] as const);
  const angles = moves.slice(1).map(([x, y], i) => {
    const [p, q] = moves[i];
    return (
      (Math.acos(Math.max(-1, Math.min(1, (x * p + y * q) / (Math.hypot(x, y) * Math.hypot(p, q) || 1)))) * 180) /
      Math.PI
    );
  });
  return { points, together: mean(moves.map(([x, y]) => Number(x * y > 0))), angle: mean(angles) };
}

/** Training loss of softmax regression after the steps, at the best of the rates. */
async function best(scale: Scale, seed: number, set: ImageSet, count: number): Promise<number> {
  const rates = scale === '0 to 255' ? [1e-7, 1e-6, 1e-5, 1e-4] : [0.003, 0.01, 0.03, 0.1, 0.3];
  const [size, batch] = [784, 64];
  const inputs = Float32Array.from(set.pixels, (byte) => scaled(byte, scale));
  const images = tensor(inputs, [set.labels.length, size]);
  const labels = tensor(set.labels, [set.labels.length]);
  const losses: number[] = [];
  for (const lr of rates) {
    const [weight, bias] = [
      new Parameter(new Float32Array(size * 10), [size, 10]),
      new Parameter(new Float32Array(10), [10]),
    ];
    const optimizer = new SGD([weight, bias], { lr });
    const loss = (x: Tensor, y: Tensor): Tensor => crossEntropy(x.matmul(weight.read()).add(bias.read()), y);
    const step = compile((x: Tensor, y: Tensor) => {
      const value = loss(x, y);
      optimizer.minimize(value);
      return value;
    });
    const stream = random(seed, 62);
    for (let i = 0; i < count; i++) {
      const rows = tensor(
        Int32Array.from({ length: batch }, () => stream.integer(set.labels.length)),
        [batch],
      );
      (await step(images.gather(rows, 0), labels.gather(rows, 0))).dispose();
    }
    const end = await loss(images, labels).item();
    losses.push(Number.isFinite(end) ? end : 100);
  }
  return Math.min(...losses);
}

export const centredInputs = defineExperiment({
  id: 'C1',
  topic: 'data',
  title: 'Centred inputs',
  claim: {
    zh: '图像数据0-255归一化：输入值不要太大；如果以0为中心分布便于训练；如果输入全为正，权重或同时增加或同时减小，更新的效率较低',
    en: 'Inputs should not be large, and be centred at 0: where all are positive, the weights of a unit all grow or all shrink at a step, and training is less efficient.',
  },
  varied: ['scale of the inputs', 'learning rate'],
  measures: {
    positive: 'steps at which both weights move the same way, positive inputs',
    centred: 'the same, centred inputs',
    angle: 'mean angle between successive steps, positive inputs, over that of centred ones',
    gain: 'training loss with inputs from 0 to 1 over that with centred ones, each at its best rate',
    large: 'training loss with inputs from 0 to 255 over that with inputs from 0 to 1, each at its best rate',
    standard: 'training loss with centred inputs over that with standardised ones',
  },
  rule: 'With positive inputs all steps have to move both weights the same way, with centred ones fewer than 70 %, and centring has to lower the loss after the same steps. That large inputs are worse even at their own best rate is the claim’s reach.',
  smoke: { walk: 60, steps: 10, images: 128, seeds: 2 },
  full: { walk: 300, steps: 150, images: 1000, seeds: 5 },
  async run(context, { walk: length, steps, images, seeds }) {
    const walks = await context.each(
      [true, false].flatMap((positive) => seedsOf(seeds).map((seed) => ({ positive, seed }))),
      ({ positive, seed }) => `walk, ${positive ? 'positive' : 'centred'}, seed ${seed}`,
      ({ positive, seed }) => walk(positive, seed, length),
    );
    const set = takeImages((await context.data('fashion-mnist')).train, images);
    const losses = await context.each(
      SCALES.flatMap((scale) => seedsOf(seeds).map((seed) => ({ scale, seed }))),
      ({ scale, seed }) => `${scale}, seed ${seed}`,
      ({ scale, seed }) => best(scale, seed, set, steps),
    );
    const of = (scale: Scale): number[] =>
      losses.slice(SCALES.indexOf(scale) * seeds, (SCALES.indexOf(scale) + 1) * seeds);
    const [positive, centred] = [walks.slice(0, seeds), walks.slice(seeds)];
    const path = (name: string, { points }: Walk) =>
      curve(
        name,
        points.map(([x]) => x),
        points.map(([, y]) => y),
      );
    return {
      measurements: {
        positive: bootstrap(positive.map(({ together }) => together)),
        centred: bootstrap(centred.map(({ together }) => together)),
        angle: ratio(
          positive.map(({ angle }) => angle),
          centred.map(({ angle }) => angle),
        ),
        gain: ratio(of('0 to 1'), of('centred')),
        large: ratio(of('0 to 255'), of('0 to 1')),
        standard: ratio(of('centred'), of('standardised')),
      },
      figures: [
        {
          kind: 'line',
          title: 'Path of two weights',
          x: { label: 'first weight' },
          y: { label: 'second weight' },
          series: [path('positive inputs', positive[0]), path('centred inputs', centred[0])],
        },
        {
          kind: 'bar',
          title: 'Training loss after the same steps, at the best rate',
          categories: SCALES,
          y: { label: 'cross-entropy' },
          series: [{ name: 'loss', values: SCALES.map((scale) => mean(of(scale))) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.positive, 0.999), below(m.centred, 0.7)),
          yes: `with positive inputs both weights move the same way at every step, with centred ones at ${percentText(m.centred)}`,
          no: `both weights move the same way at ${percentText(m.positive)} of the steps with positive inputs, at ${percentText(m.centred)} with centred ones`,
        },
        {
          is: above(m.gain, 1),
          yes: `inputs from 0 to 1 leave ${estimateText(m.gain)} times the loss of centred ones after the same steps`,
          no: `centring does not help: inputs from 0 to 1 leave ${estimateText(m.gain)} times its loss`,
        },
      ],
      [
        {
          is: above(m.large, 1),
          yes: `inputs from 0 to 255 leave ${estimateText(m.large)} times the loss of those from 0 to 1`,
          no: `large inputs are only a matter of the rate: at their best one they leave ${estimateText(m.large)} times the loss`,
        },
      ],
    ),
});
