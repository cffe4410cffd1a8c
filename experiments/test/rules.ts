// Made measurements for the rule of each experiment: those that are expected, and changes that give another verdict.

import type { Estimate } from '../src/framework/interval.ts';
import type { Outcome } from '../src/framework/verdict.ts';

/** A number, or a lower and an upper end. */
export type Made = number | readonly [low: number, high: number];

export const estimate = (made: Made): Estimate =>
  typeof made === 'number'
    ? { value: made, low: made, high: made }
    : { value: (made[0] + made[1]) / 2, low: made[0], high: made[1] };

export interface Rule {
  readonly usual: { readonly gives: Outcome; readonly with: Readonly<Record<string, Made>> };
  readonly turned: readonly { readonly gives: Outcome; readonly with: Readonly<Record<string, Made>> }[];
}

const [HOLDS, LIMITS, FAILS, OPEN] = ['holds', 'holds with limits', 'does not hold', 'cannot be told'] as const;

export const RULES: Readonly<Record<string, Rule>> = {
  A1: {
    usual: {
      gives: LIMITS,
      with: {
        deepGradient: 0,
        biasGradient: 0.1,
        singleGradient: 2,
        sigmoidGradient: 0.2,
        sigmoidSpread: 0,
        biasOnlyLoss: 2.3,
      },
    },
    turned: [
      { gives: HOLDS, with: { singleGradient: 0, sigmoidGradient: 0 } },
      { gives: FAILS, with: { deepGradient: 0.1 } },
      { gives: FAILS, with: { biasGradient: 0 } },
    ],
  },
  A2: {
    usual: {
      gives: LIMITS,
      with: {
        tanh64: [0.72, 0.75],
        tanhBack64: [0.7, 0.75],
        tanhBack512: [1.1, 1.2],
        relu64: [0.5, 0.6],
        relu512: [1.5, 1.7],
      },
    },
    turned: [
      { gives: HOLDS, with: { relu512: [0.6, 0.7], tanhBack512: [0.6, 0.7] } },
      { gives: OPEN, with: { tanh64: [0.8, 1] } },
      { gives: FAILS, with: { tanh64: [0.95, 1] } },
    ],
  },
  A3: {
    usual: {
      gives: LIMITS,
      with: {
        shallow: [0.6, 0.7],
        deep: [0.2, 0.25],
        decay: [-0.6, -0.5],
        gradient: [0.3, 0.4],
        sigmoidGradient: 1e-9,
        reluDeep: 1e-7,
      },
    },
    turned: [
      { gives: HOLDS, with: { sigmoidGradient: [0.1, 0.2] } },
      { gives: FAILS, with: { gradient: 1e-4 } },
      { gives: OPEN, with: { deep: [0.8, 1] } },
    ],
  },
  A4: {
    usual: { gives: HOLDS, with: { kaiming: [0.98, 1.01], kaimingBack: [0.98, 1.02], xavier: [0.7, 0.72] } },
    turned: [
      { gives: OPEN, with: { kaiming: [0.9, 1] } },
      { gives: FAILS, with: { xavier: [0.9, 0.95] } },
    ],
  },
};
