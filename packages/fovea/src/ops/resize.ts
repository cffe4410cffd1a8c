// Resizing images as torch.nn.functional.interpolate: one small matrix product an axis.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRange } from '../base/require.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { convTranspose2d } from './conv.ts';
import { adaptiveAveragePool2d } from './pool.ts';
import { resampled } from './resampling.ts';
import { cubicKernel, linearKernel, sampledWeights, smoothedWeights } from './resize-weights.ts';
import { type Pair, pair, requireImage, requirePixels } from './window.ts';

const MODES = ['nearest', 'nearestExact', 'bilinear', 'bicubic', 'area'] as const;

/** 'nearest' rounds positions down as PyTorch's does, 'nearestExact' takes the pixel whose centre is nearest; 'area' takes means. */
export type InterpolateMode = (typeof MODES)[number];

const INTERPOLATE_NAMES = [
  ...(['size', 'scaleFactor', 'mode'] as const),
  ...(['alignCorners', 'antialias', 'recomputeScaleFactor'] as const),
] as const;

/** Options of `interpolate`. */
export interface InterpolateOptions {
  /** Height and width of the result, one number for both or `[height, width]`; either this or `scaleFactor`. */
  readonly size?: Pair;
  /** Factors on height and width; the result is rounded down. */
  readonly scaleFactor?: Pair;
  /** Default 'nearest'. */
  readonly mode?: InterpolateMode;
  /** Bilinear and bicubic: the centres of corner pixels meet, instead of the corners themselves (half-pixel). Default false. */
  readonly alignCorners?: boolean;
  /** Bilinear and bicubic: the kernel grows with the step when shrinking, as in Pillow. Default false. */
  readonly antialias?: boolean;
  /** Positions go by the rounded size instead of by `scaleFactor`. Default false. */
  readonly recomputeScaleFactor?: boolean;
}

/** How one axis is resampled: `step` is the distance of neighbours of the result, in pixels of the input. */
interface AxisPlan {
  readonly size: number;
  readonly out: number;
  readonly step: number;
}

/**
 * Resized images, as torch.nn.functional.interpolate with the same options.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ValueError for an unknown mode, options that do not go together, a size or scaleFactor that is not one number or two, an empty
 * result; ShapeError unless x is images with pixels
 * @example
 * await interpolate(tensor([0, 4], [1, 1, 2, 1]), { size: [1, 4], mode: 'bilinear' }).data(); // [0, 1, 3, 4]
 */
export function interpolate(x: Tensor, options: InterpolateOptions): Tensor {
  const op = 'interpolate';
  requireOptions(op, options, INTERPOLATE_NAMES);
  requireImage(op, x);
  const { mode = 'nearest', alignCorners = false, antialias = false } = options;
  requireOneOf(op, 'mode', mode, MODES);
  const smooth = mode === 'bilinear' || mode === 'bicubic';
  if ((alignCorners || antialias) && !smooth)
    throw new ValueError(`${op}: alignCorners and antialias are for bilinear and bicubic: got mode '${mode}'`);
  const plans = axisPlans(op, x, options);
  if (mode === 'area') return adaptiveAveragePool2d(x, [plans[0].out, plans[1].out]);
  const isSpread = mode === 'bilinear' && !alignCorners && plans.every(isMultiple);
  const image = isSpread
    ? spread(x, plans)
    : plans.reduce((part, plan, i) => {
        const axis = i + 1;
        if (smooth) return contracted(part, axis, plan, smoothWeights(mode, plan, alignCorners, antialias));
        return nearest(part, axis, plan, mode === 'nearestExact' ? 0.5 : 0);
      }, x);
  return resampled(antialias || (mode !== 'nearest' && mode !== 'bilinear') ? 'other' : mode, x, image);
}

