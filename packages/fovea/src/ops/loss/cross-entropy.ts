// Softmax cross-entropy (D1) as torch.nn.functional.cross_entropy defines it.

import { DTypeError, ShapeError, ValueError } from '../../base/errors.ts';
import { formatShape } from '../../base/shape.ts';
import { iota, requireAll, type Tensor } from '../../tensor/index.ts';
import { logSoftmax } from '../softmax.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

export interface CrossEntropyOptions {
  /** Part of the target that is spread evenly over all classes (Szegedy et al., arXiv:1512.00567). Default 0. */
  readonly labelSmoothing?: number;
  /** Weight of each class, `[C]`; the mean divides by the weights of the labels. */
  readonly weight?: Tensor;
  /** Labels of this value do not count. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

function requireLabels(logits: Tensor, labels: Tensor): void {
  const op = 'crossEntropy';
  if (logits.rank !== 2) throw new ShapeError(`${op}: needs logits [N, C]: got ${formatShape(logits.shape)}`);
  if (labels.dtype !== 'int32') {
    throw new DTypeError(`${op}: needs int32 labels [N] (or float32 probabilities [N, C]): got ${labels.dtype}`);
  }
  if (labels.rank !== 1 || labels.shape[0] !== logits.shape[0]) {
    throw new ShapeError(
      `${op}: logits ${formatShape(logits.shape)} need labels [${logits.shape[0]}]: got ${formatShape(labels.shape)}`,
    );
  }
}

/**
 * −log softmax(logits) at the label: logits `[N, C]` float32, labels `[N]` int32, or target probabilities `[N, C]` float32.
 * @throws ValueError, when the loss is computed, for a label outside 0…C−1 that is not `ignoreIndex`
 */
export function crossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions = {}): Tensor {
  const { labelSmoothing = 0, weight, ignoreIndex = -100, reduction = 'mean' } = options;
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
    throw new ValueError(`crossEntropy: labelSmoothing must be in [0, 1]: got ${labelSmoothing}`);
  if (target.dtype === 'float32' && target.rank === 2) return softCrossEntropy(logits, target, options);
  requireLabels(logits, target);
  const [, classes] = logits.shape;
  const column = target.reshape(-1, 1);
  const counts = column.notEqual(ignoreIndex);
  requireAll(
    counts.logicalNot().logicalOr(column.greaterEqual(0).logicalAnd(column.less(classes))),
    `crossEntropy: a label is outside 0…${classes - 1}, the ${classes} classes of the logits`,
  );
  const isLabel = iota([1, classes]).equal(column).cast('float32');
  const classWeight = weight ?? undefined;
  const negative = logSoftmax(logits).neg();
  const weighted = classWeight ? negative.mul(classWeight) : negative;
  const hard = weighted.mul(isLabel).sum(1);
  const kept = counts.cast('float32').reshape(-1);
  const smooth =
    labelSmoothing === 0
      ? hard
      : hard.mul(1 - labelSmoothing).add(
          weighted
            .sum(1)
            .mul(kept)
            .mul(labelSmoothing / classes),
        );
  const mass = classWeight ? isLabel.mul(classWeight).sum(1) : kept;
  return reduction === 'mean' ? smooth.sum().div(mass.sum()) : reduceLoss(smooth, reduction);
}

/** The target is a distribution over the classes for each row. */
function softCrossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0, weight, reduction = 'mean' } = options;
  if (logits.rank !== 2 || logits.shape.some((size, axis) => size !== target.shape[axis])) {
    throw new ShapeError(
      `crossEntropy: logits ${formatShape(logits.shape)} and target probabilities ${formatShape(target.shape)} must have one shape [N, C]`,
    );
  }
  const probabilities =
    labelSmoothing === 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / logits.shape[1]);
  const negative = logSoftmax(logits).neg();
  return reduceLoss((weight ? negative.mul(weight) : negative).mul(probabilities).sum(1), reduction);
}
