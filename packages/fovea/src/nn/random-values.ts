// The random streams that initial values come from: seeded, one stream a draw, the same whenever the values are made.

import { writePhiloxStream } from '../base/philox.ts';
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

/** Numbers that are made at a time: they stay in the cache until they are used. A multiple of four. */
const PIECE = 4096;
const words = new Int32Array(PIECE);
const numbers = new Float64Array(PIECE);

/** Takes numbers of a draw, the first of which is the `first` of all; the array is overwritten by the next ones. */
export type TakeNumbers = (numbers: Float64Array, first: number) => void;

/** Gives `take` `count` numbers in (0, 1), each from 32 random bits, that no earlier call has given. */
export function drawUniform(count: number, take: TakeNumbers): void {
  const stream = reserved ?? { seed, draw: draws++, part: 0 };
  const part = stream.part++;
  for (let first = 0; first < count; first += PIECE) {
    const size = Math.min(PIECE, count - first);
    const own = words.subarray(0, Math.ceil(size / 4) * 4);
    writePhiloxStream(own, stream.seed, 0x1000_0000 + stream.draw, part, first);
    for (let i = 0; i < size; i++) numbers[i] = ((own[i] >>> 0) + 0.5) * 2 ** -32;
    take(numbers.subarray(0, size), first);
  }
}

/** Gives `take` standard-normal numbers, which are made in pairs (Box & Muller, 1958). */
export function drawNormal(count: number, take: TakeNumbers): void {
  drawUniform(count + (count % 2), (piece, first) => {
    for (let i = 0; i < piece.length; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(piece[i]));
      const angle = 2 * Math.PI * piece[i + 1];
      piece[i] = radius * Math.cos(angle);
      piece[i + 1] = radius * Math.sin(angle);
    }
    take(first + piece.length > count ? piece.subarray(0, count - first) : piece, first);
  });
}
