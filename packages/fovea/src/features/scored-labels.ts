// What calibration is fitted on: scores of a classifier, and what was true.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireEach } from '../base/require.ts';
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
  requireEach(op, 'scores', scores, 'finite', 'replace or drop it first');
  requireEach(op, 'targets', targets, 'finite', 'replace or drop it first');
  if (!weights) return;
  requireEach(op, 'sampleWeight', weights, 'notNegative');
  if (!Array.from(weights).some((weight) => weight > 0)) throw new ValueError(`${op}: all samples weigh 0`);
}
