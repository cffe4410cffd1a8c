// What losses ask of their arguments: one shape, float32 predictions, labels that name a class.

import { requireDType, requireSameShape, requireShape } from '../../base/require-shape.ts';
import { formatShape } from '../../base/shape.ts';
import { iota, requireAll, type Tensor, where } from '../../tensor/index.ts';

/** @throws DTypeError, ShapeError unless two tensors, which are named as in `{ prediction, target }`, are float32 of one shape */
export function requirePair(op: string, operands: Readonly<Record<string, Tensor>>): void {
  const all = Object.entries(operands);
  for (const [name, operand] of all) requireDType(op, name, operand, 'float32');
  requireSameShape(op, Object.fromEntries(all.map(([name, { shape }]) => [name, shape])));
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
  const { column, isLabel, isClass, rule } = labelColumn(op, scores, labels);
  const counts = column.notEqual(ignoreIndex);
  requireAll(counts.logicalNot().logicalOr(isClass), rule);
  return { isLabel: isLabel.logicalAnd(counts), counts };
}

/** The first of `labelMasks`, where every row counts. */
export function labelMask(op: string, scores: Tensor, labels: Tensor): Tensor {
  const { isLabel, isClass, rule } = labelColumn(op, scores, labels);
  requireAll(isClass, rule);
  return isLabel;
}

/** The labels as `[…, 1]`, whether each is one of the classes, and where among them; and what they have to be, in words. */
function labelColumn(
  op: string,
  scores: Tensor,
  labels: Tensor,
): { readonly column: Tensor; readonly isLabel: Tensor; readonly isClass: Tensor; readonly rule: string } {
  requireDType(op, 'scores', scores, 'float32');
  requireShape(op, 'scores', scores.shape, ['N', '…', 'C']);
  requireDType(op, 'labels', labels, 'int32');
  const rows = scores.shape.slice(0, -1);
  requireShape(op, 'labels', labels.shape, rows, `the scores are ${formatShape(scores.shape)}`);
  const classes = scores.shape[scores.rank - 1];
  const column = labels.reshape(...rows, 1);
  return {
    column,
    isLabel: iota([...rows.map(() => 1), classes]).equal(column),
    isClass: column.greaterEqual(0).logicalAnd(column.less(classes)),
    rule: `${op}: labels must be integers in [0, ${classes - 1}], the classes of the scores`,
  };
}
