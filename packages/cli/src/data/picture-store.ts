// What is kept of pictures that were decoded: in memory, in a file of the cache folder, or nowhere.

import type { RasterImage } from 'fovea/images';
import type { DecodedPicture, Source } from './image-loader.ts';
import type { StoredPicture } from './stored-picture.ts';

/** What was kept of a picture, and the hash of its file's content. */
export interface KeptPicture {
  readonly hash: string;
  readonly kept: RasterImage | StoredPicture;
}

export interface PictureStore {
  /** What is kept of a file that has not changed since. */
  find(path: string): Promise<KeptPicture | undefined>;
  /** Keeps a picture; none beyond the limit. */
  keep(path: string, picture: DecodedPicture): Promise<KeptPicture['kept'] | undefined>;
  /** Ends the keeping; `complete`: whether all pictures were looked at. */
  finish(complete: boolean): Promise<void>;
  /** What to load a picture from, after that. */
  sourceOf(path: string, kept: KeptPicture['kept'] | undefined): Source;
}

/** In memory that threads share, up to so many bytes; 0: nothing is kept. */
export function memoryStore(limit: number): PictureStore {
  let bytes = 0;
  return {
    find: async () => undefined,
    keep: async (_, { image }) => {
      if (bytes + image.data.length > limit) return undefined;
      bytes += image.data.length;
      return shared(image);
    },
    finish: async () => {},
    sourceOf: (path, kept) => kept ?? path,
  };
}

/** In memory that threads read without a copy. */
function shared(image: RasterImage): RasterImage {
  const data = new Uint8Array(new SharedArrayBuffer(image.data.length));
  data.set(image.data);
  return { ...image, data };
}
