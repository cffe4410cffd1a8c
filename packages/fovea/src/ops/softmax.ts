// Softmax and its logarithm, shifted by the maximum so that nothing overflows.

import { ValueError } from '../base/errors.ts';
import { normalizeAxis, type Tensor } from '../tensor/index.ts';

/** x minus its maximum along the axis; the shift cancels, so no gradient flows through it. */
export const shifted = (x: Tensor, axis: number): Tensor => x.sub(x.max(axis, { keepDims: true }).detach());

/** eˣ / Σ eˣ along an axis; default the last. `temperature` divides x first. */
export function softmax(x: Tensor, options: { readonly axis?: number; readonly temperature?: number } = {}): Tensor {
  const { temperature = 1 } = options;
  const axis = normalizeAxis('softmax', options.axis ?? -1, x.rank);
  if (!(temperature > 0 && temperature < Number.POSITIVE_INFINITY))
    throw new ValueError(`softmax: temperature must be a finite number > 0: got ${temperature}`);
  const exponential = shifted(temperature === 1 ? x : x.mul(1 / temperature), axis).exp();
  return exponential.mul(exponential.sum(axis, { keepDims: true }).reciprocal());
}

/** log softmax(x) along an axis; default the last. */
export function logSoftmax(x: Tensor, options: { readonly axis?: number } = {}): Tensor {
  const axis = normalizeAxis('logSoftmax', options.axis ?? -1, x.rank);
  const z = shifted(x, axis);
  return z.sub(z.exp().sum(axis, { keepDims: true }).log());
}

/** log Σ eˣ along an axis; default the last, which is dropped unless `keepDims`. */
export function logSumExp(x: Tensor, options: { readonly axis?: number; readonly keepDims?: boolean } = {}): Tensor {
  const { keepDims = false } = options;
  const axis = normalizeAxis('logSumExp', options.axis ?? -1, x.rank);
  const most = x.max(axis, { keepDims: true }).detach();
  return x
    .sub(most)
    .exp()
    .sum(axis, { keepDims })
    .log()
    .add(keepDims ? most : most.sum(axis));
}
