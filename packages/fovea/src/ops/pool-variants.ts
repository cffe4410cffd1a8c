// Poolings besides plain windows (B1): L2, and maxima of regions and of the whole image.

import { type Tensor, tensor } from '../tensor/index.ts';
import { maxPool2d, maxPool2dWithIndices, type PoolOptions, windowMeans } from './pool.ts';
import { power } from './power.ts';
import { type Pair, pair, requireOutputSize, requirePixels } from './window.ts';

/**
 * Length of the vector of each window's values, √Σx²: `[N, H, W, C]` → `[N, OH, OW, C]`; as torch.nn.functional.lp_pool2d, except that
 * the gradient of a window of zeros is 0 (there: NaN). Where `ceilMode` lets a window hang over, its sum counts as that of a whole window.
 */
export function l2Pool2d(x: Tensor, options: Omit<PoolOptions, 'dilation' | 'padding'>): Tensor {
  const [height, width] = pair(options.kernelSize, 'l2Pool2d: kernelSize');
  return power(windowMeans('l2Pool2d', x.square(), options).mul(height * width), 0.5);
}

/**
 * Maxima of regions that divide the image into `outputSize`: `[N, H, W, C]` → `[N, OH, OW, C]`. Region i of n reaches from ⌊i·H/n⌋ to
 * ⌈(i + 1)·H/n⌉, as in PyTorch; the first of equal maxima gets the gradient.
 * @throws ShapeError unless x is images with pixels; ValueError unless the sizes are positive integers
 */
export function adaptiveMaxPool2d(x: Tensor, outputSize: Pair): Tensor {
  const { image, kernelSize } = spreadRegions(x, outputSize);
  return maxPool2d(image, { kernelSize });
}

/** As `adaptiveMaxPool2d`, with int32 indices `[N, OH, OW, C]`: flat positions h·W + w in the input image. */
export function adaptiveMaxPool2dWithIndices(x: Tensor, outputSize: Pair): { values: Tensor; indices: Tensor } {
  const { image, kernelSize, rows, columns } = spreadRegions(x, outputSize);
  const { values, indices } = maxPool2dWithIndices(image, { kernelSize });
  const places = rows.flatMap((row) => columns.map((column) => row * x.shape[2] + column));
  return { values, indices: tensor(Int32Array.from(places)).gather(indices) };
}

/** An image whose windows of `kernelSize`, side by side, are the regions of another, and which of its lines its own are. */
interface SpreadRegions {
  readonly image: Tensor;
  readonly kernelSize: readonly [number, number];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function spreadRegions(x: Tensor, outputSize: Pair): SpreadRegions {
  const op = 'adaptiveMaxPool2d';
  requirePixels(op, x);
  const [height, width] = requireOutputSize(op, outputSize);
  const [, H, W] = x.shape;
  const [rows, columns] = [regionLines(H, height), regionLines(W, width)];
  const spread = (image: Tensor, lines: readonly number[], axis: number): Tensor =>
    lines.length === image.shape[axis] ? image : image.gather(tensor(Int32Array.from(lines)), axis);
  const image = spread(spread(x, rows, 1), columns, 2);
  return { image, kernelSize: [rows.length / height, columns.length / width], rows, columns };
}

/** The lines of each region in turn, as many as the longest has: shorter ones repeat their last line, which cannot change the maximum. */
function regionLines(size: number, regions: number): readonly number[] {
  const starts = Array.from({ length: regions }, (_, i) => Math.floor((i * size) / regions));
  const ends = starts.map((_, i) => Math.ceil(((i + 1) * size) / regions));
  const most = Math.max(...starts.map((start, i) => ends[i] - start));
  return starts.flatMap((start, i) => Array.from({ length: most }, (_, k) => Math.min(start + k, ends[i] - 1)));
}

/** Maximum over all pixels: `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`. Equal maxima share the gradient. */
export function globalMaxPool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  requirePixels('globalMaxPool2d', x);
  return x.max([1, 2], options);
}
