// The inverse of max pooling (Zeiler & Fergus, ECCV 2014, arXiv:1311.2901).

import { ValueError } from '../base/errors.ts';
import { type PoolGeometry, type WindowAxis, windowAxis } from '../base/geometry.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange, requireRanges } from '../base/require.ts';
import { requireDType, requireSameShape, requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { iota, requireAll, type Tensor, where } from '../tensor/index.ts';
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
 * The inverse of `maxPool2dWithIndices`: zeros, with the values of x at their indices. Where windows overlap, several may have found their maximum
 * at one pixel: the last of them counts, row by row, as in PyTorch on one thread (on several, and on a GPU, PyTorch does not say which).
 * @shape x and indices `[N, H, W, C]` → `[N, OH, OW, C]`
 * @dtype indices int32
 * @grad as in PyTorch, each value gets that of its pixel, also where another value counts
 * @throws ShapeError, DTypeError for indices that do not fit x; ValueError for sizes that are out of range, and (when it runs) for an index
 *   outside the image, or, of windows that overlap, outside its window
 * @example
 * const { values, indices } = maxPool2dWithIndices(tensor([1, 9, 3, 4], [1, 2, 2, 1]), { kernelSize: 2 });
 * await maxUnpool2d(values, indices, { kernelSize: 2 }).data(); // [0, 9, 0, 0]
 */
export function maxUnpool2d(x: Tensor, indices: Tensor, options: MaxUnpoolOptions): Tensor {
  requireOptions('maxUnpool2d', options, ['kernelSize', 'stride', 'padding', 'outputSize']);
  return unpool('maxUnpool2d', x, indices, options);
}

/** Options of `maxUnpool1d`. */
export interface MaxUnpool1dOptions {
  /** Of the pooling that is undone. */
  readonly kernelSize: number;
  /** Default: the kernel size. */
  readonly stride?: number;
  /** Default 0. */
  readonly padding?: number;
  /** Length of the sequence that was pooled; default (length − 1)·stride − 2·padding + kernelSize, from which it may differ by less than a stride. */
  readonly outputSize?: number;
}

export const UNPOOL_NAMES = ['kernelSize', 'stride', 'padding', 'outputSize'] as const;

/**
 * The inverse of `maxPool1dWithIndices`: zeros, with the values of x at their indices; where windows overlap, as `maxUnpool2d`.
 * @shape x and indices `[N, L, C]` → `[N, OL, C]`
 * @dtype indices int32
 * @grad as that of `maxUnpool2d`
 * @throws as `maxUnpool2d`
 * @example
 * const { values, indices } = maxPool1dWithIndices(tensor([[[1], [9], [3], [4]]]), { kernelSize: 2 });
 * await maxUnpool1d(values, indices, { kernelSize: 2 }).data(); // [0, 9, 0, 4]
 */
export function maxUnpool1d(x: Tensor, indices: Tensor, options: MaxUnpool1dOptions): Tensor {
  const op = 'maxUnpool1d';
  requireOptions(op, options, UNPOOL_NAMES);
  requireShape(op, 'sequences', x.shape, ['N', 'L', 'C']);
  requireShape(op, 'indices', indices.shape, x.shape);
  const { kernelSize, stride = kernelSize, padding = 0, outputSize } = options;
  requireRanges(op, { kernelSize, stride, padding }, { kernelSize: 'count', stride: 'count', padding: 'countOrZero' });
  if (outputSize !== undefined) requireRange(op, 'outputSize', outputSize, 'count');
  const row = {
    kernelSize: [1, kernelSize],
    stride: [1, stride],
    padding: [0, padding],
    ...(outputSize !== undefined && { outputSize: [1, outputSize] as const }),
  } as const;
  return unpool(op, x.unsqueeze(1), indices.unsqueeze(1), row).squeeze(1);
}

function unpool(op: string, x: Tensor, indices: Tensor, options: MaxUnpoolOptions): Tensor {
  requireImage(op, x);
  requireDType(op, 'indices', indices, 'int32');
  requireSameShape(op, { x: x.shape, indices: indices.shape });
  const kernel = pair(options.kernelSize, `${op}: kernelSize`);
  const stride = pair(options.stride ?? kernel, `${op}: stride`);
  const pads = pair(options.padding ?? 0, `${op}: padding`);
  const [height, width] = unpooledSize(op, x, kernel, stride, pads, options.outputSize);
  requireAll(
    indices.greaterEqual(0).logicalAnd(indices.less(height * width)),
    `${op}: an index lies outside the image of ${height} × ${width} pixels`,
  );
  const geometry = scatterGeometry(x, height, width);
  const overlap = kernel.map((size, i) => Math.ceil(size / stride[i]) - 1);
  if (overlap.every((windows) => windows === 0)) return windowScatter(x, indices, geometry);
  requireAll(
    isInWindow(indices, width, kernel, stride, pads),
    `${op}: an index lies outside its window: kernelSize ${formatShape(kernel)}, stride ${formatShape(stride)} and padding ${formatShape(pads)} must be those of the pooling (dilated windows are as large as what they cover)`,
  );
  // A value that does not count adds 0, but keeps its gradient.
  return windowScatter(where(isLast(indices, overlap), x, x.sub(x.detach())), indices, geometry);
}

type Sizes = readonly [number, number];

/** Whether each index lies in its own window. */
function isInWindow(indices: Tensor, width: number, kernel: Sizes, stride: Sizes, pads: Sizes): Tensor {
  const row = indices.div(width);
  const lines = [row, indices.sub(row.mul(width))];
  const within = lines.map((line, i) => {
    const start = iota(indices.shape, 1 + i)
      .mul(stride[i])
      .sub(pads[i]);
    return line.greaterEqual(start).logicalAnd(line.less(start.add(kernel[i])));
  });
  return within[0].logicalAnd(within[1]);
}

/** Whether no later window, row by row, has the same index: none but the next few along each axis can. */
function isLast(indices: Tensor, [down, across]: readonly number[]): Tensor {
  const [, H, W] = indices.shape;
  const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
  const later = [
    ...steps(across).map((right) => [0, right]),
    ...steps(down).flatMap((below) => [...steps(across).map((n) => -n), 0, ...steps(across)].map((n) => [below, n])),
  ].filter(([below, right]) => below < H && Math.abs(right) < W);
  const padded = indices.pad(
    [
      [0, 0],
      [0, down],
      [across, across],
      [0, 0],
    ],
    -1,
  );
  const others = later.map(([below, right]) =>
    padded
      .slice(1, below, below + H)
      .slice(2, across + right, across + right + W)
      .notEqual(indices),
  );
  return others.reduce((a, b) => a.logicalAnd(b), indices.greaterEqual(0));
}

function unpooledSize(
  op: string,
  x: Tensor,
  kernel: readonly [number, number],
  stride: readonly [number, number],
  pads: readonly [number, number],
  outputSize: Pair | undefined,
): readonly [number, number] {
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
