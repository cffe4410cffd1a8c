// Which kernels can be epilogues of another.

import { describe, expect, test } from 'vitest';
import { canFuseEpilogue } from './epilogue.ts';
import type { Kernel } from './ir.ts';
import { columnSums, copy, dense, product } from './test-kernels.ts';

const flat = (from: number, to: number): Kernel => copy(from, to, { dims: [12] });

describe('an epilogue of a product', () => {
  test('is a map or a sum of columns over its result', () => {
    expect(canFuseEpilogue(flat(2, 3), product, [])).toBe(true);
    expect(canFuseEpilogue(columnSums(2, 3), product, [])).toBe(true);
  });

  test('may read what an earlier epilogue writes', () => {
    expect(canFuseEpilogue(flat(3, 4), product, [flat(2, 3)])).toBe(true);
  });

  test.each([
    ['that it does not read', flat(5, 6), product, []],
    ['whose elements it walks in another order', copy(2, 3, { dims: [12], loads: [dense(2, [-1], 11)] }), product, []],
    ['of another size', copy(2, 3), product, []],
    ['that an epilogue has summed', flat(3, 4), product, [columnSums(2, 3)]],
    ['whose operand it overwrites', flat(2, 0), product, []],
    ['that has four epilogues', flat(2, 9), product, [flat(2, 3), flat(2, 4), flat(2, 5), flat(2, 6)]],
    ['with a batch', flat(2, 3), { ...product, batch: [2] }, []],
    ['that is not a product', flat(1, 2), flat(0, 1), []],
  ] as readonly [string, Kernel, Kernel, Kernel[]][])('is not fused with one %s', (_, kernel, host, epilogues) => {
    expect(canFuseEpilogue(kernel, host, epilogues)).toBe(false);
  });
});
