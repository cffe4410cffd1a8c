// Normal noise that follows from a seed alone: the same in Node and in a page, whatever the order in which it is asked for.

import { writePhiloxStream } from '../base/philox.ts';

/** Tells streams of analyses from those of initial weights and of generators, which have other second keys. */
export const NOISE_STREAMS = 0x2000_0000;

/** Which numbers: of a seed, a stream (an image, say) and a part of it (a sample, say). */
export interface NoiseKey {
  readonly seed: number;
  readonly stream: number;
  readonly part?: number;
}

/** Fills `out` with standard-normal numbers, made in pairs from Philox words (Box & Muller, 1958). */
export function writeNormal(out: Float32Array | Float64Array, { seed, stream, part = 0 }: NoiseKey): void {
  const words = new Int32Array(Math.ceil(out.length / 4) * 4);
  writePhiloxStream(words, seed, NOISE_STREAMS + stream, part, 0);
  const unit = (word: number): number => ((word >>> 0) + 0.5) * 2 ** -32;
  for (let i = 0; i < out.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(unit(words[i])));
    const angle = 2 * Math.PI * unit(words[i + 1]);
    out[i] = radius * Math.cos(angle);
    if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
  }
}
