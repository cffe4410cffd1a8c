// Batches of images that are loaded one by one, some ahead of their use: for sets that do not fit the memory.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/ranges.ts';
import { batchCount, type LabelledBatch, permutation } from '../data/index.ts';
import { mixBatch, requireMixing } from './mix-batch.ts';
import { normalizedLevels, requireLevels, writeNormalized } from './preprocess.ts';
import { RandomStream } from './random-stream.ts';
import type { RasterImage } from './raster-image.ts';

/** Labelled images, each loaded when it is needed. */
export interface ImageSource {
  /** Of all images. */
  readonly labels: Int32Array;
  /** The image of that number, in that epoch; all have the same size and channels. The same numbers must give the same bytes. */
  readonly load: (index: number, epoch: number) => Promise<RasterImage>;
}

export interface ImageBatchOptions {
  readonly batchSize: number;
  /** By channel, as fractions of 255. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** Whether images come in random order. Default false. */
  readonly shuffle?: boolean;
  /** Seed of the order, together with the epoch. Default 0. */
  readonly seed?: number;
  readonly epoch?: number;
  /** Leaves out a last batch with fewer images. Default false. */
  readonly dropLast?: boolean;
  /** Number of the batch to begin with, for an epoch that goes on. Default 0. */
  readonly from?: number;
  /** Number of the batch to stop before. Default: all are made. */
  readonly to?: number;
  /** Alpha of mixup, see `mixBatch`. Default 0: none. */
  readonly mixup?: number;
  /** Alpha of CutMix, see `mixBatch`. Default 0: none. */
  readonly cutmix?: number;
  /** Batches that are loaded while one is used. Default 1; 0: none. */
  readonly prefetch?: number;
}

const NAMES = [
  ...(['batchSize', 'mean', 'std', 'shuffle', 'seed', 'epoch'] as const),
  ...(['dropLast', 'from', 'to', 'mixup', 'cutmix', 'prefetch'] as const),
] as const;

/**
 * All images of the source once, batch by batch, or the batches from `from` to `to` of those. The order is that of `batches` in `fovea/data`, a
 * function of seed and epoch; at most `prefetch` + 1 batches are in memory. What `load` throws is thrown when its batch is due.
 * @throws ValueError, at the call, for options that there are not or out of range, a source that is none
 */
export function imageBatches(source: ImageSource, options: ImageBatchOptions): AsyncGenerator<LabelledBatch, void> {
  requireOptions('imageBatches', options, NAMES);
  if (!(source?.labels instanceof Int32Array) || typeof source.load !== 'function')
    throw new ValueError('imageBatches: needs a source { labels: Int32Array, load(index, epoch) }');
  const {
    batchSize,
    mean,
    std,
    shuffle = false,
    seed = 0,
    epoch = 0,
    dropLast = false,
    from = 0,
    prefetch = 1,
  } = options;
  requireRanges(
    'imageBatches',
    { batchSize, shuffle, seed, epoch, dropLast, from, prefetch },
    {
      ...({ batchSize: 'count', shuffle: 'flag', seed: 'seed', epoch: 'countOrZero' } as const),
      ...({ dropLast: 'flag', from: 'countOrZero', prefetch: 'countOrZero' } as const),
    },
  );
  const { to = Number.POSITIVE_INFINITY } = options;
  if (to !== Number.POSITIVE_INFINITY) requireRanges('imageBatches', { to }, { to: 'countOrZero' });
  if (!Array.isArray(mean))
    throw new ValueError(`imageBatches: mean must be a number for each channel: got ${String(mean)}`);
  requireMixing('imageBatches', options);
  requireLevels('imageBatches', { mean, std }, mean.length);
  return makeBatches(source, { ...options, shuffle, seed, epoch, from, to, prefetch });
}

/** Numbers that no image has. */
const BATCH_STREAMS = 2 ** 31;

async function* makeBatches(
  source: ImageSource,
  options: ImageBatchOptions &
    Required<Pick<ImageBatchOptions, 'shuffle' | 'seed' | 'epoch' | 'from' | 'to' | 'prefetch'>>,
): AsyncGenerator<LabelledBatch, void> {
  const { batchSize, mean, std, shuffle, seed, epoch, dropLast = false, from, to, prefetch } = options;
  const { mixup = 0, cutmix = 0 } = options;
  const count = source.labels.length;
  // The streams of even numbers are those of epochs, as in `batches`.
  const order = shuffle ? permutation(count, seed, 2 * epoch) : Uint32Array.from({ length: count }, (_, i) => i);
  const end = Math.min(to, batchCount(count, { batchSize, dropLast }));
  const levels = normalizedLevels(mean, std);
  const begin = (b: number): Promise<LabelledBatch> => {
    const chosen = order.subarray(b * batchSize, Math.min(count, (b + 1) * batchSize));
    const batch = loadBatch(source, chosen, epoch, levels).then((loaded) =>
      mixup > 0 || cutmix > 0
        ? mixBatch(loaded, new RandomStream(seed, epoch, BATCH_STREAMS + b), { mixup, cutmix })
        : loaded,
    );
    // Its error is thrown when it is due; that it is not awaited yet is no fault.
    batch.catch(() => {});
    return batch;
  };
  const ahead: Promise<LabelledBatch>[] = [];
  for (let b = from; b < end; b++) {
    while (ahead.length <= prefetch && b + ahead.length < end) ahead.push(begin(b + ahead.length));
    yield await (ahead.shift() as Promise<LabelledBatch>);
  }
}

async function loadBatch(
  { labels, load }: ImageSource,
  chosen: Uint32Array,
  epoch: number,
  levels: readonly Float32Array[],
): Promise<LabelledBatch> {
  let images: Float32Array | undefined;
  let size: readonly [number, number, number] = [0, 0, 0];
  await Promise.all(
    Array.from(chosen, async (index, n) => {
      const { height, width, channels, data } = await load(index, epoch);
      if (images === undefined) {
        size = [height, width, channels];
        images = new Float32Array(chosen.length * data.length);
      }
      if (height !== size[0] || width !== size[1] || channels !== size[2] || channels !== levels.length)
        throw new ShapeError(
          `imageBatches: images of a batch must have one size, and as many channels as mean and std: got ${height} × ${width} × ${channels} for image ${index}, ${size.join(' × ')} before, ${levels.length} means; resize and convert them in load()`,
        );
      writeNormalized(data, levels, images, n * data.length);
    }),
  );
  return {
    images: images ?? new Float32Array(0),
    labels: Int32Array.from(chosen, (index) => labels[index]),
    shape: [chosen.length, ...size],
  };
}
