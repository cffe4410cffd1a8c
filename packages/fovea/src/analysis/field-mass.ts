// How the mass of maps lies about a place: squares that hold parts of it, and its spread, each with an interval over the inputs (bootstrap; Efron, 1979).

import { philoxStream } from '../base/philox.ts';

type Pair = readonly [number, number];

/** What of one input's map the figures need: sums that can be added up over inputs. */
export interface MassSums {
  /** By side of the smallest square about the center that holds the pixel. */
  readonly bySide: Float64Array;
  readonly total: number;
  /** Sum of mass times row, and column. */
  readonly first: Pair;
  /** Sum of mass times row², and column². */
  readonly second: Pair;
}

/** Side of the smallest square about the center that reaches a pixel, in whole pixels. */
const sideTo = (row: number, column: number, center: Pair): number =>
  Math.ceil(2 * Math.max(Math.abs(row - center[0]), Math.abs(column - center[1])) + 1 - 1e-6);

/** A map `[height, width]` of numbers ≥ 0, row-major. */
export function massSums(map: ArrayLike<number>, [height, width]: Pair, center: Pair): MassSums {
  const corners = [0, height - 1].flatMap((row) => [0, width - 1].map((column) => sideTo(row, column, center)));
  const bySide = new Float64Array(Math.max(...corners) + 1);
  let [total, row1, column1, row2, column2] = [0, 0, 0, 0, 0];
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const mass = map[at];
      total += mass;
      bySide[sideTo(row, column, center)] += mass;
      row1 += mass * row;
      column1 += mass * column;
      row2 += mass * row * row;
      column2 += mass * column * column;
    }
  }
  return { bySide, total, first: [row1, column1], second: [row2, column2] };
}

export function addSums(list: readonly MassSums[]): MassSums {
  const bySide = new Float64Array(list[0].bySide.length);
  for (const own of list) for (let side = 0; side < bySide.length; side++) bySide[side] += own.bySide[side];
  const sum = (of: (own: MassSums) => number): number => list.reduce((all, own) => all + of(own), 0);
  const pair = (of: (own: MassSums) => Pair): Pair => [sum((own) => of(own)[0]), sum((own) => of(own)[1])];
  return {
    bySide,
    total: sum(({ total }) => total),
    first: pair(({ first }) => first),
    second: pair(({ second }) => second),
  };
}

/** Side of the smallest square about the center that holds this part of the mass. */
export function sideHolding({ bySide, total }: MassSums, part: number): number {
  let held = 0;
  for (let side = 0; side < bySide.length; side++) {
    held += bySide[side];
    // Sums of many small numbers: what is left of the last one must not double a side.
    if (held >= part * total * (1 - 1e-9)) return side;
  }
  return bySide.length - 1;
}

export const meanOf = ({ total, first }: MassSums): Pair => [first[0] / total, first[1] / total];

/** Standard deviation of the mass along each axis. */
export function spreadOf(sums: MassSums): Pair {
  const mean = meanOf(sums);
  const along = (axis: 0 | 1): number => Math.sqrt(Math.max(0, sums.second[axis] / sums.total - mean[axis] ** 2));
  return [along(0), along(1)];
}

/** Part of the pixels of an image that a square about the center covers, 0…1. */
export function areaOf(side: number, [height, width]: Pair, center: Pair): number {
  const pixels = (axis: 0 | 1, size: number): number => {
    const reach = (side - 1) / 2 + 1e-6;
    return Math.min(size - 1, Math.floor(center[axis] + reach)) - Math.max(0, Math.ceil(center[axis] - reach)) + 1;
  };
  return (pixels(0, height) * pixels(1, width)) / (height * width);
}

/** Draws of the bootstrap: more hardly move its 2.5 % ends. */
const DRAWS = 1000;

/** Ends of the middle 95 % of what figures are of as many inputs, drawn with replacement; null for one input. */
export function bootstrap(
  list: readonly MassSums[],
  seed: number,
  figures: (sums: MassSums) => readonly number[],
): readonly Pair[] | null {
  const count = list.length;
  if (count < 2) return null;
  const words = philoxStream(seed, 0, DRAWS * count);
  const found = Array.from({ length: DRAWS }, (_, draw) =>
    figures(addSums(Array.from({ length: count }, (_, i) => list[(words[draw * count + i] >>> 0) % count]))),
  );
  return found[0].map((_, k) => {
    const sorted = found.map((own) => own[k]).sort((a, b) => a - b);
    return [sorted[Math.floor(0.025 * DRAWS)], sorted[Math.ceil(0.975 * DRAWS) - 1]] as const;
  });
}
