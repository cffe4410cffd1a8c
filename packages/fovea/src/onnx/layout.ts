// Layouts: in which order the axes of a value lie in the file. Axes are moved by naming them anew; nodes that move data are the last resort.

import { type Dim, type Dims, isDynamic, sameCount } from './dims.ts';

/** Which axis of the traced graph lies at each position: [0, 3, 1, 2] for NHWC maps that are stored as NCHW. */
export type Order = readonly number[];

export const NCHW: Order = [0, 3, 1, 2];

export const identity = (rank: number): Order => Array.from({ length: rank }, (_, axis) => axis);

export const sameOrder = (a: Order, b: Order): boolean => a.length === b.length && a.every((axis, i) => axis === b[i]);

export const isIdentity = (order: Order): boolean => order.every((axis, i) => axis === i);

export const storedDims = (dims: Dims, order: Order): Dims => order.map((axis) => dims[axis]);

/** Whether two orders differ in axes of size 1 alone, so that a reshape turns one into the other. */
export const movesNothing = (dims: Dims, from: Order, to: Order): boolean =>
  sameOrder(
    from.filter((axis) => dims[axis] !== 1),
    to.filter((axis) => dims[axis] !== 1),
  );

/** The permutation of a Transpose node from one order to the other. */
export const permutationTo = (from: Order, to: Order): number[] => to.map((axis) => from.indexOf(axis));

/** The order after axes are gone. */
export function withoutAxes(order: Order, axes: readonly number[]): Order {
  const kept = order.filter((axis) => !axes.includes(axis));
  return kept.map((axis) => axis - axes.filter((gone) => gone < axis).length);
}

/** Axes before and after a reshape that hold the same elements in the same order. */
interface Group {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The finest groups; axes of size 1 are in none. Undefined for shapes without elements. */
function groupsOf(from: Dims, to: Dims): readonly Group[] | undefined {
  const left = [...from.keys()].filter((axis) => from[axis] !== 1);
  const right = [...to.keys()].filter((axis) => to[axis] !== 1);
  if ([...from, ...to].some((dim) => dim === 0)) return undefined;
  const groups: Group[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const group = { from: [] as number[], to: [] as number[] };
    do {
      if (i < left.length && (j >= right.length || !isBehind(to, group.to, from, group.from))) {
        group.from.push(left[i++]);
      } else if (j < right.length) group.to.push(right[j++]);
      else return undefined;
    } while (!sameCount(dimsAt(from, group.from), dimsAt(to, group.to)));
    groups.push(group);
  }
  return groups;
}

const dimsAt = (dims: Dims, axes: readonly number[]): Dim[] => axes.map((axis) => dims[axis]);

/** Whether the axes so far hold fewer elements than the others; N counts as more than any number. */
function isBehind(dims: Dims, axes: readonly number[], others: Dims, otherAxes: readonly number[]): boolean {
  const weight = (list: Dims): number =>
    list.reduce<number>((product, dim) => product * (isDynamic(dim) ? dim.batches * 2 ** 40 : dim), 1);
  return weight(dimsAt(dims, axes)) < weight(dimsAt(others, otherAxes));
}

/** The order of a reshape's result when the stored values are reshaped as they lie; undefined where they would have to move first. */
export function reshapedOrder(from: Dims, to: Dims, order: Order): Order | undefined {
  const groups = groupsOf(from, to);
  if (!groups) return isIdentity(order) ? identity(to.length) : undefined;
  return orderThrough(groups, from, to, order);
}

/** The order in which values would have to lie for the result of a reshape to lie in `order`; undefined if there is none. */
export function orderBefore(from: Dims, to: Dims, order: Order): Order | undefined {
  const groups = groupsOf(from, to);
  return (
    groups &&
    orderThrough(
      groups.map((group) => ({ from: group.to, to: group.from })),
      to,
      from,
      order,
    )
  );
}

/** The order that one of `from`'s axes becomes when each group of them becomes the group of `to`; undefined where a group is torn apart. */
function orderThrough(groups: readonly Group[], from: Dims, to: Dims, order: Order): Order | undefined {
  const stored = order.filter((axis) => from[axis] !== 1);
  const result: number[] = [];
  for (let at = 0; at < stored.length; ) {
    const group = groups.find(({ from: axes }) => axes[0] === stored[at]);
    if (!group || !sameOrder(stored.slice(at, at + group.from.length), group.from)) return undefined;
    result.push(...group.to);
    at += group.from.length;
  }
  return withOnes(result, to);
}

/** Puts each axis of size 1 behind the axis before it. */
function withOnes(axes: readonly number[], dims: Dims): Order {
  const result = [...axes];
  dims.forEach((dim, axis) => {
    if (dim === 1) result.splice(axis === 0 ? 0 : result.indexOf(axis - 1) + 1, 0, axis);
  });
  return result;
}
