// Bag of words: how often each term of a learnt vocabulary occurs in each text.

import { ValueError } from '../base/errors.ts';
import { pickOptions, requireOptions } from '../base/options.ts';
import { refuse, requireCounts } from '../base/require.ts';
import { byCodePoint } from './category.ts';
import { type CountOrFraction, countOf, fractionHint } from './count-or-fraction.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { TEXT_NAMES, type TextOptions, textAnalyzer } from './text-analyzer.ts';
import { requireTexts } from './texts.ts';
import { Transformer } from './transformer.ts';

/** Options of `CountVectorizer`. */
export interface CountVectorizerOptions extends TextOptions {
  /** Terms in fewer texts are left out; default 1. */
  readonly minDf?: CountOrFraction;
  /** Terms in more texts are left out; default all texts. */
  readonly maxDf?: CountOrFraction;
  /** Keep only so many terms, the most frequent; default all. */
  readonly maxFeatures?: number;
  /** Only whether a term occurs, not how often; default false. */
  readonly binary?: boolean;
  /** The terms, in order of columns, instead of learning them. */
  readonly vocabulary?: readonly string[];
}

export const COUNT_NAMES = [...TEXT_NAMES, 'minDf', 'maxDf', 'maxFeatures', 'binary', 'vocabulary'] as const;

interface TermCount {
  readonly term: string;
  /** Texts that the term occurs in. */
  documents: number;
  /** How often, in all of them. */
  occurrences: number;
}

/**
 * Texts to counts `[texts, terms]`; terms in order of code points, as scikit-learn's.
 * @example
 * const vectorizer = new CountVectorizer();
 * vectorizer.fitTransform(['red dog', 'red red cat']).toDense().toArray(); // [[0, 1, 1], [1, 0, 2]]
 * vectorizer.vocabulary; // ['cat', 'dog', 'red']
 */
export class CountVectorizer extends Transformer<readonly string[], SparseMatrix> {
  private readonly analyze: (text: string) => readonly string[];
  private learnt: ReadonlyMap<string, number> | undefined;

  /** @throws ValueError for options out of range, or a term given twice */
  constructor(private readonly options: CountVectorizerOptions = {}) {
    super('CountVectorizer');
    requireOptions('CountVectorizer', options, COUNT_NAMES);
    const { minDf = 1, maxDf = 1, maxFeatures = 1, vocabulary } = options;
    this.analyze = textAnalyzer(pickOptions(options, TEXT_NAMES));
    requireDocumentCount('minDf', minDf);
    requireDocumentCount('maxDf', maxDf);
    requireCounts('CountVectorizer', { maxFeatures });
    if (!vocabulary) return;
    this.learnt = new Map(vocabulary.map((term, column) => [term, column]));
    if (this.learnt.size < vocabulary.length)
      throw new ValueError('CountVectorizer: the vocabulary has a term twice; give each once');
  }

  /**
   * Learns the vocabulary.
   * @throws ValueError when no term is left
   */
  fit(texts: readonly string[]): this {
    requireTexts(this.name, texts);
    if (this.options.vocabulary) return this;
    const terms = this.select(this.count(texts), texts.length);
    this.learnt = new Map(terms.map(({ term }, column) => [term, column]));
    return this;
  }

  /**
   * Counts the terms of each text; terms out of the vocabulary are not counted.
   * @throws ValueError before `fit`
   */
  transform(texts: readonly string[]): SparseMatrix {
    requireTexts(this.name, texts);
    const columns = this.fitted(this.learnt);
    return SparseMatrix.fromRows(
      columns.size,
      texts.map((text) => {
        const known = this.analyze(text).filter((term) => columns.has(term));
        const counted = this.options.binary ? new Set(known) : known;
        return Array.from(counted, (term): [number, number] => [columns.get(term)!, 1]);
      }),
    );
  }

  /** The terms, in order of columns. */
  get vocabulary(): string[] {
    return [...this.fitted(this.learnt).keys()];
  }

  private count(texts: readonly string[]): TermCount[] {
    const counts = new Map<string, TermCount>();
    for (const text of texts) {
      const terms = this.analyze(text);
      for (const term of new Set(terms)) {
        const count = counts.get(term) ?? { term, documents: 0, occurrences: 0 };
        count.documents++;
        counts.set(term, count);
      }
      for (const term of this.options.binary ? new Set(terms) : terms) counts.get(term)!.occurrences++;
    }
    return [...counts.values()].sort((a, b) => byCodePoint(a.term, b.term));
  }

  private select(counts: readonly TermCount[], texts: number): readonly TermCount[] {
    const { minDf = 1, maxDf = texts, maxFeatures = counts.length } = this.options;
    const [least, most] = [minDf, maxDf].map((df) => countOf(df, texts));
    const within = counts.filter(({ documents }) => least <= documents && documents <= most);
    if (within.length === 0)
      throw new ValueError(
        `CountVectorizer: no terms left of ${counts.length} in ${texts} texts: got minDf ${least}, maxDf ${most} texts; ` +
          'give texts with words, lower minDf or raise maxDf',
      );
    if (within.length <= maxFeatures) return within;
    // Sorting is stable: of equally frequent terms the first stay.
    const kept = new Set(within.toSorted((a, b) => b.occurrences - a.occurrences).slice(0, maxFeatures));
    return within.filter((count) => kept.has(count));
  }
}

function requireDocumentCount(option: string, count: CountOrFraction): void {
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 0;
  const isPart = typeof count === 'object' && count.fraction >= 0 && count.fraction <= 1;
  if (isCount || isPart) return;
  const requirement = 'a number of texts, an integer ≥ 0, or { fraction } in [0, 1]';
  refuse('CountVectorizer', option, requirement, count, fractionHint(count));
}
