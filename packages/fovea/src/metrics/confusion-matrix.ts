// Confusion matrix and what follows from it (H): accuracy, precision, recall, F1 by class and averaged.

import { ShapeError, ValueError } from '../base/errors.ts';

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

/** Counts of (true class, predicted class), gathered batch by batch. */
export class ConfusionMatrix {
  private readonly counts: Float64Array;

  constructor(readonly classes: number) {
    if (!Number.isInteger(classes) || classes < 1)
      throw new ValueError(`ConfusionMatrix: classes must be a positive integer: got ${classes}`);
    this.counts = new Float64Array(classes * classes);
  }

  /** Adds pairs of labels and predictions. @throws ShapeError for lists of different length, ValueError for a class out of range */
  update(labels: ArrayLike<number>, predictions: ArrayLike<number>): void {
    if (labels.length !== predictions.length)
      throw new ShapeError(`ConfusionMatrix: ${labels.length} labels but ${predictions.length} predictions`);
    for (let i = 0; i < labels.length; i++) this.requireClass(labels[i]);
    for (let i = 0; i < labels.length; i++) this.requireClass(predictions[i]);
    for (let i = 0; i < labels.length; i++) this.counts[labels[i] * this.classes + predictions[i]]++;
  }

  private requireClass(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= this.classes)
      throw new ValueError(`ConfusionMatrix: class ${value} is outside 0…${this.classes - 1}`);
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

  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Part of all images that is right; 0 when there are none. */
  get accuracy(): number {
    let right = 0;
    for (let c = 0; c < this.classes; c++) right += this.count(c, c);
    return ratio(right, this.total);
  }

  byClass(): ClassReport[] {
    return Array.from({ length: this.classes }, (_, c) => {
      const row = this.sum((other) => this.count(c, other));
      const column = this.sum((other) => this.count(other, c));
      const [precision, recall] = [ratio(this.count(c, c), column), ratio(this.count(c, c), row)];
      return { support: row, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
    });
  }

  /** Unweighted means over the classes that have images. */
  macro(): Omit<ClassReport, 'support'> {
    const present = this.byClass().filter(({ support }) => support > 0);
    const mean = (key: 'precision' | 'recall' | 'f1'): number =>
      ratio(
        present.reduce((sum, report) => sum + report[key], 0),
        present.length,
      );
    return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
  }

  private sum(term: (c: number) => number): number {
    let total = 0;
    for (let c = 0; c < this.classes; c++) total += term(c);
    return total;
  }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
