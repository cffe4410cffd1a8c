// Writes files whole or not at all: to a temporary name beside the target, then renamed.

import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ByteSink } from 'fovea/io';
import { fileError } from './file-error.ts';

/** A file to write: its name in the folder, and what puts the bytes in. */
export interface FileToWrite {
  readonly name: string;
  readonly fill: (sink: ByteSink) => Promise<void>;
}

/** What tells a file from one with other bytes. */
export interface Digest {
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** A file that is written, but not yet in its place. */
export interface WrittenFile extends Digest {
  readonly name: string;
  /** Its name until then. */
  readonly temporary: string;
}

/** What goes wrong in the work names the file. */
export const naming = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw fileError('write', path, error);
  });

/** Of a file that is being written. Nobody can know the name before, and put a link to another file there. */
export const temporaryOf = (path: string): string => `${path}.${randomBytes(8).toString('hex')}.tmp`;
const TEMPORARY = /^(.+)\.[0-9a-f]{16}\.tmp$/;

/** Whether `temporary` is such a name of the file. */
export const isTemporaryOf = (name: string, temporary: string): boolean => TEMPORARY.exec(temporary)?.[1] === name;

/** Removes what a killed process left in the folder: temporary files of names that are of the run, and files that are to be removed. */
export async function removeLeftovers(
  folder: string,
  { isOfRun, isGone }: Readonly<Record<'isOfRun' | 'isGone', (name: string) => boolean>>,
): Promise<void> {
  for (const entry of await naming(folder, readdir(folder))) {
    const path = join(folder, entry);
    if (isOfRun(TEMPORARY.exec(entry)?.[1] ?? '') || isGone(entry)) await naming(path, rm(path, { force: true }));
  }
}

/** Removes a file, if it is there. */
export const removeFile = (folder: string, name: string): Promise<void> =>
  naming(join(folder, name), rm(join(folder, name), { force: true }));

async function fillTemporary(path: string, fill: FileToWrite['fill']): Promise<WrittenFile> {
  const temporary = temporaryOf(path);
  // 'wx' makes a new file or fails: it neither writes over a file nor follows a link.
  const handle = await open(temporary, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await fill({
      write: async (chunk) => {
        hash.update(chunk);
        bytes += chunk.byteLength;
        await handle.writeFile(chunk);
      },
    });
    await handle.sync();
  } catch (error) {
    // What went wrong before is what to tell.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return { name: basename(path), temporary: basename(temporary), bytes, sha256: hash.digest('hex') };
}

/** Writes the bytes, under a temporary name. When it throws, it leaves nothing. @throws ValueError that says why */
export function writeTemporary(folder: string, { name, fill }: FileToWrite): Promise<WrittenFile> {
  const path = join(folder, name);
  return naming(path, fillTemporary(path, fill));
}

/** Gives a written file its name; a file that had it is gone. @throws ValueError that says why */
export function putInPlace(
  folder: string,
  { name, temporary }: Pick<WrittenFile, 'name' | 'temporary'>,
): Promise<void> {
  const path = join(folder, name);
  return naming(path, rename(join(folder, temporary), path));
}

export async function discard(folder: string, { temporary }: WrittenFile): Promise<void> {
  await rm(join(folder, temporary), { force: true }).catch(() => undefined);
}

/** Lets a loss of power not undo what was renamed; systems that cannot do that for folders do without. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Writes one file. @throws ValueError that says why; a file of that name stays as it was then */
export async function writeFile(folder: string, file: FileToWrite): Promise<void> {
  const written = await writeTemporary(folder, file);
  try {
    await putInPlace(folder, written);
  } catch (error) {
    await discard(folder, written);
    throw error;
  }
  await syncFolder(folder);
}

export const textFile = (name: string, text: string): FileToWrite => ({
  name,
  fill: (sink) => sink.write(new TextEncoder().encode(text)),
});

export const jsonFile = (name: string, value: unknown): FileToWrite =>
  textFile(name, `${JSON.stringify(value, null, 2)}\n`);
