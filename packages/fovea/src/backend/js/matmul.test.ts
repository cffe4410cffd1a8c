// Tests of matrix products on the js backend: hand-computed products, transposed and broadcast operands, empty sizes.

import { describe, expect, it } from 'vitest';
import type { MatmulKernel, MatrixView } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();
const matrix = (buffer: number, rowStride: number, columnStride = 1, rest: Partial<MatrixView> = {}): MatrixView => ({
  buffer,
  offset: 0,
  batchStrides: [],
  rowStride,
  columnStride,
  ...rest,
});

async function product(kernel: Omit<MatmulKernel, 'kind'>, a: number[], b: number[], out: number): Promise<number[]> {
  const buffers = [Float32Array.from(a), Float32Array.from(b), new Float32Array(out).fill(-1)];
  return [...(await runKernel(backend, { kind: 'matmul', ...kernel }, buffers))[2]];
}

describe('matmul kernels', () => {
  const sizes = { batch: [], m: 2, k: 3, n: 2 };

  it('multiplies dense matrices', async () => {
    const kernel = { ...sizes, a: matrix(0, 3), b: matrix(1, 2), out: matrix(2, 2) };
    expect(await product(kernel, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], 4)).toEqual([58, 64, 139, 154]);
  });

  it('reads transposed operands, offsets and wide rows', async () => {
    const kernel = {
      ...sizes,
      a: matrix(0, 1, 2, { offset: 1 }),
      b: matrix(1, 1, 3),
      out: matrix(2, 3, 1, { offset: 1 }),
    };
    expect(await product(kernel, [0, 1, 4, 2, 5, 3, 6], [7, 9, 11, 8, 10, 12], 6)).toEqual([-1, 58, 64, -1, 139, 154]);
  });

  it('runs over batches, broadcast with stride 0 and reversed', async () => {
    const kernel = {
      batch: [2, 2],
      m: 1,
      k: 2,
      n: 1,
      a: matrix(0, 2, 1, { batchStrides: [0, 2] }),
      b: matrix(1, 1, 1, { offset: 2, batchStrides: [-2, 0] }),
      out: matrix(2, 1, 1, { batchStrides: [2, 1] }),
    };
    expect(await product(kernel, [1, 2, 3, 4], [10, 1, 100, 0], 4)).toEqual([100, 300, 12, 34]);
  });

  it('sums in float64', async () => {
    const kernel = { batch: [], m: 1, n: 1, k: 3, a: matrix(0, 3), b: matrix(1, 1), out: matrix(2, 1) };
    expect(await product(kernel, [1e7, 1, -1e7], [1e7, 1, 1e7], 1)).toEqual([1]);
  });

  it('gives zeros for k = 0 and nothing for m = 0', async () => {
    const views = { a: matrix(0, 3), b: matrix(1, 2), out: matrix(2, 2) };
    expect(await product({ ...sizes, k: 0, ...views }, [], [], 4)).toEqual([0, 0, 0, 0]);
    expect(await product({ ...sizes, m: 0, ...views }, [], [1, 2, 3, 4, 5, 6], 2)).toEqual([-1, -1]);
  });
});
