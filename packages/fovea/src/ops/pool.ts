// Pooling (B1, B2) in PyTorch's terms, channels last.

import { type Tensor, windowMax, windowMaxIndices, windowMean } from '../tensor/index.ts';
import { type Pair, pair, poolGeometry, requireImage, type WindowOptions, windowAxes } from './window.ts';

export interface PoolOptions extends Omit<WindowOptions, 'padding'> {
  readonly kernelSize: Pair;
  /** Default: the kernel size. */
  readonly stride?: Pair;
  /** On both sides of an axis. Default 0. */
  readonly padding?: Pair;
}

const geometryOf = (op: string, x: Tensor, { kernelSize, stride, ...options }: PoolOptions) =>
  poolGeometry(x, windowAxes(op, x, pair(kernelSize), { ...options, stride: stride ?? kernelSize }));

/** Largest value of each window, `[N, H, W, C]` → `[N, OH, OW, C]`; padding never wins, NaN does. */
export const maxPool2d = (x: Tensor, options: PoolOptions): Tensor => windowMax(x, geometryOf('maxPool2d', x, options));

/** As `maxPool2d`, with int32 indices `[N, OH, OW, C]`: flat positions h·W + w in the input image. */
export function maxPool2dWithIndices(x: Tensor, options: PoolOptions): { values: Tensor; indices: Tensor } {
  const geometry = geometryOf('maxPool2d', x, options);
  return { values: windowMax(x, geometry), indices: windowMaxIndices(x, geometry) };
}

export interface AveragePoolOptions extends Omit<PoolOptions, 'dilation'> {
  /** Divide by the whole window where it reaches into the padding. Default true. */
  readonly countIncludePad?: boolean;
}

/** Mean of each window, `[N, H, W, C]` → `[N, OH, OW, C]`. */
export function averagePool2d(x: Tensor, options: AveragePoolOptions): Tensor {
  const { countIncludePad = true, ...window } = options;
  return windowMean(x, geometryOf('averagePool2d', x, window), countIncludePad);
}

/** Mean over all pixels: `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`. */
export function globalAveragePool2d(x: Tensor, options: { readonly keepDims?: boolean } = {}): Tensor {
  requireImage('globalAveragePool2d', x);
  return x.mean([1, 2], options);
}
