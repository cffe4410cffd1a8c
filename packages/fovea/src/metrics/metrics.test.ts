// Tests of metrics: hand-computed cases, ties, and two independent ways to the same area.

import { describe, expect, it } from 'vitest';
import { philoxStream } from '../base/philox.ts';
import {
  ConfusionMatrix,
  macroRocAuc,
  predictions,
  probabilities,
  rocAuc,
  rocAucByPairs,
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

  it('refuses what it cannot count, and counts none of it', () => {
    expect(() => matrix.update([0, 3], [0, 0])).toThrow('class 3 is outside 0…2');
    expect(() => matrix.update([0], [0, 1])).toThrow('1 labels but 2 predictions');
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
    expect(rocAuc(scores, positive)).toBeCloseTo(rocAucByPairs(scores, positive), 12);
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

  it('refuses NaN', () => {
    expect(() => rocAuc([Number.NaN, 1], [0, 1])).toThrow('score 0 is NaN');
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
