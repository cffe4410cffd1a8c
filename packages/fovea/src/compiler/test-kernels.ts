// Test support for the compiler's passes: small kernels. Stands beside them; not exported by the library.

import type { Expr, MapKernel, MatmulKernel, ReduceKernel, View } from './ir.ts';

export const dense = (buffer: number, strides: readonly number[] = [1], offset = 0): View => ({
  buffer,
  offset,
  strides,
});

/** `to = from`, four elements unless said otherwise. */
export const copy = (from: number, to: number, change: Partial<MapKernel> = {}): MapKernel => ({
  kind: 'map',
  dims: [4],
  loads: [dense(from)],
  body: [{ op: 'load', load: 0, dtype: 'float32' }],
  stores: [{ view: dense(to), value: 0 }],
  ...change,
});

/** `to = a + b`, element by element. */
export const sumOf = (a: number, b: number, to: number): MapKernel => {
  const body: Expr[] = [
    { op: 'load', load: 0, dtype: 'float32' },
    { op: 'load', load: 1, dtype: 'float32' },
    { op: 'add', a: 0, b: 1, dtype: 'float32' },
  ];
  return copy(a, to, { loads: [dense(a), dense(b)], body, stores: [{ view: dense(to), value: 2 }] });
};

/** Sums of the columns of a `[rows, 4]` buffer. */
export const columnSums = (from: number, to: number, rows = 3): ReduceKernel => ({
  kind: 'reduce',
  dims: [rows, 4],
  reduced: [true, false],
  loads: [dense(from, [4, 1])],
  body: [{ op: 'load', load: 0, dtype: 'float32' }],
  results: [{ op: 'sum', value: 0, view: dense(to, [0, 1]) }],
});

/** Sums of the rows of a `[rows, 4]` buffer. */
export const rowSums = (from: number, to: number, rows = 3): ReduceKernel => ({
  ...columnSums(from, to, rows),
  reduced: [false, true],
  results: [{ op: 'sum', value: 0, view: dense(to, [1, 0]) }],
});

/** The product `[3, 5] × [5, 4]` of buffers 0 and 1, into buffer 2. */
export const product: MatmulKernel = {
  kind: 'matmul',
  batch: [],
  m: 3,
  n: 4,
  k: 5,
  a: { buffer: 0, offset: 0, batchStrides: [], rowStride: 5, columnStride: 1 },
  b: { buffer: 1, offset: 0, batchStrides: [], rowStride: 4, columnStride: 1 },
  out: { buffer: 2, offset: 0, batchStrides: [], rowStride: 4, columnStride: 1 },
};
