// Pooling in PyTorch's terms, channels last.

import { windowTaps } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { refuse } from '../base/require.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { windowMax, windowMaxIndices, windowMean } from '../tensor/internal.ts';
import { regionsOf, regularWindows } from './regions.ts';
import { resampled } from './resampling.ts';
import {
  type Pair,
  pair,
  poolGeometry,
  requireImage,
  requireOutputSize,
  requirePixels,
  type WindowOptions,
  windowAxes,
} from './window.ts';

/** Options of the window poolings. */
export interface PoolOptions extends Omit<WindowOptions, 'padding'> {
  /** Height and width of the window. */
  readonly kernelSize: Pair;
  /** Default: the kernel size. */
  readonly stride?: Pair;
  /** On both sides of an axis. Default 0. */
  readonly padding?: Pair;
}

const geometryOf = (op: string, x: Tensor, { kernelSize, stride, ...options }: PoolOptions) =>
  poolGeometry(
    x,
    windowAxes(op, x, pair(kernelSize, `${op}: kernelSize`), { ...options, stride: stride ?? kernelSize }),
  );

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ShapeError when the window does not fit the image; ValueError for options out of range
 * @example
 * await maxPool2d(tensor([1, 2, 3, 4], [1, 2, 2, 1]), { kernelSize: 2 }).data(); // [4]
 */
export const maxPool2d = (x: Tensor, options: PoolOptions): Tensor => windowMax(x, maxGeometry(x, options));

function maxGeometry(x: Tensor, options: PoolOptions) {
  requireOptions('maxPool2d', options, ['kernelSize', 'stride', 'padding', 'dilation', 'ceilMode']);
  return geometryOf('maxPool2d', x, options);
}

/**
 * `maxPool2d` together with the positions of the maxima: h·W + w in the input image.
 * @shape `[N, H, W, C]` → values and indices `[N, OH, OW, C]`
 * @dtype indices int32
 * @throws as `maxPool2d`
 * @example
 * const { indices } = maxPool2dWithIndices(tensor([1, 9, 3, 4], [1, 2, 2, 1]), { kernelSize: 2 });
 * await indices.data(); // [1]
 */
export function maxPool2dWithIndices(x: Tensor, options: PoolOptions): { values: Tensor; indices: Tensor } {
  const geometry = maxGeometry(x, options);
  return { values: windowMax(x, geometry), indices: windowMaxIndices(x, geometry) };
}

/** Options of `averagePool2d`. */
export interface AveragePoolOptions extends Omit<PoolOptions, 'dilation'> {
  /** Divide by the whole window where it reaches into the padding. Default true. */
  readonly countIncludePad?: boolean;
  /** Divide every sum by this number instead of by how many values are in the window. Default none. */
  readonly divisorOverride?: number;
}

/**
 * Mean of each window.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ShapeError when the window does not fit the image; ValueError for options out of range
 * @example
 * await averagePool2d(tensor([1, 2, 3, 4], [1, 2, 2, 1]), { kernelSize: 2 }).data(); // [2.5]
 */
export function averagePool2d(x: Tensor, options: AveragePoolOptions): Tensor {
  const names = ['kernelSize', 'stride', 'padding', 'ceilMode', 'countIncludePad', 'divisorOverride'] as const;
  requireOptions('averagePool2d', options, names);
  return windowMeans('averagePool2d', x, options);
}

/** `averagePool2d` under the name that errors are to give. */
export function windowMeans(op: string, x: Tensor, options: AveragePoolOptions): Tensor {
  const { countIncludePad = true, divisorOverride, ...window } = options;
  const geometry = geometryOf(op, x, window);
  if (divisorOverride !== undefined) {
    if (!Number.isFinite(divisorOverride) || divisorOverride === 0)
      refuse(op, 'divisorOverride', 'a finite number other than 0', divisorOverride);
    return windowMean(x, geometry, true).mul(windowTaps(geometry) / divisorOverride);
  }
  const [padHeight, padWidth] = pair(options.padding ?? 0, `${op}: padding`);
  const { rows, columns } = geometry;
  const hangsOver = rows.after !== padHeight || columns.after !== padWidth;
  if (!countIncludePad || !hangsOver) return windowMean(x, geometry, countIncludePad);
  // Padding counts but what ceilMode adds does not: the padding becomes part of the image.
  const padded = x.pad([
    [0, 0],
    [padHeight, padHeight],
    [padWidth, padWidth],
    [0, 0],
  ]);
  const rest = {
    ...geometry,
    rows: { ...rows, size: padded.shape[1], before: 0, after: rows.after - padHeight },
    columns: { ...columns, size: padded.shape[2], before: 0, after: columns.after - padWidth },
  };
  return windowMean(padded, rest, false);
}

/**
 * Means of regions that divide the image into `outputSize`. Region i of n reaches from ⌊i·H/n⌋ to ⌈(i + 1)·H/n⌉, as in PyTorch.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ShapeError unless x is images with pixels; ValueError unless the sizes are positive integers
 * @example
 * await adaptiveAveragePool2d(tensor([1, 2, 3, 4], [1, 1, 4, 1]), [1, 2]).data(); // [1.5, 3.5]
 */
export function adaptiveAveragePool2d(x: Tensor, outputSize: Pair): Tensor {
  requireImage('adaptiveAveragePool2d', x);
  const size = requireOutputSize('adaptiveAveragePool2d', outputSize);
  if (size.every((count) => count === 1)) return globalAveragePool2d(x, { keepDims: true });
  return resampled('regionMeans', x, regionMeans(x, size));
}

function regionMeans(x: Tensor, [OH, OW]: readonly [number, number]): Tensor {
  const [N, H, W, C] = x.shape;
  const [down, across] = [regularWindows(H, OH), regularWindows(W, OW)];
  if (down && across) {
    const [kernelSize, stride] = [
      [down.kernelSize, across.kernelSize],
      [down.stride, across.stride],
    ] as const;
    return averagePool2d(x, { kernelSize, stride });
  }
  const byRows = meansAlong(H, OH)
    .expand(N, OH, H)
    .matmul(x.reshape(N, H, W * C))
    .reshape(N * OH, W, C);
  const byColumns = meansAlong(W, OW).expand(N * OH, OW, W);
  return byColumns.matmul(byRows).reshape(N, OH, OW, C);
}

/** `[regions, size]`: row i takes the mean of region i. */
function meansAlong(size: number, regions: number): Tensor {
  const weights = new Float32Array(regions * size);
  for (const [i, { start, end }] of regionsOf(size, regions).entries()) {
    weights.fill(1 / (end - start), i * size + start, i * size + end);
  }
  return tensor(weights, [regions, size]);
}

/**
 * Mean over all pixels.
 * @shape `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`
 * @throws ShapeError unless x is images with pixels
 * @example
 * await globalAveragePool2d(tensor([1, 2, 3, 4], [1, 2, 2, 1])).data(); // [2.5]
 */
export function globalAveragePool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  requireOptions('globalAveragePool2d', options, ['keepDims']);
  requirePixels('globalAveragePool2d', x);
  return x.mean([1, 2], options);
}
