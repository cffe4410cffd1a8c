// Predictor: pictures of any kind in, probabilities by class out, in batches, with the next batch decoded meanwhile.

import { countedClasses, knownClasses, logitsOf } from '../analysis/explained-class.ts';
import { attribute, attributionMethods, hasGlobalAttention, overlayHeat } from '../analysis/index.ts';
import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges, requireStrings } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import { decodeImage, type ImageInput, type Preprocessing, type RasterImage, resizeAndCrop } from '../images/index.ts';
import {
  type CropViews,
  croppedViews,
  normalized,
  normalizedLevels,
  requirePreprocessing,
  writeNormalized,
} from '../images/preprocess.ts';
import { requireRasterImage } from '../images/raster-image.ts';
import type { ImageModel } from '../models/index.ts';
import { Module } from '../nn/index.ts';
import { sigmoid, softmax } from '../ops/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { prepareCompiled } from '../tensor/internal.ts';
import type {
  ClassScore,
  ExplainMethod,
  ExplainOptions,
  Explanation,
  Outcome,
  Prediction,
  PredictOptions,
  PredictStreamOptions,
} from './prediction.ts';
import { continued, evenBatchSize, preparedBatches } from './prepared-batches.ts';

const DEFAULTS = { topK: 5, flip: false, tta: 'none', batchSize: 32 } as const;

/** Options with their defaults. */
type Chosen<I> = Required<Omit<PredictStreamOptions, 'prepare'>> & Pick<PredictStreamOptions<I>, 'prepare'>;

const VIEWS: readonly CropViews[] = ['none', 'fiveCrop', 'tenCrop'];

/** What a network is shown of a picture, as bytes, which are a quarter of its input; or why there is nothing. */
interface Prepared<I> {
  readonly input: I;
  readonly views?: readonly RasterImage[];
  readonly error?: ValueError;
}

/** From 0 for the least value to 1 for the largest; all 0 where they are the same. */
function stretched(heat: Float32Array): Float32Array {
  const least = heat.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const range = heat.reduce((a, b) => Math.max(a, b), 0) - least;
  return heat.map((value) => (range > 0 ? (value - least) / range : 0));
}

/**
 * A trained network with all that it takes to show it pictures; made by `load`, or of a model of one's own.
 * @example
 * const classifier = await load('runs/train/exp1');
 * const { heat } = await classifier.explain('cat.jpg', { classIndex: 3 });
 */
export class Predictor<M extends Module = ImageModel> {
  /** How many logits the model gives. */
  readonly classCount: number;
  readonly #probabilities: (images: Tensor, flip: boolean) => Promise<Tensor>;
  readonly #levels: readonly Float32Array[];

