// Classic features against scikit-learn: every case of tools/fixtures/features.py, then limits, round trips and errors.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BinDiscretizer,
  type Category,
  CountVectorizer,
  crossColumns,
  hashFeatures,
  hashTexts,
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
  TfidfTransformer,
  TfidfVectorizer,
  textAnalyzer,
  Word2Vec,
  WordVectors,
} from '../src/features/index.ts';
import { tensor } from '../src/tensor/index.ts';

type Rows = readonly (readonly (number | null)[])[];

// biome-ignore lint/suspicious/noExplicitAny: a tree of lists and options, each read where its kind is known
const fixtures = JSON.parse(readFileSync(new URL('fixtures/features.json', import.meta.url), 'utf8')) as any;

const TOLERANCE = 1e-6;
const COEFFICIENT_TOLERANCE = 1e-4;

/** Rows with NaN where the file has null. */
const withMissing = (rows: Rows): number[][] => rows.map((row) => row.map((value) => value ?? Number.NaN));

function expectClose(actual: Matrix | SparseMatrix, expected: Rows): void {
  const rows = (actual instanceof SparseMatrix ? actual.toDense() : actual).toArray();
  expect(rows.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      const want = expected[r][c];
      if (want === null) expect(value, `row ${r}, column ${c}`).toBeNaN();
      else
        expect(Math.abs(value - want), `row ${r}, column ${c}: ${value} for ${want}`).toBeLessThanOrEqual(
          TOLERANCE * Math.max(1, Math.abs(want)),
        );
    });
  });
}

/** Relative to each number; what should be 0 must be so compared with the greatest. */
function expectRelative(actual: readonly number[], expected: readonly number[], scale: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    const allowed = COEFFICIENT_TOLERANCE * Math.max(Math.abs(expected[i]), 1e-4 * scale);
    expect(Math.abs(value - expected[i]), `${i}: ${value} for ${expected[i]}`).toBeLessThanOrEqual(allowed);
  });
}

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
    expect(() => new MaxAbsScaler().fit([[1], [Number.POSITIVE_INFINITY]])).toThrow('Infinity in row 1, column 0');
    expect(() => new MaxAbsScaler().fit([[1, Number.NaN]])).toThrow('column 1 has no value in 1 rows');
    expect(() => new MaxAbsScaler().fit([[1]]).transform([[1, 2]])).toThrow('fitted on 1 columns, but got 2');
    expect(() => new MinMaxScaler({ featureRange: [1, 1] })).toThrow('featureRange must ascend: got [1,1]');
    expect(() => new RobustScaler({ quantileRange: [80, 20] })).toThrow('must ascend within 0…100: got [80, 20]');
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
    expect(() => new BinDiscretizer({ bins: 1 })).toThrow('bins must be integers of at least 2: got 1');
    expect(() => new BinDiscretizer({ bins: [2] }).fit([[1, 2]])).toThrow('bins for 1 columns, but got 2');
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
    expect(() => hashFeatures([], { features: 0 })).toThrow('features must be an integer from 1 to 2147483647: got 0');
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
    expect(() => new PolynomialFeatures({ degree: [3, 2] })).toThrow('0 ≤ least ≤ greatest: got 3, 2');
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

