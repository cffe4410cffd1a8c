// Softmax cross-entropy with integer labels: the loss of classification, also per pixel.

import { DTypeError, ShapeError } from '../../base/errors.ts';
import { formatShape, sameShape } from '../../base/shape.ts';
import { iota, requireAll, type Tensor, where } from '../../tensor/index.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

export interface CrossEntropyOptions {
  /** Share of the target spread evenly over all classes (Szegedy et al., CVPR 2016, arXiv:1512.00567); default 0. */
  readonly labelSmoothing?: number;
  /** `[C]`: factor on the loss of each class; a mean is divided by the sum of the labels' factors. Default: 1 each. */
  readonly weight?: Tensor;
  /** Elements with this label count nothing; default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean': over the elements that count, NaN when there are none. */
  readonly reduction?: Reduction;
}

/**
 * −log softmax(logits)[label]: logits `[N, …, C]`, labels int32 `[N, …]`; a scalar, or `[N, …]` with reduction 'none'.
 * @throws ShapeError or DTypeError when logits and labels do not fit; ValueError, when it runs, for a label outside the classes
 */
export function crossEntropy(logits: Tensor, labels: Tensor, options: CrossEntropyOptions = {}): Tensor {
  const { labelSmoothing = 0, weight, ignoreIndex = -100, reduction = 'mean' } = options;
  requireOperands(logits, labels, weight);
  const classes = logits.shape[logits.rank - 1];
  const counts = labels.notEqual(ignoreIndex);
  requireAll(
    labels.greaterEqual(0).logicalAnd(labels.less(classes)).logicalOr(counts.logicalNot()),
    `crossEntropy: a label is outside 0…${classes - 1} (${classes} classes)`,
  );
  // log Σ e^x and x at the label, both less the maximum: their difference loses no digits to large logits.
  const shifted = logits.sub(logits.max(-1, { keepDims: true }).detach());
  const logSum = shifted.exp().sum(-1).log();
  const isLabel = iota(logits.shape).equal(labels.reshape(...labels.shape, 1));
  const atLabel = (x: Tensor): Tensor => where(isLabel, x, 0).sum(-1);
  const labelWeight = weight ? atLabel(weight.expand(...logits.shape)) : undefined;
  let losses = logSum.sub(atLabel(shifted));
  if (labelWeight) losses = losses.mul(labelWeight);
  if (labelSmoothing > 0) {
    const total = weight ? shifted.mul(weight).sum(-1) : shifted.sum(-1);
    const uniform = logSum.mul(weight ? weight.sum() : classes).sub(total);
    losses = losses.mul(1 - labelSmoothing).add(uniform.mul(labelSmoothing / classes));
  }
  losses = where(counts, losses, 0);
  return reduceLoss(losses, reduction, where(counts, labelWeight ?? 1, 0).sum());
}

function requireOperands(logits: Tensor, labels: Tensor, weight: Tensor | undefined): void {
  if (labels.dtype !== 'int32') throw new DTypeError(`crossEntropy: labels must be int32: got ${labels.dtype}`);
  if (logits.rank === 0 || !sameShape(logits.shape.slice(0, -1), labels.shape)) {
    throw new ShapeError(
      `crossEntropy: labels must have the shape of the logits without their last axis: got logits ${formatShape(logits.shape)} and labels ${formatShape(labels.shape)}`,
    );
  }
  const classes = logits.shape[logits.rank - 1];
  if (weight && !sameShape(weight.shape, [classes]))
    throw new ShapeError(`crossEntropy: weight must be [${classes}]: got ${formatShape(weight.shape)}`);
}
