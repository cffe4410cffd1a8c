// Pictures to evaluate on: prepared from their files, and kept in memory or in the cache folder, so that later evaluations need not decode them.

import { stat } from 'node:fs/promises';
import type { RasterImage } from 'fovea/images';
import { type DiskStoreOptions, diskStore } from './disk-store.ts';
import type { LoaderPool } from './loader-pool.ts';
import { PackedSources } from './packed-sources.ts';
import type { PictureStore } from './picture-store.ts';
import { readStored, type StoredPicture } from './stored-picture.ts';

export interface EvaluationLoader {
  readonly load: (index: number) => Promise<RasterImage>;
  readonly close: () => Promise<void>;
}

/** Prepares pictures from their files, as everywhere else; so many stay in memory. */
export function evaluationLoader(paths: readonly string[], pool: LoaderPool, room: number): EvaluationLoader {
  const prepared = new Map<number, RasterImage>();
  const load = async (index: number): Promise<RasterImage> => {
    const before = prepared.get(index);
    if (before) return before;
    const image = await pool.run({ kind: 'evaluate', path: paths[index] });
    if (prepared.size < room) prepared.set(index, image);
    return image;
  };
  return { load, close: async () => {} };
}

/** Pictures by their numbers. */
export interface PicturePlaces {
  readonly paths: readonly string[];
  /** Of the file's content. */
  readonly hashOf: (index: number) => string;
}

/** The same from files of the cache folder: what is missing there is written at the first evaluation of all pictures. */
export function storedEvaluationLoader(
  { paths, hashOf }: PicturePlaces,
  pool: LoaderPool,
  options: DiskStoreOptions,
): EvaluationLoader {
  let opening: Promise<PictureStore> | undefined;
  const stored = new PackedSources(paths);
  const isSettled = new Uint8Array(paths.length);
  let settled = 0;
  let state: 'writing' | 'readable' | 'closed' = 'writing';

  async function finish(store: PictureStore, complete: boolean): Promise<void> {
    if (state !== 'writing') return;
    state = 'closed';
    await store.finish(complete);
    if (complete) state = 'readable';
  }

  /** What an evaluation before, or an earlier run, has left. */
  async function find(store: PictureStore, index: number): Promise<RasterImage | undefined> {
    const own = state === 'readable' ? stored.stored(index) : undefined;
    const kept = own ?? ((await store.find(paths[index]))?.kept as StoredPicture | undefined);
    return kept && readStored(kept);
  }

  async function prepare(store: PictureStore, index: number): Promise<RasterImage> {
    const path = paths[index];
    // From before the picture is read: one that changes meanwhile is not taken for what was kept.
    const file = await stat(path).catch(() => undefined);
    const image = await pool.run({ kind: 'evaluate', path });
    if (!file || isSettled[index] === 1 || state !== 'writing') return image;
    const kept = await store.keep(path, { hash: hashOf(index), image, size: file.size, modified: file.mtimeMs });
    if (kept) stored.set(index, kept);
    return image;
  }

  return {
    load: async (index) => {
      opening ??= diskStore(options);
      const store = await opening;
      const image = (await find(store, index)) ?? (await prepare(store, index));
      settled += 1 - isSettled[index];
      isSettled[index] = 1;
      if (settled === paths.length) await finish(store, true);
      return image;
    },
    close: async () => {
      if (opening) await finish(await opening, false);
    },
  };
}
