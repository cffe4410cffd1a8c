// Confusion matrix and what follows from it: accuracy, precision, recall, F1, IoU and Dice, by class and averaged.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireLabel, requireOneOf, requireRange } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { requireWeights, type SampleWeightOptions } from './probability-scores.ts';

const NORMALIZATIONS = ['true', 'predicted', 'all'] as const;
const KAPPA_WEIGHTS = ['none', 'linear', 'quadratic'] as const;

/** How well one class is found. */
export interface ClassReport {
  /** Images of the class. */
  readonly support: number;
  /** Of those predicted to be of the class, the part that is; 0 when none is predicted. */
  readonly precision: number;
  /** Of the class, the part that is found; 0 when the class has no images. */
  readonly recall: number;
  /** Harmonic mean of precision and recall; 0 when both are. */
  readonly f1: number;
}

/** Options of `ConfusionMatrix`. */
export interface ConfusionMatrixOptions {
  /** Label of images or pixels that are not counted, whatever is predicted for them; a class of that number has no part in means. Default: none. */
  readonly ignoreIndex?: number;
}

/**
 * Counts of (true class, predicted class) of images, or of pixels in segmentation, gathered batch by batch; accuracy, precision, recall,
 * F1, IoU and Dice follow from it.
 * @example
 * const matrix = new ConfusionMatrix(2);
 * matrix.update([0, 0, 1], [0, 1, 1]);
 * matrix.toArray(); // [[1, 1], [0, 1]]
 * matrix.balancedAccuracy; // 0.75
 */
export class ConfusionMatrix {
  private readonly counts: Float64Array;
  private readonly ignoreIndex: number | undefined;

  constructor(
    readonly classes: number,
    options: ConfusionMatrixOptions = {},
  ) {
    requireOptions('ConfusionMatrix', options, ['ignoreIndex']);
    requireCounts('ConfusionMatrix', { classes });
    this.counts = new Float64Array(classes * classes);
    this.ignoreIndex = options.ignoreIndex;
  }

