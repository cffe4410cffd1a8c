// Batches of images that are loaded one by one, some ahead of their use: for sets that do not fit the memory.

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireList, requireRange } from '../base/require.ts';
import { type BatchIndices, type BatchOrder, batchIndices, requireBatchOrder } from '../data/batch-order.ts';
import type { LabelledBatch } from '../data/index.ts';
import { requireLevels } from '../data/levels.ts';
import { type MaskedImage, requireSamePlace } from './joint-augmentation.ts';
import { mixBatch, requireMixing } from './mix-batch.ts';
import { normalizedLevels, writeNormalized } from './preprocess.ts';
import { RandomStream } from './random-stream.ts';
import type { RasterImage } from './raster-image.ts';

/** Labelled images, each loaded when it is needed. */
export interface ImageSource {
  /** Of all images. */
  readonly labels: Int32Array;
  /** Where an image can show several classes, or none: 1 for each that it shows, else 0, `[images, classes]` row-major. */
  readonly targets?: Float32Array;
  /**
   * The image of that number, in that epoch, or the image with its mask, as `jointAugmentation` gives them; all have the same size and channels. The
   * same numbers must give the same bytes.
   * @param draw how often the image came before in the epoch: always 0 but for `balanced`
   */
  readonly load: (index: number, epoch: number, draw: number) => Promise<RasterImage | MaskedImage>;
}

/** Options of `imageBatches`. */
export interface ImageBatchOptions extends BatchOrder {
  /** By channel, as fractions of 255. */
  readonly mean: readonly number[];
  /** By channel, as fractions of 255. */
  readonly std: readonly number[];
  /** Alpha of mixup, see `mixBatch`. Default 0: none. */
  readonly mixup?: number;
  /** Alpha of CutMix, see `mixBatch`. Default 0: none. */
  readonly cutmix?: number;
  /** Batches that are loaded while one is used. Default 1; 0: none. */
  readonly prefetch?: number;
}

const NAMES = [
  ...(['batchSize', 'mean', 'std', 'shuffle', 'balanced', 'seed', 'epoch'] as const),
  ...(['dropLast', 'from', 'to', 'mixup', 'cutmix', 'prefetch'] as const),
] as const;

/**
 * All images of the source once, batch by batch, or the batches from `from` to `to` of those. The order is that of `batches` in
 * `fovea/data`, a function of seed and epoch; at most `prefetch` + 1 batches are in memory. What `load` throws is thrown when its batch is
 * due.
 * @throws ValueError, at the call, for unknown options, options out of range, or an invalid source
 * @example
 * const source = { labels: Int32Array.of(0, 1), load: async () => gray };
 * for await (const { shape } of imageBatches(source, { batchSize: 2, mean: [0.5], std: [0.5] })) console.log(shape);
 */
export function imageBatches(source: ImageSource, options: ImageBatchOptions): AsyncGenerator<LabelledBatch, void> {
  requireOptions('imageBatches', options, NAMES);
  if (!(source?.labels instanceof Int32Array) || typeof source.load !== 'function')
    refuse('imageBatches', 'source', '{ labels: Int32Array, load(index, epoch) }', source);
  const { targets } = source;
  if (targets && (targets.length === 0 || targets.length % source.labels.length !== 0))
    throw new ShapeError(
      `imageBatches: ${targets.length} targets are not rows for ${source.labels.length} images; give one value for each image and class`,
    );
  const { mean, std, prefetch = 1 } = options;
  requireBatchOrder('imageBatches', options);
  requireRange('imageBatches', 'prefetch', prefetch, 'countOrZero');
  requireList('imageBatches', 'mean', mean, 'numbers, one a channel');
  requireMixing('imageBatches', options);
  requireLevels('imageBatches', 'mean', mean, mean.length);
  requireLevels('imageBatches', 'std', std, mean.length);
  return makeBatches(source, { ...options, prefetch });
}

/** Numbers that no image has. */
const BATCH_STREAMS = 2 ** 31;

async function* makeBatches(
  source: ImageSource,
  options: ImageBatchOptions & { readonly prefetch: number },
): AsyncGenerator<LabelledBatch, void> {
  const { mean, std, seed = 0, epoch = 0, mixup = 0, cutmix = 0, prefetch } = options;
  const levels = normalizedLevels(mean, std);
  const begin = ({ batch, ...images }: BatchIndices): Promise<LabelledBatch> => {
    const loading = loadBatch(source, images, epoch, levels).then((loaded) =>
      mixup > 0 || cutmix > 0
        ? mixBatch(loaded, new RandomStream(seed, epoch, BATCH_STREAMS + batch), { mixup, cutmix })
        : loaded,
    );
    // Its error is thrown when it is due; that it is not awaited yet is not a fault.
    loading.catch(() => {});
    return loading;
  };
  const ahead: Promise<LabelledBatch>[] = [];
  for (const next of batchIndices(source.labels, options)) {
    ahead.push(begin(next));
    if (ahead.length > prefetch) yield await (ahead.shift() as Promise<LabelledBatch>);
  }
  for (const batch of ahead) yield await batch;
}

/** The rows of the images that were chosen. */
function rowsOf(values: Float32Array, chosen: Uint32Array, size: number): Float32Array {
  const rows = new Float32Array(chosen.length * size);
  for (const [n, index] of chosen.entries()) rows.set(values.subarray(index * size, (index + 1) * size), n * size);
  return rows;
}

async function loadBatch(
  { labels, targets, load }: ImageSource,
  { chosen, draws }: Omit<BatchIndices, 'batch'>,
  epoch: number,
  levels: readonly Float32Array[],
): Promise<LabelledBatch> {
  let images: Float32Array | undefined;
  let size: readonly [number, number, number] = [0, 0, 0];
  const masks: RasterImage[] = [];
  await Promise.all(
    Array.from(chosen, async (index, n) => {
      const loaded = await load(index, epoch, draws[n]);
      const { height, width, channels, data } = 'mask' in loaded ? loaded.image : loaded;
      if (images === undefined) {
        size = [height, width, channels];
        images = new Float32Array(chosen.length * data.length);
      }
      if (height !== size[0] || width !== size[1] || channels !== size[2] || channels !== levels.length)
        throw new ShapeError(
          `imageBatches: images of a batch must have one size, and as many channels as mean and std: got ${height} × ${width} × ${channels} for image ${index}, ${size.join(' × ')} before, ${levels.length} means; resize and convert them in load()`,
        );
      if ('mask' in loaded) {
        requireSamePlace('imageBatches', loaded);
        masks[n] = loaded.mask;
      }
      writeNormalized(data, levels, images, n * data.length);
    }),
  );
  return {
    images: images ?? new Float32Array(0),
    labels: Int32Array.from(chosen, (index) => labels[index]),
    ...(targets && { targets: rowsOf(targets, chosen, targets.length / labels.length) }),
    ...(masks.length > 0 && { masks: masksOf(masks, chosen.length) }),
    shape: [chosen.length, ...size],
  };
}

/** The masks of a batch, one after another. @throws ShapeError where some images have none */
function masksOf(masks: readonly RasterImage[], count: number): Uint8Array {
  const [first] = masks;
  const missing = Array.from({ length: count }, (_, n): RasterImage | undefined => masks[n]).indexOf(undefined);
  if (missing >= 0) throw new ShapeError(`imageBatches: image ${missing} of a batch has no mask, and others have one`);
  const all = new Uint8Array(count * first.data.length);
  for (const [n, { data }] of masks.entries()) all.set(data, n * data.length);
  return all;
}
