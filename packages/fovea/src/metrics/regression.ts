// Errors of numbers that were predicted.

import { requireOptions } from '../base/options.ts';
import { requireEach } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { requireWeights, type SampleWeightOptions, weightedMean } from './probability-scores.ts';

/** What `regressionReport` gives. */
export interface RegressionReport {
  /** Mean of |d|, d = prediction − target. */
  readonly meanAbsoluteError: number;
  /** Mean of d². */
  readonly meanSquaredError: number;
  /** Root of the mean of d². */
  readonly rootMeanSquaredError: number;
  /** The largest |d|. */
  readonly maxError: number;
  /** R² = 1 − Σd² / Σ(target − mean)²: 1 is perfect, 0 what the mean gets. NaN where all targets are the same. */
  readonly r2: number;
  /** 1 − Var d / Var target: R² that forgives a constant error. */
  readonly explainedVariance: number;
}

/**
 * How far predictions are from their targets. All are NaN without values.
 * @shape both `[N]`
 * @throws ShapeError for lists of different length; ValueError for a value that is not finite, or a weight below 0
 * @example
 * regressionReport([2, 4], [1, 5]).meanAbsoluteError; // 1
 */
export function regressionReport(
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  options: SampleWeightOptions = {},
): RegressionReport {
  requireOptions('regressionReport', options, ['sampleWeight']);
  const { sampleWeight } = options;
  const count = targets.length;
  requireSameLength('regressionReport', { predictions: predictions.length, targets: count });
  requireEach('regressionReport', 'predictions', predictions, 'finite');
  requireEach('regressionReport', 'targets', targets, 'finite');
  requireWeights('regressionReport', sampleWeight, count);
  const mean = (value: (i: number) => number): number => weightedMean(count, value, sampleWeight);
  const error = (i: number): number => predictions[i] - targets[i];
  const meanSquaredError = mean((i) => error(i) ** 2);
  const [center, bias] = [mean((i) => targets[i]), mean(error)];
  const spread = mean((i) => (targets[i] - center) ** 2);
  let maxError = count === 0 ? Number.NaN : 0;
  for (let i = 0; i < count; i++) maxError = Math.max(maxError, Math.abs(error(i)));
  const explained = (left: number): number => (spread === 0 ? Number.NaN : 1 - left / spread);
  return {
    meanAbsoluteError: mean((i) => Math.abs(error(i))),
    meanSquaredError,
    rootMeanSquaredError: Math.sqrt(meanSquaredError),
    maxError,
    r2: explained(meanSquaredError),
    explainedVariance: explained(mean((i) => (error(i) - bias) ** 2)),
  };
}
