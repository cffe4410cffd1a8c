// Which kernels can be epilogues of another.

import { describe, expect, test } from 'vitest';
import { canFuseEpilogue } from './epilogue.ts';
import type { Kernel } from './ir.ts';
import { columnSums, copy, dense, product, rowSums } from './test-kernels.ts';

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

/** `to[row, column] = from[row]`, or with other strides. */
const spread = (from: number, to: number, strides = [1, 0], offset = 0): Kernel =>
  copy(from, to, {
    dims: [3, 4],
    loads: [dense(from, strides, offset)],
    stores: [{ view: dense(to, [4, 1]), value: 0 }],
  });
const perRow = (from: number, to: number): Kernel => copy(from, to, { dims: [3] });

describe('an epilogue of sums of rows', () => {
  const host = rowSums(0, 1);

  test.each([
    ['reads them row by row', spread(1, 2), []],
    ['goes from row to row', perRow(1, 2), []],
    ['reads values by row that an earlier one writes', spread(3, 2), [perRow(1, 3)]],
    ['reads rows that an earlier one writes', flat(3, 2), [spread(1, 3)]],
    ['sums rows', rowSums(3, 2), [spread(1, 3)]],
    ['sums columns', columnSums(3, 2), [spread(1, 3)]],
  ] as readonly [string, Kernel, Kernel[]][])('%s', (_, kernel, epilogues) => {
    expect(canFuseEpilogue(kernel, host, epilogues)).toBe(true);
  });

  test.each([
    ['reads them in another order', spread(1, 2, [-1, 0], 2), []],
    ['reads the first of them everywhere', copy(1, 2, { dims: [12], loads: [dense(1, [0])] }), []],
    ['reads them along columns', spread(1, 2, [0, 1]), []],
    ['goes from row to row of whole rows', perRow(3, 2), [spread(1, 3)]],
    ['reads sums of columns', spread(4, 2, [0, 1]), [spread(1, 3), columnSums(3, 4)]],
    ['overwrites what the host reads', spread(1, 0), []],
  ] as readonly [string, Kernel, Kernel[]][])('%s: no', (_, kernel, epilogues) => {
    expect(canFuseEpilogue(kernel, host, epilogues)).toBe(false);
  });
});
