// Which kernels may run on the rows of another's result while they are in cache.

import { describe, expect, test } from 'vitest';
import { canFollow } from './follow.ts';
import type { Kernel, MatmulKernel } from './ir.ts';
import { columnSums, copy, dense } from './test-kernels.ts';

/** `[3, 4]`, into buffer 2. */
const product: MatmulKernel = {
  kind: 'matmul',
  batch: [],
  m: 3,
  n: 4,
  k: 5,
  a: { buffer: 0, offset: 0, batchStrides: [], rowStride: 5, columnStride: 1 },
  b: { buffer: 1, offset: 0, batchStrides: [], rowStride: 4, columnStride: 1 },
  out: { buffer: 2, offset: 0, batchStrides: [], rowStride: 4, columnStride: 1 },
};

const flat = (from: number, to: number): Kernel => copy(from, to, { dims: [12] });

describe('a kernel follows a product', () => {
  test('as a map or a sum of columns over its result', () => {
    expect(canFollow(flat(2, 3), product, [])).toBe(true);
    expect(canFollow(columnSums(2, 3), product, [])).toBe(true);
  });

  test('and an earlier follower', () => {
    expect(canFollow(flat(3, 4), product, [flat(2, 3)])).toBe(true);
  });

  test.each([
    ['that it does not read', flat(5, 6), product, []],
    ['whose elements it walks in another order', copy(2, 3, { dims: [12], loads: [dense(2, [-1], 11)] }), product, []],
    ['of another size', copy(2, 3), product, []],
    ['that a follower has summed', flat(3, 4), product, [columnSums(2, 3)]],
    ['whose operand it overwrites', flat(2, 0), product, []],
    ['that has four followers', flat(2, 9), product, [flat(2, 3), flat(2, 4), flat(2, 5), flat(2, 6)]],
    ['with a batch', flat(2, 3), { ...product, batch: [2] }, []],
    ['that is no product', flat(1, 2), flat(0, 1), []],
  ] as readonly [string, Kernel, Kernel, Kernel[]][])('but not one %s', (_, kernel, host, followers) => {
    expect(canFollow(kernel, host, followers)).toBe(false);
  });
});