function axisPlans(op: string, x: Tensor, options: InterpolateOptions): readonly AxisPlan[] {
  const { size, scaleFactor, alignCorners = false, recomputeScaleFactor = false } = options;
  if ((size === undefined) === (scaleFactor === undefined))
    throw new ValueError(`${op}: needs either size or scaleFactor: got ${size === undefined ? 'neither' : 'both'}`);
  if (recomputeScaleFactor && size !== undefined)
    throw new ValueError(`${op}: recomputeScaleFactor has no meaning with size`);
  const sizes = [x.shape[1], x.shape[2]];
  const factors = scaleFactor === undefined ? undefined : pair(scaleFactor, `${op}: scaleFactor`);
  const outs = factors ? sizes.map((length, i) => Math.floor(length * factors[i])) : pair(size as Pair, `${op}: size`);
  requireRange(op, 'the size of the result', outs, 'counts');
  requirePixels(op, x);
  return outs.map((out, i) => {
    const given = factors && !recomputeScaleFactor ? 1 / factors[i] : sizes[i] / out;
    const step = alignCorners ? (out > 1 ? (sizes[i] - 1) / (out - 1) : 0) : given;
    return { size: sizes[i], out, step };
  });
}

/**
 * Lines of the input along an axis, by their rounded-down positions: PyTorch computes those in float32, and so they decide. Without a
 * shift, it lets an axis that keeps or doubles its size go by the size even where a factor was given.
 */
function nearest(x: Tensor, axis: number, { size, out, step }: AxisPlan, shift: number): Tensor {
  const whole = shift === 0 && (out === size || out === 2 * size);
  const distance = Math.fround(whole ? size / out : step);
  const lines = Int32Array.from({ length: out }, (_, i) =>
    Math.min(size - 1, Math.floor(Math.fround(distance * (i + shift)))),
  );
  if (out === size && lines.every((line, i) => line === i)) return x;
  const times = out / size;
  if (Number.isInteger(times) && lines.every((line, i) => line === Math.floor(i / times)))
    return repeated(x, axis, times);
  return x.gather(tensor(lines), axis);
}

/** Every line along the axis `times` times: a view, whose gradient is a sum. */
function repeated(x: Tensor, axis: number, times: number): Tensor {
  const [before, size, after] = [x.shape.slice(0, axis), x.shape[axis], x.shape.slice(axis + 1)];
  return x
    .reshape(...before, size, 1, ...after)
    .expand(...before, size, times, ...after)
    .reshape(...before, size * times, ...after);
}

const isMultiple = ({ size, out, step }: AxisPlan): boolean =>
  Number.isInteger(out / size) && Math.abs(step * out - size) < 1e-6 * size;

/**
 * Bilinear enlargement by whole factors: every pixel of the image with a border of copies is spread as a hat, which is a transposed depthwise
 * convolution. A product with a matrix of mostly zeros would be many times the work.
 */
function spread(x: Tensor, plans: readonly AxisPlan[]): Tensor {
  const factors = plans.map(({ size, out }) => out / size);
  if (factors.every((factor) => factor === 1)) return x;
  const [N, H, W, C] = x.shape;
  const lines = bordered(H).flatMap((row) => bordered(W).map((column) => row * W + column));
  const image = x
    .reshape(N, H * W, C)
    .gather(tensor(Int32Array.from(lines)), 1)
    .reshape(N, H + 2, W + 2, C);
  const [down, across] = factors.map(hat);
  const weight = new Float32Array(down.length * across.length * C);
  for (let i = 0; i < weight.length; i++) {
    const tap = Math.floor(i / C);
    weight[i] = down[Math.floor(tap / across.length)] * across[tap % across.length];
  }
  return convTranspose2d(image, tensor(weight, [down.length, across.length, 1, C]), undefined, {
    stride: [factors[0], factors[1]],
    padding: [(factors[0] + down.length) / 2, (factors[1] + across.length) / 2],
    groups: C,
  });
}

/** The lines of an axis with the first and the last one twice. */
const bordered = (size: number): readonly number[] => [0, ...Array.from({ length: size }, (_, line) => line), size - 1];

/** 1 − |distance| / factor at the pixels of the result around one of the image; an even number for an even factor. */
function hat(factor: number): readonly number[] {
  const length = factor % 2 === 0 ? 2 * factor : 2 * factor - 1;
  return Array.from({ length }, (_, i) => 1 - Math.abs(i - (length - 1) / 2) / factor);
}

