// Softmax and its logarithms along one axis. The maximum is subtracted without gradient: it changes no value, only keeps exp in range.

import { normalizeAxis, type Tensor, where } from '../tensor/index.ts';

/** x less its maximum along the axis. */
function fromMaximum(op: string, x: Tensor, axis: number): Tensor {
  return x.sub(x.max(normalizeAxis(op, axis, x.rank), { keepDims: true }).detach());
}

/** Exponentials that sum to 1 along the axis (default: the last). Float32, any shape. */
export function softmax(x: Tensor, axis = -1): Tensor {
  const exponentials = fromMaximum('softmax', x, axis).exp();
  return exponentials.mul(exponentials.sum(axis, { keepDims: true }).reciprocal());
}

/** Logarithm of the softmax along the axis (default: the last), exact for probabilities too small for float32. */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const shifted = fromMaximum('logSoftmax', x, axis);
  return shifted.sub(shifted.exp().sum(axis, { keepDims: true }).log());
}

/** log Σ eˣ along the axis (default: the last), which is removed unless `keepDims`. */
export function logSumExp(x: Tensor, axis = -1, options: { readonly keepDims?: boolean } = {}): Tensor {
  const maximum = x.max(normalizeAxis('logSumExp', axis, x.rank), { keepDims: true }).detach();
  // An infinite maximum is not subtracted: ∞ − ∞ would be NaN.
  const shift = where(maximum.abs().equal(Number.POSITIVE_INFINITY), 0, maximum);
  const result = x.sub(shift).exp().sum(axis, { keepDims: true }).log().add(shift);
  return options.keepDims ? result : result.sum(axis);
}
