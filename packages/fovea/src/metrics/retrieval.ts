// Metrics of search: how high what is relevant stands in the order of the scores.

import { requireOptions } from '../base/options.ts';
import { requireEach, requireInteger } from '../base/require.ts';
import { requireLength, requireSameLength } from '../base/require-shape.ts';

/** Options of measures of rankings. */
export interface RetrievalOptions {
  /** Only the k best of each query count. Default: all. */
  readonly k?: number;
}

/** Calls back with the gains of each query's items from the highest score down. */
function forEachQuery(
  op: string,
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions,
  visit: (gains: readonly number[], k: number) => void,
): void {
  requireOptions(op, options, ['k']);
  requireInteger(op, 'items', items, 1);
  const { k = items } = options;
  requireInteger(op, 'k', k, 1);
  requireSameLength(op, { scores: scores.length, relevance: relevance.length });
  const queries = Math.floor(scores.length / items);
  requireLength(op, 'scores', scores.length, [queries, items]);
  requireEach(op, 'scores', scores, 'number');
  requireEach(op, 'relevance', Array.from(relevance, Number), 'notNegative');
  for (let query = 0; query < queries; query++) {
    const order = Array.from({ length: items }, (_, i) => query * items + i);
    order.sort((a, b) => scores[b] - scores[a] || a - b);
    visit(
      order.map((i) => Number(relevance[i])),
      Math.min(k, items),
    );
  }
}

/** Mean over the queries for which a measure is a number; NaN where there is none. */
function meanOver(
  op: string,
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions,
  measure: (gains: readonly number[], k: number) => number,
): number {
  let [sum, count] = [0, 0];
  forEachQuery(op, scores, relevance, items, options, (gains, k) => {
    const value = measure(gains, k);
    if (Number.isNaN(value)) return;
    sum += value;
    count++;
  });
  return sum / count;
}

const relevantIn = (gains: readonly number[]): number => gains.filter((gain) => gain > 0).length;

/**
 * Of what is relevant to a query, the part that is among the k best, averaged over the queries; those without anything relevant are left out.
 * Of equal scores, the first item stands higher.
 * @shape scores and relevance `[queries, items]` row-major
 * @throws ShapeError for lists that do not fit; ValueError for a score that is NaN, a relevance below 0, or a k below 1
 * @example
 * recallAtK([0.9, 0.1, 0.5], [1, 1, 0], 3, { k: 1 }); // 0.5
 */
export const recallAtK = (
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions = {},
): number =>
  meanOver('recallAtK', scores, relevance, items, options, (gains, k) => {
    return relevantIn(gains.slice(0, k)) / relevantIn(gains);
  });

/**
 * The part of the k best that is relevant, averaged over the queries.
 * @shape scores and relevance `[queries, items]` row-major
 * @throws as `recallAtK`
 * @example
 * precisionAtK([0.9, 0.1, 0.5], [1, 1, 0], 3, { k: 2 }); // 0.5
 */
export const precisionAtK = (
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions = {},
): number =>
  meanOver('precisionAtK', scores, relevance, items, options, (gains, k) => relevantIn(gains.slice(0, k)) / k);

/**
 * Mean average precision of searches: of each query the mean of the precision at every relevant item. With k, items beyond count as not found.
 * Queries without anything relevant are left out.
 * @shape scores and relevance `[queries, items]` row-major
 * @throws as `recallAtK`
 * @example
 * retrievalMap([0.9, 0.1, 0.5], [1, 1, 0], 3); // 0.8333
 */
export const retrievalMap = (
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions = {},
): number =>
  meanOver('retrievalMap', scores, relevance, items, options, (gains, k) => {
    let [found, sum] = [0, 0];
    for (let i = 0; i < k; i++) if (gains[i] > 0) sum += ++found / (i + 1);
    return sum / Math.min(k, relevantIn(gains));
  });

/**
 * 1 / the place of the first relevant item among the k best, 0 where there is none, averaged over the queries that have anything relevant.
 * @shape scores and relevance `[queries, items]` row-major
 * @throws as `recallAtK`
 * @example
 * meanReciprocalRank([0.9, 0.1, 0.5], [0, 0, 1], 3); // 0.5
 */
export const meanReciprocalRank = (
  scores: ArrayLike<number>,
  relevance: ArrayLike<number | boolean>,
  items: number,
  options: RetrievalOptions = {},
): number =>
  meanOver('meanReciprocalRank', scores, relevance, items, options, (gains, k) => {
    if (relevantIn(gains) === 0) return Number.NaN;
    const first = gains.slice(0, k).findIndex((gain) => gain > 0);
    return first < 0 ? 0 : 1 / (first + 1);
  });

/** Σ gain / log₂(place + 1). */
const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

/**
 * Normalised discounted cumulative gain: Σ gain / log₂(place + 1) of the k best over that of the best order. Queries without gains are left out.
 * @shape scores and gains `[queries, items]` row-major
 * @throws as `recallAtK`
 * @paper Järvelin & Kekäläinen, ACM TOIS 2002
 * @example
 * ndcg([0.9, 0.1, 0.5], [0, 0, 3], 3); // 0.6309
 */
export const ndcg = (
  scores: ArrayLike<number>,
  gains: ArrayLike<number>,
  items: number,
  options: RetrievalOptions = {},
): number =>
  meanOver('ndcg', scores, gains, items, options, (own, k) => {
    const best = [...own].sort((a, b) => b - a);
    return discounted(own.slice(0, k)) / discounted(best.slice(0, k));
  });
