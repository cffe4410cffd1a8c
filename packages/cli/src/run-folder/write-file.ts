// Writes files whole or not at all: to a temporary name beside the target, then renamed.

import { open, rename, rm } from 'node:fs/promises';
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

/** A file to write: where, and what puts the bytes in. */
export interface FileToWrite {
  readonly path: string;
  readonly fill: (sink: ByteSink) => Promise<void>;
}

/** Writes the file under a temporary name and gives that; on failure nothing is left. */
async function writeBeside({ path, fill }: FileToWrite): Promise<string> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
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
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true });
    throw explain(path, error);
  }
}

/** Writes files that belong together: either all are new, or those of that name stay as they were. @throws ValueError that says why */
export async function writeFiles(...files: readonly FileToWrite[]): Promise<void> {
  const written: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const file of files) written.push({ temporary: await writeBeside(file), path: file.path });
  } catch (error) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    throw error;
  }
  for (const { temporary, path } of written) {
    await rename(temporary, path).catch(async (error: unknown) => {
      await rm(temporary, { force: true });
      throw explain(path, error);
    });
  }
}

export const textFile = (path: string, text: string): FileToWrite => ({
  path,
  fill: (sink) => sink.write(new TextEncoder().encode(text)),
});

export const jsonFile = (path: string, value: unknown): FileToWrite =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`);
