// Focal loss: cross-entropy in which examples that are already right count little (Lin et al., arXiv:1708.02002).

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { requireShape } from '../../base/require-shape.ts';
import { type Tensor, where } from '../../tensor/index.ts';
import { sigmoid } from '../activation.ts';
import { power } from '../power.ts';
import { logSoftmax, shifted } from '../softmax.ts';
import { binaryCrossEntropyWithLogits } from './binary.ts';
import { labelMasks, requirePair, unlessMasked } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';
import { surpriseOf } from './surprise.ts';

/** Options of `binaryFocalLoss`. */
export interface BinaryFocalOptions {
  /** Weight of positives; negatives have 1 − α. Undefined weighs both with 1. Default 0.25. */
  readonly alpha?: number | undefined;
  /** Strength of the focus; 0 gives cross-entropy. Default 2. */
  readonly gamma?: number;
  /** Default 'mean', over all elements. */
  readonly reduction?: Reduction;
}

/** Options of `focalLoss`. */
export interface FocalOptions {
  /** Weight of all classes, or of each, `[C]`. Default 1. */
  readonly alpha?: number | Tensor;
  /** Strength of the focus; 0 gives cross-entropy. Default 2. */
  readonly gamma?: number;
  /** Labels of this value do not count. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean', over the labels that count. */
  readonly reduction?: Reduction;
}

/**
 * −αₜ·(1 − pₜ)^γ·log pₜ of p = sigmoid(logits), where pₜ is p for positives and 1 − p for negatives.
 * @shape logits and targets in [0, 1] of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options out of range
 * @paper Lin et al., ICCV 2017, arXiv:1708.02002
 * @example
 * await binaryFocalLoss(tensor([2, -1]), tensor([1, 0])).item(); // 0.008722
 */
export function binaryFocalLoss(logits: Tensor, target: Tensor, options: BinaryFocalOptions = {}): Tensor {
  requireOptions('binaryFocalLoss', options, ['alpha', 'gamma', 'reduction']);
  const op = 'binaryFocalLoss';
  const { gamma = 2, reduction } = options;
  const alpha = 'alpha' in options ? options.alpha : 0.25;
  requirePair(op, { logits, target });
  requireRange(op, 'gamma', gamma, 'notNegative');
  const crossEntropy = binaryCrossEntropyWithLogits(logits, target, { reduction: 'none' });
  // 1 − pₜ as a sum of two positive parts: nothing cancels.
  const negatives = target.neg().add(1);
  const doubt = sigmoid(logits).mul(negatives).add(sigmoid(logits.neg()).mul(target));
  const focused = gamma === 0 ? crossEntropy : crossEntropy.mul(power(doubt, gamma));
  if (alpha === undefined) return reduceLoss(focused, reduction);
  requireRange(op, 'alpha', alpha, 'probability');
  return reduceLoss(focused.mul(target.mul(alpha).add(negatives.mul(1 - alpha))), reduction);
}

/**
 * −α·(1 − p)^γ·log p, where p is the softmax of the logits at the label. For target probabilities it is the sum over the classes, each
 * weighted by its target; the mean is then over all rows. With γ = 0 and α = 1 it is `crossEntropy`.
 * @shape logits `[N, …, C]`, labels `[N, …]` or probabilities `[N, …, C]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @dtype logits and probabilities float32, labels int32
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a gamma or alpha below 0 and, when the loss is computed, for
 * a label outside 0…C−1 that is not `ignoreIndex`
 * @paper Lin et al., ICCV 2017, arXiv:1708.02002
 * @example
 * await focalLoss(tensor([[2, 0]]), tensor([0], [1], 'int32')).item(); // 0.001804
 */
export function focalLoss(logits: Tensor, target: Tensor, options: FocalOptions = {}): Tensor {
  requireOptions('focalLoss', options, ['alpha', 'gamma', 'ignoreIndex', 'reduction']);
  const op = 'focalLoss';
  const { alpha = 1, gamma = 2, ignoreIndex = -100, reduction } = options;
  requireRange(op, 'gamma', gamma, 'notNegative');
  requireAlpha(op, logits, alpha);
  if (target.dtype === 'float32') return reduceLoss(softFocal(logits, target, alpha, gamma), reduction);
  const { isLabel, counts } = labelMasks(op, logits, target, ignoreIndex);
  const { surprise, doubt } = surpriseOf(shifted(logits, logits.rank - 1), isLabel);
  const focused = gamma === 0 ? surprise : surprise.mul(power(doubt, gamma));
  const loss = where(counts.reshape(...target.shape), focused, 0).mul(
    typeof alpha === 'number' ? alpha : where(isLabel, alpha, 0).sum(-1),
  );
  return reduceLoss(loss, reduction, counts.cast('float32').sum());
}

/** Of each row; classes that are masked by −∞ and have no part in the target cost nothing. */
function softFocal(logits: Tensor, target: Tensor, alpha: number | Tensor, gamma: number): Tensor {
  requirePair('focalLoss', { logits, target });
  const logarithms = unlessMasked(logSoftmax(logits), target);
  // Rounding must not make it negative.
  const doubt = logarithms.exp().neg().add(1).maximum(0);
  const focused = gamma === 0 ? logarithms : logarithms.mul(power(doubt, gamma));
  return focused.mul(target).mul(alpha).sum(-1).neg();
}

function requireAlpha(op: string, logits: Tensor, alpha: number | Tensor): void {
  if (typeof alpha === 'number') requireRange(op, 'alpha', alpha, 'notNegative');
  else requireShape(op, 'alpha', alpha.shape, [logits.shape[logits.rank - 1]]);
}
