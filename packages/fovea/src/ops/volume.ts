// Convolution and pooling of volumes [N, D, H, W, C], composed of those of images: slice by slice, then along the depth.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireDivisor, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { conv2d } from './conv.ts';
import { averagePool2d, maxPool2d } from './pool.ts';
import { windowAxesOf } from './window.ts';

/** One number for all axes, or `[depth, height, width]`. */
export type Triple = number | readonly [depth: number, height: number, width: number];

/** `[depth, height, width]` of an option. @throws ValueError unless it is one number of the range, or three */
export function triple(
  op: string,
  name: string,
  value: Triple,
  range: 'counts' | 'countsOrZero' = 'counts',
): readonly [number, number, number] {
  const all = typeof value === 'number' ? ([value, value, value] as const) : value;
  if (all?.length !== 3) refuse(op, name, 'one number or [depth, height, width]', value);
  requireRange(op, name, all, range);
  return all;
}

/** Options of `conv3d`. */
export interface Conv3dOptions {
  /** Default 1. */
  readonly stride?: Triple;
  /** Zeros on both sides of each axis. Default 0. */
  readonly padding?: Triple;
  /** Spacing between kernel taps. Default 1. */
  readonly dilation?: Triple;
  /** Default 1; `groups` = C is a depthwise convolution. */
  readonly groups?: number;
}

export const CONV3D_NAMES = ['stride', 'padding', 'dilation', 'groups'] as const;

/**
 * 3-D convolution (cross-correlation): the sum over the kernel's slices of 2-D convolutions of the volume's slices.
 * @shape x `[N, D, H, W, C]`, weight `[KD, KH, KW, C / groups, K]`, bias `[K]` → `[N, OD, OH, OW, K]`,
 * OD = ⌊(D + 2·padding − dilation·(KD − 1) − 1) / stride⌋ + 1
 * @throws ShapeError when channels or groups do not fit, or the window does not fit the volume; ValueError for options out of range
 * @example
 * const y = conv3d(ones([1, 2, 2, 2, 1]), ones([2, 2, 2, 1, 1]));
 * await y.data(); // [8]
 */
export function conv3d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv3dOptions = {}): Tensor {
  const op = 'conv3d';
  requireOptions(op, options, CONV3D_NAMES);
  requireShape(op, 'weight', weight.shape, ['KD', 'KH', 'KW', 'C / groups', 'K']);
  const [KD, KH, KW, groupIn, K] = weight.shape;
  const { groups = 1 } = options;
  requireDivisor(op, 'groups', groups, { 'output channels': K });
  const reason = `the weight ${formatShape(weight.shape)} takes ${groupIn * groups} channels`;
  requireShape(op, 'volumes', x.shape, ['N', 'D', 'H', 'W', groupIn * groups], reason);
  if (bias) requireShape(op, 'bias', bias.shape, [K]);
  const stride = triple(op, 'stride', options.stride ?? 1);
  const padding = triple(op, 'padding', options.padding ?? 0, 'countsOrZero');
  const dilation = triple(op, 'dilation', options.dilation ?? 1);
  const [N, D, H, W, C] = x.shape;
  const slices = {
    stride: [stride[1], stride[2]],
    padding: [padding[1], padding[2]],
    dilation: [dilation[1], dilation[2]],
  } as const;
  windowAxesOf(op, [H, W], [KH, KW], slices);
  const OD = depthOut(op, D, { kernel: KD, stride: stride[0], padding: padding[0], dilation: dilation[0] });
  const deep =
    padding[0] === 0
      ? x
      : x.pad([
          [0, 0],
          [padding[0], padding[0]],
          [0, 0],
          [0, 0],
          [0, 0],
        ]);
  const parts = Array.from({ length: KD }, (_, a) => {
    const from = a * dilation[0];
    const slice = deep.slice(1, from, from + (OD - 1) * stride[0] + 1, stride[0]).reshape(N * OD, H, W, C);
    return conv2d(slice, weight.slice(0, a, a + 1).squeeze(0), undefined, { ...slices, groups });
  });
  const sum = parts.reduce((a, b) => a.add(b));
  const y = sum.reshape(N, OD, ...sum.shape.slice(1));
  return bias ? y.add(bias) : y;
}

/** The output's depth. @throws ShapeError where the window does not fit */
function depthOut(
  op: string,
  size: number,
  { kernel, stride, padding, dilation }: Readonly<Record<'kernel' | 'stride' | 'padding' | 'dilation', number>>,
): number {
  const covered = dilation * (kernel - 1) + 1;
  if (covered > size + 2 * padding)
    throw new ShapeError(
      `${op}: a window of ${covered} does not fit depth ${size} with padding ${padding} + ${padding}`,
    );
  return Math.floor((size + 2 * padding - covered) / stride) + 1;
}

