// Metrics of classifiers against scikit-learn: every case of tools/fixtures/metrics.py.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ConfusionMatrix,
  macroRocAuc,
  predictions,
  probabilities,
  rocAuc,
  topKAccuracy,
} from '../src/metrics/index.ts';
import { normal, words } from './formula.ts';

interface Case {
  readonly name: string;
  readonly images: number;
  readonly classes: number;
  readonly present: number;
  readonly steps: number | null;
  readonly confusion: readonly (readonly number[])[];
  readonly accuracy: number;
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly f1: readonly number[];
  readonly support: readonly number[];
  readonly macro: Readonly<Record<'precision' | 'recall' | 'f1', number>>;
  readonly auc: readonly number[];
  readonly macroAuc: number;
  readonly logLoss: number;
  readonly topK?: readonly number[];
}

const cases = JSON.parse(readFileSync(new URL('fixtures/metrics.json', import.meta.url), 'utf8')) as readonly Case[];

function data({ name, images, classes, present, steps }: Case) {
  const labels = Int32Array.from(words(`metrics.${name}.labels`, images), (word) => word % present);
  const logits = Float64Array.from(normal(`metrics.${name}.logits`, [images, classes]), (value, i) => {
    const raised = i % classes === labels[Math.floor(i / classes)] ? value + 1 : value;
    return steps === null ? raised : Math.round(raised * steps) / steps;
  });
  return { labels, logits };
}

const close = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 12);
  });
};

describe.each(cases)('$name: $images images of $classes classes', (one) => {
  const { labels, logits } = data(one);
  const { classes } = one;

  it('confusion matrix and what follows from it, batch by batch', () => {
    const matrix = new ConfusionMatrix(classes);
    const answers = predictions(logits, classes);
    for (let i = 0; i < labels.length; i += 33) matrix.update(labels.subarray(i, i + 33), answers.subarray(i, i + 33));
    expect(matrix.toArray()).toEqual(one.confusion);
    const reports = matrix.byClass();
    expect(reports.map(({ support }) => support)).toEqual(one.support);
    for (const key of ['precision', 'recall', 'f1'] as const) {
      close(
        reports.map((report) => report[key]),
        one[key],
      );
      expect(matrix.macro()[key]).toBeCloseTo(one.macro[key], 12);
    }
    expect(matrix.accuracy).toBeCloseTo(one.accuracy, 12);
  });

  it('area under the curve', () => {
    const areas = one.auc.map((_, c) =>
      rocAuc(
        Float64Array.from(labels, (_, i) => logits[i * classes + c]),
        Array.from(labels, (label) => label === c),
      ),
    );
    close(areas, one.auc);
    expect(macroRocAuc(logits, labels, classes)).toBeCloseTo(one.macroAuc, 12);
  });

  it('probabilities', () => {
    const likely = probabilities(logits, classes);
    const loss = labels.reduce((sum, label, i) => sum - Math.log(likely[i * classes + label]), 0) / labels.length;
    expect(loss).toBeCloseTo(one.logLoss, 6);
  });
});

it.each(cases.filter(({ topK }) => topK))('$name: top-k accuracy', (one) => {
  const { labels, logits } = data(one);
  close(
    (one.topK ?? []).map((_, i) => topKAccuracy(logits, labels, one.classes, i + 1)),
    one.topK ?? [],
  );
});
