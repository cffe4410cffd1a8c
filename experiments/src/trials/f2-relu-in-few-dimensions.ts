// F2: what relu loses in few dimensions: a spiral there and back, and a network with and without relu in its narrow places.

import type { Tensor } from 'fovea';
import { takeImages } from 'fovea/data';
import { Activation, BatchNorm2d, Conv2d, type Layer, Module, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, mean } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const POINTS = 200;
const SPIRAL = Array.from({ length: POINTS }, (_, i) => {
  const angle = (4 * Math.PI * i) / POINTS;
  return [(angle * Math.cos(angle)) / 12, (angle * Math.sin(angle)) / 12] as const;
});

/** T⁺ of a matrix `[n][2]` by its normal equations. */
function backFrom(T: readonly (readonly [number, number])[]): [number[], number[]] {
  const [a, b, d] = T.reduce(([p, q, r], [x, y]) => [p + x * x, q + x * y, r + y * y], [0, 0, 0]);
  const determinant = a * d - b * b;
  return [T.map(([x, y]) => (d * x - b * y) / determinant), T.map(([x, y]) => (a * y - b * x) / determinant)];
}

/** The spiral sent to n dimensions by a random matrix, through relu, and back by the matrix's pseudo-inverse. */
function thereAndBack(n: number, seed: number): { readonly error: number; readonly points: [number, number][] } {
  const values = normals(2 * n, seed, 51);
  const T = Array.from({ length: n }, (_, i) => [values[2 * i], values[2 * i + 1]] as const);
  const [row, other] = backFrom(T);
  const points = SPIRAL.map(([x, y]): [number, number] => {
    const seen = T.map(([a, b]) => Math.max(0, a * x + b * y));
    // relu halves the signal.
    return [
      2 * seen.reduce((sum, value, i) => sum + row[i] * value, 0),
      2 * seen.reduce((sum, value, i) => sum + other[i] * value, 0),
    ];
  });
  const square = (list: readonly (readonly [number, number])[]): number =>
    list.reduce((sum, [x, y]) => sum + x * x + y * y, 0);
  const apart = points.map(([x, y], i) => [x - SPIRAL[i][0], y - SPIRAL[i][1]] as const);
  return { error: Math.sqrt(square(apart) / square(SPIRAL)), points };
}

/** Expand, depthwise, project; the projection with or without relu; a residual connection where the shape stays. */
class Inverted extends Module {
  readonly layers: Sequential;

  constructor(from: number, to: number, stride: number, expand: number, narrowRelu: boolean) {
    super();
    const wide = from * expand;
    const conv = (a: number, b: number, kernel: number, step = 1, groups = 1): Layer[] => [
      new Conv2d(a, b, { kernelSize: kernel, stride: step, padding: kernel >> 1, groups, bias: false }),
      new BatchNorm2d(b),
    ];
    this.layers = new Sequential(
      ...conv(from, wide, 1),
      new Activation('relu6'),
      ...conv(wide, wide, 3, stride, wide),
      new Activation('relu6'),
      ...conv(wide, to, 1),
      ...(narrowRelu ? [new Activation('relu6')] : []),
    );
  }

  override forward(x: Tensor): Tensor {
    const y = this.layers.forward(x);
    return y.shape.join() === x.shape.join() ? y.add(x) : y;
  }
}

const ARMS = ['linear bottleneck', 'relu in the bottleneck', 'linear, other seeds'] as const;

export const narrowRelu = defineExperiment({
  id: 'F2',
  topic: 'architectures',
  title: 'Relu in few dimensions',
  claim: {
    zh: '在低维空间容易丢特征，所以倒残差先升维再降维；减少丢特征：最后一层不用relu',
    en: 'Features are lost in few dimensions, so that inverted residuals expand first; the last layer has no relu, to lose fewer.',
  },
  varied: ['dimensions', 'relu in the bottleneck'],
  measures: {
    few: 'relative error of the spiral there and back, 3 dimensions',
    many: 'the same, 64 dimensions',
    accuracy: 'test accuracy with a linear bottleneck less that with relu in it',
    null: 'the same for linear with other seeds (nothing changed)',
  },
  rule: 'In 3 dimensions the error has to be above 0.3, in 64 below 0.3 and smaller. That a trained network gains from linear bottlenecks is the claim’s reach.',
  caveat: 'A network of four inverted residuals of 4 to 8 channels on Fashion-MNIST.',
  smoke: { dimensions: [3, 64], draws: 5, images: 128, epochs: 1, widths: [4], seeds: 2 },
  full: { dimensions: [2, 3, 5, 10, 20, 64, 128], draws: 40, images: 3000, epochs: 5, widths: [4, 6, 6, 8], seeds: 8 },
  async run(context, { dimensions, draws, images, epochs, widths, seeds }) {
    const found = await context.each(
      dimensions,
      (n) => `spiral, ${n} dimensions`,
      (n) =>
        seedsOf(draws)
          .map((seed) => thereAndBack(n, seed))
          .map(({ error, points }, i) => ({ error, points: i === 0 ? points : [] })),
    );
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const block: MakeBlock = (from, to, stride) =>
        new Inverted(from, to, stride, from === 1 ? 8 : 3, arm === 'relu in the bottleneck');
      const { accuracies } = await train(() => new SmallNet(1, widths, 10, block), {
        train: set,
        test,
        epochs,
        seed: arm === 'linear, other seeds' ? seed + 100 : seed,
        lr: 0.005,
      });
      return accuracies.at(-1) as number;
    });
    const errors = (n: number) => bootstrap(found[dimensions.indexOf(n)].map(({ error }) => error));
    return {
      measurements: {
        few: errors(3),
        many: errors(64),
        accuracy: difference(arms['linear bottleneck'], arms['relu in the bottleneck']),
        null: difference(arms['linear, other seeds'], arms['linear bottleneck']),
      },
      figures: [
        {
          kind: 'line',
          title: 'Error of the spiral there and back',
          x: { label: 'dimensions', log: true },
          y: { label: 'relative error' },
          series: [
            curve(
              'mean over matrices',
              dimensions,
              found.map((list) => mean(list.map(({ error }) => error))),
            ),
          ],
        },
        {
          kind: 'scatter',
          title: 'The spiral, and what comes back',
          x: { label: 'x' },
          y: { label: 'y' },
          series: [
            { name: 'spiral', points: SPIRAL },
            ...[3, 64].map((n) => ({ name: `${n} dimensions`, points: found[dimensions.indexOf(n)][0].points })),
          ],
        },
        armBars('Test accuracy', 'part that is right', arms),
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.few, 0.3), below(m.many, 0.3)),
          yes: `a spiral comes back from 3 dimensions with an error of ${estimateText(m.few)}, from 64 with ${estimateText(m.many)}`,
          no: `a spiral comes back from 3 dimensions with an error of ${estimateText(m.few)}, from 64 with ${estimateText(m.many)}`,
        },
      ],
      [
        {
          is: above(m.accuracy, 0),
          yes: `a linear bottleneck gains ${percentText(m.accuracy)} (nothing changed: ${percentText(m.null)})`,
          no: `a linear bottleneck changes accuracy by ${percentText(m.accuracy)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
    ),
});
