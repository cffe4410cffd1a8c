// Which positions along one axis of the input each element of a node depends on: an interval for each element, the hull over all paths.

import { contiguousStrides, elementCount, type Shape, sameShape } from '../base/shape.ts';

/**
 * Intervals `low…high`, both ends included; low > high where an element depends on nothing. Only axes that the intervals differ along are kept:
 * `shape` holds their sizes, `axes` their places in the node, ascending.
 */
export interface Extent {
  readonly axes: readonly number[];
  readonly shape: Shape;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const NEVER_LOW = 0x7fff_ffff;
const NEVER_HIGH = -0x8000_0000;

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
function widened(extent: Extent, axes: readonly number[], node: Shape): Extent {
  if (axes.length === extent.axes.length) return extent;
  const shape = axes.map((axis) => node[axis]);
  const from = places(extent, axes, shape);
  const { low, high } = extent;
  return { axes, shape, low: taken(low, from), high: taken(high, from) };
}

const union = (lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())].sort((a, b) => a - b);

/** The hull of several, element by element of a node of the given shape. */
export function mergeExtents(extents: readonly Extent[], node: Shape): Extent | undefined {
  const [first, ...rest] = [...new Set(extents)];
  if (!first || rest.length === 0) return first;
  const axes = union([first, ...rest].map((extent) => extent.axes));
  const wide = [first, ...rest].map((extent) => widened(extent, axes, node));
  const [low, high] = [wide[0].low.slice(), wide[0].high.slice()];
  for (const other of wide.slice(1)) {
    for (let i = 0; i < low.length; i++) {
      low[i] = Math.min(low[i], other.low[i]);
      high[i] = Math.max(high[i], other.high[i]);
    }
  }
  return { axes, shape: wide[0].shape, low, high };
}

/** What each position along an axis takes from: positions before. Each may be a list of any length. */
export type Sources = readonly (readonly number[])[];

/** Each position along `axis` becomes the hull of its sources; `node` is the shape before. */
export function resample(extent: Extent, axis: number, sources: Sources, node: Shape): Extent {
  if (!extent.axes.includes(axis) && sources.every((list) => list.length > 0)) return extent;
  const wide = widened(extent, union([extent.axes, [axis]]), node);
  const d = wide.axes.indexOf(axis);
  const inner = elementCount(wide.shape.slice(d + 1));
  const outer = elementCount(wide.shape.slice(0, d));
  const shape = wide.shape.map((size, i) => (i === d ? sources.length : size));
  const low = new Int32Array(outer * sources.length * inner).fill(NEVER_LOW);
  const high = new Int32Array(low.length).fill(NEVER_HIGH);
  for (let o = 0; o < outer; o++) {
    for (const [position, list] of sources.entries()) {
      const to = (o * sources.length + position) * inner;
      if (position > 0 && list === sources[position - 1]) {
        low.copyWithin(to, to - inner, to);
        high.copyWithin(to, to - inner, to);
        continue;
      }
      if (list.length === 1) {
        const from = (o * wide.shape[d] + list[0]) * inner;
        low.set(wide.low.subarray(from, from + inner), to);
        high.set(wide.high.subarray(from, from + inner), to);
        continue;
      }
      for (const source of list) {
        const from = (o * wide.shape[d] + source) * inner;
        for (let i = 0; i < inner; i++) {
          low[to + i] = Math.min(low[to + i], wide.low[from + i]);
          high[to + i] = Math.max(high[to + i], wide.high[from + i]);
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
    const one = resample(result, axis, [everything(size)], node);
    const keep = (_: number, i: number): boolean => i !== d;
    result = { ...one, axes: one.axes.filter(keep), shape: one.shape.filter(keep) };
  }
  return result;
}

/** Whether two see the same, element by element. */
export const sameExtent = (a: Extent, b: Extent): boolean =>
  a === b || (sameShape(a.shape, b.shape) && a.low.every((first, i) => first === b.low[i] && a.high[i] === b.high[i]));

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

/** Without axes of one position; without any where all elements see the same. */
export function simplified(extent: Extent, node: Shape): Extent {
  const { low, high } = extent;
  if (low.every((first, i) => first === low[0] && high[i] === high[0]))
    return { axes: [], shape: [], low: low.slice(0, 1), high: high.slice(0, 1) };
  if (extent.axes.every((axis) => node[axis] > 1)) return extent;
  const axes = extent.axes.filter((axis) => node[axis] > 1);
  return { ...extent, axes, shape: axes.map((axis) => node[axis]) };
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
