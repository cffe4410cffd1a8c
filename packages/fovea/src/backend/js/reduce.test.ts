// Tests of reduce kernels on the js backend: folds, NaN, ties, precision, empty and several reduced dims.

import { describe, expect, it } from 'vitest';
import type { DType, EngineArray } from '../../base/dtype.ts';
import { contiguousStrides, elementCount } from '../../base/shape.ts';
import type { ReduceKernel } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();
type ReduceOp = ReduceKernel['results'][number]['op'];

/** Reduces a dense input over the marked dims. */
async function reduce(op: ReduceOp, data: EngineArray, dims: number[], reduced: boolean[]): Promise<number[]> {
  const dtype: DType = data instanceof Float32Array ? 'float32' : 'int32';
  const kept = dims.map((size, axis) => (reduced[axis] ? 1 : size));
  const strides = contiguousStrides(kept).map((stride, axis) => (reduced[axis] ? 0 : stride));
  const elements = elementCount(kept);
  const out = dtype === 'int32' || op === 'argmax' ? new Int32Array(elements) : new Float32Array(elements);
  const kernel: ReduceKernel = {
    kind: 'reduce',
    dims,
    reduced,
    loads: [{ buffer: 0, offset: 0, strides: contiguousStrides(dims) }],
    body: [{ op: 'load', load: 0, dtype }],
    results: [{ op, value: 0, view: { buffer: 1, offset: 0, strides } }],
  };
  return [...(await runKernel(backend, kernel, [data, out]))[1]];
}

const x = Float32Array.of(3, 1, 2, 9, 7, 8, 4, 6, 5, 0, -1, -2);

describe('reduce kernels', () => {
  it.each<[ReduceOp, boolean[], number[]]>([
    ['sum', [true, false, false], [7, 7, 7, 9, 6, 6]],
    ['sum', [false, true, false], [12, 8, 10, 4, 5, 3]],
    ['sum', [true, false, true], [21, 21]],
    ['sum', [true, true, true], [42]],
    ['sum', [false, false, false], [...x]],
    ['max', [false, false, true], [3, 9, 6, 0]],
    ['max', [true, true, false], [9, 7, 8]],
    ['argmax', [false, false, true], [0, 0, 1, 0]],
    ['argmax', [false, true, true], [3, 1]],
    ['argmax', [true, false, true], [4, 0]],
  ])('%s over %j of [2, 2, 3]', async (op, reduced, expected) => {
    expect(await reduce(op, x, [2, 2, 3], reduced)).toEqual(expected);
  });

  it('lets NaN through max, and argmax finds the first NaN', async () => {
    const data = Float32Array.of(1, NaN, 5, NaN, -Infinity, -Infinity, -Infinity, -Infinity);
    expect(await reduce('max', data, [2, 4], [false, true])).toEqual([NaN, -Infinity]);
    expect(await reduce('argmax', data, [2, 4], [false, true])).toEqual([1, 0]);
  });

  it('argmax gives the first of equal maxima', async () => {
    expect(await reduce('argmax', Int32Array.of(2, 7, 7, 1), [4], [true])).toEqual([1]);
  });

  it('sums float32 in float64 and rounds once', async () => {
    const data = Float32Array.of(2 ** 24, ...new Array<number>(8).fill(1), 2 ** -30);
    expect(await reduce('sum', data, [10], [true])).toEqual([2 ** 24 + 8]);
  });

  it('wraps int32 sums and keeps int32 maxima exact', async () => {
    const data = Int32Array.of(2 ** 31 - 1, 2 ** 31 - 2, 3);
    expect(await reduce('sum', data, [3], [true])).toEqual([0]);
    expect(await reduce('max', data, [3], [true])).toEqual([2 ** 31 - 1]);
  });

  it('gives the neutral element over an empty dim', async () => {
    expect(await reduce('sum', new Float32Array(0), [2, 0], [false, true])).toEqual([0, 0]);
    expect(await reduce('max', new Float32Array(0), [2, 0], [false, true])).toEqual([-Infinity, -Infinity]);
    expect(await reduce('max', new Int32Array(0), [0], [true])).toEqual([-(2 ** 31)]);
  });

  it('computes several results of a fused body in one pass', async () => {
    const view = (buffer: number) => ({ buffer, offset: 0, strides: [1, 0] });
    const kernel: ReduceKernel = {
      kind: 'reduce',
      dims: [2, 3],
      reduced: [false, true],
      // Columns from the right.
      loads: [{ buffer: 0, offset: 2, strides: [3, -1] }],
      body: [
        { op: 'load', load: 0, dtype: 'float32' },
        { op: 'mul', a: 0, b: 0, dtype: 'float32' },
      ],
      results: [
        { op: 'sum', value: 0, view: view(1) },
        { op: 'sum', value: 1, view: view(2) },
        { op: 'argmax', value: 1, view: view(3) },
      ],
    };
    const buffers = [Float32Array.of(1, 2, 3, -4, 0, 1), new Float32Array(2), new Float32Array(2), new Int32Array(2)];
    const [, sum, squares, largest] = await runKernel(backend, kernel, buffers);
    expect([[...sum], [...squares], [...largest]]).toEqual([
      [6, -3],
      [14, 17],
      [0, 2],
    ]);
  });
});
