// Metrics of images that can show several classes, or none (H): of each class by itself, and of all together.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import { requireScores } from './binary-labels.ts';
import type { ClassReport } from './confusion-matrix.ts';
import { averagePrecision, rocAuc } from './roc-auc.ts';

/** One class against its absence. */
export interface LabelReport extends ClassReport {
  /** NaN for a class that no image shows. */
  readonly averagePrecision: number;
  /** NaN for a class that no image shows, or all. */
  readonly rocAuc: number;
}

/** What `multiLabelReport` gives. */
export interface MultiLabelReport {
  /** One report for each class, in their order. */
  readonly classes: readonly LabelReport[];
  /** Unweighted means over the classes. */
  readonly macro: Omit<ClassReport, 'support'>;
  /** Of all decisions together. */
  readonly micro: Omit<ClassReport, 'support'>;
  /** Mean average precision (mAP): over the classes that some image shows; NaN where there is none. */
  readonly meanAveragePrecision: number;
  /** Mean area under the ROC curve, over the classes that some images show, and not all. */
  readonly macroAuc: number;
  /** Part of the decisions, one for each image and class, that are right: 1 − Hamming loss. */
  readonly accuracy: number;
  /** Part of the images whose classes are right, all of them. */
  readonly exactMatch: number;
}

/** Options of `multiLabelReport`. */
export interface MultiLabelOptions {
  /** Probability from which on a class counts as shown. Default 0.5. */
  readonly threshold?: number;
}

/** What was decided of one class, counted. */
interface Counts {
  readonly found: number;
  readonly predicted: number;
  readonly support: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function reportOf({ found, predicted, support }: Counts): ClassReport {
  const [precision, recall] = [ratio(found, predicted), ratio(found, support)];
  return { support, precision, recall, f1: ratio(2 * found, predicted + support) };
}

/** Mean of those that are numbers. */
function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Precision, recall, F1, average precision and ROC AUC of each class, and their means, where an image can show several classes. Ratios of
 * nothing are 0, as in scikit-learn with `zero_division=0`.
 * @shape probabilities and targets (0 or 1) `[N, classes]`, row-major
 * @throws ShapeError for lists that are not rows of that many classes; ValueError for a probability that is NaN, a target that is neither 0
 * nor 1
 * @example
 * const report = multiLabelReport([0.9, 0.2, 0.4, 0.8], [1, 0, 1, 1], 2);
 * report.micro.recall; // 0.6667
 * report.exactMatch; // 0.5
 */
export function multiLabelReport(
  probabilities: ArrayLike<number>,
  targets: ArrayLike<number>,
  classes: number,
  options: MultiLabelOptions = {},
): MultiLabelReport {
  requireOptions('multiLabelReport', options, ['threshold']);
  const { threshold = 0.5 } = options;
  requireRanges('multiLabelReport', { classes, threshold }, { classes: 'count', threshold: 'probability' });
  requireScores('multiLabelReport', probabilities, targets);
  if (targets.length === 0 || targets.length % classes !== 0)
    throw new ShapeError(`multiLabelReport: ${targets.length} targets are not rows of ${classes} classes`);
  const images = targets.length / classes;
  const columns = Array.from({ length: classes }, (_, c) => {
    const scores = Float64Array.from({ length: images }, (_, i) => probabilities[i * classes + c]);
    const shown = Uint8Array.from({ length: images }, (_, i) => targets[i * classes + c]);
    return { scores, shown, counts: countsOf(scores, shown, threshold) };
  });
  const reports = columns.map(({ scores, shown, counts }) => ({
    ...reportOf(counts),
    averagePrecision: averagePrecision(scores, shown),
    rocAuc: rocAuc(scores, shown),
  }));
  const total = (key: keyof Counts): number => columns.reduce((sum, { counts }) => sum + counts[key], 0);
  const { support: _, ...micro } = reportOf({
    found: total('found'),
    predicted: total('predicted'),
    support: total('support'),
  });
  const right = Uint32Array.from({ length: images }, (_, i) =>
    columns.reduce((sum, { scores, shown }) => sum + Number(scores[i] >= threshold === (shown[i] === 1)), 0),
  );
  return {
    classes: reports,
    macro: {
      precision: meanOf(reports.map(({ precision }) => precision)),
      recall: meanOf(reports.map(({ recall }) => recall)),
      f1: meanOf(reports.map(({ f1 }) => f1)),
    },
    micro,
    meanAveragePrecision: meanOf(reports.map((report) => report.averagePrecision)),
    macroAuc: meanOf(reports.map((report) => report.rocAuc)),
    accuracy: right.reduce((a, b) => a + b, 0) / targets.length,
    exactMatch: right.filter((count) => count === classes).length / images,
  };
}

function countsOf(scores: Float64Array, shown: Uint8Array, threshold: number): Counts {
  let [found, predicted, support] = [0, 0, 0];
  for (const [i, score] of scores.entries()) {
    const isPredicted = score >= threshold;
    predicted += Number(isPredicted);
    support += shown[i];
    found += Number(isPredicted && shown[i] === 1);
  }
  return { found, predicted, support };
}
