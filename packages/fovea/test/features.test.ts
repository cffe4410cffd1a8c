// Features of tables against scikit-learn, then limits, round trips and errors.

import { describe, expect, it } from 'vitest';
import {
  BinDiscretizer,
  type Category,
  crossColumns,
  hashFeatures,
  joinColumns,
  LogisticRegression,
  Matrix,
  MaxAbsScaler,
  MinMaxScaler,
  murmurHash3,
  normalize,
  OneHotEncoder,
  PolynomialFeatures,
  RobustScaler,
  type RowNorm,
  SparseMatrix,
  StandardScaler,
} from '../src/features/index.ts';
import { tensor } from '../src/tensor/index.ts';
import { expectClose, fixtures, type Rows, withMissing } from './feature-fixtures.ts';

describe('scaling', () => {
  const { data, newData, cases, rows, norms } = fixtures.scalings;
  const scalers = {
    StandardScaler: (options: object) => new StandardScaler(options),
    MinMaxScaler: (options: object) => new MinMaxScaler(options),
    MaxAbsScaler: () => new MaxAbsScaler(),
    RobustScaler: (options: object) => new RobustScaler(options),
  };

  it.each(cases as { name: keyof typeof scalers; options: object; fitted: Rows; new: Rows }[])(
    '$name $options',
    ({ name, options, fitted, new: other }) => {
      const scaler = scalers[name](options);
      expectClose(scaler.fitTransform(withMissing(data)), fitted);
      expectClose(scaler.transform(withMissing(newData)), other);
      if (!('clip' in options)) expectClose(scaler.inverseTransform(scaler.transform(withMissing(newData))), newData);
    },
  );

  it.each(['l1', 'l2', 'max'] as const)('normalises rows by %s, dense and sparse', (norm: RowNorm) => {
    expectClose(normalize(rows, norm), norms[norm]);
    expectClose(normalize(SparseMatrix.from(rows), norm), norms[norm]);
  });

  it('says what it cannot scale', () => {
    expect(() => new StandardScaler().transform([[1]])).toThrow('StandardScaler: not fitted yet; call fit first');
    expect(() => new StandardScaler().fit([])).toThrow('nothing to fit on: got 0 rows of 0 columns');
    expect(() => new StandardScaler().fit([[1, 2], [3]])).toThrow('row 1 has 1 columns, but row 0 has 2');
    expect(() => Matrix.from([1, 2] as never)).toThrow('row 0 is not a list of numbers: got number');
    expect(() => new MaxAbsScaler().fit([[1], [Number.POSITIVE_INFINITY]])).toThrow('Infinity in row 1, column 0');
    expect(() => new MaxAbsScaler().fit([[1, Number.NaN]])).toThrow('column 1 has no value in 1 rows');
    expect(() => new MaxAbsScaler().fit([[1]]).transform([[1, 2]])).toThrow('fitted on 1 columns, but got 2');
    expect(() => new MinMaxScaler({ featureRange: [1, 1] })).toThrow(
      'MinMaxScaler: featureRange must be [low, high] with low < high: got [1, 1]',
    );
    expect(() => new RobustScaler({ quantileRange: [80, 20] })).toThrow(
      'RobustScaler: quantileRange must be [low, high] with 0 ≤ low < high ≤ 100: got [80, 20]',
    );
    expect(() => new RobustScaler({ quantileRange: [0, 75], unitVariance: true })).toThrow('no quantile at 0 or 100');
  });
});

