// Binary cross-entropy (D5, I), of probabilities and of logits, as torch.nn.functional defines it.

import { ShapeError } from '../../base/errors.ts';
import { broadcastShapes, formatShape, sameShape } from '../../base/shape.ts';
import { requireAll, type Tensor, where } from '../../tensor/index.ts';
import { softplus } from '../activation.ts';
import { requireSameShape, requireUnit } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

export interface BinaryCrossEntropyOptions {
  /** Targets become y·(1 − 2ε) + ε: 1 → 1 − ε and 0 → ε (D5). Default 0. */
  readonly labelSmoothing?: number;
  /** Factor of each element's loss; broadcasts to the prediction. */
  readonly weight?: Tensor;
  /** Default 'mean', over all elements. */
  readonly reduction?: Reduction;
}

export interface BinaryCrossEntropyWithLogitsOptions extends BinaryCrossEntropyOptions {
  /** Factor of the positive part of the loss, `[C]` or a scalar; above 1 it raises recall. */
  readonly posWeight?: Tensor;
}

/** log p is cut off here, so that a sure but wrong prediction costs 100 and not infinity. */
const SMALLEST_LOG = -100;

/**
 * −y·log p − (1 − y)·log(1 − p) of probabilities p and targets y in [0, 1] of one shape, float32; logarithms are at least −100.
 * Prefer `binaryCrossEntropyWithLogits`, which loses no precision near 0 and 1.
 * @throws ValueError, when the loss is computed, for a probability outside [0, 1]
 */
export function binaryCrossEntropy(
  probabilities: Tensor,
  target: Tensor,
  options: BinaryCrossEntropyOptions = {},
): Tensor {
  const y = checkedTarget('binaryCrossEntropy', probabilities, target, options);
  requireAll(
    probabilities.greaterEqual(0).logicalAnd(probabilities.lessEqual(1)),
    'binaryCrossEntropy: a probability is outside [0, 1]; logits go to binaryCrossEntropyWithLogits',
  );
  const complement = probabilities.neg().add(1);
  const likelihood = y.mul(boundedLog(probabilities)).add(y.neg().add(1).mul(boundedLog(complement)));
  return reduce(likelihood.neg(), options);
}

/** log x where x > 0, −100 without a gradient elsewhere. */
function boundedLog(x: Tensor): Tensor {
  const positive = x.greater(0);
  return where(positive, where(positive, x, 1).log().maximum(SMALLEST_LOG), SMALLEST_LOG);
}

/** Cross-entropy of sigmoid(logits) with targets in [0, 1] of one shape, float32, without overflow for any finite logit. */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  options: BinaryCrossEntropyWithLogitsOptions = {},
): Tensor {
  const op = 'binaryCrossEntropyWithLogits';
  const y = checkedTarget(op, logits, target, options);
  const { posWeight } = options;
  if (posWeight) requireBroadcast(op, 'posWeight', posWeight, logits);
  // −log σ(x) = softplus(−x), and −log(1 − σ(x)) = x + softplus(−x).
  const surprise = softplus(logits.neg());
  const factor = posWeight ? y.mul(posWeight.sub(1)).add(1) : undefined;
  const loss = y
    .neg()
    .add(1)
    .mul(logits)
    .add(factor ? surprise.mul(factor) : surprise);
  return reduce(loss, options);
}

function checkedTarget(op: string, prediction: Tensor, target: Tensor, options: BinaryCrossEntropyOptions): Tensor {
  const { labelSmoothing = 0 } = options;
  requireSameShape(op, prediction, target);
  requireUnit(op, 'labelSmoothing', labelSmoothing);
  if (options.weight) requireBroadcast(op, 'weight', options.weight, prediction);
  return labelSmoothing === 0 ? target : target.mul(1 - 2 * labelSmoothing).add(labelSmoothing);
}

const reduce = (loss: Tensor, { weight, reduction }: BinaryCrossEntropyOptions): Tensor =>
  reduceLoss(weight ? loss.mul(weight) : loss, reduction);

function requireBroadcast(op: string, name: string, factor: Tensor, to: Tensor): void {
  const common = broadcastShapes(factor.shape, to.shape);
  if (!common || !sameShape(common, to.shape)) {
    throw new ShapeError(
      `${op}: ${name} ${formatShape(factor.shape)} does not broadcast to the prediction ${formatShape(to.shape)}`,
    );
  }
}
