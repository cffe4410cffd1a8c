// Spliced pictures whose masks are known: an ellipse of another picture, whose noise was smoothed on the way, as it is when a picture is resized.

import { type Tensor, tensor } from 'fovea';
import type { ImageSet } from 'fovea/data';
import type { RandomStream } from 'fovea/images';
import { random } from './random.ts';

export interface Splices {
  /** `[N, side, side, 1]`, roughly standardised. */
  readonly images: Tensor;
  /** `[N, side, side, 1]`, 1 within the splice. */
  readonly masks: Tensor;
}

export interface SpliceOptions {
  readonly count: number;
  readonly seed: number;
  /** Standard deviation of the noise; grey levels go from 0 to 1. */
  readonly noise: number;
  /** Whether the noise of the splice is smoothed; otherwise it is of the same kind as that around it. */
  readonly trace: boolean;
}

/** Of all grey levels, about. */
const [MEAN, STD] = [0.3, 0.35];
/** Radii of the ellipses. */
const [LEAST, MOST] = [4, 8];

/** White noise, and the same smoothed by means of 2×2, of equal variance. */
function noisePair(side: number, stream: RandomStream): readonly [Float32Array, Float32Array] {
  const wide = side + 1;
  const white = Float32Array.from({ length: wide * wide }, () => stream.normal());
  const at = (y: number, x: number): number => white[y * wide + x];
  const pick = (value: (y: number, x: number) => number): Float32Array =>
    Float32Array.from({ length: side * side }, (_, i) => value(Math.floor(i / side), i % side));
  // A mean of four has half the deviation.
  return [pick(at), pick((y, x) => (at(y, x) + at(y + 1, x) + at(y, x + 1) + at(y + 1, x + 1)) / 2)];
}

/** Splices of pictures of one channel, square. */
export function makeSplices(set: ImageSet, { count, seed, noise, trace }: SpliceOptions): Splices {
  const stream = random(seed, 61);
  const { width: side } = set;
  const size = side * side;
  const images = new Float32Array(count * size);
  const masks = new Float32Array(count * size);
  for (let n = 0; n < count; n++) {
    const [host, donor] = [stream.integer(set.labels.length), stream.integer(set.labels.length)];
    const shift = stream.integer(size);
    const [top, left] = [stream.uniform(LEAST, side - LEAST), stream.uniform(LEAST, side - LEAST)];
    const [high, wide] = [stream.uniform(LEAST, MOST), stream.uniform(LEAST, MOST)];
    const [white, smooth] = noisePair(side, stream);
    for (let i = 0; i < size; i++) {
      const [dy, dx] = [(Math.floor(i / side) - top) / high, ((i % side) - left) / wide];
      const inside = dy * dy + dx * dx <= 1;
      const level = set.pixels[inside ? donor * size + ((i + shift) % size) : host * size + i] / 255;
      images[n * size + i] = (level + noise * (inside && trace ? smooth : white)[i] - MEAN) / STD;
      masks[n * size + i] = Number(inside);
    }
  }
  const shape = [count, side, side, 1];
  return { images: tensor(images, shape), masks: tensor(masks, shape) };
}
