// The random streams that initial values come from: seeded, one stream a draw, the same whenever the values are made.

import { Generator } from '../tensor/index.ts';
import { type Distribution, numbersAt, PIECE } from './random/numbers.ts';

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
 * Restarts all random streams of layers: initial weights and dropout are the same after the same seed.
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

/** Takes numbers of a draw, the first of which is the `first` of all; the array is overwritten by the next ones. */
export type TakeNumbers = (numbers: Float64Array, first: number) => void;

function draw(kind: Distribution, count: number, take: TakeNumbers): void {
  const stream = streams.current();
  const [key0, key1, part] = [stream.seed, 0x1000_0000 + stream.draw, stream.part++];
  for (let first = 0; first < count; first += PIECE) {
    const size = Math.min(PIECE, count - first);
    // Normal numbers come in pairs.
    const numbers = numbersAt(kind, size + (size % 2), { key0, key1, part, first });
    take(numbers.subarray(0, size), first);
  }
}

/** Gives `take` `count` numbers in (0, 1), each from 32 random bits, that no earlier call has given. */
export const drawUniform = (count: number, take: TakeNumbers): void => draw('uniform', count, take);

/** Gives `take` standard-normal numbers (Box & Muller, 1958). */
export const drawNormal = (count: number, take: TakeNumbers): void => draw('normal', count, take);
