// Activations: elementwise functions of one tensor of any shape, fused into their neighbours by the compiler. Slopes where they jump are
// PyTorch's.

import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireOrder } from '../base/require.ts';
import { type Tensor, where } from '../tensor/index.ts';

/**
 * max(x, 0).
 * @shape any → the same
 * @grad 0 at x = 0
 * @example
 * await relu(tensor([-1, 2])).data(); // [0, 2]
 */
export const relu = (x: Tensor): Tensor => x.maximum(0);

/**
 * min(max(x, 0), 6).
 * @shape any → the same
 * @grad 0 at both limits
 * @paper Krizhevsky, 2010
 * @example
 * await relu6(tensor([-1, 2, 9])).data(); // [0, 2, 6]
 */
export const relu6 = (x: Tensor): Tensor => between(x, 0, 6);

/** min(max(x, low), high) with slope 0 at both limits, where `clip` has 1: so are PyTorch's hardtanh and its kind. */
export const between = (x: Tensor, low: number, high: number): Tensor => x.maximum(low).minimum(high);

/**
 * x where positive, `negativeSlope`·x elsewhere; the slope defaults to 0.01.
 * @shape any → the same
 * @paper Maas et al., ICML 2013
 * @example
 * await leakyRelu(tensor([-2, 3]), { negativeSlope: 0.1 }).data(); // [-0.2, 3]
 */
export function leakyRelu(x: Tensor, options: { readonly negativeSlope?: number } = {}): Tensor {
  requireOptions('leakyRelu', options, ['negativeSlope']);
  return where(x.greater(0), x, x.mul(options.negativeSlope ?? 0.01));
}

/** e⁸⁸ is the last power that float32 holds: beyond, the gradient would be 0 · ∞. */
const LEAST_EXPONENT = -88;

/** x, but at least `least`: not by `maximum`, whose gradient is 0 at NaN and would hide it. */
const atLeast = (x: Tensor, least: number): Tensor => where(x.less(least), least, x);

/** 1 / (1 + e^−x) of x ≥ −88. */
const logistic = (x: Tensor): Tensor => x.neg().exp().add(1).reciprocal();

/**
 * 1 / (1 + e^−x). Below −88 the result stays at 6·10⁻³⁹, the smallest that the formula gives in float32.
 * @shape any → the same
 * @example
 * await sigmoid(tensor([-1, 0])).data(); // [0.2689, 0.5]
 */
export const sigmoid = (x: Tensor): Tensor => logistic(atLeast(x, LEAST_EXPONENT));

/**
 * log(1 / (1 + e^−x)) = −log(1 + e^−x), exact where sigmoid(x) is too small for float32.
 * @shape any → the same
 * @example
 * await logSigmoid(tensor([-100, 0])).data(); // [-100, -0.6931]
 */
export const logSigmoid = (x: Tensor): Tensor => softplus(x.neg()).neg();

/**
 * relu6(x + 3) / 6.
 * @shape any → the same
 * @paper Howard et al., ICCV 2019, arXiv:1905.02244
 * @example
 * await hardSigmoid(tensor([-4, 0, 1])).data(); // [0, 0.5, 0.6667]
 */
export const hardSigmoid = (x: Tensor): Tensor => relu6(x.add(3)).mul(1 / 6);

/**
 * x · relu6(x + 3) / 6.
 * @shape any → the same
 * @paper Howard et al., ICCV 2019, arXiv:1905.02244
 * @example
 * await hardSwish(tensor([-4, 0, 1])).data(); // [0, 0, 0.6667]
 */
export const hardSwish = (x: Tensor): Tensor => x.mul(hardSigmoid(x));

/** Here x · sigmoid(x) has vanished to −1e−33, while the powers in its second derivative are still in float32's range. */
const SILU_VANISHES = -80;

/**
 * x · sigmoid(x), also called swish.
 * @shape any → the same
 * @paper Hendrycks & Gimpel, arXiv:1606.08415; Ramachandran et al., arXiv:1710.05941
 * @example
 * await silu(tensor([-1, 2])).data(); // [-0.2689, 1.762]
 */
export function silu(x: Tensor): Tensor {
  // Both factors stop there: −3e38 times the 6e−39 that are left of the sigmoid would be −1.8.
  const near = atLeast(x, SILU_VANISHES);
  return near.mul(logistic(near));
}

/** Of `quickGelu`. */
const QUICK_SLOPE = 1.702;

/**
 * x / (1 + e^−1.702x): the stand-in for `gelu` that OpenAI's CLIP was trained with.
 * @shape any → the same
 * @paper Hendrycks & Gimpel, arXiv:1606.08415
 * @example
 * await quickGelu(tensor([-1, 2])).data(); // [-0.1542, 1.936]
 */
export function quickGelu(x: Tensor): Tensor {
  // As in `silu`; nor is a power taken of what would overflow.
  const near = atLeast(x, SILU_VANISHES / QUICK_SLOPE);
  return near.mul(logistic(near.mul(QUICK_SLOPE)));
}

/** x² from which on the tanh of `gelu` is ±1 anyway; of larger ones, x³ would overflow and its slope be 0 · ∞. */
const LARGEST_SQUARE = 100;

/**
 * x · Φ(x), where Φ is the distribution function of the standard normal: exact for `approximate` 'none' (the default), by a tanh for
 * 'tanh'.
 * @shape any → the same
 * @throws ValueError for another `approximate`
 * @paper Hendrycks & Gimpel, arXiv:1606.08415
 * @example
 * await gelu(tensor([-1, 2])).data(); // [-0.1587, 1.954]
 */
