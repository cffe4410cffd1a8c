// Ranges that random transforms draw from, and the boxes that random crops and erasures share.

import { ValueError } from '../base/errors.ts';
import { roundHalfToEven } from './image-size.ts';
import type { RandomStream } from './random-stream.ts';

/** From the first to the second. */
export type Interval = readonly [number, number];

/** @throws ValueError unless it is two numbers in order, within the bounds */
export function requireInterval(op: string, name: string, interval: Interval, low = -Infinity, high = Infinity): void {
  const holds =
    Array.isArray(interval) &&
    interval.length === 2 &&
    interval.every(Number.isFinite) &&
    low <= interval[0] &&
    interval[0] <= interval[1] &&
    interval[1] <= high;
  if (holds) return;
  const within = low === -Infinity ? '' : `, from ${low}${high === Infinity ? '' : ` to ${high}`}`;
  throw new ValueError(`${op}: ${name} must be [low, high]${within}: got ${JSON.stringify(interval)}`);
}

/** `[width, height]` of a random part of that area, and of a random ratio of width to height. */
export function randomSides(
  area: number,
  { scale, ratio }: { readonly scale: Interval; readonly ratio: Interval },
  random: RandomStream,
): readonly [number, number] {
  const target = area * random.uniform(...scale);
  const aspect = Math.exp(random.uniform(Math.log(ratio[0]), Math.log(ratio[1])));
  return [roundHalfToEven(Math.sqrt(target * aspect)), roundHalfToEven(Math.sqrt(target / aspect))];
}
