// Pooling that blurs before it leaves pixels out, so that a shift of the image changes little.

import { requireOptions } from '../base/options.ts';
import { requireInteger, requireRange } from '../base/require.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { conv2d } from './conv.ts';
import { type PaddingMode, padWithBorder, requirePaddingMode } from './padding-mode.ts';
import { requirePixels, windowAxes } from './window.ts';

/** Options of `blurPool2d`. */
export interface BlurPoolOptions {
  /** Side of the filter, 2 or more; timm's `filt_size`. Default 3. */
  readonly kernelSize?: number;
  /** Default 2. */
  readonly stride?: number;
  /** What stands beyond the edges. Default 'reflect'. */
  readonly paddingMode?: PaddingMode;
}

export const BLUR_POOL_NAMES = ['kernelSize', 'stride', 'paddingMode'] as const;

/** @throws ValueError for options out of range */
export function requireBlurPool(op: string, options: BlurPoolOptions): Required<BlurPoolOptions> {
  requireOptions(op, options, BLUR_POOL_NAMES);
  const { kernelSize = 3, stride = 2, paddingMode = 'reflect' } = options;
  requireInteger(op, 'kernelSize', kernelSize, 2);
  requireRange(op, 'stride', stride, 'count');
  requirePaddingMode(op, paddingMode);
  return { kernelSize, stride, paddingMode };
}

/** The row of Pascal's triangle with `size` numbers, over their sum. */
function binomial(size: number): number[] {
  const row = [1];
  for (let k = 1; k < size; k++) row.push((row[k - 1] * (size - k)) / k);
  return row.map((value) => value / 2 ** (size - 1));
}

/**
 * Means of windows, weighted by the binomial coefficients of `kernelSize` in both directions: anti-aliased down-sampling, as timm's
 * `BlurPool2d`. The padding is ⌊(stride − 1 + kernelSize − 1) / 2⌋ on each side.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`, OH = ⌊(H + 2·padding − kernelSize) / stride⌋ + 1
 * @throws ShapeError for images that are too small for the padding; ValueError for options out of range
 * @paper Zhang, ICML 2019, arXiv:1904.11486
 * @example
 * await blurPool2d(tensor([0, 0, 4, 0, 0], [1, 1, 5, 1]), { paddingMode: 'replicate' }).data(); // [0, 2, 0]
 */
export function blurPool2d(x: Tensor, options: BlurPoolOptions = {}): Tensor {
  const { kernelSize, stride, paddingMode } = requireBlurPool('blurPool2d', options);
  requirePixels('blurPool2d', x);
  const row = binomial(kernelSize);
  const filter = tensor(
    Float32Array.from({ length: kernelSize ** 2 }, (_, i) => row[Math.floor(i / kernelSize)] * row[i % kernelSize]),
    [kernelSize, kernelSize, 1, 1],
  );
  const channels = x.shape[3];
  const padding = (stride - 1 + kernelSize - 1) >> 1;
  const weight = filter.expand(kernelSize, kernelSize, 1, channels);
  const axes = windowAxes('blurPool2d', x, [kernelSize, kernelSize], { stride, padding });
  if (paddingMode === 'zeros') return conv2d(x, weight, undefined, { stride, padding, groups: channels });
  return conv2d(padWithBorder('blurPool2d', x, axes, paddingMode), weight, undefined, { stride, groups: channels });
}