describe('OneHotEncoder', () => {
  const { rows, newRows, cases, ignored } = fixtures.oneHots;

  it.each(cases as { drop: 'none' | 'first' | 'ifBinary'; encoded: Rows }[])('drop $drop', ({ drop, encoded }) => {
    const encoder = new OneHotEncoder({ drop });
    expectClose(encoder.fitTransform(rows), encoded);
    expect(encoder.inverseTransform(encoder.transform(rows))).toEqual(rows);
    expect(encoder.featureNames().length).toBe(encoded[0].length);
  });

  it('gives rows of zeros for unknown categories when they are ignored', () => {
    const encoder = new OneHotEncoder({ handleUnknown: 'ignore' }).fit(rows);
    expectClose(encoder.transform(newRows), ignored);
    expect(encoder.inverseTransform(encoder.transform([['blue', 10, 'z']]))).toEqual([[undefined, 10, undefined]]);
  });

  it('takes categories as given, and names its columns', () => {
    const encoder = new OneHotEncoder({
      categories: [
        ['small', 'large'],
        [true, false],
      ],
    }).fit([['large', true]]);
    expect(encoder.featureNames(['size', 'new'])).toEqual(['size=small', 'size=large', 'new=true', 'new=false']);
    expect(
      encoder
        .transform([['large', false]])
        .toDense()
        .toArray(),
    ).toEqual([[0, 1, 0, 1]]);
    expect(encoder.categories).toEqual([
      ['small', 'large'],
      [true, false],
    ]);
  });

  it('says what it cannot encode', () => {
    expect(() => new OneHotEncoder().fit(rows).transform(newRows)).toThrow(
      'unknown category "blue" in column 0: it has "green", "red", "ﬁ", "😀"',
    );
    expect(() => new OneHotEncoder({ categories: [['a']] }).fit([['b']])).toThrow('unknown category "b" in column 0');
    expect(() => new OneHotEncoder({ categories: [['a', 'a']] }).fit([['a']])).toThrow('column 0 is given twice');
    expect(() => new OneHotEncoder().fit([])).toThrow('got 0 rows');
    expect(() => new OneHotEncoder().fit([[1], [1, 2]])).toThrow('row 1 has 2 columns; 1 are expected');
    expect(() => new OneHotEncoder().fit([[Number.NaN]])).toThrow('NaN in column 0');
  });
});

describe('BinDiscretizer', () => {
  const { data, newData, cases } = fixtures.bins;

  it.each(cases as { options: object; edges: number[][]; fitted: Rows; new: Rows; oneHot: Rows; middles: Rows }[])(
    '$options',
    ({ options, edges, fitted, new: other, oneHot, middles }) => {
      const binner = new BinDiscretizer(options);
      expectClose(binner.fitTransform(data), fitted);
      expectClose(binner.transform(newData), other);
      expectClose(binner.transformOneHot(newData), oneHot);
      for (const [c, own] of edges.entries()) expectClose(Matrix.from([binner.binEdges[c]]), [own]);
      const inverse = binner.inverseTransform(binner.transform(newData)).toArray();
      expectClose(Matrix.from(inverse.map((row) => row.slice(0, 2))), middles);
    },
  );

  it('takes a number of bins a column, and one bin where all values are nearly equal', () => {
    const binner = new BinDiscretizer({ bins: [2, 3], strategy: 'uniform' });
    expect(
      binner.fit([
        [0, 0],
        [2, 3],
      ]).binEdges,
    ).toEqual([
      [0, 1, 2],
      [0, 1, 2, 3],
    ]);
    const near = new BinDiscretizer({ bins: 2 }).fit([[0], [1e-9]]);
    expect(
      near
        .transformOneHot([[-5], [5]])
        .toDense()
        .toArray(),
    ).toEqual([[1], [1]]);
  });

  it('says what it cannot bin', () => {
    expect(() => new BinDiscretizer({ bins: 1 })).toThrow('BinDiscretizer: bins must be an integer ≥ 2: got 1');
    expect(() => new BinDiscretizer({ bins: [2] }).fit([[1, 2]])).toThrow(
      'BinDiscretizer: bins and the columns must have the same length: got 1 and 2',
    );
    expect(() => new BinDiscretizer().fit([[Number.NaN]])).toThrow('NaN in row 0, column 0');
    expect(() => new BinDiscretizer().fit([[1], [2]]).transform([[Number.NaN]])).toThrow('NaN belongs to no bin');
  });
});

