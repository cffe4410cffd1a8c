// Kernels over the same elements become one, unless something that they read or write comes between them.

import { describe, expect, test } from 'vitest';
import type { MapKernel, ReduceKernel } from './ir.ts';
import { exprKey, mergeKernels } from './merge.ts';
import { columnSums, copy, dense, sumOf } from './test-kernels.ts';

const writes = (kernel: MapKernel): number[] => kernel.stores.map(({ view }) => view.buffer);

describe('maps', () => {
  test('that share an operand become one, and load it once', () => {
    const [merged, ...others] = mergeKernels([sumOf(0, 1, 2), sumOf(0, 3, 4)]) as MapKernel[];
    expect(others).toEqual([]);
    expect(merged.loads.map(({ buffer }) => buffer)).toEqual([0, 1, 3]);
    expect(writes(merged)).toEqual([2, 4]);
  });

  test('take a value from the one before instead of loading it', () => {
    const [merged] = mergeKernels([copy(0, 1), sumOf(1, 2, 3)]) as MapKernel[];
    expect(merged.loads.map(({ buffer }) => buffer)).toEqual([0, 2]);
    expect(writes(merged)).toEqual([1, 3]);
  });

  test('stay apart where they have nothing in common', () => {
    expect(mergeKernels([copy(0, 1), copy(2, 3)])).toHaveLength(2);
  });

  test('stay apart where the second reads the first by other positions', () => {
    const backwards = copy(1, 2, { loads: [dense(1, [-1], 3)] });
    expect(mergeKernels([copy(0, 1), backwards])).toHaveLength(2);
  });

  test('stay apart where the second overwrites what the first reads', () => {
    expect(mergeKernels([sumOf(0, 1, 2), sumOf(1, 2, 0)])).toHaveLength(2);
  });

  test('do not move ahead of a kernel that writes what they read', () => {
    const between = columnSums(5, 1);
    const kernels = mergeKernels([copy(0, 2), between, sumOf(0, 1, 3)]);
    expect(kernels.map(({ kind }) => kind)).toEqual(['map', 'reduce', 'map']);
  });

  test('over finer dims are merged over the finest', () => {
    const square = copy(0, 2, {
      dims: [2, 2],
      loads: [dense(0, [1, 2])],
      stores: [{ view: dense(2, [2, 1]), value: 0 }],
    });
    const [merged] = mergeKernels([copy(0, 1), { ...square, loads: [dense(0, [2, 1])] }]) as MapKernel[];
    expect(merged.dims).toEqual([2, 2]);
    expect(merged.loads).toEqual([dense(0, [2, 1])]);
  });
});

test('sums of the same data become one pass', () => {
  const [merged, ...others] = mergeKernels([columnSums(0, 1), columnSums(0, 2)]) as ReduceKernel[];
  expect(others).toEqual([]);
  expect(merged.results.map(({ view }) => view.buffer)).toEqual([1, 2]);
  expect(merged.loads).toHaveLength(1);
});

test('steps are equal only with equal constants: −0 is not 0, and NaN is itself', () => {
  const key = (value: number) => exprKey({ op: 'constant', value, dtype: 'float32' });
  expect(key(-0)).not.toBe(key(0));
  expect(key(Number.NaN)).toBe(key(Number.NaN));
  expect(key(Number.NaN)).not.toBe(key(Number.POSITIVE_INFINITY));
});
