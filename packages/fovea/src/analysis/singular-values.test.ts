// Singular values against matrices whose values are known, and effective ranks.

import { describe, expect, it } from 'vitest';
import { effectiveRank, singularValues } from './singular-values.ts';

/** Numbers in −1…1. */
function numbers(count: number, seed: number): Float64Array {
  let state = seed;
  return new Float64Array(count).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

/** Columns at right angles, of length 1 (Gram–Schmidt). */
function orthogonal(rows: number, columns: number, seed: number): Float64Array[] {
  const list: Float64Array[] = [];
  for (let c = 0; c < columns; c++) {
    const own = numbers(rows, seed + 977 * c);
    for (let round = 0; round < 2; round++) {
      for (const other of list) {
        const product = own.reduce((sum, value, i) => sum + value * other[i], 0);
        for (let i = 0; i < rows; i++) own[i] -= product * other[i];
      }
    }
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    list.push(own.map((value) => value / norm));
  }
  return list;
}

describe('singularValues', () => {
  it.each([
    [6, 4, [5, 3, 2, 0.5]],
    [4, 9, [7, 7, 1e-3, 0]],
    [40, 30, Array.from({ length: 30 }, (_, i) => 2 ** -i)],
    [1, 5, [3]],
  ])('of a %d × %d matrix made of given ones', (rows, columns, values) => {
    const [u, v] = [orthogonal(rows, values.length, 1), orthogonal(columns, values.length, 2)];
    const matrix = Float64Array.from({ length: rows * columns }, (_, at) =>
      values.reduce((sum, value, k) => sum + value * u[k][Math.floor(at / columns)] * v[k][at % columns], 0),
    );
    const found = singularValues(matrix, rows, columns);
    expect(found).toHaveLength(Math.min(rows, columns));
    for (const [i, value] of values.entries()) expect(Math.abs(found[i] - value)).toBeLessThan(3e-8 * values[0]);
  });

  it('of zeros, of ones and of a diagonal', () => {
    expect([...singularValues(new Float32Array(6), 2, 3)]).toEqual([0, 0]);
    const [first, ...others] = singularValues(new Float32Array(12).fill(1), 3, 4);
    expect(first).toBeCloseTo(Math.sqrt(12), 12);
    for (const value of others) expect(value).toBeLessThan(1e-7);
    expect([...singularValues([3, 0, 0, -4], 2, 2)]).toEqual([4, 3]);
  });

  it('keep what orthogonal changes keep: the sum of squares', () => {
    const matrix = numbers(60 * 45, 5);
    const squares = matrix.reduce((sum, value) => sum + value * value, 0);
    const found = singularValues(matrix, 60, 45);
    expect(found.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 9);
  });
});

it('effective rank is the number of equal values, and 1 for a single one', () => {
  expect(effectiveRank(Float64Array.of(2, 2, 2, 0))).toBeCloseTo(3, 12);
  expect(effectiveRank(Float64Array.of(5, 0, 0))).toBe(1);
  expect(effectiveRank(new Float64Array(4))).toBe(0);
  const between = effectiveRank(Float64Array.of(3, 1));
  expect(between).toBeCloseTo(Math.exp(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25)), 12);
});
