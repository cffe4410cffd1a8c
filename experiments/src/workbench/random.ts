// Random numbers of experiments: streams by seed and purpose, the same on every machine.

import { RandomStream } from 'fovea/images';

/** A stream of its own for each seed and purpose. */
export const random = (seed: number, purpose = 0): RandomStream => new RandomStream(seed, 0, purpose);

/** Standard-normal numbers. */
export function normals(count: number, seed: number, purpose = 0): Float32Array<ArrayBuffer> {
  const stream = random(seed, purpose);
  return Float32Array.from({ length: count }, () => stream.normal());
}

/** Numbers in [low, high), evenly. */
export function uniforms(count: number, seed: number, purpose = 0, low = 0, high = 1): Float32Array<ArrayBuffer> {
  const stream = random(seed, purpose);
  return Float32Array.from({ length: count }, () => stream.uniform(low, high));
}

/** Seeds 1 … count. */
export const seedsOf = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

/** low, low + step … high, both ends included. */
export const steps = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** All pairs, triples … of one of each list. */
export function combinations<A, B>(a: readonly A[], b: readonly B[]): { readonly a: A; readonly b: B }[] {
  return a.flatMap((first) => b.map((second) => ({ a: first, b: second })));
}