function smoothWeights(
  mode: 'bilinear' | 'bicubic',
  { size, out, step }: AxisPlan,
  alignCorners: boolean,
  antialias: boolean,
): Float32Array | undefined {
  // PyTorch leaves an axis that keeps its size as it is, whatever the factor, but for plain bicubic.
  if (size === out && (step === 1 || antialias || mode === 'bilinear')) return undefined;
  if (antialias) {
    // Pillow's cubic kernel has slope −0.5 at its zero, the other one −0.75: PyTorch keeps both.
    const kernel = mode === 'bilinear' ? linearKernel : cubicKernel(-0.5);
    return smoothedWeights(size, out, step, kernel);
  }
  const kernel = mode === 'bilinear' ? linearKernel : cubicKernel(-0.75);
  return sampledWeights(size, out, kernel, (i) => {
    const position = alignCorners ? i * step : (i + 0.5) * step - 0.5;
    return mode === 'bilinear' ? Math.max(0, position) : position;
  });
}

/** `[out, size]` weights applied along axis 1 or 2 of an image; the image itself without weights. */
function contracted(x: Tensor, axis: number, { size, out }: AxisPlan, weights: Float32Array | undefined): Tensor {
  if (!weights) return x;
  const [N, H, W, C] = x.shape;
  const matrix = tensor(weights, [out, size]);
  if (axis === 1) return matrix.matmul(x.reshape(N, H, W * C)).reshape(N, out, W, C);
  return matrix.matmul(x.reshape(N * H, W, C)).reshape(N, H, out, C);
}

/**
 * A grid of vectors resized as bicubic `interpolate` does, at once and in float64: for weights that are tied to a grid, such as position
 * embeddings.
 * @param size `[H, W]`
 * @param out `[OH, OW]`
 * @shape values `[H, W, C]` → `[OH, OW, C]`
 * @throws ShapeError unless the values are a whole number of vectors
 * @example
 * resampleGrid([0, 1, 2, 3], [1, 4], [1, 2]); // [0.4063, 2.594]
 */
export function resampleGrid(
  values: ArrayLike<number>,
  size: readonly [number, number],
  out: readonly [number, number],
  options: { readonly antialias?: boolean } = {},
): Float32Array {
  requireOptions('resampleGrid', options, ['antialias']);
  const [rows, columns] = [0, 1].map((axis) => {
    const plan = { size: size[axis], out: out[axis], step: size[axis] / out[axis] };
    return smoothWeights('bicubic', plan, false, options.antialias ?? false) ?? identity(size[axis]);
  });
  const channels = values.length / (size[0] * size[1]);
  requireRange('resampleGrid', 'out', out, 'counts');
  if (!Number.isInteger(channels))
    throw new ShapeError(`resampleGrid: ${values.length} values do not fill a grid of ${size[0]} × ${size[1]} vectors`);
  const narrow = new Float64Array(size[0] * out[1] * channels);
  for (let h = 0; h < size[0]; h++) {
    addProduct(narrow, h * out[1] * channels, columns, values, h * size[1] * channels, [out[1], size[1], channels]);
  }
  const result = new Float64Array(out[0] * out[1] * channels);
  addProduct(result, 0, rows, narrow, 0, [out[0], size[0], out[1] * channels]);
  return Float32Array.from(result);
}

const identity = (size: number): Float32Array =>
  Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));

/** target `[rows, width]` += matrix `[rows, inner]` · source `[inner, width]`. */
function addProduct(
  target: Float64Array,
  targetAt: number,
  matrix: Float32Array,
  source: ArrayLike<number>,
  sourceAt: number,
  [rows, inner, width]: readonly [number, number, number],
): void {
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < inner; k++) {
      const factor = matrix[r * inner + k];
      if (factor === 0) continue;
      for (let i = 0; i < width; i++) target[targetAt + r * width + i] += factor * source[sourceAt + k * width + i];
    }
  }
}
