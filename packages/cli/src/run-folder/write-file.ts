// Writes files whole or not at all: to a temporary name beside the target, then renamed.

import { copyFile, link, open, rename, rm } from 'node:fs/promises';
import { ValueError } from 'fovea';
import type { ByteSink } from 'fovea/io';

function explain(path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ValueError(
      `cannot write ${path}: the disk is full; free some space, then run again, or go on with resume=… (nothing was left half-written)`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new ValueError(`cannot write ${path}: no permission; choose another folder with project=…`);
  return error instanceof ValueError ? error : new ValueError(`cannot write ${path}: ${message}`);
}

/** What goes wrong in the work names the file. */
const naming = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw explain(path, error);
  });

/** A file to write: where, and what puts the bytes in. */
export interface FileToWrite {
  readonly path: string;
  readonly fill: (sink: ByteSink) => Promise<void>;
}

/** Of a file that is being written; the same for every process, so that the next run writes over what a killed one left. */
const temporaryOf = (path: string): string => `${path}.tmp`;
/** Of the file before, while those that belong together are replaced. */
const previousOf = (path: string): string => `${path}.previous`;

async function writeTemporary({ path, fill }: FileToWrite): Promise<void> {
  const handle = await open(temporaryOf(path), 'w');
  try {
    await fill({
      write: async (chunk) => {
        await handle.writeFile(chunk);
      },
    });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives the file, if there is one, a second name; copies it where files cannot have two. */
async function keepPrevious(path: string): Promise<void> {
  const previous = previousOf(path);
  await rm(previous, { force: true });
  await link(path, previous)
    .catch(() => copyFile(path, previous))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
}

/** Puts back the files before, where the process ended while it replaced files that belong together. */
export async function restorePrevious(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await rename(previousOf(path), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw explain(path, error);
    });
  }
}

async function replaceAll(paths: readonly string[]): Promise<void> {
  // One file alone is replaced at once.
  if (paths.length > 1) for (const path of paths) await naming(path, keepPrevious(path));
  const replaced: string[] = [];
  try {
    for (const path of paths) {
      await naming(path, rename(temporaryOf(path), path));
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
  try {
    for (const file of files) await naming(file.path, writeTemporary(file));
    await replaceAll(files.map(({ path }) => path));
  } finally {
    for (const { path } of files)
      for (const left of [temporaryOf(path), previousOf(path)]) await rm(left, { force: true });
  }
}

export const textFile = (path: string, text: string): FileToWrite => ({
  path,
  fill: (sink) => sink.write(new TextEncoder().encode(text)),
});

export const jsonFile = (path: string, value: unknown): FileToWrite =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`);
