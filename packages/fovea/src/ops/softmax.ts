// Softmax and its logarithm, shifted by the maximum so that nothing overflows.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { normalizeAxis } from '../tensor/internal.ts';
import { logOnePlus } from './activation.ts';

/** x minus its maximum along the axis; the shift cancels, so no gradient flows through it. */
export const shifted = (x: Tensor, axis: number): Tensor =>
  x.shape[axis] === 0 ? x : x.sub(x.max(axis, { keepDims: true }).detach());

/**
 * log Σ eᶻ of what `shifted` gives, along the axis, kept as 1. The 1 that the largest adds is left to log(1 + t): what the others add keeps its
 * digits where it is far below 1, so that losses of sure predictions do not become 0. `logSoftmax` does without, which would cost it time.
 */
export function logSumOfShifted(z: Tensor, axis: number): Tensor {
  const largest = z.equal(0);
  const exponential = z.exp();
  const others = where(largest, exponential.sub(1), exponential).sum(axis, { keepDims: true });
  const ties = largest.cast('float32').sum(axis, { keepDims: true }).sub(1);
  return logOnePlus(others.add(ties));
}

/** softmax over the last axis, but zeros, and no gradient, for a line that is all −∞ or empty: a query that may see nothing takes nothing. */
export function softmaxOrZeros(x: Tensor): Tensor {
  if (x.shape[x.rank - 1] === 0) return x;
  const most = x.max(-1, { keepDims: true }).detach();
  const none = most.equal(Number.NEGATIVE_INFINITY);
  const exponential = x.sub(where(none, 0, most)).exp();
  const sum = exponential.sum(-1, { keepDims: true });
  return exponential.mul(where(none, 1, sum).reciprocal());
}

/**
 * eˣ / Σ eˣ along an axis, the last by default; `temperature` (default 1) divides x first. A line that is all −∞ or holds +∞ or NaN gives
 * NaN, as in PyTorch.
 * @shape any → the same
 * @throws ShapeError for an axis that x does not have; ValueError for a temperature that is not a finite number > 0
 * @example
 * await softmax(tensor([0, 1])).data(); // [0.2689, 0.7311]
 */
export function softmax(x: Tensor, options: { readonly axis?: number; readonly temperature?: number } = {}): Tensor {
  requireOptions('softmax', options, ['axis', 'temperature']);
  const { temperature = 1 } = options;
  const axis = normalizeAxis('softmax', options.axis ?? -1, x.rank);
  requireRange('softmax', 'temperature', temperature, 'positive');
  const exponential = shifted(temperature === 1 ? x : x.mul(1 / temperature), axis).exp();
  return exponential.mul(exponential.sum(axis, { keepDims: true }).reciprocal());
}

/**
 * log(eˣ / Σ eˣ) along an axis, the last by default; NaN where `softmax` gives NaN.
 * @shape any → the same
 * @throws ShapeError for an axis that x does not have
 * @example
 * await logSoftmax(tensor([0, 0])).data(); // [-0.6931, -0.6931]
 */
export function logSoftmax(x: Tensor, options: { readonly axis?: number } = {}): Tensor {
  requireOptions('logSoftmax', options, ['axis']);
  const axis = normalizeAxis('logSoftmax', options.axis ?? -1, x.rank);
  const z = shifted(x, axis);
  return z.sub(z.exp().sum(axis, { keepDims: true }).log());
}

/**
 * log Σ eˣ along an axis, the last by default. A line that is all −∞, or empty, gives −∞; one with +∞ gives +∞.
 * @shape `[…, D]` → `[…]`, or `[…, 1]` with `keepDims` (default false)
 * @throws ShapeError for an axis that x does not have
 * @example
 * await logSumExp(tensor([0, 0])).item(); // 0.6931
 */
export function logSumExp(x: Tensor, options: { readonly axis?: number; readonly keepDims?: boolean } = {}): Tensor {
  requireOptions('logSumExp', options, ['axis', 'keepDims']);
  const { keepDims = false } = options;
  const axis = normalizeAxis('logSumExp', options.axis ?? -1, x.rank);
  // A sum of nothing is 0: the result stays a function of x, whose gradient is as empty as x.
  if (x.shape[axis] === 0) return x.sum(axis, { keepDims }).add(Number.NEGATIVE_INFINITY);
  const most = x.max(axis, { keepDims: true }).detach();
  // An infinite maximum is not a shift: ∞ − ∞ would be NaN. Unshifted, the exponentials are 0 and ∞, and so the logarithm is right.
  const shift = where(most.abs().less(Number.POSITIVE_INFINITY), most, 0);
  return x
    .sub(shift)
    .exp()
    .sum(axis, { keepDims })
    .log()
    .add(keepDims ? shift : shift.sum(axis));
}
