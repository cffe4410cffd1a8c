// Gradient clipping, in an optimiser before its step or on its own: by value, and by the norm of all gradients together.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { power } from '../ops/power.ts';
import { full, type Tensor } from '../tensor/index.ts';

/** Options of every optimiser: limits of its gradients. */
export interface ClipOptions {
  /** Limits every gradient value to ± this; before the norm is taken. */
  readonly clipGradValue?: number;
  /** Scales all gradients so that their common norm is at most this (Pascanu et al., arXiv:1211.5063). */
  readonly clipGradNorm?: number;
  /** p of that norm, (Σ|g|ᵖ)^(1/p); `Infinity` takes the largest |g|. Default 2. */
  readonly clipGradNormType?: number;
}

/** @throws ValueError when a limit or the kind of norm is not above 0 */
export function requireClipLimits(owner: string, options: ClipOptions): void {
  for (const name of ['clipGradValue', 'clipGradNorm', 'clipGradNormType'] as const) {
    if (options[name] !== undefined) requireRange(owner, name, options[name], 'positiveOrInfinite');
  }
}

/** The gradients within the limits of an optimiser. */
export function clipGradients<K>(
  gradients: ReadonlyMap<K, Tensor>,
  { clipGradValue: value, clipGradNorm: norm, clipGradNormType: normType = 2 }: ClipOptions,
): ReadonlyMap<K, Tensor> {
  const within = value === undefined ? gradients : clipGradValue(gradients, value);
  return norm === undefined ? within : clipGradNorm(within, norm, { normType }).gradients;
}

/**
 * min(max(g, −clipValue), clipValue) of every gradient, as torch.nn.utils.clip_grad_value_.
 * @throws ValueError for a limit that is not above 0
 * @example
 * const weight = new Parameter(new Float32Array(2), [2]);
 * await clipGradValue(new Map([[weight, tensor([3, -0.5])]]), 1).get(weight)?.data(); // [1, -0.5]
 */
export function clipGradValue<K>(gradients: ReadonlyMap<K, Tensor>, clipValue: number): ReadonlyMap<K, Tensor> {
  requireRange('clipGradValue', 'clipValue', clipValue, 'positiveOrInfinite');
  return mapValues(gradients, (gradient) => gradient.clip(-clipValue, clipValue));
}

/** What `clipGradNorm` gives. */
export interface ClippedGradients<K> {
  /** By the keys that were given. */
  readonly gradients: ReadonlyMap<K, Tensor>;
  /** Scalar: the norm of all gradients together before they were clipped. */
  readonly totalNorm: Tensor;
}

/**
 * g · min(1, maxNorm / ‖all g‖), as torch.nn.utils.clip_grad_norm_, and that norm. `normType` is p of the norm, `Infinity` for the largest
 * value; default 2.
 * @throws ValueError for a limit or a `normType` that is not above 0
 * @example
 * const weight = new Parameter(new Float32Array(2), [2]);
 * const { gradients, totalNorm } = clipGradNorm(new Map([[weight, tensor([3, 4])]]), 1);
 * await gradients.get(weight)?.data(); // [0.6, 0.8]
 * await totalNorm.item(); // 5
 */
export function clipGradNorm<K>(
  gradients: ReadonlyMap<K, Tensor>,
  maxNorm: number,
  options: { readonly normType?: number } = {},
): ClippedGradients<K> {
  requireOptions('clipGradNorm', options, ['normType']);
  const { normType = 2 } = options;
  requireRange('clipGradNorm', 'maxNorm', maxNorm, 'positiveOrInfinite');
  requireRange('clipGradNorm', 'normType', normType, 'positiveOrInfinite');
  const filled = [...gradients.values()].filter((gradient) => gradient.size > 0);
  const totalNorm = filled.length === 0 ? full([], 0) : normOf(filled, normType);
  const factor = totalNorm.add(1e-6).reciprocal().mul(maxNorm).minimum(1);
  return { gradients: mapValues(gradients, (gradient) => gradient.mul(factor)), totalNorm };
}

function normOf(gradients: readonly Tensor[], p: number): Tensor {
  if (p === Number.POSITIVE_INFINITY) return largestOf(gradients);
  const total = (terms: readonly Tensor[]): Tensor => terms.map((term) => term.sum()).reduce((a, b) => a.add(b));
  if (p === 1) return total(gradients.map((gradient) => gradient.abs()));
  // In parts of the largest: float32 holds no square or higher power of a small or a large gradient.
  const largest = largestOf(gradients);
  const unit = largest.equal(0).cast('float32').add(largest);
  return power(total(gradients.map((gradient) => power(gradient.abs().div(unit), p))), 1 / p).mul(largest);
}

const largestOf = (gradients: readonly Tensor[]): Tensor =>
  gradients.map((gradient) => gradient.abs().max()).reduce((a, b) => a.maximum(b));

const mapValues = <K>(map: ReadonlyMap<K, Tensor>, change: (value: Tensor) => Tensor): ReadonlyMap<K, Tensor> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));
