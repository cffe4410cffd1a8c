// What calibration is fitted on: scores of a classifier, and what was true.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireRange } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';

/** @throws ShapeError for lists of different length or none; ValueError for numbers that are not finite, or weights below 0 */
export function requirePairs(
  op: string,
  scores: ArrayLike<number>,
  targets: ArrayLike<number>,
  weights?: ArrayLike<number>,
): void {
  const count = scores.length;
  if (count === 0) throw new ShapeError(`${op}: nothing to fit on: got no scores`);
  requireSameLength(op, { scores: count, targets: targets.length, ...(weights && { sampleWeight: weights.length }) });
  let total = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights?.[i] ?? 1;
    if (!Number.isFinite(scores[i]) || !Number.isFinite(targets[i]))
      throw new ValueError(
        `${op}: got score ${scores[i]} and target ${targets[i]} at ${i}; replace or drop them first`,
      );
    requireRange(op, `sampleWeight ${i}`, weight, 'notNegative');
    total += weight;
  }
  if (total === 0) throw new ValueError(`${op}: all samples weigh 0`);
}
