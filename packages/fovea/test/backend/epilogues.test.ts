// Epilogues of a convolution give what they give alone, wherever its chunks begin.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conv2d } from '../../src/ops/index.ts';
import {
  compile,
  Generator,
  getBackend,
  realize,
  setBackend,
  type Tensor,
  tensor,
  where,
} from '../../src/tensor/index.ts';
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

describe('what reads sums of rows runs with them, row by row', () => {
  // Whole numbers, so that all sums are exact; several chunks, which begin at rows of any number.
  it.each([
    [1001, 37],
    [530, 64],
    [5, 3],
  ])('%i rows of %i', async (rows, columns) => {
    const values = Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7919) % 13) - 6);
    const x = tensor(values, [rows, columns]);
    const run = compile((input: Tensor) => {
      const below = input.sub(input.max(1, { keepDims: true }));
      const sum = below.sum(1, { keepDims: true });
      const odd = sum.mul(2).add(1);
      return [below.mul(odd), odd, below.mul(odd).sum(0)];
    });
    const [scaled, odd, total] = await Promise.all((await run(x)).map((result) => result.data()));
    const row = (r: number): number[] => [...values.subarray(r * columns, (r + 1) * columns)];
    const expected = Array.from({ length: rows }, (_, r) => {
      const below = row(r).map((value) => value - Math.max(...row(r)));
      const factor = 2 * below.reduce((a, b) => a + b, 0) + 1;
      return { factor, scaled: below.map((value) => value * factor + 0) };
    });
    expect([...odd]).toEqual(expected.map(({ factor }) => factor));
    expect([...scaled].map((value) => value + 0)).toEqual(expected.flatMap((each) => each.scaled));
    expect([...total]).toEqual(
      Array.from({ length: columns }, (_, c) => expected.reduce((sum, each) => sum + each.scaled[c], 0)),
    );
  });
});
