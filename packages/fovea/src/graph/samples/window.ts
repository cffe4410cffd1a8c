// Samples of contractions and windows: matrix products, convolutions, pooling.

import { type ConvGeometry, inputShape, outputShape, type PoolGeometry, weightShape } from '../../base/geometry.ts';
import type { Shape } from '../../base/shape.ts';
import { type ConvCase, convGeometry, type PoolCase, poolGeometry } from '../../base/test-geometry.ts';
import * as build from '../build.ts';
import { distinct, exactly, type Sample, type Samples, uniform } from './sample.ts';

const product = (name: string, a: Shape, b: Shape): Sample => ({
  name,
  inputs: [uniform(a), uniform(b)],
  build: build.matmul,
});

const MATMUL: Samples<'matmul'> = {
  matmul: [
    product('matrices', [3, 4], [4, 5]),
    product('one by one', [1, 1], [1, 1]),
    product('row by column', [1, 37], [37, 1]),
    product('column by row', [9, 1], [1, 11]),
    product('odd sizes', [13, 37], [37, 21]),
    product('batch', [2, 3, 4, 5], [2, 3, 5, 2]),
    product('no rows', [0, 4], [4, 3]),
    product('nothing to sum', [3, 0], [0, 2]),
    product('empty batch', [0, 2, 3], [0, 3, 2]),
    {
      name: 'transposed operands',
      inputs: [uniform([2, 5, 3]), uniform([2, 4, 5])],
      build: (a, b) => build.matmul(build.transposeLast(a), build.transposeLast(b)),
    },
    {
      name: 'heads',
      inputs: [uniform([2, 4, 3, 5]), uniform([2, 4, 3, 5])],
      build: (q, k) => build.matmul(build.transpose(q, [0, 2, 1, 3]), build.transpose(k, [0, 2, 3, 1])),
    },
    {
      name: 'one weight for the batch',
      inputs: [uniform([2, 3, 4]), uniform([4, 5])],
      build: (x, w) => build.matmul(x, build.expandTo(w, [2, 4, 5])),
    },
    {
      name: 'one left matrix for the batch',
      inputs: [uniform([3, 4]), uniform([2, 4, 5])],
      build: (a, b) => build.matmul(build.expandTo(a, [2, 3, 4]), b),
    },
    { name: 'with itself', inputs: [uniform([4, 4])], build: (x) => build.matmul(x, build.transposeLast(x)) },
  ],
};

const CONVOLUTIONS: Readonly<Record<string, ConvCase>> = {
  pointwise: { input: [2, 3, 4, 5], kernel: [1, 1], outChannels: 3 },
  'pointwise with stride': { input: [1, 5, 4, 3], kernel: [1, 1], stride: [2, 3], outChannels: 2 },
  'padded 3 × 3': { input: [2, 4, 5, 3], kernel: [3, 3], padding: [1, 1, 1, 1], outChannels: 4 },
  'stride 2': { input: [1, 7, 6, 2], kernel: [3, 3], stride: [2, 2], padding: [1, 1, 1, 1], outChannels: 3 },
  'uneven padding': { input: [1, 4, 5, 2], kernel: [3, 2], padding: [2, 0, 1, 3], outChannels: 2 },
  'last rows unseen': { input: [1, 6, 8, 2], kernel: [2, 3], stride: [3, 4], outChannels: 2 },
  'stride beyond the kernel': { input: [1, 7, 7, 2], kernel: [2, 2], stride: [3, 3], outChannels: 2 },
  dilated: { input: [1, 8, 7, 2], kernel: [3, 2], padding: [2, 1, 2, 1], dilation: [2, 3], outChannels: 2 },
  grouped: { input: [2, 4, 4, 6], kernel: [3, 3], padding: [1, 1, 1, 1], groups: 3, outChannels: 9 },
  'grouped with stride and dilation': {
    input: [1, 7, 8, 4],
    kernel: [3, 3],
    stride: [2, 1],
    padding: [2, 2, 2, 2],
    dilation: [2, 2],
    groups: 2,
    outChannels: 2,
  },
  depthwise: { input: [1, 5, 6, 5], kernel: [3, 3], padding: [1, 1, 1, 1], groups: 5, outChannels: 5 },
  'depthwise with stride': {
    input: [2, 7, 6, 4],
    kernel: [5, 5],
    stride: [2, 2],
    padding: [2, 2, 2, 2],
    groups: 4,
    outChannels: 4,
  },
  'depthwise, more outputs': { input: [1, 4, 4, 3], kernel: [3, 3], padding: [1, 1, 1, 1], groups: 3, outChannels: 6 },
  'kernel larger than the image': { input: [1, 3, 3, 2], kernel: [5, 5], padding: [2, 2, 2, 2], outChannels: 2 },
  'whole image': { input: [2, 3, 4, 3], kernel: [3, 4], outChannels: 5 },
  'vector tails': { input: [1, 9, 10, 9], kernel: [3, 3], padding: [1, 1, 1, 1], outChannels: 11 },
  'empty batch': { input: [0, 4, 4, 2], kernel: [3, 3], outChannels: 3 },
};

type Operands = 'x' | 'w' | 'y';

