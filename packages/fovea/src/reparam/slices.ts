// Slices of arrays along their axes: what pruning takes out of weights.

import { elementCount, type Shape } from '../base/shape.ts';

/** Indices by axis. */
export type SliceSets = ReadonlyMap<number, ReadonlySet<number>>;

/** What weights and statistics hold. */
export type Numbers = Float32Array | Int32Array;

/** The elements before an axis, along it and behind it. */
function around(shape: Shape, axis: number): { readonly outer: number; readonly size: number; readonly inner: number } {
  return { outer: elementCount(shape.slice(0, axis)), size: shape[axis], inner: elementCount(shape.slice(axis + 1)) };
}

/** The shape without the slices. */
export const shapeWithout = (shape: Shape, gone: SliceSets): Shape =>
  shape.map((size, axis) => size - (gone.get(axis)?.size ?? 0));

/** The elements outside the slices, in order. */
export function withoutSlices(values: Numbers, shape: Shape, gone: SliceSets): Numbers {
  let [left, sizes] = [values, shape];
  for (const [axis, indices] of gone) {
    const { outer, size, inner } = around(sizes, axis);
    const kept = Array.from({ length: size }, (_, i) => i).filter((i) => !indices.has(i));
    const next = left.slice(0, outer * kept.length * inner);
    let to = 0;
    for (let row = 0; row < outer; row++)
      for (const index of kept) {
        const from = (row * size + index) * inner;
        for (let i = 0; i < inner; i++) next[to++] = left[from + i];
      }
    [left, sizes] = [next, sizes.map((one, i) => (i === axis ? kept.length : one))];
  }
  return left;
}

/** A copy with 0 in the slices. */
export function withZeroSlices(values: Numbers, shape: Shape, zeroed: SliceSets): Numbers {
  const result = values.slice();
  for (const [axis, indices] of zeroed) {
    const { outer, size, inner } = around(shape, axis);
    for (let row = 0; row < outer; row++)
      for (const index of indices) result.fill(0, (row * size + index) * inner, (row * size + index + 1) * inner);
  }
  return result;
}

/** The Euclidean length of each slice along an axis. */
export function sliceLengths(values: ArrayLike<number>, shape: Shape, axis: number): Float64Array {
  const { outer, size, inner } = around(shape, axis);
  const squares = new Float64Array(size);
  let at = 0;
  for (let row = 0; row < outer; row++)
    for (let index = 0; index < size; index++) {
      let sum = 0;
      for (let i = 0; i < inner; i++, at++) sum += values[at] * values[at];
      squares[index] += sum;
    }
  return squares.map(Math.sqrt);
}
