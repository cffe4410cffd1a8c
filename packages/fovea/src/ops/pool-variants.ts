// Poolings besides plain windows (B1): L2, and maxima of regions and of the whole image.

import { type Tensor, tensor } from '../tensor/index.ts';
import { maxPool2d, type PoolOptions, windowMeans } from './pool.ts';
import { power } from './power.ts';
import { type Pair, pair, requireImage, requireOutputSize, requirePixels } from './window.ts';

/**
 * Length of the vector of each window's values, √Σx²: `[N, H, W, C]` → `[N, OH, OW, C]`; as torch.nn.functional.lp_pool2d, except that
 * the gradient of a window of zeros is 0 (there: NaN). Where `ceilMode` lets a window hang over, its sum counts as that of a whole window.
 */
export function l2Pool2d(x: Tensor, options: Omit<PoolOptions, 'dilation' | 'padding'>): Tensor {
  const [height, width] = pair(options.kernelSize);
  return power(windowMeans('l2Pool2d', x.square(), options).mul(height * width), 0.5);
}

/**
 * Maxima of regions that divide the image into `outputSize`: `[N, H, W, C]` → `[N, OH, OW, C]`. Region i of n reaches from ⌊i·H/n⌋ to
 * ⌈(i + 1)·H/n⌉, as in PyTorch. Equal maxima share the gradient where regions differ in size.
 */
export function adaptiveMaxPool2d(x: Tensor, outputSize: Pair): Tensor {
  const op = 'adaptiveMaxPool2d';
  requireImage(op, x);
  const [height, width] = requireOutputSize(op, outputSize);
  const [, H, W] = x.shape;
  if (H % height === 0 && W % width === 0) return maxPool2d(x, { kernelSize: [H / height, W / width] });
  return regionMaxima(regionMaxima(x, 1, height), 2, width);
}

function regionMaxima(x: Tensor, axis: number, regions: number): Tensor {
  const size = x.shape[axis];
  if (size === regions) return x;
  const starts = Array.from({ length: regions }, (_, i) => Math.floor((i * size) / regions));
  const ends = starts.map((_, i) => Math.ceil(((i + 1) * size) / regions));
  const most = Math.max(...starts.map((start, i) => ends[i] - start));
  // Shorter regions repeat their last line: it cannot change the maximum.
  const lines = starts.flatMap((start, i) => Array.from({ length: most }, (_, k) => Math.min(start + k, ends[i] - 1)));
  return x.gather(tensor(Int32Array.from(lines), [regions, most]), axis).max(axis + 1);
}

/** Maximum over all pixels: `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`. Equal maxima share the gradient. */
export function globalMaxPool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  requirePixels('globalMaxPool2d', x);
  return x.max([1, 2], options);
}
