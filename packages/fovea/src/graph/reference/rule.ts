// The type of the reference tables, and the walk over positions that they are written with.

import { elementCount, type Shape } from '../../base/shape.ts';
import type { NodeOf } from '../node.ts';
import type { Primitive } from '../primitives.ts';

/** Values of the nodes that exist already, by the identity that their `buffer` node holds. */
export type Leaves = ReadonlyMap<object, Float64Array>;

/** The values of a node from those of its inputs, row-major. Inputs are never changed; the result may be one of them. */
export type Reference<P extends Primitive> = (
  node: NodeOf<P>,
  inputs: readonly Float64Array[],
  leaves: Leaves,
) => Float64Array;

export type References<P extends Primitive = Primitive> = { readonly [Q in P]: Reference<Q> };

/** Calls `visit` for every position of the shape in row-major order. The position is the same array each time. */
export function forEachPosition(shape: Shape, visit: (position: readonly number[], flat: number) => void): void {
  const position = shape.map(() => 0);
  const count = elementCount(shape);
  for (let flat = 0; flat < count; flat++) {
    visit(position, flat);
    for (let axis = shape.length - 1; axis >= 0 && ++position[axis] === shape[axis]; axis--) position[axis] = 0;
  }
}

/** Where a position lies: Σ position·strides. */
export function flatIndex(position: readonly number[], strides: readonly number[]): number {
  let flat = 0;
  for (let axis = 0; axis < strides.length; axis++) flat += position[axis] * strides[axis];
  return flat;
}

/** How maxima compare: NaN is larger than everything, so that it shows; of equals the first wins. */
export const isLarger = (value: number, best: number): boolean =>
  value > best || (Number.isNaN(value) && !Number.isNaN(best));
