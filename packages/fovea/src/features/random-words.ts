// Random numbers one after the other, on the host: Philox's stream for a seed, the same on every machine.

import { philox4x32 } from '../base/philox.ts';

export class RandomWords {
  private block = new Int32Array(0);
  private used = 0;

  constructor(private readonly seed: number) {}

  /** A number from 0 up to, not including, 1: a multiple of 2⁻³². */
  uniform(): number {
    const at = this.used % 4;
    if (at === 0) this.block = philox4x32([this.used / 4, this.used / 4 / 2 ** 32, 0, 0], [this.seed, 0]);
    this.used++;
    return (this.block[at] >>> 0) / 2 ** 32;
  }

  /** An integer from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }
}
