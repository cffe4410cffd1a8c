// MurmurHash3 (Austin Appleby, x86, 32 bits): where feature hashing puts a name. Imports nothing.

/**
 * The 32-bit MurmurHash3 of bytes, or of text as UTF-8, as a signed integer.
 * @example
 * murmurHash3('dog'); // -1312749093
 */
export function murmurHash3(data: string | Uint8Array, seed = 0): number {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed | 0;
  for (let i = 0; i < whole; i += 4) {
    hash ^= scramble(word(bytes, i, 4));
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  if (whole < bytes.length) hash ^= scramble(word(bytes, whole, bytes.length - whole));
  return avalanche(hash ^ bytes.length);
}

/** Up to four bytes as a number, the first lowest. */
function word(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value |= bytes[start + i] << (8 * i);
  return value;
}

function scramble(value: number): number {
  return Math.imul(rotate(Math.imul(value, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** Lets every bit of the input change every bit of the result. */
function avalanche(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
