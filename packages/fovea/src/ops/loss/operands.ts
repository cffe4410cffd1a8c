// What losses ask of their arguments: one shape, float32 predictions, labels that name a class.

import { DTypeError, ShapeError, ValueError } from '../../base/errors.ts';
import { formatShape, sameShape } from '../../base/shape.ts';
import { iota, requireAll, type Tensor, where } from '../../tensor/index.ts';

/** @throws DTypeError, ShapeError when prediction and target are not float32 tensors of one shape */
export function requireSameShape(op: string, prediction: Tensor, target: Tensor, name = 'target'): void {
  requireFloat(op, prediction);
  requireFloat(op, target, name);
  if (!sameShape(prediction.shape, target.shape)) {
    throw new ShapeError(
      `${op}: prediction and ${name} differ in shape: got ${formatShape(prediction.shape)} and ${formatShape(target.shape)}; both must have one shape`,
    );
  }
}

export function requireFloat(op: string, x: Tensor, name = 'prediction'): void {
  if (x.dtype !== 'float32') throw new DTypeError(`${op}: needs a float32 ${name}: got ${x.dtype}`);
}

/** @throws ValueError when the option is not a finite number above 0 (or from 0 on, with `zero`) */
export function requirePositive(op: string, name: string, value: number, zero: 'zero' | 'noZero' = 'noZero'): void {
  if (Number.isFinite(value) && (value > 0 || (zero === 'zero' && value === 0))) return;
  throw new ValueError(`${op}: ${name} must be a finite number ${zero === 'zero' ? '≥ 0' : '> 0'}: got ${value}`);
}

export function requireUnit(op: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new ValueError(`${op}: ${name} must be in [0, 1]: got ${value}`);
}

/** Logarithms with 0 for −∞ where the target is 0: a class that is masked on both sides costs nothing, 0·log 0 = 0, and has no gradient. */
export const unlessMasked = (logarithms: Tensor, target: Tensor): Tensor =>
  where(target.equal(0).logicalAnd(logarithms.equal(Number.NEGATIVE_INFINITY)), 0, logarithms);

export interface LabelMasks {
  /** `[…, C]` bool: true at the label, nowhere in rows that do not count. */
  readonly isLabel: Tensor;
  /** `[…, 1]` bool: whether the row counts. */
  readonly counts: Tensor;
}

/** Where the labels `[…]` int32 are among the classes of `scores` `[…, C]`; rows labelled `ignoreIndex` do not count. */
export function labelMasks(op: string, scores: Tensor, labels: Tensor, ignoreIndex: number): LabelMasks {
  requireFloat(op, scores);
  if (scores.rank < 2) throw new ShapeError(`${op}: needs scores [N, …, C]: got ${formatShape(scores.shape)}`);
  if (labels.dtype !== 'int32') throw new DTypeError(`${op}: needs int32 labels: got ${labels.dtype}`);
  const rows = scores.shape.slice(0, -1);
  if (!sameShape(labels.shape, rows)) {
    throw new ShapeError(
      `${op}: scores ${formatShape(scores.shape)} need labels ${formatShape(rows)}: got ${formatShape(labels.shape)}`,
    );
  }
  const classes = scores.shape[scores.rank - 1];
  const column = labels.reshape(...rows, 1);
  const counts = column.notEqual(ignoreIndex);
  requireAll(
    counts.logicalNot().logicalOr(column.greaterEqual(0).logicalAnd(column.less(classes))),
    `${op}: a label is outside 0…${classes - 1}, the ${classes} classes of the scores`,
  );
  const position = iota([...rows.map(() => 1), classes]);
  return { isLabel: position.equal(column).logicalAnd(counts), counts };
}
