// Reductions of the wasm backend against plain loops: every arrangement of kept and reduced dims, results that must be written.

import { afterAll, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernel } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { philoxStream } from '../../src/base/philox.ts';
import type { ReduceKernel } from '../../src/compiler/ir.ts';

const oracle = createJsBackend();
const backends = [createWasmBackend({ threads: 1 }), createWasmBackend({ threads: 2 })];
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

const CASES: [dims: number[], reduced: boolean[]][] = [
  [[], []],
  [[1], [true]],
  [[1], [false]],
  [[7], [true]],
  [[7], [false]],
  [[100_003], [true]],
  [
    [5, 9],
    [true, false],
  ],
  [
    [5, 9],
    [false, true],
  ],
  [
    [9000, 3],
    [true, false],
  ],
  [
    [3, 9000],
    [false, true],
  ],
  [
    [700, 130],
    [true, false],
  ],
  [
    [4, 6, 5],
    [false, true, false],
  ],
  [
    [4, 6, 5],
    [true, false, true],
  ],
  [
    [300, 2, 40],
    [true, false, false],
  ],
  [
    [3, 2500, 8],
    [false, true, false],
  ],
  [
    [2, 1, 3000],
    [false, true, false],
  ],
  [
    [0, 4],
    [true, false],
  ],
  [
    [4, 0],
    [false, true],
  ],
];

describe('reductions equal plain loops', () => {
  it.each(CASES)('%j reduced %j', async (dims, reduced) => {
    const strides = dims.map((_, d) => dims.slice(d + 1).reduce((a, b) => a * b, 1));
    const count = dims.reduce((a, b) => a * b, 1);
    const keptSizes = dims.filter((_, d) => !reduced[d]);
    const kept = keptSizes.reduce((a, b) => a * b, 1);
    let next = kept;
    const outStrides = dims.map((size, d) => {
      if (reduced[d]) return 0;
      next /= size || 1;
      return next;
    });
    const kernel: ReduceKernel = {
      kind: 'reduce',
      dims,
      reduced,
      loads: [{ buffer: 0, offset: 0, strides }],
      body: [{ op: 'load', load: 0, dtype: 'float32' }],
      results: (['sum', 'max', 'argmax'] as const).map((op, i) => ({
        op,
        value: 0,
        view: { buffer: 1 + i, offset: 0, strides: outStrides },
      })),
    };
    // Whole numbers, so that sums are exact; results start as something else.
    const x = Float32Array.from(philoxStream(5, 6, count), (word) => (word >>> 26) - 31);
    const buffers = [
      x,
      new Float32Array(kept).fill(7e7),
      new Float32Array(kept).fill(7e7),
      new Int32Array(kept).fill(77),
    ];
    const expected = await runKernel(oracle, kernel, buffers);
    for (const backend of backends) {
      const actual = await runKernel(backend, kernel, buffers);
      for (const result of [1, 2, 3]) expect(actual[result], `result ${result}`).toEqual(expected[result]);
    }
  });
});

// They are kept in memory between one part of the rows and the next; the last tensor does not fit the cache, and is read ahead.
it.each([
  [3, 700, 130],
  [2, 1000, 67],
  [1, 45_000, 50],
])('sums of columns equal plain loops: %i × %i rows of %i', async (samples, rows, columns) => {
  const [row, sample] = [columns, rows * columns];
  const kernel: ReduceKernel = {
    kind: 'reduce',
    dims: [samples, rows, columns],
    reduced: [false, true, false],
    loads: [{ buffer: 0, offset: 0, strides: [sample, row, 1] }],
    body: [
      { op: 'load', load: 0, dtype: 'float32' },
      { op: 'mul', a: 0, b: 0, dtype: 'float32' },
    ],
    results: [0, 1].map((value) => ({
      op: 'sum',
      value,
      view: { buffer: 1 + value, offset: 0, strides: [row, 0, 1] },
    })),
  };
  const x = Float32Array.from({ length: samples * sample }, (_, i) => ((i * 7919) % 23) - 11);
  const buffers = [x, ...[0, 1].map(() => new Float32Array(samples * columns).fill(7e7))];
  const expected = await runKernel(oracle, kernel, buffers);
  for (const backend of backends) {
    const actual = await runKernel(backend, kernel, buffers);
    for (const result of [1, 2]) expect(actual[result], `result ${result}`).toEqual(expected[result]);
  }
});
