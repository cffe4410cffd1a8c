// A random order from a seed: the same on every machine.

import { philoxStream } from '../base/philox.ts';

/**
 * 0 … count − 1 in random order (Fisher–Yates). Streams of one seed are independent of each other.
 * @example
 * permutation(5, 0, 0).length; // 5
 */
export function permutation(count: number, seed: number, stream: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const words = philoxStream(seed, 0x3000_0000 + stream, count);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(((words[i] >>> 0) / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
