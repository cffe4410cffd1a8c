// Axes as users name them: one or several, negative ones counted from the end.

import { ShapeError } from '../base/errors.ts';
import { requireAxis } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';

/** One axis or several; negative ones count from the end. */
export type Axes = number | readonly number[];

/** The axis counted from 0. @throws ShapeError for one out of range */
export function normalizeAxis(op: string, axis: number, rank: number): number {
  const at = axis < 0 ? axis + rank : axis;
  requireAxis(op, at, rank, axis);
  return at;
}

/** The axes in ascending order; all when none are given. @throws ShapeError for one out of range, or given twice */
export function normalizeAxes(op: string, axes: Axes | undefined, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const list = (typeof axes === 'number' ? [axes] : axes)
    .map((axis) => normalizeAxis(op, axis, rank))
    .sort((a, b) => a - b);
  if (new Set(list).size !== list.length)
    throw new ShapeError(`${op}: an axis is given twice: ${formatShape(axes as readonly number[])}`);
  return list;
}
