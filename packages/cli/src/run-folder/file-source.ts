// A file on disk as a source of bytes, read piece by piece.

import { open } from 'node:fs/promises';
import { ValueError } from 'fovea';
import type { ByteSource } from 'fovea/io';

/** Opens the file for the time that `use` takes. @throws ValueError when it cannot be opened */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new ValueError(`cannot read ${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  });
  try {
    const { size } = await handle.stat();
    return await use({
      name: path,
      size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await handle.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await handle.close();
  }
}
