// Convolution in the frequency domain against the direct one: kernels larger than the image, strides, dilation, groups; 'auto' does not take it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topologicalOrder } from '../src/graph/node.ts';
import { Conv2d } from '../src/nn/index.ts';
import { type Conv2dOptions, conv2d } from '../src/ops/index.ts';
import {
  type BackendName,
  getBackend,
  grad,
  type Shape,
  setBackend,
  type Tensor,
  tensor,
  zeros,
} from '../src/tensor/index.ts';
import { nodeOf } from '../src/tensor/internal.ts';
import { normal } from './formula.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

const values = (name: string, shape: Shape): Tensor => tensor(normal(name, shape), shape);

type Geometry = readonly [image: Shape, weight: Shape, options: Conv2dOptions];

const depthwise = (size: number, kernel: number, options: Conv2dOptions = {}): Geometry => [
  [2, size, size + 1, 3],
  [kernel, kernel, 1, 3],
  { padding: kernel >> 1, groups: 3, ...options },
];

const GEOMETRIES: readonly Geometry[] = [
  depthwise(9, 5),
  depthwise(6, 11),
  depthwise(7, 13, { padding: 'same' }),
  depthwise(12, 7, { stride: 2 }),
  depthwise(12, 4, {
    stride: [3, 2],
    padding: [
      [0, 3],
      [2, 1],
    ],
  }),
  depthwise(15, 4, { dilation: [3, 2] }),
  depthwise(8, 8, { padding: 0 }),
  [[1, 8, 5, 4], [3, 5, 4, 6], { padding: [1, 2] }],
  [[2, 6, 7, 4], [5, 3, 2, 6], { groups: 2, padding: 'same', dilation: [1, 2] }],
  [[2, 7, 6, 2], [3, 3, 1, 6], { groups: 2, stride: 2, padding: 1 }],
];

const largestError = (actual: ArrayLike<number>, expected: ArrayLike<number>): number => {
  const largest = Math.max(...Array.from(expected, Math.abs));
  return Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i]))) / largest;
};

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(GEOMETRIES.map((one) => [JSON.stringify(one), one] as const))(
    '%s has the same values and gradients',
    async (_, [imageShape, weightShape, options]) => {
      const [x, w] = [values('image', imageShape), values('weight', weightShape)];
      const bias = values('bias', [weightShape[3]]);
      const results = (algorithm: 'direct' | 'fft'): Tensor[] => {
        const y = conv2d(x, w, bias, { ...options, algorithm });
        return [y, ...grad(y.mul(values('slope', y.shape)).sum(), [x, w, bias])];
      };
      const [direct, fourier] = [results('direct'), results('fft')];
      for (const [i, result] of direct.entries()) {
        expect(fourier[i].shape).toEqual(result.shape);
        expect(largestError(await fourier[i].data(), await result.data())).toBeLessThan(2e-6);
      }
    },
  );
});

const isFourier = (y: Tensor): boolean => topologicalOrder([nodeOf(y)]).every(({ op }) => op !== 'conv2d');

it.each([
  ['a large depthwise kernel', [1, 56, 56, 8], [31, 31, 1, 8], 8],
  ['a small depthwise kernel', [1, 56, 56, 8], [7, 7, 1, 8], 8],
  ['a large kernel of all channels', [1, 28, 28, 8], [21, 21, 8, 8], 1],
] as const)('%s: auto does not leave the windows', (_, image, weight, groups) => {
  const y = conv2d(zeros(image), zeros(weight), undefined, { groups, padding: 'same' });
  expect(isFourier(y)).toBe(false);
});

it('a pixel of 10⁶, or NaN, reaches its windows only', async () => {
  await setBackend('wasm', { threads: 1 });
  const [size, channels, kernelSize] = [40, 5, 15];
  const clean = await values('image', [1, size, size, channels]).data();
  const layer = new Conv2d(channels, channels, { kernelSize, padding: 7, groups: channels });
  const run = async (pixel?: number): Promise<ArrayLike<number>> => {
    const image = Float32Array.from(clean);
    if (pixel !== undefined) image[(10 * size + 12) * channels + 3] = pixel;
    return layer.forward(tensor(image, [1, size, size, channels])).data();
  };
  const expected = await run();
  for (const pixel of [1e6, Number.NaN]) {
    const actual = await run(pixel);
    for (let i = 0; i < expected.length; i++) {
      const [channel, x, y] = [i % channels, Math.floor(i / channels) % size, Math.floor(i / channels / size)];
      const isNear = channel === 3 && Math.abs(x - 12) <= 7 && Math.abs(y - 10) <= 7;
      if (isNear === Object.is(actual[i], expected[i])) expect.fail(`${pixel} at ${y}, ${x}, ${channel}: ${actual[i]}`);
    }
  }
  await (await getBackend()).dispose();
});

it('a layer takes the algorithm as a setting', () => {
  const settings = { kernelSize: 5, padding: 2, groups: 4 } as const;
  const x = zeros([1, 8, 8, 4]);
  expect(isFourier(new Conv2d(4, 4, { ...settings, algorithm: 'fft' }).forward(x))).toBe(true);
  expect(isFourier(new Conv2d(4, 4, settings).forward(x))).toBe(false);
  const options = { algorithm: 'winograd' as 'fft' };
  expect(() => conv2d(x, zeros([3, 3, 4, 4]), undefined, options)).toThrow(
    `conv2d: algorithm must be 'direct', 'fft' or 'auto': got "winograd"`,
  );
});
