// Where in a tensor the units of a field line lie: by their distance in memory order, which a reshape does not change.

import { contiguousStrides, type Shape } from '../base/shape.ts';
import { type FieldLine, mergeLines, repeatedLine } from './field-line.ts';

/** The element at place p (row-major) is of unit ⌊p / stride⌋ mod length. */
export interface PlacedLine {
  readonly line: FieldLine;
  readonly stride: number;
  readonly length: number;
}

/** On an axis: each unit `times` times in a row, `length` units, over and over. */
interface Located {
  readonly axis: number;
  readonly times: number;
}

/** The axis that the units lie along, if it is one. */
export function locate({ stride, length }: PlacedLine, shape: Shape): Located | undefined {
  const strides = contiguousStrides(shape);
  const axis = shape.findIndex((size, a) => {
    const times = stride / strides[a];
    return size > 1 && Number.isInteger(times) && Number.isInteger(size / (times * length));
  });
  return axis < 0 ? undefined : { axis, times: stride / strides[axis] };
}

/** The line of an axis: one unit for each of its positions. */
export function lineOn(placed: PlacedLine | undefined, shape: Shape, axis: number): FieldLine | undefined {
  if (!placed) return undefined;
  if (shape[axis] === 1 && placed.length === 1) return placed.line;
  const located = locate(placed, shape);
  if (located?.axis !== axis || located.times * placed.length !== shape[axis]) return undefined;
  return repeatedLine(placed.line, located.times);
}

/** The line of an axis, in place. */
export const placeOn = (line: FieldLine | undefined, shape: Shape, axis: number): PlacedLine | undefined =>
  line && { line, stride: contiguousStrides(shape)[axis], length: shape[axis] };

/** In a tensor whose axes lie elsewhere, or have other neighbours: `to` gives the new place of an axis, undefined for one that goes. */
export function moved(
  placed: PlacedLine | undefined,
  from: Shape,
  to: Shape,
  place: (axis: number) => number | undefined,
): PlacedLine | undefined {
  if (!placed) return undefined;
  if (placed.length === 1) return placed;
  const located = locate(placed, from);
  const axis = located && place(located.axis);
  if (located === undefined || axis === undefined || to[axis] !== from[located.axis]) return undefined;
  return { ...placed, stride: located.times * contiguousStrides(to)[axis] };
}

/** The hull of branches that lie alike. */
export const mergePlaced = (list: readonly (PlacedLine | undefined)[]): PlacedLine | undefined =>
  list.reduce(mergePair);

/** The hull of those branches that keep their places: attention, or a gate that looks at all of the image, beside them changes no place. */
export const mergeKept = (list: readonly (PlacedLine | undefined)[]): PlacedLine | undefined =>
  list.reduce((a, b) => (a && b ? mergePair(a, b) : (a ?? b)));

function mergePair(a: PlacedLine | undefined, b: PlacedLine | undefined): PlacedLine | undefined {
  if (!a || !b || a === b) return a && b;
  if (a.length !== b.length || (a.length > 1 && a.stride !== b.stride)) return undefined;
  const line = mergeLines(a.line, b.line);
  return line && { ...a, line };
}
