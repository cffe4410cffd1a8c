// A receptive field on an unbounded image: what unit i of an axis sees, for every whole i, with the period of strides and of transposed ones.

import { NOTHING, type Repeat } from './extent.ts';

/** Unit `period·q + r` sees positions `advance·q + low[r]` to `advance·q + high[r]` of the input; nothing where low is `NOTHING`. */
export interface FieldLine extends Repeat {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** What a unit sees; undefined for nothing. */
export function seenBy(
  { period, advance, low, high }: FieldLine,
  unit: number,
): readonly [low: number, high: number] | undefined {
  const q = Math.floor(unit / period);
  const r = unit - q * period;
  return low[r] === NOTHING ? undefined : [advance * q + low[r], advance * q + high[r]];
}

/** Positions that the unit that sees most sees, in a row. */
export const lineSize = ({ low, high }: FieldLine): number =>
  Array.from(low).reduce((most, first, r) => (first === NOTHING ? most : Math.max(most, high[r] - first + 1)), 0);

/** Positions of the input from one unit to the next, on average; below 0 where they lie the other way round. */
export const lineJump = ({ period, advance }: FieldLine): number => advance / period;

/** First position of unit 0, or where that sees nothing, of the first one that does; undefined where none does. */
export function lineStart(line: FieldLine): number | undefined {
  for (let unit = 0; unit < line.period; unit++) {
    const seen = seenBy(line, unit);
    if (seen) return seen[0];
  }
  return undefined;
}
