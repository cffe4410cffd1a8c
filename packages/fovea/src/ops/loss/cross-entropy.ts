// Softmax cross-entropy and label smoothing as torch.nn.functional.cross_entropy defines them.

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { requireDType, requireShape } from '../../base/require-shape.ts';
import { type Tensor, where } from '../../tensor/index.ts';
import { logSumOfShifted, shifted } from '../softmax.ts';
import { labelMasks, unlessMasked } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `crossEntropy`. */
export interface CrossEntropyOptions {
  /** Part of the target that is spread evenly over all classes that are not masked by logits of −∞ (Szegedy et al., arXiv:1512.00567). Default 0. */
  readonly labelSmoothing?: number;
  /** Weight of each class, `[C]`; the mean divides by the weights of the labels. */
  readonly weight?: Tensor;
  /** Labels of this value do not count. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

export const CROSS_ENTROPY_NAMES = ['labelSmoothing', 'weight', 'ignoreIndex', 'reduction'] as const;

/**
 * −log softmax(logits) at the label, or −Σ t·log softmax(logits) for target probabilities t. Losses below 6·10⁻⁸ are 0, as in PyTorch;
 * `focalLoss` with γ = 0 keeps their digits.
 * @shape logits `[N, …, C]`, labels `[N, …]` or probabilities `[N, …, C]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @dtype logits and probabilities float32, labels int32
 * @throws ValueError, when the loss is computed, for a label outside 0…C−1 that is not `ignoreIndex`
 * @example
 * const logits = tensor([[2, 0, 0], [0, 0, 0]]);
 * await crossEntropy(logits, tensor([0, 1], [2], 'int32')).item(); // 0.6691
 */
export function crossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions = {}): Tensor {
  requireOptions('crossEntropy', options, CROSS_ENTROPY_NAMES);
  const { labelSmoothing = 0, weight, ignoreIndex = -100, reduction = 'mean' } = options;
  requireRange('crossEntropy', 'labelSmoothing', labelSmoothing, 'probability');
  if (target.dtype === 'float32') return softCrossEntropy(logits, target, options);
  requireClassWeight(logits, weight);
  const masks = labelMasks('crossEntropy', logits, target, ignoreIndex);
  const kept = masks.counts.cast('float32').sum(-1);
  const ofLabel = (values: Tensor): Tensor => where(masks.isLabel, values, 0).sum(-1);
  const z = shifted(logits, logits.rank - 1);
  const rowWeight = weight ? ofLabel(weight) : kept;
  const logSum = z.exp().sum(-1).log();
  // The label's logit is chosen and not multiplied: classes that are masked by −∞ do not disturb.
  const hard = logSum.mul(rowWeight).sub(ofLabel(weight ? z.mul(weight) : z));
  const losses = labelSmoothing === 0 ? hard : smoothed(hard, { z, weight, labelSmoothing });
  return reduceLoss(where(kept.greater(0), losses, 0), reduction, rowWeight.sum());
}

interface Smoothing {
  readonly z: Tensor;
  readonly weight: Tensor | undefined;
  readonly labelSmoothing: number;
}

/** Which classes are not masked by −∞, and how many those are in each row, `[…, 1]`: what smoothing is spread over. */
function openClasses(logits: Tensor): { readonly open: Tensor; readonly count: Tensor } {
  const open = logits.notEqual(Number.NEGATIVE_INFINITY);
  return { open, count: open.cast('float32').sum(-1, { keepDims: true }) };
}

/** Part of the loss of the label, and of all classes alike that are not masked. */
function smoothed(hard: Tensor, { z, weight, labelSmoothing }: Smoothing): Tensor {
  const { open, count } = openClasses(z);
  const shares = weight ? where(open, weight, 0) : open.cast('float32');
  const logSum = logSumOfShifted(z, z.rank - 1).sum(-1);
  const all = logSum.mul(shares.sum(-1)).sub(where(open, z, 0).mul(shares).sum(-1));
  const spread = all.mul(count.sum(-1).reciprocal()).mul(labelSmoothing);
  // Not 0 times what may be infinite.
  return labelSmoothing === 1 ? spread : hard.mul(1 - labelSmoothing).add(spread);
}

/** −log softmax(logits), times the weight of each class; 0 for classes that are masked by −∞ and have no part in the target. */
function weightedSurprise(logits: Tensor, target: Tensor, weight: Tensor | undefined): Tensor {
  const z = shifted(logits, logits.rank - 1);
  const surprise = unlessMasked(z.sub(logSumOfShifted(z, z.rank - 1)), target).neg();
  return weight ? surprise.mul(weight) : surprise;
}

/** The target is a distribution over the classes for each row. */
function softCrossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0, weight, reduction = 'mean' } = options;
  requireDType('crossEntropy', 'logits', logits, 'float32');
  requireShape('crossEntropy', 'logits', logits.shape, ['N', '…', 'C']);
  requireShape('crossEntropy', 'target probabilities', target.shape, logits.shape, 'labels are int32');
  requireClassWeight(logits, weight);
  const probabilities = labelSmoothing === 0 ? target : spreadOver(logits, target, labelSmoothing);
  return reduceLoss(weightedSurprise(logits, probabilities, weight).mul(probabilities).sum(-1), reduction);
}

function spreadOver(logits: Tensor, target: Tensor, labelSmoothing: number): Tensor {
  const { open, count } = openClasses(logits);
  return target.mul(1 - labelSmoothing).add(where(open, count.reciprocal().mul(labelSmoothing), 0));
}

function requireClassWeight(logits: Tensor, weight: Tensor | undefined): void {
  if (weight) requireShape('crossEntropy', 'weight', weight.shape, [logits.shape[logits.rank - 1]]);
}
