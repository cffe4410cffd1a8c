// A description and bytes as one array: the length of the description, its JSON, then the bytes.

import { InternalError } from './errors.ts';
import type { UnsharedUint8Array } from './unshared.ts';

/** Bytes of the length that stands before the description. */
const LENGTH_BYTES = 4;

export function pack(description: unknown, bytes: Uint8Array): UnsharedUint8Array {
  const text = new TextEncoder().encode(JSON.stringify(description));
  const packed = new Uint8Array(LENGTH_BYTES + text.length + bytes.length);
  new DataView(packed.buffer).setUint32(0, text.length, true);
  packed.set(text, LENGTH_BYTES);
  packed.set(bytes, LENGTH_BYTES + text.length);
  return packed;
}

/**
 * What was packed; the bytes are a part of the same memory.
 * @throws InternalError, RangeError or SyntaxError for bytes that `pack` did not give
 */
export function unpack(packed: UnsharedUint8Array): { description: unknown; bytes: UnsharedUint8Array } {
  const length = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0, true);
  const end = LENGTH_BYTES + length;
  if (end > packed.length) throw new InternalError('unpack: the bytes are cut off');
  const description: unknown = JSON.parse(new TextDecoder().decode(packed.subarray(LENGTH_BYTES, end)));
  return { description, bytes: packed.subarray(end) };
}
