// Random inputs, and signs of channels, each image from its place in a seed's stream: the same ones however many go through together.

import { writePhiloxStream } from '../base/philox.ts';

/** Image `index` of the seed, with `size` values (Box & Muller, 1958). */
export function normalImage(seed: number, index: number, size: number): Float32Array {
  const words = new Int32Array(Math.ceil(size / 4) * 4);
  // Apart from the streams of initial weights and of generators, which have other second keys.
  writePhiloxStream(words, seed, 0x2000_0000, index, 0);
  const values = new Float32Array(words.length);
  for (let i = 0; i < words.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(((words[i] >>> 0) + 0.5) * 2 ** -32));
    const angle = 2 * Math.PI * ((words[i + 1] >>> 0) + 0.5) * 2 ** -32;
    values[i] = radius * Math.cos(angle);
    values[i + 1] = radius * Math.sin(angle);
  }
  return values.subarray(0, size);
}

/** Images `first` to `first + count − 1`, one after another. */
export function normalImages(seed: number, first: number, count: number, size: number): Float32Array {
  const values = new Float32Array(count * size);
  for (let i = 0; i < count; i++) values.set(normalImage(seed, first + i, size), i * size);
  return values;
}

/** 1 or −1 for each of the channels of images `first` to `first + count − 1`, one image after another. */
export function randomSigns(seed: number, first: number, count: number, channels: number): Float32Array {
  const signs = new Float32Array(count * channels);
  for (let i = 0; i < count; i++) {
    const words = new Int32Array(Math.ceil(channels / 4) * 4);
    writePhiloxStream(words, seed, 0x2000_0001, first + i, 0);
    for (let c = 0; c < channels; c++) signs[i * channels + c] = words[c] < 0 ? -1 : 1;
  }
  return signs;
}
