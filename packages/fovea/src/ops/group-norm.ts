// Normalisation within a sample: by groups of channels, by channel, and by the root of the mean square.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireDivisor } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { checkedEps, inverseDeviation, requireChannels } from './norm.ts';

/** Statistics of groups of channels of each sample, spread over the channels: `[N, 1, C]` beside x as `[N, pixels, C]`. */
interface GroupStatistics {
  /** x less a constant near its mean. */
  readonly shifted: Tensor;
  /** The mean of that. */
  readonly rest: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
  /** 1 / √(variance + eps) */
  readonly inverse: Tensor;
}

/**
 * Means are taken by channel first, and then over the channels of a group: pixels are what there is much of. The variance is that of x less a
 * constant near its mean, so that its derivative needs no sum of its own and no digits are lost.
 */
function groupStatistics(op: string, x: Tensor, numGroups: number, eps: number | undefined): GroupStatistics {
  const channels = x.shape[x.rank - 1];
  requireShape(op, 'x', x.shape, ['N', '…', 'C']);
  requireDivisor(op, 'numGroups', numGroups, { channels });
  const N = x.shape[0];
  const pixels = elementCount(x.shape.slice(1, -1));
  const image = x.reshape(N, pixels, channels);
  const perGroup = channels / numGroups;
  const overGroups = (values: Tensor): Tensor => {
    const byChannel = values.mean(1);
    if (perGroup === 1) return byChannel.reshape(N, 1, channels);
    // Divided where channels are apart again: that is computed once for each, so that no large kernel has to look up values by group.
    const sums = byChannel.reshape(N, numGroups, perGroup).sum(2, { keepDims: true });
    return sums.expand(N, numGroups, perGroup).reshape(N, 1, channels).div(perGroup);
  };
  const near = overGroups(image.detach());
  const shifted = image.sub(near);
  const rest = overGroups(shifted);
  const deviation = inverseDeviation(shifted, rest, overGroups, checkedEps(op, eps));
  return { shifted, rest, mean: near.add(rest), ...deviation };
}

/** Normalised, times weight, plus bias: one factor and one summand for each channel of a sample, so that their gradients are sums over its pixels. */
function normalised(
  op: string,
  x: Tensor,
  { shifted, rest, inverse }: GroupStatistics,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
): Tensor {
  requireChannels(op, x, { weight, bias });
  const scale = weight ? inverse.mul(weight) : inverse;
  const shift = rest.mul(scale).neg();
  return shifted
    .mul(scale)
    .add(bias ? shift.add(bias) : shift)
    .reshape(...x.shape);
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the pixels and channels of each group of channels of each sample; `eps` defaults to
 * 1e-5.
 * @shape x `[N, …, C]`, weight and bias `[C]` → `[N, …, C]`
 * @throws ValueError when `numGroups` does not divide the channels
 * @paper Wu & He, ECCV 2018, arXiv:1803.08494
 * @example
 * await groupNorm(tensor([[1, 3, 10, 30]]), 2).data(); // [-1, 1, -1, 1]
 */
export function groupNorm(
  x: Tensor,
  numGroups: number,
  weight?: Tensor,
  bias?: Tensor,
  options: { readonly eps?: number } = {},
): Tensor {
  requireOptions('groupNorm', options, ['eps']);
  return normalised('groupNorm', x, groupStatistics('groupNorm', x, numGroups, options.eps), weight, bias);
}

/** What `instanceNormWithStatistics` gives. */
export interface InstanceStatistics {
  /** Normalised input, `[N, …, C]`. */
  readonly y: Tensor;
  /** `[N, C]`. */
  readonly mean: Tensor;
  /** Biased variance `[N, C]`. */
  readonly variance: Tensor;
  /** Values that each mean was taken over. */
  readonly count: number;
}

/**
 * `instanceNorm` together with the mean and variance that it normalised by.
 * @shape x `[N, …, C]`, weight and bias `[C]` → y `[N, …, C]`, mean and variance `[N, C]`
 * @throws ValueError for a single value per channel
 * @example
 * const { mean, variance } = instanceNormWithStatistics(tensor([1, 3], [1, 2, 1]));
 * await mean.data(); // [2]
 * await variance.data(); // [1]
 */
export function instanceNormWithStatistics(
  x: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: { readonly eps?: number } = {},
): InstanceStatistics {
  requireOptions('instanceNorm', options, ['eps']);
  const op = 'instanceNorm';
  const [N, C] = [x.shape[0], x.shape[x.rank - 1]];
  const count = x.size / Math.max(1, N * C);
  if (count < 2) {
    throw new ValueError(`${op}: needs more than one value per sample and channel: got input ${formatShape(x.shape)}`);
  }
  const statistics = groupStatistics(op, x, C, options.eps);
  const y = normalised(op, x, statistics, weight, bias);
  return { y, mean: statistics.mean.reshape(N, C), variance: statistics.variance.reshape(N, C), count };
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the pixels of each channel of each sample; `eps` defaults to 1e-5.
 * @shape x `[N, …, C]`, weight and bias `[C]` → `[N, …, C]`
 * @throws ValueError for a single value per channel
 * @paper Ulyanov et al., arXiv:1607.08022
 * @example
 * await instanceNorm(tensor([1, 3], [1, 2, 1])).data(); // [-1, 1]
 */
export const instanceNorm = (
  x: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: { readonly eps?: number } = {},
): Tensor => instanceNormWithStatistics(x, weight, bias, options).y;

/** Where PyTorch puts eps when none is given: the distance of 1 from the next float32. */
const FLOAT32_EPSILON = 2 ** -23;

/**
 * x / √(mean of x² + eps) · weight over the last axis; `eps` defaults to 2⁻²³.
 * @shape x `[…, C]`, weight `[C]` → `[…, C]`
 * @throws ShapeError for a weight that is not `[C]`; ValueError for an eps out of range
 * @paper Zhang & Sennrich, NeurIPS 2019, arXiv:1910.07467
 * @example
 * await rmsNorm(tensor([3, 4])).data(); // [0.8485, 1.131]
 */
export function rmsNorm(x: Tensor, weight?: Tensor, options: { readonly eps?: number } = {}): Tensor {
  requireOptions('rmsNorm', options, ['eps']);
  const meanOf = (values: Tensor): Tensor => values.mean(-1, { keepDims: true });
  const { inverse } = inverseDeviation(x, undefined, meanOf, checkedEps('rmsNorm', options.eps, FLOAT32_EPSILON));
  requireChannels('rmsNorm', x, { weight });
  const normal = x.mul(inverse);
  return weight ? normal.mul(weight) : normal;
}
