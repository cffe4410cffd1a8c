// Learning-rate schedules as torch.optim.lr_scheduler defines them: pure functions from the step, counted from 0, to the rate.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';

/** The rate of a step, counted from 0; what counts as a step, a batch or an epoch, is the caller's choice. */
export type Schedule = (step: number) => number;

/** Options of the schedules. */
export interface LrOptions {
  /** The rate that the schedule starts from. */
  readonly lr: number;
}

/**
 * The same rate at every step.
 * @throws ValueError for a rate that is negative or not finite
 * @example
 * constantLr(0.1)(1000); // 0.1
 */
export function constantLr(lr: number): Schedule {
  requireRanges('constantLr', { lr }, { lr: 'notNegative' });
  return () => lr;
}

/**
 * `lr` times a function of the step (LambdaLR).
 * @throws ValueError for a rate that is negative or not finite
 * @example
 * lambdaLr({ lr: 0.1, factor: (step) => 1 / (1 + step) })(4); // 0.02
 */
export function lambdaLr(options: LrOptions & { readonly factor: (step: number) => number }): Schedule {
  requireOptions('lambdaLr', options, ['lr', 'factor']);
  const { lr, factor } = options;
  requireRanges('lambdaLr', { lr }, { lr: 'notNegative' });
  return (step) => lr * factor(step);
}

/** Options of `stepLr`. */
export interface StepLrOptions extends LrOptions {
  /** Steps between two drops. */
  readonly stepSize: number;
  /** What each drop multiplies by. Default 0.1. */
  readonly gamma?: number;
}

/**
 * lr·gamma^⌊t / stepSize⌋ (StepLR).
 * @throws ValueError for options out of range
 * @example
 * stepLr({ lr: 0.1, stepSize: 30, gamma: 0.1 })(65); // 0.001
 */
export function stepLr(options: StepLrOptions): Schedule {
  requireOptions('stepLr', options, ['lr', 'stepSize', 'gamma']);
  const { lr, stepSize, gamma = 0.1 } = options;
  requireRanges('stepLr', { lr, stepSize, gamma }, { lr: 'notNegative', stepSize: 'count', gamma: 'notNegative' });
  return (step) => lr * gamma ** Math.floor(step / stepSize);
}

/** Options of `multiStepLr`. */
export interface MultiStepLrOptions extends LrOptions {
  /** Steps from which on the rate is lower; one that is given twice drops twice. */
  readonly milestones: readonly number[];
  /** What each drop multiplies by. Default 0.1. */
  readonly gamma?: number;
}

/**
 * lr·gammaⁿ after n of the `milestones` (MultiStepLR).
 * @throws ValueError for a rate or a gamma that is negative or not finite, or milestones that are not integers ≥ 0
 * @example
 * const schedule = multiStepLr({ lr: 0.1, milestones: [30, 60], gamma: 0.1 });
 * [0, 30, 60].map(schedule); // [0.1, 0.01, 0.001]
 */
export function multiStepLr(options: MultiStepLrOptions): Schedule {
  requireOptions('multiStepLr', options, ['lr', 'milestones', 'gamma']);
  const { lr, milestones, gamma = 0.1 } = options;
  requireRanges(
    'multiStepLr',
    { lr, milestones, gamma },
    { lr: 'notNegative', milestones: 'countsOrZero', gamma: 'notNegative' },
  );
  return (step) => lr * gamma ** milestones.filter((milestone) => milestone <= step).length;
}

/** Options of `exponentialLr`. */
export interface ExponentialLrOptions extends LrOptions {
  /** What every step multiplies by. */
  readonly gamma: number;
}

/**
 * lr·gammaᵗ (ExponentialLR).
 * @throws ValueError for a rate or a gamma that is negative or not finite
 * @example
 * exponentialLr({ lr: 0.1, gamma: 0.5 })(2); // 0.025
 */
export function exponentialLr(options: ExponentialLrOptions): Schedule {
  requireOptions('exponentialLr', options, ['lr', 'gamma']);
  const { lr, gamma } = options;
  requireRanges('exponentialLr', { lr, gamma }, { lr: 'notNegative', gamma: 'notNegative' });
  return (step) => lr * gamma ** step;
}

/** Options of `linearLr`. */
export interface LinearLrOptions extends LrOptions {
  /** Share of `lr` at step 0. Default 1/3. */
  readonly startFactor?: number;
  /** Share of `lr` from step `totalSteps` on. Default 1. */
  readonly endFactor?: number;
  /** Default 5. */
  readonly totalSteps?: number;
}

