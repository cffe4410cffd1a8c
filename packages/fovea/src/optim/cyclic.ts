// Cyclical learning rates (Smith, arXiv:1506.01186) with the momentum that goes against them, as torch.optim.lr_scheduler.CyclicLR.

import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireOrder, requireRanges } from '../base/require.ts';
import type { Schedule } from './schedule.ts';

const MODES = ['triangular', 'triangular2', 'exp_range'] as const;

interface CycleOptions {
  /** Steps from the base to the top. Default 2000. */
  readonly stepSizeUp?: number;
  /** Steps from the top to the base. Default `stepSizeUp`. */
  readonly stepSizeDown?: number;
  /** 'triangular2' halves the height with each cycle, 'exp_range' multiplies it by `gamma` with each step. Default 'triangular'. */
  readonly mode?: (typeof MODES)[number];
  /** Default 1. */
  readonly gamma?: number;
}

/** Options of `cyclicLr`. */
export interface CyclicLrOptions extends CycleOptions {
  /** The lowest rate, which the first step has. */
  readonly baseLr: number;
  /** The rate at the top of the first cycle. */
  readonly maxLr: number;
}

/** Options of `cyclicMomentum`. */
export interface CyclicMomentumOptions extends CycleOptions {
  /** The lowest momentum, at the top of the rate. Default 0.8. */
  readonly baseMomentum?: number;
  /** The momentum of the first step. Default 0.9. */
  readonly maxMomentum?: number;
}

const CYCLE_NAMES = ['stepSizeUp', 'stepSizeDown', 'mode', 'gamma'] as const;

/** How far up a step is, 0 to 1. */
function heightOf(op: string, options: CycleOptions): (step: number) => number {
  const { stepSizeUp = 2000, stepSizeDown = stepSizeUp, mode = 'triangular', gamma = 1 } = options;
  requireRanges(
    op,
    { stepSizeUp, stepSizeDown, gamma },
    { stepSizeUp: 'count', stepSizeDown: 'count', gamma: 'positive' },
  );
  requireOneOf(op, 'mode', mode, MODES);
  const length = stepSizeUp + stepSizeDown;
  return (step) => {
    const cycle = Math.floor(step / length);
    const within = step - cycle * length;
    const height = within <= stepSizeUp ? within / stepSizeUp : (length - within) / stepSizeDown;
    if (mode === 'triangular') return height;
    return height * (mode === 'triangular2' ? 2 ** -cycle : gamma ** step);
  };
}

/**
 * From `baseLr` in a straight line to `maxLr` and back, again and again: baseLr + (maxLr − baseLr)·height.
 * @throws ValueError for options out of range
 * @paper Smith, "Cyclical learning rates for training neural networks", arXiv:1506.01186
 * @example
 * const lrAt = cyclicLr({ baseLr: 0.01, maxLr: 0.1, stepSizeUp: 500 });
 */
export function cyclicLr(options: CyclicLrOptions): Schedule {
  requireOptions('cyclicLr', options, ['baseLr', 'maxLr', ...CYCLE_NAMES]);
  const { baseLr, maxLr } = options;
  requireRanges('cyclicLr', { baseLr, maxLr }, { baseLr: 'notNegative', maxLr: 'notNegative' });
  requireOrder('cyclicLr', { baseLr, maxLr }, '≤');
  const height = heightOf('cyclicLr', options);
  return (step) => baseLr + (maxLr - baseLr) * height(step);
}

/**
 * The momentum of an optimiser whose rate follows `cyclicLr` with the same cycle: from `maxMomentum` down to `baseMomentum` while the rate
 * rises. Set `optimizer.momentum` to it before each step.
 * @throws ValueError for options out of range
 * @example
 * const momentumAt = cyclicMomentum({ stepSizeUp: 500 });
 * momentumAt(0); // 0.9
 */
export function cyclicMomentum(options: CyclicMomentumOptions = {}): Schedule {
  requireOptions('cyclicMomentum', options, ['baseMomentum', 'maxMomentum', ...CYCLE_NAMES]);
  const { baseMomentum = 0.8, maxMomentum = 0.9 } = options;
  const range = { baseMomentum, maxMomentum };
  requireRanges('cyclicMomentum', range, { baseMomentum: 'fraction', maxMomentum: 'fraction' });
  requireOrder('cyclicMomentum', range, '≤');
  const height = heightOf('cyclicMomentum', options);
  return (step) => maxMomentum - (maxMomentum - baseMomentum) * height(step);
}
