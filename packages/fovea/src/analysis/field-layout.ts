// How the elements of a node lie: each axis as a product of factors, so that what a reshape splits or joins keeps its place, also on an unbounded image.

import type { Shape } from '../base/shape.ts';
import {
  agreeing,
  type Extent,
  type Repeat,
  renumber,
  resample,
  reshapeExtent,
  type Sources,
  simplified,
  Value,
} from './extent.ts';

/** The factor that units of an unbounded image lie along, and how what they see goes on. */
export interface Line extends Repeat {
  /** Of the node. */
  readonly axis: number;
  /** Which of the axis's factors. */
  readonly index: number;
  /** The axis of the input that fields are along. */
  readonly home: number;
}

/** What the elements of a node see. */
export interface Field {
  /** For each axis of the node, the sizes of its factors, outermost first; none for an axis of one position. */
  readonly groups: readonly (readonly number[])[];
  /** Of an unbounded image, where extents hold one period of it; undefined for what is seen inside the image. */
  readonly line?: Line;
  /** For each axis of the input that is followed; over all factors of all axes, counted through. */
  readonly extents: readonly Extent[];
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** One factor for each axis. */
export const plainGroups = (shape: Shape): number[][] => shape.map((size) => (size > 1 ? [size] : []));

/** Which of all factors, counted through, is the first one of an axis. */
export const firstOf = ({ groups }: Pick<Field, 'groups'>, axis: number): number =>
  groups.slice(0, axis).reduce((count, group) => count + group.length, 0);

/** Which of all factors units lie along; −1 for none. */
export const lineFactor = (field: Field): number =>
  field.line ? firstOf(field, field.line.axis) + field.line.index : -1;

/** Sizes of all factors as extents have them: of the line's, its period. */
export function flatShape(field: Field): number[] {
  const flat = field.groups.flat();
  if (field.line) flat[lineFactor(field)] = field.line.period;
  return flat;
}

/** How many units there are in this image. */
export const lineLength = ({ groups, line }: Field): number => (line ? groups[line.axis][line.index] : 0);

export const withExtents = (field: Field, change: (extent: Extent) => Extent): Field => ({
  ...field,
  extents: field.extents.map(change),
});

/** Without factors of one position, and without axes of extents along which all is the same. */
export function tidied(field: Field): Field {
  let result = withExtents(field, simplified);
  for (let axis = 0; axis < result.groups.length; axis++) {
    for (let index = result.groups[axis].length - 1; index >= 0; index--) {
      const isLine = result.line?.axis === axis && result.line.index === index;
      if (result.groups[axis][index] === 1 && !isLine) result = withoutFactor(result, axis, index);
    }
  }
  return result;
}

const spliced = <T>(list: readonly T[], at: number, count: number, ...items: readonly T[]): T[] => [
  ...list.slice(0, at),
  ...items,
  ...list.slice(at + count),
];

function withGroup(field: Field, axis: number, group: readonly number[], index: number | undefined): Field {
  const line = field.line?.axis === axis && index !== undefined ? { ...field.line, index } : field.line;
  return { ...field, groups: spliced(field.groups, axis, 1, group), ...(line && { line }) };
}

/** One of a single position, that extents do not differ along. */
function withoutFactor(field: Field, axis: number, index: number): Field {
  const at = firstOf(field, axis) + index;
  const own = field.line?.index ?? 0;
  const less = withExtents(field, (extent) => renumber(extent, (other) => (other > at ? other - 1 : other)));
  return withGroup(less, axis, spliced(field.groups[axis], index, 1), own > index ? own - 1 : own);
}

/** With a factor of one position, or of more, that extents do not differ along. */
function withFactor(field: Field, axis: number, index: number, size: number): Field {
  const at = firstOf(field, axis) + index;
  const own = field.line?.index ?? 0;
  const more = withExtents(field, (extent) => renumber(extent, (other) => (other >= at ? other + 1 : other)));
  return withGroup(more, axis, spliced(field.groups[axis], index, 0, size), own >= index ? own + 1 : own);
}

/** What each of `period` units in a row takes from the units before, which go on by `advance` of them. */
export interface LineStep extends Repeat {
  readonly sources: (unit: number) => readonly number[];
}

/** The line's factor with other units, `length` of them in this image. */
export function onLine(field: Field, step: LineStep, length: number, empty: number = Value.zero): Field {
  const line = field.line as Line;
  const turns = line.period / gcd(line.period, step.advance);
  const period = step.period * turns;
  const [at, shape] = [lineFactor(field), flatShape(field)];
  const sources = Array.from({ length: period }, (_, unit) => step.sources(unit));
  const advance = (line.advance * step.advance * turns) / line.period;
  const group = spliced(field.groups[line.axis], line.index, 1, length);
  const next = withExtents(field, (extent) => resample(extent, at, sources, shape, empty, line));
  return {
    ...next,
    groups: spliced(field.groups, line.axis, 1, group),
    line: { ...line, period, advance },
  };
}

/** Units as they are, with what they see written out for more of them. */
export const withPeriod = (field: Field, period: number): Field =>
  field.line?.period === period
    ? field
    : onLine(field, { period, advance: period, sources: (unit) => [unit] }, lineLength(field));

/** A factor as two: the outer one of `outer` positions. Units go on along the outer one. */
function splitFactor(field: Field, axis: number, index: number, outer: number): Field {
  const inner = field.groups[axis][index] / outer;
  const own = field.line?.axis === axis ? field.line.index : undefined;
  let split = field;
  let line = field.line;
  if (line && own === index) {
    const period = line.period / gcd(line.period, inner);
    const all = period * inner;
    split = withPeriod(field, all);
    line = { ...line, period, advance: (line.advance * all) / line.period };
  }
  const before = flatShape(split);
  const at = firstOf(split, axis) + index;
  const outside = own === index && line ? line.period : outer;
  const after = spliced(before, at, 1, outside, inner);
  const group = spliced(field.groups[axis], index, 1, outer, inner);
  const place = own !== undefined && own > index ? own + 1 : own;
  const next = withExtents(split, (extent) => reshapeExtent(extent, before, after));
  return withGroup({ ...next, ...(line && { line }) }, axis, group, place);
}

/**
 * With one factor for an axis; undefined where units lie along it over and over, which no single line tells.
 */
export function single(field: Field, axis: number): Field | undefined {
  const group = field.groups[axis];
  if (group.length === 1) return field;
  if (group.length === 0) return withFactor(field, axis, 0, 1);
  const isLine = field.line?.axis === axis;
  if (isLine && field.line?.index !== 0) return undefined;
  const before = flatShape(field);
  const at = firstOf(field, axis);
  const joined = before.slice(at, at + group.length);
  const after = spliced(before, at, group.length, product(joined));
  const next = withExtents(field, (extent) => reshapeExtent(extent, before, after));
  const line = field.line;
  const merged = withGroup(next, axis, [product(group)], 0);
  return isLine && line ? { ...merged, line: { ...line, index: 0, period: product(joined) } } : merged;
}

/** Positions along one axis that take from others: `line` says how where units lie along it. */
export function along(
  field: Field,
  axis: number,
  sources: Sources,
  line: LineStep | undefined,
  empty: number = Value.zero,
): Field | undefined {
  const own = single(field, axis);
  if (!own) return undefined;
  if (own.line?.axis === axis) return line && onLine(own, line, sources.length, empty);
  const [at, shape] = [firstOf(own, axis), flatShape(own)];
  const next = withExtents(own, (extent) => resample(extent, at, sources, shape, empty));
  return withGroup(next, axis, [sources.length], undefined);
}

/** With the axes in another order. */
export function permuted(field: Field, permutation: readonly number[]): Field {
  const order = permutation.flatMap((axis) => field.groups[axis].map((_, index) => firstOf(field, axis) + index));
  const next = withExtents(field, (extent) => renumber(extent, (factor) => order.indexOf(factor)));
  const { line } = field;
  return {
    ...next,
    groups: permutation.map((axis) => field.groups[axis]),
    ...(line && { line: { ...line, axis: permutation.indexOf(line.axis) } }),
  };
}

/** The same in all positions of axes that were one long. */
export function expanded(field: Field, from: Shape, to: Shape): Field {
  let result = field;
  for (const [axis, size] of to.entries()) {
    if (from[axis] === size) continue;
    if (result.line?.axis === axis)
      result = onLine(result, { period: size, advance: 1, sources: (unit) => [Math.floor(unit / size)] }, size);
    else result = withFactor(result, axis, 0, size);
  }
  return result;
}

/** In another shape; undefined where units would no longer lie along a factor. */
export function reshaped(field: Field, to: Shape): Field | undefined {
  const found = regrouped(field, to) ?? regrouped(joinedFactors(field), to);
  if (found || field.line) return found;
  const shape = flatShape(field);
  const groups = to.map((size) => [size]);
  return withExtents({ ...field, groups }, (extent) => reshapeExtent(extent, shape, to));
}

/** With one factor for each axis, where that can be: other windows than those before may cut it elsewhere. */
const joinedFactors = (field: Field): Field =>
  field.groups.reduce((own, { length }, axis) => (length > 1 ? (single(own, axis) ?? own) : own), field);

/** Factors are split where axes begin in between. */
function regrouped(field: Field, to: Shape): Field | undefined {
  const isPoint = lineLength(field) === 1;
  // All in one axis first, whose factors are then dealt out.
  let all = isPoint ? lineLast(oneAxis(field)) : oneAxis(field);
  const groups: number[][] = [];
  let next = 0;
  let place: readonly [axis: number, index: number] | undefined;
  for (const [axis, size] of to.entries()) {
    const group: number[] = [];
    let missing = size;
    while (missing > 1) {
      const factor = all.groups[0][next];
      if (factor === undefined) return undefined;
      if (missing % factor !== 0) {
        if (factor % missing !== 0) return undefined;
        all = splitFactor(all, 0, next, missing);
      }
      if (all.line?.index === next) place = [axis, group.length];
      group.push(all.groups[0][next]);
      missing /= all.groups[0][next++];
    }
    groups.push(group);
  }
  const { line } = all;
  if (!line) return { ...all, groups };
  if (isPoint) return withPoint({ ...all, groups }, line, to);
  return place && { ...all, groups, line: { ...line, axis: place[0], index: place[1] } };
}

function oneAxis(field: Field): Field {
  const { line } = field;
  return {
    ...field,
    groups: [field.groups.flat()],
    ...(line && { line: { ...line, axis: 0, index: lineFactor(field) } }),
  };
}

/** Of one axis: the factor of a single unit behind all others, which changes no place. */
function lineLast(field: Field): Field {
  const { index } = field.line as Line;
  const [group] = field.groups;
  const last = group.length - 1;
  const next = withExtents(field, (extent) =>
    renumber(extent, (factor) => (factor === index ? last : factor > index ? factor - 1 : factor)),
  );
  return withGroup(next, 0, [...spliced(group, index, 1), 1], last);
}

/** A single unit lies on an axis of one position, which may be any: that of the input, if there is the choice, or else the first behind the batch. */
function withPoint({ groups, extents }: Field, line: Line, to: Shape): Field {
  const other = to.findIndex((size, axis) => axis > 0 && size === 1);
  const axis = to[line.home] === 1 ? line.home : Math.max(0, other);
  const index = groups[axis].length;
  const last = groups.flat().length;
  const at = firstOf({ groups }, axis) + index;
  return {
    groups: spliced(groups, axis, 1, [...groups[axis], 1]),
    line: { ...line, axis, index },
    extents: extents.map((extent) =>
      renumber(extent, (factor) => (factor === last ? at : factor >= at ? factor + 1 : factor)),
    ),
  };
}

/** What depends on nothing along one axis of the input depends on nothing along any: told where branches meet, whose elements may differ in that. */
export const settled = (field: Field): Field => ({ ...field, extents: agreeing(field.extents, flatShape(field)) });

/** Some fields of nodes of one shape, with the same factors and period; undefined where units lie along different ones, or go on differently. */
export function aligned(fields: readonly Field[], shape: Shape): readonly Field[] | undefined {
  const points = fields.filter((field) => lineLength(field) === 1);
  if (points.length === 0) return periodsAlike(refined(fields));
  if (fields.some(({ line }, i) => line && !points.includes(fields[i]))) return undefined;
  const apart = periodsAlike(refined(fields.map(pointApart)));
  return apart?.map((field) => {
    const rest = { ...field, groups: field.groups.slice(0, -1) };
    return field.line ? withPoint(rest, field.line, shape) : rest;
  });
}

/** With an axis behind all others, on which a single unit lies. */
function pointApart(field: Field): Field {
  const { groups, line } = field;
  if (!line) return { ...field, groups: [...groups, []] };
  const at = lineFactor(field);
  const last = groups.flat().length - 1;
  const next = withExtents(field, (extent) =>
    renumber(extent, (factor) => (factor === at ? last : factor > at ? factor - 1 : factor)),
  );
  const rest = spliced(groups, line.axis, 1, spliced(groups[line.axis], line.index, 1));
  return { ...next, groups: [...rest, [1]], line: { ...line, axis: groups.length, index: 0 } };
}

function periodsAlike(fields: readonly Field[] | undefined): readonly Field[] | undefined {
  const line = fields?.find((field) => field.line)?.line;
  if (!fields || !line) return fields;
  const lines = fields.flatMap((field) => field.line ?? []);
  const isAlike = lines.every(
    ({ axis, index, period, advance }) =>
      axis === line.axis && index === line.index && advance * line.period === line.advance * period,
  );
  if (!isAlike) return undefined;
  const period = lines.reduce((all, own) => (all * own.period) / gcd(all, own.period), 1);
  return fields.map((field) => (field.line ? withPeriod(field, period) : folded(field, line, period)));
}

/** A constant, along an axis without end: what holds for any of the units that it stands for. */
function folded(field: Field, { axis, index }: Line, period: number): Field {
  const at = firstOf(field, axis) + index;
  const shape = flatShape(field);
  const length = shape[at];
  const sources = Array.from({ length: period }, (_, unit) =>
    length < period
      ? Array.from({ length }, (_all, i) => i)
      : Array.from({ length: Math.ceil((length - unit) / period) }, (_all, i) => unit + i * period),
  );
  return withExtents(field, (extent) =>
    extent.axes.includes(at) ? resample(extent, at, sources, shape, Value.other) : extent,
  );
}

/** Each axis by the factors of all of them. */
function refined(fields: readonly Field[]): readonly Field[] | undefined {
  let result = fields;
  for (let axis = 0; axis < fields[0].groups.length; axis++) {
    const ends = [...new Set(result.flatMap(({ groups }) => endsOf(groups[axis])))].sort((a, b) => a - b);
    const isChain = ends.every((end, i) => i === 0 || end % ends[i - 1] === 0);
    const next = result.map((field) => (isChain ? splitAt(field, axis, ends) : single(field, axis)));
    if (!next.every((field) => field !== undefined)) return undefined;
    result = next;
  }
  return result;
}

/** How many positions each factor ends after, in units of what is inside of the outermost ones before it. */
function endsOf(group: readonly number[]): number[] {
  const sizes = group.filter((size) => size > 1);
  return sizes.map((_, i) => product(sizes.slice(0, i + 1)));
}

function splitAt(field: Field, axis: number, ends: readonly number[]): Field {
  let result = field;
  let before = 1;
  for (let index = 0; index < result.groups[axis].length; index++) {
    const size = result.groups[axis][index];
    const end = ends.find((one) => one > before && one < before * size);
    if (end !== undefined) result = splitFactor(result, axis, index, end / before);
    before *= result.groups[axis][index];
  }
  return result;
}
