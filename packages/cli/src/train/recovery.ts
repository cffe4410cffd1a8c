// When a run is saved within an epoch, so that a long one that is killed need not begin anew.

import { secondsOf } from '../settings/option.ts';

/**
 * Whether the run is to be saved after a step, counted from 1 within its epoch. `every` is a number of steps, or a time such as 10m since the
 * last save; '0': never.
 */
export class Recovery {
  readonly #steps: number;
  readonly #seconds: number;
  #saved: number;

  constructor(
    every: string,
    private readonly now: () => number = () => performance.now() / 1000,
  ) {
    const steps = Number(every);
    this.#steps = steps > 0 ? steps : Number.POSITIVE_INFINITY;
    this.#seconds = Number.isNaN(steps) ? secondsOf(every) : Number.POSITIVE_INFINITY;
    this.#saved = now();
  }

  isDue(step: number): boolean {
    return step % this.#steps === 0 || this.now() - this.#saved >= this.#seconds;
  }

  /** The run was saved. */
  saved(): void {
    this.#saved = this.now();
  }
}
