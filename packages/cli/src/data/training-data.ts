// What a run is given of its data, wherever they come from: labels, batches, and the pictures that its report shows.

import { batches, type ImageSet } from 'fovea/data';
import type { Preprocessing, RasterImage } from 'fovea/images';
import type { Batches } from 'fovea/train';
import type { SplitDataSet } from '../train/dataset.ts';
import { contentHash } from './content-hash.ts';
import { SPLITS, type Split } from './image-list.ts';
import type { ImageRecord } from './image-record.ts';

/** Parts that are evaluated on. */
export type EvaluationPart = 'validation' | 'test';

export interface EpochOrder {
  readonly epoch: number;
  /** Steps from this one to before that one. */
  readonly from: number;
  readonly to: number;
  /** Images of a batch. */
  readonly batchSize: number;
}

export interface TrainingData {
  /** What to tell the user. */
  readonly name: string;
  /** The value of `data` that gives the same images again. */
  readonly setting: string;
  readonly classNames: readonly string[];
  readonly labels: Readonly<Record<'train' | EvaluationPart, Int32Array>>;
  /** Where pictures can show several classes, or none: 1 for each that a picture shows, else 0, `[pictures, classes]`. `labels` are then the first of each, or −1. */
  readonly targets?: Readonly<Record<'train' | EvaluationPart, Float32Array>>;
  /** Which images these are, to notice when they are others. */
  readonly images: () => readonly ImageRecord[];
  /** How a picture becomes the network's input. */
  readonly preprocessing: Preprocessing;
  /** Shuffled and augmented, complete ones only. */
  readonly trainBatches: (order: EpochOrder) => Batches;
  /** Plain images, in order. */
  readonly evaluationBatches: (part: EvaluationPart) => Batches;
  /** As the network sees it, before the values are normalised. */
  readonly evaluationImage: (part: EvaluationPart, index: number) => Promise<RasterImage>;
  /** As it is before anything is done to it, and what reports call it. */
  readonly evaluationSource: (part: EvaluationPart, index: number) => EvaluationSource;
  readonly close: () => Promise<void>;
}

/** The path of a picture, or the picture. */
export interface EvaluationSource {
  readonly input: string | RasterImage;
  readonly name: string;
}

/** Images that are evaluated together, and what they may hold: pictures of the usual sizes would take gigabytes in batches as large as those of digits. */
const EVALUATION_IMAGES = { most: 250, least: 16, values: 2 ** 20 };

/** How many images of that size are evaluated together. */
export function evaluationBatch({ imageSize: [height, width], channels }: Preprocessing): number {
  const { most, least, values } = EVALUATION_IMAGES;
  return Math.min(most, Math.max(least, Math.floor(values / (height * width * channels))));
}

/** One image of a set that is in memory. */
export function imageOf({ pixels, height, width, channels }: ImageSet, index: number): RasterImage {
  const size = height * width * channels;
  return {
    height,
    width,
    channels: channels as 1 | 3,
    data: Uint8Array.from(pixels.subarray(index * size, (index + 1) * size)),
  };
}

/** Of images that are in memory, all of one size. */
export function dataInMemory(
  data: SplitDataSet,
  preprocessing: Preprocessing,
  train: {
    readonly seed: number;
    readonly flip: number;
    readonly shift: number;
    readonly sampler: 'random' | 'balanced';
  },
): TrainingData {
  const { mean, std } = preprocessing;
  const { seed, flip, shift } = train;
  const drawn = { shuffle: true, balanced: train.sampler === 'balanced', dropLast: true, seed };
  const labelsOf = ({ labels }: ImageSet): Int32Array => labels;
  const recordsOf = (split: Split): ImageRecord[] =>
    Array.from(data[split].labels, (label, i) => ({
      path: `${split}/${i}`,
      label: data[split].classNames[label],
      split,
      hash: contentHash(imageOf(data[split], i).data),
    }));
  return {
    name: data.name,
    setting: data.setting,
    classNames: data.train.classNames,
    labels: { train: labelsOf(data.train), validation: labelsOf(data.validation), test: labelsOf(data.test) },
    images: () => SPLITS.flatMap(recordsOf),
    preprocessing,
    trainBatches: (order) => batches(data.train, { ...drawn, ...order, mean, std, flip, shift }),
    evaluationBatches: (part) => batches(data[part], { batchSize: evaluationBatch(preprocessing), mean, std }),
    evaluationImage: async (part, index) => imageOf(data[part], index),
    evaluationSource: (part, index) => ({ input: imageOf(data[part], index), name: `${part} image ${index}` }),
    close: async () => {},
  };
}
