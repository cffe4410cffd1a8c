// Areas under curves in one call: of one list of scores, and the mean over classes, each against the rest.

import { requireEach, requireLabels } from '../base/require.ts';
import { requireLength } from '../base/require-shape.ts';
import { requireScores } from './binary-labels.ts';
import { BinaryRanking } from './binary-ranking.ts';

function ranking(op: string, scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): BinaryRanking {
  requireScores(op, scores, positive);
  const all = new BinaryRanking();
  all.update(scores, positive);
  return all;
}

/**
 * Probability that a positive (label 1 or true) scores higher than a negative (0 or false), ties counting half (Mann–Whitney U), in O(n log
 * n). NaN when a kind is missing.
 * @throws ShapeError for lists of different length; ValueError for a score that is NaN, or another label
 * @example
 * rocAuc([0.9, 0.8, 0.3], [1, 0, 1]); // 0.5
 */
export const rocAuc = (scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number =>
  ranking('rocAuc', scores, positive).rocAuc;

/**
 * Σ (Rₖ − Rₖ₋₁)·Pₖ over the thresholds. NaN without positives.
 * @throws as `rocAuc`
 * @example
 * averagePrecision([0.9, 0.8, 0.3], [1, 0, 1]); // 0.8333
 */
export const averagePrecision = (scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number =>
  ranking('averagePrecision', scores, positive).averagePrecision;

/**
 * `rocAuc` by its definition, comparing all pairs: quadratic, for small sets and as a check.
 * @throws as `rocAuc`
 * @example
 * rocAucByPairs([0.9, 0.8, 0.3], [1, 0, 1]); // 0.5
 */
export function rocAucByPairs(scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number {
  requireScores('rocAucByPairs', scores, positive);
  let [wins, pairs] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    if (!positive[i]) continue;
    for (let j = 0; j < scores.length; j++) {
      if (positive[j]) continue;
      pairs++;
      wins += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
    }
  }
  return wins / pairs;
}

/** Mean of a measure over classes, each against the rest; those for which it is NaN are left out. */
function macro(
  op: string,
  measure: typeof rocAuc,
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): number {
  requireLength(op, 'scores', scores.length, [labels.length, classes]);
  requireLabels(op, labels, classes);
  const values = Array.from({ length: classes }, (_, c) => {
    const column = Float64Array.from({ length: labels.length }, (_, i) => scores[i * classes + c]);
    return measure(
      column,
      Array.from(labels, (label) => label === c),
    );
  }).filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean over classes of the ROC AUC of one class against the rest; classes without both kinds are left out.
 * @shape scores `[N, classes]` row-major, labels `[N]`
 * @example
 * macroRocAuc([0.9, 0.1, 0.2, 0.8], [0, 1], 2); // 1
 */
export const macroRocAuc = (scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number =>
  macro('macroRocAuc', rocAuc, scores, labels, classes);

/**
 * Mean over classes of the average precision of one class against the rest; absent classes are left out.
 * @shape scores `[N, classes]` row-major, labels `[N]`
 * @example
 * macroAveragePrecision([0.9, 0.1, 0.2, 0.8], [0, 1], 2); // 1
 */
export const macroAveragePrecision = (scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number =>
  macro('macroAveragePrecision', averagePrecision, scores, labels, classes);

/**
 * Mean over pairs of classes of the ROC AUC of the two, each by its own scores, among the images of these two (Hand & Till): not moved by how
 * many images each class has. Pairs without images of both are left out.
 * @shape scores `[N, classes]` row-major, labels `[N]`
 * @throws ShapeError for lists that do not fit; ValueError for a label out of range, or a score that is NaN
 * @paper Hand & Till, Machine Learning 2001
 * @example
 * rocAucOneVsOne([0.9, 0.1, 0.2, 0.8], [0, 1], 2); // 1
 */
export function rocAucOneVsOne(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  requireLength('rocAucOneVsOne', 'scores', scores.length, [labels.length, classes]);
  requireLabels('rocAucOneVsOne', labels, classes);
  requireEach('rocAucOneVsOne', 'scores', scores, 'number');
  const images = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < labels.length; i++) images[labels[i]].push(i);
  const own = (a: number, b: number): number =>
    rocAuc(
      [...images[a], ...images[b]].map((i) => scores[i * classes + a]),
      [...images[a].map(() => 1), ...images[b].map(() => 0)],
    );
  const present = [...images.keys()].filter((c) => images[c].length > 0);
  const values = present.flatMap((a, i) => present.slice(0, i).map((b) => (own(a, b) + own(b, a)) / 2));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
