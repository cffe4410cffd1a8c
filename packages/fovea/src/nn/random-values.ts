// The random streams that initial values come from: seeded, one stream a draw, the same whenever the values are made.

import { philoxStream } from '../base/philox.ts';
import { Generator } from '../tensor/index.ts';

let seed = 0;
let draws = 0;

/** Feeds dropout and whatever else draws random numbers while training. */
export const defaultGenerator = new Generator(0);

/** Starts all random streams of layers anew: initial weights and dropout are the same after the same seed. */
export function manualSeed(value: number): void {
  defaultGenerator.seed(value);
  seed = value | 0;
  draws = 0;
}

/** The stream of values that are made later than they were asked for. */
interface ReservedStream {
  readonly seed: number;
  readonly draw: number;
  part: number;
}

let reserved: ReservedStream | undefined;

/** Initial values that are made when first needed, and never if weights are loaded: the same ones as if they were made now. */
export function deferred(make: () => Float32Array): () => Float32Array {
  const own = { seed, draw: draws++ };
  return () => {
    const outer = reserved;
    reserved = { ...own, part: 0 };
    try {
      return make();
    } finally {
      reserved = outer;
    }
  };
}

/** `count` numbers in (0, 1), each from 32 random bits, that no earlier call has given. */
export function uniformNumbers(count: number): Float64Array {
  const stream = reserved ?? { seed, draw: draws++, part: 0 };
  const words = philoxStream(stream.seed, 0x1000_0000 + stream.draw, count, stream.part++);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = ((words[i] >>> 0) + 0.5) * 2 ** -32;
  return numbers;
}

/** Standard-normal numbers in pairs (Box & Muller, 1958). */
export function normalNumbers(count: number): Float64Array {
  const numbers = uniformNumbers(count + (count % 2));
  for (let i = 0; i < numbers.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(numbers[i]));
    const angle = 2 * Math.PI * numbers[i + 1];
    numbers[i] = radius * Math.cos(angle);
    numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers.subarray(0, count);
}
