// Products and convolutions to compare backends by: kernels of any layout and geometry, and their operands.

import { type ConvGeometry, inputShape, outputShape, weightShape } from '../../src/base/geometry.ts';
import { philoxStream } from '../../src/base/philox.ts';
import { elementCount } from '../../src/base/shape.ts';
import { type ConvCase, convGeometry } from '../../src/base/test-geometry.ts';
import type { ConvKernel, ConvRole, MatmulKernel } from '../../src/compiler/ir.ts';

/** Small integers: every sum is exact, whatever its order. */
export const integers = (seed: number, count: number): Float32Array =>
  Float32Array.from(philoxStream(seed, 0, count), (word) => (word >>> 29) - 3);

/** Places beyond the result that a kernel must leave alone. */
export const MARGIN = 8;

/** Quicker than comparing arrays with a matcher. */
export function firstDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): string | undefined {
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i] + 0, expected[i] + 0)) return `[${i}]: ${actual[i]} instead of ${expected[i]}`;
  }
  return undefined;
}

export interface MatmulCase {
  readonly batch?: readonly number[];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a?: 'rows' | 'columns' | 'flipped' | 'shared' | 'sparse';
  readonly b?: 'rows' | 'columns' | 'flipped' | 'shared' | 'sparse';
}

/** A matrix of the given layout: how it is stored, for a batch. */
function operand(layout: NonNullable<MatmulCase['a']>, batch: readonly number[], rows: number, columns: number) {
  const size = rows * columns;
  const dense = batch.map((_, d) => batch.slice(d + 1).reduce((product, count) => product * count, size));
  const elements = (dense[0] ?? size) * (batch[0] ?? 1);
  switch (layout) {
    case 'rows':
      return { offset: 0, batchStrides: dense, rowStride: columns, columnStride: 1, elements };
    case 'columns':
      return { offset: 0, batchStrides: dense, rowStride: 1, columnStride: rows, elements };
    case 'flipped':
      return {
        offset: Math.max(0, size - 1),
        batchStrides: dense,
        rowStride: -columns,
        columnStride: -1,
        elements,
      };
    case 'shared':
      return { offset: 0, batchStrides: batch.map(() => 0), rowStride: columns, columnStride: 1, elements: size };
    case 'sparse':
      return {
        offset: 1,
        batchStrides: dense.map((stride) => stride * 6),
        rowStride: columns * 6,
        columnStride: 2,
        elements: elements * 6 + 1,
      };
  }
}

export function matmul({ batch = [], m, n, k, a = 'rows', b = 'rows' }: MatmulCase) {
  const [left, right, out] = [operand(a, batch, m, k), operand(b, batch, k, n), operand('rows', batch, m, n)];
  const kernel: MatmulKernel = {
    kind: 'matmul',
    batch,
    m,
    n,
    k,
    a: { buffer: 0, ...left },
    b: { buffer: 1, ...right },
    out: { buffer: 2, ...out },
  };
  return { kernel, sizes: [left.elements, right.elements, out.elements + MARGIN] };
}

export const geometry = (overrides: Partial<ConvCase>): ConvGeometry =>
  convGeometry({ input: [2, 9, 10, 4], kernel: 3, outChannels: 6, ...overrides });

export const square = (kernel: number, stride: number, padding: number, dilation = 1): Partial<ConvCase> => ({
  kernel,
  stride,
  padding,
  dilation,
});

export function convolution(role: ConvRole, g: ConvGeometry) {
  const sizes = [inputShape(g), weightShape(g), outputShape(g)].map(elementCount);
  const ref = (buffer: number) => ({ buffer, offset: 0 });
  const kernel: ConvKernel = { kind: 'conv', role, geometry: g, x: ref(0), w: ref(1), y: ref(2) };
  return { kernel, sizes, result: { forward: 2, inputGrad: 0, weightGrad: 1 }[role] };
}
