// Other views of a tensor's elements, from arguments as users write them.

import { ShapeError, ValueError } from '../base/errors.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { normalizeAxis } from './axes.ts';
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

/** Reverses the axes where no order is given. @throws ShapeError for an axis that there is not */
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

/** @throws ShapeError for an axis that there is not, ValueError for a step that is 0 or no integer */
export function slice(x: Node, axis: number, start: number, stop: number | undefined, step: number): Node {
  const at = normalizeAxis('slice', axis, x.shape.length);
  const range = pythonRange(x.shape[at], start, stop, step);
  const part = { start: x.shape.map(() => 0), size: [...x.shape], step: x.shape.map(() => 1) };
  part.start[at] = range.start;
  part.size[at] = range.size;
  part.step[at] = step;
  return build.slice(x, part.start, part.size, part.step);
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
