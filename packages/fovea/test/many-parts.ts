// Joins very many tensors, on its own and with what was computed before, and takes gradients of all of them: used by the tests of both tiers.

import { expect, it } from 'vitest';
import { concat, full, grad, iota, realize, stack, type Tensor, tensor } from '../src/tensor/index.ts';

/** Whole numbers from a row of `count`, all below 2²⁴ so that sums are exact. */
const value = (i: number): number => (i * 7) % 1001;

const scalars = (count: number): Tensor[] => Array.from({ length: count }, (_, i) => tensor(Float32Array.of(value(i))));

const expected = (count: number, of: (i: number) => number | number[]): number[] =>
  Array.from({ length: count }, (_, i) => of(i)).flat();

export function concatenates(count: number): void {
  it(`concat of ${count} tensors`, async () => {
    expect(Array.from(await concat(scalars(count)).data())).toEqual(expected(count, value));
  });
}

export function joinsManyParts(count: number): void {
  concatenates(count);

  it(`stack of ${count} tensors`, async () => {
    const pairs = Array.from({ length: count }, (_, i) => tensor(Float32Array.of(value(i), i)));
    expect(Array.from(await stack(pairs, 1).data())).toEqual([...expected(count, value), ...expected(count, (i) => i)]);
  });

  it(`the gradient of a concatenation of ${count} tensors`, async () => {
    const parts = scalars(count);
    const slopes = concat(grad(concat(parts).square().sum(), parts));
    expect(Array.from(await slopes.data())).toEqual(expected(count, (i) => 2 * value(i)));
  });
}

export function joinsDifferentParts(count: number): void {
  it(`concat of ${count} tensors that differ in shape and in what computes them, read by others`, async () => {
    const wide = full([2, 3], 2).add(tensor([[0], [1]]));
    const kinds: readonly ((i: number) => { part: Tensor; rows: number[][] })[] = [
      (i) => ({ part: tensor([[i], [i + 1]]), rows: [[i], [i + 1]] }),
      (i) => ({
        part: tensor([[i, 3]])
          .mul(2)
          .expand(2, 2),
        rows: [
          [2 * i, 6],
          [2 * i, 6],
        ],
      }),
      (i) => ({ part: full([2, 1], i), rows: [[i], [i]] }),
      (i) => ({ part: wide.sum(1, { keepDims: true }).add(i), rows: [[6 + i], [9 + i]] }),
      () => ({
        part: iota([2, 2]).cast('float32'),
        rows: [
          [0, 1],
          [0, 1],
        ],
      }),
      () => ({ part: full([2, 0], 1), rows: [[], []] }),
      (i) => ({
        part: tensor([i, i + 1, i + 2, i + 3], [2, 2]).transpose(1, 0),
        rows: [
          [i, i + 2],
          [i + 1, i + 3],
        ],
      }),
    ];
    const made = Array.from({ length: count }, (_, i) => kinds[i % kinds.length](i));
    const joined = concat(
      made.map(({ part }) => part),
      1,
    );
    const rows = [0, 1].map((row) => made.flatMap((one) => one.rows[row]));
    const sums = joined.sum(1);
    const parts = made.map((_, i) => joined.slice(1, i, i + 1).mul(3));
    await realize(joined, sums, ...parts);
    expect(await joined.toArray()).toEqual(rows);
    expect(await sums.toArray()).toEqual(rows.map((row) => row.reduce((sum, x) => sum + x, 0)));
    const [first] = (await concat(parts, 1).toArray()) as number[][];
    expect(first).toEqual(rows[0].slice(0, count).map((x) => 3 * x));
  });
}
