// Powers with a fixed exponent, which the engine has no primitive for: products for small integers, e^(k·log x) otherwise.

import { requireRange } from '../base/require.ts';
import { type Tensor, where } from '../tensor/index.ts';

/** Above this, products round more than exp and log do. */
const LARGEST_PRODUCT = 4;

/**
 * xᵏ of x ≥ 0 for a number k > 0, any shape. Where k is not an integer, value and gradient at x = 0 are 0: roots have no infinite slope.
 * @throws ValueError for an exponent that is not > 0
 */
export function power(x: Tensor, exponent: number): Tensor {
  requireRange('power', 'exponent', exponent, 'positiveOrInfinite');
  if (Number.isInteger(exponent) && exponent <= LARGEST_PRODUCT) {
    return Array.from({ length: exponent }, () => x).reduce((product, factor) => product.mul(factor));
  }
  // Asked this way round, NaN does not count as zero: a network that diverged must not report a distance of 0.
  const none = x.lessEqual(0);
  const safe = where(none, 1, x);
  return where(none, 0, exponent === 0.5 ? safe.sqrt() : safe.log().mul(exponent).exp());
}
