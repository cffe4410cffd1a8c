// Images as rows of patches, and back, as torch.nn.functional.unfold and fold.

import type { WindowAxis } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { grad, stack, type Tensor, zeros } from '../tensor/index.ts';
import { type Pair, pair, requireImage, requireOutputSize, windowAxesOf } from './window.ts';

/** Options of `unfold`, and of `fold` besides its output size. */
export interface PatchOptions {
  /** Height and width of a patch. */
  readonly kernelSize: Pair;
  /** Default 1. */
  readonly stride?: Pair;
  /** Zeros around the image. Default 0. */
  readonly padding?: Pair;
  /** Default 1. */
  readonly dilation?: Pair;
}

const NAMES = ['kernelSize', 'stride', 'padding', 'dilation'] as const;

/** Unlike a convolution's, the padding has no name and the same width on both sides. */
function axesOf(
  op: string,
  sizes: readonly [height: number, width: number],
  { kernelSize, padding = 0, ...options }: PatchOptions,
): readonly [WindowAxis, WindowAxis] {
  const widths = pair(padding, `${op}: padding`);
  requireRange(op, 'padding', widths, 'countsOrZero');
  return windowAxesOf(op, sizes, pair(kernelSize, `${op}: kernelSize`), { ...options, padding: widths });
}

/**
 * The window around each output position as a row: channel by channel, and within a channel row by row, as in PyTorch.
 * @shape `[N, H, W, C]` → `[N, L, C·KH·KW]`, L = OH·OW positions in row-major order
 * @throws ShapeError for other images, or a kernel larger than the padded image; ValueError for options out of range
 * @example
 * unfold(images, { kernelSize: 4, stride: 4 }).shape; // [2, 64, 48]
 */
export function unfold(x: Tensor, options: PatchOptions): Tensor {
  requireOptions('unfold', options, NAMES);
  requireImage('unfold', x);
  const [N, H, W, C] = x.shape;
  const [rows, columns] = axesOf('unfold', [H, W], options);
  const taps = tapsOf(x, rows, columns);
  return stack(taps, -1).reshape(N, rows.out * columns.out, C * taps.length);
}

/** What each place of the kernel sees, `[N, OH, OW, C]`. */
function tapsOf(x: Tensor, rows: WindowAxis, columns: WindowAxis): Tensor[] {
  const border = ({ before, after }: WindowAxis): [number, number] => [before, after];
  const wide = x.pad([[0, 0], border(rows), border(columns), [0, 0]]);
  const along = (image: Tensor, axis: number, { stride, dilation, out }: WindowAxis, tap: number): Tensor => {
    const start = tap * dilation;
    return image.slice(axis, start, start + (out - 1) * stride + 1, stride);
  };
  return Array.from({ length: rows.kernel * columns.kernel }, (_, k) =>
    along(along(wide, 1, rows, Math.floor(k / columns.kernel)), 2, columns, k % columns.kernel),
  );
}

/**
 * The adjoint of `unfold`: every value is added to the pixel that it came from.
 * @shape `[N, L, C·KH·KW]` → `[N, H, W, C]` with `outputSize` `[H, W]`
 * @throws ShapeError for rows of other windows than outputSize has; ValueError for options out of range
 * @example
 * const options = { kernelSize: 4, stride: 4 };
 * fold(unfold(images, options), { outputSize: 32, ...options }).shape; // [2, 32, 32, 3]
 */
export function fold(x: Tensor, options: PatchOptions & { readonly outputSize: Pair }): Tensor {
  requireOptions('fold', options, [...NAMES, 'outputSize']);
  const { outputSize, ...window } = options;
  const [H, W] = requireOutputSize('fold', outputSize);
  const [rows, columns] = axesOf('fold', [H, W], window);
  const taps = rows.kernel * columns.kernel;
  const channels = Math.max(1, Math.floor(x.shape[2] / taps));
  requireShape(
    'fold',
    'patches',
    x.shape,
    ['N', rows.out * columns.out, channels * taps],
    `outputSize is [${H}, ${W}]`,
  );
  const image = zeros([x.shape[0], H, W, channels]);
  return grad(unfold(image, window).mul(x).sum(), [image])[0];
}
