// Ways in which the same values can lie in memory: each sample is run with its inputs permuted, sliced, flipped and broadcast.

import { contiguousStrides, elementCount, type Shape } from '../../base/shape.ts';
import { expandTo, flip, slice, transpose } from '../build.ts';
import type { Node } from '../node.ts';
import { flatIndex, forEachPosition } from '../reference/rule.ts';

/** How an array of some shape is seen in a stored one. */
export interface Layout {
  /** Shape that is stored. */
  stored(shape: Shape): Shape;
  /** The array of the wanted shape, as a view of the stored one. */
  view(stored: Node, shape: Shape): Node;
  /** Where in the stored array an element of the wanted one lies. */
  position(at: readonly number[], shape: Shape): readonly number[];
  /** Whether a shape is stored in another way than row-major and whole. */
  changes(shape: Shape): boolean;
  /** Whether the view can hold any values; broadcasting repeats some of them. */
  readonly faithful: boolean;
}

const reversed = (shape: Shape): number[] => [...shape].reverse();
const dense: Layout = {
  stored: (shape) => shape,
  view: (stored) => stored,
  position: (at) => at,
  changes: () => false,
  faithful: true,
};
const isLarge = (size: number): boolean => size > 1;

/** The last axis that can be broadcast. */
const repeatedAxis = (shape: Shape): number => shape.findLastIndex(isLarge);
const narrowed = (shape: Shape): number[] => shape.map((size, axis) => (axis === repeatedAxis(shape) ? 1 : size));

export const LAYOUTS = {
  dense,
  permuted: {
    ...dense,
    stored: reversed,
    view: (stored, shape) => transpose(stored, reversed([...shape.keys()])),
    position: reversed,
    changes: (shape) => shape.filter(isLarge).length > 1,
  },
  sliced: {
    ...dense,
    stored: (shape) => shape.map((size) => size + 3),
    view: (stored, shape) =>
      slice(
        stored,
        shape.map(() => 1),
        shape,
        shape.map(() => 1),
      ),
    position: (at) => at.map((i) => i + 1),
    changes: (shape) => shape.length > 0,
  },
  strided: {
    ...dense,
    stored: (shape) => shape.map((size) => 2 * size + 1),
    view: (stored, shape) =>
      slice(
        stored,
        shape.map(() => 1),
        shape,
        shape.map(() => 2),
      ),
    position: (at) => at.map((i) => 2 * i + 1),
    changes: (shape) => shape.length > 0,
  },
  flipped: {
    ...dense,
    view: (stored, shape) => flip(stored, [...shape.keys()]),
    position: (at, shape) => at.map((i, axis) => shape[axis] - 1 - i),
    changes: (shape) => shape.some(isLarge),
  },
  broadcast: {
    stored: narrowed,
    view: (stored, shape) => expandTo(stored, shape),
    position: (at, shape) => at.map((i, axis) => (axis === repeatedAxis(shape) ? 0 : i)),
    changes: (shape) => shape.some(isLarge),
    faithful: false,
  },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;

/** What lies where the view does not look: NaN or a large number shows up if it is read all the same. */
const unseen = { float32: Number.NaN, int32: 2 ** 31 - 1, bool: 1 };

/** The stored array behind a view with the given values. */
export function store(layout: Layout, values: Float64Array, shape: Shape, dtype: keyof typeof unseen): Float64Array {
  const stored = layout.stored(shape);
  const strides = contiguousStrides(stored);
  const out = new Float64Array(elementCount(stored)).fill(unseen[dtype]);
  forEachPosition(shape, (at, flat) => {
    out[flatIndex(layout.position(at, shape), strides)] = values[flat];
  });
  return out;
}
