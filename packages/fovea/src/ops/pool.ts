// Pooling of images, channels last.

import { ShapeError } from '../base/errors.ts';
import type { PoolGeometry } from '../base/geometry.ts';
import { formatShape } from '../base/shape.ts';
import { type Tensor, tensor, windowMax, windowMaxIndices, windowMean } from '../tensor/index.ts';
import { type Padding, type Pair, toPair, windowGeometry } from './window.ts';

export interface PoolOptions {
  readonly kernelSize: Pair;
  /** Default: the kernel's size. */
  readonly stride?: Pair;
  /** Default 0; must be smaller than the kernel. */
  readonly padding?: Padding;
  /** Rounds the output size up, so that the last windows may reach beyond the padding; default false. */
  readonly ceilMode?: boolean;
}

export interface MaxPool2dOptions extends PoolOptions {
  /** Default 1. */
  readonly dilation?: Pair;
}

const maxGeometry = (op: string, x: Tensor, options: MaxPool2dOptions): PoolGeometry =>
  windowGeometry(op, x, { stride: options.kernelSize, padding: 0, dilation: 1, ...options });

/**
 * Largest value of each window: `[N, H, W, C]` → `[N, OH, OW, C]`. The gradient goes to the first of equal maxima.
 * @throws ShapeError when the window does not fit, or lies wholly in the padding
 */
export const maxPool2d = (x: Tensor, options: MaxPool2dOptions): Tensor =>
  windowMax(x, maxGeometry('maxPool2d', x, options));

/** The maxima and where they lie: `indices` are int32 `[N, OH, OW, C]`, h·W + w of the first maximum. Throws as maxPool2d. */
export function maxPool2dWithIndices(
  x: Tensor,
  options: MaxPool2dOptions,
): { readonly output: Tensor; readonly indices: Tensor } {
  const geometry = maxGeometry('maxPool2d', x, options);
  return { output: windowMax(x, geometry), indices: windowMaxIndices(x, geometry) };
}

export interface AveragePool2dOptions extends PoolOptions {
  /** Whether padding (but not what ceilMode adds) counts as zeros in the mean; default true. */
  readonly countIncludePad?: boolean;
}

/**
 * Mean of each window: `[N, H, W, C]` → `[N, OH, OW, C]`.
 * @throws ShapeError when the window does not fit, or lies wholly in the padding
 */
export function averagePool2d(x: Tensor, options: AveragePool2dOptions): Tensor {
  const { countIncludePad = true } = options;
  const settings = { stride: options.kernelSize, padding: 0, ...options, dilation: 1 };
  const geometry = windowGeometry('averagePool2d', x, settings);
  const inner = windowGeometry('averagePool2d', x, { ...settings, ceilMode: false });
  const overhang = [geometry.padBottom - inner.padBottom, geometry.padRight - inner.padRight];
  if (!countIncludePad || overhang.every((rows) => rows === 0)) return windowMean(x, geometry, countIncludePad);
  // Padding counts but the overhang does not: the padding becomes part of the input.
  const padded = x.pad([
    [0, 0],
    [inner.padTop, inner.padBottom],
    [inner.padLeft, inner.padRight],
    [0, 0],
  ]);
  const padding = [
    [0, overhang[0]],
    [0, overhang[1]],
  ] as const;
  return windowMean(padded, windowGeometry('averagePool2d', padded, { ...settings, padding, ceilMode: false }), false);
}

/**
 * Means of regions that divide the image into `outputSize`: `[N, H, W, C]` → `[N, OH, OW, C]`. Region i of n reaches from ⌊i·H/n⌋ to ⌈(i + 1)·H/n⌉.
 * @throws ShapeError when x has another rank
 */
export function adaptiveAveragePool2d(x: Tensor, outputSize: Pair): Tensor {
  const [N, H, W, C] = imageShape('adaptiveAveragePool2d', x);
  const [OH, OW] = toPair(outputSize);
  if (OH === 1 && OW === 1) return globalAveragePool2d(x, { keepDims: true });
  if (H % OH === 0 && W % OW === 0) return averagePool2d(x, { kernelSize: [H / OH, W / OW] });
  const byRows = regionMeans(H, OH)
    .expand(N, OH, H)
    .matmul(x.reshape(N, H, W * C))
    .reshape(N * OH, W, C);
  return regionMeans(W, OW)
    .expand(N * OH, OW, W)
    .matmul(byRows)
    .reshape(N, OH, OW, C);
}

/** `[regions, size]`: row i takes the mean of region i. */
function regionMeans(size: number, regions: number): Tensor {
  const weights = new Float32Array(regions * size);
  for (let i = 0; i < regions; i++) {
    const start = Math.floor((i * size) / regions);
    const end = Math.ceil(((i + 1) * size) / regions);
    weights.fill(1 / (end - start), i * size + start, i * size + end);
  }
  return tensor(weights, [regions, size]);
}

/**
 * Mean over the image: `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`.
 * @throws ShapeError when x has another rank
 */
export function globalAveragePool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  imageShape('globalAveragePool2d', x);
  return x.mean([1, 2], options);
}

function imageShape(op: string, x: Tensor): readonly [number, number, number, number] {
  if (x.rank !== 4) throw new ShapeError(`${op}: input must be [N, H, W, C]: got ${formatShape(x.shape)}`);
  return x.shape as readonly [number, number, number, number];
}
