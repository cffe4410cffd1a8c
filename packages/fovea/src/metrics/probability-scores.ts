// Scores of probabilities: log loss and Brier score, with weights for the images.

import { requireOptions } from '../base/options.ts';
import { requireEach, requireLabels, requireRange } from '../base/require.ts';
import { requireLength, requireSameLength } from '../base/require-shape.ts';

/** Options of measures in which images can weigh differently. */
export interface SampleWeightOptions {
  /** How much each image counts, `[N]`, ≥ 0. Default: all the same. */
  readonly sampleWeight?: ArrayLike<number>;
}

/** @throws ShapeError for weights of another number, ValueError for one below 0 or not finite */
export function requireWeights(op: string, weights: ArrayLike<number> | undefined, count: number): void {
  if (!weights) return;
  requireSameLength(op, { images: count, sampleWeight: weights.length });
  requireEach(op, 'sampleWeight', weights, 'notNegative');
}

/** The mean of a value of each image. NaN where no image counts. */
export function weightedMean(count: number, value: (i: number) => number, weights?: ArrayLike<number>): number {
  let [sum, whole] = [0, 0];
  for (let i = 0; i < count; i++) {
    const weight = weights?.[i] ?? 1;
    if (weight > 0) sum += weight * value(i);
    whole += weight;
  }
  return sum / whole;
}

/** Options of `logLoss`. */
export interface LogLossOptions extends SampleWeightOptions {
  /** The least probability, and 1 less the greatest: a sure but wrong answer costs −log eps. Default 2⁻⁵², as in scikit-learn. */
  readonly eps?: number;
}

function requireProbabilityRows(
  op: string,
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): void {
  requireLength(op, 'probabilities', values.length, [labels.length, classes]);
  requireLabels(op, labels, classes);
  requireEach(op, 'probabilities', values, 'probability');
}

/**
 * Mean of −log p at the label. NaN without images.
 * @shape probabilities `[N, classes]` row-major, labels `[N]`
 * @throws ShapeError for lists that do not fit; ValueError for a label out of range, or a probability outside [0, 1]
 * @example
 * logLoss([0.5, 0.5, 0.2, 0.8], [0, 1], 2); // 0.4581
 */
export function logLoss(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  options: LogLossOptions = {},
): number {
  requireOptions('logLoss', options, ['sampleWeight', 'eps']);
  const { sampleWeight, eps = Number.EPSILON } = options;
  requireRange('logLoss', 'eps', eps, 'properFraction');
  requireProbabilityRows('logLoss', probabilities, labels, classes);
  requireWeights('logLoss', sampleWeight, labels.length);
  const loss = (i: number): number =>
    -Math.log(Math.min(Math.max(probabilities[i * classes + labels[i]], eps), 1 - eps));
  return weightedMean(labels.length, loss, sampleWeight);
}

/**
 * Mean squared distance of the probabilities from 1 at the label and 0 elsewhere, from 0 to 2; of two classes it is twice the Brier score of
 * one probability. NaN without images.
 * @shape probabilities `[N, classes]` row-major, labels `[N]`
 * @throws ShapeError for lists that do not fit; ValueError for a label out of range, or a probability outside [0, 1]
 * @paper Brier, Monthly Weather Review 1950
 * @example
 * brierScore([0.5, 0.5, 0.2, 0.8], [0, 1], 2); // 0.29
 */
export function brierScore(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  options: SampleWeightOptions = {},
): number {
  requireOptions('brierScore', options, ['sampleWeight']);
  requireProbabilityRows('brierScore', probabilities, labels, classes);
  requireWeights('brierScore', options.sampleWeight, labels.length);
  const distance = (i: number): number => {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += (probabilities[i * classes + c] - (c === labels[i] ? 1 : 0)) ** 2;
    return sum;
  };
  return weightedMean(labels.length, distance, options.sampleWeight);
}
