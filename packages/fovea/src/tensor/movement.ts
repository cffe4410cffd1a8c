// Other views of a tensor's elements, from arguments as users write them.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireInteger, requireRange } from '../base/require.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { type Axes, normalizeAxes, normalizeAxis } from './axes.ts';
import { requireElement } from './element.ts';

/** One size may be −1. @throws ShapeError for another number of elements */
export function reshape(x: Node, sizes: readonly number[]): Node {
  requireNumbers('reshape', sizes);
  const size = elementCount(x.shape);
  const unknown = sizes.indexOf(-1);
  const known = sizes.reduce((product, length, i) => (i === unknown ? product : product * length), 1);
  const shape = unknown < 0 ? sizes : sizes.map((length, i) => (i === unknown ? size / known : length));
  if (shape.some((length) => !Number.isInteger(length) || length < 0) || elementCount(shape) !== size) {
    throw new ShapeError(`reshape: cannot view ${formatShape(x.shape)} (${size} elements) as ${formatShape(sizes)}`);
  }
  return build.reshape(x, shape);
}

/** Reverses the axes where no order is given. @throws ShapeError for an axis out of range */
export function transpose(x: Node, permutation: readonly number[]): Node {
  requireNumbers('transpose', permutation);
  const order =
    permutation.length > 0
      ? permutation.map((axis) => normalizeAxis('transpose', axis, x.shape.length))
      : [...x.shape.keys()].reverse();
  return build.transpose(x, order);
}

/** @throws ShapeError for a shape that the tensor does not broadcast to */
export function expand(x: Node, shape: readonly number[]): Node {
  requireNumbers('expand', shape);
  return build.expandTo(x, shape);
}

/** @throws ValueError for a value that no element of the dtype can be */
export function pad(x: Node, widths: readonly (readonly [number, number])[], value: number): Node {
  requireElement('pad', value, x.dtype);
  return build.pad(
    x,
    widths.map(([before]) => before),
    widths.map(([, after]) => after),
    value,
  );
}

/** @throws ShapeError for an axis out of range, ValueError for a step that is 0 or not an integer */
export function slice(x: Node, axis: number, start: number, stop: number | undefined, step: number): Node {
  const at = normalizeAxis('slice', axis, x.shape.length);
  const range = pythonRange(x.shape[at], start, stop, step);
  const part = { start: x.shape.map(() => 0), size: [...x.shape], step: x.shape.map(() => 1) };
  part.start[at] = range.start;
  part.size[at] = range.size;
  part.step[at] = step;
  return build.slice(x, part.start, part.size, part.step);
}

/** Without axes of size 1: all of them, or those of the given that have it. */
export function squeeze(x: Node, axes: Axes | undefined): Node {
  const list = normalizeAxes('squeeze', axes, x.shape.length);
  return build.reshape(
    x,
    x.shape.filter((size, axis) => size !== 1 || !list.includes(axis)),
  );
}

/** With a new axis of size 1, which becomes the given one. */
export function unsqueeze(x: Node, axis: number): Node {
  const at = normalizeAxis('unsqueeze', axis, x.shape.length + 1);
  return build.reshape(x, [...x.shape.slice(0, at), 1, ...x.shape.slice(at)]);
}

/** The axes from `start` to `end`, both included, as one. @throws ShapeError where they are the wrong way round */
export function flatten(x: Node, start: number, end: number): Node {
  if (x.shape.length === 0) return build.reshape(x, [1]);
  const [first, last] = [start, end].map((axis) => normalizeAxis('flatten', axis, x.shape.length));
  if (first > last) throw new ShapeError(`flatten: axis ${start} comes after axis ${end} of ${formatShape(x.shape)}`);
  const merged = elementCount(x.shape.slice(first, last + 1));
  return build.reshape(x, [...x.shape.slice(0, first), merged, ...x.shape.slice(last + 1)]);
}

/** Parts one after another along an axis. @throws ValueError for sizes that are no whole numbers, or do not add up to the axis */
export function split(x: Node, sizes: number | readonly number[], axis: number): Node[] {
  const at = normalizeAxis('split', axis, x.shape.length);
  const length = x.shape[at];
  if (typeof sizes === 'number') requireInteger('split', 'sizes', sizes, 1);
  else requireRange('split', 'sizes', sizes, 'countsOrZero');
  const list = typeof sizes === 'number' ? equalSizes(length, sizes) : sizes;
  if (list.reduce((sum, size) => sum + size, 0) !== length)
    throw new ShapeError(`split: sizes must sum to the ${length} of axis ${axis}: got ${formatShape(list)}`);
  let from = 0;
  return list.map((size) => {
    const start = x.shape.map((_, i) => (i === at ? from : 0));
    from += size;
    return build.crop(
      x,
      start,
      x.shape.map((own, i) => (i === at ? size : own)),
    );
  });
}

