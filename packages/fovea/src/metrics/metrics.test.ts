// Tests of metrics: hand-computed cases, ties, and two independent ways to the same area.

import { describe, expect, it } from 'vitest';
import { philoxStream } from '../base/philox.ts';
import { tensor } from '../tensor/index.ts';
import {
  averagePrecision,
  BinaryRanking,
  CalibrationError,
  ConfusionMatrix,
  Mean,
  macroRocAuc,
  predictions,
  probabilities,
  psnr,
  rocAuc,
  rocAucByPairs,
  ssim,
  TopKAccuracy,
  topKAccuracy,
} from './index.ts';

describe('ConfusionMatrix', () => {
  const matrix = new ConfusionMatrix(3);
  matrix.update([0, 0, 0, 1, 1], [0, 0, 1, 1, 0]);
  matrix.update([2], [1]);

  it('counts over batches', () => {
    expect(matrix.toArray()).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 0],
    ]);
    expect(matrix.total).toBe(6);
    expect(matrix.accuracy).toBe(0.5);
  });

  it('gives precision, recall and F1, 0 where nothing is predicted', () => {
    const [a, b, c] = matrix.byClass();
    expect(a).toEqual({ support: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
    expect(b).toEqual({ support: 2, precision: 1 / 3, recall: 1 / 2, f1: 0.4 });
    expect(c).toEqual({ support: 1, precision: 0, recall: 0, f1: 0 });
    expect(matrix.macro().recall).toBeCloseTo((2 / 3 + 1 / 2) / 3, 12);
  });

  it('takes classes that are only predicted into macro means, not into the balanced accuracy', () => {
    const guessed = new ConfusionMatrix(4);
    guessed.update([0, 0, 1, 1], [0, 2, 1, 1]);
    const { precision, recall, f1 } = guessed.macro();
    expect([precision, recall, f1].map((value) => value.toFixed(3))).toEqual(['0.667', '0.500', '0.556']);
    expect(guessed.balancedAccuracy).toBe(0.75);
    expect(new ConfusionMatrix(2).balancedAccuracy).toBe(0);
  });

  it('refuses what it cannot count, and counts none of it', () => {
    expect(() => matrix.update([0, 3], [0, 0])).toThrow(
      'ConfusionMatrix: labels must be integers in [0, 2]: got 3 at 1',
    );
    expect(() => matrix.update([0], [0, 1])).toThrow(
      'ConfusionMatrix: labels and predictions must have the same length: got 1 and 2',
    );
    expect(matrix.total).toBe(6);
  });
});

