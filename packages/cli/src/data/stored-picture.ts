// One picture of the file of cache=disk. Apart from that file's list, whose checks every thread that loads pictures would have to load.

import { createHash } from 'node:crypto';
import { open as openFile, read as readFile } from 'node:fs';
import { promisify } from 'node:util';
import type { RasterImage } from 'fovea/images';

/** A picture that was kept in a file: where its bytes are, and their checksum. */
export interface StoredPicture extends Omit<RasterImage, 'data'> {
  readonly file: string;
  readonly offset: number;
  readonly checksum: string;
  /** Of the picture's own file. */
  readonly path: string;
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export const checksumOf = (bytes: Uint8Array): string => sha256(bytes).toString('base64url');

const opened = new Map<string, Promise<number>>();
const openAsync = promisify(openFile);
const readAsync = promisify(readFile);

/** The picture; none when its bytes are not those that were written, or cannot be read. Files stay open until the thread ends. */
export async function readStored(picture: StoredPicture): Promise<RasterImage | undefined> {
  const { file, offset, height, width, channels, checksum } = picture;
  const data = new Uint8Array(height * width * channels);
  try {
    const opening = opened.get(file) ?? openAsync(file, 'r');
    opened.set(file, opening);
    await readAsync(await opening, data, 0, data.length, offset);
  } catch {
    opened.delete(file);
    return undefined;
  }
  return checksumOf(data) === checksum ? { height, width, channels, data } : undefined;
}
