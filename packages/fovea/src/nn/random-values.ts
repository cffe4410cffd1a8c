// The random streams that initial values come from: seeded, one stream a draw, the same whenever the values are made.

import { writePhiloxStream } from '../base/philox.ts';
import { Generator } from '../tensor/index.ts';

/** One of the streams that a seed gives. */
interface Stream {
  readonly seed: number;
  readonly draw: number;
  /** How many parts of it were used. */
  part: number;
}

/** The streams of one seed, in the order in which they are asked for. */
class Streams {
  private seed = 0;
  private draws = 0;
  /** What is drawn from now, where values are made later than they were asked for. */
  private reserved: Stream | undefined;

  restart(seed: number): void {
    this.seed = seed | 0;
    this.draws = 0;
  }

  next(): Stream {
    return { seed: this.seed, draw: this.draws++, part: 0 };
  }

  /** What to draw from now. */
  current(): Stream {
    return this.reserved ?? this.next();
  }

  /** Runs `make`, which draws from one stream alone. */
  within<T>(stream: Stream, make: () => T): T {
    const outer = this.reserved;
    this.reserved = stream;
    try {
      return make();
    } finally {
      this.reserved = outer;
    }
  }
}

const streams = new Streams();

/** Feeds dropout and whatever else draws random numbers while training. */
export const defaultGenerator = new Generator(0);

/**
 * Starts all random streams of layers anew: initial weights and dropout are the same after the same seed.
 * @example
 * manualSeed(0);
 * const first = await new Linear(1, 1).weight.data();
 * manualSeed(0);
 * const again = await new Linear(1, 1).weight.data();
 * first[0] === again[0]; // true
 */
export function manualSeed(value: number): void {
  defaultGenerator.seed(value);
  streams.restart(value);
}

/** Initial values that are made when first needed, and never if weights are loaded: the same ones as if they were made now. */
export function deferred(make: () => Float32Array): () => Float32Array {
  const own = streams.next();
  return () => streams.within({ ...own }, make);
}

/** Numbers that are made at a time: they stay in the cache until they are used. A multiple of four. */
const PIECE = 4096;

/** Takes numbers of a draw, the first of which is the `first` of all; the array is overwritten by the next ones. */
export type TakeNumbers = (numbers: Float64Array, first: number) => void;

/** Gives `take` `count` numbers in (0, 1), each from 32 random bits, that no earlier call has given. */
export function drawUniform(count: number, take: TakeNumbers): void {
  const stream = streams.current();
  const part = stream.part++;
  const words = new Int32Array(Math.min(PIECE, Math.ceil(count / 4) * 4));
  const numbers = new Float64Array(words.length);
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