export function gelu(x: Tensor, options: { readonly approximate?: 'none' | 'tanh' } = {}): Tensor {
  requireOptions('gelu', options, ['approximate']);
  const { approximate = 'none' } = options;
  requireOneOf('gelu', 'approximate', approximate, ['none', 'tanh']);
  const half = x.mul(0.5);
  if (approximate === 'none') return half.mul(x.mul(Math.SQRT1_2).erf().add(1));
  const cubic = x.mul(x.square().minimum(LARGEST_SQUARE).mul(0.044715).add(1));
  return half.mul(
    cubic
      .mul(Math.sqrt(2 / Math.PI))
      .tanh()
      .add(1),
  );
}

/**
 * (eˣ − e^−x) / (eˣ + e^−x).
 * @shape any → the same
 * @example
 * await tanh(tensor([-1, 0])).data(); // [-0.7616, 0]
 */
export const tanh = (x: Tensor): Tensor => x.tanh();

/**
 * min(max(x, `low`), `high`); the limits default to −1 and 1.
 * @shape any → the same
 * @grad 0 at both limits
 * @throws ValueError for low above high
 * @example
 * await hardTanh(tensor([-2, 0.5, 3])).data(); // [-1, 0.5, 1]
 */
export function hardTanh(x: Tensor, options: { readonly low?: number; readonly high?: number } = {}): Tensor {
  requireOptions('hardTanh', options, ['low', 'high']);
  const { low = -1, high = 1 } = options;
  requireOrder('hardTanh', { low, high }, '≤');
  return between(x, low, high);
}

/**
 * x where positive, `alpha`·(eˣ − 1) elsewhere; `alpha` defaults to 1.
 * @shape any → the same
 * @paper Clevert et al., ICLR 2016, arXiv:1511.07289
 * @example
 * await elu(tensor([-1, 2])).data(); // [-0.6321, 2]
 */
export function elu(x: Tensor, options: { readonly alpha?: number } = {}): Tensor {
  requireOptions('elu', options, ['alpha']);
  const positive = x.greater(0);
  // Both branches are differentiated, so the exponential must not see what would overflow.
  const negative = expMinusOne(where(positive, 0, x));
  return where(positive, x, negative.mul(options.alpha ?? 1));
}

/** From here to 0, six terms of its series give eˣ − 1 to float32; below, the subtraction cancels few digits. */
const SERIES_START = -0.25;

/** eˣ − 1 of x ≤ 0, with all digits near 0, where the subtraction would cancel them. */
export function expMinusOne(x: Tensor): Tensor {
  const rough = x.exp().sub(1);
  const square = x.square();
  const [low, high] = [x.mul(1 / 6).add(1 / 2), x.mul(1 / 120).add(1 / 24)];
  const series = square
    .mul(1 / 720)
    .add(high)
    .mul(square)
    .add(low)
    .mul(square)
    .add(x);
  // The difference is exact, and detached: all derivatives are those of eˣ.
  return rough.add(where(x.greater(SERIES_START), series.sub(rough), 0).detach());
}

/**
 * 1.0507 · (x where positive, 1.6733·(eˣ − 1) elsewhere): ELU with the factors that keep mean 0 and variance 1 from layer to layer.
 * @shape any → the same
 * @paper Klambauer et al., NeurIPS 2017, arXiv:1706.02515
 * @example
 * await selu(tensor([-1, 2])).data(); // [-1.111, 2.101]
 */
export const selu = (x: Tensor): Tensor => elu(x, { alpha: 1.6732632423543772 }).mul(1.0507009873554805);

/** Where log(1 + eˣ) is x to float32's last digit. */
const SOFTPLUS_IS_LINEAR = 20;

/**
 * log(1 + e^(βx)) / β, and x itself where βx exceeds `threshold`. Defaults: `beta` 1, `threshold` 20.
 * @shape any → the same
 * @example
 * await softplus(tensor([-1, 0, 30])).data(); // [0.3133, 0.6931, 30]
 */
export function softplus(x: Tensor, options: { readonly beta?: number; readonly threshold?: number } = {}): Tensor {
  requireOptions('softplus', options, ['beta', 'threshold']);
  const beta = options.beta ?? 1;
  const threshold = Math.min(options.threshold ?? SOFTPLUS_IS_LINEAR, SOFTPLUS_IS_LINEAR);
  const scaled = x.mul(beta);
  const linear = scaled.greater(threshold);
  // Both branches are differentiated, so the exponential must not see what would overflow.
  const curved = logOnePlus(where(linear, 0, scaled).exp()).mul(1 / beta);
  return where(linear, x, curved);
}

/** log(1 + t) of t ≥ 0. What the sum rounds away is added to first order: it is all there is of a small t. */
export function logOnePlus(t: Tensor): Tensor {
  const sum = t.add(1);
  const lost = t.sub(sum.sub(1)).div(sum);
  return sum.log().add(lost.detach());
}

/**
 * x / (1 + |x|).
 * @shape any → the same
 * @example
 * await softsign(tensor([-1, 3])).data(); // [-0.5, 0.75]
 */
export const softsign = (x: Tensor): Tensor => x.div(x.abs().add(1));

/** Where 1 − tanh(softplus(x)) is nothing to float32, and long before e²ˣ overflows. */
const MOST_EXPONENT = 20;

/**
 * x · tanh(log(1 + eˣ)), computed with one exponential: tanh(log(1 + t)) = n / (n + 2) for n = t·(t + 2).
 * @shape any → the same
 * @paper Misra, BMVC 2020, arXiv:1908.08681
 * @example
 * await mish(tensor([-1, 2])).data(); // [-0.3034, 1.944]
 */
export function mish(x: Tensor): Tensor {
  const t = x.minimum(MOST_EXPONENT).exp();
  const n = t.mul(t.add(2));
  return x.mul(n.div(n.add(2)));
}
