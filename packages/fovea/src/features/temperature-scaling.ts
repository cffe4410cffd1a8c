// Temperature scaling: one number that turns a network's logits into calibrated probabilities (Guo et al., ICML 2017, arXiv:1706.04599).

import { ValueError } from '../base/errors.ts';
import { requireLabels } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { toProbabilities } from './logistic-loss.ts';
import { Matrix, type MatrixLike, requireColumns, requireSamples } from './matrix.ts';
import { requireFitted } from './transformer.ts';

const MAX_ITERATIONS = 200;
/** Temperatures beyond these are answers of no use: the data do not hold any. */
const LEAST_INVERSE = 1e-6;
const GREATEST_INVERSE = 1e6;

/**
 * softmax(logits / T), with the temperature T that makes the labels likeliest. Answers stay the same; how sure they are changes.
 * @paper Guo et al., ICML 2017, arXiv:1706.04599
 * @example
 * const scaling = new TemperatureScaling().fit([[4, 0], [4, 0], [0, 4]], [0, 1, 1]);
 * scaling.temperature > 1; // true
 */
export class TemperatureScaling {
  private learnt: { readonly temperature: number; readonly classes: number } | undefined;

  /**
   * Learns from logits `[N, classes]` of samples that the network was not trained on, and labels `[N]`.
   * @throws ShapeError for lists of different length or none; ValueError for labels out of range, logits that are not finite, or data
   * without a best temperature: all answers right, or labels no likelier than by chance
   */
  fit(logits: MatrixLike, labels: ArrayLike<number>): this {
    const samples = lowered(requireSamples('TemperatureScaling', logits));
    const { rows, columns } = samples;
    requireSameLength('TemperatureScaling', { logits: rows, labels: labels.length });
    requireLabels('TemperatureScaling', labels, columns);
    this.learnt = { temperature: 1 / bestInverse(samples, labels), classes: columns };
    return this;
  }

  /**
   * Probabilities `[N, classes]` of logits.
   * @throws ValueError before `fit`
   */
  predictProbabilities(logits: MatrixLike): Matrix {
    const { temperature, classes } = this.fitted();
    const { rows, columns, values } = lowered(requireColumns('TemperatureScaling', logits, classes));
    const scaled = new Matrix(
      rows,
      columns,
      values.map((value) => value / temperature),
    );
    for (let row = 0; row < rows; row++) toProbabilities(scaled.row(row));
    return scaled;
  }

  /** Above 1 when the network is surer than it is right. */
  get temperature(): number {
    return this.fitted().temperature;
  }

  private fitted() {
    return requireFitted('TemperatureScaling', this.learnt);
  }
}

/** Each row less its largest logit, which changes no probability: digits that an offset would take are left to the differences. */
function lowered({ rows, columns, values }: Matrix): Matrix {
  const out = new Matrix(rows, columns, Float64Array.from(values));
  for (let r = 0; r < rows; r++) {
    const row = out.row(r);
    const largest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    for (let k = 0; k < columns; k++) row[k] -= largest;
  }
  return out;
}

/** First and second derivative of the mean loss by the inverse temperature: mean of expected less true logit, and the logits' variance. */
function derivatives(samples: Matrix, labels: ArrayLike<number>, inverse: number): [slope: number, curvature: number] {
  let [slope, curvature] = [0, 0];
  for (let row = 0; row < samples.rows; row++) {
    const logits = samples.row(row);
    const likely = logits.map((logit) => logit * inverse);
    toProbabilities(likely);
    const mean = likely.reduce((sum, p, k) => sum + p * logits[k], 0);
    slope += mean - logits[labels[row]];
    curvature += likely.reduce((sum, p, k) => sum + p * (logits[k] - mean) ** 2, 0);
  }
  return [slope / samples.rows, curvature / samples.rows];
}

/** The loss is convex in the inverse temperature: Newton's method between bounds that its slope narrows. */
function bestInverse(samples: Matrix, labels: ArrayLike<number>): number {
  // In units of the logits' size, so that theirs does not count.
  const size = samples.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  let [low, high] = [LEAST_INVERSE / size, GREATEST_INVERSE / size];
  if (derivatives(samples, labels, low)[0] >= 0)
    throw new ValueError(
      'TemperatureScaling: the labels are no likelier than by chance; do they belong to the logits?',
    );
  if (derivatives(samples, labels, high)[0] <= 0)
    throw new ValueError('TemperatureScaling: all answers are right: no temperature is best; give more samples');
  let at = Math.sqrt(low * high);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const [slope, curvature] = derivatives(samples, labels, at);
    if (slope < 0) low = at;
    else high = at;
    const newton = at - slope / curvature;
    const next = newton > low && newton < high ? newton : Math.sqrt(low * high);
    if (Math.abs(next - at) <= 4 * Number.EPSILON * at) return next;
    at = next;
  }
  return at;
}
