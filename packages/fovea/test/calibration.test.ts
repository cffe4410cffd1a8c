// Calibration of probabilities against scikit-learn, what must hold without it, and errors.

import { describe, expect, it } from 'vitest';
import { IsotonicRegression, PlattScaling, TemperatureScaling } from '../src/features/index.ts';
import { CalibrationError, predictions } from '../src/metrics/index.ts';
import { expectClose, fixtures, type Rows } from './feature-fixtures.ts';

const EXACT = 1e-9;

function expectNumbers(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((want, i) => {
    expect(Math.abs(actual[i] - want), `${i}: ${actual[i]} for ${want}`).toBeLessThanOrEqual(
      EXACT * Math.max(1, Math.abs(want)),
    );
  });
}

describe('IsotonicRegression', () => {
  interface Case {
    readonly options: object;
    readonly weighted: boolean;
    /** Of y: 1, or −1 for data that fall. */
    readonly sign: number;
    readonly increasing: boolean;
    readonly thresholds: { x: number[]; y: number[] };
    readonly predicted: number[];
  }
  const { x, y, weights, cases } = fixtures.isotonics;
  const places = fixtures.isotonics.new as number[];

  it.each(cases as Case[])('$options weighted $weighted sign $sign', (own) => {
    const { options, weighted, sign, increasing, thresholds, predicted } = own;
    const values = (y as number[]).map((value) => sign * value);
    const model = new IsotonicRegression(options).fit(x, values, weighted ? { sampleWeight: weights } : {});
    expect(model.increasing).toBe(increasing);
    expectNumbers(model.thresholds.x, thresholds.x);
    expectNumbers(model.thresholds.y, thresholds.y);
    expectNumbers(model.predict(places), predicted);
  });

  it('leaves data in order as they are, and pools the rest to means', () => {
    const model = new IsotonicRegression().fit([3, 1, 2, 4], [5, 1, 7, 9]);
    expect([...model.predict([1, 2, 3, 4, 2.5, 0, 9])]).toEqual([1, 6, 6, 9, 6, 1, 9]);
    expect([...new IsotonicRegression().fit([7], [3]).predict([6, 7, 8])]).toEqual([3, 3, 3]);
  });

  it('says what it cannot fit or predict', () => {
    const model = new IsotonicRegression({ outOfBounds: 'raise' });
    expect(() => model.predict([1])).toThrow('IsotonicRegression: not fitted yet; call fit first');
    model.fit([1, 2], [1, 2]);
    expect(() => model.predict([3])).toThrow('IsotonicRegression: 3 is outside 1…2');
    expect(() => model.predict([Number.NaN])).toThrow('NaN is outside 1…2');
    expect(() => model.fit([], [])).toThrow('nothing to fit on: got no scores');
    expect(() => model.fit([1, 2], [1])).toThrow(
      'IsotonicRegression: scores and targets must have the same length: got 2 and 1',
    );
    expect(() => model.fit([1, Number.NaN], [1, 2])).toThrow(
      'scores[1] must be a finite number: got NaN; replace or drop it first',
    );
    expect(() => model.fit([1, 2], [1, 2], { sampleWeight: [1, -1] })).toThrow(
      'IsotonicRegression: sampleWeight[1] must be a finite number ≥ 0: got -1',
    );
    expect(() => model.fit([1, 2], [1, 2], { sampleWeight: [0, 0] })).toThrow('all samples weigh 0');
    expect(() => new IsotonicRegression({ yMin: 2, yMax: 1 })).toThrow(
      'IsotonicRegression: yMin must be ≤ yMax: got yMin 2 and yMax 1',
    );
    expect(() => new IsotonicRegression({ outOfBounds: 'nan' as 'clip' })).toThrow("must be 'clip' or 'raise'");
  });
});

