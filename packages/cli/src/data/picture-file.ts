// The file of cache=disk: bytes of pictures one after another, then their list, then how long that is and its checksum.

import { open } from 'node:fs/promises';
import { z } from 'zod';
import { sha256 } from './stored-picture.ts';

const count = z.int().min(0);

const ENTRY = z.strictObject({
  path: z.string(),
  /** Of the picture's file, when it was decoded. */
  size: count,
  modified: z.number(),
  /** Of the file's content. */
  hash: z.string(),
  height: count,
  width: count,
  channels: z.literal([1, 3]),
  /** Where the picture's bytes begin. */
  offset: count,
  checksum: z.string(),
});

/** One picture, and what its file was like. */
export type CachedEntry = z.infer<typeof ENTRY>;

const MAGIC = Buffer.from('FoveaPic');
const VERSION = 1;
/** Magic, version, length of the list, its SHA-256. */
const END_BYTES = 8 + 4 + 8 + 32;

/** What comes after the pictures. */
export function endOf(entries: readonly CachedEntry[]): Buffer {
  const list = Buffer.from(JSON.stringify(entries));
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32LE(VERSION, 0);
  numbers.writeBigUInt64LE(BigInt(list.length), 4);
  return Buffer.concat([list, MAGIC, numbers, sha256(list)]);
}

/** The list of a file; none when the file is cut off, or not what was written. */
export async function readIndex(path: string): Promise<readonly CachedEntry[] | undefined> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const part = async (start: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    };
    if (size < END_BYTES) return undefined;
    const end = await part(size - END_BYTES, END_BYTES);
    if (!end.subarray(0, 8).equals(MAGIC) || end.readUInt32LE(8) !== VERSION) return undefined;
    const length = Number(end.readBigUInt64LE(12));
    const start = size - END_BYTES - length;
    if (start < 0) return undefined;
    const list = await part(start, length);
    if (!sha256(list).equals(end.subarray(20))) return undefined;
    const entries = z.array(ENTRY).safeParse(JSON.parse(list.toString()));
    return entries.success ? entries.data : undefined;
  } finally {
    await handle.close();
  }
}
