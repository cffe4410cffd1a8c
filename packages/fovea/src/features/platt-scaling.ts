// Platt scaling: probabilities from the scores of a two-class classifier by a fitted sigmoid.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireLabels } from '../base/require.ts';
import { toProbabilities } from './logistic-loss.ts';
import { requirePairs } from './scored-labels.ts';
import { requireFitted } from './transformer.ts';

interface Sigmoid {
  readonly slope: number;
  readonly intercept: number;
}

/** Sums of the loss: its value, first derivatives by slope and intercept, second derivatives. */
type Sums = [loss: number, bySlope: number, byIntercept: number, slope2: number, mixed: number, intercept2: number];

const MAX_ITERATIONS = 100;
/** Greatest derivative of the mean loss, in units of the scores' scale, that counts as 0. */
const TOLERANCE = 1e-12;

/**
 * P(label 1) = σ(slope·score + intercept), fitted by Newton's method to targets that Platt's prior draws towards ½. Fit it on samples that
 * the classifier was not trained on.
 * @paper Platt, 1999; Lin, Lin & Weng, Machine Learning 68, 2007
 * @example
 * const scaling = new PlattScaling().fit([-2, -1, 1, 2], [0, 0, 1, 1]);
 * scaling.predict([0]); // [0.5]
 */
export class PlattScaling {
  private learnt: Sigmoid | undefined;

  /**
   * Learns from scores `[N]` and labels `[N]`, 0 or 1, with weights `[N]` (default 1).
   * @throws ShapeError for lists of different length or none; ValueError for other labels, only one of them, or numbers that are not finite
   */
  fit(
    scores: ArrayLike<number>,
    labels: ArrayLike<number>,
    options: { readonly sampleWeight?: ArrayLike<number> } = {},
  ): this {
    requireOptions('PlattScaling.fit', options, ['sampleWeight']);
    const { sampleWeight } = options;
    requirePairs('PlattScaling', scores, labels, sampleWeight);
    const weights = Float64Array.from(scores, (_, i) => sampleWeight?.[i] ?? 1);
    const totals = [0, 0];
    requireLabels('PlattScaling', labels, 2);
    for (let i = 0; i < weights.length; i++) totals[labels[i]] += weights[i];
    const missing = totals.indexOf(0);
    if (missing >= 0) throw new ValueError(`PlattScaling: no sample has label ${missing}; both are needed`);
    const [low, high] = [1 / (totals[0] + 2), (totals[1] + 1) / (totals[1] + 2)];
    const targets = Float64Array.from(labels, (label) => (label === 1 ? high : low));
    this.learnt = fitSigmoid(scores, targets, weights);
    return this;
  }

  /** Probability of label 1 for each score. */
  predict(scores: ArrayLike<number>): Float64Array {
    const { slope, intercept } = this.fitted();
    return Float64Array.from(scores, (score) => sigmoid(slope * score + intercept));
  }

  /** Factor of the score. */
  get slope(): number {
    return this.fitted().slope;
  }

  /** What is added to it. */
  get intercept(): number {
    return this.fitted().intercept;
  }

  private fitted(): Sigmoid {
    return requireFitted('PlattScaling', this.learnt);
  }
}

function sigmoid(score: number): number {
  const one = Float64Array.of(score);
  toProbabilities(one);
  return one[0];
}

/** Newton's method on standardised scores, so that neither their unit nor their origin counts. */
function fitSigmoid(scores: ArrayLike<number>, targets: Float64Array, weights: Float64Array): Sigmoid {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, i) => sum + weight * scores[i], 0) / total;
  const variance = weights.reduce((sum, weight, i) => sum + weight * (scores[i] - mean) ** 2, 0) / total;
  const scale = Math.sqrt(variance) || 1;
  const standard = Float64Array.from(scores, (score) => (score - mean) / scale);
  const sumsAt = (at: Sigmoid): Sums => lossSums(at, standard, targets, weights, total);
  const share = weights.reduce((sum, weight, i) => sum + weight * targets[i], 0) / total;
  let at: Sigmoid = { slope: 0, intercept: Math.log(share / (1 - share)) };
  let sums = sumsAt(at);
  for (let i = 0; i < MAX_ITERATIONS && Math.max(Math.abs(sums[1]), Math.abs(sums[2])) > TOLERANCE; i++) {
    const next = lineSearch(at, sums, sumsAt);
    if (next === undefined) break;
    [at, sums] = next;
  }
  const slope = at.slope / scale;
  return { slope, intercept: at.intercept - slope * mean };
}

function lossSums(
  { slope, intercept }: Sigmoid,
  scores: Float64Array,
  targets: Float64Array,
  weights: Float64Array,
  total: number,
): Sums {
  const sums: Sums = [0, 0, 0, 0, 0, 0];
  const one = new Float64Array(1);
  for (let i = 0; i < scores.length; i++) {
    const share = weights[i] / total;
    const x = scores[i];
    one[0] = slope * x + intercept;
    const truth = targets[i] * one[0];
    const normaliser = toProbabilities(one);
    const [residual, curvature] = [share * (one[0] - targets[i]), share * one[0] * (1 - one[0])];
    sums[0] += share * (normaliser - truth);
    sums[1] += residual * x;
    sums[2] += residual;
    sums[3] += curvature * x * x;
    sums[4] += curvature * x;
    sums[5] += curvature;
  }
  return sums;
}

/** Added to the second derivatives, which vanish when all scores are equal. */
const RIDGE = 1e-12;
const SHORTEST_STEP = 1e-10;

/** Newton's step, halved until the loss does not rise but for rounding; none when every step raises it. */
function lineSearch(
  at: Sigmoid,
  [loss, bySlope, byIntercept, slope2, mixed, intercept2]: Sums,
  sumsAt: (at: Sigmoid) => Sums,
): [Sigmoid, Sums] | undefined {
  const [a, c] = [slope2 + RIDGE, intercept2 + RIDGE];
  const determinant = a * c - mixed * mixed;
  const slope = (mixed * byIntercept - c * bySlope) / determinant;
  const intercept = (mixed * bySlope - a * byIntercept) / determinant;
  for (let step = 1; step > SHORTEST_STEP; step /= 2) {
    const next = { slope: at.slope + step * slope, intercept: at.intercept + step * intercept };
    const sums = sumsAt(next);
    if (sums[0] <= loss * (1 + 4 * Number.EPSILON)) return [next, sums];
  }
  return undefined;
}
