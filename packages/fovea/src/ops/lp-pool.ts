// Power-average pooling: the p-th root of the sum of p-th powers in each window.

import { requireOptions } from '../base/options.ts';
import { refuse } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { type PoolOptions, windowMeans } from './pool.ts';
import { power } from './power.ts';
import { type Pool1dOptions, rowWindow } from './sequence-pool.ts';
import { inTurn, type Pool3dOptions, triple } from './volume.ts';
import { pair } from './window.ts';

/** Options of `lpPool1d`. */
export type LpPool1dOptions = Omit<Pool1dOptions, 'dilation' | 'padding'>;
/** Options of `lpPool2d`. */
export type LpPool2dOptions = Omit<PoolOptions, 'dilation' | 'padding'>;
/** Options of `lpPool3d`. */
export type LpPool3dOptions = Omit<Pool3dOptions, 'padding'>;

export const LP_POOL_NAMES = ['kernelSize', 'stride', 'ceilMode'] as const;

/** @throws ValueError for an exponent below 1, or one that is not finite */
export function requireNormType(op: string, normType: number): void {
  if (!Number.isFinite(normType) || normType < 1)
    refuse(op, 'normType', 'a finite number ≥ 1 (for the largest value use max pooling)', normType);
}

/** How a number counts: with its sign for odd p, without it for all others. */
function powersOf(x: Tensor, p: number): Tensor {
  if (p === 1) return x;
  if (p % 2 === 0) return power(x.square(), p / 2);
  return p % 2 === 1 ? x.mul(power(x.square(), (p - 1) / 2)) : power(x.abs(), p);
}

function rootsOf(sums: Tensor, p: number): Tensor {
  if (p === 1) return sums;
  return p % 2 === 1 ? sums.sign().mul(power(sums.abs(), 1 / p)) : power(sums, 1 / p);
}

function pooled(x: Tensor, p: number, taps: number, means: (powers: Tensor) => Tensor): Tensor {
  return rootsOf(means(powersOf(x, p)).mul(taps), p);
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType` ≥ 1; 1 gives sums, 2 what `l2Pool2d` gives. Odd p keeps signs, and the root of a negative sum is
 * negative; where p is no whole number, |x| counts. PyTorch gives NaN in both cases. Where `ceilMode` lets a window hang over the edge, its sum
 * counts as that of a whole window.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @grad 0 for a window of zeros, where PyTorch gives NaN
 * @throws ShapeError when the window does not fit the sequence; ValueError for options out of range
 * @example
 * await lpPool1d(tensor([[[3], [4]]]), 2, { kernelSize: 2 }).data(); // [5]
 */
export function lpPool1d(x: Tensor, normType: number, options: LpPool1dOptions): Tensor {
  const op = 'lpPool1d';
  requireOptions(op, options, LP_POOL_NAMES);
  requireNormType(op, normType);
  const window = rowWindow(op, x, options);
  const { kernelSize, stride, ceilMode } = window;
  return pooled(x, normType, options.kernelSize, (powers) =>
    windowMeans(op, powers.unsqueeze(1), { kernelSize, stride, ceilMode }).squeeze(1),
  );
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType` ≥ 1; 1 gives sums, 2 what `l2Pool2d` gives. Odd p keeps signs, and the root of a negative sum is
 * negative; where p is no whole number, |x| counts. PyTorch gives NaN in both cases. Where `ceilMode` lets a window hang over the edge, its sum
 * counts as that of a whole window.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @grad 0 for a window of zeros, where PyTorch gives NaN
 * @throws ShapeError when the window does not fit the image; ValueError for options out of range
 * @example
 * await lpPool2d(tensor([1, 2, 3, 3], [1, 2, 2, 1]), 3, { kernelSize: 2 }).data(); // [3.979]
 */
export function lpPool2d(x: Tensor, normType: number, options: LpPool2dOptions): Tensor {
  const op = 'lpPool2d';
  requireOptions(op, options, LP_POOL_NAMES);
  requireNormType(op, normType);
  const [height, width] = pair(options.kernelSize, `${op}: kernelSize`);
  return pooled(x, normType, height * width, (powers) => windowMeans(op, powers, options));
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType` ≥ 1; 1 gives sums. Odd p keeps signs, and the root of a negative sum is negative; where p is no
 * whole number, |x| counts. PyTorch gives NaN in both cases. Where `ceilMode` lets a window hang over the edge, its sum counts as that of a
 * whole window.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @grad 0 for a window of zeros, where PyTorch gives NaN
 * @throws ShapeError when the window does not fit the volume; ValueError for options out of range
 * @example
 * await lpPool3d(tensor([3, 4], [1, 2, 1, 1, 1]), 2, { kernelSize: [2, 1, 1] }).data(); // [5]
 */
export function lpPool3d(x: Tensor, normType: number, options: LpPool3dOptions): Tensor {
  const op = 'lpPool3d';
  requireOptions(op, options, LP_POOL_NAMES);
  requireNormType(op, normType);
  const taps = elementCount(triple(op, 'kernelSize', options.kernelSize));
  return pooled(x, normType, taps, (powers) =>
    inTurn(op, powers, options, (images, window) => windowMeans(op, images, window)),
  );
}
