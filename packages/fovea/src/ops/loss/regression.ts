// Regression losses: the distance of each prediction from its target.

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { full, type Tensor } from '../../tensor/index.ts';
import { requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of the regression losses. */
export interface RegressionOptions {
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/** Options of `smoothL1Loss`. */
export interface SmoothL1Options extends RegressionOptions {
  /** Where the parabola becomes a line; 0 gives the L1 loss. Default 1. */
  readonly beta?: number;
}

/** Options of `huberLoss`. */
export interface HuberOptions extends RegressionOptions {
  /** Where the parabola becomes a line. Default 1. */
  readonly delta?: number;
}

/** Options of `charbonnierLoss`. */
export interface CharbonnierOptions extends RegressionOptions {
  /** Width of the rounded tip. Default 1e-3. */
  readonly eps?: number;
}

/** The least normal float32: 1 / it is still finite. */
const LEAST_NORMAL = 2 ** -126;

function difference(op: string, prediction: Tensor, target: Tensor): Tensor {
  requirePair(op, { prediction, target });
  return prediction.sub(target);
}

/**
 * |d| of d = prediction − target: maximum likelihood under Laplace noise, robust to outliers.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @grad 0 at d = 0
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32
 * @example
 * await l1Loss(tensor([1, -3]), tensor([0, 0])).item(); // 2
 */
export function l1Loss(prediction: Tensor, target: Tensor, options: RegressionOptions = {}): Tensor {
  requireOptions('l1Loss', options, ['reduction']);
  return reduceLoss(difference('l1Loss', prediction, target).abs(), options.reduction);
}

/**
 * d² of d = prediction − target: maximum likelihood under Gaussian noise.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32
 * @example
 * await mseLoss(tensor([1, -3]), tensor([0, 0])).item(); // 5
 */
export function mseLoss(prediction: Tensor, target: Tensor, options: RegressionOptions = {}): Tensor {
  requireOptions('mseLoss', options, ['reduction']);
  return reduceLoss(difference('mseLoss', prediction, target).square(), options.reduction);
}

/** d²/2 below |d| = δ, δ·(|d| − δ/2) above: with m = min(|d|, δ) both are m·(|d| − m/2). */
function huber(d: Tensor, delta: number): Tensor {
  const size = d.abs();
  const most = size.minimum(delta);
  return most.mul(size.sub(most.mul(0.5)));
}

/**
 * d²/2β where |d| < β, |d| − β/2 elsewhere, of d = prediction − target.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32; ValueError for a beta below 0
 * @paper Girshick, arXiv:1504.08083
 * @example
 * await smoothL1Loss(tensor([0.5, 3]), tensor([0, 0]), { reduction: 'none' }).data(); // [0.125, 2.5]
 */
export function smoothL1Loss(prediction: Tensor, target: Tensor, options: SmoothL1Options = {}): Tensor {
  requireOptions('smoothL1Loss', options, ['reduction', 'beta']);
  const { beta = 1, reduction } = options;
  requireRange('smoothL1Loss', 'beta', beta, 'notNegative');
  const d = difference('smoothL1Loss', prediction, target);
  // Below it the parabola is narrower than float32 can tell, and 1 / β infinite.
  return reduceLoss(beta < LEAST_NORMAL ? d.abs() : huber(d, beta).mul(1 / beta), reduction);
}

/**
 * d²/2 where |d| < δ, δ·(|d| − δ/2) elsewhere, of d = prediction − target.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32; ValueError for a delta that is not above 0
 * @paper Huber, 1964
 * @example
 * await huberLoss(tensor([0.5, 3]), tensor([0, 0]), { reduction: 'none' }).data(); // [0.125, 2.5]
 */
export function huberLoss(prediction: Tensor, target: Tensor, options: HuberOptions = {}): Tensor {
  requireOptions('huberLoss', options, ['reduction', 'delta']);
  const { delta = 1, reduction } = options;
  requireRange('huberLoss', 'delta', delta, 'positive');
  return reduceLoss(huber(difference('huberLoss', prediction, target), delta), reduction);
}

/**
 * √(d² + ε²) of d = prediction − target: an L1 loss that is smooth at 0, used for restoration.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32; ValueError for an epsilon that is not above 0
 * @paper Lai et al., arXiv:1710.01992
 * @example
 * await charbonnierLoss(tensor([3, 0]), tensor([0, 0]), { eps: 4 }).data(); // [4.5]
 */
export function charbonnierLoss(prediction: Tensor, target: Tensor, options: CharbonnierOptions = {}): Tensor {
  requireOptions('charbonnierLoss', options, ['reduction', 'eps']);
  const { eps = 1e-3, reduction } = options;
  requireRange('charbonnierLoss', 'eps', eps, 'positive');
  const d = difference('charbonnierLoss', prediction, target);
  const tip = Math.max(eps, LEAST_NORMAL);
  // In parts of the larger of the two: no square overflows or vanishes.
  const larger = d.abs().maximum(tip).detach();
  const squares = d.div(larger).square().add(full(d.shape, tip).div(larger).square());
  return reduceLoss(squares.sqrt().mul(larger), reduction);
}
