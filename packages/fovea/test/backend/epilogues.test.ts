// Epilogues of a convolution give what they give alone, wherever its chunks begin.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conv2d } from '../../src/ops/index.ts';
import { Generator, getBackend, realize, setBackend, type Tensor, tensor, where } from '../../src/tensor/index.ts';
import { normal } from '../formula.ts';

beforeAll(() => setBackend('wasm', { threads: 2 }));
afterAll(async () => (await getBackend()).dispose());

const numbers = (name: string, ...shape: number[]): Tensor =>
  tensor(
    normal(name, shape).map((value) => value + 4),
    shape,
  );

describe.each([30, 32, 33, 34, 35])('%i channels', (channels) => {
  it.each([
    ['a depthwise convolution', 3, channels, [3, 3, 1, channels]],
    ['a convolution', 3, 1, [3, 3, channels, channels]],
    ['a pointwise convolution', 1, 1, [1, 1, channels, channels]],
  ] as const)('random numbers behind %s', async (_, kernel, groups, shape) => {
    const image = numbers('image', 1, 13, 7, channels);
    const result = conv2d(image, numbers('weight', ...shape), undefined, { padding: (kernel - 1) / 2, groups });
    const mask = (): Tensor => new Generator(7).bernoulli(result.shape, 0.5);
    const [masked, alone, plain] = [
      where(mask(), result, 0),
      mask(),
      conv2d(image, numbers('weight', ...shape), undefined, { padding: (kernel - 1) / 2, groups }),
    ];
    await realize(masked);
    const [kept, values] = [await alone.data(), await plain.data()];
    expect(await masked.data()).toEqual(values.map((value, i) => (kept[i] ? value : 0)));
  });
});
