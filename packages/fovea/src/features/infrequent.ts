// Which categories of a column are too rare for a column of their own, by scikit-learn's rules.

import { refuse, requireCounts } from '../base/require.ts';
import type { Category } from './category.ts';
import { type CountOrFraction, countOf, fractionHint } from './count-or-fraction.ts';

/** Options of `OneHotEncoder` for rare categories. */
export interface InfrequentOptions {
  /** Categories in fewer rows share one column, the last; default: each has its own. */
  readonly minFrequency?: CountOrFraction;
  /** Columns for each column of categories at most: the rarest share the last; default: no limit. */
  readonly maxCategories?: number;
}

/** @throws ValueError for options out of range */
export function requireInfrequent(op: string, { minFrequency, maxCategories }: InfrequentOptions): void {
  if (maxCategories !== undefined) requireCounts(op, { maxCategories });
  if (minFrequency === undefined) return;
  const isCount = typeof minFrequency === 'number' && Number.isInteger(minFrequency) && minFrequency >= 1;
  const isPart = typeof minFrequency === 'object' && minFrequency.fraction > 0 && minFrequency.fraction < 1;
  if (isCount || isPart) return;
  const advice = fractionHint(minFrequency);
  refuse(op, 'minFrequency', 'a number of rows, an integer ≥ 1, or { fraction } in (0, 1)', minFrequency, advice);
}

/** The categories that share a column, of those in order; `column` is what the rows hold. */
export function infrequentOf(
  categories: readonly Category[],
  column: readonly Category[],
  { minFrequency = 0, maxCategories = Number.POSITIVE_INFINITY }: InfrequentOptions,
): ReadonlySet<Category> {
  const counts = new Map<Category, number>(categories.map((category) => [category, 0]));
  for (const category of column) counts.set(category, (counts.get(category) ?? 0) + 1);
  const count = (category: Category): number => counts.get(category) as number;
  const least = countOf(minFrequency, column.length);
  const rare = categories.filter((category) => count(category) < least);
  // One column is for all that are rare, whether there are any or not.
  if (categories.length - rare.length + 1 <= maxCategories) return new Set(rare);
  // Sorting is stable: of equally frequent categories the last stay.
  const rarest = categories.toSorted((a, b) => count(a) - count(b)).slice(0, categories.length - (maxCategories - 1));
  return new Set([...rare, ...rarest]);
}
