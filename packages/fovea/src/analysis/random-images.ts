// Random inputs, and signs of channels, each image from its place in a seed's stream: the same ones however many go through together.

import { writePhiloxStream } from '../base/philox.ts';
import { NOISE_STREAMS, writeNormal } from './noise.ts';

/** Images `first` to `first + count − 1` of the seed, with `size` standard-normal values each, one after another. */
export function normalImages(seed: number, first: number, count: number, size: number): Float32Array {
  const values = new Float32Array(count * size);
  for (let i = 0; i < count; i++)
    writeNormal(values.subarray(i * size, (i + 1) * size), { seed, stream: 0, part: first + i });
  return values;
}

/** 1 or −1 for each of the channels of images `first` to `first + count − 1`, one image after another. */
export function randomSigns(seed: number, first: number, count: number, channels: number): Float32Array {
  const signs = new Float32Array(count * channels);
  for (let i = 0; i < count; i++) {
    const words = new Int32Array(Math.ceil(channels / 4) * 4);
    writePhiloxStream(words, seed, NOISE_STREAMS + 1, first + i, 0);
    for (let c = 0; c < channels; c++) signs[i * channels + c] = words[c] < 0 ? -1 : 1;
  }
  return signs;
}
