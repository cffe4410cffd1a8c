// Elements by their positions along an axis: gathered one by one, and scattered.

import { ShapeError } from '../base/errors.ts';
import { requireDType, requireSameDType } from '../base/require-shape.ts';
import { contiguousStrides, elementCount, formatShape, type Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { normalizeAxis } from './axes.ts';

const { add, constantLike: like, equal, less, mul, where } = build;

/** Of each element of `indices`, the flat position in x: its own, but for the axis. −1 where the index is out of range. */
function flatPositions(indices: Node, x: Shape, axis: number): Node {
  const strides = contiguousStrides(x);
  const own = indices.shape.flatMap((_, i) => {
    const along = i === axis ? indices : build.iota(indices.shape, i);
    return x[i] === 1 && i !== axis ? [] : [mul(along, like(indices, strides[i]))];
  });
  const flat = own.reduce(add, like(indices, 0));
  const isInside = build.bitAnd(build.lessEqual(like(indices, 0), indices), less(indices, like(indices, x[axis])));
  return where(isInside, flat, like(indices, -1));
}

/** @throws ShapeError, DTypeError for indices that are no part of x's shape but for the axis */
function requireIndices(op: string, x: Node, indices: Node, axis: number): void {
  requireDType(op, 'indices', indices, 'int32');
  const fits =
    indices.shape.length === x.shape.length && indices.shape.every((size, i) => i === axis || size <= x.shape[i]);
  if (!fits)
    throw new ShapeError(
      `${op}: indices need the axes of the tensor, and but for axis ${axis} no more of each: got ${formatShape(indices.shape)} for ${formatShape(x.shape)}`,
    );
}

/** x at (…, indices[…], …); 0 where an index is out of range. */
export function gatherElements(x: Node, indices: Node, axis: number): Node {
  const at = normalizeAxis('gatherElements', axis, x.shape.length);
  requireIndices('gatherElements', x, indices, at);
  return takeFlat(x, flatPositions(indices, x.shape, at));
}

/** Elements at flat positions, in the shape of those; 0 at −1. */
export const takeFlat = (x: Node, positions: Node): Node =>
  build.gather(build.reshape(x, [elementCount(x.shape)]), positions, 0);

/** x with updates added at (…, indices[…], …). */
function scatterSums(x: Node, indices: Node, updates: Node, axis: number): Node {
  const positions = flatPositions(indices, x.shape, axis);
  const count = elementCount(indices.shape);
  const total = elementCount(x.shape);
  const sums = build.scatterAdd(build.reshape(updates, [count]), build.reshape(positions, [count]), 0, total);
  return add(x, build.reshape(sums, x.shape));
}

/** x with updates in place of its elements at (…, indices[…], …); of several at one place, the last along the axis. */
function scatterLast(x: Node, indices: Node, updates: Node, axis: number): Node {
  // [… x's axis, indices' axis …]: which of the updates each element is given.
  const spread = (node: Node, at: number, size: number): Node => {
    const wide = [...node.shape.slice(0, at), 1, ...node.shape.slice(at)];
    const shape = wide.map((own, i) => (i === at ? size : own));
    return build.expandTo(build.reshape(node, wide), shape);
  };
  const targets = spread(indices, axis, x.shape[axis]);
  const place = build.iota(targets.shape, axis);
  const order = build.iota(targets.shape, axis + 1);
  const chosen = build.reduceMax(where(equal(targets, place), order, like(order, -1)), [axis + 1]);
  const values = takeFlat(updates, flatPositions(chosen, updates.shape, axis));
  // Where indices has fewer rows, the others stay.
  const widen = (node: Node, value: number): Node => {
    const after = x.shape.map((size, i) => size - node.shape[i]);
    return build.pad(
      node,
      x.shape.map(() => 0),
      after,
      value,
    );
  };
  const given = widen(chosen, -1);
  const isGiven = build.lessEqual(like(given, 0), given);
  return where(isGiven, widen(values, 0), x);
}

export function scatterElements(x: Node, indices: Node, updates: Node, axis: number, adds: boolean): Node {
  const at = normalizeAxis('scatterElements', axis, x.shape.length);
  requireIndices('scatterElements', x, indices, at);
  requireSameDType('scatterElements', x, updates);
  const values = build.expandTo(updates, indices.shape);
  if (elementCount(indices.shape) === 0 || elementCount(x.shape) === 0) return x;
  return adds ? scatterSums(x, indices, values, at) : scatterLast(x, indices, values, at);
}

/** Flat positions of what is not 0. */
export function trueAt(values: ArrayLike<number>): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) found.push(i);
  return Int32Array.from(found);
}

/** `[count, rank]`: the position along every axis of flat positions. */
export function positionsOf(flat: Int32Array, shape: Shape): Int32Array {
  const strides = contiguousStrides(shape);
  return Int32Array.from(
    { length: flat.length * shape.length },
    (_, i) => Math.floor(flat[Math.floor(i / shape.length)] / strides[i % shape.length]) % shape[i % shape.length],
  );
}