  /**
   * @param model of `createModel`, or any other Module that gives logits `[N, classes]` for images `[N, H, W, C]`
   * @throws ValueError for a model without classifier, or class names of another count than its classes; ShapeError for one that gives anything but logits,
   * or cannot take images of that size
   */
  constructor(
    readonly model: M,
    readonly preprocessing: Preprocessing,
    readonly classNames: readonly string[] | undefined = undefined,
    /** Whether a picture can show several classes, or none: each then has a probability of its own. */
    readonly multiLabel: boolean = false,
  ) {
    requirePreprocessing('Predictor', preprocessing);
    if (!(model instanceof Module))
      throw new ValueError('Predictor: needs a model of createModel, or another Module that gives logits');
    if (classNames) requireStrings('Predictor', 'classNames', classNames);
    model.eval();
    const classes =
      knownClasses(model) ??
      countedClasses('Predictor', model, [1, ...preprocessing.imageSize, preprocessing.channels]);
    if (classes === 0)
      throw new ValueError('Predictor: the model has no classifier (numClasses 0); reset it for the classes');
    if (classNames && classNames.length !== classes)
      throw new ValueError(`Predictor: got ${classNames.length} class names for a model of ${classes} classes`);
    this.classCount = classes;
    this.#levels = normalizedLevels(preprocessing.mean, preprocessing.std);
    this.#probabilities = compile((images: Tensor, flip: boolean): Tensor => {
      const of = (shown: Tensor): Tensor => (multiLabel ? sigmoid : softmax)(logitsOf('predict', model, shown));
      return flip
        ? of(images)
            .add(of(images.flip(2)))
            .div(2)
        : of(images);
    });
  }

  /**
   * What the picture shows, or each of the pictures.
   * @param image path (Node), address, bytes, Blob, ImageData, canvas, …: all that `decodeImage` takes; or a list of them
   * @throws ValueError for a picture that cannot be decoded; `stream` goes on with the rest
   */
  predict(image: ImageInput, options?: PredictOptions): Promise<Prediction>;
  predict(images: readonly ImageInput[], options?: PredictStreamOptions): Promise<Prediction[]>;
  async predict(
    images: ImageInput | readonly ImageInput[],
    options: PredictStreamOptions = {},
  ): Promise<Prediction | Prediction[]> {
    const predictions: Prediction[] = [];
    const list = Array.isArray(images) ? (images as readonly ImageInput[]) : [images as ImageInput];
    for await (const { prediction, error } of this.stream(list, options)) {
      if (error) throw error;
      predictions.push(prediction);
    }
    return Array.isArray(images) ? predictions : predictions[0];
  }

  /**
   * Where in the picture a class comes from, by any method of `attribute` with its defaults, or where the network looks, by attention rollout.
   * @throws ValueError for a picture that cannot be decoded, an unknown class or layer, or rollout of a model without attention or of a class
   */
  async explain(image: ImageInput, options: ExplainOptions = {}): Promise<Explanation> {
    const method = this.#methodOf(options);
    const { channels, imageSize } = this.preprocessing;
    const crop = resizeAndCrop(await decodeImage(image, { channels }), this.preprocessing);
    const images = tensor(normalized(crop, this.preprocessing), [1, ...imageSize, channels]);
    const { classIndex, layer } = options;
    const asked = { ...(classIndex !== undefined && { classIndex }), ...(layer !== undefined && { layer }) };
    const found = await attribute(this.model, images, method, asked);
    images.dispose();
    const { heat, height, width, classes } = found;
    // Every patch keeps a part through the residuals: only differences are worth a colour.
    const shown = method === 'rollout' ? stretched(heat) : heat;
    return { classIndex: classes[0], method, heat, height, width, overlay: overlayHeat(crop, shown, [height, width]) };
  }

  #methodOf(options: ExplainOptions): ExplainMethod {
    requireOptions('explain', options, ['classIndex', 'method', 'layer']);
    const { classIndex, method = 'auto', layer } = options;
    requireOneOf('explain', 'method', method, ['auto', ...attributionMethods()]);
    if (method === 'rollout' && classIndex !== undefined)
      throw new ValueError(
        'explain: rollout shows where the network looks, whatever the class; leave classIndex out, or use the method gradCam',
      );
    if (method !== 'auto') return method;
    return classIndex === undefined && layer === undefined && hasGlobalAttention(this.model) ? 'rollout' : 'gradCam';
  }

  /**
   * An outcome for each picture, in order; no more than two batches are held at a time, so that there may be any number.
   * @throws ValueError for options out of range
   */
  stream<I extends ImageInput>(
    images: Iterable<I> | AsyncIterable<I>,
    options: PredictStreamOptions<I> = {},
  ): AsyncGenerator<Outcome<I>, void> {
    requireOptions('predict', options, ['topK', 'flip', 'tta', 'batchSize', 'prepare']);
    const { topK, flip, tta, batchSize, prepare } = { ...DEFAULTS, ...options };
    requireRanges('predict', { topK, batchSize, flip }, { topK: 'count', batchSize: 'count', flip: 'flag' });
    this.#requireViews(tta, flip);
    const isList = images !== null && typeof images === 'object';
    if (!isList || !(Symbol.iterator in images || Symbol.asyncIterator in images))
      throw new ValueError(
        `predict: stream needs a list of pictures, or what gives them one by one: got ${String(images)}`,
      );
    if (prepare && tta !== 'none')
      throw new ValueError(
        `predict: prepare gives one crop of a picture, tta ${tta} needs more; leave one of them out`,
      );
    return this.#outcomes(images, { topK, flip, tta, batchSize, ...(prepare && { prepare }) });
  }

  #requireViews(tta: CropViews, flip: boolean): void {
    requireOneOf('predict', 'tta', tta, VIEWS);
    if (tta === 'tenCrop' && flip)
      throw new ValueError('predict: flip with tta tenCrop: its crops are mirrored already; leave flip out');
    const { cropPct, cropMode } = this.preprocessing;
    if (tta !== 'none' && cropPct >= 1 && cropMode !== 'center')
      throw new ValueError(
        `predict: tta ${tta}: this network's pictures are resized as a whole (cropMode ${cropMode}, cropPct ${cropPct}), so that all crops are the same; average over the mirror image instead: flip`,
      );
  }

  async *#outcomes<I extends ImageInput>(
    images: Iterable<I> | AsyncIterable<I>,
    options: Chosen<I>,
  ): AsyncGenerator<Outcome<I>, void> {
    const isList = Array.isArray(images);
    const batchSize = isList ? evenBatchSize(images.length, options.batchSize) : options.batchSize;
    // One for all batches: the engine has copied what is in it when a batch is done.
    let pixels = new Float32Array(0);
    const room = (length: number): Float32Array => {
      if (pixels.length !== length) pixels = new Float32Array(length);
      return pixels;
    };
    const batches = preparedBatches(images, batchSize, (input: I) => this.#prepare(input, options));
    const first = batches.next();
    first.catch(() => {}); // it is awaited below
    // While the first pictures are decoded. What fails here fails again below, where it is of interest.
    if (isList && images.length > 0) await this.#makeReady(batchSize, options.flip, room).catch(() => {});
    for await (const batch of continued(first, batches)) {
      // A batch with gaps is filled up with zeros: another count would be another program.
      const isFull = isList || batch.length === batchSize;
      yield* await this.#predictBatch(batch, isFull ? batchSize : undefined, options, room);
    }
  }

  /** Compiles the network for batches of that size. */
  async #makeReady(rows: number, flip: boolean, room: (length: number) => Float32Array): Promise<void> {
    const { imageSize, channels } = this.preprocessing;
    const shape = [rows, ...imageSize, channels];
    await prepareCompiled(this.#probabilities, tensor(room(elementCount(shape)), shape), flip);
  }

  async #prepare<I extends ImageInput>(input: I, { tta, prepare }: Chosen<I>): Promise<Prepared<I>> {
    try {
      if (prepare) return { input, views: [this.#required(await prepare(input))] };
      const image = await decodeImage(input, { channels: this.preprocessing.channels });
      return { input, views: croppedViews(image, this.preprocessing, tta) };
    } catch (error) {
      if (error instanceof ValueError) return { input, error };
      throw error;
    }
  }

  #required(image: RasterImage): RasterImage {
    requireRasterImage('predict: prepare', image);
    const { imageSize, channels } = this.preprocessing;
    if (image.height === imageSize[0] && image.width === imageSize[1] && image.channels === channels) return image;
    throw new ValueError(
      `predict: prepare: needs a picture of [${imageSize}, ${channels}]: got [${image.height}, ${image.width}, ${image.channels}]`,
    );
  }

  async #predictBatch<I>(
    batch: readonly Prepared<I>[],
    places: number | undefined,
    { topK, flip }: Chosen<I>,
    room: (length: number) => Float32Array,
  ): Promise<Outcome<I>[]> {
    const shown = batch.flatMap(({ views }) => (views ? [views] : []));
    const rows = places ?? shown.length;
    const all = await this.#meanOverViews(shown, rows, flip, room);
    const classes = all.length / Math.max(rows, 1);
    let row = 0;
    return batch.map(({ input, error }) => {
      if (error) return { input, error };
      const probabilities = all.slice(row * classes, (row + 1) * classes);
      row++;
      return { input, prediction: { top: this.#top(probabilities, topK), probabilities } };
    });
  }

  /** Probabilities `[rows, classes]`. All pictures have the same count of views. */
  async #meanOverViews(
    pictures: readonly (readonly RasterImage[])[],
    rows: number,
    flip: boolean,
    room: (length: number) => Float32Array,
  ): Promise<Float32Array> {
    const [height, width] = this.preprocessing.imageSize;
    const size = height * width * this.preprocessing.channels;
    const count = pictures[0]?.length ?? 0;
    let mean = new Float32Array(0);
    for (let view = 0; view < count; view++) {
      const pixels = room(rows * size);
      for (const [row, views] of pictures.entries())
        writeNormalized(views[view].data, this.#levels, pixels, row * size);
      pixels.fill(0, pictures.length * size);
      const values = await this.#run(pixels, rows, flip);
      mean = view === 0 ? values.map((value) => value / count) : mean.map((sum, i) => sum + values[i] / count);
    }
    return mean;
  }

  async #run(pixels: Float32Array, rows: number, flip: boolean): Promise<Float32Array> {
    const [height, width] = this.preprocessing.imageSize;
    const result = await this.#probabilities(tensor(pixels, [rows, height, width, this.preprocessing.channels]), flip);
    const values = (await result.data()) as Float32Array;
    result.dispose();
    if (values.every(Number.isFinite)) return values;
    throw new ValueError(
      'predict: the network gives values that are not finite; its weights are damaged, or it diverged',
    );
  }

  #top(probabilities: Float32Array, count: number): ClassScore[] {
    return Array.from(probabilities.keys())
      .sort((a, b) => probabilities[b] - probabilities[a] || a - b)
      .slice(0, count)
      .map((index) => ({
        index,
        name: this.classNames?.[index] ?? String(index),
        probability: probabilities[index],
      }));
  }
}