/** The same convolutions for each of the three primitives: `operands` are its inputs, in order. */
function convolutions(
  make: (
    a: Parameters<typeof build.conv2d>[0],
    b: Parameters<typeof build.conv2d>[1],
    g: ConvGeometry,
  ) => ReturnType<typeof build.conv2d>,
  ...operands: readonly [Operands, Operands]
): Sample[] {
  return Object.entries(CONVOLUTIONS).map(([name, options]) => {
    const g = convGeometry(options);
    const shapes: Record<Operands, Shape> = { x: inputShape(g), w: weightShape(g), y: outputShape(g) };
    return { name, inputs: operands.map((operand) => uniform(shapes[operand])), build: (a, b) => make(a, b, g) };
  });
}

const CONV: Samples<'conv2d' | 'conv2dInputGrad' | 'conv2dWeightGrad'> = {
  conv2d: convolutions(build.conv2d, 'x', 'w'),
  conv2dInputGrad: convolutions(build.conv2dInputGrad, 'y', 'w'),
  conv2dWeightGrad: convolutions(build.conv2dWeightGrad, 'x', 'y'),
};

const POOLS: Readonly<Record<string, PoolCase>> = {
  '2 × 2': { input: [2, 4, 6, 3], kernel: [2, 2], stride: [2, 2] },
  overlapping: { input: [1, 7, 6, 2], kernel: [3, 3], stride: [2, 2], padding: [1, 1, 1, 1] },
  'stride 1': { input: [1, 4, 5, 5], kernel: [3, 2] },
  'uneven padding': { input: [1, 5, 4, 2], kernel: [3, 3], stride: [2, 1], padding: [2, 0, 1, 1] },
  dilated: { input: [1, 7, 8, 2], kernel: [2, 3], padding: [1, 2, 0, 2], dilation: [3, 2] },
  'whole image': { input: [2, 3, 4, 5], kernel: [3, 4] },
  'one pixel': { input: [1, 3, 3, 2], kernel: [1, 1], stride: [2, 2] },
  'vector tails': { input: [1, 9, 9, 9], kernel: [3, 3], stride: [2, 2], padding: [1, 1, 1, 1] },
  'empty batch': { input: [0, 4, 4, 2], kernel: [2, 2], stride: [2, 2] },
};

/** The same poolings for each primitive. */
const pools = (make: (g: PoolGeometry) => Omit<Sample, 'name'>): Sample[] =>
  Object.entries(POOLS).map(([name, options]) => ({ name, ...make(poolGeometry(options)) }));

const small = poolGeometry({ input: [1, 4, 4, 2], kernel: [3, 3], padding: [1, 1, 1, 1] });
const unusual = (name: string, values: readonly number[], make: typeof build.maxPool2d): Sample => ({
  name,
  inputs: [exactly(inputShape(small), values)],
  build: (x) => make(x, small),
  smooth: false,
});
const TIES = [2, 1, 2];
const WITH_NAN = [1, 2, Number.NaN, 3, 4, Number.NEGATIVE_INFINITY, 0];

const MAX_POOL: Samples<'maxPool2d' | 'maxPool2dIndices' | 'poolGather' | 'poolScatter'> = {
  maxPool2d: [
    ...pools((g) => ({ inputs: [distinct(inputShape(g))], build: (x) => build.maxPool2d(x, g) })),
    unusual('ties', TIES, build.maxPool2d),
    unusual('NaN', WITH_NAN, build.maxPool2d),
    unusual('all −∞', [Number.NEGATIVE_INFINITY], build.maxPool2d),
  ],
  maxPool2dIndices: [
    ...pools((g) => ({ inputs: [distinct(inputShape(g))], build: (x) => build.maxPool2dIndices(x, g) })),
    unusual('ties', TIES, build.maxPool2dIndices),
    unusual('NaN', WITH_NAN, build.maxPool2dIndices),
    unusual('all −∞', [Number.NEGATIVE_INFINITY], build.maxPool2dIndices),
  ],
  poolGather: pools((g) => ({
    inputs: [uniform(inputShape(g)), distinct(inputShape(g))],
    build: (x, ranks) => build.poolGather(x, build.maxPool2dIndices(ranks, g), g),
  })),
  poolScatter: pools((g) => ({
    inputs: [uniform(outputShape(g)), distinct(inputShape(g))],
    build: (y, ranks) => build.poolScatter(y, build.maxPool2dIndices(ranks, g), g),
  })),
};

/** Both ways of counting; they differ only where there is padding. */
const bothCounts = (make: (g: PoolGeometry, countIncludePad: boolean) => Omit<Sample, 'name'>): Sample[] =>
  [true, false].flatMap((countIncludePad) =>
    pools((g) => make(g, countIncludePad)).map((sample) => ({
      ...sample,
      name: `${sample.name}, ${countIncludePad ? 'counting' : 'without'} padding`,
    })),
  );

const AVERAGE_POOL: Samples<'averagePool2d' | 'averagePool2dGrad'> = {
  averagePool2d: bothCounts((g, count) => ({
    inputs: [uniform(inputShape(g))],
    build: (x) => build.averagePool2d(x, g, count),
  })),
  averagePool2dGrad: bothCounts((g, count) => ({
    inputs: [uniform(outputShape(g))],
    build: (y) => build.averagePool2dGrad(y, g, count),
  })),
};

export const WINDOW_SAMPLES = { ...MATMUL, ...CONV, ...MAX_POOL, ...AVERAGE_POOL };
