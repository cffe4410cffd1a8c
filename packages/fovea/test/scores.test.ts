// Metrics with weights, of probabilities, of numbers and of searches, against scikit-learn.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as metrics from '../src/metrics/index.ts';
import { normal, uniform, words } from './formula.ts';

const fixture = JSON.parse(readFileSync(new URL('fixtures/scores.json', import.meta.url), 'utf8'));

const IMAGES = 40;
const CLASSES = 4;
const labels = Array.from(words('scores.labels', IMAGES), (word) => word % CLASSES);
const logits = Array.from(normal('scores.logits', [IMAGES, CLASSES]));
for (const [i, label] of labels.entries()) logits[i * CLASSES + label] += 1;
const probabilities = metrics.probabilities(logits, CLASSES);
const predicted = metrics.predictions(logits, CLASSES);
const weightOf = (name: string, count: number): number[] =>
  Array.from(uniform(name, count), (value) => (value + 1) / 2);

const close = (got: number | readonly number[], want: number | readonly number[]): void => {
  const [a, b] = [got, want].map((one) => (typeof one === 'number' ? [one] : one));
  expect(a.length).toBe(b.length);
  for (const [i, value] of b.entries()) expect(Math.abs(a[i] - value)).toBeLessThan(1e-9);
};

describe.each([
  ['plain', undefined],
  ['weighted', weightOf('scores.weight', IMAGES)],
] as const)('%s', (name, sampleWeight) => {
  const want = fixture.classification[name];
  const options = sampleWeight ? { sampleWeight } : {};

  it('counts, and what follows from them', () => {
    const matrix = new metrics.ConfusionMatrix(CLASSES);
    matrix.update(labels, predicted, options);
    close(matrix.toArray().flat(), want.confusion);
    close(matrix.accuracy, want.accuracy);
    close(matrix.balancedAccuracy, want.balancedAccuracy);
    close(matrix.matthews, want.matthews);
    for (const weights of ['none', 'linear', 'quadratic'] as const) close(matrix.kappa(weights), want.kappa[weights]);
    close(matrix.fBeta(2), want.fBeta);
    close(matrix.macroFBeta(0.5), want.macroFBeta);
  });

  it('log loss and Brier score', () => {
    close(metrics.logLoss(probabilities, labels, CLASSES, options), want.logLoss);
    close(metrics.brierScore(probabilities, labels, CLASSES, options), want.brier);
  });

  it('errors of numbers', () => {
    const targets = Array.from(normal('scores.targets', [30]));
    const noise = normal('scores.noise', [30]);
    const own = sampleWeight ? { sampleWeight: weightOf('scores.regression', 30) } : {};
    const report = metrics.regressionReport(
      targets.map((value, i) => value + 0.5 * noise[i] + 0.2),
      targets,
      own,
    );
    for (const [key, value] of Object.entries(fixture.regression[name]))
      close(report[key as keyof metrics.RegressionReport], value as number);
  });
});

it('areas of pairs of classes, and accuracy among the k best', () => {
  close(metrics.rocAucOneVsOne(probabilities, labels, CLASSES), fixture.classification.oneVsOne);
  close(metrics.topKCurve(logits, labels, CLASSES), fixture.classification.topK);
  // Of absent classes there are no pairs; of images whose label's score is NaN, no k is large enough.
  expect(metrics.rocAucOneVsOne([0.6, 0.4, 0, 0.5, 0.5, 0], [0, 1], 3)).toBe(1);
  expect(metrics.topKCurve([Number.NaN, 1, 0.2, 0.8], [0, 1], 2)).toEqual([0.5, 0.5]);
  expect(metrics.topKCurve([], [], 2)).toEqual([0, 0]);
  const pairs = labels.flatMap((_, i) => [probabilities[i * CLASSES], 1 - probabilities[i * CLASSES]]);
  const binary = labels.map((label) => (label === 0 ? 0 : 1));
  close(metrics.brierScore(pairs, binary, 2) / 2, fixture.classification.binaryBrier);
});

describe('searches', () => {
  const items = 9;
  const scores = Array.from(normal('scores.search', [6, items]));
  const gains = Array.from(words('scores.gains', 6 * items), (word) => Math.max(0, (word % 6) - 2));
  const { retrieval: want } = fixture;

  it('as scikit-learn', () => {
    for (const k of [1, 3, 9]) close(metrics.ndcg(scores, gains, items, { k }), want.ndcg[k]);
    for (const k of [1, 5]) {
      close(metrics.recallAtK(scores, gains, items, { k }), want.recall[k]);
      close(metrics.precisionAtK(scores, gains, items, { k }), want.precision[k]);
    }
    close(metrics.retrievalMap(scores, gains, items), want.map);
    close(metrics.meanReciprocalRank(scores, gains, items), want.reciprocalRank);
  });

  it('leave queries out that nothing is relevant to, and count only the k best', () => {
    const [two, none] = [
      [3, 2, 1, 3, 2, 1],
      [0, 0, 1, 0, 0, 0],
    ];
    expect(metrics.recallAtK(two, none, 3)).toBe(1);
    expect(metrics.recallAtK(two, none, 3, { k: 2 })).toBe(0);
    expect(metrics.meanReciprocalRank(two, none, 3, { k: 2 })).toBe(0);
    expect(metrics.retrievalMap(two, none, 3)).toBeCloseTo(1 / 3, 12);
    expect(metrics.ndcg([1, 2], [0, 0], 2)).toBeNaN();
  });
});

it.each<[string, () => unknown]>([
  ['logLoss: probabilities[1] must be a number in [0, 1]: got 1.5', () => metrics.logLoss([0.5, 1.5], [0], 2)],
  ['logLoss: labels', () => metrics.logLoss([0.5, 0.5], [2], 2)],
  [
    'brierScore: sampleWeight[0] must be a finite number ≥ 0: got -1',
    () => metrics.brierScore([0.5, 0.5], [0], 2, { sampleWeight: [-1] }),
  ],
  [
    'brierScore: images and sampleWeight must have the same length: got 1 and 2',
    () => metrics.brierScore([0.5, 0.5], [0], 2, { sampleWeight: [1, 1] }),
  ],
  [
    'ConfusionMatrix: sampleWeight[0] must be a finite number ≥ 0: got NaN',
    () => new metrics.ConfusionMatrix(2).update([0], [0], { sampleWeight: [Number.NaN] }),
  ],
  ['ConfusionMatrix: weights must be', () => new metrics.ConfusionMatrix(2).kappa('cubic' as never)],
  ['ConfusionMatrix: beta must be a finite number > 0: got 0', () => new metrics.ConfusionMatrix(2).fBeta(0)],
  ['regressionReport: targets[0] must be a finite number: got NaN', () => metrics.regressionReport([1], [Number.NaN])],
  ['recallAtK: k must be an integer ≥ 1: got 0', () => metrics.recallAtK([1], [1], 1, { k: 0 })],
  ['rocAucOneVsOne: scores[2] must be a number: got NaN', () => metrics.rocAucOneVsOne([0.6, 0.4, Number.NaN], [0], 3)],
  ['ndcg: relevance[0] must be a finite number ≥ 0: got -1', () => metrics.ndcg([1], [-1], 1)],
  ['recallAtK: scores[0] must be a number: got NaN', () => metrics.recallAtK([Number.NaN], [1], 1)],
])('%s', (message, run) => {
  expect(run).toThrow(message);
});
