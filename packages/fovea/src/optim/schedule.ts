// Learning-rate schedules (E): pure functions from the step, counted from 0, to the rate.

import { ValueError } from '../base/errors.ts';

export type Schedule = (step: number) => number;

export interface CosineSettings {
  /** Highest rate, reached after the warm-up. */
  readonly lr: number;
  /** Rate at the end. Default 0. */
  readonly minLr?: number;
  /** Steps that rise linearly from `lr / warmupSteps`. Default 0. */
  readonly warmupSteps?: number;
  readonly totalSteps: number;
}

/** Half a cosine from `lr` to `minLr` after a linear warm-up (Loshchilov & Hutter, arXiv:1608.03983); `minLr` afterwards. */
export function cosineWithWarmup({ lr, minLr = 0, warmupSteps = 0, totalSteps }: CosineSettings): Schedule {
  if (!(totalSteps >= 1 && warmupSteps >= 0 && warmupSteps <= totalSteps)) {
    throw new ValueError(`cosineWithWarmup: needs 0 ≤ warmupSteps ≤ totalSteps: got ${warmupSteps} and ${totalSteps}`);
  }
  return (step) => {
    if (step < warmupSteps) return (lr * (step + 1)) / warmupSteps;
    const progress = Math.min(1, (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps));
    return minLr + (lr - minLr) * 0.5 * (1 + Math.cos(Math.PI * progress));
  };
}

export const constantLr =
  (lr: number): Schedule =>
  () =>
    lr;
