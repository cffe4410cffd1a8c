// Large images window by window: each is computed alone, and where windows overlap their logits blend.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireInteger } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import { Module } from '../nn/index.ts';
import { type Pair, pair } from '../ops/window.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';

/** Options of `slidingWindow`. */
export interface SlidingWindowOptions {
  /** Height and width of a window in pixels, or one number for both; an image that is smaller is one window. */
  readonly window: Pair;
  /**
   * Pixels that neighbours share. The outer quarter of them counts for nothing, as a window sees nothing beyond its border; in the middle half,
   * logits go over from one window to the other. Default: a quarter of the window's smaller side.
   */
  readonly overlap?: number;
}

/** What gives logits `[1, h, w, classes]` of a window `[1, h, w, C]`: a model, or a function that `compile` made. */
export type WindowModel = Module | ((window: Tensor) => Tensor | Promise<Tensor>);

/** Numbers of an image on the host. */
export interface HostImage {
  /** `[height, width, channels]`, row-major. */
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Rows of logits that are done. */
export interface LogitRows {
  /** The first of them, in the image. */
  readonly top: number;
  readonly rows: number;
  readonly classes: number;
  /** `[rows, width, classes]`; overwritten by the next ones. */
  readonly logits: Float32Array;
}

/**
 * Logits of images of any size by a model that is shown one window at a time: memory for its values is that of a window, whatever the image. Where
 * a quarter of the overlap is as much as the model sees around a pixel, and windows begin at multiples of its stride, the logits are those of the
 * whole image.
 * @param model in evaluation mode; it gives logits of the window's size
 * @shape images `[N, H, W, C]` → `[N, H, W, classes]`
 * @throws ValueError for an overlap that is not below the window, or logits of another size than the window; ShapeError for other images
 * @example
 * const model = createSegmentationModel({ decoder: 'unet', backbone: 'mobilenetv3_small_050', numClasses: 3 }).eval();
 * (await slidingWindow(model, zeros([1, 64, 96, 3]), { window: 64, overlap: 32 })).shape; // [1, 64, 96, 3]
 */
export async function slidingWindow(
  model: WindowModel,
  images: Tensor,
  options: SlidingWindowOptions,
): Promise<Tensor> {
  const plan = planOf(options);
  if (images.rank !== 4 || images.size === 0 || images.dtype !== 'float32')
    throw new ShapeError(
      `slidingWindow: needs float32 images [N, H, W, C] with pixels: got ${images.dtype} ${formatShape(images.shape)}`,
    );
  const forward = forwardOf(model);
  const [count, height, width, channels] = images.shape;
  const data = (await images.data()) as Float32Array;
  const each = height * width * channels;
  let all = new Float32Array(0);
  let classes = 0;
  for (let i = 0; i < count; i++) {
    const image = { data: data.subarray(i * each, (i + 1) * each), height, width, channels };
    for await (const rows of windowRows(forward, image, plan)) {
      ({ classes } = rows);
      if (all.length === 0) all = new Float32Array(count * height * width * classes);
      all.set(rows.logits, (i * height + rows.top) * width * classes);
    }
  }
  return tensor(all, [count, height, width, classes]);
}

/** Sides of a window, and what neighbours share. */
export interface WindowPlan {
  readonly sides: readonly [height: number, width: number];
  readonly overlap: number;
}

/** @throws ValueError for options out of range */
export function planOf(options: SlidingWindowOptions): WindowPlan {
  const op = 'slidingWindow';
  requireOptions(op, options, ['window', 'overlap']);
  const sides = pair(options.window, `${op}: window`);
  for (const side of sides) requireInteger(op, 'window', side, 1);
  const { overlap = Math.floor(Math.min(...sides) / 4) } = options;
  requireInteger(op, 'overlap', overlap, 0, Math.min(...sides) - 1);
  return { sides, overlap };
}

/** A model, compiled. @throws ValueError for what is no model */
export function forwardOf(model: WindowModel): (window: Tensor) => Promise<Tensor> {
  if (model instanceof Module) return compile((window: Tensor) => model.forward(window) as Tensor);
  if (typeof model !== 'function') refuse('slidingWindow', 'model', 'a Module or a function', model);
  return async (window) => model(window);
}

/** Where the windows along an axis lie, and how much each pixel of theirs counts. */
interface Axis {
  readonly side: number;
  readonly starts: readonly number[];
  /** `[windows][side]`; what the windows give a pixel sums to 1. */
  readonly weights: readonly Float32Array[];
}

function axisOf(size: number, window: number, overlap: number): Axis {
  const side = Math.min(size, window);
  const step = side > overlap ? side - overlap : side;
  const count = Math.ceil((size - side) / step) + 1;
  const starts = Array.from({ length: count }, (_, i) => Math.min(i * step, size - side));
  const ramp = (distance: number): number =>
    overlap === 0 ? 1 : Math.min(1, Math.max(0, (distance + 0.5 - overlap / 4) / (overlap / 2)));
  const raw = starts.map((start) =>
    Float64Array.from({ length: side }, (_, i) =>
      Math.min(start === 0 ? 1 : ramp(i), start + side === size ? 1 : ramp(side - 1 - i)),
    ),
  );
  const sums = new Float64Array(size);
  for (const [i, start] of starts.entries()) for (let k = 0; k < side; k++) sums[start + k] += raw[i][k];
  return { side, starts, weights: raw.map((own, i) => Float32Array.from(own, (w, k) => w / sums[starts[i] + k])) };
}

/** Rows of an image's logits from top to bottom, as soon as no window to come reaches them. */
export async function* windowRows(
  forward: (window: Tensor) => Promise<Tensor>,
  image: HostImage,
  { sides, overlap }: WindowPlan,
): AsyncGenerator<LogitRows> {
  const vertical = axisOf(image.height, sides[0], overlap);
  const horizontal = axisOf(image.width, sides[1], overlap);
  let sums: Float32Array | undefined;
  let classes = 0;
  for (const [i, top] of vertical.starts.entries()) {
    for (const [k, left] of horizontal.starts.entries()) {
      const logits = await forward(windowOf(image, top, left, vertical.side, horizontal.side));
      requireWindowSize(logits, vertical.side, horizontal.side);
      classes = logits.shape[3];
      sums ??= new Float32Array(vertical.side * image.width * classes);
      const values = (await logits.data()) as Float32Array;
      logits.dispose();
      const weights = { down: vertical.weights[i], across: horizontal.weights[k] };
      addWeighted(sums, image.width, values, { left, classes, ...weights });
    }
    const next = vertical.starts[i + 1] ?? image.height;
    const rows = next - top;
    const done = rows * image.width * classes;
    yield { top, rows, classes, logits: (sums as Float32Array).subarray(0, done) };
    sums?.copyWithin(0, done).fill(0, sums.length - done);
  }
}

function windowOf(
  { data, width, channels }: HostImage,
  top: number,
  left: number,
  height: number,
  side: number,
): Tensor {
  const window = new Float32Array(height * side * channels);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * width + left) * channels;
    window.set(data.subarray(from, from + side * channels), row * side * channels);
  }
  return tensor(window, [1, height, side, channels]);
}

function requireWindowSize(logits: Tensor, height: number, width: number): void {
  const { shape } = logits;
  if (shape.length === 4 && shape[0] === 1 && shape[1] === height && shape[2] === width) return;
  throw new ValueError(
    `slidingWindow: the model must give logits [1, ${height}, ${width}, classes] of a window: got ${formatShape(shape)}`,
  );
}

interface Weights {
  readonly left: number;
  readonly classes: number;
  readonly down: Float32Array;
  readonly across: Float32Array;
}

/** Adds a window's logits to the rows that it lies in. */
function addWeighted(
  sums: Float32Array,
  width: number,
  values: Float32Array,
  { left, classes, down, across }: Weights,
): void {
  let from = 0;
  for (let row = 0; row < down.length; row++) {
    let to = (row * width + left) * classes;
    for (let column = 0; column < across.length; column++) {
      const weight = down[row] * across[column];
      // A border that counts for nothing is not looked at: it may hold anything.
      if (weight === 0) {
        from += classes;
        to += classes;
      } else for (let k = 0; k < classes; k++) sums[to++] += weight * values[from++];
    }
  }
}
