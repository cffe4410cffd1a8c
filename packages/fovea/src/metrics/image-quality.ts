// Likeness of images: peak signal-to-noise ratio and structural similarity, differentiable, one value an image.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange, requireRanges } from '../base/require.ts';
import { requireSameShape, requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { conv2d } from '../ops/index.ts';
import { type Tensor, tensor, where } from '../tensor/index.ts';

function requireImages(op: string, x: Tensor, y: Tensor, dataRange: number): void {
  requireShape(op, 'x', x.shape, ['N', 'H', 'W', 'C']);
  requireSameShape(op, { x: x.shape, y: y.shape });
  if (x.shape[1] * x.shape[2] * x.shape[3] === 0)
    throw new ShapeError(`${op}: images must have at least one pixel: got shape ${formatShape(x.shape)}`);
  requireRange(op, 'dataRange', dataRange, 'positiveOrInfinite');
}

/**
 * 10·log₁₀(dataRange² / mean squared error) in dB of each image; infinite for equal images. `dataRange` is the difference between the
 * largest and the smallest possible value, 1 by default.
 * @shape `[N, H, W, C]` twice → `[N]`
 * @grad 0 for equal images
 * @throws ShapeError unless both are images of one shape; ValueError for a dataRange that is not above 0
 * @example
 * await psnr(full([1, 4, 4, 3], 0.5), full([1, 4, 4, 3], 0.6)).data(); // [20]
 */
export function psnr(x: Tensor, y: Tensor, options: { readonly dataRange?: number } = {}): Tensor {
  requireOptions('psnr', options, ['dataRange']);
  const { dataRange = 1 } = options;
  requireImages('psnr', x, y, dataRange);
  const error = x
    .sub(y)
    .mul(1 / dataRange)
    .square()
    .mean([1, 2, 3]);
  const equal = error.equal(0);
  return where(
    equal,
    Number.POSITIVE_INFINITY,
    where(equal, 1, error)
      .log()
      .mul(-10 / Math.LN10),
  );
}

/** Options of `ssim`. */
export interface SsimOptions {
  /** Difference between the largest and the smallest possible value. Default 1. */
  readonly dataRange?: number;
  /** Side of the Gaussian window, odd. Default 11. */
  readonly windowSize?: number;
  /** Of the Gaussian, in pixels. Default 1.5. */
  readonly sigma?: number;
  /** Default 0.01. */
  readonly k1?: number;
  /** Default 0.03. */
  readonly k2?: number;
}

/** The window along one axis; the sum is 1. */
function gaussian(size: number, sigma: number): Float32Array {
  const weights = Array.from({ length: size }, (_, i) => Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float32Array.from(weights, (weight) => weight / sum);
}

/**
 * Structural similarity of each image: (2μₓμ_y + c₁)·(2σₓ_y + c₂) / ((μₓ² + μ_y² + c₁)·(σₓ² + σ_y² + c₂)) under a Gaussian window, as a
 * mean over channels and all places where the window fits; 1 for equal images.
 * @shape `[N, H, W, C]` twice → `[N]`
 * @throws ShapeError for images smaller than the window; ValueError for a window that is not odd
 * @paper Wang et al., IEEE TIP 2004
 * @example
 * await ssim(full([1, 16, 16, 1], 0.5), full([1, 16, 16, 1], 0.6)).data(); // [0.9836]
 */
export function ssim(x: Tensor, y: Tensor, options: SsimOptions = {}): Tensor {
  requireOptions('ssim', options, ['dataRange', 'windowSize', 'sigma', 'k1', 'k2']);
  const { dataRange = 1, windowSize = 11, sigma = 1.5, k1 = 0.01, k2 = 0.03 } = options;
  requireImages('ssim', x, y, dataRange);
  requireRanges('ssim', { windowSize, sigma }, { windowSize: 'oddCount', sigma: 'positiveOrInfinite' });
  const [, height, width, channels] = x.shape;
  if (Math.min(height, width) < windowSize)
    throw new ShapeError(
      `ssim: images are ${height}×${width}, the window ${windowSize}×${windowSize}; choose a smaller windowSize`,
    );
  const window = tensor(gaussian(windowSize, sigma), [windowSize, 1, 1, 1]).expand(windowSize, 1, 1, channels);
  const local = (map: Tensor): Tensor => {
    const down = conv2d(map, window, undefined, { groups: channels });
    return conv2d(down, window.transpose(1, 0, 2, 3), undefined, { groups: channels });
  };
  // Variances do not change with the origin, and lose fewer digits around the middle of the range.
  const middle = dataRange / 2;
  const [a, b] = [x.sub(middle), y.sub(middle)];
  const [meanA, meanB] = [local(a), local(b)];
  const varianceA = local(a.square()).sub(meanA.square());
  const varianceB = local(b.square()).sub(meanB.square());
  const covariance = local(a.mul(b)).sub(meanA.mul(meanB));
  const [c1, c2] = [(k1 * dataRange) ** 2, (k2 * dataRange) ** 2];
  const [meanX, meanY] = [meanA.add(middle), meanB.add(middle)];
  const luminance = meanX.mul(meanY).mul(2).add(c1).div(meanX.square().add(meanY.square()).add(c1));
  const structure = covariance.mul(2).add(c2).div(varianceA.add(varianceB).add(c2));
  return luminance.mul(structure).mean([1, 2, 3]);
}
