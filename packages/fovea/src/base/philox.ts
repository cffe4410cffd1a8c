// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): random words as a pure function of counter and key. Bottom layer: imports nothing.

import type { UnsharedInt32Array } from './unshared.ts';

/** What the rounds do: multipliers of the first and third word, and what is added to the keys after each. */
export const PHILOX = {
  rounds: 10,
  multipliers: [0xd2511f53, 0xcd9e8d57],
  keySteps: [0x9e3779b9, 0xbb67ae85],
} as const;

const ROUNDS = PHILOX.rounds;
const [MULTIPLIER_0, MULTIPLIER_1] = PHILOX.multipliers;
const [WEYL_0, WEYL_1] = PHILOX.keySteps;

/** The four words of the block at `counter` under `key`, to `out` from `at` on. Written out: initial weights take millions of blocks. */
function writeBlock(
  counter: readonly [number, number, number, number],
  k0: number,
  k1: number,
  out: Int32Array,
  at: number,
): void {
  let [c0, c1, c2, c3] = counter;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = high1 ^ c1 ^ key0;
    c1 = low1;
    c2 = high0 ^ c3 ^ key1;
    c3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}

/** Upper 32 bits of the product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (carry >>> 16)) | 0;
}

/** The four words, as int32, of one block. Counter (4 words) and key (2 words) may be signed or unsigned. */
export function philox4x32(counter: ArrayLike<number>, key: ArrayLike<number>): UnsharedInt32Array {
  const words = new Int32Array(4);
  writeBlock([counter[0] | 0, counter[1] | 0, counter[2] | 0, counter[3] | 0], key[0], key[1], words, 0);
  return words;
}

/** Words 0 … count − 1 of a part of the engine's stream for a key: word n is word n & 3 of the block with counter `[n >>> 2, part, 0, 0]`. */
export function philoxStream(key0: number, key1: number, count: number, part = 0): UnsharedInt32Array {
  const words = new Int32Array(Math.ceil(count / 4) * 4);
  writePhiloxStream(words, key0, key1, part, 0);
  return words.subarray(0, count);
}

/** Fills `words`, whose length is a multiple of four, with the words of a part of the stream from `first` on, a multiple of four, too. */
export function writePhiloxStream(words: Int32Array, key0: number, key1: number, part: number, first: number): void {
  for (let n = 0; n < words.length; n += 4) writeBlock([(first + n) >>> 2, part, 0, 0], key0, key1, words, n);
}
