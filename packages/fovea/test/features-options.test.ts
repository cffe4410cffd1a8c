// Rare categories that share a column, bins between clusters, accents of all scripts: against scikit-learn. Unknown options.

import { describe, expect, it } from 'vitest';
import {
  BinDiscretizer,
  CountVectorizer,
  hashTexts,
  IsotonicRegression,
  LogisticRegression,
  Matrix,
  normalize,
  OneHotEncoder,
  type OneHotEncoderOptions,
  TfidfTransformer,
  textAnalyzer,
} from '../src/features/index.ts';
import { expectClose, fixtures, type Rows } from './feature-fixtures.ts';

describe('rare categories', () => {
  interface Case {
    readonly options: OneHotEncoderOptions;
    readonly infrequent: (string | number)[][];
    readonly encoded: Rows;
    readonly new: Rows;
  }
  const { rows, newRows, cases } = fixtures.oneHots.infrequent;

  it.each(cases as Case[])('share a column: $options', ({ options, infrequent, encoded, new: other }) => {
    const encoder = new OneHotEncoder(options);
    expectClose(encoder.fitTransform(rows), encoded);
    // scikit-learn gives unknown categories the zeros of the dropped one, with a warning.
    const isTold = options.drop !== 'first' && !(options.drop && options.handleUnknown === 'ignore');
    if (isTold) expectClose(encoder.transform(newRows), other);
    else expect(() => encoder.transform(newRows)).toThrow('which is dropped');
    expect(encoder.infrequentCategories).toEqual(infrequent);
    expect(encoder.featureNames()).toHaveLength(encoded[0].length);
  });

  it('have one name, and that is what comes back', () => {
    const encoder = new OneHotEncoder({ minFrequency: 3 }).fit(rows);
    expect(encoder.featureNames(['colour', 'size'])).toEqual([
      ...['colour=blue', 'colour=green', 'colour=red', 'colour=infrequent'],
      ...['size=1', 'size=2', 'size=3'],
    ]);
    const back = encoder.inverseTransform(
      encoder.transform([
        ['grey', 1],
        ['pink', 3],
        ['red', 2],
      ]),
    );
    expect(back).toEqual([
      ['infrequent', 1],
      ['infrequent', 3],
      ['red', 2],
    ]);
  });

  it('may be told to be counted among categories that were given', () => {
    const categories = [['a', 'b', 'c']];
    const encoder = new OneHotEncoder({ categories, minFrequency: 1 }).fit([['a'], ['b'], ['a']]);
    expect(encoder.infrequentCategories).toEqual([['c']]);
  });

  it.each<[OneHotEncoderOptions, string]>([
    [
      { minFrequency: 0.1 },
      'OneHotEncoder: minFrequency must be a number of rows, an integer ≥ 1, or { fraction } in (0, 1): got 0.1; did you mean { fraction: 0.1 }?',
    ],
    [
      { minFrequency: { fraction: 1 } },
      'OneHotEncoder: minFrequency must be a number of rows, an integer ≥ 1, or { fraction } in (0, 1): got { fraction: 1 }',
    ],
    [{ maxCategories: 0 }, 'OneHotEncoder: maxCategories must be an integer ≥ 1: got 0'],
  ])('not by %j', (options, message) => {
    expect(() => new OneHotEncoder(options)).toThrow(message);
  });
});

describe('bins between clusters', () => {
  interface Case {
    readonly options: object;
    readonly data: number[][];
    readonly edges: number[][];
    readonly fitted: Rows;
    readonly oneHot: Rows;
    readonly new: Rows;
  }
  const { clusters, newData } = fixtures.bins;

  it.each(clusters as Case[])('$options', ({ options, data, edges, fitted, new: other, oneHot }) => {
    const binner = new BinDiscretizer(options);
    expectClose(binner.fitTransform(data), fitted);
    const more = data[0].length === 1 ? data : newData;
    expectClose(binner.transform(more), other);
    expectClose(binner.transformOneHot(more), oneHot);
    for (const [c, own] of edges.entries()) expectClose(Matrix.from([binner.binEdges[c]]), [own]);
  });

  it('one bin per value where there are fewer values than bins', () => {
    const few = [[0], [9], [1], [0], [9], [5]];
    const binner = new BinDiscretizer({ bins: 7, strategy: 'kmeans' }).fit(few);
    expect(binner.binEdges).toEqual([[0, 0.5, 3, 7, 9]]);
    expect(
      new BinDiscretizer({ strategy: 'kmeans' })
        .fit([[3], [3]])
        .transform([[3]])
        .toArray(),
    ).toEqual([[0]]);
  });
});

describe('accents', () => {
  const { texts, stripped, tokens, combining, others } = fixtures.accents;
  const asIs = (text: string): readonly string[] => [text];
  const strip = (text: string): string =>
    textAnalyzer({ stripAccents: true, lowercase: false, tokenPattern: /^.*$/s })(text)[0];

  it.each((texts as string[]).map((text, i) => [text, i] as const))('%s', (text, i) => {
    expect(strip(text)).toBe(stripped[i]);
    expect(textAnalyzer()(text)).toEqual(tokens[i].kept);
    expect(textAnalyzer({ stripAccents: true })(text)).toEqual(tokens[i].stripped);
    expect(textAnalyzer({ analyzer: asIs, stripAccents: true })(text)).toEqual([text]);
  });

  it('marks that Python takes for combining go, and its others stay', () => {
    const goes = (mark: string): boolean => strip(`a${mark}`) === 'a';
    const wrong = (ranges: [number, number][], wanted: boolean): string[] => {
      const found: string[] = [];
      for (const [from, to] of ranges)
        for (let c = from; c <= to; c++) {
          const mark = String.fromCodePoint(c);
          if (mark.normalize('NFKD') === mark && goes(mark) !== wanted) found.push(c.toString(16));
        }
      return found;
    };
    expect([wrong(combining, true), wrong(others, false)]).toEqual([[], []]);
  });
});