/** The last may be smaller; there is at least one. */
const equalSizes = (length: number, size: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(length / size)) }, (_, i) => Math.min(size, length - i * size));

/** At most `count` parts of one size, of which the last may be smaller. */
export function chunk(x: Node, count: number, axis: number): Node[] {
  requireInteger('chunk', 'count', count, 1);
  const length = x.shape[normalizeAxis('chunk', axis, x.shape.length)];
  return split(x, Math.max(1, Math.ceil(length / count)), axis);
}

/** The whole again and again, `counts[i]` times along axis i; leading axes are added. @throws ValueError for counts that are no whole numbers, ShapeError for too few */
export function repeat(x: Node, counts: readonly number[]): Node {
  requireNumbers('repeat', counts);
  requireRange('repeat', 'counts', counts, 'countsOrZero');
  const missing = counts.length - x.shape.length;
  if (missing < 0)
    throw new ShapeError(`repeat: needs a count for each of ${x.shape.length} axes: got ${formatShape(counts)}`);
  const shape = [...new Array<number>(missing).fill(1), ...x.shape];
  const split = build.reshape(
    x,
    shape.flatMap((size) => [1, size]),
  );
  const wide = build.expandTo(
    split,
    shape.flatMap((size, axis) => [counts[axis], size]),
  );
  return build.reshape(
    wide,
    shape.map((size, axis) => size * counts[axis]),
  );
}

/** Each element `count` times, one behind the other, along an axis. */
export function repeatInterleave(x: Node, count: number, axis: number): Node {
  requireInteger('repeatInterleave', 'count', count, 0);
  const at = normalizeAxis('repeatInterleave', axis, x.shape.length);
  const along = (size: number): number[] => [...x.shape.slice(0, at + 1), size, ...x.shape.slice(at + 1)];
  const wide = build.expandTo(build.reshape(x, along(1)), along(count));
  return build.reshape(
    wide,
    x.shape.map((size, i) => (i === at ? size * count : size)),
  );
}

/** Moved on along an axis; what leaves at the end comes back at the beginning. */
export function roll(x: Node, shift: number, axis: number): Node {
  requireRange('roll', 'shift', shift, 'integer');
  const at = normalizeAxis('roll', axis, x.shape.length);
  const length = x.shape[at];
  const back = length === 0 ? 0 : ((-shift % length) + length) % length;
  if (back === 0) return x;
  const [first, second] = split(x, [back, length - back], at);
  return build.concat([second, first], at);
}

/** The lower triangle of the last two axes, up to a diagonal, or the upper one from it on; zeros elsewhere. */
export function triangle(op: 'tril' | 'triu', x: Node, diagonal: number): Node {
  requireRange(op, 'diagonal', diagonal, 'integer');
  const rank = x.shape.length;
  if (rank < 2) throw new ShapeError(`${op}: needs at least two axes: got ${formatShape(x.shape)}`);
  const row = build.iota(x.shape, rank - 2);
  const column = build.iota(x.shape, rank - 1);
  const edge = build.add(row, build.constantLike(row, diagonal));
  const kept = op === 'tril' ? build.lessEqual(column, edge) : build.lessEqual(edge, column);
  return build.where(kept, x, build.constantLike(x, 0));
}

function pythonRange(
  length: number,
  start: number,
  stop: number | undefined,
  step: number,
): { start: number; size: number } {
  if (!Number.isInteger(step) || step === 0)
    throw new ValueError(`slice: step must be a non-zero integer: got ${step}`);
  const clamp = (position: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, position < 0 ? position + length : position));
  const first = step > 0 ? clamp(start, 0, length) : clamp(start, -1, length - 1);
  const last =
    stop === undefined ? (step > 0 ? length : -1) : step > 0 ? clamp(stop, 0, length) : clamp(stop, -1, length - 1);
  const size = Math.max(0, Math.ceil((last - first) / step));
  return { start: size === 0 ? 0 : first, size };
}

/** @throws ValueError for a list where numbers are the arguments */
function requireNumbers(op: string, given: readonly unknown[]): void {
  const [list] = given;
  if (!Array.isArray(list)) return;
  throw new ValueError(
    `${op}: takes numbers, not a list: got ${formatShape(list)}; write x.${op}(${list.join(', ')}), or x.${op}(...list)`,
  );
}
