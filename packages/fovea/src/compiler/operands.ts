// The operands of a kernel: which elements of which buffers it reads and writes.

import type { AttentionOperand } from '../base/attention.ts';
import { inputShape, outputShape, weightShape } from '../base/geometry.ts';
import { contiguousStrides } from '../base/shape.ts';
import type { AttentionGradKernel, AttentionKernel, Kernel, MatrixView, Ref, View } from './ir.ts';

/** A view of a buffer, over dims. */
export interface Operand {
  readonly view: View;
  readonly dims: readonly number[];
  /** How many of its elements the kernel uses, where that is not all of them: indices choose some. */
  readonly used?: number;
}

/** Of everything that the kernel reads or writes, results last. */
export function operandsOf(kernel: Kernel): Operand[] {
  switch (kernel.kind) {
    case 'map':
      return viewed([...kernel.loads, ...kernel.stores.map((store) => store.view)], kernel.dims);
    case 'reduce':
      return viewed([...kernel.loads, ...kernel.results.map((result) => result.view)], kernel.dims);
    case 'matmul': {
      const { batch, m, n, k } = kernel;
      return [
        { view: matrix(kernel.a), dims: [...batch, m, k] },
        { view: matrix(kernel.b), dims: [...batch, k, n] },
        { view: matrix(kernel.out), dims: [...batch, m, n] },
      ];
    }
    case 'attention':
    case 'attentionGrad':
      return attentionOperands(kernel);
    case 'conv':
    case 'depthwise': {
      const g = kernel.geometry;
      return [dense(kernel.x, inputShape(g)), dense(kernel.w, weightShape(g)), dense(kernel.y, outputShape(g))];
    }
    case 'maxPool':
    case 'poolIndex':
    case 'averagePool': {
      const g = kernel.geometry;
      const results = [kernel.y, 'indices' in kernel ? kernel.indices : undefined];
      return [dense(kernel.x, inputShape(g)), ...results.flatMap((ref) => (ref ? [dense(ref, outputShape(g))] : []))];
    }
    case 'index': {
      const { outer, size, count, inner, role } = kernel;
      const [from, to] = role === 'gather' ? [size, count] : [count, size];
      const used = outer * count * inner;
      return [
        { ...dense(kernel.x, [outer, from, inner]), used },
        dense(kernel.indices, [count]),
        { ...dense(kernel.out, [outer, to, inner]), used },
      ];
    }
  }
}

/** Of attention and its gradients; what is read of the bias and its gradient has one matrix for each of the batch. */
function attentionOperands(kernel: AttentionKernel | AttentionGradKernel): Operand[] {
  const { query, key, value, bias, seed } = kernel;
  const { batch, queries, keys, width, valueWidth } = kernel.sizes;
  const shapes = {
    query: [...batch, queries, width],
    key: [...batch, keys, width],
    value: [...batch, keys, valueWidth],
  };
  const rows = [...batch, queries];
  const of = (view: MatrixView | undefined, dims: readonly number[]): Operand[] =>
    view ? [{ view: matrix(view), dims }] : [];
  const inputs = [
    ...of(query, shapes.query),
    ...of(key, shapes.key),
    ...of(value, shapes.value),
    ...of(bias, [...rows, keys]),
    ...(seed ? [{ view: seed, dims: [2] }] : []),
  ];
  if (kernel.kind === 'attention') {
    const { out, logSum } = kernel;
    return [...inputs, ...(out ? [dense(out, [...rows, valueWidth])] : []), ...(logSum ? [dense(logSum, rows)] : [])];
  }
  const { g, logSum, projection, results, biasBatch = [] } = kernel;
  const resultShapes = { ...shapes, bias: [...biasBatch, queries, keys] };
  return [
    ...inputs,
    ...of(g, [...rows, valueWidth]),
    ...[logSum, projection].map((view) => ({ view, dims: rows })),
    ...Object.entries(results).map(([of, ref]) => dense(ref, resultShapes[of as AttentionOperand])),
  ];
}

const matrix = (view: MatrixView): View => ({
  buffer: view.buffer,
  offset: view.offset,
  strides: [...view.batchStrides, view.rowStride, view.columnStride],
});

const viewed = (views: readonly View[], dims: readonly number[]): Operand[] => views.map((view) => ({ view, dims }));

const dense = ({ buffer, offset }: Ref, dims: readonly number[]): Operand => ({
  view: { buffer, offset, strides: contiguousStrides(dims) },
  dims,
});
