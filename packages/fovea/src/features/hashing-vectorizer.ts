// Bag of words without a vocabulary: terms go to the columns that their hashes name.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { type FeatureHashOptions, hashFeatures } from './feature-hashing.ts';
import { normalize, ROW_NORMS, type RowNorm } from './normalizer.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { TEXT_NAMES, type TextOptions, textAnalyzer } from './text-analyzer.ts';
import { requireTexts } from './texts.ts';

/** Options of `hashTexts`. */
export interface HashTextOptions extends TextOptions, FeatureHashOptions {
  /** Length that each text is scaled to be 1; default l2. */
  readonly norm?: RowNorm | 'none';
  /** Only whether a term occurs, not how often; default false. */
  readonly binary?: boolean;
}

/**
 * Texts to signed counts `[texts, features]`, as scikit-learn's HashingVectorizer: there is nothing to fit, so texts may come as a stream.
 * @throws ValueError for options out of range
 * @example
 * hashTexts(['red dog'], { features: 4, norm: 'none' }).toDense().toArray(); // [[0, -1, 0, -1]]
 */
export function hashTexts(texts: Iterable<string>, options: HashTextOptions = {}): SparseMatrix {
  requireOptions('hashTexts', options, [...TEXT_NAMES, 'features', 'alternateSign', 'norm', 'binary']);
  requireTexts('hashTexts', texts);
  const { norm = 'l2', binary = false } = options;
  requireOneOf('hashTexts', 'norm', norm, [...ROW_NORMS, 'none']);
  const analyze = textAnalyzer(pickOptions(options, TEXT_NAMES));
  const hashed = hashFeatures(Array.from(texts, analyze), pickOptions(options, ['features', 'alternateSign']));
  const counts = binary ? hashed.withValues(hashed.values.map(() => 1)) : hashed;
  return norm === 'none' ? counts : normalize(counts, norm);
}
