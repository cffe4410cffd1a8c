// Segmenter: pictures of any kind and size in, the class of each pixel out.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireInteger, requireStrings } from '../base/require.ts';
import { decodeImage, type ImageInput, type Preprocessing, type RasterImage } from '../images/index.ts';
import { fit, normalized, requirePreprocessing } from '../images/preprocess.ts';
import { modelRecord } from '../models/index.ts';
import type { SegmentationModel } from '../segmentation/index.ts';
import { forwardOf, planOf, type SlidingWindowOptions, windowRows } from '../segmentation/sliding-window.ts';
import { type Tensor, tensor } from '../tensor/index.ts';

/** Options of `Segmenter.segment`. */
export interface SegmentOptions {
  /**
   * Side of the windows that the picture is shown in, at its own size: for pictures that lose too much when they are resized. Default: the whole
   * picture is resized to what the network was trained with.
   */
  readonly window?: number;
  /** Pixels that neighbouring windows share, see `slidingWindow`. Default: a quarter of the window. */
  readonly overlap?: number;
  /** Number of a class whose probability at each pixel is given, too. Default: none. */
  readonly probabilityOf?: number;
}

/** What a picture shows where. */
export interface Segmentation {
  /** The class of each pixel, at the picture's size. */
  readonly mask: RasterImage;
  /** The picture. */
  readonly image: RasterImage;
  /** Part of the pixels that each class has. */
  readonly shares: Float64Array;
  /** With `probabilityOf`: that of the class at each pixel, `[height, width]`. */
  readonly probability?: Float32Array;
}

/** What is made of the logits of an image. */
interface Found {
  readonly labels: Uint8Array;
  readonly probability: Float32Array | undefined;
}

/**
 * A trained network that gives each pixel a class, with all that it takes to show it pictures; made by `load` with `{ task: 'segment' }`.
 * @example
 * const model = createSegmentationModel({ decoder: 'fpn', backbone: 'mobilenetv3_small_050', numClasses: 2 });
 * const preprocessing = {
 *   imageSize: [32, 32], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5],
 *   interpolation: 'bilinear', cropPct: 1, cropMode: 'squash',
 * } as const;
 * const { mask } = await new Segmenter(model, preprocessing, ['ground', 'road']).segment('cat.jpg');
 * [mask.width, mask.height]; // [8, 6]
 */
export class Segmenter {
  private readonly forward: (images: Tensor) => Promise<Tensor>;

  /** @throws ValueError for preprocessing out of range, or names that are no strings */
  constructor(
    /** It is put into evaluation mode. */
    readonly model: SegmentationModel,
    /** How pictures become the model's input; the whole picture is resized, whatever `cropMode` says. */
    readonly preprocessing: Preprocessing,
    /** Name of each class, in the order of the logits; undefined where nobody said. */
    readonly classNames: readonly string[] | undefined = undefined,
  ) {
    requirePreprocessing('Segmenter', preprocessing);
    if (classNames) requireStrings('Segmenter', 'classNames', classNames);
    model.eval();
    this.forward = forwardOf(model);
  }

  /**
   * The class of each pixel of a picture.
   * @throws ValueError for a picture that cannot be decoded, options out of range, or a window that the network does not take
   * @example
   * const segmenter = await load('runs/segment/exp1', { task: 'segment' });
   * const { mask } = await segmenter.segment('cat.jpg');
   * [mask.width, mask.height]; // [8, 6]
   */
  async segment(picture: ImageInput, options: SegmentOptions = {}): Promise<Segmentation> {
    requireOptions('Segmenter.segment', options, ['window', 'overlap', 'probabilityOf']);
    const { window, overlap, probabilityOf } = options;
    if (probabilityOf !== undefined)
      requireInteger('Segmenter.segment', 'probabilityOf', probabilityOf, 0, this.model.numClasses - 1);
    if (window === undefined && overlap !== undefined)
      throw new ValueError('Segmenter.segment: overlap is of windows: got it without window; give both, or neither');
    const image = await decodeImage(picture, { channels: this.preprocessing.channels });
    const { labels, probability } = await (window === undefined
      ? this.resized(image, probabilityOf)
      : this.byWindows(image, { window, ...(overlap !== undefined && { overlap }) }, probabilityOf));
    const { width, height } = image;
    const classes = this.model.numClasses;
    const shares = new Float64Array(classes);
    for (const label of labels) shares[label] += 1 / labels.length;
    const mask = { width, height, channels: 1, data: labels } as const;
    return { image, mask, shares, ...(probability && { probability }) };
  }

