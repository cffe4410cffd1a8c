// Ranges that random transforms draw from, and the boxes that random crops and erasures share.

import { roundHalfToEven } from './image-size.ts';
import type { RandomStream } from './random-stream.ts';

/** From the first to the second. */
export type Interval = readonly [number, number];

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
