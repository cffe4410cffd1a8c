// Batches of normalised float images from an image set: shuffled, flipped and shifted by a seed, the same on every machine.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { philoxStream } from '../base/philox.ts';
import { requireRanges } from '../base/ranges.ts';
import { type ImageSet, requireImageSet } from './image-set.ts';
import { permutation } from './permutation.ts';

/** A batch in host memory: images `[N, H, W, C]` float32, normalised, and int32 labels `[N]`. */
export interface LabelledBatch {
  readonly images: Float32Array;
  readonly labels: Int32Array;
  readonly shape: readonly [number, number, number, number];
  /** Where images are mixtures of two: the labels of the others, and the part in 0…1 that the images of `labels` have. */
  readonly mix?: { readonly labels: Int32Array; readonly weight: number };
}

export interface BatchOptions {
  readonly batchSize: number;
  /** By channel, as fractions of 255. Default: 0 and 1. */
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
  /** Whether images come in random order. Default false. */
  readonly shuffle?: boolean;
  /** Seed of order and augmentation, together with the epoch. Default 0. */
  readonly seed?: number;
  readonly epoch?: number;
  /** Probability of mirroring an image left to right. Default 0. */
  readonly flip?: number;
  /** Most pixels that an image is moved in each direction; what is moved in is black. Default 0. */
  readonly shift?: number;
  /** Leaves out a last batch with fewer images. Default false. */
  readonly dropLast?: boolean;
  /** Number of the batch to begin with, for an epoch that goes on. Default 0. */
  readonly from?: number;
  /** Number of the batch to stop before. Default: all are made. */
  readonly to?: number;
}

const BATCH_NAMES = [
  ...(['batchSize', 'mean', 'std', 'shuffle', 'seed', 'epoch'] as const),
  ...(['flip', 'shift', 'dropLast', 'from', 'to'] as const),
] as const;

/** @throws ValueError for options that there are not, or out of range */
export function batchCount(images: number, options: BatchOptions): number {
  requireOptions('batchCount', options, BATCH_NAMES);
  const { batchSize, dropLast = false } = options;
  const ranges = { images: 'countOrZero', batchSize: 'count', dropLast: 'flag' } as const;
  requireRanges('batchCount', { images, batchSize, dropLast }, ranges);
  return dropLast ? Math.floor(images / batchSize) : Math.ceil(images / batchSize);
}

/**
 * All images of the set once, batch by batch, or the batches from `from` to `to` of those.
 * @throws ValueError, at the call, for options that there are not or out of range, or a set whose pixels, labels and classes do not fit
 */
export function batches(set: ImageSet, options: BatchOptions): Generator<LabelledBatch> {
  requireOptions('batches', options, BATCH_NAMES);
  requireImageSet('batches', set);
  requireBatchRanges(options);
  for (const name of ['mean', 'std'] as const) requireLevels(name, options[name], set.channels);
  return makeBatches(set, options);
}

function requireBatchRanges(options: BatchOptions): void {
  const { batchSize, shuffle = false, seed = 0, epoch = 0, flip = 0, shift = 0, dropLast = false, from = 0 } = options;
  requireRanges(
    'batches',
    { batchSize, shuffle, seed, epoch, flip, shift, dropLast, from },
    {
      ...({ batchSize: 'count', shuffle: 'flag', seed: 'seed', epoch: 'countOrZero' } as const),
      ...({ flip: 'probability', shift: 'countOrZero', dropLast: 'flag', from: 'countOrZero' } as const),
    },
  );
  const { to = Number.POSITIVE_INFINITY } = options;
  if (to !== Number.POSITIVE_INFINITY) requireRanges('batches', { to }, { to: 'countOrZero' });
}

/** One number a channel: a mean for all channels would leave the others as they are. */
function requireLevels(name: 'mean' | 'std', values: readonly number[] | undefined, channels: number): void {
  if (values === undefined) return;
  const holds = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && (name === 'mean' || value > 0);
  if (Array.isArray(values) && values.length === channels && values.every(holds)) return;
  const what = `${channels} finite ${name === 'std' ? 'numbers above 0' : 'numbers'}, one a channel`;
  throw new ValueError(`batches: ${name} must be ${what}: got [${String(values)}]`);
}

function* makeBatches(set: ImageSet, options: BatchOptions): Generator<LabelledBatch> {
  const { batchSize, shuffle = false, seed = 0, epoch = 0, from = 0, to = Number.POSITIVE_INFINITY } = options;
  const count = set.labels.length;
  const order = shuffle ? permutation(count, seed, 2 * epoch) : Uint32Array.from({ length: count }, (_, i) => i);
  const chances = philoxStream(seed, 0x2000_0000 + epoch, 3 * count);
  const end = Math.min(to, batchCount(count, options));
  for (let b = from; b < end; b++) {
    yield makeBatch(set, order.subarray(b * batchSize, Math.min(count, (b + 1) * batchSize)), chances, options);
  }
}

function makeBatch(set: ImageSet, chosen: Uint32Array, chances: Int32Array, options: BatchOptions): LabelledBatch {
  const { height, width, channels } = set;
  const { flip = 0, shift = 0 } = options;
  const images = new Float32Array(chosen.length * height * width * channels);
  const table = levels(set.channels, options);
  const unit = (word: number): number => (word >>> 0) / 2 ** 32;
  const move = (word: number): number => Math.floor(unit(word) * (2 * shift + 1)) - shift;
  chosen.forEach((index, n) => {
    const [mirror, dx, dy] = chances.subarray(3 * index, 3 * index + 3);
    copyImage(set, index, images, n, table, { mirror: unit(mirror) < flip, dx: move(dx), dy: move(dy) });
  });
  const labels = Int32Array.from(chosen, (index) => set.labels[index]);
  return { images, labels, shape: [chosen.length, height, width, channels] };
}

/** The normalised value of each byte, by channel. */
function levels(channels: number, { mean = [], std = [] }: BatchOptions): Float32Array[] {
  return Array.from({ length: channels }, (_, c) =>
    Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - (mean[c] ?? 0)) / (std[c] ?? 1)),
  );
}

function copyImage(
  { pixels, height, width, channels }: ImageSet,
  index: number,
  out: Float32Array,
  n: number,
  table: readonly Float32Array[],
  { mirror, dx, dy }: { readonly mirror: boolean; readonly dx: number; readonly dy: number },
): void {
  const size = height * width * channels;
  for (let y = 0; y < height; y++) {
    const row = y - dy;
    for (let x = 0; x < width; x++) {
      const column = mirror ? width - 1 - x + dx : x - dx;
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      const from = index * size + (row * width + column) * channels;
      const to = n * size + (y * width + x) * channels;
      for (let c = 0; c < channels; c++) out[to + c] = table[c][inside ? pixels[from + c] : 0];
    }
  }
}
