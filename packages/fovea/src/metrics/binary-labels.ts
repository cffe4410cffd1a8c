// What two-class measures are computed from: scores, and whether each is of a positive.

import { ValueError } from '../base/errors.ts';
import { requireEach } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';

/** @throws ValueError for a label other than 0, 1, true and false: −1 would count as true */
export function requireBinary(op: string, labels: ArrayLike<number | boolean>): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label !== 0 && label !== 1 && label !== true && label !== false)
      throw new ValueError(
        `${op}: labels must be 0 and 1, or false and true: got ${label} at ${i}; compare with the positive label first`,
      );
  }
}

/** @throws ShapeError for lists of different length; ValueError for a score that is NaN, or a label that `requireBinary` refuses */
export function requireScores(op: string, scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): void {
  requireSameLength(op, { scores: scores.length, labels: positive.length });
  requireEach(op, 'scores', scores, 'number');
  requireBinary(op, positive);
}
