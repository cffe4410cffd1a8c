// Normalisation by neighbours, and by a norm of any p.

import { requireOptions } from '../base/options.ts';
import { requireInteger, requireRange, requireRanges } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';

/** Options of `localResponseNorm`. */
export interface LocalResponseNormOptions {
  /** Default 1e-4. */
  readonly alpha?: number;
  /** Default 0.75. */
  readonly beta?: number;
  /** Default 1. */
  readonly k?: number;
}

/**
 * x / (k + α·mean x²)^β, the mean over `size` neighbouring channels, zeros beyond the last ones counted.
 * @shape `[…, C]` → the same
 * @throws ValueError for a size below 1, and options out of range
 * @paper Krizhevsky et al., NeurIPS 2012
 * @example
 * await localResponseNorm(tensor([2, 0]), 2, { alpha: 1, beta: 1 }).data(); // [0.6667, 0]
 */
export function localResponseNorm(x: Tensor, size: number, options: LocalResponseNormOptions = {}): Tensor {
  requireOptions('localResponseNorm', options, ['alpha', 'beta', 'k']);
  const { alpha = 1e-4, beta = 0.75, k = 1 } = options;
  requireInteger('localResponseNorm', 'size', size, 1);
  requireRanges('localResponseNorm', { alpha, beta, k }, { alpha: 'notNegative', beta: 'notNegative', k: 'positive' });
  const before = Math.floor(size / 2);
  const channels = x.shape[x.rank - 1];
  const none = x.shape.slice(1).map((): [number, number] => [0, 0]);
  const wide = x.square().pad([...none, [before, size - 1 - before]]);
  const parts = Array.from({ length: size }, (_, i) => wide.slice(-1, i, i + channels));
  const mean = parts.reduce((a, b) => a.add(b)).mul(alpha / size);
  return x.div(mean.add(k).log().mul(beta).exp());
}

/** Options of `lpNormalize`. */
export interface LpNormalizeOptions {
  /** Default 2. */
  readonly p?: number;
  /** Default −1. */
  readonly axis?: number;
  /** Least norm to divide by; default 1e-12. */
  readonly eps?: number;
}

/**
 * x / max(‖x‖ₚ, eps) along an axis, as torch.nn.functional.normalize; see `l2Normalize` for p = 2 of any size.
 * @shape any → the same
 * @throws ValueError for a p that is not above 0
 * @example
 * await lpNormalize(tensor([1, -3]), { p: 1 }).data(); // [0.25, -0.75]
 */
export function lpNormalize(x: Tensor, options: LpNormalizeOptions = {}): Tensor {
  requireOptions('lpNormalize', options, ['p', 'axis', 'eps']);
  const { p = 2, axis = -1, eps = 1e-12 } = options;
  requireRange('lpNormalize', 'p', p, 'positiveOrInfinite');
  return x.div(x.norm(p, axis, { keepDims: true }).maximum(eps));
}
