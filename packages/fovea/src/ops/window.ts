// Window options in PyTorch's terms (stride, padding, dilation, ceilMode), turned into geometry. Used by convolution and pooling.

import { ShapeError, ValueError } from '../base/errors.ts';
import { type PoolGeometry, type WindowAxis, windowAxis } from '../base/geometry.ts';
import { refuse, requireRange, requireRanges, shown } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

/** One number for both axes, or `[height, width]`. */
export type Pair = number | readonly [height: number, width: number];

/** Zeros around the image: one number, `[height, width]`, `[[top, bottom], [left, right]]`, or by name. */
export type Padding =
  | Pair
  | readonly [readonly [top: number, bottom: number], readonly [left: number, right: number]]
  | 'same'
  | 'valid';

/**
 * `[height, width]` of an option, which `option` names in errors, as in `conv2d: stride`.
 * @throws ValueError unless it is one number or an array of two
 */
export function pair<T = number>(value: number | readonly [T, T], option = 'pair'): readonly [T | number, T | number] {
  if (typeof value === 'number') return [value, value];
  if (value?.length !== 2) throw new ValueError(`${option} must be one number or [height, width]: got ${shown(value)}`);
  return value;
}

/** Checks that an image tensor is `[N, H, W, C]`. */
export function requireImage(op: string, x: Tensor): void {
  requireShape(op, 'images', x.shape, ['N', 'H', 'W', 'C']);
}

/** Checks that images `[N, H, W, C]` have pixels: there is no mean or maximum of nothing. */
export function requirePixels(op: string, x: Tensor): void {
  requireImage(op, x);
  if (x.shape[1] * x.shape[2] === 0)
    throw new ShapeError(`${op}: images must have at least one pixel: got shape ${formatShape(x.shape)}`);
}

/** Positive whole `[height, width]`. */
export function requireOutputSize(op: string, outputSize: Pair): readonly [number, number] {
  const sizes = pair(outputSize, `${op}: outputSize`);
  requireRange(op, 'outputSize', sizes, 'counts');
  return sizes;
}

/** `[[top, bottom], [left, right]]`; 'same' keeps ⌈size / stride⌉ and puts an odd zero at the end. */
function paddingOf(
  op: string,
  padding: Padding,
  sizes: readonly [number, number],
  axes: readonly (readonly [kernel: number, stride: number, dilation: number])[],
): readonly (readonly [number, number])[] {
  if (padding === 'valid')
    return [
      [0, 0],
      [0, 0],
    ];
  if (padding === 'same') {
    return axes.map(([kernel, stride, dilation], i) => {
      const covered = (Math.ceil(sizes[i] / stride) - 1) * stride + dilation * (kernel - 1) + 1;
      const zeros = Math.max(0, covered - sizes[i]);
      return [zeros >> 1, zeros - (zeros >> 1)];
    });
  }
  if (typeof padding === 'string') refuse(op, 'padding', "'same', 'valid' or widths", padding);
  const sides = pair<number | readonly [number, number]>(padding, `${op}: padding`);
  const widths = sides.map((value) => (typeof value === 'number' ? ([value, value] as const) : value));
  requireRange(op, 'padding', widths.flat(), 'countsOrZero');
  return widths;
}

export interface WindowOptions {
  readonly stride?: Pair;
  readonly padding?: Padding;
  readonly dilation?: Pair;
  /** Rounds output sizes up, so that the last window may hang over the edge (its start never does). */
  readonly ceilMode?: boolean;
}

/** Both axes of a window over images; throws when a window does not fit. */
export function windowAxes(
  op: string,
  images: Tensor,
  kernelSize: readonly [number, number],
  options: WindowOptions,
): readonly [WindowAxis, WindowAxis] {
  requireImage(op, images);
  return windowAxesOf(op, [images.shape[1], images.shape[2]], kernelSize, options);
}

/** The same of pixels `[height, width]`. */
export function windowAxesOf(
  op: string,
  sizes: readonly [height: number, width: number],
  kernelSize: readonly [number, number],
  options: WindowOptions,
): readonly [WindowAxis, WindowAxis] {
  const stride = pair(options.stride ?? 1, `${op}: stride`);
  const dilation = pair(options.dilation ?? 1, `${op}: dilation`);
  requireRanges(op, { kernelSize, stride, dilation }, { kernelSize: 'counts', stride: 'counts', dilation: 'counts' });
  const widths = paddingOf(op, options.padding ?? 0, sizes, [
    [kernelSize[0], stride[0], dilation[0]],
    [kernelSize[1], stride[1], dilation[1]],
  ]);
  const axis = (i: 0 | 1): WindowAxis => {
    const [before, after] = widths[i];
    const exact = { size: sizes[i], kernel: kernelSize[i], stride: stride[i], dilation: dilation[i], before, after };
    const own = windowAxis(options.ceilMode ? { ...exact, after: after + overhang(exact) } : exact);
    if (own.out < 1) {
      throw new ShapeError(
        `${op}: a window of ${dilation[i] * (kernelSize[i] - 1) + 1} does not fit ${i === 0 ? 'height' : 'width'} ${own.size} with padding ${before} + ${after}`,
      );
    }
    return own;
  };
  return [axis(0), axis(1)];
}

/** Zeros that a further window would need after the end; 0 when there is no room for its start. */
function overhang({ size, kernel, stride, dilation, before, after }: Omit<WindowAxis, 'out'>): number {
  // Negative where the window is larger than the image with its padding.
  const room = size + before + after - dilation * (kernel - 1) - 1;
  const start = (Math.floor(room / stride) + 1) * stride;
  return room % stride === 0 || start >= size + before ? 0 : start - room;
}

/** The part of a geometry that convolution and pooling share. */
export const poolGeometry = (
  x: Tensor,
  [rows, columns]: readonly [rows: WindowAxis, columns: WindowAxis],
): PoolGeometry => ({ batch: x.shape[0], inChannels: x.shape[3], rows, columns });
