// Logistic regression: linear classifier with L1, L2 or elastic-net penalty, fitted until its coefficients are the minimum's.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireEach, requireOneOf, requireRanges } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { type Category, distinct } from './category.ts';
import { type LogisticProblem, logisticLoss, scoresOf, toProbabilities } from './logistic-loss.ts';
import { Matrix, type MatrixLike, requireFiniteMatrix, requireSamples } from './matrix.ts';
import { minimizeOrthantWise } from './orthant-wise.ts';
import { freeColumn } from './separation.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { requireFitted } from './transformer.ts';

/** Options of `LogisticRegression`. */
export interface LogisticRegressionOptions<Label extends Category = Category> {
  /** Inverse strength of the penalty, relative to the sum of the losses; `Infinity` for none; default 1. */
  readonly c?: number;
  /** Part of the penalty that is Σ|w|, the rest being Σw²/2: 0 (default) is L2, 1 is L1, between is the elastic net. */
  readonly l1Ratio?: number;
  /** Learn an intercept, without penalty; default true. */
  readonly fitIntercept?: boolean;
  /** Weight of each class (1 where not given), or `balanced`: all classes count the same. */
  readonly classWeight?: 'balanced' | ReadonlyMap<Label, number>;
  /** Greatest derivative of the mean loss that counts as 0, in columns of unit curvature; default 1e-10. */
  readonly tolerance?: number;
  /** Default 5000. */
  readonly maxIterations?: number;
}

/** Part of a second derivative, in tolerances, that a fit without penalty must leave: less is left only on the way to infinity. */
const LEFT = 100;

interface Fit<Label> {
  readonly classes: readonly Label[];
  readonly columns: number;
  readonly outputs: number;
  readonly parameters: Float64Array;
  readonly iterations: number;
}

/** Options of `LogisticRegression.fit`. */
export interface LogisticFitOptions {
  /** Weight of each sample; default 1. */
  readonly sampleWeight?: ArrayLike<number>;
}

/**
 * Probability σ(x·w + b) of the second of two classes, or softmax(x·W + b) of several (multinomial), with the objective, and so the
 * coefficients, of scikit-learn.
 * @example
 * const classifier = new LogisticRegression<string>().fit([[-1], [-2], [1], [2]], ['a', 'a', 'b', 'b']);
 * classifier.predict([[-3], [3]]); // ['a', 'b']
 */
export class LogisticRegression<Label extends Category = Category> {
  private learnt: Fit<Label> | undefined;

  /** @throws ValueError for options out of range */
  constructor(private readonly options: LogisticRegressionOptions<Label> = {}) {
    requireOptions('LogisticRegression', options, [
      'c',
      'l1Ratio',
      'fitIntercept',
      'classWeight',
      'tolerance',
      'maxIterations',
    ]);
    const { c = 1, l1Ratio = 0, tolerance = 1e-10, maxIterations = 5000, classWeight } = options;
    if (classWeight !== undefined && !(classWeight instanceof Map))
      requireOneOf('LogisticRegression', 'classWeight', classWeight, ['balanced'], 'a Map of weights');
    requireRanges(
      'LogisticRegression',
      { c, l1Ratio, tolerance, maxIterations },
      { c: 'positiveOrInfinite', l1Ratio: 'probability', tolerance: 'positiveOrInfinite', maxIterations: 'count' },
    );
  }

  /**
   * Learns the coefficients.
   * @throws ShapeError for lists of different length or none; ValueError for fewer than two classes, values that are not finite, separable
   * classes without penalty, or no convergence
   */
  fit(data: SparseMatrix | MatrixLike, labels: readonly Label[], options: LogisticFitOptions = {}): this {
    requireOptions('LogisticRegression.fit', options, ['sampleWeight']);
    const { sampleWeight } = options;
    const samples = finiteSamples(data);
    const lengths = { samples: samples.rows, labels: labels.length };
    requireSameLength('LogisticRegression', {
      ...lengths,
      ...(sampleWeight && { sampleWeight: sampleWeight.length }),
    });
    const classes = distinct(labels);
    requireThat(
      classes.length >= 2,
      `at least two classes are needed: got ${classes.map((one) => JSON.stringify(one))}`,
    );
    const numbers = new Map(classes.map((label, k) => [label, k]));
    const { c = 1, l1Ratio = 0, fitIntercept = true } = this.options;
    const problem: LogisticProblem = {
      samples,
      labels: Int32Array.from(labels, (label) => numbers.get(label)!),
      weights: this.weigh(labels, classes, sampleWeight),
      outputs: classes.length === 2 ? 1 : classes.length,
      fitIntercept,
      l1: l1Ratio / c,
      l2: (1 - l1Ratio) / c,
    };
    this.learnt = { classes, columns: samples.columns, outputs: problem.outputs, ...this.minimize(problem) };
    return this;
  }

  /**
   * Scores `[N, 1]`, positive for the second of two classes, or `[N, classes]`.
   * @throws ShapeError for another number of columns than fitted on; ValueError for values that are not finite
   */
  decisionFunction(data: SparseMatrix | MatrixLike): Matrix {
    const { columns, outputs, parameters } = this.fitted();
    const samples = SparseMatrix.from(data);
    if (samples.columns !== columns && samples.rows > 0)
      throw new ShapeError(
        `LogisticRegression: fitted on ${columns} columns, but got ${samples.columns}; give the same columns`,
      );
    if (data instanceof SparseMatrix) requireFiniteValues(data);
    else requireFiniteMatrix('LogisticRegression', Matrix.from(data));
    return new Matrix(samples.rows, outputs, scoresOf(samples, parameters, outputs));
  }

