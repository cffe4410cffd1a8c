// Feature hashing (I; Weinberger et al., ICML 2009): names of any number to a fixed number of columns, without a vocabulary to learn or keep.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireInteger } from '../base/require.ts';
import { murmurHash3 } from './murmur-hash.ts';
import { SparseMatrix } from './sparse-matrix.ts';

/** One sample: names that are present, or names with numbers, or names with text (where `name=text` is present). */
export type NamedFeatures = readonly string[] | Readonly<Record<string, number | string>>;

/** Options of `hashFeatures`. */
export interface FeatureHashOptions {
  /** Columns of the result; default 2²⁰. */
  readonly features?: number;
  /** Half of the names count negatively, so that collisions cancel on average; default true. */
  readonly alternateSign?: boolean;
}

/**
 * Each sample's features in the columns that their hashes name: the values of scikit-learn's FeatureHasher.
 * @throws ValueError for a value that is not finite
 * @example
 * hashFeatures([{ dog: 1, cat: 2 }], { features: 8 }).toDense().toArray(); // [[0, 0, 0, 0, 0, -1, 0, 2]]
 */
export function hashFeatures(samples: Iterable<NamedFeatures>, options: FeatureHashOptions = {}): SparseMatrix {
  requireOptions('hashFeatures', options, ['features', 'alternateSign']);
  const { features = 2 ** 20, alternateSign = true } = options;
  requireInteger('hashFeatures', 'features', features, 1, 2 ** 31 - 1);
  const rows = Array.from(samples, (sample) =>
    Array.from(named(sample), ([name, value]): [number, number] => {
      const hash = murmurHash3(name);
      return [Math.abs(hash) % features, alternateSign && hash < 0 ? -value : value];
    }),
  );
  return SparseMatrix.fromRows(features, rows);
}

/** Names and numbers of a sample. */
function* named(sample: NamedFeatures): Generator<[name: string, value: number]> {
  if (Array.isArray(sample)) {
    for (const name of sample) yield [name, 1];
    return;
  }
  for (const [name, value] of Object.entries(sample)) {
    if (typeof value === 'string') yield [`${name}=${value}`, 1];
    else if (!Number.isFinite(value))
      throw new ValueError(`hashFeatures: ${name} is ${value}; replace or drop it first`);
    else if (value !== 0) yield [name, value];
  }
}
