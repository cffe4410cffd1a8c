// Where files come from and go to, without saying which kind: a path, a Blob, memory. The bottom of io.

import { ValueError } from '../base/errors.ts';
import { openFile } from '../base/platform.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';

/** Bytes that can be read in any order: a file, a Blob, memory. */
export interface ByteSource {
  /** What error messages call it: a path, for example. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `offset` on, fewer than `length` only at the end. The caller owns them. */
  read(offset: number, length: number): Promise<UnsharedUint8Array>;
}

/** Takes bytes in order. A chunk may be a view of live data, so it is used up before the promise resolves. */
export interface ByteSink {
  /** Takes the next bytes; resolves when more can come. */
  write(chunk: Uint8Array): Promise<void>;
}

/**
 * A source in memory. `name` is what error messages call it.
 * @example
 * bytesSource(Uint8Array.of(1, 2, 3)).size; // 3
 */
export function bytesSource(bytes: Uint8Array, name = 'bytes'): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    // A copy: `slice` of Node's Buffer would be a view.
    read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
  };
}

/**
 * A source over a Blob, which a `File` that somebody picked in a browser is.
 * @example
 * blobSource(new Blob(['abc'])).size; // 3
 */
export function blobSource(blob: Blob, name = 'blob'): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** What is read from: a source, or in Node a path or file URL. */
export type ByteSourceLike = ByteSource | string | URL;

/** Lets `use` read from the source; a file is open as long as that takes. @throws ValueError for what is not a source, or a file that cannot be read */
export async function withSource<T>(
  op: string,
  from: ByteSourceLike,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  if (typeof from !== 'string' && !(from instanceof URL)) {
    if (typeof (from as ByteSource | undefined)?.read === 'function') return use(from);
    throw new ValueError(
      `${op}: needs a path, or a source such as bytesSource(bytes) or blobSource(blob): got ${String(from)}`,
    );
  }
  const opening = openFile(from);
  if (!opening)
    throw new ValueError(`${op}: ${from}: only Node reads paths; give blobSource(await (await fetch(url)).blob())`);
  const file = await opening.catch((error: Error & { code?: string }) => {
    throw new ValueError(`${op}: cannot read ${from}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ValueError(`${op}: cannot read ${from}: it is not a file`);
    const read = async (offset: number, length: number): Promise<UnsharedUint8Array> => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, stat.size - offset)));
      let at = 0;
      for (let got = -1; got !== 0 && at < bytes.length; at += got)
        got = (await file.read(bytes, at, bytes.length - at, offset + at)).bytesRead;
      return bytes.subarray(0, at);
    };
    return await use({ name: String(from), size: stat.size, read });
  } finally {
    await file.close();
  }
}

/** Exactly `length` bytes. @throws ValueError when the source ends before */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<UnsharedUint8Array> {
  const bytes = await source.read(offset, length);
  if (bytes.byteLength === length) return bytes;
  throw new ValueError(
    `read: ${source.name} ended early: got ${bytes.byteLength} of ${length} bytes at ${offset}; it was cut off, or changed while it was read: fetch or save it again`,
  );
}
