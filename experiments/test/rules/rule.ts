// What a made measurement is, and what a rule is to make of it.

import type { Estimate } from '../../src/framework/interval.ts';
import type { Outcome } from '../../src/framework/verdict.ts';

/** A number, or a lower and an upper end. */
export type Made = number | readonly [low: number, high: number];

export const estimate = (made: Made): Estimate =>
  typeof made === 'number'
    ? { value: made, low: made, high: made }
    : { value: (made[0] + made[1]) / 2, low: made[0], high: made[1] };

export interface Rule {
  readonly usual: { readonly gives: Outcome; readonly with: Readonly<Record<string, Made>> };
  /** Changes that give another verdict. */
  readonly turned: readonly { readonly gives: Outcome; readonly with: Readonly<Record<string, Made>> }[];
}

export type Rules = Readonly<Record<string, Rule>>;

export const [HOLDS, LIMITS, FAILS, OPEN] = ['holds', 'holds with limits', 'does not hold', 'cannot be told'] as const;
