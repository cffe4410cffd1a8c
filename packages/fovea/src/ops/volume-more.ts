// Transposed convolution and pooling of regions for volumes [N, D, H, W, C], composed of those of images.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireDivisor } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { convTranspose2d } from './conv.ts';
import { adaptiveAveragePool2d } from './pool.ts';
import { adaptiveMaxPool2d } from './pool-variants.ts';
import { type Triple, triple } from './volume.ts';

/** Options of `convTranspose3d`. */
export interface ConvTranspose3dOptions {
  /** Default 1. */
  readonly stride?: Triple;
  /** Voxels cut off the result on each side. Default 0. */
  readonly padding?: Triple;
  /** Voxels added at the end, to choose among the sizes that convolve to the input's. Default 0. */
  readonly outputPadding?: Triple;
  /** Default 1. */
  readonly dilation?: Triple;
  /** Default 1. */
  readonly groups?: number;
}

export const TRANSPOSED3D_NAMES = ['stride', 'padding', 'outputPadding', 'dilation', 'groups'] as const;

/**
 * Transposed convolution of volumes: the gradient of `conv3d` with respect to its input, used as a layer.
 * @shape x `[N, D, H, W, K]`, weight `[KD, KH, KW, C / groups, K]` (as for the convolution from C to K channels), bias `[C]` →
 * `[N, OD, OH, OW, C]`, OD = (D − 1)·stride − 2·padding + dilation·(KD − 1) + outputPadding + 1
 * @throws ShapeError when channels or groups do not fit; ValueError for options out of range
 * @example
 * const y = convTranspose3d(tensor([1, 2], [1, 2, 1, 1, 1]), ones([2, 1, 1, 1, 1]), undefined, { stride: [2, 1, 1] });
 * await y.data(); // [1, 1, 2, 2]
 */
export function convTranspose3d(
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: ConvTranspose3dOptions = {},
): Tensor {
  const op = 'convTranspose3d';
  requireOptions(op, options, TRANSPOSED3D_NAMES);
  requireShape(op, 'weight', weight.shape, ['KD', 'KH', 'KW', 'C / groups', 'K']);
  const [KD, KH, KW, groupOut, K] = weight.shape;
  const { groups = 1 } = options;
  requireDivisor(op, 'groups', groups, { 'input channels': K });
  const reason = `the weight ${formatShape(weight.shape)} takes ${K} channels`;
  requireShape(op, 'volumes', x.shape, ['N', 'D', 'H', 'W', K], reason);
  if (bias) requireShape(op, 'bias', bias.shape, [groupOut * groups]);
  const window = transposedTriples(op, options);
  const [N, D, H, W] = x.shape;
  const kernel = [KD, KH, KW];
  const sizes = [D, H, W].map((size, i) => {
    const { stride, padding, extra, dilation } = window;
    return (size - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel[i] - 1) + extra[i] + 1;
  });
  if (sizes.some((size) => size < 1))
    throw new ShapeError(
      `${op}: the result would be empty: ${sizes.join(' × ')} voxels; pad less, or give a larger volume`,
    );
  const slices = {
    stride: ofSlices(window.stride),
    padding: ofSlices(window.padding),
    outputPadding: ofSlices(window.extra),
    dilation: ofSlices(window.dilation),
    groups,
  };
  const [OD, OH, OW] = sizes;
  const C = groupOut * groups;
  const images = x.reshape(N * D, H, W, K);
  const taps = Array.from({ length: KD }, (_, a) =>
    convTranspose2d(images, weight.slice(0, a, a + 1).squeeze(0), undefined, slices).reshape(N, D, OH * OW, C),
  );
  const [stride, padding, dilation] = [window.stride[0], window.padding[0], window.dilation[0]];
  const y = alongDepth(taps, { stride, padding, dilation, depth: OD }).reshape(N, OD, OH, OW, C);
  return bias ? y.add(bias) : y;
}