  /**
   * Adds pairs of labels and predictions, each counting as one or as much as `sampleWeight` says.
   * @throws ShapeError for lists of different length, ValueError for a class out of range, or a weight below 0. Nothing is added then.
   */
  update(labels: ArrayLike<number>, predictions: ArrayLike<number>, options: SampleWeightOptions = {}): void {
    requireOptions('ConfusionMatrix', options, ['sampleWeight']);
    const { sampleWeight } = options;
    requireSameLength('ConfusionMatrix', { labels: labels.length, predictions: predictions.length });
    requireWeights('ConfusionMatrix', sampleWeight, labels.length);
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] === this.ignoreIndex) continue;
      requireLabel('ConfusionMatrix', 'labels', labels, i, this.classes);
      requireLabel('ConfusionMatrix', 'predictions', predictions, i, this.classes);
    }
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] !== this.ignoreIndex)
        this.counts[labels[i] * this.classes + predictions[i]] += sampleWeight?.[i] ?? 1;
    }
  }

  /**
   * Adds what another one has counted.
   * @throws ValueError when it has other classes, or another ignoreIndex
   */
  merge(other: ConfusionMatrix): void {
    if (other.classes !== this.classes)
      throw new ValueError(`ConfusionMatrix: ${other.classes} classes do not fit ${this.classes}`);
    if (other.ignoreIndex !== this.ignoreIndex)
      throw new ValueError(
        `ConfusionMatrix: counts made with ignoreIndex ${other.ignoreIndex ?? 'none'} do not fit those with ${this.ignoreIndex ?? 'none'}; make both with the same`,
      );
    for (let i = 0; i < this.counts.length; i++) this.counts[i] += other.counts[i];
  }

  /** Forgets all counts. */
  reset(): void {
    this.counts.fill(0);
  }

  /** How many images of class `label` were predicted as `prediction`. */
  count(label: number, prediction: number): number {
    return this.counts[label * this.classes + prediction];
  }

  /** Rows are true classes, columns predictions. */
  toArray(): number[][] {
    return Array.from({ length: this.classes }, (_, label) =>
      Array.from(this.counts.subarray(label * this.classes, (label + 1) * this.classes)),
    );
  }

  /**
   * Fractions instead of counts: of the true class (rows sum to 1), of the predicted one (columns do), or of all. Fractions of nothing are
   * 0.
   * @throws ValueError for an unknown `by`
   */
  normalized(by: (typeof NORMALIZATIONS)[number] = 'true'): number[][] {
    requireOneOf('ConfusionMatrix', 'normalized', by, NORMALIZATIONS);
    const rows = this.toArray();
    const { total } = this;
    const { labelled, predicted } = this.sums();
    const wholes = {
      true: (label: number) => labelled[label],
      predicted: (_: number, c: number) => predicted[c],
      all: () => total,
    };
    return rows.map((row, label) => row.map((count, prediction) => ratio(count, wholes[by](label, prediction))));
  }

  /** Number of images counted. */
  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Fraction of all images that are right; 0 when there are none. */
  get accuracy(): number {
    let right = 0;
    for (let c = 0; c < this.classes; c++) right += this.count(c, c);
    return ratio(right, this.total);
  }

  /** Mean recall of the classes that have images; 0 when there are none. */
  get balancedAccuracy(): number {
    return this.averaged(({ support }) => (support > 0 ? 1 : 0)).recall;
  }

  /** Precision, recall, F1 and number of images of each class. */
  byClass(): ClassReport[] {
    return Array.from({ length: this.classes }, (_, c) => {
      const [row, column] = [this.labelled(c), this.predicted(c)];
      const [precision, recall] = [ratio(this.count(c, c), column), ratio(this.count(c, c), row)];
      return { support: row, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
    });
  }

  /** Unweighted means over the classes that are found or predicted: one that is only ever predicted counts with zeros. */
  macro(): Omit<ClassReport, 'support'> {
    return this.averaged(({ support }, c) => (this.isCounted(c) && (support > 0 || this.predicted(c) > 0) ? 1 : 0));
  }

  /** Means weighted by the number of images of each class. */
  weighted(): Omit<ClassReport, 'support'> {
    return this.averaged(({ support }) => support);
  }

  /** Of all images together; with one class an image, all three are the accuracy. */
  micro(): Omit<ClassReport, 'support'> {
    const { accuracy } = this;
    return { precision: accuracy, recall: accuracy, f1: accuracy };
  }

  /**
   * (1 + β²)·precision·recall / (β²·precision + recall) of each class: β above 1 favours recall; 0 where both are.
   * @throws ValueError for a beta that is not above 0
   */
  fBeta(beta: number): number[] {
    requireRange('ConfusionMatrix', 'beta', beta, 'positive');
    const square = beta * beta;
    return this.byClass().map(({ precision, recall }) =>
      ratio((1 + square) * precision * recall, square * precision + recall),
    );
  }

  /**
   * Mean of `fBeta` over the classes that are found or predicted.
   * @throws ValueError for a beta that is not above 0
   */
  macroFBeta(beta: number): number {
    const counted = this.fBeta(beta).filter(
      (_, c) => this.isCounted(c) && (this.labelled(c) > 0 || this.predicted(c) > 0),
    );
    return ratio(
      counted.reduce((sum, value) => sum + value, 0),
      counted.length,
    );
  }

  /** Matthews correlation coefficient, −1 to 1, of any number of classes (Gorodkin, 2004); 0 where it is not defined. */
  get matthews(): number {
    const { total } = this;
    let [right, chance, found, predicted] = [0, 0, total * total, total * total];
    for (let c = 0; c < this.classes; c++) {
      const [row, column] = [this.labelled(c), this.predicted(c)];
      right += this.count(c, c);
      chance += row * column;
      found -= row * row;
      predicted -= column * column;
    }
    return ratio(right * total - chance, Math.sqrt(found * predicted));
  }

  /**
   * Cohen's kappa, agreement beyond chance: 1 − Σ wᵢⱼ·countᵢⱼ / Σ wᵢⱼ·expectedᵢⱼ, where a confusion costs w: 1, |i − j| ('linear') or its
   * square. NaN where chance alone would agree.
   * @throws ValueError for unknown weights
   */
  kappa(weights: (typeof KAPPA_WEIGHTS)[number] = 'none'): number {
    requireOneOf('ConfusionMatrix', 'weights', weights, KAPPA_WEIGHTS);
    const cost = (i: number, j: number): number =>
      weights === 'none' ? Number(i !== j) : Math.abs(i - j) ** (weights === 'linear' ? 1 : 2);
    const { labelled, predicted } = this.sums();
    let [seen, expected] = [0, 0];
    for (let i = 0; i < this.classes; i++)
      for (let j = 0; j < this.classes; j++) {
        seen += cost(i, j) * this.count(i, j);
        expected += cost(i, j) * labelled[i] * predicted[j];
      }
    return 1 - (seen * this.total) / expected;
  }

  /** Intersection over union of each class (Jaccard index); NaN where it is neither found nor predicted, or ignored. */
  iou(): number[] {
    return this.overlaps((both, either) => both / either);
  }

  /** 2·|A ∩ B| / (|A| + |B|) of each class; NaN where it is neither found nor predicted, or ignored. */
  dice(): number[] {
    return this.overlaps((both, either) => (2 * both) / (either + both));
  }

  /** Mean of `iou` over the classes that are found or predicted; NaN before the first count. */
  get meanIou(): number {
    return meanOfNumbers(this.iou());
  }

  /** Mean of `dice` over the classes that are found or predicted; NaN before the first count. */
  get meanDice(): number {
    return meanOfNumbers(this.dice());
  }

  private overlaps(measure: (both: number, either: number) => number): number[] {
    return Array.from({ length: this.classes }, (_, c) => {
      const both = this.count(c, c);
      const either = this.labelled(c) + this.predicted(c) - both;
      return this.isCounted(c) ? measure(both, either) : Number.NaN;
    });
  }

  private averaged(weight: (report: ClassReport, c: number) => number): Omit<ClassReport, 'support'> {
    const reports = this.byClass();
    const weights = reports.map(weight);
    const whole = weights.reduce((sum, own) => sum + own, 0);
    const mean = (key: 'precision' | 'recall' | 'f1'): number =>
      ratio(
        reports.reduce((sum, report, c) => sum + weights[c] * report[key], 0),
        whole,
      );
    return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
  }

  private isCounted(c: number): boolean {
    return c !== this.ignoreIndex;
  }

  /** How many images a class has. */
  private labelled(c: number): number {
    return this.sum((prediction) => this.count(c, prediction));
  }

  /** How many images were predicted to be of a class. */
  private predicted(c: number): number {
    return this.sum((label) => this.count(label, c));
  }

  /** Of every class. */
  private sums(): { readonly labelled: readonly number[]; readonly predicted: readonly number[] } {
    const of = (count: (c: number) => number): number[] => Array.from({ length: this.classes }, (_, c) => count(c));
    return { labelled: of((c) => this.labelled(c)), predicted: of((c) => this.predicted(c)) };
  }

  private sum(term: (c: number) => number): number {
    let total = 0;
    for (let c = 0; c < this.classes; c++) total += term(c);
    return total;
  }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function meanOfNumbers(values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
