// Cosine schedules (E; Loshchilov & Hutter, arXiv:1608.03983): plain and with restarts as in PyTorch, and after a warm-up.

import { requireOptions } from '../base/options.ts';
import { requireNumber, requireOrder, requireRanges } from '../base/require.ts';
import type { LrOptions, Schedule } from './schedule.ts';

/** Half a cosine from `high` at progress 0 to `low` at progress 1. */
const halfCosine = (high: number, low: number, progress: number): number =>
  low + (high - low) * 0.5 * (1 + Math.cos(Math.PI * progress));

/** Options of `cosineLr`. */
export interface CosineLrOptions extends LrOptions {
  /** Steps down to the lowest rate; as many lead up again. */
  readonly totalSteps: number;
  /** Default 0. */
  readonly minLr?: number;
}

/**
 * minLr + (lr − minLr)·(1 + cos(π·t / totalSteps)) / 2, and back up when steps go on (CosineAnnealingLR).
 * @throws ValueError for a rate that is negative or not finite, or steps that are not a positive integer
 * @paper Loshchilov & Hutter, ICLR 2017, arXiv:1608.03983
 * @example
 * const schedule = cosineLr({ lr: 0.1, totalSteps: 100 });
 * [0, 50, 100].map(schedule); // [0.1, 0.05, 0]
 */
export function cosineLr(options: CosineLrOptions): Schedule {
  requireOptions('cosineLr', options, ['lr', 'totalSteps', 'minLr']);
  const { lr, totalSteps, minLr = 0 } = options;
  requireRanges(
    'cosineLr',
    { lr, totalSteps, minLr },
    { lr: 'notNegative', totalSteps: 'count', minLr: 'notNegative' },
  );
  return (step) => halfCosine(lr, minLr, step / totalSteps);
}

/** Options of `cosineRestartsLr`. */
export interface CosineRestartsLrOptions extends LrOptions {
  /** Steps up to the first restart. */
  readonly firstSteps: number;
  /** How much longer each run is than the one before; a whole number. Default 1. */
  readonly growth?: number;
  /** Default 0. */
  readonly minLr?: number;
}

/**
 * Half a cosine from `lr` towards `minLr`, again and again (CosineAnnealingWarmRestarts); steps may be fractions of epochs.
 * @throws ValueError for a rate or a growth out of range, or steps that are not a positive integer
 * @paper Loshchilov & Hutter, ICLR 2017, arXiv:1608.03983
 * @example
 * const schedule = cosineRestartsLr({ lr: 0.1, firstSteps: 10 });
 * [0, 5, 10, 15].map(schedule); // [0.1, 0.05, 0.1, 0.05]
 */
export function cosineRestartsLr(options: CosineRestartsLrOptions): Schedule {
  requireOptions('cosineRestartsLr', options, ['lr', 'firstSteps', 'growth', 'minLr']);
  const { lr, firstSteps, growth = 1, minLr = 0 } = options;
  requireRanges(
    'cosineRestartsLr',
    { lr, firstSteps, growth, minLr },
    { lr: 'notNegative', firstSteps: 'count', growth: 'count', minLr: 'notNegative' },
  );
  return (step) => {
    let [start, length] = [0, firstSteps];
    if (growth === 1) start = step - (step % firstSteps);
    while (growth > 1 && step >= start + length) {
      start += length;
      length *= growth;
    }
    return halfCosine(lr, minLr, (step - start) / length);
  };
}

/** Options of `cosineWithWarmup`. */
export interface CosineWithWarmupOptions {
  /** Highest rate, reached after the warm-up. */
  readonly lr: number;
  /** Rate at the end. Default 0. */
  readonly minLr?: number;
  /** Steps that rise linearly from `lr / warmupSteps`. Default 0. */
  readonly warmupSteps?: number;
  /** Steps of the whole schedule, with the warm-up. */
  readonly totalSteps: number;
}

/**
 * Half a cosine from `lr` to `minLr` after a linear warm-up; `minLr` afterwards.
 * @throws ValueError for a rate that is negative or not finite, or a warm-up that is longer than all steps
 * @example
 * const schedule = cosineWithWarmup({ lr: 0.1, warmupSteps: 10, totalSteps: 110 });
 * [9, 10, 60, 110].map(schedule); // [0.1, 0.1, 0.05, 0]
 */
export function cosineWithWarmup(options: CosineWithWarmupOptions): Schedule {
  requireOptions('cosineWithWarmup', options, ['lr', 'minLr', 'warmupSteps', 'totalSteps']);
  const { lr, minLr = 0, warmupSteps = 0, totalSteps } = options;
  requireRanges(
    'cosineWithWarmup',
    { lr, minLr, warmupSteps },
    { lr: 'notNegative', minLr: 'notNegative', warmupSteps: 'notNegative' },
  );
  requireNumber('cosineWithWarmup', 'totalSteps', totalSteps, 1);
  requireOrder('cosineWithWarmup', { warmupSteps, totalSteps }, '≤');
  return (step) => {
    if (step < warmupSteps) return (lr * (step + 1)) / warmupSteps;
    return halfCosine(lr, minLr, Math.min(1, (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps)));
  };
}
