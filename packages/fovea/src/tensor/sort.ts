// Positions in sorted order, by a bitonic network (Batcher, 1968): comparisons and exchanges of whole halves, which every backend has.

import { elementCount } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { normalizeAxis } from './axes.ts';

/** Keys and their positions, `[lines, length]`. */
interface Pairs {
  readonly keys: Node;
  readonly positions: Node;
}

/** Whether the second of two pairs comes first, of each element. */
type Comparator = (first: Pairs, second: Pairs) => Node;

/**
 * int32 positions along the axis in ascending or descending order: equal elements in the order that they have, NaN as the largest. Of n
 * elements, about log₂² n / 2 stages of n / 2 comparisons.
 */
export function argsort(x: Node, axis: number, descending: boolean): Node {
  const rank = x.shape.length;
  const at = normalizeAxis('argsort', axis, rank);
  const length = x.shape[at];
  const others = [...x.shape.keys()].filter((i) => i !== at);
  const lines = build.transpose(build.detach(x), [...others, at]);
  const outer = lines.shape.slice(0, -1);
  const flat = build.reshape(lines, [elementCount(outer), length]);
  const sorted = network(flat.dtype === 'bool' ? build.cast(flat, 'int32') : flat, descending);
  const back = x.shape.map((_, i) => (i === at ? rank - 1 : others.indexOf(i)));
  return build.transpose(build.reshape(sorted, [...outer, length]), back);
}

/** Positions of keys `[lines, length]` in order. */
function network(keys: Node, descending: boolean): Node {
  const [lines, length] = keys.shape;
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, length)));
  const swaps = comparator(length, descending);
  // What fills the lines up is told by its positions.
  let pairs: Pairs = {
    keys: build.pad(keys, [0, 0], [0, size - length]),
    positions: build.iota([lines, size], 1),
  };
  for (let block = 2; block <= size; block *= 2) {
    pairs = exchange(pairs, block, swaps, true);
    for (let width = block / 2; width >= 2; width /= 2) pairs = exchange(pairs, width, swaps, false);
  }
  return build.crop(pairs.positions, [0, 0], [lines, length]);
}

const { bitAnd: and, bitOr: or, equal, less } = build;

function comparator(length: number, descending: boolean): Comparator {
  return (first, second) => {
    const [a, b] = descending ? [second.keys, first.keys] : [first.keys, second.keys];
    const isNumber = (key: Node): Node => equal(key, key);
    const isMissing = (key: Node): Node => build.notEqual(key, key);
    const ordered = less(b, a);
    const isGreater = a.dtype === 'float32' ? or(ordered, and(isNumber(b), isMissing(a))) : ordered;
    const isTie = a.dtype === 'float32' ? or(equal(a, b), and(isMissing(a), isMissing(b))) : equal(a, b);
    const [i, j] = [first.positions, second.positions];
    const isLater = or(isGreater, and(isTie, less(j, i)));
    const end = build.constantLike(i, length);
    const [fillsFirst, fillsSecond] = [build.lessEqual(end, i), build.lessEqual(end, j)];
    return or(less(fillsSecond, fillsFirst), and(isLater, equal(fillsFirst, fillsSecond)));
  };
}

/** Within blocks of a width, each of the first half is compared with one of the second: its mirror image, or the one half a block on. */
function exchange({ keys, positions }: Pairs, block: number, swaps: Comparator, mirrored: boolean): Pairs {
  const [lines, size] = keys.shape;
  const half = block / 2;
  const turned = (node: Node): Node => (mirrored ? build.flip(node, [2]) : node);
  const halves = (node: Node): readonly [Node, Node] => {
    const blocks = build.reshape(node, [lines, size / block, block]);
    const [first, second] = [0, half].map((start) => build.crop(blocks, [0, 0, start], [lines, size / block, half]));
    return [first, turned(second)];
  };
  const [a, b] = halves(keys);
  const [i, j] = halves(positions);
  const swap = swaps({ keys: a, positions: i }, { keys: b, positions: j });
  const joined = (first: Node, second: Node): Node => {
    const [low, high] = [build.where(swap, second, first), build.where(swap, first, second)];
    return build.reshape(build.concat([low, turned(high)], 2), [lines, size]);
  };
  return { keys: joined(a, b), positions: joined(i, j) };
}
