// Convolution of sequences [N, L, C]: that of images of one row. Arguments are checked here, in words of sequences.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireDivisor, requireRange, requireRanges } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { conv2d, convTranspose2d } from './conv.ts';
import type { ConvAlgorithm } from './conv-algorithm.ts';
import { type PaddingMode, padWithBorder, requirePaddingMode } from './padding-mode.ts';
import { type WindowOptions, windowAxes, windowAxesOf } from './window.ts';

/** Zeros before and behind a sequence: one number, `[before, behind]`, or by name. */
export type Padding1d = number | readonly [before: number, behind: number] | 'same' | 'valid';

/** Options of `conv1d`. */
export interface Conv1dOptions {
  /** Default 1. */
  readonly stride?: number;
  /** Default 0. */
  readonly padding?: Padding1d;
  /** What the padding is, as for `conv2d`. Default 'zeros'. */
  readonly paddingMode?: PaddingMode;
  /** Spacing between kernel taps. Default 1. */
  readonly dilation?: number;
  /** Default 1; `groups` = C is a depthwise convolution. */
  readonly groups?: number;
  /** As for `conv2d`. Default 'auto'. */
  readonly algorithm?: ConvAlgorithm;
}

export const CONV1D_NAMES = ['stride', 'padding', 'paddingMode', 'dilation', 'groups', 'algorithm'] as const;

/** A window's options along the sequence, as those of images of one row. */
interface RowOptions {
  readonly stride: readonly [1, number];
  readonly dilation: readonly [1, number];
  readonly padding: Exclude<WindowOptions['padding'], undefined>;
}

/** @throws ValueError for options out of range; ShapeError where the window does not fit the sequence */
export function rowOptions(
  op: string,
  x: Tensor,
  kernelSize: number,
  options: {
    readonly stride?: number;
    readonly padding?: Padding1d;
    readonly dilation?: number;
    readonly ceilMode?: boolean;
  },
): RowOptions {
  requireShape(op, 'sequences', x.shape, ['N', 'L', 'C']);
  const { stride = 1, dilation = 1, padding = 0, ceilMode = false } = options;
  requireRanges(op, { kernelSize, stride, dilation }, { kernelSize: 'count', stride: 'count', dilation: 'count' });
  const isName = typeof padding === 'string';
  const sides = typeof padding === 'number' ? [padding, padding] : padding;
  if (!isName) requireRange(op, 'padding', sides, 'countsOrZero');
  const [before, behind] = sides as readonly number[];
  const row: RowOptions = {
    stride: [1, stride],
    dilation: [1, dilation],
    padding: isName
      ? padding
      : [
          [0, 0],
          [before, behind],
        ],
  };
  windowAxesOf(op, [1, x.shape[1]], [1, kernelSize], { ...row, ceilMode });
  return row;
}

/** Checks sequences against the channels that a weight is for. */
function requireChannels(op: string, x: Tensor, weight: Tensor, channels: number): void {
  const reason = `the weight ${formatShape(weight.shape)} takes ${channels} channels`;
  requireShape(op, 'sequences', x.shape, ['N', 'L', channels], reason);
}

/**
 * 1-D convolution (cross-correlation): y[n, i, k] = bias[k] + Σ x[n, i·stride + a·dilation − padding, c] · weight[a, c, k].
 * @shape x `[N, L, C]`, weight `[KL, C / groups, K]`, bias `[K]` → `[N, OL, K]`, OL = ⌊(L + 2·padding − dilation·(KL − 1) − 1) / stride⌋ + 1
 * @throws ShapeError when channels or groups do not fit, or the window does not fit the sequence; ValueError for options out of range
 * @example
 * await conv1d(ones([1, 4, 1]), ones([3, 1, 1]), undefined, { padding: 1 }).data(); // [2, 3, 3, 2]
 */
