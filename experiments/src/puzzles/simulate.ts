// Plays a puzzle many times: the mean of the trials, with the interval that should hold the exact answer.

import { RandomStream } from 'fovea/images';
import { requireValues } from './parameters.ts';
import type { Puzzle, Values } from './puzzle.ts';

export interface Simulation {
  readonly trials: number;
  readonly seed: number;
  readonly mean: number;
  /** 99.9 % interval of the mean, from the deviation of the trials. */
  readonly low: number;
  readonly high: number;
}

/** Two-sided 99.9 % of the normal distribution. */
const DEVIATIONS = 3.2905267;

/** Plays `trials` times. The same seed gives the same result. */
export function simulate(puzzle: Puzzle, given: Values = {}, { trials = 20_000, seed = 0 } = {}): Simulation {
  const values = requireValues(puzzle, given);
  const random = new RandomStream(seed, 0, 0);
  let mean = 0;
  let squares = 0;
  for (let i = 1; i <= trials; i++) {
    const change = puzzle.trial(random, values) - mean;
    mean += change / i;
    squares += (change * change * (i - 1)) / i;
  }
  const margin = DEVIATIONS * Math.sqrt(squares / (trials - 1) / trials);
  return { trials, seed, mean, low: mean - margin, high: mean + margin };
}
