// Area under the ROC curve (H): exact, by ranks, with ties counted half; one class against the rest, and the mean over classes.

import { ShapeError, ValueError } from '../base/errors.ts';

/**
 * Probability that a positive scores higher than a negative, ties counting half (Mann–Whitney U). NaN when a kind is missing.
 * @throws ShapeError for lists of different length; ValueError for a score that is not a number
 */
export function rocAuc(scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number {
  const count = scores.length;
  if (count !== positive.length) throw new ShapeError(`rocAuc: ${count} scores but ${positive.length} labels`);
  for (let i = 0; i < count; i++) if (Number.isNaN(scores[i])) throw new ValueError(`rocAuc: score ${i} is NaN`);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => scores[a] - scores[b]);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < count; ) {
    let end = start;
    while (end < count && scores[order[end]] === scores[order[start]]) end++;
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (!positive[order[i]]) continue;
      positives++;
      rankSum += rank;
    }
    start = end;
  }
  const negatives = count - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The same by its definition, comparing all pairs: quadratic, for small sets and as a check. */
export function rocAucByPairs(scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): number {
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

/** Mean over classes of one class against the rest: scores `[N, classes]` row-major, labels `[N]`; classes without both kinds are left out. */
export function macroRocAuc(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  if (scores.length !== labels.length * classes)
    throw new ShapeError(
      `macroRocAuc: ${labels.length} labels and ${classes} classes need ${labels.length * classes} scores: got ${scores.length}`,
    );
  const areas = Array.from({ length: classes }, (_, c) => {
    const column = Float64Array.from({ length: labels.length }, (_, i) => scores[i * classes + c]);
    return rocAuc(
      column,
      Array.from(labels, (label) => label === c),
    );
  }).filter((area) => !Number.isNaN(area));
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}
