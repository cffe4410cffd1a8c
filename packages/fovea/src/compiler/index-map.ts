// Affine index maps: how positions of an iteration space become positions in a node, carried through views down to the loads.

import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';

/** `offset + Σ i·coefficients` over the iteration dims. */
export interface Affine {
  readonly offset: number;
  readonly coefficients: readonly number[];
}

/** One affine index per axis of a node. */
export type IndexMap = readonly Affine[];

/** What a view cannot express over the given dims, it can once this dim is split so that its inner part has the given size. */
export interface Split {
  readonly dim: number;
  readonly inner: number;
}

/** Where the elements of a view lie in its input; undefined when no affine form exists over any dims. */
export type ThroughView = IndexMap | Split | undefined;

export const isSplit = (answer: IndexMap | Split): answer is Split => 'inner' in answer;

const zero = (rank: number): Affine => ({ offset: 0, coefficients: new Array<number>(rank).fill(0) });

/** Each axis of `shape` as an index over `dims`, where `parts[axis]` lists the dims (outermost first) that the axis was split into. */
export function identityMap(parts: readonly (readonly number[])[], dims: readonly number[]): IndexMap {
  return parts.map((part) => {
    const coefficients = new Array<number>(dims.length).fill(0);
    let stride = 1;
    for (let i = part.length - 1; i >= 0; i--) {
      coefficients[part[i]] = stride;
      stride *= dims[part[i]];
    }
    return { offset: 0, coefficients };
  });
}

/** `Σ map[axis]·strides[axis]` as one affine index. */
export function dot(map: IndexMap, strides: readonly number[], rank: number): Affine {
  let offset = 0;
  const coefficients = new Array<number>(rank).fill(0);
  for (let axis = 0; axis < map.length; axis++) {
    offset += map[axis].offset * strides[axis];
    for (let d = 0; d < rank; d++) coefficients[d] += map[axis].coefficients[d] * strides[axis];
  }
  return { offset, coefficients };
}

export function transposeMap(map: IndexMap, permutation: readonly number[]): IndexMap {
  const out = new Array<Affine>(map.length);
  permutation.forEach((from, axis) => {
    out[from] = map[axis];
  });
  return out;
}

export const expandMap = (map: IndexMap, inputShape: Shape, shape: Shape): IndexMap =>
  map.map((index, axis) => (inputShape[axis] === shape[axis] ? index : zero(index.coefficients.length)));

export const sliceMap = (map: IndexMap, start: readonly number[], step: readonly number[]): IndexMap =>
  map.map((index, axis) => ({
    offset: index.offset * step[axis] + start[axis],
    coefficients: index.coefficients.map((c) => c * step[axis]),
  }));

/**
 * Indices into `inputShape` of the elements that `map` addresses in `shape` (same element count).
 * Undefined when no affine form exists.
 */
export function reshapeMap(map: IndexMap, shape: Shape, inputShape: Shape, dims: readonly number[]): ThroughView {
  const out: Affine[] = [];
  for (const [from, to] of matchAxes(shape, inputShape)) {
    const flat = dot(map.slice(from[0], from[1]), contiguousStrides(shape.slice(from[0], from[1])), dims.length);
    const parts = splitAffine(flat, inputShape.slice(to[0], to[1]), dims);
    if (!parts || isSplit(parts)) return parts;
    out.push(...parts);
  }
  return out;
}

/** Smallest runs of axes of both shapes with equal products. */
function matchAxes(a: Shape, b: Shape): [[number, number], [number, number]][] {
  if (elementCount(a) === 0)
    return [
      [
        [0, a.length],
        [0, b.length],
      ],
    ];
  const runs: [[number, number], [number, number]][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const start: [number, number] = [i, j];
    let x = i < a.length ? a[i++] : 1;
    let y = j < b.length ? b[j++] : 1;
    while (x !== y) {
      if (x < y) x *= a[i++];
      else y *= b[j++];
    }
    while (i < a.length && a[i] === 1 && j >= b.length) i++;
    while (j < b.length && b[j] === 1 && i >= a.length) j++;
    runs.push([
      [start[0], i],
      [start[1], j],
    ]);
  }
  return runs;
}

/** Writes a flat index as one index per axis of `shape`, innermost first. */
function splitAffine(flat: Affine, shape: Shape, dims: readonly number[]): ThroughView {
  if (elementCount(shape) === 0) return shape.map(() => zero(dims.length));
  const out = new Array<Affine>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const step = divide(rest, shape[axis], dims);
    if (!step || 'inner' in step) return step;
    out[axis] = step.low;
    rest = step.high;
  }
  if (shape.length > 0) out[0] = rest;
  return out;
}

/** index = high·size + low with 0 ≤ low < size for every position. */
function divide(
  index: Affine,
  size: number,
  dims: readonly number[],
): { high: Affine; low: Affine } | Split | undefined {
  const low = index.coefficients.map((c, d) => (dims[d] > 1 && c % size !== 0 ? c : 0));
  const high = index.coefficients.map((c, d) => (dims[d] > 1 && c % size === 0 ? c / size : 0));
  const lowOffset = ((index.offset % size) + size) % size;
  let least = lowOffset;
  let most = lowOffset;
  low.forEach((c, d) => {
    if (c < 0) least += c * (dims[d] - 1);
    else most += c * (dims[d] - 1);
  });
  if (least >= 0 && most < size) {
    return {
      high: { offset: (index.offset - lowOffset) / size, coefficients: high },
      low: { offset: lowOffset, coefficients: low },
    };
  }
  return splitAt(low, size, dims);
}

/** The first dim that runs over a boundary of `size` and can be cut there. */
function splitAt(low: readonly number[], size: number, dims: readonly number[]): Split | undefined {
  for (let d = 0; d < dims.length; d++) {
    const step = Math.abs(low[d]);
    if (step === 0 || step * dims[d] <= size) continue;
    const inner = size / step;
    if (Number.isInteger(inner) && inner > 1 && dims[d] % inner === 0) return { dim: d, inner };
  }
  return undefined;
}
