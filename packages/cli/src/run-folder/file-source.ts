// Files on disk, read piece by piece or whole. Only files: a folder or a pipe in a file's place is an error, not a wait without end.

import { type FileHandle, open, stat } from 'node:fs/promises';
import { ValueError } from 'fovea';
import type { ByteSource } from 'fovea/io';
import { fileError } from './file-error.ts';

/** Opens a file to read. It is looked at before: to open a pipe waits until somebody writes to it. */
async function openFile(path: string): Promise<FileHandle> {
  const found = await stat(path);
  if (found.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  if (!found.isFile()) throw new ValueError(`cannot read ${path}: it is not a file; a file is needed there`);
  return open(path, 'r');
}

/** Opens the file for the time that `use` takes. @throws ValueError when it cannot be read */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const naming = <R>(work: Promise<R>): Promise<R> =>
    work.catch((error: unknown) => {
      throw fileError('read', path, error);
    });
  const handle = await naming(openFile(path));
  try {
    const { size } = await naming(handle.stat());
    return await use({
      name: path,
      size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        let at = 0;
        for (let got = -1; got !== 0 && at < length; at += got)
          got = (await naming(handle.read(bytes, at, length - at, offset + at))).bytesRead;
        return bytes.subarray(0, at);
      },
    });
  } finally {
    await handle.close();
  }
}

/** The whole of a file; undefined when there is none. @throws ValueError when it cannot be read */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await openFile(path);
    return await handle.readFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileError('read', path, error);
  } finally {
    await handle?.close();
  }
}
