// Features of text against scikit-learn, and embeddings against automatic gradients.

import { describe, expect, it } from 'vitest';
import {
  CountVectorizer,
  hashTexts,
  Matrix,
  murmurHash3,
  TfidfTransformer,
  TfidfVectorizer,
  textAnalyzer,
  Word2Vec,
  WordVectors,
} from '../src/features/index.ts';
import { expectClose, fixtures, type Rows } from './feature-fixtures.ts';

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
    expect(() => new CountVectorizer({ maxFeatures: 0 })).toThrow(
      'CountVectorizer: maxFeatures must be an integer ≥ 1: got 0',
    );
    expect(() => new CountVectorizer({ ngramRange: [0, 1] })).toThrow(
      'textAnalyzer: ngramRange must be integers [least, greatest] with 1 ≤ least ≤ greatest: got [0, 1]',
    );
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
    expect(() => new Word2Vec({ window: 0 })).toThrow('Word2Vec: window must be an integer ≥ 1: got 0');
    expect(() => new Word2Vec({ learningRate: [0.1, 0.2] })).toThrow(
      'Word2Vec: learningRate must be [first, last] with 0 ≤ last ≤ first and first > 0: got [0.1, 0.2]',
    );
    expect(() => new Word2Vec({ sample: -1 })).toThrow('sample must be a finite number ≥ 0: got -1');
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
