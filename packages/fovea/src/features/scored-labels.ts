// What calibration is fitted on: scores of a classifier, and what was true.

import { ShapeError, ValueError } from '../base/errors.ts';

/** @throws ShapeError for lists of different length or none; ValueError for numbers that are not finite, or weights below 0 */
export function requirePairs(
  op: string,
  scores: ArrayLike<number>,
  targets: ArrayLike<number>,
  weights?: ArrayLike<number>,
): void {
  const count = scores.length;
  if (count === 0) throw new ShapeError(`${op}: nothing to fit on: got no scores`);
  if (targets.length !== count || (weights && weights.length !== count))
    throw new ShapeError(
      `${op}: ${count} scores, but ${targets.length} targets${weights ? ` and ${weights.length} weights` : ''}`,
    );
  let total = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights?.[i] ?? 1;
    if (!Number.isFinite(scores[i]) || !Number.isFinite(targets[i]))
      throw new ValueError(
        `${op}: got score ${scores[i]} and target ${targets[i]} at ${i}; replace or drop them first`,
      );
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new ValueError(`${op}: weight ${i} must be a finite number of at least 0: got ${weight}`);
    total += weight;
  }
  if (total === 0) throw new ValueError(`${op}: all samples weigh 0`);
}
