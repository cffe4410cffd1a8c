// Deformable convolution, as torchvision.ops.deform_conv2d: every tap of the kernel reads at a place of its own, between pixels.

import { ValueError } from '../base/errors.ts';
import type { WindowAxis } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { requireDivisor } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { concat, type Tensor, tensor } from '../tensor/index.ts';
import { bilinearAt } from './grid-sample.ts';
import { type Pair, requirePixels, windowAxes } from './window.ts';

/** Options of `deformConv2d`. */
export interface DeformConv2dOptions {
  /** Default 1. */
  readonly stride?: Pair;
  /** Zeros on each side of the image. Default 0. */
  readonly padding?: Pair;
  /** Spacing between kernel taps, in pixels. Default 1. */
  readonly dilation?: Pair;
  /** `[N, OH, OW, G·KH·KW]`: a factor for what each tap reads, as in the second version of the paper. Default none. */
  readonly mask?: Tensor;
}

/**
 * Convolution whose taps are moved by `offset`, in pixels: y[n, i, j, k] = bias[k] + Σ x[n, i·stride + a·dilation − padding + Δy,
 * j·stride + b·dilation − padding + Δx, c] · weight[a, b, c, k] · mask, read bilinearly, zeros outside. The channels of `offset` are (Δy, Δx) of the taps,
 * row by row, for each of G groups of input channels in turn; weight and offset say how many groups there are.
 * @shape x `[N, H, W, C]`, offset `[N, OH, OW, 2·G·KH·KW]`, weight `[KH, KW, C / groups, K]`, bias `[K]` → `[N, OH, OW, K]`, OH as for `conv2d`
 * @grad to the offsets from the pixels around; at whole positions from the pixel itself and the next
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options out of range
 * @paper Dai et al., ICCV 2017, arXiv:1703.06211; Zhu et al., CVPR 2019, arXiv:1811.11168
 * @example
 * const offset = tensor([0, 1], [1, 1, 1, 2]).expand(1, 1, 3, 2);
 * await deformConv2d(tensor([1, 2, 3], [1, 1, 3, 1]), offset, ones([1, 1, 1, 1])).data(); // [2, 3, 0]
 */
export function deformConv2d(
  x: Tensor,
  offset: Tensor,
  weight: Tensor,
  bias?: Tensor,
  options: DeformConv2dOptions = {},
): Tensor {
  const op = 'deformConv2d';
  requireOptions(op, options, ['stride', 'padding', 'dilation', 'mask']);
  const { mask, ...window } = options;
  requirePixels(op, x);
  requireShape(op, 'weight', weight.shape, ['KH', 'KW', 'C / groups', 'K']);
  const [KH, KW, groupIn, K] = weight.shape;
  const [N, , , C] = x.shape;
  requireDivisor(op, "the weight's channels", groupIn, { 'input channels': C });
  const groups = C / groupIn;
  requireDivisor(op, 'the number of groups', groups, { 'output channels': K });
  if (bias) requireShape(op, 'bias', bias.shape, [K]);
  const [rows, columns] = windowAxes(op, x, [KH, KW], window);
  const taps = KH * KW;
  const G = offsetGroups(offset, [N, rows.out, columns.out], taps, C);
  if (mask) {
    requireDType(op, 'mask', mask, 'float32');
    requireShape(op, 'mask', mask.shape, [N, rows.out, columns.out, G * taps]);
  }
  const read = readTaps(x, offset.reshape(N, rows.out, columns.out, G, taps, 2), [rows, columns]);
  const weighted = mask ? read.mul(mask.reshape(N, rows.out, columns.out, G, taps, 1)) : read;
  // Channels of all groups side by side, as the weight has them.
  const patches = weighted.transpose(0, 1, 2, 4, 3, 5).reshape(N, rows.out, columns.out, taps, C);
  const sums = Array.from({ length: groups }, (_, g) =>
    patches
      .slice(4, g * groupIn, (g + 1) * groupIn)
      .reshape(N * rows.out * columns.out, taps * groupIn)
      .matmul(weight.slice(3, (g * K) / groups, ((g + 1) * K) / groups).reshape(taps * groupIn, K / groups)),
  );
  const y = (groups === 1 ? sums[0] : concat(sums, 1)).reshape(N, rows.out, columns.out, K);
  return bias ? y.add(bias) : y;
}

/** How many groups of channels have offsets of their own. */
function offsetGroups(offset: Tensor, sizes: readonly number[], taps: number, C: number): number {
  const op = 'deformConv2d';
  requireDType(op, 'offset', offset, 'float32');
  const given = offset.shape[offset.rank - 1] ?? 0;
  const G = Math.max(1, Math.floor(given / (2 * taps)));
  requireShape(op, 'offset', offset.shape, [...sizes, 2 * G * taps], `each group has 2 · ${taps} channels`);
  if (C % G !== 0)
    throw new ValueError(
      `${op}: the offset's groups must divide the ${C} channels: got ${G}; give 2 · ${taps} channels for each group`,
    );
  return G;
}

/** What each tap reads: `[N, OH, OW, G, taps, C / G]`. */
function readTaps(x: Tensor, offset: Tensor, [rows, columns]: readonly [WindowAxis, WindowAxis]): Tensor {
  const [N, OH, OW, G, taps] = offset.shape;
  const part = x.shape[3] / G;
  const start = ({ stride, before, dilation }: WindowAxis, i: number, tap: number): number =>
    i * stride - before + tap * dilation;
  const grid = (out: number, at: (i: number, tap: number) => number): Float32Array =>
    Float32Array.from({ length: out * taps }, (_, i) => at(Math.floor(i / taps), i % taps));
  const down = tensor(
    grid(OH, (i, tap) => start(rows, i, Math.floor(tap / columns.kernel))),
    [OH, 1, taps],
  );
  const across = tensor(
    grid(OW, (j, tap) => start(columns, j, tap % columns.kernel)),
    [OW, taps],
  );
  const groups = Array.from({ length: G }, (_, g) => {
    const [row, column] = [down, across].map((base, i) =>
      offset
        .slice(3, g, g + 1)
        .slice(5, i, i + 1)
        .reshape(N, OH, OW, taps)
        .add(base)
        .reshape(N, OH, OW * taps),
    );
    const read = bilinearAt(x.slice(3, g * part, (g + 1) * part), row, column);
    return read.reshape(N, OH, OW, 1, taps, part);
  });
  return G === 1 ? groups[0] : concat(groups, 3);
}
