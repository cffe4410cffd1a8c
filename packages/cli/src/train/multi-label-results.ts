// The final figures of a run whose pictures can show several classes: precision and recall of each, mean average precision, and the worst mistakes.

import { type LabelReport, type MultiLabelReport, multiLabelReport } from 'fovea/metrics';
import type { Evaluation } from 'fovea/train';

/** A class that was taken to be shown and is not, or the other way round. */
export interface WrongDecision {
  /** Number of the test image. */
  readonly index: number;
  readonly label: number;
  readonly shown: boolean;
  /** Probability that the model gave to the class. */
  readonly probability: number;
}

export interface MultiLabelResults extends Omit<MultiLabelReport, 'classes' | 'accuracy'> {
  readonly multiLabel: true;
  readonly testLoss: number;
  /** Probability from which on a class counts as shown. */
  readonly threshold: number;
  /** Part of the decisions, one for each image and class, that are right. */
  readonly testAccuracy: number;
  readonly classes: readonly (LabelReport & { readonly name: string })[];
  readonly worstMistakes: readonly WrongDecision[];
}

const WORST = 48;

/** Not above 1 where exp overflows. */
export const sigmoids = (logits: Float32Array): Float32Array => logits.map((logit) => 1 / (1 + Math.exp(-logit)));

export function summarizeLabels(
  { logits, targets = new Float32Array(0), classes, loss }: Evaluation,
  { classNames }: { readonly classNames: readonly string[] },
  threshold: number,
): MultiLabelResults {
  const probabilities = sigmoids(logits);
  const { accuracy, classes: reports, ...rest } = multiLabelReport(probabilities, targets, classes, { threshold });
  const decisions = Array.from(probabilities, (probability, i): WrongDecision & { readonly error: number } => ({
    index: Math.floor(i / classes),
    label: i % classes,
    shown: targets[i] === 1,
    probability,
    error: Math.abs(probability - targets[i]),
  }));
  const wrong = decisions.filter(({ shown, probability }) => probability >= threshold !== shown);
  return {
    multiLabel: true,
    testLoss: loss,
    testAccuracy: accuracy,
    threshold,
    ...rest,
    classes: reports.map((report, c) => ({ name: classNames[c], ...report })),
    worstMistakes: wrong
      .sort((a, b) => b.error - a.error)
      .slice(0, WORST)
      .map(({ error: _, ...mistake }) => mistake),
  };
}
