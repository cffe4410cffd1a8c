// Writes files whole or not at all: to a temporary name beside the target, then renamed.

import { open, rename, rm } from 'node:fs/promises';
import { ValueError } from 'fovea';
import type { ByteSink } from 'fovea/io';

function explain(path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ValueError(
      `cannot write ${path}: the disk is full; free some space and run again (nothing was left half-written)`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new ValueError(`cannot write ${path}: no permission; choose another folder with project=…`);
  return error instanceof ValueError ? error : new ValueError(`cannot write ${path}: ${message}`);
}

/** Lets `fill` write the file; on failure nothing is left, and an older file of that name stays as it was. */
export async function writeFileWith(path: string, fill: (sink: ByteSink) => Promise<void>): Promise<void> {
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
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw explain(path, error);
  }
}

export const writeText = (path: string, text: string): Promise<void> =>
  writeFileWith(path, (sink) => sink.write(new TextEncoder().encode(text)));

export const writeJson = (path: string, value: unknown): Promise<void> =>
  writeText(path, `${JSON.stringify(value, null, 2)}\n`);
