// The function that logistic regression minimises: mean cross-entropy of sigmoid or softmax, and the L2 part of its penalty.

import type { Smooth } from './orthant-wise.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

export interface LogisticProblem {
  readonly samples: SparseMatrix;
  /** The number of each sample's class. */
  readonly labels: Int32Array;
  /** Weight of each sample. */
  readonly weights: Float64Array;
  /** 1 for the sigmoid of classes 0 and 1, else the number of classes. */
  readonly outputs: number;
  readonly fitIntercept: boolean;
  /** Penalties of |w| and of w²/2, relative to the sum of the losses. */
  readonly l1: number;
  readonly l2: number;
}

/** Parameters are [features, outputs] and then [outputs] intercepts, which bear no penalty. */
export function logisticLoss(problem: LogisticProblem): Smooth {
  const { samples, labels, weights, outputs } = problem;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const penalised = samples.columns * outputs;
  const size = penalised + (problem.fitIntercept ? outputs : 0);
  const l2 = problem.l2 / total;

  function evaluate(parameters: Float64Array, gradient: Float64Array): number {
    const scores = scoresOf(samples, parameters, outputs);
    let loss = 0;
    gradient.fill(0);
    for (let row = 0; row < samples.rows; row++) {
      const own = scores.subarray(row * outputs, (row + 1) * outputs);
      const share = weights[row] / total;
      loss += share * toResidual(own, labels[row]);
      for (let k = 0; k < outputs; k++) own[k] *= share;
      addOuter(samples, row, own, gradient);
      if (problem.fitIntercept) for (let k = 0; k < outputs; k++) gradient[penalised + k] += own[k];
    }
    for (let j = 0; j < penalised; j++) {
      loss += (l2 / 2) * parameters[j] ** 2;
      gradient[j] += l2 * parameters[j];
    }
    return loss;
  }

  return {
    evaluate,
    curvature: curvatureAtZero(problem, total, size),
    l1: new Float64Array(size).fill(problem.l1 / total, 0, penalised),
  };
}

/** `[rows, outputs]`: samples times weights, plus intercepts where the parameters have them. */
export function scoresOf(samples: SparseMatrix, parameters: Float64Array, outputs: number): Float64Array {
  const scores = new Float64Array(samples.rows * outputs);
  const bias = parameters.subarray(samples.columns * outputs);
  for (let row = 0; row < samples.rows; row++) {
    if (bias.length > 0) scores.set(bias, row * outputs);
    for (let i = samples.offsets[row]; i < samples.offsets[row + 1]; i++) {
      const [value, at] = [samples.values[i], samples.indices[i] * outputs];
      for (let k = 0; k < outputs; k++) scores[row * outputs + k] += value * parameters[at + k];
    }
  }
  return scores;
}

/** Scores to probabilities, in place: sigmoid of one, softmax of several. Returns the logarithm of their normaliser. */
export function toProbabilities(scores: Float64Array): number {
  if (scores.length === 1) {
    const [z] = scores;
    const small = Math.exp(-Math.abs(z));
    scores[0] = (z >= 0 ? 1 : small) / (1 + small);
    return Math.max(z, 0) + Math.log1p(small);
  }
  const most = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k] - most);
    sum += scores[k];
  }
  for (let k = 0; k < scores.length; k++) scores[k] /= sum;
  return most + Math.log(sum);
}

/** Scores to the loss's gradient by them, in place: probabilities less the truth. Returns the loss. */
function toResidual(scores: Float64Array, label: number): number {
  const binary = scores.length === 1;
  const truth = binary ? label * scores[0] : scores[label];
  const loss = toProbabilities(scores) - truth;
  if (binary) scores[0] -= label;
  else scores[label] -= 1;
  return loss;
}

function addOuter(samples: SparseMatrix, row: number, residual: Float64Array, gradient: Float64Array): void {
  for (let i = samples.offsets[row]; i < samples.offsets[row + 1]; i++) {
    const [value, at] = [samples.values[i], samples.indices[i] * residual.length];
    for (let k = 0; k < residual.length; k++) gradient[at + k] += value * residual[k];
  }
}

/** The diagonal of second derivatives where all classes are equally likely; 1 for a column of zeros, which nothing moves. */
function curvatureAtZero(
  { samples, weights, outputs, l2 }: LogisticProblem,
  total: number,
  size: number,
): Float64Array {
  const classes = Math.max(2, outputs);
  const variance = (1 / classes) * (1 - 1 / classes);
  const curvature = new Float64Array(size).fill(l2 / total, 0, samples.columns * outputs);
  curvature.fill(variance, samples.columns * outputs);
  for (let row = 0; row < samples.rows; row++)
    for (let i = samples.offsets[row]; i < samples.offsets[row + 1]; i++) {
      const at = samples.indices[i] * outputs;
      const part = (weights[row] / total) * variance * samples.values[i] ** 2;
      for (let k = 0; k < outputs; k++) curvature[at + k] += part;
    }
  return curvature.map((value) => value || 1);
}