/**
 * A straight line from `startFactor·lr` to `endFactor·lr` over `totalSteps`, which then stays (LinearLR).
 * @throws ValueError for options out of range
 * @example
 * const schedule = linearLr({ lr: 0.1, startFactor: 1, endFactor: 0, totalSteps: 10 });
 * [0, 5, 20].map(schedule); // [0.1, 0.05, 0]
 */
export function linearLr(options: LinearLrOptions): Schedule {
  requireOptions('linearLr', options, ['lr', 'startFactor', 'endFactor', 'totalSteps']);
  const { lr, startFactor = 1 / 3, endFactor = 1, totalSteps = 5 } = options;
  requireRanges(
    'linearLr',
    { lr, startFactor, endFactor, totalSteps },
    { lr: 'notNegative', startFactor: 'notNegative', endFactor: 'notNegative', totalSteps: 'count' },
  );
  return (step) => lr * (startFactor + ((endFactor - startFactor) * Math.min(step, totalSteps)) / totalSteps);
}

/** Options of `polynomialLr`. */
export interface PolynomialLrOptions extends LrOptions {
  /** Step from which on the rate is 0. */
  readonly totalSteps: number;
  /** Default 1. */
  readonly power?: number;
}

/**
 * lr·(1 − t / totalSteps)^power (PolynomialLR).
 * @throws ValueError for options out of range
 * @example
 * polynomialLr({ lr: 0.1, totalSteps: 100, power: 2 })(50); // 0.025
 */
export function polynomialLr(options: PolynomialLrOptions): Schedule {
  requireOptions('polynomialLr', options, ['lr', 'totalSteps', 'power']);
  const { lr, totalSteps, power = 1 } = options;
  requireRanges(
    'polynomialLr',
    { lr, totalSteps, power },
    { lr: 'notNegative', totalSteps: 'count', power: 'positive' },
  );
  return (step) => lr * (1 - Math.min(step, totalSteps) / totalSteps) ** power;
}

/**
 * One schedule after another, each counting from its own 0; schedule i + 1 starts at `milestones[i]` (SequentialLR).
 * @throws ValueError unless the milestones rise and are one fewer than the schedules
 * @example
 * const schedule = sequentialLr([constantLr(0.01), exponentialLr({ lr: 0.1, gamma: 0.5 })], [10]);
 * [9, 10, 11].map(schedule); // [0.01, 0.1, 0.05]
 */
export function sequentialLr(schedules: readonly Schedule[], milestones: readonly number[]): Schedule {
  const rises = milestones.every((milestone, i) => milestone > (milestones[i - 1] ?? 0));
  if (schedules.length !== milestones.length + 1 || !rises) {
    throw new ValueError(
      `sequentialLr: ${schedules.length} schedules need ${Math.max(0, schedules.length - 1)} rising milestones above 0: got ${milestones.join(', ') || 'none'}`,
    );
  }
  return (step) => {
    const index = milestones.filter((milestone) => milestone <= step).length;
    return schedules[index](step - (milestones[index - 1] ?? 0));
  };
}

/** Options of `withWarmup`. */
export interface WarmupOptions {
  /** Steps before the schedule's own first. */
  readonly warmupSteps: number;
  /** Share of the schedule's first rate at step 0. Default 1/3. */
  readonly startFactor?: number;
}

/**
 * Rises linearly to the schedule's first rate, then follows the schedule from its step 0 (LinearLR before it in a SequentialLR).
 * @throws ValueError for options out of range
 * @example
 * const schedule = withWarmup(constantLr(0.1), { warmupSteps: 10, startFactor: 0.1 });
 * [0, 10, 20].map(schedule); // [0.01, 0.1, 0.1]
 */
export function withWarmup(schedule: Schedule, options: WarmupOptions): Schedule {
  requireOptions('withWarmup', options, ['warmupSteps', 'startFactor']);
  const { warmupSteps, startFactor = 1 / 3 } = options;
  requireRanges('withWarmup', { warmupSteps, startFactor }, { warmupSteps: 'countOrZero', startFactor: 'notNegative' });
  if (warmupSteps === 0) return schedule;
  return sequentialLr([linearLr({ lr: schedule(0), startFactor, totalSteps: warmupSteps }), schedule], [warmupSteps]);
}
