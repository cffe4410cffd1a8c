// Normalisation: batch norm in its inference and training forms, layer norm. Statistics are State of the layers in nn.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

export interface NormOptions {
  /** Added to the variance; default 1e-5. */
  readonly eps?: number;
}

const DEFAULT_EPS = 1e-5;

/**
 * Batch norm with given statistics (Ioffe & Szegedy, ICML 2015, arXiv:1502.03167): x `[…, C]`, all else `[C]`.
 * @throws ShapeError when the channels do not fit
 */
export function batchNorm(
  x: Tensor,
  mean: Tensor,
  variance: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: NormOptions = {},
): Tensor {
  requireChannels('batchNorm', x, 1, { mean, variance, weight, bias });
  const { scale, shift } = affine(mean, variance, weight, bias, options.eps ?? DEFAULT_EPS);
  return x.mul(scale).add(shift);
}

export interface BatchNormTraining {
  /** `[…, C]` */
  readonly output: Tensor;
  /** `[C]`, of this batch; no gradient flows through it. */
  readonly mean: Tensor;
  /** `[C]`, unbiased (divided by n − 1), as running statistics take it; no gradient flows through it. */
  readonly variance: Tensor;
}

/**
 * Batch norm with the statistics of the batch: x `[…, C]`, weight and bias `[C]`.
 * @throws ShapeError when the channels do not fit, ValueError when there is one value per channel
 */
export function batchNormTraining(
  x: Tensor,
  weight?: Tensor,
  bias?: Tensor,
  options: NormOptions = {},
): BatchNormTraining {
  requireChannels('batchNorm', x, 2, { weight, bias });
  const channels = x.shape[x.rank - 1];
  const count = x.size / Math.max(1, channels);
  if (count <= 1) {
    throw new ValueError(
      `batchNorm: training needs more than one value per channel: got ${formatShape(x.shape)}; give a larger batch or call eval()`,
    );
  }
  const axes = Array.from({ length: x.rank - 1 }, (_, axis) => axis);
  // Distances from one pixel, not from 0: Σx² − (Σx)²/n in a single pass would lose the digits of a mean far from 0.
  const origin = axes.reduce((part, axis) => part.slice(axis, 0, 1), x).reshape(channels);
  const offset = x.sub(origin.detach());
  const mean = offset.sum(axes).mul(1 / count);
  const variance = offset
    .square()
    .sum(axes)
    .mul(1 / count)
    .sub(mean.square())
    .maximum(0);
  const { scale, shift } = affine(mean, variance, weight, bias, options.eps ?? DEFAULT_EPS);
  return {
    output: offset.mul(scale).add(shift),
    mean: mean.add(origin).detach(),
    variance: variance.mul(count / (count - 1)).detach(),
  };
}

/** Batch norm as one product and one sum per element. */
function affine(
  mean: Tensor,
  variance: Tensor,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
): { readonly scale: Tensor; readonly shift: Tensor } {
  const inverse = variance.add(eps).rsqrt();
  const scale = weight ? inverse.mul(weight) : inverse;
  const centre = mean.mul(scale);
  return { scale, shift: bias ? bias.sub(centre) : centre.neg() };
}

/**
 * Layer norm over the last axis (Ba et al., arXiv:1607.06450): x `[…, C]`, weight and bias `[C]`.
 * @throws ShapeError when the channels do not fit
 */
export function layerNorm(x: Tensor, weight?: Tensor, bias?: Tensor, options: NormOptions = {}): Tensor {
  requireChannels('layerNorm', x, 1, { weight, bias });
  const centred = x.sub(x.mean(-1, { keepDims: true }));
  const variance = centred.square().mean(-1, { keepDims: true });
  const normal = centred.mul(variance.add(options.eps ?? DEFAULT_EPS).rsqrt());
  const scaled = weight ? normal.mul(weight) : normal;
  return bias ? scaled.add(bias) : scaled;
}

function requireChannels(
  op: string,
  x: Tensor,
  leastRank: number,
  vectors: Readonly<Record<string, Tensor | undefined>>,
): void {
  if (x.rank < leastRank)
    throw new ShapeError(`${op}: input needs at least ${leastRank} axes: got ${formatShape(x.shape)}`);
  const channels = x.shape[x.rank - 1];
  for (const [name, vector] of Object.entries(vectors)) {
    if (!vector || (vector.rank === 1 && vector.shape[0] === channels)) continue;
    throw new ShapeError(
      `${op}: input has ${channels} channels: got ${formatShape(x.shape)} and ${name} ${formatShape(vector.shape)}`,
    );
  }
}
