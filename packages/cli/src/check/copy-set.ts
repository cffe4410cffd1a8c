// `fovea data copy`: the pictures of a set that comes along, in a folder of the user's.

import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resemblingName } from 'fovea';
import { commandError } from '../command-error.ts';
import { PICTURE_SET_NAMES, placeOf } from '../data/built-in-sets.ts';
import { classNamesOf } from '../data/image-list.ts';
import { listImages } from '../data/list-images.ts';
import { grouped } from '../figures.ts';
import { withAdvice } from '../run-folder/file-error.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { naming, temporaryOf } from '../run-folder/write-file.ts';

/** @throws ValueError when there is no such set, something of the folder's name, or no room */
export async function copySet(set: string, folder: string): Promise<void> {
  if (!PICTURE_SET_NAMES.includes(set)) {
    const near = resemblingName(set, PICTURE_SET_NAMES);
    const hint = near ? `did you mean ${near}?` : `there is ${PICTURE_SET_NAMES.join(', ')}`;
    throw commandError('data copy', `${set} is not a set of pictures that comes with Fovea; ${hint}`);
  }
  if (existsSync(folder)) throw commandError('data copy', `there is a ${folder} already; name a folder that is new`);
  const { entries } = await listImages(set);
  const temporary = temporaryOf(folder);
  try {
    const place = <T>(work: Promise<T>): Promise<T> => withAdvice('name another folder', naming(folder, work));
    await place(makeFolders(dirname(temporary)));
    await place(cp(placeOf(set), temporary, { recursive: true }));
    await place(rename(temporary, folder));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  console.log(
    `${folder}: ${grouped(entries.length)} pictures of ${classNamesOf(entries).length} classes; LICENSE.md names the artists`,
  );
}