export function conv1d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv1dOptions = {}): Tensor {
  const op = 'conv1d';
  requireOptions(op, options, CONV1D_NAMES);
  requireShape(op, 'weight', weight.shape, ['KL', 'C / groups', 'K']);
  const { groups = 1, paddingMode = 'zeros', algorithm = 'auto' } = options;
  const [kernelSize, groupIn, outChannels] = weight.shape;
  requireDivisor(op, 'groups', groups, { 'output channels': outChannels });
  requireChannels(op, x, weight, groupIn * groups);
  if (bias) requireShape(op, 'bias', bias.shape, [outChannels]);
  requirePaddingMode(op, paddingMode);
  const row = { ...rowOptions(op, x, kernelSize, options), groups, algorithm };
  const image = x.unsqueeze(1);
  if (paddingMode === 'zeros') return conv2d(image, weight.unsqueeze(0), bias, row).squeeze(1);
  const padded = padWithBorder(op, image, windowAxes(op, image, [1, kernelSize], row), paddingMode);
  return conv2d(padded, weight.unsqueeze(0), bias, { ...row, padding: 0 }).squeeze(1);
}

/** Options of `convTranspose1d`. */
export interface ConvTranspose1dOptions {
  /** Default 1. */
  readonly stride?: number;
  /** Steps cut off the result on each side. Default 0. */
  readonly padding?: number;
  /** Steps added at the end, to choose among the sizes that convolve to the input's. Default 0. */
  readonly outputPadding?: number;
  /** Default 1. */
  readonly dilation?: number;
  /** Default 1. */
  readonly groups?: number;
  /** 'direct' or 'auto', the default, as for `conv2d`. */
  readonly algorithm?: Exclude<ConvAlgorithm, 'fft'>;
}

export const TRANSPOSED1D_NAMES = ['stride', 'padding', 'outputPadding', 'dilation', 'groups', 'algorithm'] as const;

/**
 * Transposed convolution of sequences: the gradient of `conv1d` with respect to its input, used as a layer.
 * @shape x `[N, L, K]`, weight `[KL, C / groups, K]` (as for the convolution from C to K channels), bias `[C]` → `[N, OL, C]`,
 * OL = (L − 1)·stride − 2·padding + dilation·(KL − 1) + outputPadding + 1
 * @throws ShapeError when channels or groups do not fit; ValueError for options out of range
 * @example
 * await convTranspose1d(tensor([[[1], [2]]]), ones([2, 1, 1]), undefined, { stride: 2 }).data(); // [1, 1, 2, 2]
 */
export function convTranspose1d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: ConvTranspose1dOptions = {},
): Tensor {
  const op = 'convTranspose1d';
  requireOptions(op, options, TRANSPOSED1D_NAMES);
  requireShape(op, 'weight', weight.shape, ['KL', 'C / groups', 'K']);
  const { stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1, ...more } = options;
  const sizes = { stride, dilation, padding, outputPadding } as const;
  requireRanges(op, sizes, {
    stride: 'count',
    dilation: 'count',
    padding: 'countOrZero',
    outputPadding: 'countOrZero',
  });
  if (outputPadding >= Math.max(stride, dilation))
    refuse(op, 'outputPadding', `smaller than stride ${stride} or dilation ${dilation}`, outputPadding);
  requireDivisor(op, 'groups', groups, { 'input channels': weight.shape[2] });
  requireChannels(op, x, weight, weight.shape[2]);
  if (bias) requireShape(op, 'bias', bias.shape, [weight.shape[1] * groups]);
  const length = (x.shape[1] - 1) * stride - 2 * padding + dilation * (weight.shape[0] - 1) + outputPadding + 1;
  if (length < 1)
    throw new ShapeError(`${op}: the result would be empty: ${length} steps; pad less, or give a longer sequence`);
  const row = {
    stride: [1, stride],
    padding: [0, padding],
    outputPadding: [0, outputPadding],
    dilation: [1, dilation],
  } as const;
  return convTranspose2d(x.unsqueeze(1), weight.unsqueeze(0), bias, { ...more, ...row, groups }).squeeze(1);
}
