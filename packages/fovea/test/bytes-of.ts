// What a writer of files writes, in memory, for tests.

import type { ByteSink } from '../src/io/index.ts';

export async function bytesOf(write: (sink: ByteSink) => Promise<void>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  // A chunk may be a view of live data.
  await write({ write: async (chunk) => void chunks.push(chunk.slice()) });
  return Buffer.concat(chunks);
}
