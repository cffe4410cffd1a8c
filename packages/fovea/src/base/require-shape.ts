// Checks of shapes, dtypes and lengths, in the wording of require.ts. Bottom layer.

import { DTypeError, ShapeError } from './errors.ts';
import { broadcastShapes, elementCount, formatShape, type Shape, sameShape } from './shape.ts';

/** What checks ask of a tensor, or of a node of the graph. */
interface Typed {
  readonly dtype: string;
}

/** An axis of exactly this size, of any size, or ('…') any number of axes. */
type Axis = number | string;

/** @throws DTypeError unless the dtype is one of those named */
export function requireDType(op: string, name: string, { dtype }: Typed, ...allowed: readonly string[]): void {
  if (allowed.includes(dtype)) return;
  throw new DTypeError(`${op}: ${name} must be ${allowed.join(' or ')}: got ${dtype}; cast it first`);
}

/** @throws DTypeError unless the second dtype is the first */
export function requireSameDType(op: string, first: Typed, second: Typed): void {
  if (first.dtype === second.dtype) return;
  throw new DTypeError(`${op}: dtypes differ: ${first.dtype} and ${second.dtype}; cast one of them`);
}

/**
 * Checks a shape against a pattern such as `['N', 'H', 'W', 3]`: a name stands for any size, '…' for any number of axes.
 * @param advice what to do, where the pattern does not say it
 * @throws ShapeError unless it fits
 */
export function requireShape(op: string, name: string, shape: Shape, pattern: readonly Axis[], advice = ''): void {
  if (fits(shape, pattern)) return;
  const wanted = pattern.length === 0 ? 'be a scalar' : `have shape [${pattern.join(', ')}]`;
  throw new ShapeError(`${op}: ${name} must ${wanted}: got ${formatShape(shape)}${advice && `; ${advice}`}`);
}

function fits(shape: Shape, pattern: readonly Axis[]): boolean {
  const gap = pattern.indexOf('…');
  if (gap < 0 ? shape.length !== pattern.length : shape.length < pattern.length - 1) return false;
  return pattern.every((axis, i) => {
    if (typeof axis === 'string') return true;
    return shape[gap < 0 || i < gap ? i : shape.length - pattern.length + i] === axis;
  });
}

/** Checks two shapes that are named as in `{ prediction, target }`. @throws ShapeError unless they are the same */
export function requireSameShape(op: string, shapes: Readonly<Record<string, Shape>>): void {
  const [[first, a], [second, b]] = Object.entries(shapes);
  if (sameShape(a, b)) return;
  throw new ShapeError(
    `${op}: ${first} and ${second} must have the same shape: got ${formatShape(a)} and ${formatShape(b)}`,
  );
}

/** @throws ShapeError unless a shape broadcasts to another, which is named as in `{ scores }`, without changing it */
export function requireBroadcast(op: string, name: string, shape: Shape, to: Readonly<Record<string, Shape>>): void {
  const [[of, target]] = Object.entries(to);
  const common = broadcastShapes(shape, target);
  if (common && sameShape(common, target)) return;
  throw new ShapeError(`${op}: ${name} must broadcast to the ${of} ${formatShape(target)}: got ${formatShape(shape)}`);
}

/** Checks two or more lengths that are named as in `{ scores: 3, labels: 4 }`. @throws ShapeError unless they are the same */
export function requireSameLength(op: string, lengths: Readonly<Record<string, number>>): void {
  const counts = Object.values(lengths);
  if (counts.every((count) => count === counts[0])) return;
  const listed = (parts: readonly (string | number)[]): string =>
    `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
  throw new ShapeError(`${op}: ${listed(Object.keys(lengths))} must have the same length: got ${listed(counts)}`);
}

/** @throws ShapeError unless there are as many values as the sizes have elements; `sizes` as in `[height, width, channels]` */
export function requireLength(op: string, name: string, length: number, sizes: Shape, unit = 'values'): void {
  const wanted = elementCount(sizes);
  if (length === wanted) return;
  throw new ShapeError(`${op}: ${name} of shape ${formatShape(sizes)} must have ${wanted} ${unit}: got ${length}`);
}

/** `given` is how the axis was named. @throws ShapeError unless the axis is one of the shape's */
export function requireAxis(op: string, axis: number, rank: number, given = axis): void {
  if (!Number.isInteger(axis) || axis < 0 || axis >= rank)
    throw new ShapeError(`${op}: axis ${given} is out of range for ${rank} axes`);
}
