// Embedder: pictures and texts in, embeddings of length 1 out, by a two-tower model with its preprocessing and tokenizer.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireStrings } from '../base/require.ts';
import { decodeImage, type ImageInput, type RasterImage } from '../images/index.ts';
import { normalizedLevels, writeNormalized } from '../images/preprocess.ts';
import { requireRasterImage } from '../images/raster-image.ts';
import { l2Normalize, sigmoid, softmax } from '../ops/index.ts';
import { preparedBatches } from '../predict/prepared-batches.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import type { Tokenizer } from '../text/index.ts';
import type { Clip } from './clip.ts';
import type { LoadedClip } from './clip-file.ts';
import { type ClipPreprocessing, clipCrop } from './image-processor.ts';

/** Options of `Embedder.images`. */
export interface EmbedImagesOptions<I = ImageInput> {
  /** Pictures that go through the network together. Default 32. */
  readonly batchSize?: number;
  /**
   * Makes of a picture what `clipCrop` makes of it, where it is decoded elsewhere: by workers, say. A ValueError becomes the picture's outcome. Default:
   * pictures are decoded here.
   */
  readonly prepare?: (image: I) => Promise<RasterImage>;
}

/** What came of one picture: its embedding, or why there is none. */
export type EmbeddedImage<I> =
  | { readonly input: I; readonly embedding: Float32Array; readonly error?: undefined }
  | { readonly input: I; readonly embedding?: undefined; readonly error: ValueError };

/** A picture as bytes of the model's size. */
interface Prepared<I> {
  readonly input: I;
  readonly crop?: RasterImage;
  readonly error?: ValueError;
}

/** Texts that go through the network together. */
const TEXT_BATCH = 64;

/**
 * Pictures and texts to embeddings that can be compared: of length 1, so that products are cosines.
 * @example
 * const embedder = new Embedder({ model: clip, preprocessing: clipPreprocessing([16, 16]), tokenizer: clipWords });
 * (await embedder.texts(['a red dog'])).length; // 8
 */
export class Embedder {
  readonly model: Clip;
  readonly preprocessing: ClipPreprocessing;
  readonly tokenizer: Tokenizer | undefined;
  /** Size of the embeddings. */
  readonly embedDim: number;
  readonly #embedImages: (images: Tensor) => Promise<Tensor>;
  readonly #embedTexts: (tokens: Tensor) => Promise<Tensor>;
  readonly #levels: readonly Float32Array[];

  /** @throws ValueError for a tokenizer that has tokens which the text tower lacks */
  constructor({
    model,
    preprocessing,
    tokenizer,
  }: Omit<LoadedClip, 'layout' | 'tokenizer'> & { readonly tokenizer?: Tokenizer | undefined }) {
    const { vocabSize } = model.architecture.text;
    if (tokenizer && tokenizer.vocabularySize > vocabSize)
      throw new ValueError(
        `Embedder: the tokenizer has ${tokenizer.vocabularySize} tokens, the text tower ${vocabSize}; take the files of one model`,
      );
    model.eval();
    this.model = model;
    this.preprocessing = preprocessing;
    this.tokenizer = tokenizer;
    this.embedDim = model.architecture.embedDim;
    this.#levels = normalizedLevels(preprocessing.preprocessing.mean, preprocessing.preprocessing.std);
    this.#embedImages = compile((images: Tensor) => l2Normalize(model.encodeImage(images)));
    this.#embedTexts = compile((tokens: Tensor) => l2Normalize(model.encodeText(tokens)));
  }

