// The one-cycle schedule (Smith & Topin, arXiv:1708.07120), as torch.optim.lr_scheduler.OneCycleLR: of the rate, and of the momentum against it.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireOrder, requireRanges } from '../base/require.ts';
import type { Schedule } from './schedule.ts';

const ANNEALS = {
  cos: (start: number, end: number, progress: number): number =>
    end + ((start - end) / 2) * (Math.cos(Math.PI * progress) + 1),
  linear: (start: number, end: number, progress: number): number => start + (end - start) * progress,
} as const;

/** What rate and momentum share. */
interface OneCycleOptions {
  /** Steps of the whole cycle. */
  readonly totalSteps: number;
  /** Share of the steps in which the rate rises. Default 0.3. */
  readonly riseShare?: number;
  /** Shape of rise and fall. Default 'cos'. */
  readonly anneal?: keyof typeof ANNEALS;
  /** Falls to the first rate as long as it rose, and only then to the last. Default false. */
  readonly threePhase?: boolean;
}

/** Options of `oneCycleLr`. */
export interface OneCycleLrOptions extends OneCycleOptions {
  /** The top of the cycle. */
  readonly maxLr: number;
  /** The first rate is `maxLr / divFactor`. Default 25. */
  readonly divFactor?: number;
  /** The last rate is the first over this. Default 1e4. */
  readonly finalDivFactor?: number;
}

/** Options of `oneCycleMomentum`. */
export interface OneCycleMomentumOptions extends OneCycleOptions {
  /** The momentum at the top of the rate. Default 0.85. */
  readonly baseMomentum?: number;
  /** The momentum of the first and the last step. Default 0.95. */
  readonly maxMomentum?: number;
}

const CYCLE_NAMES = ['totalSteps', 'riseShare', 'anneal', 'threePhase'] as const;

/**
 * Rises to `maxLr` and falls to almost nothing, where it stays (OneCycleLR).
 * @throws ValueError for options that leave no step for a phase
 * @paper Smith & Topin, arXiv:1708.07120
 * @example
 * const schedule = oneCycleLr({ maxLr: 0.1, totalSteps: 100 });
 * [0, 29, 99].map(schedule); // [0.004, 0.1, 4e-7]
 */
export function oneCycleLr(options: OneCycleLrOptions): Schedule {
  requireOptions('oneCycleLr', options, ['maxLr', 'divFactor', 'finalDivFactor', ...CYCLE_NAMES]);
  const { maxLr, divFactor = 25, finalDivFactor = 1e4 } = options;
  requireRanges(
    'oneCycleLr',
    { maxLr, divFactor, finalDivFactor },
    { maxLr: 'notNegative', divFactor: 'positive', finalDivFactor: 'positive' },
  );
  const firstLr = maxLr / divFactor;
  const lastLr = firstLr / finalDivFactor;
  const values = options.threePhase ? [firstLr, maxLr, firstLr, lastLr] : [firstLr, maxLr, lastLr];
  return cycle('oneCycleLr', options, values);
}

/**
 * The momentum of an optimiser whose rate follows `oneCycleLr` with the same cycle: from `maxMomentum` down to `baseMomentum` while the
 * rate rises, and back. Set `optimizer.momentum` to it before each step.
 * @throws ValueError for options out of range, or that leave no step for a phase
 * @paper Smith & Topin, arXiv:1708.07120
 * @example
 * const momentumAt = oneCycleMomentum({ totalSteps: 1000 });
 * momentumAt(0); // 0.95
 */
export function oneCycleMomentum(options: OneCycleMomentumOptions): Schedule {
  requireOptions('oneCycleMomentum', options, ['baseMomentum', 'maxMomentum', ...CYCLE_NAMES]);
  const { baseMomentum: low = 0.85, maxMomentum: high = 0.95 } = options;
  const range = { baseMomentum: low, maxMomentum: high };
  requireRanges('oneCycleMomentum', range, { baseMomentum: 'fraction', maxMomentum: 'fraction' });
  requireOrder('oneCycleMomentum', range, '≤');
  return cycle('oneCycleMomentum', options, options.threePhase ? [high, low, high, high] : [high, low, high]);
}

/** Values at the ends of the phases, two or three, and what lies between. */
function cycle(op: string, options: OneCycleOptions, values: readonly number[]): Schedule {
  const { totalSteps, riseShare = 0.3, anneal = 'cos', threePhase = false } = options;
  requireRanges(
    op,
    { totalSteps, riseShare, threePhase },
    { totalSteps: 'count', riseShare: 'fraction', threePhase: 'flag' },
  );
  requireOneOf(op, 'anneal', anneal, Object.keys(ANNEALS));
  const top = riseShare * totalSteps - 1;
  const ends = threePhase ? [top, 2 * top, totalSteps - 1] : [top, totalSteps - 1];
  if (!ends.every((end, i) => end > (ends[i - 1] ?? 0))) {
    throw new ValueError(
      `${op}: a phase has no steps: got riseShare ${riseShare} of ${totalSteps} steps${threePhase ? ' in three phases' : ''}; each phase needs more than one`,
    );
  }
  return (step) => {
    const found = ends.findIndex((end) => step <= end);
    const phase = found < 0 ? ends.length - 1 : found;
    const start = ends[phase - 1] ?? 0;
    return ANNEALS[anneal](values[phase], values[phase + 1], Math.min(1, (step - start) / (ends[phase] - start)));
  };
}