  /**
   * Probability of each class, `[N, classes]`.
   * @throws as `decisionFunction`
   */
  predictProbabilities(data: SparseMatrix | MatrixLike): Matrix {
    const scores = this.decisionFunction(data);
    for (let row = 0; row < scores.rows; row++) toProbabilities(scores.row(row));
    if (scores.columns > 1) return scores;
    const both = new Matrix(scores.rows, 2);
    for (const [row, second] of scores.values.entries()) both.row(row).set([1 - second, second]);
    return both;
  }

  /**
   * The most probable class of each sample.
   * @throws as `decisionFunction`
   */
  predict(data: SparseMatrix | MatrixLike): Label[] {
    const { classes, outputs } = this.fitted();
    const scores = this.decisionFunction(data);
    return Array.from({ length: scores.rows }, (_, row) => {
      const own = scores.row(row);
      return classes[
        outputs === 1 ? Number(own[0] > 0) : own.indexOf(own.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY))
      ];
    });
  }

  /** The classes, in the order of probabilities and coefficients. */
  get classes(): Label[] {
    return [...this.fitted().classes];
  }

  /** `[1, features]` for two classes, else `[classes, features]`. */
  get coefficients(): Matrix {
    const { parameters, columns, outputs } = this.fitted();
    const matrix = new Matrix(outputs, columns);
    for (let k = 0; k < outputs; k++) for (let j = 0; j < columns; j++) matrix.row(k)[j] = parameters[j * outputs + k];
    return matrix;
  }

  /** One for two classes, else one a class; 0 when none are fitted. */
  get intercepts(): number[] {
    const { parameters, columns, outputs } = this.fitted();
    return Array.from({ length: outputs }, (_, k) => parameters[columns * outputs + k] ?? 0);
  }

  /** Steps that the fit took. */
  get iterations(): number {
    return this.fitted().iterations;
  }

  private fitted(): Fit<Label> {
    return requireFitted('LogisticRegression', this.learnt);
  }

  private weigh(labels: readonly Label[], classes: readonly Label[], sampleWeight?: ArrayLike<number>): Float64Array {
    const own = Float64Array.from(labels, (_, i) => sampleWeight?.[i] ?? 1);
    requireEach('LogisticRegression', 'sampleWeight', own, 'notNegative');
    const sums = new Map<Label, number>(classes.map((label) => [label, 0]));
    for (const [i, label] of labels.entries()) sums.set(label, sums.get(label)! + own[i]);
    const empty = classes.find((label) => sums.get(label) === 0);
    requireThat(empty === undefined, `the samples of class ${JSON.stringify(empty)} all weigh 0; leave them out`);
    const { classWeight } = this.options;
    if (classWeight === undefined) return own;
    const all = own.reduce((sum, weight) => sum + weight, 0);
    const factor = (label: Label): number =>
      classWeight === 'balanced' ? all / (classes.length * sums.get(label)!) : (classWeight.get(label) ?? 1);
    for (const label of classes)
      requireThat(factor(label) > 0, `classWeight must be positive: got ${factor(label)} for ${JSON.stringify(label)}`);
    return own.map((weight, i) => weight * factor(labels[i]));
  }

  private minimize(problem: LogisticProblem): { parameters: Float64Array; iterations: number } {
    const { tolerance = 1e-10, maxIterations = 5000, c = 1 } = this.options;
    const { x, iterations, residual } = minimizeOrthantWise(logisticLoss(problem), tolerance, maxIterations);
    const free =
      c < Number.POSITIVE_INFINITY ? undefined : freeColumn(problem, x, LEFT * Math.max(tolerance, residual));
    requireThat(
      free === undefined,
      `a plane parts some classes${free === problem.samples.columns ? '' : `, by column ${free} for one`}: ` +
        'without penalty the coefficients grow for ever; set c',
    );
    requireThat(
      iterations < maxIterations || residual <= tolerance,
      `no convergence in ${iterations} iterations: the derivative is ${residual.toExponential(1)}, not yet ${tolerance}; ` +
        'scale the columns, lower c, or raise maxIterations or tolerance',
    );
    return { parameters: x, iterations };
  }
}

function finiteSamples(data: SparseMatrix | MatrixLike): SparseMatrix {
  if (!(data instanceof SparseMatrix)) return SparseMatrix.from(requireSamples('LogisticRegression', data));
  if (data.rows === 0 || data.columns === 0)
    throw new ShapeError(`LogisticRegression: nothing to fit on: got ${data.rows} rows of ${data.columns} columns`);
  requireFiniteValues(data);
  return data;
}

const requireFiniteValues = ({ values }: SparseMatrix): void =>
  requireEach('LogisticRegression', 'values', values, 'finite', 'replace or drop it first');

function requireThat(condition: boolean, message: string): void {
  if (!condition) throw new ValueError(`LogisticRegression: ${message}`);
}
