// The inverse of max pooling (Zeiler & Fergus, ECCV 2014, arXiv:1311.2901).

import { ValueError } from '../base/errors.ts';
import { type PoolGeometry, type WindowAxis, windowAxis } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { requireDType, requireSameShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { ones, requireAll, type Tensor } from '../tensor/index.ts';
import { windowScatter } from '../tensor/internal.ts';
import { type Pair, pair, requireImage, requireOutputSize } from './window.ts';

/** Options of `maxUnpool2d`. */
export interface MaxUnpoolOptions {
  /** Of the pooling that is undone. */
  readonly kernelSize: Pair;
  /** Default: the kernel size. */
  readonly stride?: Pair;
  /** Default 0. */
  readonly padding?: Pair;
  /** Size of the image that was pooled; default (size − 1)·stride − 2·padding + kernelSize, from which it may differ by less than a stride. */
  readonly outputSize?: Pair;
}

/**
 * The inverse of `maxPool2dWithIndices`: zeros, with the values of x at their indices. A pixel that won several overlapping windows gets
 * the mean of their values.
 * @shape x and indices `[N, H, W, C]` → `[N, OH, OW, C]`
 * @dtype indices int32
 * @grad each value gets its share
 * @throws ShapeError, DTypeError for indices that do not fit x; ValueError for sizes, and (when it runs) indices, that are out of range
 * @example
 * const { values, indices } = maxPool2dWithIndices(tensor([1, 9, 3, 4], [1, 2, 2, 1]), { kernelSize: 2 });
 * await maxUnpool2d(values, indices, { kernelSize: 2 }).data(); // [0, 9, 0, 0]
 */
export function maxUnpool2d(x: Tensor, indices: Tensor, options: MaxUnpoolOptions): Tensor {
  requireOptions('maxUnpool2d', options, ['kernelSize', 'stride', 'padding', 'outputSize']);
  const op = 'maxUnpool2d';
  requireImage(op, x);
  requireDType(op, 'indices', indices, 'int32');
  requireSameShape(op, { x: x.shape, indices: indices.shape });
  const kernel = pair(options.kernelSize, `${op}: kernelSize`);
  const stride = pair(options.stride ?? kernel, `${op}: stride`);
  const [height, width] = unpooledSize(op, x, kernel, stride, options);
  requireAll(
    indices.greaterEqual(0).logicalAnd(indices.less(height * width)),
    `${op}: an index lies outside the image of ${height} × ${width} pixels`,
  );
  const geometry = scatterGeometry(x, height, width);
  const total = windowScatter(x, indices, geometry);
  const overlap = kernel.some((size, i) => size > stride[i]);
  return overlap ? total.div(windowScatter(ones(x.shape), indices, geometry).maximum(1)) : total;
}

function unpooledSize(
  op: string,
  x: Tensor,
  kernel: readonly [number, number],
  stride: readonly [number, number],
  { padding = 0, outputSize }: MaxUnpoolOptions,
): readonly [number, number] {
  const pads = pair(padding, `${op}: padding`);
  requireRange(op, 'kernelSize', kernel, 'counts');
  requireRange(op, 'stride', stride, 'counts');
  requireRange(op, 'padding', pads, 'countsOrZero');
  const usual = kernel.map((size, i) => (x.shape[1 + i] - 1) * stride[i] - 2 * pads[i] + size) as [number, number];
  const sizes = requireOutputSize(op, outputSize ?? usual);
  if (sizes.some((size, i) => Math.abs(size - usual[i]) >= stride[i])) {
    throw new ValueError(
      `${op}: outputSize must differ from ${formatShape(usual)} by less than the stride ${formatShape(stride)}: got ${formatShape(sizes)}`,
    );
  }
  return sizes;
}

/** Some window geometry between the sizes: scattering goes by the indices alone. */
function scatterGeometry(x: Tensor, height: number, width: number): PoolGeometry {
  const axis = (size: number, out: number): WindowAxis => {
    const pad = Math.max(0, out - size);
    const stride = Math.max(1, Math.floor(size / out));
    const kernel = pad > 0 ? pad + 1 : size - (out - 1) * stride;
    return windowAxis({ size, kernel, stride, dilation: 1, before: pad, after: pad });
  };
  const [N, outHeight, outWidth, C] = x.shape;
  return { batch: N, inChannels: C, rows: axis(height, outHeight), columns: axis(width, outWidth) };
}
