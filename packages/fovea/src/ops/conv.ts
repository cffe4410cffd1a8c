// Convolution and transposed convolution of images, channels last.

import { ShapeError, ValueError } from '../base/errors.ts';
import type { ConvGeometry } from '../base/geometry.ts';
import { formatShape } from '../base/shape.ts';
import { convolve, convolveTransposed, type Tensor } from '../tensor/index.ts';
import { addBias } from './linear.ts';
import { type Padding, type Pair, toPair, windowGeometry } from './window.ts';

export interface Conv2dOptions {
  /** Default 1. */
  readonly stride?: Pair;
  /** Default 0. */
  readonly padding?: Padding;
  /** Default 1. */
  readonly dilation?: Pair;
  /** Input and output channels in so many separate convolutions; default 1. */
  readonly groups?: number;
}

/**
 * Convolution: x `[N, H, W, C]`, weight `[KH, KW, C/groups, K]`, bias `[K]` → `[N, OH, OW, K]`, float32.
 * @throws ShapeError when the shapes do not fit, or the window does not fit the padded input
 */
export function conv2d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv2dOptions = {}): Tensor {
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options;
  const [kernelHeight, kernelWidth, perGroup, outChannels] = weightShape('conv2d', weight, 'C/groups, K');
  const geometry = windowGeometry('conv2d', x, { kernelSize: [kernelHeight, kernelWidth], stride, padding, dilation });
  requireGroups('conv2d', groups, outChannels);
  requireChannels('conv2d', x, perGroup * groups, groups);
  return addBias('conv2d', convolve(x, weight, { ...geometry, outChannels, groups }), bias);
}

export interface ConvTranspose2dOptions {
  /** Default 1. */
  readonly stride?: Pair;
  /** Rows and columns taken off each side of the output; default 0. */
  readonly padding?: Pair;
  /** Rows and columns added at the end of the output, to tell apart the sizes that a strided convolution maps to one; default 0. */
  readonly outputPadding?: Pair;
  /** Default 1. */
  readonly dilation?: Pair;
  /** Default 1. */
  readonly groups?: number;
}

/**
 * The adjoint of a convolution: x `[N, H, W, C]`, weight `[KH, KW, K/groups, C]`, bias `[K]` → `[N, OH, OW, K]` with
 * OH = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1. The weight is that of the convolution from K to C channels.
 * @throws ShapeError when the shapes do not fit; ValueError when outputPadding is not smaller than stride or dilation
 */
export function convTranspose2d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: ConvTranspose2dOptions = {},
): Tensor {
  const op = 'convTranspose2d';
  const groups = options.groups ?? 1;
  const [kernelHeight, kernelWidth, perGroup, inChannels] = weightShape(op, weight, 'K/groups, C');
  if (x.rank !== 4) throw new ShapeError(`${op}: input must be [N, H, W, C]: got ${formatShape(x.shape)}`);
  requireGroups(op, groups, inChannels);
  requireChannels(op, x, inChannels, groups);
  const rows = transposedAxis(op, x.shape[1], kernelHeight, options, 0);
  const columns = transposedAxis(op, x.shape[2], kernelWidth, options, 1);
  // Named from the side of the convolution whose adjoint this is: its input is our output.
  const geometry: ConvGeometry = {
    batch: x.shape[0],
    height: rows.out,
    width: columns.out,
    inChannels: perGroup * groups,
    outHeight: x.shape[1],
    outWidth: x.shape[2],
    outChannels: inChannels,
    kernelHeight,
    kernelWidth,
    strideHeight: rows.stride,
    strideWidth: columns.stride,
    padTop: rows.padding,
    padLeft: columns.padding,
    padBottom: rows.padding,
    padRight: columns.padding,
    dilationHeight: rows.dilation,
    dilationWidth: columns.dilation,
    groups,
  };
  return addBias(op, convolveTransposed(x, weight, geometry), bias);
}

interface TransposedAxis {
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly out: number;
}

function transposedAxis(
  op: string,
  size: number,
  kernel: number,
  options: ConvTranspose2dOptions,
  axis: 0 | 1,
): TransposedAxis {
  const stride = toPair(options.stride ?? 1)[axis];
  const padding = toPair(options.padding ?? 0)[axis];
  const dilation = toPair(options.dilation ?? 1)[axis];
  const outputPadding = toPair(options.outputPadding ?? 0)[axis];
  if (outputPadding < 0 || outputPadding >= Math.max(stride, dilation)) {
    throw new ValueError(
      `${op}: outputPadding must be smaller than stride or dilation: got ${outputPadding} with stride ${stride} and dilation ${dilation}`,
    );
  }
  const out = (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;
  if (out < 1) throw new ShapeError(`${op}: the output would have size ${out}; needs less padding or a larger input`);
  return { stride, padding, dilation, out };
}

function weightShape(op: string, weight: Tensor, channels: string): readonly [number, number, number, number] {
  if (weight.rank !== 4)
    throw new ShapeError(`${op}: weight must be [KH, KW, ${channels}]: got ${formatShape(weight.shape)}`);
  return weight.shape as readonly [number, number, number, number];
}

function requireChannels(op: string, x: Tensor, expected: number, groups: number): void {
  if (x.shape[3] === expected) return;
  throw new ShapeError(`${op}: input has ${x.shape[3]} channels but weight expects ${expected} (groups=${groups})`);
}

function requireGroups(op: string, groups: number, channels: number): void {
  if (Number.isInteger(groups) && groups >= 1 && channels % groups === 0) return;
  throw new ShapeError(
    `${op}: groups must divide the weight's ${channels} channels: got ${groups}; use a divisor of ${channels}`,
  );
}
