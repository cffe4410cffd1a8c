// What a kernel does, from its plan: operations, and bytes that it must move at least once. What a roofline compares with its time.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { type ConvGeometry, outputShape, type PoolGeometry, windowTaps } from '../base/geometry.ts';
import { elementCount } from '../base/shape.ts';
import type { Expr, Kernel, StageItem, View } from '../compiler/ir.ts';
import { operandsOf } from '../compiler/operands.ts';

export interface KernelWork {
  /** Two for each multiply-add, one for each elementwise operation. */
  readonly flops: number;
  /** Each buffer once, as far as the kernel uses it. */
  readonly bytes: number;
}

const MOVES: ReadonlySet<Expr['op']> = new Set(['load', 'constant', 'index', 'cast', 'where']);

const steps = (body: readonly Expr[]): number =>
  body.filter(({ op, dtype }) => dtype === 'float32' && !MOVES.has(op)).length;

const windowed = (g: ConvGeometry | PoolGeometry, perTap: number): number =>
  elementCount(outputShape(g)) * windowTaps(g) * perTap;

function flopsOf(kernel: Kernel): number {
  switch (kernel.kind) {
    case 'map':
      return steps(kernel.body) * elementCount(kernel.dims);
    case 'reduce':
      return (steps(kernel.body) + kernel.results.length) * elementCount(kernel.dims);
    case 'matmul':
      return 2 * elementCount(kernel.batch) * kernel.m * kernel.n * kernel.k;
    case 'conv':
    case 'depthwise': {
      const { geometry } = kernel;
      return windowed(geometry, (2 * geometry.inChannels) / geometry.groups);
    }
    case 'maxPool':
    case 'averagePool':
      return windowed(kernel.geometry, 1);
    case 'poolIndex':
    case 'index':
      return 0;
  }
}

/** Elements of a view that are not the same one again. */
const distinct = (view: View, dims: readonly number[]): number =>
  elementCount(dims.filter((_, d) => view.strides[d] !== 0));

/** Elements that the kernel uses, by buffer. */
const touched = (kernel: Kernel): (readonly [buffer: number, elements: number])[] =>
  operandsOf(kernel).map(({ view, dims, used }) => [view.buffer, used ?? distinct(view, dims)]);

/** Of a kernel with those that run in its chunks. */
export function itemWork({ kernel, epilogues }: StageItem): KernelWork {
  const most = new Map<number, number>();
  const kernels = [kernel, ...epilogues];
  for (const [buffer, elements] of kernels.flatMap(touched))
    most.set(buffer, Math.max(most.get(buffer) ?? 0, elements));
  return {
    flops: kernels.reduce((sum, own) => sum + flopsOf(own), 0),
    bytes: ELEMENT_BYTES * [...most.values()].reduce((sum, elements) => sum + elements, 0),
  };
}