describe('text', () => {
  const { texts, cases, weighted, hashed } = fixtures.bags;

  it.each(cases as { options: object; vocabulary: string[]; counts: Rows }[])(
    'CountVectorizer $options',
    ({ options, vocabulary, counts }) => {
      const counter = new CountVectorizer(options);
      expectClose(counter.fitTransform(texts), counts);
      expect(counter.vocabulary).toEqual(vocabulary);
    },
  );

  it.each(weighted as { options: object; values: Rows; new: Rows; idf: number[] | null }[])(
    'TfidfVectorizer $options',
    ({ options, values, new: other, idf }) => {
      const weigher = new TfidfVectorizer(options);
      expectClose(weigher.fitTransform(texts), values);
      expectClose(weigher.transform(['a cat sat, a zebra stood']), other);
      if (idf) expectClose(Matrix.from([weigher.idf]), [idf]);
    },
  );

  it.each(hashed as { options: object; values: Rows }[])('hashTexts $options', ({ options, values }) => {
    expectClose(hashTexts(texts, options), values);
  });

  it('takes words by a pattern of ours, its group if it has one, or terms of ours', () => {
    expect(textAnalyzer({ tokenPattern: /#(\w+)/ })('#One two #three')).toEqual(['one', 'three']);
    expect(textAnalyzer({ analyzer: (text) => text.split('|') })('A|b')).toEqual(['A', 'b']);
  });

  it('says what it cannot count', () => {
    expect(() => new CountVectorizer().fit(['a !', ''])).toThrow('no terms left of 0 in 2 texts');
    expect(() => new CountVectorizer({ minDf: 3 }).fit(['ab cd', 'ab'])).toThrow('no terms left of 2 in 2 texts');
    expect(() => new CountVectorizer({ vocabulary: ['ab', 'ab'] })).toThrow('a term twice');
    expect(() => new CountVectorizer({ maxFeatures: 0 })).toThrow('maxFeatures must be a positive integer: got 0');
    expect(() => new CountVectorizer({ ngramRange: [0, 1] })).toThrow('1 ≤ least ≤ greatest: got [0,1]');
    expect(() => new TfidfTransformer().fit([[1, 2]]).transform([[1]])).toThrow('fitted on 2 terms, but got 1');
  });
});

describe('Word2Vec', () => {
  const { sentences, options, vocabulary, vectors } = fixtures.embeddings;

  it('takes the steps that automatic gradients take', () => {
    const model = new Word2Vec(options).fit(sentences);
    expect(model.vectors.vocabulary).toEqual(vocabulary);
    expectClose(model.vectors.matrix, vectors);
  });

  it('depends on its seed alone', () => {
    const train = (seed: number) => [...new Word2Vec({ ...options, seed }).fit(sentences).vectors.matrix.values];
    expect(train(1)).toEqual(train(1));
    expect(train(1)).not.toEqual(train(2));
  });

  it('brings together words that occur together', () => {
    const topics = ['sun moon star sky cloud'.split(' '), 'fish boat sea wave sail'.split(' ')];
    const talk = Array.from({ length: 300 }, (_, n) =>
      Array.from({ length: 6 }, (_, i) => topics[n % 2][Math.abs(murmurHash3(`${n} ${i}`)) % 5]),
    );
    const model = new Word2Vec({ dimensions: 8, sample: 0, epochs: 8, learningRate: [0.1, 0.001] }).fit(talk);
    for (const topic of topics)
      for (const word of topic) {
        const near = model.vectors.nearest(word, 4).map((neighbour) => neighbour.word);
        expect(near.toSorted(), word).toEqual(topic.filter((other) => other !== word).toSorted());
      }
    const means = model.transform([['sun', 'unheard', 'moon'], ['unheard']]);
    expect([...means.row(1)]).toEqual(Array(8).fill(0));
    const [sun, moon] = [model.vectors.vector('sun'), model.vectors.vector('moon')];
    expectClose(means, [Array.from(sun, (value, d) => (value + moon[d]) / 2), Array(8).fill(0)]);
  });

  it('says what it cannot learn', () => {
    expect(() => new Word2Vec().fit([['a', 'b']])).toThrow('none of 2 words occurs 5 times');
    expect(() => new Word2Vec({ window: 0 })).toThrow('window must be a positive integer: got 0');
    expect(() => new Word2Vec({ learningRate: [0.1, 0.2] })).toThrow('must be positive and not rise: got [0.1, 0.2]');
    expect(() => new Word2Vec({ sample: -1 })).toThrow('sample must be at least 0: got -1');
  });
});

describe('WordVectors', () => {
  const vectors = new WordVectors(
    ['king', 'man', 'woman', 'queen', 'cup'],
    [
      [3, 3],
      [3, 0],
      [0.1, 4],
      [-1, 8],
      [-2, -1],
    ],
  );

  it('compares by angle', () => {
    expect(vectors.similarity('king', 'man')).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors.nearest('woman', 2).map(({ word }) => word)).toEqual(['queen', 'king']);
    expect(vectors.nearest([0, -1], 1)[0].word).toBe('cup');
    expect(vectors.analogy('man', 'woman', 'king', 1)[0].word).toBe('queen');
  });

  it('says what it does not know', () => {
    expect(() => vectors.vector('quean')).toThrow('"quean" is not among the 5 words; did you mean "queen"?');
    expect(() => vectors.nearest([1])).toThrow('vectors have 2 numbers, but got 1');
    expect(() => new WordVectors(['a'], [])).toThrow('1 words, but 0 vectors');
    expect(() => new WordVectors(['a', 'a'], [[1], [2]])).toThrow('a word twice');
  });
});

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
    expect(() => new LogisticRegression({ c: 0 })).toThrow('c must be positive: got 0');
    expect(() => new LogisticRegression({ l1Ratio: 2 })).toThrow('l1Ratio must be within 0…1: got 2');
    expect(() => new LogisticRegression({ tolerance: 0 })).toThrow('tolerance must be positive: got 0');
    expect(() => new LogisticRegression({ maxIterations: 0 })).toThrow('maxIterations must be a positive integer');
    expect(() => new LogisticRegression().fit(two, [1])).toThrow('2 samples, but 1 labels');
    expect(() => new LogisticRegression().fit(two, [1, 1])).toThrow('at least two classes are needed: got 1');
    expect(() => new LogisticRegression().fit(two, [0, 1], { sampleWeight: [1, -1] })).toThrow('weight 1 must be');
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
