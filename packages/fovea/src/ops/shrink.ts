// Activations that gate or cut off: elementwise functions with options, and the gated linear unit.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRange } from '../base/require.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { expMinusOne, sigmoid } from './activation.ts';

/**
 * a·σ(b) of the halves a and b of x along an axis, by default the last.
 * @shape `[…, 2·C]` → `[…, C]`
 * @throws ValueError for an axis of odd size
 * @paper Dauphin et al., arXiv:1612.08083
 * @example
 * await glu(tensor([3, 0])).data(); // [1.5]
 */
export function glu(x: Tensor, axis = -1): Tensor {
  const size = x.shape[axis < 0 ? axis + x.rank : axis];
  if (size % 2 !== 0) refuse('glu', `axis ${axis}`, 'of even size', size);
  const [a, b] = x.split(size / 2, axis);
  return a.mul(sigmoid(b));
}

/**
 * max(0, x) + min(0, α·(e^(x/α) − 1)); `alpha` defaults to 1.
 * @shape any → the same
 * @throws ValueError for an alpha that is not above 0
 * @paper Barron, arXiv:1704.07483
 * @example
 * await celu(tensor([-1, 2]), { alpha: 2 }).data(); // [-0.7869, 2]
 */
export function celu(x: Tensor, options: { readonly alpha?: number } = {}): Tensor {
  requireOptions('celu', options, ['alpha']);
  const { alpha = 1 } = options;
  requireRange('celu', 'alpha', alpha, 'positive');
  const isPositive = x.greater(0);
  // Both branches are differentiated, so the exponential must not see what would overflow.
  const below = where(isPositive, 0, x).mul(1 / alpha);
  return where(isPositive, x, expMinusOne(below).mul(alpha));
}

/** Options of `softShrink` and `hardShrink`. */
export interface ShrinkOptions {
  /** Default 0.5. */
  readonly lambda?: number;
}

function lambdaOf(op: string, options: ShrinkOptions): number {
  requireOptions(op, options, ['lambda']);
  const { lambda = 0.5 } = options;
  requireRange(op, 'lambda', lambda, 'notNegative');
  return lambda;
}

/**
 * x where |x| > λ, else 0.
 * @shape any → the same
 * @throws ValueError for a lambda below 0
 * @example
 * await hardShrink(tensor([-1, 0.3])).data(); // [-1, 0]
 */
export function hardShrink(x: Tensor, options: ShrinkOptions = {}): Tensor {
  return where(x.abs().lessEqual(lambdaOf('hardShrink', options)), 0, x);
}

/**
 * sign(x)·max(|x| − λ, 0).
 * @shape any → the same
 * @throws ValueError for a lambda below 0
 * @example
 * await softShrink(tensor([-1, 0.3])).data(); // [-0.5, 0]
 */
export function softShrink(x: Tensor, options: ShrinkOptions = {}): Tensor {
  const lambda = lambdaOf('softShrink', options);
  return where(x.abs().lessEqual(lambda), 0, where(x.less(0), x.add(lambda), x.sub(lambda)));
}

/**
 * x − tanh(x).
 * @shape any → the same
 * @example
 * await tanhShrink(tensor([2])).data(); // [1.036]
 */
export const tanhShrink = (x: Tensor): Tensor => x.sub(x.tanh());

/**
 * x where x > threshold, else `value`.
 * @shape any → the same
 * @grad 0 where the value was put
 * @example
 * await threshold(tensor([1, 3]), 2, -1).data(); // [-1, 3]
 */
export const threshold = (x: Tensor, limit: number, value: number): Tensor => where(x.lessEqual(limit), value, x);
