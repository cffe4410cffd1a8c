// Random numbers that depend on seed, epoch and image alone: not on what was drawn for other images, nor on threads.

import { philox4x32 } from '../base/philox.ts';
import { requireRanges } from '../base/require.ts';

/** Keeps these streams apart from those of weights, dropout and order, whose counters end in 0. */
const IMAGE_STREAMS = 0x494d_4147;

/**
 * The random numbers of one image in one epoch. Two streams of the same seed, epoch and index give the same numbers in the same order.
 * @example
 * new RandomStream(0, 1, 2).next() === new RandomStream(0, 1, 2).next(); // true
 */
export class RandomStream {
  private block = new Int32Array(0);
  private used = 4;
  private blocks = 0;

  /** @throws ValueError unless all are whole numbers of at most 32 bits, epoch and index ≥ 0 */
  constructor(
    private readonly seed: number,
    private readonly epoch: number,
    private readonly index: number,
  ) {
    requireRanges('RandomStream', { seed, epoch, index }, { seed: 'seed', epoch: 'countOrZero', index: 'countOrZero' });
  }

  /** A number in [0, 1), uniformly distributed. */
  next(): number {
    if (this.used === 4) {
      this.block = philox4x32([this.blocks++, this.index, this.epoch, IMAGE_STREAMS], [this.seed, 0]);
      this.used = 0;
    }
    return (this.block[this.used++] >>> 0) / 2 ** 32;
  }

  /** A number in [low, high), uniformly distributed. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from 0 to `count` − 1. */
  integer(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** True with that probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A number of the normal distribution with mean 0 and deviation 1 (Box–Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /**
   * A number of the gamma distribution with that shape and scale 1.
   * @paper Marsaglia & Tsang, 2000
   */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.next()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** `count` numbers that sum to 1, of the symmetric Dirichlet distribution. */
  dirichlet(alpha: number, count: number): readonly number[] {
    const parts = Array.from({ length: count }, () => this.gamma(alpha));
    const sum = parts.reduce((a, b) => a + b);
    // With tiny alphas, all parts can be too small to be numbers: then one has all.
    const chosen = sum > 0 ? -1 : this.integer(count);
    return parts.map((part, i) => (sum > 0 ? part / sum : Number(i === chosen)));
  }

  /** A number of the beta distribution with both parameters `alpha`. */
  beta(alpha: number): number {
    return this.dirichlet(alpha, 2)[0];
  }

  /** 0 … count − 1 in random order. */
  permutation(count: number): readonly number[] {
    const order = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
