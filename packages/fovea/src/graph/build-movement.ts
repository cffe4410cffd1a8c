// Builders of reductions and movement: views of views merge, views of constants are constants.

import { ShapeError } from '../base/errors.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import { constant, constantValue, exactValue, mul } from './build-elementwise.ts';
import { isTransparent, makeNode, type Node, type NodeOf } from './node.ts';

// --- reductions ----------------------------------------------------------------------------------------------------

export function sum(x: Node, axes: readonly number[]): Node {
  if (axes.length === 0) return x;
  const node = makeNode('sum', [x], { axes });
  const value = constantValue(x);
  if (value !== undefined) return constant(value * countAlong(x.shape, axes), node.shape, x.dtype);
  if (axes.every((axis) => x.shape[axis] === 1)) return reshape(x, node.shape);
  return (isTransparent(x, 'expand') ? sumOfRepeated(x, axes) : undefined) ?? node;
}

const countAlong = (shape: Shape, axes: readonly number[]): number =>
  axes.reduce((count, axis) => count * shape[axis], 1);

/** Repeating along an axis and then summing along it is a product with its length. */
function sumOfRepeated(x: NodeOf<'expand'>, axes: readonly number[]): Node | undefined {
  const source = x.inputs[0];
  const repeated = axes.filter((axis) => source.shape[axis] === 1 && x.shape[axis] !== 1);
  if (repeated.length === 0 || elementCount(x.shape) === 0) return undefined;
  const narrow = x.shape.map((size, axis) => (repeated.includes(axis) ? 1 : size));
  const total = sum(expandTo(source, narrow), axes);
  return mul(total, constant(countAlong(x.shape, repeated), total.shape, x.dtype));
}

export const reduceMax = (x: Node, axes: readonly number[]): Node =>
  axes.length === 0 ? x : makeNode('reduceMax', [x], { axes });

export const argmax = (x: Node, axis: number): Node => makeNode('argmax', [x], { axis });

// --- views ---------------------------------------------------------------------------------------------------------

/** The view, or a constant of its shape when it looks at a constant. */
function view(node: Node): Node {
  const value = constantValue(node.inputs[0]);
  return value === undefined ? node : constant(value, node.shape, node.dtype);
}

export function reshape(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const node = makeNode('reshape', [x], { shape });
  return isTransparent(x, 'reshape') ? reshape(x.inputs[0], shape) : view(node);
}

export function transpose(x: Node, permutation: readonly number[]): Node {
  const node = makeNode('transpose', [x], { permutation });
  if (permutation.every((axis, i) => axis === i)) return x;
  if (isTransparent(x, 'transpose')) {
    const inner = x.attributes.permutation;
    const merged = permutation.map((axis) => inner[axis]);
    return transpose(x.inputs[0], merged);
  }
  const moved = permutation.filter((axis) => x.shape[axis] !== 1);
  if (moved.every((axis, i) => i === 0 || axis > moved[i - 1])) return reshape(x, node.shape);
  return view(node);
}

/** Swaps the last two axes. */
export function transposeLast(x: Node): Node {
  const rank = x.shape.length;
  return transpose(x, [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2]);
}

/** NumPy broadcasting of one node to a shape: leading axes are added, axes of size 1 repeated. */
export function expandTo(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const missing = shape.length - x.shape.length;
  if (missing < 0) throw new ShapeError(`expand: cannot broadcast ${formatShape(x.shape)} to ${formatShape(shape)}`);
  const ranked = reshape(x, [...new Array<number>(missing).fill(1), ...x.shape]);
  if (sameShape(ranked.shape, shape)) return ranked;
  const node = makeNode('expand', [ranked], { shape });
  return isTransparent(x, 'expand') ? expandTo(x.inputs[0], shape) : view(node);
}

/** The adjoint of expandTo: sums the axes that broadcasting added or repeated. */
export function sumTo(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const missing = x.shape.length - shape.length;
  const axes = x.shape.flatMap((size, axis) =>
    axis < missing || (shape[axis - missing] === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(sum(x, axes), shape);
}

/** out[i] = x[start + i·step] for i < size, per axis; steps may be negative. */
export function slice(x: Node, start: readonly number[], size: readonly number[], step: readonly number[]): Node {
  const node = makeNode('slice', [x], { start, size, step });
  if (sameShape(x.shape, size) && step.every((s, axis) => s === 1 || size[axis] <= 1)) return x;
  if (isTransparent(x, 'slice')) {
    const inner = x.attributes;
    return slice(
      x.inputs[0],
      start.map((at, axis) => inner.start[axis] + at * inner.step[axis]),
      size,
      step.map((s, axis) => s * inner.step[axis]),
    );
  }
  return view(node);
}

/** The part of x from `start`, of the given size, without steps. */
export const crop = (x: Node, start: readonly number[], size: Shape): Node =>
  slice(
    x,
    start,
    size,
    x.shape.map(() => 1),
  );

/** Reverses the order along each of the axes. */
export function flip(x: Node, axes: readonly number[]): Node {
  const backwards = (axis: number): boolean => axes.includes(axis) && x.shape[axis] > 0;
  return slice(
    x,
    x.shape.map((size, axis) => (backwards(axis) ? size - 1 : 0)),
    x.shape,
    x.shape.map((_, axis) => (backwards(axis) ? -1 : 1)),
  );
}

export function pad(x: Node, before: readonly number[], after: readonly number[], value = 0): Node {
  const exact = exactValue(value, x.dtype);
  const node = makeNode('pad', [x], { before, after, value: exact });
  if (sameShape(node.shape, x.shape)) return x;
  if (isTransparent(x, 'pad') && Object.is(x.attributes.value, exact)) {
    const inner = x.attributes;
    const sums = (a: readonly number[], b: readonly number[]): number[] => a.map((width, axis) => width + b[axis]);
    return pad(x.inputs[0], sums(inner.before, before), sums(inner.after, after), exact);
  }
  return constantValue(x) === exact ? view(node) : node;
}

// --- joining and indexing ------------------------------------------------------------------------------------------

export function concat(parts: readonly Node[], axis: number): Node {
  const node = makeNode('concat', parts, { axis });
  return parts.length === 1 ? parts[0] : node;
}

/** x at `indices` along the axis, which becomes the axes of `indices`; out-of-range indices read 0. */
export const gather = (x: Node, indices: Node, axis: number): Node => makeNode('gather', [x, indices], { axis });

/** Zeros with `axis` of the given size, to which updates are added at the indices along it. */
export const scatterAdd = (updates: Node, indices: Node, axis: number, size: number): Node =>
  makeNode('scatterAdd', [updates, indices], { axis, size });
