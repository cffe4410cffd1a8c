// Mixup (Zhang et al., arXiv:1710.09412) and CutMix (Yun et al., arXiv:1905.04899): images of a batch mixed with one another, and their labels.

import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import type { LabelledBatch } from '../data/index.ts';
import type { RandomStream } from './random-stream.ts';

/** Options of `mixBatch`. */
export interface MixOptions {
  /** Both parameters of the beta distribution that the weight of mixup is drawn from. Default 0: no mixup. */
  readonly mixup?: number;
  /** The same for CutMix. With both, one is drawn for each batch. Default 0: no CutMix. */
  readonly cutmix?: number;
}

/** @throws ValueError for a negative alpha */
export function requireMixing(op: string, { mixup = 0, cutmix = 0 }: MixOptions): void {
  requireRanges(op, { mixup, cutmix }, { mixup: 'notNegative', cutmix: 'notNegative' });
}

/**
 * λ·image + (1 − λ)·other of each image and that at the same place from the end of the batch, with one random λ for all: timm's Mixup in
 * its batch mode. CutMix puts a rectangle of the other in instead. `mix` of the result tells `fit` the other labels and the weight. The
 * batch given stays as it is.
 * @throws ValueError for unknown options, or a negative alpha
 * @paper Zhang et al., ICLR 2018, arXiv:1710.09412; Yun et al., ICCV 2019, arXiv:1905.04899
 * @example
 * const batch = { images: Float32Array.of(0, 1), labels: Int32Array.of(0, 1), shape: [2, 1, 1, 1] } as const;
 * mixBatch(batch, random, { mixup: 0.2 }).mix?.labels; // [1, 0]
 */
export function mixBatch(batch: LabelledBatch, random: RandomStream, options: MixOptions): LabelledBatch {
  requireOptions('mixBatch', options, ['mixup', 'cutmix']);
  requireMixing('mixBatch', options);
  const { mixup = 0, cutmix = 0 } = options;
  if (mixup === 0 && cutmix === 0) return batch;
  const cuts = cutmix > 0 && (mixup === 0 || random.chance(0.5));
  const drawn = random.beta(cuts ? cutmix : mixup);
  const images = new Float32Array(batch.images.length);
  const weight = cuts ? cut(batch, images, drawn, random) : blend(batch, images, drawn);
  const { labels, targets } = batch;
  const others = {
    labels: labels.slice().reverse(),
    ...(targets && { targets: reversedRows(targets, labels.length) }),
  };
  return { ...batch, images, mix: { ...others, weight } };
}

function reversedRows(values: Float32Array, rows: number): Float32Array {
  const size = values.length / rows;
  return values.map((_, i) => values[(rows - 1 - Math.floor(i / size)) * size + (i % size)]);
}

function blend({ images, shape }: LabelledBatch, out: Float32Array, weight: number): number {
  const size = shape[1] * shape[2] * shape[3];
  for (let n = 0; n < shape[0]; n++) {
    const [at, other] = [n * size, (shape[0] - 1 - n) * size];
    for (let i = 0; i < size; i++) out[at + i] = weight * images[at + i] + (1 - weight) * images[other + i];
  }
  return weight;
}

/** The rectangle may reach over the edge, so that the weight is that of what lies inside. */
function cut({ images, shape }: LabelledBatch, out: Float32Array, weight: number, random: RandomStream): number {
  const [count, height, width, channels] = shape;
  const part = Math.sqrt(1 - weight);
  const range = (side: number): readonly [number, number] => {
    const length = Math.trunc(side * part);
    const middle = random.integer(side);
    return [Math.max(0, middle - (length >> 1)), Math.min(side, middle + ((length + 1) >> 1))];
  };
  const [[top, bottom], [left, right]] = [range(height), range(width)];
  const row = width * channels;
  out.set(images);
  for (let n = 0; n < count; n++) {
    for (let y = top; y < bottom; y++) {
      const from = ((count - 1 - n) * height + y) * row;
      out.set(
        images.subarray(from + left * channels, from + right * channels),
        (n * height + y) * row + left * channels,
      );
    }
  }
  return 1 - ((bottom - top) * (right - left)) / (height * width);
}
