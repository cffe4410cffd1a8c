// Attention of several tiles, whose rows lie backwards or apart: the wasm backend with and without fused multiply-add against plain loops.

import { afterAll, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernels } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import type { AttentionGradKernel, AttentionKernel, MatrixView } from '../../src/compiler/ir.ts';
import { error } from '../cases.ts';
import { normal } from '../formula.ts';

const oracle = createJsBackend();
const backends = [createWasmBackend({ threads: 2 }), createWasmBackend({ threads: 1, relaxedSimd: false })];
afterAll(async () => {
  for (const backend of [oracle, ...backends]) await backend.dispose();
});

const sizes = { batch: [2], queries: 67, keys: 135, width: 5, valueWidth: 6 };
const { queries, keys, width, valueWidth } = sizes;
const ref = (buffer: number) => ({ buffer, offset: 0 });

/** `[2, rows, columns]` with `gap` floats behind each row, forwards or backwards. */
function heads(buffer: number, rows: number, columns: number, gap = 0, backwards = false): MatrixView {
  const stride = columns + gap;
  const [offset, rowStride] = backwards ? [(rows - 1) * stride, -stride] : [0, stride];
  return { buffer, offset, batchStrides: [rows * stride], rowStride, columnStride: 1 };
}

const shared = (isCausal: boolean) => ({
  form: { isCausal, hasBias: true, dropoutP: 0 },
  sizes,
  query: heads(0, queries, width, 3, true),
  key: heads(1, keys, width, 2),
  value: heads(2, keys, valueWidth, 1, true),
  bias: { ...heads(3, queries, keys), batchStrides: [0] },
});

const rows = { offset: 0, strides: [queries, 1] };

const kernels = (isCausal: boolean): [AttentionKernel, AttentionGradKernel] => [
  { kind: 'attention', ...shared(isCausal), out: ref(5), logSum: ref(6) },
  {
    kind: 'attentionGrad',
    ...shared(isCausal),
    biasBatch: [1],
    g: heads(4, queries, valueWidth, 2, true),
    logSum: { buffer: 6, ...rows },
    projection: { buffer: 7, ...rows },
    results: { query: ref(8), key: ref(9), value: ref(10), bias: ref(11) },
  },
];

const SIZES = [
  ...[2 * queries * (width + 3), 2 * keys * (width + 2), 2 * keys * (valueWidth + 1), queries * keys],
  ...[2 * queries * (valueWidth + 2), 2 * queries * valueWidth, 2 * queries, 2 * queries],
  ...[2 * queries * width, 2 * keys * width, 2 * keys * valueWidth, queries * keys],
];
const buffers = SIZES.map((count, i) => Float32Array.from(normal(`attention ${i}`, [count])));

it.each([false, true])('results, sums and gradients of both passes, causal: %s', async (isCausal) => {
  const expected = await runKernels(oracle, kernels(isCausal), buffers);
  for (const backend of backends) {
    const actual = await runKernels(backend, kernels(isCausal), buffers);
    for (const index of [5, 6, 8, 9, 10, 11]) {
      const where = `${backend.description}: buffer ${index}`;
      expect(error(actual[index], Array.from(expected[index])), where).toBeLessThan(5e-6);
    }
  }
});
