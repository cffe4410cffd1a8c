// Which elements of its buffers a kernel touches: the first and the last of each operand.

import { inputShape, outputShape, weightShape } from '../base/geometry.ts';
import { elementCount } from '../base/shape.ts';
import type { Kernel, MatrixView, Ref, View } from './ir.ts';

/** An operand: the elements `first` to `last` of a buffer, both included. */
export interface Span {
  readonly buffer: number;
  readonly first: number;
  readonly last: number;
}

/** Of everything that the kernel reads or writes; operands without elements are left out. */
export function spansOf(kernel: Kernel): Span[] {
  switch (kernel.kind) {
    case 'map':
      return viewSpans([...kernel.loads, ...kernel.stores.map((store) => store.view)], kernel.dims);
    case 'reduce':
      return viewSpans([...kernel.loads, ...kernel.results.map((result) => result.view)], kernel.dims);
    case 'matmul': {
      const { batch, m, n, k } = kernel;
      return [
        ...viewSpans([matrix(kernel.a)], [...batch, m, k]),
        ...viewSpans([matrix(kernel.b)], [...batch, k, n]),
        ...viewSpans([matrix(kernel.out)], [...batch, m, n]),
      ];
    }
    case 'conv':
    case 'depthwise': {
      const g = kernel.geometry;
      return [
        ...denseSpans([kernel.x], inputShape(g)),
        ...denseSpans([kernel.w], weightShape(g)),
        ...denseSpans([kernel.y], outputShape(g)),
      ];
    }
    case 'maxPool':
    case 'poolIndex':
    case 'averagePool': {
      const g = kernel.geometry;
      const indices = 'indices' in kernel ? [kernel.indices] : [];
      return [...denseSpans([kernel.x], inputShape(g)), ...denseSpans([kernel.y, ...indices], outputShape(g))];
    }
    case 'index': {
      const { outer, size, count, inner, role } = kernel;
      const [from, to] = role === 'gather' ? [size, count] : [count, size];
      return [
        ...denseSpans([kernel.x], [outer, from, inner]),
        ...denseSpans([kernel.indices], [count]),
        ...denseSpans([kernel.out], [outer, to, inner]),
      ];
    }
  }
}

const matrix = (view: MatrixView): View => ({
  buffer: view.buffer,
  offset: view.offset,
  strides: [...view.batchStrides, view.rowStride, view.columnStride],
});

function denseSpans(refs: readonly (Ref | undefined)[], shape: readonly number[]): Span[] {
  const elements = elementCount(shape);
  if (elements === 0) return [];
  return refs.flatMap((ref) =>
    ref ? [{ buffer: ref.buffer, first: ref.offset, last: ref.offset + elements - 1 }] : [],
  );
}

function viewSpans(views: readonly View[], dims: readonly number[]): Span[] {
  if (elementCount(dims) === 0) return [];
  return views.map(({ buffer, offset, strides }) => {
    let [first, last] = [offset, offset];
    dims.forEach((size, d) => {
      if (strides[d] < 0) first += strides[d] * (size - 1);
      else last += strides[d] * (size - 1);
    });
    return { buffer, first, last };
  });
}