  /** The picture in the size that the network was trained with, the logits brought to the picture's. */
  private async resized(image: RasterImage, probabilityOf: number | undefined): Promise<Found> {
    const { imageSize, channels } = this.preprocessing;
    const input = normalized(fit(image, { ...this.preprocessing, cropMode: 'squash', cropPct: 1 }), this.preprocessing);
    const logits = await this.forward(tensor(input, [1, ...imageSize, channels]));
    const values = (await logits.data()) as Float32Array;
    logits.dispose();
    return foundInResized(values, imageSize, [image.height, image.width], probabilityOf);
  }

  private async byWindows(
    image: RasterImage,
    options: SlidingWindowOptions & { readonly window: number },
    probabilityOf: number | undefined,
  ): Promise<Found> {
    const plan = planOf(options);
    const { height, width, channels } = image;
    this.requireWindow(options.window, image);
    const host = { data: normalized(image, this.preprocessing), height, width, channels };
    const labels = new Uint8Array(height * width);
    const probability = probabilityOf === undefined ? undefined : new Float32Array(height * width);
    for await (const { top, rows, classes, logits } of windowRows(this.forward, host, plan))
      for (let i = 0; i < rows * width; i++) {
        labels[top * width + i] = largest(logits, i * classes, classes);
        if (probability) probability[top * width + i] = probabilityAt(logits, i * classes, classes, probabilityOf ?? 0);
      }
    return { labels, probability };
  }

  /** @throws ValueError where the network takes images of one size, and windows would have another */
  private requireWindow(window: number, { height, width }: RasterImage): void {
    const { architecture } = this.model;
    if (!architecture || modelRecord(architecture.name).anyImageSize) return;
    const { imageSize } = architecture.options;
    if (imageSize.every((side) => side === window) && height >= window && width >= window) return;
    throw new ValueError(
      `Segmenter.segment: ${architecture.name} was made for ${imageSize.join(' × ')}: got windows of ${Math.min(window, height)} × ${Math.min(window, width)}; give no window, or that one with pictures at least as large`,
    );
  }
}

/** Number of the largest of `count` values from `at` on; the first of equal ones. */
function largest(values: Float32Array, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[at + k] > values[at + best]) best = k;
  return best;
}

/** Softmax of one of `count` logits from `at` on. */
function probabilityAt(values: Float32Array, at: number, count: number, label: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.exp(values[at + k] - values[at + label]);
  return 1 / sum;
}

/** How a pixel of an enlarged axis is made of two of the small one: half-pixel centres, as `interpolate` has them. */
function blends(
  from: number,
  to: number,
): readonly { readonly low: number; readonly high: number; readonly part: number }[] {
  return Array.from({ length: to }, (_, i) => {
    const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const low = Math.floor(at);
    return { low, high: Math.min(from - 1, low + 1), part: at - low };
  });
}

/** What logits `[h, w, classes]` say that are resized bilinearly, a row at a time: all of a large picture would fill the memory. */
function foundInResized(
  logits: Float32Array,
  [h, w]: readonly [number, number],
  [height, width]: readonly [number, number],
  probabilityOf: number | undefined,
): Found {
  const classes = logits.length / (h * w);
  const labels = new Uint8Array(height * width);
  const probability = probabilityOf === undefined ? undefined : new Float32Array(height * width);
  const row = new Float32Array(w * classes);
  const pixel = new Float32Array(classes);
  const across = blends(w, width);
  for (const [y, { low, high, part }] of blends(h, height).entries()) {
    const [above, below] = [low * row.length, high * row.length];
    for (let i = 0; i < row.length; i++) row[i] = (1 - part) * logits[above + i] + part * logits[below + i];
    for (const [x, blend] of across.entries()) {
      const [left, right] = [blend.low * classes, blend.high * classes];
      for (let k = 0; k < classes; k++) pixel[k] = (1 - blend.part) * row[left + k] + blend.part * row[right + k];
      labels[y * width + x] = largest(pixel, 0, classes);
      if (probability) probability[y * width + x] = probabilityAt(pixel, 0, classes, probabilityOf ?? 0);
    }
  }
  return { labels, probability };
}
