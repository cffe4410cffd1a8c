// Which pictures a data set has, whether a folder or a manifest says so.

import { placeOf } from './built-in-sets.ts';
import { type ImageList, listFolder } from './image-list.ts';
import { isManifest, listManifest } from './manifest.ts';

/** @throws ValueError for what cannot be read or is not a list */
export const listImages = (data: string): Promise<ImageList> =>
  isManifest(data) ? listManifest(data) : listFolder(placeOf(data));
