// Threads that decode and crop pictures for `fovea predict`, so that the thread of the network is left to it.

import { availableParallelism } from 'node:os';
import type { RasterImage } from 'fovea/images';
import type { Predictor } from 'fovea/predict';
import { loaderPool } from '../data/loader-pool.ts';
import type { PredictConfig } from './config.ts';
import type { Picture } from './inputs.ts';

/** Of so many pictures, a thread saves more than it takes to start. */
const MANY = 128;

/** Cores to each thread: libvips decodes in threads of its own. */
const CORES_A_THREAD = 4;

export interface PictureThreads {
  /** What the network is shown of a picture. */
  readonly prepare: (path: Picture['input']) => Promise<RasterImage>;
  close(): Promise<void>;
}

/** None for few pictures, those that are no files, or several crops of each. */
export function pictureThreads(
  { preprocessing }: Predictor,
  pictures: readonly Picture[],
  { tta }: PredictConfig,
): PictureThreads | undefined {
  if (pictures.length < MANY || tta !== 'none' || pictures.some(({ input }) => typeof input !== 'string'))
    return undefined;
  const settings = { preprocessing, augmentation: undefined, reduceTo: undefined, seed: 0 };
  const pool = loaderPool(settings, Math.ceil(availableParallelism() / CORES_A_THREAD));
  return { prepare: (path) => pool.run({ kind: 'show', path: path as string }), close: pool.close };
}
