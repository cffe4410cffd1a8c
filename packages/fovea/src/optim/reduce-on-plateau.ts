// A learning rate that falls when a measure stops getting better, as torch.optim.lr_scheduler.ReduceLROnPlateau.

import { ValueError } from '../base/errors.ts';
import { requireNames } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import type { LrOptions } from './schedule.ts';

const MODES = ['min', 'max'] as const;
const THRESHOLD_MODES = ['rel', 'abs'] as const;

/** Options of `ReduceOnPlateau`. */
export interface ReduceOnPlateauOptions extends LrOptions {
  /** Whether the measure should fall or rise. Default 'min'. */
  readonly mode?: (typeof MODES)[number];
  /** What the rate is multiplied by. Default 0.1. */
  readonly factor?: number;
  /** Updates without progress that are put up with. Default 10. */
  readonly patience?: number;
  /** What counts as progress. Default 1e-4. */
  readonly threshold?: number;
  /** Whether `threshold` is a share of the best measure or a difference from it. Default 'rel'. */
  readonly thresholdMode?: (typeof THRESHOLD_MODES)[number];
  /** Updates after a reduction in which lack of progress is not counted. Default 0. */
  readonly cooldown?: number;
  /** Default 0. */
  readonly minLr?: number;
  /** Smaller reductions are not made. Default 1e-8. */
  readonly eps?: number;
}

/** Where a `ReduceOnPlateau` stands, as plain values for a checkpoint; no measure yet is null. */
export interface PlateauState {
  /** Learning rate now. */
  readonly lr: number;
  /** Best value so far; null before the first. */
  readonly best: number | null;
  /** Updates in a row that were no better. */
  readonly badUpdates: number;
  /** Updates that do not count after a reduction. */
  readonly cooldownLeft: number;
}

const DEFAULTS = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  thresholdMode: 'rel',
  cooldown: 0,
  minLr: 0,
  eps: 1e-8,
} as const;

/**
 * lr ← max(factor·lr, minLr) after `patience` updates without progress (ReduceLROnPlateau).
 * @example
 * const plateau = new ReduceOnPlateau({ lr: 0.1, patience: 0 });
 * [1, 0.9, 0.95].map((loss) => plateau.update(loss)); // [0.1, 0.1, 0.01]
 */
export class ReduceOnPlateau {
  private readonly options: Required<ReduceOnPlateauOptions>;
  private current: PlateauState;

  /** @throws ValueError for options out of range */
  constructor(options: ReduceOnPlateauOptions) {
    requireNames('ReduceOnPlateau', options, ['lr', ...Object.keys(DEFAULTS)]);
    this.options = { ...DEFAULTS, ...options };
    requireOneOf('ReduceOnPlateau', 'mode', this.options.mode, MODES);
    requireOneOf('ReduceOnPlateau', 'thresholdMode', this.options.thresholdMode, THRESHOLD_MODES);
    requireRanges('ReduceOnPlateau', this.options, {
      lr: 'notNegative',
      factor: 'fraction',
      patience: 'countOrZero',
      threshold: 'notNegative',
      cooldown: 'countOrZero',
      minLr: 'notNegative',
      eps: 'notNegative',
    });
    this.current = { lr: options.lr, best: null, badUpdates: 0, cooldownLeft: 0 };
  }

  /** The learning rate now. */
  get lr(): number {
    return this.current.lr;
  }

  /** Takes the measure of an epoch and gives the rate of the next. NaN counts as no progress. */
  update(measure: number): number {
    const { patience, cooldown } = this.options;
    const better = this.isBetter(measure);
    const { lr, best, badUpdates, cooldownLeft } = this.current;
    const bad = better || cooldownLeft > 0 ? 0 : badUpdates + 1;
    const reduces = bad > patience;
    this.current = {
      lr: reduces ? this.reduced(lr) : lr,
      best: better ? measure : best,
      badUpdates: reduces ? 0 : bad,
      cooldownLeft: reduces ? cooldown : Math.max(0, cooldownLeft - 1),
    };
    return this.current.lr;
  }

  private isBetter(measure: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const { best } = this.current;
    if (best === null) return Number.isFinite(measure);
    const sign = mode === 'min' ? -1 : 1;
    // A share of the size of the best: of a negative measure, best · (1 ± threshold) would lie on the wrong side.
    const bar = best + sign * threshold * (thresholdMode === 'rel' ? Math.abs(best) : 1);
    return mode === 'min' ? measure < bar : measure > bar;
  }

  private reduced(lr: number): number {
    const { factor, minLr, eps } = this.options;
    const lower = Math.max(lr * factor, minLr);
    return lr - lower > eps ? lower : lr;
  }

  /** Where it stands, to be kept in a checkpoint. */
  state(): PlateauState {
    return this.current;
  }

  /**
   * Goes on from a kept state.
   * @throws ValueError unless it is one that `state` gave
   */
  restore(state: PlateauState): void {
    const { lr, best, badUpdates, cooldownLeft } = state;
    const counts = [badUpdates, cooldownLeft].every((count) => Number.isInteger(count) && count >= 0);
    if (!counts || !(lr >= 0) || !(best === null || Number.isFinite(best))) {
      throw new ValueError(`ReduceOnPlateau: not a kept state: got ${JSON.stringify(state)}`);
    }
    this.current = { lr, best, badUpdates, cooldownLeft };
  }
}
