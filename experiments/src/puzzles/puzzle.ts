// What a probability puzzle is: a question, an exact answer derived step by step, and one trial of a simulation.

import type { RandomStream } from 'fovea/images';
import type Fraction from 'fraction.js';

/** A rational number, or the value of a closed form with π, roots or logarithms. */
export type Exact = Fraction | number;

/** What readers see, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A number that the reader may change. */
export interface Parameter {
  readonly text: Text;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Distance of allowed values from `min`; default 1. */
  readonly step?: number;
}

/** One equation of a derivation. Both sides are computed, by different routes. */
export interface Step {
  readonly text: Text;
  /** The equation, in TeX. */
  readonly tex: string;
  /** Value of the formula. */
  readonly value: Exact;
  /** The same quantity found in another way: by enumeration, recursion, a linear system or integration. */
  readonly counted: Exact;
}

export interface Solution {
  readonly answer: Exact;
  /** The answer as a formula, in TeX. */
  readonly tex: string;
  readonly steps: readonly Step[];
}

/** Values of a puzzle's parameters by name. */
export type Values<Name extends string = string> = { readonly [name in Name]: number };

export interface Puzzle<Name extends string = string> {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly parameters: { readonly [name in Name]: Parameter };
  /** Derives the answer for these values. The last step ends at the answer. */
  solve(values: Values<Name>): Solution;
  /** Plays once. The mean over many trials approaches the answer. */
  trial(random: RandomStream, values: Values<Name>): number;
}

/** Lets `solve` and `trial` know the names of the parameters. */
export function puzzle<Name extends string>(entry: Puzzle<Name>): Puzzle {
  return entry as unknown as Puzzle;
}