describe('IsotonicRegression by itself', () => {
  it('shares ranks, and takes a constant for falling as scikit-learn does', () => {
    const auto = () => new IsotonicRegression({ increasing: 'auto' });
    expect(auto().fit([1, 2, 2, 3], [9, 4, 5, 1]).increasing).toBe(false);
    expect(auto().fit([1, 1, 2, 2], [0, 1, 0, 1]).increasing).toBe(true);
    expect(auto().fit([1, 2, 3], [5, 5, 5]).increasing).toBe(false);
  });
});

describe('LogisticRegression', () => {
  const model = new LogisticRegression().fit([[1], [2], [3], [4]], ['no', 'no', 'yes', 'yes']);
  const three = new LogisticRegression().fit([[1], [2], [3]], ['a', 'b', 'c']);

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses to judge %d', (value) => {
    for (const own of [model, three])
      for (const method of ['predict', 'predictProbabilities', 'decisionFunction'] as const)
        expect(() => own[method]([[1], [value]])).toThrow(`LogisticRegression: ${value} in row 1, column 0; replace`);
  });

  it('judges no samples', () => {
    const shapeOf = (own: typeof model) => {
      const { rows, columns } = own.predictProbabilities([]);
      return [rows, columns];
    };
    expect([shapeOf(model), shapeOf(three)]).toEqual([
      [0, 2],
      [0, 3],
    ]);
    expect(model.predict([])).toEqual([]);
  });
});

describe('unknown options', () => {
  const counts = [[1, 2]];

  it.each<[string, () => unknown]>([
    [
      `LogisticRegression: classWeight must be 'balanced' or a Map of weights: got "balance"; did you mean 'balanced'?`,
      () => new LogisticRegression({ classWeight: 'balance' as 'balanced' }),
    ],
    [
      `LogisticRegression: classWeight must be 'balanced' or a Map of weights: got { 0: 2 }`,
      () => new LogisticRegression({ classWeight: { 0: 2 } as never }),
    ],
    [
      `textAnalyzer: analyzer must be 'word', 'character' or 'characterOfWord': got "char"; did you mean 'character'?`,
      () => new CountVectorizer({ analyzer: 'char' as 'word' }),
    ],
    [
      'textAnalyzer: stopWords must be a list of words: got "english"',
      () => new CountVectorizer({ stopWords: 'english' }),
    ],
    [
      'textAnalyzer: tokenPattern must be a regular expression: got "a+"',
      () => new CountVectorizer({ tokenPattern: 'a+' as never }),
    ],
    [
      `BinDiscretizer: strategy must be 'uniform', 'quantile' or 'kmeans': got "quantiles"; did you mean 'quantile'?`,
      () => new BinDiscretizer({ strategy: 'quantiles' as 'quantile' }),
    ],
    [
      `BinDiscretizer: quantileMethod must be 'linear' or 'averagedInvertedCdf': got "lineal"; did you mean 'linear'?`,
      () => new BinDiscretizer({ quantileMethod: 'lineal' as 'linear' }),
    ],
    [
      `OneHotEncoder: handleUnknown must be 'error', 'ignore' or 'infrequentIfExist': got "ignored"; did you mean 'ignore'?`,
      () => new OneHotEncoder({ handleUnknown: 'ignored' as 'ignore' }),
    ],
    [
      `OneHotEncoder: drop must be 'none', 'first' or 'ifBinary': got "if_binary"; did you mean 'ifBinary'?`,
      () => new OneHotEncoder({ drop: 'if_binary' as 'ifBinary' }),
    ],
    [
      `IsotonicRegression: increasing must be 'auto' or a boolean: got "falling"`,
      () => new IsotonicRegression({ increasing: 'falling' as 'auto' }),
    ],
    [
      `IsotonicRegression: outOfBounds must be 'clip' or 'raise': got "nan"`,
      () => new IsotonicRegression({ outOfBounds: 'nan' as 'clip' }),
    ],
    [
      `normalize: norm must be 'l1', 'l2' or 'max': got "l3"; did you mean 'l1'?`,
      () => normalize(counts, 'l3' as 'l1'),
    ],
    [
      `TfidfTransformer: norm must be 'l1', 'l2', 'max' or 'none': got "None"; did you mean 'none'?`,
      () => new TfidfTransformer({ norm: 'None' as 'none' }),
    ],
    [`hashTexts: norm must be 'l1', 'l2', 'max' or 'none': got "l"`, () => hashTexts([], { norm: 'l' as 'l1' })],
    [
      'CountVectorizer: minDf must be a number of texts, an integer ≥ 0, or { fraction } in [0, 1]: got 0.2; did you mean { fraction: 0.2 }?',
      () => new CountVectorizer({ minDf: 0.2 }),
    ],
    ['CountVectorizer: maxDf must be', () => new CountVectorizer({ maxDf: { fraction: 2 } })],
  ])('%s', (message, make) => {
    expect(make).toThrow(message);
  });
});
