// Which positions along one axis of the input each element of a node depends on: an interval for each element, the hull over all paths.

import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';

/**
 * Intervals `low…high`, both ends included; `low` is `NOTHING` where an element depends on nothing, and `high` then says what is known of its value.
 * Only axes that the intervals differ along are kept: `shape` holds their sizes, `axes` their places in the node, ascending.
 */
export interface Extent {
  readonly axes: readonly number[];
  readonly shape: Shape;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** In `low`, of an element that depends on nothing. */
export const NOTHING = 0x7fff_ffff;

/**
 * What is known of the value of an element that depends on nothing, as its `high`. Of several that are added or compared, the largest holds:
 * what is known of the result.
 */
export const Value = {
  /** −∞, or so far below 0 that its exponential is 0 in float32. */
  lowest: -0x8000_0000,
  zero: -0x7fff_ffff,
  positive: -0x7fff_fffe,
  other: -0x7fff_fffd,
} as const;

/** An extent of elements that all depend on nothing. */
export const constantExtent = (value: number): Extent => ({
  axes: [],
  shape: [],
  low: Int32Array.of(NOTHING),
  high: Int32Array.of(value),
});

/** Of an input: each position along the axis depends on itself. */
export function inputExtent(shape: Shape, axis: number): Extent {
  const positions = Int32Array.from({ length: shape[axis] }, (_, i) => i);
  return { axes: [axis], shape: [shape[axis]], low: positions, high: positions.slice() };
}

/** Positions in an extent's arrays, by position in arrays over `axes`, of which the extent's are some. */
function places(extent: Extent, axes: readonly number[], shape: Shape): Int32Array {
  const own = contiguousStrides(extent.shape);
  const strides = axes.map((axis) => own[extent.axes.indexOf(axis)] ?? 0);
  // From the last axis to the first: each repeats what is inside of it, from its own stride on.
  let inner = new Int32Array(1);
  for (let d = shape.length - 1; d >= 0; d--) {
    const all = new Int32Array(shape[d] * inner.length);
    for (let i = 0, to = 0; i < shape[d]; i++) for (const at of inner) all[to++] = at + i * strides[d];
    inner = all;
  }
  return inner;
}

function taken(values: Int32Array, from: Int32Array): Int32Array {
  const result = new Int32Array(from.length);
  for (let i = 0; i < from.length; i++) result[i] = values[from[i]];
  return result;
}

/** The same intervals, written out along more axes. */
export function widened(extent: Extent, axes: readonly number[], node: Shape): Extent {
  if (axes.length === extent.axes.length) return extent;
  const shape = axes.map((axis) => node[axis]);
  const from = places(extent, axes, shape);
  const { low, high } = extent;
  return { axes, shape, low: taken(low, from), high: taken(high, from) };
}

const union = (lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())].sort((a, b) => a - b);

/** All written out along the axes of any of them. */
export function widenedAlike(extents: readonly Extent[], node: Shape): readonly Extent[] {
  const axes = union(extents.map((extent) => extent.axes));
  return extents.map((extent) => widened(extent, axes, node));
}

/** The hull of several, element by element of a node of the given shape. */
export function mergeExtents(extents: readonly Extent[], node: Shape): Extent {
  const distinct = [...new Set(extents)];
  if (distinct.length === 1) return distinct[0];
  const wide = widenedAlike(distinct, node);
  const [low, high] = [wide[0].low.slice(), wide[0].high.slice()];
  for (const other of wide.slice(1)) {
    for (let i = 0; i < low.length; i++) {
      low[i] = Math.min(low[i], other.low[i]);
      high[i] = Math.max(high[i], other.high[i]);
    }
  }
  return { ...wide[0], low, high };
}

/** What each position along an axis takes from: positions before. Each may be a list of any length. */
export type Sources = readonly (readonly number[])[];

/** An axis without end: after `period` units all is the same, `advance` positions further on. */
export interface Repeat {
  readonly period: number;
  readonly advance: number;
}

/**
 * Each position along `axis` becomes the hull of its sources; `node` is the shape before.
 * @param empty what is known of the value of one without sources
 * @param repeat of an axis without end: sources may then be any whole numbers
 */
export function resample(
  extent: Extent,
  axis: number,
  sources: Sources,
  node: Shape,
  empty: number,
  repeat?: Repeat,
): Extent {
  if (!repeat && !extent.axes.includes(axis) && sources.every((list) => list.length > 0)) return extent;
  const wide = widened(extent, union([extent.axes, [axis]]), node);
  const d = wide.axes.indexOf(axis);
  const inner = elementCount(wide.shape.slice(d + 1));
  const outer = elementCount(wide.shape.slice(0, d));
  const length = wide.shape[d];
  const shape = wide.shape.map((size, i) => (i === d ? sources.length : size));
  const low = new Int32Array(outer * sources.length * inner).fill(NOTHING);
  const high = new Int32Array(low.length).fill(Value.lowest);
  for (let o = 0; o < outer; o++) {
    for (const [position, list] of sources.entries()) {
      const to = (o * sources.length + position) * inner;
      if (list.length === 0) high.fill(empty, to, to + inner);
      else if (position > 0 && list === sources[position - 1]) {
        low.copyWithin(to, to - inner, to);
        high.copyWithin(to, to - inner, to);
      } else
        for (const source of list) {
          const turns = repeat ? Math.floor(source / length) : 0;
          const shift = repeat ? turns * repeat.advance : 0;
          const from = (o * length + source - turns * length) * inner;
          for (let i = 0; i < inner; i++) {
            const first = wide.low[from + i];
            const moved = first === NOTHING ? 0 : shift;
            low[to + i] = Math.min(low[to + i], first + moved);
            high[to + i] = Math.max(high[to + i], wide.high[from + i] + moved);
          }
        }
    }
  }
  return { axes: wide.axes, shape, low, high };
}

