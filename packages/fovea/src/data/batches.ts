// Batches of normalised float images from an image set: shuffled, flipped and shifted by a seed, the same on every machine.

import { requireOptions } from '../base/options.ts';
import { philoxStream } from '../base/philox.ts';
import { requireRanges } from '../base/require.ts';
import { type BatchOrder, batchIndices, requireBatchOrder } from './batch-order.ts';
import { type ImageSet, requireImageSet } from './image-set.ts';
import { requireLevels } from './levels.ts';

/** A batch in host memory: images `[N, H, W, C]` float32, normalised, and int32 labels `[N]`. */
export interface LabelledBatch {
  /** Row-major, normalised. */
  readonly images: Float32Array;
  /** `[N]`: the class of each image. */
  readonly labels: Int32Array;
  /** `[N, H, W, C]`. */
  readonly shape: readonly [number, number, number, number];
  /** Where an image can show several classes, or none: 1 for each that it shows, else 0, `[N, classes]` row-major. `labels` are then those of no use. */
  readonly targets?: Float32Array;
  /** Where each pixel has a class: `[N, H, W]` row-major, 255 where a pixel does not count. `labels` are then those of no use. */
  readonly masks?: Uint8Array;
  /** Where images are mixtures of two: labels and targets of the others, and the part in 0…1 that the images of `labels` have. */
  readonly mix?: { readonly labels: Int32Array; readonly targets?: Float32Array; readonly weight: number };
}

/** Options of `batches`. */
export interface BatchOptions extends BatchOrder {
  /** By channel, as fractions of 255. Default: 0 and 1. */
  readonly mean?: readonly number[];
  /** By channel, as fractions of 255. */
  readonly std?: readonly number[];
  /** Probability of mirroring an image left to right. Default 0. */
  readonly flip?: number;
  /** Most pixels that an image is moved in each direction; what is moved in is black. Default 0. */
  readonly shift?: number;
}

const BATCH_NAMES = [
  ...(['batchSize', 'mean', 'std', 'shuffle', 'balanced', 'seed', 'epoch'] as const),
  ...(['flip', 'shift', 'dropLast', 'from', 'to'] as const),
] as const;

/**
 * Number of batches that `batches` gives for so many images: ⌈images / batchSize⌉, rounded down with `dropLast`.
 * @throws ValueError for unknown options, or options out of range
 * @example
 * batchCount(100, { batchSize: 32 }); // 4
 */
export function batchCount(images: number, options: BatchOptions): number {
  requireOptions('batchCount', options, BATCH_NAMES);
  const { batchSize, dropLast = false } = options;
  const ranges = { images: 'countOrZero', batchSize: 'count', dropLast: 'flag' } as const;
  requireRanges('batchCount', { images, batchSize, dropLast }, ranges);
  return dropLast ? Math.floor(images / batchSize) : Math.ceil(images / batchSize);
}

/**
 * All images of the set once, batch by batch, or the batches from `from` to `to` of those.
 * @throws ValueError, at the call, for unknown options, options out of range, or a set whose pixels, labels and classes do not fit
 * @example
 * for (const { shape } of batches(imageSet, { batchSize: 2 })) console.log(shape);
 */
export function batches(set: ImageSet, options: BatchOptions): Generator<LabelledBatch> {
  requireOptions('batches', options, BATCH_NAMES);
  requireImageSet('batches', set);
  requireBatchOrder('batches', options);
  const { flip = 0, shift = 0 } = options;
  requireRanges('batches', { flip, shift }, { flip: 'probability', shift: 'countOrZero' });
  for (const name of ['mean', 'std'] as const)
    if (options[name] !== undefined) requireLevels('batches', name, options[name], set.channels);
  return makeBatches(set, options);
}

function* makeBatches(set: ImageSet, options: BatchOptions): Generator<LabelledBatch> {
  const { seed = 0, epoch = 0 } = options;
  const chances = philoxStream(seed, 0x2000_0000 + epoch, 3 * set.labels.length);
  for (const { batch, chosen } of batchIndices(set.labels, options)) {
    // Images that come again are changed in another way.
    const first = options.balanced ? batch * options.batchSize : undefined;
    const chancesOf = (index: number, n: number): Int32Array => {
      const at = 3 * (first === undefined ? index : first + n);
      return chances.subarray(at, at + 3);
    };
    yield makeBatch(set, chosen, chancesOf, options);
  }
}

function makeBatch(
  set: ImageSet,
  chosen: Uint32Array,
  chancesOf: (index: number, n: number) => Int32Array,
  options: BatchOptions,
): LabelledBatch {
  const { height, width, channels } = set;
  const { flip = 0, shift = 0 } = options;
  const images = new Float32Array(chosen.length * height * width * channels);
  const table = levels(set.channels, options);
  const unit = (word: number): number => (word >>> 0) / 2 ** 32;
  const move = (word: number): number => Math.floor(unit(word) * (2 * shift + 1)) - shift;
  chosen.forEach((index, n) => {
    const [mirror, dx, dy] = chancesOf(index, n);
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