/** The window's options by axis, checked. */
function transposedTriples(op: string, options: ConvTranspose3dOptions) {
  const stride = triple(op, 'stride', options.stride ?? 1);
  const padding = triple(op, 'padding', options.padding ?? 0, 'countsOrZero');
  const extra = triple(op, 'outputPadding', options.outputPadding ?? 0, 'countsOrZero');
  const dilation = triple(op, 'dilation', options.dilation ?? 1);
  if (extra.some((voxels, i) => voxels >= Math.max(stride[i], dilation[i])))
    refuse(
      op,
      'outputPadding',
      `smaller than stride ${formatShape(stride)} or dilation ${formatShape(dilation)}`,
      extra,
    );
  return { stride, padding, extra, dilation };
}

const ofSlices = ([, height, width]: readonly [number, number, number]): readonly [number, number] => [height, width];

/** `[N, depth, P, C]` of what each slice of the kernel makes of the volume's slices, `[N, D, P, C]`. */
function alongDepth(
  taps: readonly Tensor[],
  { stride, padding, dilation, depth }: Readonly<Record<'stride' | 'padding' | 'dilation' | 'depth', number>>,
): Tensor {
  const reach = (taps[0].shape[1] - 1) * stride + 1;
  const whole = reach + dilation * (taps.length - 1);
  const lines = (x: Tensor, before: number, after: number): Tensor =>
    x.pad([
      [0, 0],
      [before, after],
      [0, 0],
      [0, 0],
    ]);
  const parts = taps.map((y, a) => lines(spread(y, stride), a * dilation, whole - a * dilation - reach));
  const cut = parts.reduce((a, b) => a.add(b)).slice(1, padding, Math.min(whole, padding + depth));
  return lines(cut, 0, depth - cut.shape[1]);
}

/** `[N, D, P, C]` with `stride − 1` slices of zeros between those that are given. */
function spread(x: Tensor, stride: number): Tensor {
  if (stride === 1) return x;
  const [N, D, P, C] = x.shape;
  return x
    .unsqueeze(2)
    .pad([
      [0, 0],
      [0, 0],
      [0, stride - 1],
      [0, 0],
      [0, 0],
    ])
    .reshape(N, D * stride, P, C)
    .slice(1, 0, (D - 1) * stride + 1);
}

/** Pools regions of the slices, then of the depth: both are the same for means and maxima. */
function regionsInTurn(
  op: string,
  x: Tensor,
  outputSize: Triple,
  pool: (images: Tensor, outputSize: readonly [number, number]) => Tensor,
): Tensor {
  requireShape(op, 'volumes', x.shape, ['N', 'D', 'H', 'W', 'C']);
  const [OD, OH, OW] = triple(op, 'outputSize', outputSize);
  const [N, D, H, W, C] = x.shape;
  if (D * H * W === 0)
    throw new ShapeError(`${op}: volumes must have at least one voxel: got shape ${formatShape(x.shape)}`);
  const slices = pool(x.reshape(N * D, H, W, C), [OH, OW]);
  return pool(slices.reshape(N, D, OH * OW, C), [OD, OH * OW]).reshape(N, OD, OH, OW, C);
}

/**
 * Means of regions that divide the volume into `outputSize`; region i of n reaches from ⌊i·D/n⌋ to ⌈(i + 1)·D/n⌉.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @throws ShapeError unless x is volumes with voxels; ValueError unless the sizes are positive integers
 * @example
 * await adaptiveAveragePool3d(tensor([1, 2, 3, 4], [1, 2, 2, 1, 1]), [2, 1, 1]).data(); // [1.5, 3.5]
 */
export const adaptiveAveragePool3d = (x: Tensor, outputSize: Triple): Tensor =>
  regionsInTurn('adaptiveAveragePool3d', x, outputSize, adaptiveAveragePool2d);

/**
 * Maxima of regions that divide the volume into `outputSize`; region i of n reaches from ⌊i·D/n⌋ to ⌈(i + 1)·D/n⌉.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @grad to the first of equal maxima
 * @throws ShapeError unless x is volumes with voxels; ValueError unless the sizes are positive integers
 * @example
 * await adaptiveMaxPool3d(tensor([1, 2, 3, 4], [1, 2, 2, 1, 1]), [2, 1, 1]).data(); // [2, 4]
 */
export const adaptiveMaxPool3d = (x: Tensor, outputSize: Triple): Tensor =>
  regionsInTurn('adaptiveMaxPool3d', x, outputSize, adaptiveMaxPool2d);