const everything = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);

/** The hull along axes, which are removed. */
export function collapse(extent: Extent, axes: readonly number[]): Extent {
  let result = extent;
  for (const axis of axes) {
    const d = result.axes.indexOf(axis);
    if (d < 0) continue;
    const size = result.shape[d];
    // Only the sizes of its own axes are looked at.
    const node: number[] = [];
    for (const [i, own] of result.axes.entries()) node[own] = result.shape[i];
    const one = resample(result, axis, [everything(size)], node, Value.other);
    const keep = (_: number, i: number): boolean => i !== d;
    result = { ...one, axes: one.axes.filter(keep), shape: one.shape.filter(keep) };
  }
  return result;
}

/** One interval for all elements. */
export const hullOf = (extent: Extent): Extent => collapse(extent, extent.axes);

/** With axes at other places: `to` gives the new place of an old one. */
export function renumber(extent: Extent, to: (axis: number) => number): Extent {
  const moved = extent.axes.map(to);
  const axes = [...moved].sort((a, b) => a - b);
  if (axes.every((axis, i) => axis === moved[i])) return { ...extent, axes };
  const shape = axes.map((axis) => extent.shape[moved.indexOf(axis)]);
  const from = places({ ...extent, axes: moved }, axes, shape);
  const { low, high } = extent;
  return { axes, shape, low: taken(low, from), high: taken(high, from) };
}

/** Without axes along which all is the same. */
export function simplified(extent: Extent): Extent {
  if (extent.low.length === 0) return constantExtent(Value.other);
  const same = extent.axes.filter((_, d) => isSameAlong(extent, d));
  return same.reduce((result, axis) => firstAlong(result, result.axes.indexOf(axis)), extent);
}

function isSameAlong({ shape, low, high }: Extent, d: number): boolean {
  const inner = elementCount(shape.slice(d + 1));
  const block = inner * shape[d];
  for (let start = 0; start < low.length; start += block)
    for (let i = start + inner; i < start + block; i++)
      if (low[i] !== low[i - inner] || high[i] !== high[i - inner]) return false;
  return true;
}

function firstAlong({ axes, shape, low, high }: Extent, d: number): Extent {
  const inner = elementCount(shape.slice(d + 1));
  const block = inner * shape[d];
  const outer = low.length / Math.max(1, block);
  const first = (values: Int32Array): Int32Array => {
    const result = new Int32Array(outer * inner);
    for (let o = 0; o < outer; o++) result.set(values.subarray(o * block, o * block + inner), o * inner);
    return result;
  };
  const keep = (_: number, i: number): boolean => i !== d;
  return { axes: axes.filter(keep), shape: shape.filter(keep), low: first(low), high: first(high) };
}

export const hasNothing = ({ low }: Extent): boolean => low.includes(NOTHING);

/** What depends on nothing along one axis of the input depends on nothing along any. */
export function agreeing(extents: readonly Extent[], node: Shape): readonly Extent[] {
  if (extents.length < 2 || !extents.some(hasNothing)) return extents;
  const wide = widenedAlike(extents, node).map((extent) => ({
    ...extent,
    low: extent.low.slice(),
    high: extent.high.slice(),
  }));
  for (let i = 0; i < wide[0].low.length; i++) {
    const none = wide.filter(({ low }) => low[i] === NOTHING);
    if (none.length === 0) continue;
    const value = Math.max(...none.map(({ high }) => high[i]));
    for (const { low, high } of wide) [low[i], high[i]] = [NOTHING, value];
  }
  return wide;
}

/** The same elements in another shape. Axes that are split or joined are written out. */
export function reshapeExtent(extent: Extent, from: Shape, to: Shape): Extent {
  const groups = axisGroups(from, to);
  const touched = groups.filter(({ before }) => before.some((axis) => extent.axes.includes(axis)));
  const wide = widened(
    extent,
    touched.flatMap(({ before }) => before),
    from,
  );
  const axes = touched.flatMap(({ after }) => after);
  return { ...wide, axes, shape: axes.map((axis) => to[axis]) };
}

interface AxisGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The shortest runs of axes that hold the same elements before and after a reshape. */
function axisGroups(from: Shape, to: Shape): AxisGroup[] {
  const groups: AxisGroup[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [before, after]: [number[], number[]] = [[], []];
    let [a, b] = [1, 1];
    if (i < from.length) {
      a = from[i];
      before.push(i++);
    }
    if (j < to.length) {
      b = to[j];
      after.push(j++);
    }
    while (a !== b) {
      if (a < b) {
        a *= from[i];
        before.push(i++);
      } else {
        b *= to[j];
        after.push(j++);
      }
    }
    groups.push({ before, after });
  }
  return groups;
}
