// The one-cycle schedule (Smith & Topin, arXiv:1708.07120), as torch.optim.lr_scheduler.OneCycleLR does it for the rate.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import type { Schedule } from './schedule.ts';

const ANNEALS = {
  cos: (start: number, end: number, progress: number): number =>
    end + ((start - end) / 2) * (Math.cos(Math.PI * progress) + 1),
  linear: (start: number, end: number, progress: number): number => start + (end - start) * progress,
} as const;

export interface OneCycleLrOptions {
  /** The top of the cycle. */
  readonly maxLr: number;
  readonly totalSteps: number;
  /** Share of the steps that rise. Default 0.3. */
  readonly riseShare?: number;
  /** Shape of rise and fall. Default 'cos'. */
  readonly anneal?: keyof typeof ANNEALS;
  /** The first rate is `maxLr / divFactor`. Default 25. */
  readonly divFactor?: number;
  /** The last rate is the first over this. Default 1e4. */
  readonly finalDivFactor?: number;
  /** Falls to the first rate as long as it rose, and only then to the last. Default false. */
  readonly threePhase?: boolean;
}

const CYCLE_NAMES = [
  ...(['maxLr', 'totalSteps', 'riseShare', 'anneal'] as const),
  ...(['divFactor', 'finalDivFactor', 'threePhase'] as const),
] as const;

/**
 * Rises to `maxLr` and falls to almost nothing, where it stays (OneCycleLR). Momentum is not cycled.
 * @throws ValueError for options that leave no step for a phase
 * @paper Smith & Topin, arXiv:1708.07120
 * @example
 * const schedule = oneCycleLr({ maxLr: 0.1, totalSteps: 100 });
 * [0, 29, 99].map(schedule); // [0.004, 0.1, 4e-7]
 */
export function oneCycleLr(options: OneCycleLrOptions): Schedule {
  requireOptions('oneCycleLr', options, CYCLE_NAMES);
  const {
    maxLr,
    totalSteps,
    riseShare = 0.3,
    anneal = 'cos',
    divFactor = 25,
    finalDivFactor = 1e4,
    threePhase = false,
  } = options;
  requireRanges(
    'oneCycleLr',
    { maxLr, totalSteps, riseShare, divFactor, finalDivFactor },
    {
      maxLr: 'notNegative',
      totalSteps: 'count',
      riseShare: 'fraction',
      divFactor: 'positive',
      finalDivFactor: 'positive',
    },
  );
  requireOneOf('oneCycleLr', 'anneal', anneal, Object.keys(ANNEALS));
  const top = riseShare * totalSteps - 1;
  const last = totalSteps - 1;
  const firstLr = maxLr / divFactor;
  const lastLr = firstLr / finalDivFactor;
  const phases = threePhase
    ? [
        { until: top, from: firstLr, to: maxLr },
        { until: 2 * top, from: maxLr, to: firstLr },
        { until: last, from: firstLr, to: lastLr },
      ]
    : [
        { until: top, from: firstLr, to: maxLr },
        { until: last, from: maxLr, to: lastLr },
      ];
  if (!phases.every(({ until }, i) => until > (phases[i - 1]?.until ?? 0))) {
    throw new ValueError(
      `oneCycleLr: a phase has no steps: got riseShare ${riseShare} of ${totalSteps} steps${threePhase ? ' in three phases' : ''}; each phase needs more than one`,
    );
  }
  return (step) => {
    const found = phases.findIndex(({ until }) => step <= until);
    const index = found < 0 ? phases.length - 1 : found;
    const { until, from, to } = phases[index];
    const start = phases[index - 1]?.until ?? 0;
    return ANNEALS[anneal](from, to, Math.min(1, (step - start) / (until - start)));
  };
}
