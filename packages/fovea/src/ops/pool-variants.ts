// Poolings besides plain windows: L2, and maxima of regions and of the whole image.

import { requireOptions } from '../base/options.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { maxPool2d, maxPool2dWithIndices, type PoolOptions, windowMeans } from './pool.ts';
import { power } from './power.ts';
import { regionsOf, regularWindows } from './regions.ts';
import { type Pair, pair, requireOutputSize, requirePixels } from './window.ts';

/**
 * √Σx² of each window, as torch.nn.functional.lp_pool2d. Where `ceilMode` lets a window hang over the edge, its sum counts as that of a
 * whole window.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @grad 0 for a window of zeros, where PyTorch gives NaN
 * @throws ShapeError when the window does not fit the image; ValueError for options out of range
 * @example
 * await l2Pool2d(tensor([3, 4, 0, 0], [1, 2, 2, 1]), { kernelSize: 2 }).data(); // [5]
 */
export function l2Pool2d(x: Tensor, options: Omit<PoolOptions, 'dilation' | 'padding'>): Tensor {
  requireOptions('l2Pool2d', options, ['kernelSize', 'stride', 'ceilMode']);
  const [height, width] = pair(options.kernelSize, 'l2Pool2d: kernelSize');
  return power(windowMeans('l2Pool2d', x.square(), options).mul(height * width), 0.5);
}

/**
 * Maxima of regions that divide the image into `outputSize`. Region i of n reaches from ⌊i·H/n⌋ to ⌈(i + 1)·H/n⌉, as in PyTorch.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @grad to the first of equal maxima
 * @throws ShapeError unless x is images with pixels; ValueError unless the sizes are positive integers
 * @example
 * await adaptiveMaxPool2d(tensor([1, 2, 3, 4], [1, 1, 4, 1]), [1, 2]).data(); // [2, 4]
 */
export function adaptiveMaxPool2d(x: Tensor, outputSize: Pair): Tensor {
  const { image, kernelSize, stride } = spreadRegions(x, outputSize);
  return maxPool2d(image, { kernelSize, stride });
}

/**
 * `adaptiveMaxPool2d` together with the positions of the maxima: h·W + w in the input image.
 * @shape `[N, H, W, C]` → values and indices `[N, OH, OW, C]`
 * @dtype indices int32
 * @throws as `adaptiveMaxPool2d`
 * @example
 * const { indices } = adaptiveMaxPool2dWithIndices(tensor([1, 2, 3, 4], [1, 1, 4, 1]), [1, 2]);
 * await indices.data(); // [1, 3]
 */
export function adaptiveMaxPool2dWithIndices(x: Tensor, outputSize: Pair): { values: Tensor; indices: Tensor } {
  const { image, kernelSize, stride, rows, columns } = spreadRegions(x, outputSize);
  const { values, indices } = maxPool2dWithIndices(image, { kernelSize, stride });
  const places = rows.flatMap((row) => columns.map((column) => row * x.shape[2] + column));
  return { values, indices: tensor(Int32Array.from(places)).gather(indices) };
}

/** An image whose windows are the regions of another, and which of its lines its own are. */
interface SpreadRegions {
  readonly image: Tensor;
  readonly kernelSize: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function spreadRegions(x: Tensor, outputSize: Pair): SpreadRegions {
  const op = 'adaptiveMaxPool2d';
  requirePixels(op, x);
  const [height, width] = requireOutputSize(op, outputSize);
  const [, H, W] = x.shape;
  const [down, across] = [spreadAxis(H, height), spreadAxis(W, width)];
  const spread = (image: Tensor, lines: readonly number[], axis: number): Tensor =>
    lines.every((line, i) => line === i) ? image : image.gather(tensor(Int32Array.from(lines)), axis);
  return {
    image: spread(spread(x, down.lines, 1), across.lines, 2),
    kernelSize: [down.kernelSize, across.kernelSize],
    stride: [down.stride, across.stride],
    rows: down.lines,
    columns: across.lines,
  };
}

/**
 * Windows on the lines of an axis; where regions differ, on the lines of each region in turn, as many as the longest has: shorter ones repeat
 * their last line, which cannot change the maximum.
 */
function spreadAxis(
  size: number,
  count: number,
): { readonly lines: readonly number[]; readonly kernelSize: number; readonly stride: number } {
  const windows = regularWindows(size, count);
  if (windows) return { lines: Array.from({ length: size }, (_, line) => line), ...windows };
  const regions = regionsOf(size, count);
  const most = Math.max(...regions.map(({ start, end }) => end - start));
  const lines = regions.flatMap(({ start, end }) =>
    Array.from({ length: most }, (_, k) => Math.min(start + k, end - 1)),
  );
  return { lines, kernelSize: most, stride: most };
}

/**
 * Maximum over all pixels.
 * @shape `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`
 * @grad equal maxima share it
 * @throws ShapeError unless x is images with pixels
 * @example
 * await globalMaxPool2d(tensor([1, 2, 3, 4], [1, 2, 2, 1])).data(); // [4]
 */
export function globalMaxPool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  requireOptions('globalMaxPool2d', options, ['keepDims']);
  requirePixels('globalMaxPool2d', x);
  return x.max([1, 2], options);
}
