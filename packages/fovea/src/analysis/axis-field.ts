// What the units of a layer see along each axis of the input, told in numbers.

import type { Shape } from '../base/shape.ts';
import { collapse, type Extent, NOTHING, simplified, widened } from './extent.ts';
import { type Field, firstOf, flatShape, single } from './field-layout.ts';
import { lineJump, lineSize, lineStart, seenBy } from './field-line.ts';
import { lineOf } from './follow-fields.ts';

/** What a layer's units see along one axis of the input. */
export interface AxisField {
  /**
   * Positions of the input that a unit sees, on an unbounded image; of units that differ, those that see most. Null where the image's size decides, as
   * behind attention to all of it, global pooling, or sums with a mirrored image.
   */
  readonly size: number | null;
  /** Positions of the input from one unit to the next, below 0 behind mirroring; null where units do not lie along the axis evenly. */
  readonly jump: number | null;
  /** First position that unit 0 sees; below 0 where it reaches into the padding. Null as for `jump`. */
  readonly start: number | null;
  /** Most positions inside this image that a unit sees. */
  readonly inside: number;
  /** Whether every unit sees the whole axis, at this image size. */
  readonly wholeImage: boolean;
  /**
   * First and last position inside the image for each unit along the axis, all channels together; null for a unit that sees nothing, such as one of padding.
   * No list where every unit sees the whole axis, or where units do not lie along it.
   */
  readonly units: readonly (readonly [first: number, last: number] | null)[] | null;
}

/** Of a node's field inside the image, and its lines on an unbounded image, where it has them. */
export const axisFields = (
  field: Field,
  lines: readonly (Field | undefined)[],
  inputShape: Shape,
  axes: readonly number[],
): AxisField[] =>
  axes.map((axis, i) => {
    const given = lines[i];
    const along = given?.line && (single(given, given.line.axis) ?? given);
    return axisField(field, i, along, { axis, size: inputShape[axis], rank: inputShape.length });
  });

/** Whether all elements see all positions of an axis. */
export const isWhole = ({ low, high }: Extent, size: number): boolean =>
  low.every((first, at) => first === 0 && high[at] === size - 1);

interface ImageAxis {
  readonly axis: number;
  readonly size: number;
  /** Of the input. */
  readonly rank: number;
}

function axisField(field: Field, i: number, along: Field | undefined, image: ImageAxis): AxisField {
  const extent = field.extents[i];
  const { low, high } = extent;
  const wholeImage = isWhole(extent, image.size);
  const listed = unitAxis(field, extent, along, image);
  const own = listed === undefined ? undefined : unitsAlong(field, i, listed);
  const line = along && lineOf(along);
  const isEven =
    line &&
    along.line?.axis === listed &&
    isOneAxis(along) &&
    own?.every((seen, unit) => isWithin(seen, seenBy(line, unit)));
  return {
    size: line ? lineSize(line) : null,
    jump: isEven ? lineJump(line) : null,
    start: isEven ? (lineStart(line) ?? null) : null,
    inside: low.reduce((most, first, at) => (first === NOTHING ? most : Math.max(most, high[at] - first + 1)), 0),
    wholeImage,
    units: wholeImage ? null : (own ?? null),
  };
}

/** Whether the line's factor is all of its axis. */
const isOneAxis = ({ groups, line }: Field): boolean => line !== undefined && groups[line.axis].length === 1;

const isWithin = (own: readonly [number, number] | null, all: readonly [number, number] | undefined): boolean =>
  own === null || (all !== undefined && own[0] >= all[0] && own[1] <= all[1]);

const axisOf = (field: Field, factor: number): number =>
  field.groups.findIndex((group, axis) => factor < firstOf(field, axis) + group.length);

/** The axis of the node that units lie along: that of the line, or the only one besides channels that what they see differs along. */
function unitAxis(
  field: Field,
  extent: Extent,
  along: Field | undefined,
  { axis, rank }: ImageAxis,
): number | undefined {
  // A single unit may have ended up beside the batch.
  if (along?.line && along.line.axis > 0) return along.line.axis;
  const shape = flatShape(field);
  const axes = [...new Set(extent.axes.map((factor) => axisOf(field, factor)))];
  const last = field.groups.length - 1;
  const places = axes.filter((one) => one !== last);
  if (places.length === 1) return places[0];
  if (places.length === 0 && axes.length === 1) return last;
  // What lies as the input does, and differs along other axes only in that some elements see nothing.
  return field.groups.length === rank && (places.length === 0 || places.includes(axis)) && shape.length > 0
    ? axis
    : undefined;
}

/** For each position along an axis, the hull over channels; undefined where other axes make a difference to those that see something. */
export function unitsAlong(field: Field, i: number, axis: number): (readonly [number, number] | null)[] | undefined {
  const own = single(field, axis);
  if (!own) return undefined;
  const at = firstOf(own, axis);
  const shape = flatShape(own);
  const last = own.groups.length - 1;
  const channels = last === axis ? [] : own.groups[last].map((_, index) => firstOf(own, last) + index);
  const places = simplified(collapse(own.extents[i], channels));
  const units = widened(
    collapse(
      places,
      places.axes.filter((factor) => factor !== at),
    ),
    [at],
    shape,
  );
  const wide = widened(
    units,
    [...new Set([...places.axes, at])].sort((a, b) => a - b),
    shape,
  );
  const each = widened(places, wide.axes, shape);
  const isAlike = each.low.every(
    (first, k) => first === NOTHING || (first === wide.low[k] && each.high[k] === wide.high[k]),
  );
  if (!isAlike) return undefined;
  return Array.from(units.low, (first, k) => (first === NOTHING ? null : ([first, units.high[k]] as const)));
}