describe('rocAuc', () => {
  it('is 1 for perfect, 0 for reversed, ½ for constant scores', () => {
    expect(rocAuc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(rocAuc([1, 2, 3, 4], [1, 1, 0, 0])).toBe(0);
    expect(rocAuc([7, 7, 7, 7], [0, 1, 0, 1])).toBe(0.5);
  });

  it('is NaN without both kinds', () => {
    expect(rocAuc([1, 2], [1, 1])).toBeNaN();
  });

  it('by ranks and by pairs agree, with many ties', () => {
    const words = philoxStream(1, 2, 400);
    const scores = Array.from({ length: 200 }, (_, i) => (words[2 * i] >>> 0) % 13);
    const positive = Array.from({ length: 200 }, (_, i) => ((words[2 * i + 1] >>> 0) % 20) + scores[i] > 15);
    expect(rocAuc(scores, positive)).toBe(rocAucByPairs(scores, positive));
  });

  it('averages one class against the rest', () => {
    const scores = [0.7, 0.2, 0.1, 0.3, 0.3, 0.4, 0.1, 0.8, 0.1, 0.2, 0.3, 0.5];
    const labels = [0, 0, 1, 2];
    const areas = [0, 1, 2].map((c) =>
      rocAucByPairs(
        labels.map((_, i) => scores[3 * i + c]),
        labels.map((label) => label === c),
      ),
    );
    expect(macroRocAuc(scores, labels, 3)).toBeCloseTo((areas[0] + areas[1] + areas[2]) / 3, 12);
  });

  it.each<[string, (scores: number[], positive: number[]) => number]>([
    ['rocAuc', rocAuc],
    ['rocAucByPairs', rocAucByPairs],
    ['averagePrecision', averagePrecision],
  ])('%s refuses NaN, other labels, and lists of different length', (op, measure) => {
    expect(() => measure([Number.NaN, 1], [0, 1])).toThrow(`${op}: scores[0] must be a number: got NaN`);
    expect(() => measure([1, 2], [1, -1])).toThrow(
      `${op}: labels must be 0 and 1, or false and true: got -1 at 1; compare with the positive label first`,
    );
    expect(() => measure([1, 2], [1, Number.NaN])).toThrow('got NaN at 1');
    expect(() => measure([1, 2, 3], [0, 1])).toThrow(`${op}: scores and labels must have the same length: got 3 and 2`);
  });

  it('a ranking that refuses labels adds none', () => {
    const ranking = new BinaryRanking();
    expect(() => ranking.update([1, 2], [0, 2])).toThrow('BinaryRanking: labels must be 0 and 1');
    ranking.update([1, 2], [false, true]);
    expect(ranking.rocAuc).toBe(1);
    expect(() => macroRocAuc([1, 2, 3, 4], [0, -1], 2)).toThrow(
      'macroRocAuc: labels must be integers in [0, 1]: got -1 at 1',
    );
  });
});

describe('class scores', () => {
  it('predictions take the first of equal maxima', () => {
    expect([...predictions([1, 3, 3, 5, 2, 5], 3)]).toEqual([1, 0]);
  });

  it('top-k accuracy counts labels among the k best', () => {
    const scores = [0.1, 0.5, 0.4, 0.6, 0.3, 0.1];
    expect(topKAccuracy(scores, [2, 2], 3, 1)).toBe(0);
    expect(topKAccuracy(scores, [2, 2], 3, 2)).toBe(0.5);
    expect(topKAccuracy(scores, [2, 2], 3, 3)).toBe(1);
  });

  it('probabilities survive large logits', () => {
    const [a, b] = probabilities([1000, 1001], 2);
    expect(a + b).toBeCloseTo(1, 12);
    expect(b / a).toBeCloseTo(Math.E, 9);
  });
});

describe('BinaryRanking', () => {
  it('stays exact over many batches of scores that repeat', () => {
    const ranking = new BinaryRanking();
    const [scores, positive]: [number[], boolean[]] = [[], []];
    const words = philoxStream(5, 6, 600_000);
    for (let at = 0; at < 300_000; at += 1000) {
      const some = Array.from({ length: 1000 }, (_, i) => (words[2 * (at + i)] >>> 0) % 997);
      const kinds = Array.from(some, (score, i) => ((words[2 * (at + i) + 1] >>> 0) % 1500) + score > 1200);
      ranking.update(some, kinds);
      scores.push(...some);
      positive.push(...kinds);
    }
    const wins = new Float64Array(997);
    const negatives = new Float64Array(997);
    for (const [i, score] of scores.entries()) (positive[i] ? wins : negatives)[score]++;
    let [below, won] = [0, 0];
    for (let score = 0; score < 997; score++) {
      won += wins[score] * (below + negatives[score] / 2);
      below += negatives[score];
    }
    const total = positive.filter(Boolean).length;
    expect(ranking.rocAuc).toBe(won / (total * below));
  });

  it('takes infinite scores, and −0 for 0', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(rocAuc([-infinity, 0, -0, infinity], [0, 0, 1, 1])).toBe(0.875);
    expect(averagePrecision([1, 2], [0, 0])).toBeNaN();
    expect(new BinaryRanking().rocCurve().thresholds).toEqual(Float64Array.of(infinity));
  });
});