/** Options of the window poolings of volumes. */
export interface Pool3dOptions {
  /** Depth, height and width of the window. */
  readonly kernelSize: Triple;
  /** Default: the kernel size. */
  readonly stride?: Triple;
  /** On both sides of an axis, at most half the window. Default 0. */
  readonly padding?: Triple;
  /** Rounds output sizes up, so that the last window may hang over the edge. Default false. */
  readonly ceilMode?: boolean;
}

export const MAX_POOL3D_NAMES = ['kernelSize', 'stride', 'padding', 'ceilMode'] as const;

/** Pools the slices, then along the depth: both are the same for maxima and means. */
export function inTurn(
  op: string,
  x: Tensor,
  options: Pool3dOptions,
  pool: (images: Tensor, window: SliceWindow, isDepth: boolean) => Tensor,
): Tensor {
  requireShape(op, 'volumes', x.shape, ['N', 'D', 'H', 'W', 'C']);
  const kernel = triple(op, 'kernelSize', options.kernelSize);
  const stride = triple(op, 'stride', options.stride ?? kernel);
  const padding = triple(op, 'padding', options.padding ?? 0, 'countsOrZero');
  if (padding.some((width, i) => width > kernel[i] / 2))
    refuse(op, 'padding', `at most half the window ${formatShape(kernel)}`, padding);
  const { ceilMode = false } = options;
  const [N, D, H, W, C] = x.shape;
  depthOut(op, D, { kernel: kernel[0], stride: stride[0], padding: padding[0], dilation: 1 });
  const flat = {
    kernelSize: [kernel[1], kernel[2]],
    stride: [stride[1], stride[2]],
    padding: [padding[1], padding[2]],
  } as const;
  windowAxesOf(op, [H, W], flat.kernelSize, { ...flat, ceilMode });
  const slices = pool(x.reshape(N * D, H, W, C), { ...flat, ceilMode }, false);
  const [, OH, OW] = slices.shape;
  const deep = { kernelSize: [kernel[0], 1], stride: [stride[0], 1], padding: [padding[0], 0], ceilMode } as const;
  const y = pool(slices.reshape(N, D, OH * OW, C), deep, true);
  return y.reshape(N, y.shape[1], OH, OW, C);
}

/** A window over slices, or over the depth. */
interface SliceWindow {
  readonly kernelSize: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly ceilMode: boolean;
}

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @grad to the first of equal maxima
 * @throws ShapeError when the window does not fit the volume; ValueError for options out of range
 * @example
 * await maxPool3d(tensor([1, 2, 3, 4], [1, 2, 2, 1, 1]), { kernelSize: [2, 2, 1] }).data(); // [4]
 */
export function maxPool3d(x: Tensor, options: Pool3dOptions): Tensor {
  requireOptions('maxPool3d', options, MAX_POOL3D_NAMES);
  return inTurn('maxPool3d', x, options, maxPool2d);
}

/** Options of `averagePool3d`. */
export interface AveragePool3dOptions extends Pool3dOptions {
  /** Divide by the whole window where it reaches into the padding. Default true. */
  readonly countIncludePad?: boolean;
  /** Divide every sum by this number instead of by how many values are in the window. Default none. */
  readonly divisorOverride?: number;
}

export const AVERAGE_POOL3D_NAMES = [...MAX_POOL3D_NAMES, 'countIncludePad', 'divisorOverride'] as const;

/**
 * Mean of each window.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @throws ShapeError when the window does not fit the volume; ValueError for options out of range
 * @example
 * await averagePool3d(tensor([1, 2, 3, 4], [1, 2, 2, 1, 1]), { kernelSize: [2, 2, 1] }).data(); // [2.5]
 */
export function averagePool3d(x: Tensor, options: AveragePool3dOptions): Tensor {
  requireOptions('averagePool3d', options, AVERAGE_POOL3D_NAMES);
  const { countIncludePad = true, divisorOverride } = options;
  if (divisorOverride !== undefined && (!Number.isFinite(divisorOverride) || divisorOverride === 0))
    refuse('averagePool3d', 'divisorOverride', 'a finite number other than 0', divisorOverride);
  return inTurn('averagePool3d', x, options, (images, window, isDepth) =>
    averagePool2d(images, {
      ...window,
      countIncludePad,
      ...(divisorOverride !== undefined && { divisorOverride: isDepth ? divisorOverride : 1 }),
    }),
  );
}
