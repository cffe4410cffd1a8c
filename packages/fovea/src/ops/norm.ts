// Normalisation: by the batch, by running statistics, over the last axis.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { runtime } from '../tensor/internal.ts';

/** The channels of x, once parameters for each of them fit. */
export function requireChannels(op: string, x: Tensor, parts: Readonly<Record<string, Tensor | undefined>>): number {
  const channels = x.shape[x.rank - 1];
  for (const [name, part] of Object.entries(parts)) if (part) requireShape(op, name, part.shape, [channels]);
  return channels;
}

/** Default 1e-5. @throws ValueError unless it is a number from 0 */
export function checkedEps(op: string, eps: number | undefined, usual = 1e-5): number {
  if (eps === undefined) return usual;
  requireRange(op, 'eps', eps, 'notNegative');
  return eps;
}

/** Least eps beside which nothing that is lost below float32's range matters in the measure of `inverseDeviation`. */
const LEAST_EPS = 1e-18;

/**
 * 1 / √(mean of x² − mean² + eps). A power of two is taken out of what is squared, and put back behind the root: no digit changes, and squares do
 * not overflow before x is near 10²⁴, where those of x as it is would at 10¹⁹. Not where eps is next to 0: squares of small x would vanish.
 * `meanOf` takes the means; `offset` is that of x, if it is not 0.
 */
export function inverseDeviation(
  x: Tensor,
  offset: Tensor | undefined,
  meanOf: (values: Tensor) => Tensor,
  eps: number,
): { readonly inverse: Tensor; readonly variance: Tensor } {
  const unit = eps < LEAST_EPS || runtime.effects.isExporting ? 1 : 2 ** -20;
  const squares = meanOf(x.mul(unit).square());
  const spread = offset ? squares.sub(offset.mul(unit).square()).maximum(0) : squares;
  return {
    inverse: spread
      .add(eps * unit * unit)
      .rsqrt()
      .mul(unit),
    variance: spread.mul(unit ** -2),
  };
}

/**
 * (x − mean) / √(variance + eps) · weight + bias by channel, with given statistics; `eps` defaults to 1e-5.
 * @shape x `[…, C]`, all others `[C]` → `[…, C]`
 * @throws ShapeError for statistics, a weight or a bias that is not `[C]`; ValueError for an eps out of range
 * @paper Ioffe & Szegedy, ICML 2015, arXiv:1502.03167
 * @example
 * await batchNorm(tensor([[3], [7]]), tensor([5]), tensor([4])).data(); // [-1, 1]
 */
export function batchNorm(
  x: Tensor,
  mean: Tensor,
  variance: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: { readonly eps?: number } = {},
): Tensor {
  requireOptions('batchNorm', options, ['eps']);
  requireChannels('batchNorm', x, { mean, variance, weight, bias });
  const inverse = variance.add(checkedEps('batchNorm', options.eps)).rsqrt();
  const scale = weight ? weight.mul(inverse) : inverse;
  const shift = mean.mul(scale).neg();
  return x.mul(scale).add(bias ? bias.add(shift) : shift);
}

/** What `batchNormTraining` gives. */
export interface BatchStatistics {
  /** Normalised input, `[…, C]`. */
  readonly y: Tensor;
  /** `[C]`. */
  readonly mean: Tensor;
  /** Biased variance `[C]`. */
  readonly variance: Tensor;
  /** Values that each mean was taken over. */
  readonly count: number;
}

/**
 * The mean by channel of about √count pixels, evenly spread: near enough to the mean for the difference of squares below. A pixel that lies
 * far out moves it by no more than it adds to the deviation. Where all the chosen pixels lie far from all others, up to √count of the
 * variance's rounding errors remain.
 */
function roughMean(x: Tensor, channels: number, count: number): Tensor {
  // Odd, so that it does not keep to one column of an image.
  const step = Math.floor(Math.sqrt(count)) | 1;
  const pixels = x.detach().reshape(count, channels).slice(0, 0, count, step);
  // Divided before they are summed, which one kernel does: a mean takes a second one, behind a barrier of all threads.
  return pixels.div(pixels.shape[0]).sum(0);
}

/**
 * (x − mean) / √(variance + eps) · weight + bias by channel, with the batch's own statistics, which are returned, too. Sums are taken in
 * one pass, of x less the mean of some of its pixels, so that neither a large mean nor single pixels far from it cost digits.
 * @shape x `[…, C]`, weight and bias `[C]` → y `[…, C]`, mean and variance `[C]`
 * @throws ValueError for a single value per channel
 * @paper Ioffe & Szegedy, ICML 2015, arXiv:1502.03167
 * @example
 * const { y, mean } = batchNormTraining(tensor([[3], [7]]));
 * await y.data(); // [-1, 1]
 * await mean.data(); // [5]
 */
export function batchNormTraining(
  x: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: { readonly eps?: number } = {},
): BatchStatistics {
  requireOptions('batchNorm', options, ['eps']);
  const channels = requireChannels('batchNorm', x, { weight, bias });
  const count = x.size / Math.max(1, channels);
  if (count < 2) {
    throw new ValueError(
      `batchNorm: needs more than one value per channel to normalise by the batch: got input ${formatShape(x.shape)}; leave a last batch of one image out (dropLast), use a larger batch, or running statistics in evaluation`,
    );
  }
  const axes = [...x.shape.keys()].slice(0, -1);
  const near = roughMean(x, channels, count);
  const shifted = x.sub(near);
  const offset = shifted.mean(axes);
  const variance = shifted.square().mean(axes).sub(offset.square()).maximum(0);
  const inverse = variance.add(checkedEps('batchNorm', options.eps)).rsqrt();
  const scale = weight ? weight.mul(inverse) : inverse;
  const shift = offset.mul(scale).neg();
  const y = shifted.mul(scale).add(bias ? bias.add(shift) : shift);
  return { y, mean: offset.add(near), variance, count };
}

/**
 * (x − mean) / √(variance + eps) · weight + bias over the last axis; `eps` defaults to 1e-5. The variance is that of x less a constant near
 * its mean, so that no digits are lost.
 * @shape x `[…, C]`, weight and bias `[C]` → `[…, C]`
 * @throws ShapeError for a weight or a bias that is not `[C]`; ValueError for an eps out of range
 * @paper Ba et al., arXiv:1607.06450
 * @example
 * await layerNorm(tensor([1, 3])).data(); // [-1, 1]
 */
export function layerNorm(x: Tensor, weight?: Tensor, bias?: Tensor, options: { readonly eps?: number } = {}): Tensor {
  requireOptions('layerNorm', options, ['eps']);
  requireChannels('layerNorm', x, { weight, bias });
  const overLast = (values: Tensor): Tensor => values.mean(-1, { keepDims: true });
  const shifted = x.sub(overLast(x.detach()));
  const rest = overLast(shifted);
  const { inverse } = inverseDeviation(shifted, rest, overLast, checkedEps('layerNorm', options.eps));
  const normal = shifted.sub(rest).mul(inverse);
  const scaled = weight ? normal.mul(weight) : normal;
  return bias ? scaled.add(bias) : scaled;
}
