// PolyLoss: cross-entropy whose first polynomial term has another weight (Leng et al., arXiv:2204.12511).

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { type Tensor, where } from '../../tensor/index.ts';
import { logSoftmax, shifted } from '../softmax.ts';
import { labelMasks, requirePair, unlessMasked } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';
import { surpriseOf } from './surprise.ts';

/** Options of `polyLoss`. */
export interface PolyOptions {
  /** ε₁, the weight of 1 − p beside cross-entropy's own. Default 1. */
  readonly epsilon?: number;
  /** Labels of this value do not count. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean', over the labels that count. */
  readonly reduction?: Reduction;
}

/**
 * −log p + ε·(1 − p) (Poly-1), where p is the softmax of the logits at the label. For target probabilities it is the sum over the classes,
 * each weighted by its target; the mean is then over all rows. With ε = 0 it is `crossEntropy`.
 * @shape logits `[N, …, C]`, labels `[N, …]` or probabilities `[N, …, C]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @dtype logits and probabilities float32, labels int32
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for an epsilon below 0 and, when the loss is computed, for a
 * label outside 0…C−1 that is not `ignoreIndex`
 * @paper Leng et al., ICLR 2022, arXiv:2204.12511
 * @example
 * await polyLoss(tensor([[2, 0]]), tensor([0], [1], 'int32')).item(); // 0.2461
 */
export function polyLoss(logits: Tensor, target: Tensor, options: PolyOptions = {}): Tensor {
  requireOptions('polyLoss', options, ['epsilon', 'ignoreIndex', 'reduction']);
  const op = 'polyLoss';
  const { epsilon = 1, ignoreIndex = -100, reduction } = options;
  requireRange(op, 'epsilon', epsilon, 'notNegative');
  if (target.dtype === 'float32') {
    requirePair(op, { logits, target });
    const logarithms = unlessMasked(logSoftmax(logits), target);
    const losses = logarithms.exp().neg().add(1).mul(epsilon).sub(logarithms);
    return reduceLoss(losses.mul(target).sum(-1), reduction);
  }
  const { isLabel, counts } = labelMasks(op, logits, target, ignoreIndex);
  const { surprise, doubt } = surpriseOf(shifted(logits, logits.rank - 1), isLabel);
  const losses = where(counts.reshape(...target.shape), surprise.add(doubt.mul(epsilon)), 0);
  return reduceLoss(losses, reduction, counts.cast('float32').sum());
}