  /**
   * Embeddings of texts, one after another: `[texts, embedDim]` row by row.
   * @throws ValueError without a tokenizer, for a list without texts, and for weights that give values which are not finite
   */
  async texts(texts: readonly string[]): Promise<Float32Array> {
    requireStrings('Embedder.texts', 'texts', texts);
    if (!this.tokenizer)
      throw new ValueError(
        'Embedder: there is no tokenizer to read texts with; give its files (tokenizer.json, or vocab.json and merges.txt)',
      );
    const out = new Float32Array(texts.length * this.embedDim);
    const { contextLength } = this.model.architecture.text;
    for (let at = 0; at < texts.length; at += TEXT_BATCH) {
      const some = texts.slice(at, at + TEXT_BATCH);
      const tokens = this.tokenizer.encodeBatch(some, { contextLength, trim: true });
      out.set(await finiteValues(await this.#embedTexts(tokens)), at * this.embedDim);
    }
    return out;
  }

  /**
   * The embedding of each picture, in order; no more than two batches are held at a time.
   * @throws ValueError for options out of range, and for weights that give values which are not finite
   */
  images<I extends ImageInput>(
    images: Iterable<I> | AsyncIterable<I>,
    options: EmbedImagesOptions<I> = {},
  ): AsyncGenerator<EmbeddedImage<I>, void> {
    requireOptions('Embedder.images', options, ['batchSize', 'prepare']);
    const { batchSize = 32, prepare } = options;
    requireCounts('Embedder.images', { batchSize });
    return this.#embedded(images, batchSize, prepare);
  }

  async *#embedded<I extends ImageInput>(
    images: Iterable<I> | AsyncIterable<I>,
    batchSize: number,
    prepare: EmbedImagesOptions<I>['prepare'],
  ): AsyncGenerator<EmbeddedImage<I>, void> {
    // One for all batches: the engine has copied what is in it when a batch is done.
    let pixels = new Float32Array(0);
    const room = (length: number): Float32Array => {
      if (pixels.length !== length) pixels = new Float32Array(length);
      return pixels;
    };
    for await (const batch of preparedBatches(images, batchSize, (input: I) => this.#prepare(input, prepare))) {
      const crops = batch.flatMap(({ crop }) => (crop ? [crop] : []));
      // A batch with gaps is filled up with zeros: another count would be another program.
      const rows = await this.#run(crops, batch.length === batchSize ? batchSize : crops.length, room);
      let row = 0;
      for (const { input, error } of batch) {
        if (error) yield { input, error };
        else yield { input, embedding: rows.slice(row * this.embedDim, ++row * this.embedDim) };
      }
    }
  }

  /**
   * The embedding of each class, from prompts: the mean over the templates, `{}` standing for the class, of length 1 again.
   * @shape `[classes, embedDim]` row by row
   * @throws ValueError for no classes, templates without `{}`, and as `texts`
   */
  async classes(
    classNames: readonly string[],
    templates: readonly string[] = ['a photo of a {}.'],
  ): Promise<Float32Array> {
    requireStrings('Embedder.classes', 'classNames', classNames);
    requireStrings('Embedder.classes', 'templates', templates);
    if (classNames.length === 0 || templates.length === 0)
      throw new ValueError('Embedder.classes: needs one class and one template at least');
    const without = templates.find((template) => !template.includes('{}'));
    if (without !== undefined)
      throw new ValueError(`Embedder.classes: the template ${JSON.stringify(without)} has no {} for the class`);
    const prompts = classNames.flatMap((name) => templates.map((template) => template.replaceAll('{}', name)));
    const rows = await this.texts(prompts);
    const { embedDim } = this;
    const means = tensor(rows, [classNames.length, templates.length, embedDim]).mean(1);
    return (await l2Normalize(means).data()) as Float32Array;
  }

  /**
   * Probability of each class for a picture's embedding: the softmax of the logits, or the sigmoid of each where the model has a bias of the logits.
   * @param classes of `classes`
   */
  async probabilities(embedding: Float32Array, classes: Float32Array): Promise<Float32Array> {
    const count = classes.length / this.embedDim;
    const cosines = tensor(classes, [count, this.embedDim])
      .matmul(tensor(embedding, [this.embedDim, 1]))
      .reshape(count);
    const logits = this.model.logitsOf(cosines);
    return (await (this.model.logitBias ? sigmoid : softmax)(logits).data()) as Float32Array;
  }

  async #prepare<I extends ImageInput>(input: I, prepare: EmbedImagesOptions<I>['prepare']): Promise<Prepared<I>> {
    try {
      if (prepare) return { input, crop: this.#required(await prepare(input)) };
      const image = await decodeImage(input, { channels: this.preprocessing.preprocessing.channels });
      return { input, crop: clipCrop(image, this.preprocessing) };
    } catch (error) {
      if (error instanceof ValueError) return { input, error };
      throw error;
    }
  }

  #required(image: RasterImage): RasterImage {
    requireRasterImage('Embedder.images: prepare', image);
    const { imageSize, channels } = this.preprocessing.preprocessing;
    if (image.height === imageSize[0] && image.width === imageSize[1] && image.channels === channels) return image;
    throw new ValueError(
      `Embedder.images: prepare: needs a picture of [${imageSize}, ${channels}]: got [${image.height}, ${image.width}, ${image.channels}]`,
    );
  }

  async #run(
    crops: readonly RasterImage[],
    rows: number,
    room: (length: number) => Float32Array,
  ): Promise<Float32Array> {
    if (crops.length === 0) return new Float32Array(0);
    const { imageSize, channels } = this.preprocessing.preprocessing;
    const size = imageSize[0] * imageSize[1] * channels;
    const pixels = room(rows * size);
    for (const [row, { data }] of crops.entries()) writeNormalized(data, this.#levels, pixels, row * size);
    pixels.fill(0, crops.length * size);
    return finiteValues(await this.#embedImages(tensor(pixels, [rows, ...imageSize, channels])));
  }
}

async function finiteValues(result: Tensor): Promise<Float32Array> {
  const values = (await result.data()) as Float32Array;
  result.dispose();
  if (values.every(Number.isFinite)) return values;
  throw new ValueError('Embedder: the model gives values that are not finite; its weights are damaged, or it diverged');
}
