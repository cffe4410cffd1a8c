// Bag of words without a vocabulary: terms go to the columns that their hashes name.

import { requireOneOf } from '../base/one-of.ts';
import { type FeatureHashOptions, hashFeatures } from './feature-hashing.ts';
import { normalize, ROW_NORMS, type RowNorm } from './normalizer.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { type TextOptions, textAnalyzer } from './text-analyzer.ts';

export interface HashTextOptions extends TextOptions, FeatureHashOptions {
  /** Length that each text is scaled to be 1; default l2. */
  readonly norm?: RowNorm | 'none';
  /** Only whether a term occurs, not how often; default false. */
  readonly binary?: boolean;
}

/** Texts to signed counts `[texts, features]`, as scikit-learn's HashingVectorizer: nothing to fit, so texts may come as a stream. */
export function hashTexts(texts: Iterable<string>, options: HashTextOptions = {}): SparseMatrix {
  const { norm = 'l2', binary = false } = options;
  requireOneOf('hashTexts', 'norm', norm, [...ROW_NORMS, 'none']);
  const analyze = textAnalyzer(options);
  const hashed = hashFeatures(Array.from(texts, analyze), options);
  const counts = binary ? hashed.withValues(hashed.values.map(() => 1)) : hashed;
  return norm === 'none' ? counts : normalize(counts, norm);
}
