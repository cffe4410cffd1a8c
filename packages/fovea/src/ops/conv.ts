// Convolution and transposed convolution in PyTorch's terms, channels last.

import { ShapeError, ValueError } from '../base/errors.ts';
import { type ConvGeometry, type WindowAxis, windowAxis } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { requireDivisor, requireOneOf, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { channelsFirstHint, formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { convolve, convolveTransposed, runtime } from '../tensor/internal.ts';
import { type ConvAlgorithm, chosenAlgorithm } from './conv-algorithm.ts';
import { fourierConvolve } from './fourier-conv.ts';
import { type PaddingMode, padWithBorder, requirePaddingMode } from './padding-mode.ts';
import { type Padding, type Pair, pair, poolGeometry, requireImage, windowAxes } from './window.ts';

/** Options of `conv2d`. */
export interface Conv2dOptions {
  /** Default 1. */
  readonly stride?: Pair;
  /** Default 0. */
  readonly padding?: Padding;
  /** What the padding is: 'zeros' (the default), the image mirrored at its edge ('reflect'), its edge ('replicate') or its other side ('circular'). */
  readonly paddingMode?: PaddingMode;
  /** Spacing between kernel taps, in pixels. Default 1. */
  readonly dilation?: Pair;
  /** Default 1; `groups` = C is a depthwise convolution. */
  readonly groups?: number;
  /**
   * 'direct' sums the products of weights and pixels, forward and in the gradients. 'fft' computes in the frequency domain: a pixel that is
   * not finite, and the rounding of a very large one, reach every pixel of the result. Default 'auto': direct, or by Winograd's minimal filtering
   * where that is faster, which rounds to 3·10⁻⁶ of the largest value within its tiles of 4×4 pixels.
   */
  readonly algorithm?: ConvAlgorithm;
}

const WEIGHT = ['KH', 'KW', 'C / groups', 'K'];

/** Checks images against the channels that a weight is for. */
function requireInputChannels(op: string, { shape }: Tensor, weight: Tensor, channels: number): void {
  const reason = `the weight ${formatShape(weight.shape)} takes ${channels} channels`;
  requireShape(op, 'images', shape, ['N', 'H', 'W', channels], channelsFirstHint(shape, channels) || reason);
}

function convolveBy(algorithm: ConvAlgorithm, x: Tensor, weight: Tensor, geometry: ConvGeometry): Tensor {
  if (algorithm === 'fft' && !runtime.effects.isExporting) return fourierConvolve(x, weight, geometry);
  return convolve(x, weight, algorithm === 'direct' ? { ...geometry, direct: true } : geometry);
}

const addBias = (op: string, y: Tensor, bias: Tensor | undefined): Tensor => {
  if (!bias) return y;
  const channels = y.shape[y.rank - 1];
  requireShape(op, 'bias', bias.shape, [channels]);
  return y.add(bias);
};

/**
 * 2-D convolution (cross-correlation): y[n, i, j, k] = bias[k] + Σ x[n, i·stride + a·dilation − padding, j·stride + b·dilation − padding,
 * c] · weight[a, b, c, k].
 * @shape x `[N, H, W, C]`, weight `[KH, KW, C / groups, K]`, bias `[K]` → `[N, OH, OW, K]`, OH = ⌊(H + 2·padding − dilation·(KH − 1) − 1) /
 * stride⌋ + 1
 * @throws ShapeError when channels or groups do not fit, or the window or the padding does not fit the image; ValueError for options out of
 * range
 * @example
 * const y = conv2d(ones([1, 4, 4, 1]), ones([3, 3, 1, 1]), undefined, { padding: 1, stride: 2 });
 * await y.data(); // [4, 6, 6, 9]
 */
export function conv2d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv2dOptions = {}): Tensor {
  requireOptions('conv2d', options, ['stride', 'padding', 'paddingMode', 'dilation', 'groups', 'algorithm']);
  const op = 'conv2d';
  requireImage(op, x);
  requireShape(op, 'weight', weight.shape, WEIGHT);
  const groups = options.groups ?? 1;
  const [kernelHeight, kernelWidth, groupIn, outChannels] = weight.shape;
  requireDivisor(op, 'groups', groups, { 'output channels': outChannels });
  requireInputChannels(op, x, weight, groupIn * groups);
  const { paddingMode = 'zeros' } = options;
  requirePaddingMode(op, paddingMode);
  const axes = windowAxes(op, x, [kernelHeight, kernelWidth], options);
  if (paddingMode !== 'zeros') {
    const padded = padWithBorder(op, x, axes, paddingMode);
    return conv2d(padded, weight, bias, { ...options, padding: 0, paddingMode: 'zeros' });
  }
  const geometry: ConvGeometry = { ...poolGeometry(x, axes), outChannels, groups };
  return addBias(op, convolveBy(chosenAlgorithm(op, options.algorithm), x, weight, geometry), bias);
}

/** Options of `convTranspose2d`. */
export interface ConvTranspose2dOptions {
  /** Default 1. */
  readonly stride?: Pair;
  /** Rows and columns cut off the result on each side. Default 0. */
  readonly padding?: Pair;
  /** Rows and columns added at the end, to choose among the sizes that convolve to the input's. Default 0. */
  readonly outputPadding?: Pair;
  /** Default 1. */
  readonly dilation?: Pair;
  /** Default 1. */
  readonly groups?: number;
  /** 'direct' or 'auto', the default, as for `conv2d`. */
  readonly algorithm?: Exclude<ConvAlgorithm, 'fft'>;
}

/** The window's options by axis, checked. */
function transposedPairs(op: string, options: ConvTranspose2dOptions) {
  const { stride = 1, padding = 0, outputPadding = 0, dilation = 1 } = options;
  const [strides, pads, extras, dilations] = Object.entries({ stride, padding, outputPadding, dilation }).map(
    ([name, value]) => pair(value, `convTranspose2d: ${name}`),
  );
  requireRange(op, 'stride', strides, 'counts');
  requireRange(op, 'padding', pads, 'countsOrZero');
  requireRange(op, 'outputPadding', extras, 'countsOrZero');
  requireRange(op, 'dilation', dilations, 'counts');
  if (extras.some((extra, i) => extra >= Math.max(strides[i], dilations[i]))) {
    throw new ValueError(
      `${op}: outputPadding must be smaller than stride or dilation: got ${formatShape(extras)} with stride ${formatShape(strides)}`,
    );
  }
  return { strides, pads, extras, dilations };
}

/**
 * Transposed convolution: the gradient of `conv2d` with respect to its input, used as a layer.
 * @shape x `[N, H, W, K]`, weight `[KH, KW, C / groups, K]` (as for the convolution from C to K channels), bias `[C]` → `[N, OH, OW, C]`,
 * OH = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1
 * @throws ShapeError when channels or groups do not fit; ValueError when outputPadding is not smaller than stride or dilation
 * @example
 * const y = convTranspose2d(tensor([1, 2], [1, 1, 2, 1]), ones([2, 2, 1, 1]), undefined, { stride: 2 });
 * await y.data(); // [1, 1, 2, 2, 1, 1, 2, 2]
 */
export function convTranspose2d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: ConvTranspose2dOptions = {},
): Tensor {
  requireOptions('convTranspose2d', options, ['stride', 'padding', 'outputPadding', 'dilation', 'groups', 'algorithm']);
  const op = 'convTranspose2d';
  requireImage(op, x);
  requireShape(op, 'weight', weight.shape, WEIGHT);
  const { groups = 1 } = options;
  requireOneOf(op, 'algorithm', options.algorithm ?? 'auto', ['direct', 'auto']);
  const algorithm = chosenAlgorithm(op, options.algorithm);
  const [, , groupOut, outChannels] = weight.shape;
  requireDivisor(op, 'groups', groups, { 'input channels': outChannels });
  requireInputChannels(op, x, weight, outChannels);
  const { strides, pads, extras, dilations } = transposedPairs(op, options);
  const axis = (i: 0 | 1): { readonly window: WindowAxis; readonly zeros: number } => {
    const own = { kernel: weight.shape[i], stride: strides[i], dilation: dilations[i], before: pads[i] };
    const covered = (x.shape[1 + i] - 1) * own.stride + own.dilation * (own.kernel - 1) + 1;
    // Lines cut off at the end; below 0, lines of zeros added there. The geometry can hold fewer than a stride of them.
    const cut = pads[i] - extras[i];
    const zeros = Math.max(0, 1 - own.stride - cut);
    return { window: windowAxis({ ...own, size: covered - pads[i] - cut - zeros, after: Math.max(0, cut) }), zeros };
  };
  const [rows, columns] = [axis(0), axis(1)];
  const [height, width] = [rows.window.size, columns.window.size];
  if (height < 1 || width < 1) throw new ShapeError(`${op}: the result would be empty: ${height} × ${width} pixels`);
  const geometry: ConvGeometry = {
    batch: x.shape[0],
    inChannels: groupOut * groups,
    rows: rows.window,
    columns: columns.window,
    outChannels,
    groups,
    ...(algorithm === 'direct' ? { direct: true } : {}),
  };
  const y = convolveTransposed(x, weight, geometry);
  const padded = y.pad([
    [0, 0],
    [0, rows.zeros],
    [0, columns.zeros],
    [0, 0],
  ]);
  return addBias(op, padded, bias);
}
