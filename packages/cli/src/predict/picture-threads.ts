// Threads that decode and crop pictures for commands that only look at them, so that the thread of the network is left to it.

import { availableParallelism } from 'node:os';
import type { ImageInput, Preprocessing, RasterImage } from 'fovea/images';
import type { LoaderOptions } from '../data/image-loader.ts';
import { loaderPool } from '../data/loader-pool.ts';

/** Of so many pictures, a thread saves more than it takes to start. */
const MANY = 128;

/** Cores to each thread: libvips decodes in threads of its own. */
const CORES_A_THREAD = 4;

export interface PictureThreads {
  /** What the network is shown of a picture. */
  readonly prepare: (path: ImageInput) => Promise<RasterImage>;
  close(): Promise<void>;
}

/** None for few pictures, or those that are no files. `towers`: of a two-tower model. */
export function pictureThreads(
  inputs: readonly ImageInput[],
  preprocessing: Preprocessing,
  towers?: LoaderOptions['towers'],
): PictureThreads | undefined {
  if (inputs.length < MANY || inputs.some((input) => typeof input !== 'string')) return undefined;
  const settings = { preprocessing, augmentation: undefined, reduceTo: undefined, seed: 0, ...(towers && { towers }) };
  const pool = loaderPool(settings, Math.ceil(availableParallelism() / CORES_A_THREAD));
  return { prepare: (path) => pool.run({ kind: 'show', path: path as string }), close: pool.close };
}
