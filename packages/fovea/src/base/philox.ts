// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): random words as a pure function of counter and key. Bottom layer: imports nothing.

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

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
export function philox4x32(counter: ArrayLike<number>, key: ArrayLike<number>): Int32Array<ArrayBuffer> {
  const words = Int32Array.of(counter[0], counter[1], counter[2], counter[3]);
  let key0 = key[0] | 0;
  let key1 = key[1] | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [c0, c1, c2, c3] = words;
    words[0] = multiplyHigh(MULTIPLIER_1, c2) ^ c1 ^ key0;
    words[1] = Math.imul(MULTIPLIER_1, c2);
    words[2] = multiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ key1;
    words[3] = Math.imul(MULTIPLIER_0, c0);
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  return words;
}

/** Words 0 … count − 1 of the engine's stream for a key: word n is word n & 3 of the block with counter `[n >>> 2, 0, 0, 0]`. */
export function philoxStream(key0: number, key1: number, count: number): Int32Array<ArrayBuffer> {
  const words = new Int32Array(Math.ceil(count / 4) * 4);
  for (let n = 0; n < count; n += 4) words.set(philox4x32([n >>> 2, 0, 0, 0], [key0, key1]), n);
  return words.slice(0, count);
}
