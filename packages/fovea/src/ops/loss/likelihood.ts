// Negative log-likelihoods: of labels by log-probabilities, of Gaussian and of Poisson variables.

import { requireOptions } from '../../base/options.ts';
import { requireRanges } from '../../base/require.ts';
import { requireBroadcast, requireShape } from '../../base/require-shape.ts';
import { requireAll, type Tensor, where } from '../../tensor/index.ts';
import { labelMasks, requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `nllLoss`. */
export interface NllOptions {
  /** Factor of the losses of each label, `[C]`; the mean is divided by their sum. */
  readonly weight?: Tensor;
  /** Rows labelled so do not count. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * −log p at the label, for log-probabilities such as `logSoftmax` gives; of logits, `crossEntropy` is the same in one.
 * @shape `[N, …, C]`, labels `[N, …]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @dtype labels int32
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError, when the loss is computed, for a label outside 0…C−1 that is not
 *   `ignoreIndex`
 * @example
 * await nllLoss(tensor([[-0.5, -2]]), tensor([1], [1], 'int32')).item(); // 2
 */
export function nllLoss(logProbabilities: Tensor, labels: Tensor, options: NllOptions = {}): Tensor {
  requireOptions('nllLoss', options, ['weight', 'ignoreIndex', 'reduction']);
  const { weight, ignoreIndex = -100, reduction } = options;
  const { isLabel, counts } = labelMasks('nllLoss', logProbabilities, labels, ignoreIndex);
  if (weight) requireShape('nllLoss', 'weight', weight.shape, logProbabilities.shape.slice(-1));
  const ofLabel = (values: Tensor): Tensor => where(isLabel, values, 0).sum(-1);
  const shares = weight ? ofLabel(weight) : counts.cast('float32').sum(-1);
  return reduceLoss(ofLabel(weight ? logProbabilities.mul(weight) : logProbabilities).neg(), reduction, shares.sum());
}

/** Options of `gaussianNllLoss`. */
export interface GaussianNllOptions {
  /** Adds the constant ½·log 2π. Default false. */
  readonly full?: boolean;
  /** The least variance. Default 1e-6. */
  readonly eps?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * ½·(log σ² + (mean − target)² / σ²) for a predicted mean and variance σ².
 * @shape mean and target of one shape, variance broadcast to it → a scalar, or that shape with `reduction` 'none'
 * @grad to the variance as if it had not been limited by `eps`, as in PyTorch
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options out of range, and, when the loss is computed, for a
 *   variance below 0
 * @paper Nix & Weigend, ICNN 1994
 * @example
 * await gaussianNllLoss(tensor([1]), tensor([3]), tensor([4])).item(); // 1.1931
 */
export function gaussianNllLoss(
  mean: Tensor,
  target: Tensor,
  variance: Tensor,
  options: GaussianNllOptions = {},
): Tensor {
  requireOptions('gaussianNllLoss', options, ['full', 'eps', 'reduction']);
  const { full = false, eps = 1e-6, reduction } = options;
  requireRanges('gaussianNllLoss', { full, eps }, { full: 'flag', eps: 'positive' });
  requirePair('gaussianNllLoss', { mean, target });
  requireBroadcast('gaussianNllLoss', 'variance', variance.shape, { mean: mean.shape });
  // NaN, of a network that has diverged, shows in the loss.
  requireAll(variance.less(0).logicalNot(), 'gaussianNllLoss: a variance is below 0');
  const limited = variance.add(variance.maximum(eps).sub(variance).detach());
  const loss = limited.log().add(mean.sub(target).square().div(limited)).mul(0.5);
  return reduceLoss(full ? loss.add(0.5 * Math.log(2 * Math.PI)) : loss, reduction);
}

/** Options of `poissonNllLoss`. */
export interface PoissonNllOptions {
  /** Whether the prediction is the logarithm of the rate. Default true. */
  readonly logInput?: boolean;
  /** Added to the rate under the logarithm, where it is no logarithm. Default 1e-8. */
  readonly eps?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * e^x − y·x for counts y and the logarithm x of their rate; r − y·log(r + eps) for a rate r with `logInput: false`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options out of range
 * @example
 * await poissonNllLoss(tensor([0]), tensor([3])).item(); // 1
 */
export function poissonNllLoss(prediction: Tensor, target: Tensor, options: PoissonNllOptions = {}): Tensor {
  requireOptions('poissonNllLoss', options, ['logInput', 'eps', 'reduction']);
  const { logInput = true, eps = 1e-8, reduction } = options;
  requireRanges('poissonNllLoss', { logInput, eps }, { logInput: 'flag', eps: 'positive' });
  requirePair('poissonNllLoss', { prediction, target });
  const loss = logInput
    ? prediction.exp().sub(target.mul(prediction))
    : prediction.sub(target.mul(prediction.add(eps).log()));
  return reduceLoss(loss, reduction);
}