describe('PlattScaling', () => {
  interface Case {
    readonly name: string;
    readonly scores: number[];
    readonly labels: number[];
    readonly weights: number[] | null;
    readonly slope: number;
    readonly intercept: number;
  }

  it.each(fixtures.sigmoids as Case[])('$name scores', ({ scores, labels, weights, slope, intercept }) => {
    const model = new PlattScaling().fit(scores, labels, weights ? { sampleWeight: weights } : {});
    expectNumbers([model.slope, model.intercept], [slope, intercept]);
    const [low, high] = model.predict([-1e9, 1e9]);
    expect([low, high]).toEqual(slope > 0 ? [0, 1] : [1, 0]);
  });

  it('does not mind parted classes, nor scores that say nothing', () => {
    const parted = new PlattScaling().fit([-3, -2, -1, 1, 2, 3], [0, 0, 0, 1, 1, 1]);
    const [low, high] = parted.predict([-3, 3]);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.25);
    expect(high).toBeCloseTo(1 - low, 12);
    const same = new PlattScaling().fit([5, 5, 5, 5], [0, 1, 1, 1]);
    // The mean of Platt's targets: 1/3 once, 4/5 three times.
    expect(same.predict([5])[0]).toBeCloseTo((1 / 3 + 3 * (4 / 5)) / 4, 12);
    expect(same.slope).toBe(0);
  });

  it('says what it cannot fit', () => {
    const model = new PlattScaling();
    expect(() => model.predict([1])).toThrow('PlattScaling: not fitted yet; call fit first');
    expect(() => model.fit([1, 2], [0, 2])).toThrow('labels must be integers in [0, 1]: got 2 at 1');
    expect(() => model.fit([1, 2], [1, 1])).toThrow('no sample has label 0');
    expect(() => model.fit([1, 2], [0, 1, 1])).toThrow(
      'PlattScaling: scores and targets must have the same length: got 2 and 3',
    );
    expect(() => model.fit([1, 2], [0, 1], { sampleWeight: [1, 0] })).toThrow('no sample has label 1');
  });
});

describe('TemperatureScaling', () => {
  interface Case {
    readonly name: string;
    readonly logits: number[][];
    readonly labels: number[];
    readonly temperature: number;
    readonly probabilities: Rows;
  }
  const cases = fixtures.temperatures as Case[];

  it.each(cases)('of $name logits', ({ logits, labels, temperature, probabilities }) => {
    const model = new TemperatureScaling().fit(logits, labels);
    expectNumbers([model.temperature], [temperature]);
    expectClose(model.predictProbabilities(logits.slice(0, 5)), probabilities);
  });

  it('lowers the calibration error and keeps the answers', () => {
    const [{ logits, labels }] = cases;
    const errorOf = (probabilities: Float64Array): number => {
      const calibration = new CalibrationError({ bins: 5 });
      calibration.update(probabilities, labels, 4);
      return calibration.error;
    };
    const scaled = new TemperatureScaling().fit(logits, labels).predictProbabilities(logits);
    const plain = new TemperatureScaling().fit(logits, labels);
    expect(plain.temperature).toBeGreaterThan(1.5);
    const before = logits.flatMap((row) => {
      const exp = row.map((logit) => Math.exp(logit - Math.max(...row)));
      return exp.map((value) => value / exp.reduce((a, b) => a + b));
    });
    expect(errorOf(scaled.values)).toBeLessThan(0.7 * errorOf(Float64Array.from(before)));
    expect(predictions(scaled.values, 4)).toEqual(predictions(logits.flat(), 4));
  });

  it('does not mind the size of logits', () => {
    const [{ logits, labels, temperature }] = cases;
    for (const factor of [1e-8, 1e8]) {
      const model = new TemperatureScaling().fit(
        logits.map((row) => row.map((logit) => logit * factor)),
        labels,
      );
      expectNumbers([model.temperature / factor], [temperature]);
    }
  });

  it('says what it cannot fit', () => {
    const model = new TemperatureScaling();
    const logits = [
      [2, 0],
      [0, 1],
    ];
    expect(() => model.predictProbabilities(logits)).toThrow('TemperatureScaling: not fitted yet; call fit first');
    expect(() => model.fit(logits, [0])).toThrow(
      'TemperatureScaling: logits and labels must have the same length: got 2 and 1',
    );
    expect(() => model.fit(logits, [0, 2])).toThrow(
      'TemperatureScaling: labels must be integers in [0, 1]: got 2 at 1',
    );
    expect(() => model.fit([[Number.NaN, 1]], [0])).toThrow('NaN in row 0, column 0');
    expect(() => model.fit(logits, [0, 1])).toThrow('all answers are right: no temperature is best');
    expect(() => model.fit(logits, [1, 0])).toThrow('no likelier than by chance');
    expect(() => model.fit([[1, 1]], [0])).toThrow('no likelier than by chance');
    const fitted = model.fit([...logits, [1, 0]], [0, 1, 1]);
    expect(() => fitted.predictProbabilities([[1, 2, 3]])).toThrow('fitted on 2 columns, but got 3');
  });
});
