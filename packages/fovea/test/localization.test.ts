// Figures of tampered pixels and images against scikit-learn's: tools/fixtures/localization.py; missing kinds; errors; scores of images.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imageScore, LocalizationMetrics, type LocalizationReport } from '../src/forensics/index.ts';

interface Fixture {
  readonly images: readonly {
    readonly probabilities: readonly number[];
    readonly mask: readonly number[];
    readonly score: number;
  }[];
  readonly reports: readonly LocalizationReport[];
}

/** All numbers by their paths, so that a missing one is named. */
const flat = (value: unknown, path = ''): [string, number][] =>
  typeof value === 'number'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}.${key}`));

describe('LocalizationMetrics', () => {
  const { images, reports } = JSON.parse(
    readFileSync(new URL('fixtures/localization.json', import.meta.url), 'utf8'),
  ) as Fixture;

  it.each(reports)("gives scikit-learn's figures at $threshold", (expected) => {
    const metrics = new LocalizationMetrics({ threshold: expected.threshold });
    for (const { probabilities, mask, score } of images) metrics.update(probabilities, mask, score);
    const report = metrics.report();
    const own = Object.fromEntries(flat(report));
    for (const [path, value] of flat(expected)) expect(own[path], path).toBeCloseTo(value, 9);
    // The thresholds that are called best give what they are said to give.
    for (const kind of ['tamperedImages', 'allImages', 'byImage'] as const) {
      const { threshold, f1, iou } = report[kind].best;
      const again = new LocalizationMetrics({ threshold });
      for (const { probabilities, mask, score } of images) again.update(probabilities, mask, score);
      expect(again.report()[kind].f1).toBeCloseTo(f1, 9);
      if (kind !== 'byImage') expect(again.report()[kind].iou).toBeCloseTo(iou, 9);
    }
  });

  it('has no figures of what there is not', () => {
    const metrics = new LocalizationMetrics();
    metrics.update([0.1, 0.7], [0, 0], 0.7);
    const authentic = metrics.report();
    expect([authentic.images, authentic.tampered, authentic.byImage.specificity]).toEqual([1, 0, 0]);
    for (const path of ['allImages.f1', 'allImages.auc', 'allImages.best.f1', 'perImage.f1', 'byImage.auc'])
      expect(Object.fromEntries(flat(authentic))[`.${path}`], path).toBeNaN();
    metrics.update([0.2, 1], [1, 1], 1);
    const both = metrics.report();
    expect(both.perImage.f1).toBeCloseTo(2 / 3);
    expect(both.perImage.auc).toBeNaN();
    expect(both.allImages.auc).toBe(0.75);
    expect(both.byImage.sensitivity).toBe(1);
  });

  it.each([
    [() => new LocalizationMetrics({ threshold: 1 }), 'threshold must be a number in (0, 1): got 1'],
    [() => new LocalizationMetrics().update([0.5], [0, 0], 0.5), 'probabilities and mask must have the same length'],
    [() => new LocalizationMetrics().update([1.5], [0], 0.5), 'probabilities[0] must be a number in [0, 1]: got 1.5'],
    [() => new LocalizationMetrics().update([0.5], [0], Number.NaN), 'score must be a number in [0, 1]: got NaN'],
  ])('refuses %s', (call, message) => {
    expect(call).toThrow(`LocalizationMetrics: ${message}`);
  });
});

describe('imageScore', () => {
  it('pools by the largest, or by a generalised mean between mean and largest', () => {
    const p = [0.1, 0.2, 0.9, 0];
    expect(imageScore(p)).toBe(0.9);
    expect(imageScore(p, { pooling: 'gem', exponent: 1 })).toBeCloseTo(0.3);
    expect(imageScore(p, { pooling: 'gem' })).toBeCloseTo(((0.001 + 0.008 + 0.729) / 4) ** (1 / 3));
    expect(imageScore(p, { pooling: 'gem', exponent: 300 })).toBeCloseTo(0.9, 1);
    expect(imageScore([0, 0], { pooling: 'gem' })).toBe(0);
  });

  it('refuses what is no probability, and unknown pooling', () => {
    expect(() => imageScore([])).toThrow('imageScore: probabilities must be one number or more');
    expect(() => imageScore([Number.NaN])).toThrow('imageScore: probabilities[0] must be a number in [0, 1]: got NaN');
    expect(() => imageScore([1], { pooling: 'min' as 'max' })).toThrow("imageScore: pooling must be 'max' or 'gem'");
  });
});
