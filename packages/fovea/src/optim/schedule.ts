// Learning-rate schedules as torch.optim.lr_scheduler defines them: pure functions from the step, counted from 0, to the rate.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';

/** The rate of a step, counted from 0; what counts as a step, a batch or an epoch, is the caller's choice. */
export type Schedule = (step: number) => number;

export interface LrOptions {
  /** The rate that the schedule starts from. */
  readonly lr: number;
}

export function constantLr(lr: number): Schedule {
  requireRanges('constantLr', { lr }, { lr: 'notNegative' });
  return () => lr;
}

/** `lr` times a function of the step (LambdaLR). */
export function lambdaLr(options: LrOptions & { readonly factor: (step: number) => number }): Schedule {
  requireOptions('lambdaLr', options, ['lr', 'factor']);
  const { lr, factor } = options;
  requireRanges('lambdaLr', { lr }, { lr: 'notNegative' });
  return (step) => lr * factor(step);
}

export interface StepLrOptions extends LrOptions {
  /** Steps between two drops. */
  readonly stepSize: number;
  /** What each drop multiplies by. Default 0.1. */
  readonly gamma?: number;
}

/** Drops every `stepSize` steps (StepLR). */
export function stepLr(options: StepLrOptions): Schedule {
  requireOptions('stepLr', options, ['lr', 'stepSize', 'gamma']);
  const { lr, stepSize, gamma = 0.1 } = options;
  requireRanges('stepLr', { lr, stepSize, gamma }, { lr: 'notNegative', stepSize: 'count', gamma: 'notNegative' });
  return (step) => lr * gamma ** Math.floor(step / stepSize);
}

export interface MultiStepLrOptions extends LrOptions {
  /** Steps from which on the rate is lower; one that is given twice drops twice. */
  readonly milestones: readonly number[];
  /** What each drop multiplies by. Default 0.1. */
  readonly gamma?: number;
}

/** Drops at given steps (MultiStepLR). */
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

export interface ExponentialLrOptions extends LrOptions {
  /** What every step multiplies by. */
  readonly gamma: number;
}

/** lr·gammaᵗ (ExponentialLR). */
export function exponentialLr(options: ExponentialLrOptions): Schedule {
  requireOptions('exponentialLr', options, ['lr', 'gamma']);
  const { lr, gamma } = options;
  requireRanges('exponentialLr', { lr, gamma }, { lr: 'notNegative', gamma: 'notNegative' });
  return (step) => lr * gamma ** step;
}

export interface LinearLrOptions extends LrOptions {
  /** Share of `lr` at step 0. Default 1/3. */
  readonly startFactor?: number;
  /** Share of `lr` from step `totalSteps` on. Default 1. */
  readonly endFactor?: number;
  /** Default 5. */
  readonly totalSteps?: number;
}

/** In a straight line from `startFactor·lr` to `endFactor·lr`, which then stays (LinearLR). */
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

export interface PolynomialLrOptions extends LrOptions {
  /** Step from which on the rate is 0. */
  readonly totalSteps: number;
  /** Default 1. */
  readonly power?: number;
}

/** lr·(1 − t / totalSteps)^power (PolynomialLR). */
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

/** One schedule after another, each counting from its own 0; schedule i + 1 starts at `milestones[i]` (SequentialLR). @throws ValueError unless the milestones rise, one fewer than schedules */
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

export interface WarmupOptions {
  /** Steps before the schedule's own first. */
  readonly warmupSteps: number;
  /** Share of the schedule's first rate at step 0. Default 1/3. */
  readonly startFactor?: number;
}

/** Rises linearly to the schedule's first rate, then follows the schedule from its step 0 (LinearLR before it in a SequentialLR). */
export function withWarmup(schedule: Schedule, options: WarmupOptions): Schedule {
  requireOptions('withWarmup', options, ['warmupSteps', 'startFactor']);
  const { warmupSteps, startFactor = 1 / 3 } = options;
  requireRanges('withWarmup', { warmupSteps, startFactor }, { warmupSteps: 'countOrZero', startFactor: 'notNegative' });
  if (warmupSteps === 0) return schedule;
  return sequentialLr([linearLr({ lr: schedule(0), startFactor, totalSteps: warmupSteps }), schedule], [warmupSteps]);
}
