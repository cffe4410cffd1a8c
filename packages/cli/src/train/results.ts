// The final figures of a run: accuracy, per-class precision and recall, confusion matrix, macro AUC, calibration, and the worst mistakes.

import type { ImageSet } from 'fovea/data';
import {
  CalibrationError,
  type ClassReport,
  ConfusionMatrix,
  macroRocAuc,
  predictions as predictionsOf,
  probabilities as probabilitiesOf,
  topKAccuracy,
} from 'fovea/metrics';
import type { Evaluation } from 'fovea/train';

export interface Mistake {
  /** Number of the test image. */
  readonly index: number;
  readonly label: number;
  readonly prediction: number;
  /** Probability that the model gave to its wrong answer. */
  readonly confidence: number;
}

export interface Results {
  readonly testAccuracy: number;
  readonly testLoss: number;
  readonly top3Accuracy: number;
  readonly macroAuc: number;
  /** Mean gap between confidence and accuracy, over 15 bins of confidence. */
  readonly calibrationError: number;
  readonly macro: Omit<ClassReport, 'support'>;
  readonly classes: readonly (ClassReport & { readonly name: string })[];
  /** Rows are true classes, columns predictions; none with more than 1000 classes, of which it would have millions of numbers. */
  readonly confusion: readonly (readonly number[])[];
  readonly worstMistakes: readonly Mistake[];
}

const WORST = 48;
const MOST_IN_MATRIX = 1000;

export function summarize(
  { logits, labels, classes, loss }: Evaluation,
  { classNames }: Pick<ImageSet, 'classNames'>,
): Results {
  const predictions = predictionsOf(logits, classes);
  const matrix = new ConfusionMatrix(classes);
  matrix.update(labels, predictions);
  const probabilities = probabilitiesOf(logits, classes);
  const calibration = new CalibrationError();
  calibration.update(probabilities, labels, classes);
  const mistakes = [...predictions.keys()]
    .filter((i) => predictions[i] !== labels[i])
    .map(
      (i): Mistake => ({
        index: i,
        label: labels[i],
        prediction: predictions[i],
        confidence: probabilities[i * classes + predictions[i]],
      }),
    );
  return {
    testAccuracy: matrix.accuracy,
    testLoss: loss,
    top3Accuracy: topKAccuracy(logits, labels, classes, 3),
    macroAuc: macroRocAuc(probabilities, labels, classes),
    calibrationError: calibration.error,
    macro: matrix.macro(),
    classes: matrix.byClass().map((report, c) => ({ name: classNames[c], ...report })),
    confusion: classes <= MOST_IN_MATRIX ? matrix.toArray() : [],
    worstMistakes: mistakes.sort((a, b) => b.confidence - a.confidence).slice(0, WORST),
  };
}
