// The Lovász-softmax loss: a convex stand-in for 1 − intersection over union.

import { requireOptions } from '../../base/options.ts';
import { requireOneOf, requireRange } from '../../base/require.ts';
import { requireShape } from '../../base/require-shape.ts';
import { stack, type Tensor, where } from '../../tensor/index.ts';
import { labelMasks } from './operands.ts';

/** Options of `lovaszSoftmaxLoss`. */
export interface LovaszSoftmaxOptions {
  /** Averages over the classes that occur in the labels, or over all. Default 'present'. */
  readonly classes?: 'present' | 'all';
  /** Averages over images instead of taking all their pixels together. Default false. */
  readonly perImage?: boolean;
  /** Pixels labelled so do not count. Default −100. */
  readonly ignoreIndex?: number;
}

/**
 * The Lovász extension of 1 − IoU by class, for probabilities such as `softmax` gives: errors |1 at the label − p| in descending order, each
 * times what it takes from the union.
 * @shape `[N, …, C]`, labels `[N, …]` → a scalar
 * @dtype labels int32
 * @grad the order of the errors is taken as it is
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options out of range, and, when the loss is computed, for a label
 *   outside 0…C−1 that is not `ignoreIndex`
 * @paper Berman et al., CVPR 2018, arXiv:1705.08790
 * @example
 * await lovaszSoftmaxLoss(tensor([[0.8, 0.2], [0.4, 0.6]]), tensor([0, 1], [2], 'int32')).item(); // 0.3
 */
export function lovaszSoftmaxLoss(probabilities: Tensor, labels: Tensor, options: LovaszSoftmaxOptions = {}): Tensor {
  requireOptions('lovaszSoftmaxLoss', options, ['classes', 'perImage', 'ignoreIndex']);
  const { classes = 'present', perImage = false, ignoreIndex = -100 } = options;
  requireOneOf('lovaszSoftmaxLoss', 'classes', classes, ['present', 'all']);
  requireRange('lovaszSoftmaxLoss', 'perImage', perImage, 'flag');
  requireShape('lovaszSoftmaxLoss', 'probabilities', probabilities.shape, ['N', '…', 'C']);
  if (perImage && probabilities.shape[0] > 1) {
    const parts = probabilities.split(1, 0);
    const own = labels.split(1, 0);
    return stack(parts.map((one, i) => lovaszSoftmaxLoss(one, own[i], { classes, ignoreIndex }))).mean();
  }
  const { isLabel, counts } = labelMasks('lovaszSoftmaxLoss', probabilities, labels, ignoreIndex);
  const channels = probabilities.shape[probabilities.rank - 1];
  const rows = (x: Tensor): Tensor => x.reshape(-1, channels).transpose();
  const truth = rows(isLabel.cast('float32'));
  const { values: errors, indices } = truth
    .sub(rows(where(counts, probabilities, 0)))
    .abs()
    .sort(1, { descending: true });
  const ofClass = errors.mul(slopes(truth.gatherElements(indices, 1))).sum(1);
  if (classes === 'all') return ofClass.mean();
  const present = truth.sum(1).greater(0).cast('float32');
  // Where all pixels are ignored, there is nothing to be wrong about.
  return ofClass.mul(present).sum().div(present.sum().maximum(1));
}

/** What each further error takes from the intersection over union, of whether the pixels `[C, P]` are of the class. */
function slopes(truth: Tensor): Tensor {
  const total = truth.sum(1, { keepDims: true });
  const missed = truth.cumsum(1);
  const union = total.add(truth.neg().add(1).cumsum(1));
  // A union of nothing, before any pixel, is no error.
  const loss = where(
    union.equal(0),
    0,
    total
      .sub(missed)
      .div(where(union.equal(0), 1, union))
      .neg()
      .add(1),
  );
  const before = loss.slice(1, 0, -1).pad([
    [0, 0],
    [1, 0],
  ]);
  return loss.sub(before).detach();
}
