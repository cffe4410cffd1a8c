// From PyTorch's options of a window (kernel, stride, padding, dilation) to the engine's geometry. Used by convolution and pooling.

import { ShapeError, ValueError } from '../base/errors.ts';
import type { PoolGeometry } from '../base/geometry.ts';
import { formatShape, windowOutput } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

/** One number for both axes, or one each. */
export type Pair = number | readonly [height: number, width: number];

/**
 * Rows and columns added around the input: one number, `[h, w]` for both sides of each axis, or `[[top, bottom], [left, right]]`.
 * 'valid' adds none; 'same' as many as give ⌈size / stride⌉ outputs, the odd one at the end, as TensorFlow (and PyTorch at stride 1) do.
 */
export type Padding =
  | Pair
  | readonly [readonly [top: number, bottom: number], readonly [left: number, right: number]]
  | 'same'
  | 'valid';

export const toPair = (value: Pair): readonly [number, number] => (typeof value === 'number' ? [value, value] : value);

/** One axis of a window. */
interface Axis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

const reach = ({ kernel, dilation }: Axis): number => dilation * (kernel - 1) + 1;

function paddingOf(op: string, axes: readonly [Axis, Axis], padding: Padding): [number, number][] {
  if (typeof padding === 'string') {
    if (padding !== 'same' && padding !== 'valid')
      throw new ValueError(`${op}: padding must be numbers, 'same' or 'valid': got "${padding}"`);
    return axes.map((axis) => {
      const total = (Math.ceil(axis.size / axis.stride) - 1) * axis.stride + reach(axis) - axis.size;
      const around = padding === 'same' ? Math.max(0, total) : 0;
      return [Math.floor(around / 2), Math.ceil(around / 2)];
    });
  }
  const [vertical, horizontal] = typeof padding === 'number' ? [padding, padding] : padding;
  return [vertical, horizontal].map((side) => (typeof side === 'number' ? [side, side] : [side[0], side[1]]));
}

/** Padding after the axis such that a last window that starts inside the input (or the padding before it) is kept whole. */
function ceilPadding(axis: Axis, before: number, after: number): number {
  const room = axis.size + before + after - reach(axis);
  let out = Math.ceil(room / axis.stride) + 1;
  if ((out - 1) * axis.stride >= axis.size + before) out--;
  return Math.max(after, (out - 1) * axis.stride + reach(axis) - axis.size - before);
}

export interface WindowOptions {
  readonly kernelSize: Pair;
  readonly stride: Pair;
  readonly padding: Padding;
  readonly dilation: Pair;
  /** Rounds the output size up instead of down. */
  readonly ceilMode?: boolean;
}

/**
 * Geometry of a window over `x: [N, H, W, C]`.
 * @throws ShapeError when x has another rank
 */
export function windowGeometry(op: string, x: Tensor, options: WindowOptions): PoolGeometry {
  if (x.rank !== 4) throw new ShapeError(`${op}: input must be [N, H, W, C]: got ${formatShape(x.shape)}`);
  const [batch, height, width, inChannels] = x.shape;
  const [kernelHeight, kernelWidth] = toPair(options.kernelSize);
  const [strideHeight, strideWidth] = toPair(options.stride);
  const [dilationHeight, dilationWidth] = toPair(options.dilation);
  const rows = { size: height, kernel: kernelHeight, stride: strideHeight, dilation: dilationHeight };
  const columns = { size: width, kernel: kernelWidth, stride: strideWidth, dilation: dilationWidth };
  const [[padTop, bottom], [padLeft, right]] = paddingOf(op, [rows, columns], options.padding);
  const padBottom = options.ceilMode ? ceilPadding(rows, padTop, bottom) : bottom;
  const padRight = options.ceilMode ? ceilPadding(columns, padLeft, right) : right;
  return {
    batch,
    height,
    width,
    inChannels,
    outHeight: windowOutput(height, kernelHeight, strideHeight, dilationHeight, padTop, padBottom),
    outWidth: windowOutput(width, kernelWidth, strideWidth, dilationWidth, padLeft, padRight),
    kernelHeight,
    kernelWidth,
    strideHeight,
    strideWidth,
    padTop,
    padLeft,
    padBottom,
    padRight,
    dilationHeight,
    dilationWidth,
  };
}