describe('hashing', () => {
  const { names, murmur, samples, lists, hashedSamples, hashedLists, unsigned } = fixtures.hashes;

  it('MurmurHash3 of text and bytes', () => {
    for (const [seed, hashes] of Object.entries(murmur))
      expect(names.map((name: string) => murmurHash3(name, Number(seed)))).toEqual(hashes);
    expect(murmurHash3(Uint8Array.of(97, 98, 99))).toBe(murmurHash3('abc'));
  });

  it('puts features where scikit-learn puts them, with its signs', () => {
    expectClose(hashFeatures(samples, { features: 8 }), hashedSamples);
    expectClose(hashFeatures(lists, { features: 7 }), hashedLists);
    expectClose(hashFeatures(lists, { features: 5, alternateSign: false }), unsigned);
    expect(hashFeatures([]).columns).toBe(2 ** 20);
  });

  it('says what it cannot hash', () => {
    expect(() => hashFeatures([], { features: 0 })).toThrow(
      'hashFeatures: features must be an integer in [1, 2147483647]: got 0',
    );
    expect(() => hashFeatures([{ a: Number.NaN }])).toThrow('a is NaN');
  });
});

describe('products and crosses', () => {
  const { data, cases } = fixtures.polynomials;

  it.each(cases as { options: object; values: Rows }[])('PolynomialFeatures $options', ({ options, values }) => {
    const polynomial = new PolynomialFeatures(options);
    expectClose(polynomial.fitTransform(data), values);
    expect(polynomial.factors.length).toBe(values[0].length);
  });

  it('PolynomialFeatures says what it cannot make', () => {
    expect(() => new PolynomialFeatures({ degree: [3, 2] })).toThrow(
      'PolynomialFeatures: degree must be integers [least, greatest] with 0 ≤ least ≤ greatest: got [3, 2]',
    );
    expect(() => new PolynomialFeatures({ degree: 0, includeBias: false })).toThrow('leaves no feature');
    expect(() => new PolynomialFeatures().fit([[1]]).transform([[1, 2]])).toThrow('fitted on 1 columns, but got 2');
  });

  it('crossColumns keeps different combinations different', () => {
    const rows: Category[][] = [
      ['a', 'b","c', 1],
      ['a","b', 'c', 1],
      ['a', 'b","c', '1'],
    ];
    const crossed = crossColumns(rows, [
      [0, 1],
      [1, 2],
    ]);
    expect(crossed.map(([first]) => first)).toEqual([crossed[2][0], crossed[1][0], crossed[0][0]]);
    expect(new Set(crossed.map(([first]) => first)).size).toBe(2);
    expect(new Set(crossed.map(([, second]) => second)).size).toBe(3);
    expect(() => crossColumns(rows, [[0, 3]])).toThrow('row 0 has no column 3: it has 3');
  });

  it('lets a linear model learn exclusive or', () => {
    const rows = [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'y'],
    ];
    const labels = ['no', 'yes', 'yes', 'no'];
    const crossed = new OneHotEncoder().fitTransform(crossColumns(rows, [[0, 1]]));
    expect(new LogisticRegression().fit(crossed, labels).predict(crossed)).toEqual(labels);
  });
});

describe('Matrix and SparseMatrix', () => {
  it('go to tensors and back, samples flattened to rows', async () => {
    const matrix = await Matrix.fromTensor(tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]));
    expect(matrix.toArray()).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    const back = matrix.toTensor();
    expect(back.shape).toEqual([2, 4]);
    expect([...(await back.data())]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect(Matrix.fromTensor(tensor(1))).rejects.toThrow('a scalar has no rows');
  });

  it('join side by side', () => {
    const sparse = SparseMatrix.fromRows(3, [
      [
        [2, 5],
        [0, 1],
        [2, 2],
      ],
      [],
    ]);
    expect(sparse.toDense().toArray()).toEqual([
      [1, 0, 7],
      [0, 0, 0],
    ]);
    expect(
      joinColumns([[9], [8]], sparse)
        .toDense()
        .toArray(),
    ).toEqual([
      [9, 1, 0, 7],
      [8, 0, 0, 0],
    ]);
  });

  it('say what does not fit', () => {
    expect(() => new Matrix(2, 2, Float64Array.of(1))).toThrow('1 values do not fill 2 rows of 2 columns; 4 would');
    expect(() => SparseMatrix.fromRows(2, [[[2, 1]]])).toThrow('column 2 is outside 0…1');
    expect(() => joinColumns([[1]], [[1], [2]])).toThrow('1 rows beside 2');
    const one = Int32Array.of(0);
    expect(() => new SparseMatrix(1, 1, one, one, Float64Array.of(1))).toThrow('1 rows need 2 offsets');
  });
});
