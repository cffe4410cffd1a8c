// Where files come from and go to, without saying which kind: a path, a Blob, memory. The bottom of io.

import { ValueError } from '../base/errors.ts';

/** Bytes that can be read in any order: a file, a Blob, memory. */
export interface ByteSource {
  /** What error messages call it: a path, for example. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `offset` on, fewer than `length` only at the end. The caller owns them. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Takes bytes in order. A chunk may be a view of live data, so it is used up before the promise resolves. */
export interface ByteSink {
  write(chunk: Uint8Array): Promise<void>;
}

/** A source in memory. `name` is what error messages call it. */
export function bytesSource(bytes: Uint8Array, name = 'bytes'): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    // A copy: `slice` of Node's Buffer would be a view.
    read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
  };
}

/** A source over a Blob, which a `File` that somebody picked in a browser is. */
export function blobSource(blob: Blob, name = 'blob'): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** Exactly `length` bytes. @throws ValueError when the source ends before */
export async function readExactly(
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await source.read(offset, length);
  if (bytes.byteLength === length) return bytes;
  throw new ValueError(
    `read: ${source.name} ended early: got ${bytes.byteLength} of ${length} bytes at ${offset}; it was cut off, or changed while it was read: fetch or save it again`,
  );
}
