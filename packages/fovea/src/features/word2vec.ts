// Word embeddings: word2vec's skip-gram with negative sampling, from sentences of words to vectors.

import { ValueError } from '../base/errors.ts';
import { requireNames } from '../base/options.ts';
import { refuse, requireRange, requireRanges } from '../base/require.ts';
import { byCodePoint } from './category.ts';
import type { Matrix } from './matrix.ts';
import { type SkipGramOptions, trainSkipGram } from './skip-gram.ts';
import { requireSentences } from './texts.ts';
import { Transformer } from './transformer.ts';
import { WordVectors } from './word-vectors.ts';

/** Options of `Word2Vec`. */
export interface Word2VecOptions extends Partial<SkipGramOptions> {
  /** Rarer words are left out; default 5. */
  readonly minCount?: number;
}

/** What gensim and the authors' program begin with. */
const DEFAULTS = {
  dimensions: 100,
  window: 5,
  negative: 5,
  sample: 1e-3,
  epochs: 5,
  learningRate: [0.025, 0.0001],
  seed: 0,
} as const satisfies SkipGramOptions;

/**
 * Skip-gram or CBOW embeddings of words: sentences to embeddings by `fit`, sentences to the mean of their words by `transform`. One thread,
 * one seed: always the same numbers.
 * @paper Mikolov et al., arXiv:1301.3781
 * @example
 * const sentences = [['red', 'dog'], ['red', 'cat']];
 * new Word2Vec({ minCount: 1, epochs: 1 }).fit(sentences).vectors.vocabulary[0]; // 'red'
 */
export class Word2Vec extends Transformer<readonly (readonly string[])[], Matrix> {
  private readonly options: SkipGramOptions;
  private readonly minCount: number;
  private learnt: WordVectors | undefined;

  /** @throws ValueError for options out of range */
  constructor(options: Word2VecOptions = {}) {
    super('Word2Vec');
    requireNames('Word2Vec', options, ['minCount', ...Object.keys(DEFAULTS)]);
    const { minCount = 5, ...own } = options;
    this.options = { ...DEFAULTS, ...own };
    this.minCount = minCount;
    requireRange('Word2Vec', 'minCount', minCount, 'countOrZero');
    requireRanges('Word2Vec', this.options, {
      seed: 'seed',
      dimensions: 'count',
      window: 'count',
      negative: 'count',
      epochs: 'count',
      sample: 'notNegative',
    });
    const [first, last] = this.options.learningRate;
    if (!(first > 0 && last >= 0 && last <= first))
      refuse('Word2Vec', 'learningRate', '[first, last] with 0 ≤ last ≤ first and first > 0', [first, last]);
  }

  /**
   * Learns a vector for each word.
   * @throws ValueError for sentences that are not lists of words, and when no word occurs `minCount` times
   */
  fit(sentences: readonly (readonly string[])[]): this {
    requireSentences('Word2Vec', sentences);
    const counts = new Map<string, number>();
    for (const sentence of sentences) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
    const vocabulary = [...counts.keys()]
      .filter((word) => counts.get(word)! >= this.minCount)
      .sort((a, b) => counts.get(b)! - counts.get(a)! || byCodePoint(a, b));
    if (vocabulary.length === 0)
      throw new ValueError(
        `Word2Vec: none of ${counts.size} words occurs ${this.minCount} times; give more text or lower minCount`,
      );
    const numbers = new Map(vocabulary.map((word, i) => [word, i]));
    const { words } = trainSkipGram(
      sentences.map((sentence) => Int32Array.from(sentence.flatMap((word) => numbers.get(word) ?? []))),
      Float64Array.from(vocabulary, (word) => counts.get(word)!),
      this.options,
    );
    this.learnt = new WordVectors(vocabulary, words);
    return this;
  }

  /** The mean vector of each sentence's known words, `[sentences, dimensions]`; zeros where none is known. */
  transform(sentences: readonly (readonly string[])[]): Matrix {
    return this.vectors.means(sentences);
  }

  /** The embeddings; words by falling frequency. */
  get vectors(): WordVectors {
    return this.fitted(this.learnt);
  }
}
