// What is done to one picture: checked, reduced for the cache, augmented to train on, or prepared to evaluate on. Runs in workers, or without.

import { readFile, stat } from 'node:fs/promises';
import {
  type Augmentation,
  type AugmentationOptions,
  augmentation,
  decodeImage,
  type Preprocessing,
  RandomStream,
  type RasterImage,
  resizeAndCrop,
} from 'fovea/images';
import type { ClipPreprocessing } from 'fovea/multimodal';
import { reasonOf } from '../run-folder/system-words.ts';
import { contentHash } from './content-hash.ts';
import { decoderCrop } from './decoder-crop.ts';
import { isRefusal, refusal } from './loader-error.ts';
import { pictureReason } from './picture-reason.ts';
import { readStored, type StoredPicture } from './stored-picture.ts';

export interface LoaderOptions {
  readonly preprocessing: Preprocessing;
  /** None: training images are prepared as those to evaluate on, of the reduced pictures. */
  readonly augmentation: AugmentationOptions | undefined;
  /** What takes its place from an epoch on. */
  readonly late?: { readonly epoch: number; readonly augmentation: AugmentationOptions | undefined };
  /**
   * Shorter side of what is kept of a picture to train on; none where nothing is: then the decoder crops, too, which is faster, but rounds otherwise.
   */
  readonly reduceTo: number | undefined;
  readonly seed: number;
  /** Of a two-tower model, whose pictures to evaluate on are cropped by `clipCrop`. */
  readonly towers?: Pick<ClipPreprocessing, 'center'>;
}

/** A picture, and what tells its file from another. */
export interface DecodedPicture {
  /** Of the file's content. */
  readonly hash: string;
  readonly image: RasterImage;
  /** Of the file, in bytes. */
  readonly size: number;
  /** When the file was changed, in milliseconds since 1970. */
  readonly modified: number;
}

/** What checking a picture finds: its content, or what is wrong. */
export type Checked = DecodedPicture | { readonly problem: string };

/** A picture to train on: its path, or what was kept of it. */
export type Source = string | RasterImage | StoredPicture;

/** `wasLost`: what was kept of the picture could not be read; it was decoded again. */
export type TrainImage = RasterImage & { readonly wasLost?: true };

interface Drawn {
  readonly index: number;
  /** How often it was drawn before in the epoch. */
  readonly draw: number;
  /** Of all images to train on. */
  readonly count: number;
}

/** What workers are asked for. */
export type Task =
  | { readonly kind: 'check'; readonly path: string }
  | ({ readonly kind: 'train'; readonly source: Source; readonly epoch: number } & Drawn)
  | { readonly kind: 'evaluate'; readonly path: string }
  /** As 'evaluate', of a path that nobody has checked. */
  | { readonly kind: 'show'; readonly path: string };

export type ResultOf<T extends Task> = T extends { kind: 'check' }
  ? Checked
  : T extends { kind: 'train' }
    ? TrainImage
    : RasterImage;

export type RunTask = <T extends Task>(task: T) => Promise<ResultOf<T>>;

/** As many as images have: others are of batches. */
const IMAGE_STREAMS = 2 ** 31;

/** Does tasks in this thread. */
export function makeLoader({ preprocessing, towers, ...settings }: LoaderOptions): RunTask {
  const { augmentation: usual, late, reduceTo, seed } = settings;
  const { channels } = preprocessing;
  const augmenter = (options: AugmentationOptions | undefined) => ({
    augment: options ? augmentation(options) : (((image) => resizeAndCrop(image, preprocessing)) as Augmentation),
    cropped: options && reduceTo === undefined ? decoderCrop(options) : undefined,
  });
  const [early, last] = [augmenter(usual), late && augmenter(late.augmentation)];
  const augmenterOf = (epoch: number): ReturnType<typeof augmenter> =>
    last && late && epoch >= late.epoch ? last : early;
  const reduced = (bytes: Uint8Array, name: string) =>
    decodeImage(bytes, { channels, name, ...(reduceTo !== undefined && { reduceTo }) });

  async function check(path: string): Promise<Checked> {
    try {
      const { size, mtimeMs } = await stat(path);
      const bytes = await readFile(path);
      const image = await reduced(bytes, path);
      return { hash: contentHash(bytes), image, size, modified: mtimeMs };
    } catch (error) {
      return { problem: reasonWithout(path, error) };
    }
  }

  async function trainImage(source: Source, drawn: Drawn, epoch: number): Promise<TrainImage> {
    const { index, draw, count } = drawn;
    const random = new RandomStream(seed, epoch, (index + draw * count) % IMAGE_STREAMS);
    const { augment, cropped } = augmenterOf(epoch);
    if (typeof source !== 'string') {
      const image = 'data' in source ? source : await readStored(source);
      if (image) return augment(image, random);
      return { ...(await trainImage((source as StoredPicture).path, drawn, epoch)), wasLost: true };
    }
    const bytes = await bytesOf(source);
    return (await cropped?.(bytes, source, random)) ?? augment(await reduced(bytes, source), random);
  }

  const shownImage = async (input: string | Uint8Array, name: string): Promise<RasterImage> => {
    const image = await decodeImage(input, { channels, name });
    if (!towers) return resizeAndCrop(image, preprocessing);
    // What other commands have no use for.
    const { clipCrop } = await import('fovea/multimodal');
    return clipCrop(image, { preprocessing, ...towers });
  };

  return (async (task: Task) => {
    if (task.kind === 'check') return check(task.path);
    if (task.kind === 'train') return trainImage(task.source, task, task.epoch);
    return shownImage(task.kind === 'show' ? task.path : await bytesOf(task.path), task.path);
  }) as RunTask;
}

/** Refuses what went away or cannot be read any more. */
const bytesOf = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw refusal(`cannot read ${path}: ${reasonOf(error)}; it was read when the run began`);
  });

/** The reason alone, where the path is shown beside it. A missing package is not a fault of the picture. */
export function reasonWithout(path: string, error: unknown): string {
  if (!isRefusal(error)) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return reasonOf(error);
    throw error;
  }
  return pictureReason(path, error.message);
}