describe('Mean', () => {
  it('weighs, joins, and loses no digits', () => {
    const [mean, other] = [new Mean(), new Mean()];
    expect(mean.value).toBeNaN();
    mean.merge(other);
    expect(mean.value).toBeNaN();
    mean.update(1e16);
    for (let i = 0; i < 999; i++) mean.update(1);
    other.update(-1e16);
    mean.merge(other);
    expect(mean.value).toBe(999 / 1001);
    mean.reset();
    mean.update(3, 2);
    mean.update(6, 1);
    mean.update(5, 0);
    expect(mean.value).toBe(4);
    expect(() => mean.update(1, -1)).toThrow('Mean: weight must be a finite number ≥ 0: got -1');
    expect(() => mean.update(Number.NaN)).toThrow('Mean: the value must be a number: got NaN');
  });

  it('is infinite with an infinite value', () => {
    const mean = new Mean();
    mean.update(Number.POSITIVE_INFINITY);
    mean.update(1);
    expect(mean.value).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what does not fit is refused', () => {
  const zeros = (...shape: number[]) => tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);

  it.each<[string, () => unknown, string]>([
    [
      'a label out of range',
      () => topKAccuracy([1, 2], [2], 2, 1),
      'TopKAccuracy: labels must be integers in [0, 1]: got 2 at 0',
    ],
    [
      'labels that are missing',
      () => topKAccuracy([1, 2], [], 2, 1),
      'TopKAccuracy: scores and labels must have the same length: got 1 and 0',
    ],
    ['no best', () => new TopKAccuracy(0), 'TopKAccuracy: k must be an integer ≥ 1: got 0'],
    ['another k', () => new TopKAccuracy(1).merge(new TopKAccuracy(2)), 'the 2 best do not fit the 1 best'],
    ['other classes', () => new ConfusionMatrix(2).merge(new ConfusionMatrix(3)), '3 classes do not fit 2'],
    [
      'another ignoreIndex',
      () => new ConfusionMatrix(2, { ignoreIndex: 1 }).merge(new ConfusionMatrix(2, { ignoreIndex: 255 })),
      'ignoreIndex 255 do not fit those with 1',
    ],
    [
      'no ignoreIndex',
      () => new ConfusionMatrix(2, { ignoreIndex: 0 }).merge(new ConfusionMatrix(2)),
      'ignoreIndex none do not fit those with 0',
    ],
    [
      'an ignoreIndex where there was none',
      () => new ConfusionMatrix(2).merge(new ConfusionMatrix(2, { ignoreIndex: 0 })),
      'ignoreIndex 0 do not fit those with none',
    ],
    [
      'logits',
      () => new CalibrationError().update([3, 1], [0], 2),
      'CalibrationError: probabilities[0] must be a number in [0, 1]: got 3; apply softmax or sigmoid first',
    ],
    ['no bins', () => new CalibrationError({ bins: 0 }), 'CalibrationError: bins must be an integer ≥ 1: got 0'],
    ['another norm', () => new CalibrationError({ norm: 'l3' as 'l1' }), `norm must be 'l1', 'l2' or 'max': got "l3"`],
    [
      'a label that is not a class',
      () => new CalibrationError().update([0.2, 0.8], [99], 2),
      'CalibrationError: labels must be integers in [0, 1]: got 99 at 0',
    ],
    [
      'a probability that is NaN, even if another is higher',
      () => new CalibrationError().update([0.5, Number.NaN], [0], 2),
      'CalibrationError: probabilities[1] must be a number in [0, 1]: got NaN; apply softmax or sigmoid first',
    ],
    [
      'an event that is neither there nor not',
      () => new CalibrationError().updateBinary([0.5], [2]),
      'CalibrationError: labels must be 0 and 1, or false and true: got 2 at 0',
    ],
    [
      'parts of what',
      () => new ConfusionMatrix(2).normalized('pred' as 'predicted'),
      `ConfusionMatrix: normalized must be 'true', 'predicted' or 'all': got "pred"; did you mean 'predicted'?`,
    ],
    ['images of two sizes', () => psnr(zeros(1, 2, 2, 1), zeros(1, 2, 3, 1)), 'got [1, 2, 2, 1] and [1, 2, 3, 1]'],
    [
      'no pixels',
      () => psnr(zeros(1, 0, 2, 1), zeros(1, 0, 2, 1)),
      'psnr: images must have at least one pixel: got shape [1, 0, 2, 1]',
    ],
    [
      'no range',
      () => ssim(zeros(1, 12, 12, 1), zeros(1, 12, 12, 1), { dataRange: 0 }),
      'ssim: dataRange must be a number > 0: got 0',
    ],
    ['a small image', () => ssim(zeros(1, 8, 12, 1), zeros(1, 8, 12, 1)), 'images are 8×12, the window 11×11'],
    [
      'an even window',
      () => ssim(zeros(1, 8, 8, 1), zeros(1, 8, 8, 1), { windowSize: 4 }),
      'ssim: windowSize must be an odd integer ≥ 1: got 4',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('a score that is NaN is never among the best', () => {
    expect(topKAccuracy([Number.NaN, 1], [0], 2, 2)).toBe(0);
  });
});
