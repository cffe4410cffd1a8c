// Logistic regression against scikit-learn's coefficients, then what must hold without it, and errors.

import { describe, expect, it } from 'vitest';
import { CountVectorizer, LogisticRegression } from '../src/features/index.ts';
import { expectClose, fixtures, type Rows } from './feature-fixtures.ts';

const COEFFICIENT_TOLERANCE = 1e-4;

/** Relative to each number; what should be 0 must be so compared with the greatest. */
function expectRelative(actual: readonly number[], expected: readonly number[], scale: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    const allowed = COEFFICIENT_TOLERANCE * Math.max(Math.abs(expected[i]), 1e-4 * scale);
    expect(Math.abs(value - expected[i]), `${i}: ${value} for ${expected[i]}`).toBeLessThanOrEqual(allowed);
  });
}

describe('LogisticRegression', () => {
  interface Case {
    readonly data: string;
    readonly columns: number;
    readonly c: number | null;
    readonly l1Ratio: number;
    readonly fitIntercept: boolean;
    readonly classWeight: 'balanced' | [number, number][] | null;
    readonly weighted: boolean;
    readonly coefficients: number[][];
    readonly intercepts: number[];
    readonly probabilities: Rows;
  }
  const { data, weights, cases } = fixtures.regressions as {
    data: Record<string, { x: number[][]; y: number[] }>;
    weights: number[];
    cases: readonly Case[];
  };

  it.each(cases)('$data c $c l1Ratio $l1Ratio intercept $fitIntercept class weight $classWeight', (own) => {
    const { c, l1Ratio, fitIntercept, classWeight } = own;
    const x = data[own.data].x.map((row) => row.slice(0, own.columns));
    const { y } = data[own.data];
    const model = new LogisticRegression<number>({
      c: c ?? Number.POSITIVE_INFINITY,
      l1Ratio,
      fitIntercept,
      ...(classWeight && { classWeight: classWeight === 'balanced' ? classWeight : new Map(classWeight) }),
    }).fit(x, y, own.weighted ? { sampleWeight: weights } : {});
    const expected = own.coefficients.flat();
    const scale = Math.max(...expected.map(Math.abs));
    expectRelative([...model.coefficients.values], expected, scale);
    expectRelative(model.intercepts, own.intercepts, scale);
    expectClose(model.predictProbabilities(x.slice(0, 5)), own.probabilities);
  });

  it('finds the same for sparse data, and zeros for words without use under L1', () => {
    const texts = ['good film', 'bad film', 'good plot', 'bad plot', 'good good end', 'bad end'];
    const labels = ['+', '-', '+', '-', '+', '-'];
    const counter = new CountVectorizer();
    const counts = counter.fitTransform(texts);
    const model = new LogisticRegression({ l1Ratio: 1, c: 5 }).fit(counts, labels);
    const dense = new LogisticRegression({ l1Ratio: 1, c: 5 }).fit(counts.toDense(), labels);
    expect([...model.coefficients.values]).toEqual([...dense.coefficients.values]);
    const weight = (word: string) => model.coefficients.at(0, counter.vocabulary.indexOf(word));
    expect([weight('film'), weight('plot'), weight('end')]).toEqual([0, 0, 0]);
    // '+' sorts before '-', so that '-' is the positive class; "good", which a text has twice, tells most.
    expect(weight('good')).toBeLessThan(0);
    expect(model.predict(counts)).toEqual(labels);
    expect(model.classes).toEqual(['+', '-']);
  });

  it('does not mind the units of columns', () => {
    const { x, y } = data.cells;
    const plain = new LogisticRegression({ c: Number.POSITIVE_INFINITY }).fit(
      x.map((row) => row.slice(0, 1)),
      y,
    );
    const scaled = new LogisticRegression({ c: Number.POSITIVE_INFINITY }).fit(
      x.map((row) => [row[0] * 1e6]),
      y,
    );
    expectRelative([scaled.coefficients.at(0, 0) * 1e6], [plain.coefficients.at(0, 0)], 1);
  });

  it('counts a sample of weight 2 as two, and of weight 0 as none', () => {
    const { x, y } = data.flowers;
    const factor = x.map((_, i) => i % 3);
    const repeated = x.flatMap((row, i) => Array<number[]>(factor[i]).fill(row));
    const labels = y.flatMap((label, i) => Array<number>(factor[i]).fill(label));
    const weighted = new LogisticRegression().fit(x, y, { sampleWeight: factor });
    const plain = new LogisticRegression().fit(repeated, labels);
    expectRelative([...weighted.coefficients.values], [...plain.coefficients.values], 1);
  });

  it('says what it cannot fit', () => {
    const two = [[1], [2]];
    expect(() => new LogisticRegression({ c: 0 })).toThrow('c must be a number > 0: got 0');
    expect(() => new LogisticRegression({ l1Ratio: 2 })).toThrow('l1Ratio must be a number in [0, 1]: got 2');
    expect(() => new LogisticRegression({ tolerance: 0 })).toThrow('tolerance must be a number > 0: got 0');
    expect(() => new LogisticRegression({ maxIterations: 0 })).toThrow('maxIterations must be an integer ≥ 1');
    expect(() => new LogisticRegression().fit(two, [1])).toThrow(
      'LogisticRegression: samples and labels must have the same length: got 2 and 1',
    );
    expect(() => new LogisticRegression().fit(two, [1, 1])).toThrow('at least two classes are needed: got 1');
    expect(() => new LogisticRegression().fit(two, [0, 1], { sampleWeight: [1, -1] })).toThrow(
      'sampleWeight[1] must be',
    );
    expect(() => new LogisticRegression().fit(two, [0, 1], { sampleWeight: [1, 0] })).toThrow('of class 1 all weigh 0');
    expect(() => new LogisticRegression().fit([[Number.NaN], [1]], [0, 1])).toThrow('NaN in row 0, column 0');
    expect(() => new LogisticRegression().predict(two)).toThrow('LogisticRegression: not fitted yet');
    expect(() => new LogisticRegression().fit(two, [0, 1]).predict([[1, 2]])).toThrow('fitted on 1 columns, but got 2');
    const free = new LogisticRegression({ c: Number.POSITIVE_INFINITY });
    expect(() => free.fit(two, [0, 1])).toThrow('a plane parts some classes');
    // One kind of iris of three stands apart.
    const sepals = data.flowers.x.map((row) => row.slice(0, 2));
    expect(() => free.fit(sepals, data.flowers.y)).toThrow('a plane parts some classes');
    // A column that only ever goes with one class, beside one that parts nothing; then two pairs of classes apart.
    const rare = [
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [2, 1],
    ];
    expect(() => free.fit(rare, [0, 1, 1, 0, 1])).toThrow('by column 1 for one');
    const pairs = [[1], [2], [3], [4], [11], [12], [13], [14]];
    expect(() => free.fit(pairs, [0, 1, 1, 0, 2, 3, 3, 2])).toThrow('a plane parts some classes');
    expect(() => new LogisticRegression({ maxIterations: 1 }).fit(data.wines.x, data.wines.y)).toThrow(
      'no convergence in 1 iterations',
    );
    const weight = new Map([[0, 0]]);
    expect(() => new LogisticRegression({ classWeight: weight }).fit(two, [0, 1])).toThrow('got 0 for 0');
  });
});
