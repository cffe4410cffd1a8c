// Float64 reference of reductions, movement and indexing.

import { contiguousStrides, elementCount, type Shape } from '../../base/shape.ts';
import type { NodeOf } from '../node.ts';
import { flatIndex, forEachPosition, isLarger, type References } from './rule.ts';

/** Strides into the reduced result, one per axis of what is reduced: 0 along reduced axes. */
function keptStrides(shape: Shape, axes: readonly number[]): number[] {
  const kept = contiguousStrides(shape.filter((_, axis) => !axes.includes(axis)));
  let next = 0;
  return shape.map((_, axis) => (axes.includes(axis) ? 0 : kept[next++]));
}

/** Position of the first maximum over the axes: flat in x. */
function firstMaxima(shape: Shape, axes: readonly number[], x: Float64Array): Int32Array {
  const strides = keptStrides(shape, axes);
  const count = elementCount(shape.filter((_, axis) => !axes.includes(axis)));
  const best = new Int32Array(count).fill(-1);
  forEachPosition(shape, (position, flat) => {
    const out = flatIndex(position, strides);
    if (best[out] < 0 || isLarger(x[flat], x[best[out]])) best[out] = flat;
  });
  return best;
}

const REDUCTIONS: References<'sum' | 'reduceMax' | 'argmax'> = {
  sum: (node, [x]) => {
    const input = node.inputs[0];
    const strides = keptStrides(input.shape, node.attributes.axes);
    const out = new Float64Array(elementCount(node.shape));
    forEachPosition(input.shape, (position, flat) => {
      const at = flatIndex(position, strides);
      out[at] = node.dtype === 'int32' ? (out[at] + x[flat]) | 0 : out[at] + x[flat];
    });
    return out;
  },
  reduceMax: (node, [x]) =>
    Float64Array.from(firstMaxima(node.inputs[0].shape, node.attributes.axes, x), (flat) => x[flat]),
  argmax: (node, [x]) => {
    const { shape } = node.inputs[0];
    const { axis } = node.attributes;
    const stride = contiguousStrides(shape)[axis];
    return Float64Array.from(firstMaxima(shape, [axis], x), (flat) => Math.floor(flat / stride) % shape[axis]);
  },
};

/** Reads x through `offset + Σ position·strides` at every position of the node. */
function readThrough(node: { readonly shape: Shape }, x: Float64Array, strides: readonly number[], offset = 0) {
  const out = new Float64Array(elementCount(node.shape));
  forEachPosition(node.shape, (position, flat) => {
    out[flat] = x[offset + flatIndex(position, strides)];
  });
  return out;
}

/** Writes the values at the positions of their shape, shifted by `start`, into a larger array. */
function place(values: Float64Array, shape: Shape, into: Float64Array, wide: Shape, start: readonly number[]): void {
  const strides = contiguousStrides(wide);
  const offset = flatIndex(start, strides);
  forEachPosition(shape, (position, flat) => {
    into[offset + flatIndex(position, strides)] = values[flat];
  });
}

const MOVEMENT: References<'reshape' | 'transpose' | 'expand' | 'pad' | 'slice' | 'concat'> = {
  reshape: (_, [x]) => x,
  transpose: (node, [x]) => {
    const strides = contiguousStrides(node.inputs[0].shape);
    return readThrough(
      node,
      x,
      node.attributes.permutation.map((axis) => strides[axis]),
    );
  },
  expand: (node, [x]) => {
    const { shape } = node.inputs[0];
    const strides = contiguousStrides(shape);
    return readThrough(
      node,
      x,
      strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride)),
    );
  },
  pad: (node, [x]) => {
    const { before, value } = node.attributes;
    const out = new Float64Array(elementCount(node.shape)).fill(value);
    place(x, node.inputs[0].shape, out, node.shape, before);
    return out;
  },
  slice: (node, [x]) => {
    const { start, step } = node.attributes;
    const strides = contiguousStrides(node.inputs[0].shape);
    return readThrough(
      node,
      x,
      strides.map((stride, axis) => stride * step[axis]),
      flatIndex(start, strides),
    );
  },
  concat: (node, parts) => {
    const { axis } = node.attributes;
    const out = new Float64Array(elementCount(node.shape));
    let at = 0;
    node.inputs.forEach(({ shape }, i) => {
      const start = shape.map((_, other) => (other === axis ? at : 0));
      place(parts[i], shape, out, node.shape, start);
      at += shape[axis];
    });
    return out;
  },
};

/** Calls `visit` for every element of the side that has indices, with the matching element of the indexed side, if there is one. */
function forEachIndexed(
  indexed: Shape,
  axis: number,
  indices: Float64Array,
  visit: (dense: number, indexed: number | undefined) => void,
): void {
  const [outer, size, inner] = [indexed.slice(0, axis), indexed.slice(axis, axis + 1), indexed.slice(axis + 1)].map(
    elementCount,
  );
  forEachPosition([outer, indices.length, inner], ([o, j, i], dense) => {
    const index = indices[j];
    visit(dense, index >= 0 && index < size ? (o * size + index) * inner + i : undefined);
  });
}

const INDEXING: References<'gather' | 'scatterAdd'> = {
  gather: (node: NodeOf<'gather'>, [x, indices]) => {
    const out = new Float64Array(elementCount(node.shape));
    forEachIndexed(node.inputs[0].shape, node.attributes.axis, indices, (dense, from) => {
      if (from !== undefined) out[dense] = x[from];
    });
    return out;
  },
  scatterAdd: (node: NodeOf<'scatterAdd'>, [updates, indices]) => {
    const out = new Float64Array(elementCount(node.shape));
    forEachIndexed(node.shape, node.attributes.axis, indices, (dense, to) => {
      if (to === undefined) return;
      out[to] = node.dtype === 'int32' ? (out[to] + updates[dense]) | 0 : out[to] + updates[dense];
    });
    return out;
  },
};

export const MOVING = { ...REDUCTIONS, ...MOVEMENT, ...INDEXING };
