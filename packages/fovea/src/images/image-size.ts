// Sizes as transforms take them, and Python's rounding, which decides where crops lie.

import { refuse } from '../base/require.ts';

/** `[height, width]`, or one number for both. */
export type ImageSize = number | readonly [number, number];

const isSide = (side: unknown): side is number => Number.isInteger(side) && (side as number) >= 1;

/** @throws ValueError unless it is one or two integers ≥ 1 */
export function requireSize(op: string, size: ImageSize): readonly [number, number] {
  if (isSide(size)) return [size, size];
  if (Array.isArray(size) && size.length === 2 && size.every(isSide)) return [size[0], size[1]];
  refuse(op, 'size', 'an integer ≥ 1, or [height, width] of such', size);
}

/** Halves go to the even neighbour, as in Python. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
