// Writes files whole or not at all: to a temporary name beside the target, then renamed.

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSink } from 'fovea/io';
import { fileError } from './file-error.ts';

/** What goes wrong in the work names the file. */
const naming = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw fileError('write', path, error);
  });

/** A file to write: where, and what puts the bytes in. */
export interface FileToWrite {
  readonly path: string;
  readonly fill: (sink: ByteSink) => Promise<void>;
}

/** Of a file that is being written. Nobody can know the name before, and put a link to another file there. */
const temporaryOf = (path: string): string => `${path}.${randomBytes(8).toString('hex')}.tmp`;
const TEMPORARY = /^(.+)\.[0-9a-f]{16}\.tmp$/;
/** Of the file before, while those that belong together are replaced. */
const previousOf = (path: string): string => `${path}.previous`;

/** Removes the temporary files of these names that a killed process left in the folder. */
export async function removeTemporaries(folder: string, names: readonly string[]): Promise<void> {
  for (const entry of await naming(folder, readdir(folder))) {
    const path = join(folder, entry);
    if (names.includes(TEMPORARY.exec(entry)?.[1] ?? '')) await naming(path, rm(path, { force: true }));
  }
}

async function writeTemporary({ path, fill }: FileToWrite): Promise<string> {
  const temporary = temporaryOf(path);
  // 'wx' makes a new file or fails: it neither writes over a file nor follows a link.
  const handle = await open(temporary, 'wx');
  try {
    await fill({
      write: async (chunk) => {
        await handle.writeFile(chunk);
      },
    });
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return temporary;
}

/** Gives the file, if there is one, a second name; copies it where files cannot have two. */
async function keepPrevious(path: string): Promise<void> {
  const previous = previousOf(path);
  await rm(previous, { force: true });
  await link(path, previous)
    .catch(() => copyFile(path, previous, constants.COPYFILE_EXCL))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
}

/** Puts back the files before, where the process ended while it replaced files that belong together. */
export async function restorePrevious(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await rename(previousOf(path), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw fileError('write', path, error);
    });
  }
}

/** Renames each temporary file to its path. */
async function replaceAll(temporaries: ReadonlyMap<string, string>): Promise<void> {
  // One file alone is replaced at once.
  if (temporaries.size > 1) for (const path of temporaries.keys()) await naming(path, keepPrevious(path));
  const replaced: string[] = [];
  try {
    for (const [path, temporary] of temporaries) {
      await naming(path, rename(temporary, path));
      replaced.push(path);
    }
  } catch (error) {
    for (const path of replaced) await rm(path, { force: true });
    await restorePrevious(...replaced);
    throw error;
  }
}

/**
 * Writes files that belong together: either all are new, or those of that name stay as they were. When the process is killed while it
 * renames them, `restorePrevious` gives the files before.
 * @throws ValueError that says why
 */
export async function writeFiles(...files: readonly FileToWrite[]): Promise<void> {
  const temporaries = new Map<string, string>();
  try {
    for (const file of files) temporaries.set(file.path, await naming(file.path, writeTemporary(file)));
    await replaceAll(temporaries);
  } finally {
    // What went wrong before is what to tell.
    for (const [path, temporary] of temporaries)
      for (const left of [temporary, previousOf(path)]) await rm(left, { force: true }).catch(() => undefined);
  }
}

export const textFile = (path: string, text: string): FileToWrite => ({
  path,
  fill: (sink) => sink.write(new TextEncoder().encode(text)),
});

export const jsonFile = (path: string, value: unknown): FileToWrite =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`);
