// TF-IDF: counts weighted by how few texts a term occurs in, each text then scaled to length 1.

import { ShapeError } from '../base/errors.ts';
import { pickOptions, requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { COUNT_NAMES, CountVectorizer, type CountVectorizerOptions } from './count-vectorizer.ts';
import type { MatrixLike } from './matrix.ts';
import { normalize, ROW_NORMS, type RowNorm } from './normalizer.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { Transformer } from './transformer.ts';

/** Options of `TfidfTransformer`. */
export interface TfidfOptions {
  /** Length that each text is scaled to be 1; default l2. */
  readonly norm?: RowNorm | 'none';
  /** Weigh by inverse document frequency; default true. */
  readonly useIdf?: boolean;
  /** As if one more text held every term once, so that nothing is divided by 0; default true. */
  readonly smoothIdf?: boolean;
  /** 1 + ln(count) instead of the count; default false. */
  readonly sublinearTf?: boolean;
}

const IDF_NAMES = ['norm', 'useIdf', 'smoothIdf', 'sublinearTf'] as const;

/**
 * Counts to TF-IDF: count · (ln((1 + texts) / (1 + texts with the term)) + 1), then rows of norm 1, with scikit-learn's options.
 * @example
 * new TfidfTransformer({ norm: 'none' }).fitTransform([[1, 1], [1, 0]]).toDense().toArray(); // [[1, 1.405], [1, 0]]
 */
export class TfidfTransformer extends Transformer<SparseMatrix | MatrixLike, SparseMatrix> {
  private learnt: Float64Array | undefined;

  /** @throws ValueError for an unknown norm */
  constructor(private readonly options: TfidfOptions = {}) {
    super('TfidfTransformer');
    requireOptions('TfidfTransformer', options, IDF_NAMES);
    requireOneOf('TfidfTransformer', 'norm', options.norm ?? 'l2', [...ROW_NORMS, 'none']);
  }

  /** Learns the weight of each term. */
  fit(counts: SparseMatrix | MatrixLike): this {
    const { rows, columns, indices } = SparseMatrix.from(counts);
    const { useIdf = true, smoothIdf = true } = this.options;
    const documents = new Float64Array(columns).fill(smoothIdf ? 1 : 0);
    for (const column of indices) documents[column]++;
    const all = rows + (smoothIdf ? 1 : 0);
    this.learnt = documents.map((count) => (useIdf ? Math.log(all / count) + 1 : 1));
    return this;
  }

  /**
   * Counts times the weights of their terms.
   * @throws ShapeError for another number of terms than fitted on
   */
  transform(counts: SparseMatrix | MatrixLike): SparseMatrix {
    const idf = this.fitted(this.learnt);
    const matrix = SparseMatrix.from(counts);
    if (matrix.columns !== idf.length)
      throw new ShapeError(`TfidfTransformer: fitted on ${idf.length} terms, but got ${matrix.columns}`);
    const { norm = 'l2', sublinearTf = false } = this.options;
    const weighted = matrix.withValues(
      matrix.values.map((count, i) => (sublinearTf ? 1 + Math.log(count) : count) * idf[matrix.indices[i]]),
    );
    return norm === 'none' ? weighted : normalize(weighted, norm);
  }

  /** Weight of each term. */
  get idf(): number[] {
    return Array.from(this.fitted(this.learnt));
  }
}

/**
 * Texts to TF-IDF: CountVectorizer, then TfidfTransformer.
 * @example
 * const vectorizer = new TfidfVectorizer();
 * vectorizer.fitTransform(['red dog', 'red cat']).rows; // 2
 */
export class TfidfVectorizer extends Transformer<readonly string[], SparseMatrix> {
  private readonly counter: CountVectorizer;
  private readonly weigher: TfidfTransformer;

  constructor(options: CountVectorizerOptions & TfidfOptions = {}) {
    super('TfidfVectorizer');
    requireOptions('TfidfVectorizer', options, [...COUNT_NAMES, ...IDF_NAMES]);
    this.counter = new CountVectorizer(pickOptions(options, COUNT_NAMES));
    this.weigher = new TfidfTransformer(pickOptions(options, IDF_NAMES));
  }

  /** Learns the vocabulary and the weight of each term. */
  fit(texts: readonly string[]): this {
    this.weigher.fit(this.counter.fitTransform(texts));
    return this;
  }

  /** TF-IDF of each text. */
  transform(texts: readonly string[]): SparseMatrix {
    return this.weigher.transform(this.counter.transform(texts));
  }

  /** The terms, in order of columns. */
  get vocabulary(): string[] {
    return this.counter.vocabulary;
  }

  /** Weight of each term. */
  get idf(): number[] {
    return this.weigher.idf;
  }
}
