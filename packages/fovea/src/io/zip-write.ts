// Writes zip archives of stored entries as a stream of chunks, each entry's data at a multiple of 64 bytes, as PyTorch's writer does. Same entries, same bytes.

import { ValueError } from '../base/errors.ts';
import type { ByteSink } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import { shorten } from './strict-json.ts';
import { LOCAL_BYTES, NO_16, NO_32, SIGNATURE, ZIP64_FIELD } from './zip-format.ts';

const ALIGNMENT = 64;
/** "FB": the field that PyTorch's writer fills up with. */
const PADDING_FIELD = 0x4246;
const PADDING_BYTE = 0x5a;
/** APPNOTE 6.3.10: 4.5 has 64-bit sizes. */
const VERSION = 45;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the first day that an archive can name: when it was written shall not change the bytes. */
const DATE = 0x21;

/** What the directory keeps of an entry that has been written. */
export interface WrittenEntry {
  readonly name: string;
  readonly byteLength: number;
  readonly crc: number;
  /** Where its own header starts. */
  readonly header: number;
}

/** Entries in order, then `end()`. */
export class ZipWriter {
  #at = 0;
  readonly #entries: WrittenEntry[] = [];

  constructor(private readonly sink: ByteSink) {}

  /** @throws ValueError for an entry of 4 GiB or more; the archive may be larger */
  async add(name: string, data: Uint8Array): Promise<void> {
    if (data.byteLength >= NO_32)
      throw new ValueError(
        `zip: ${shorten(name)} takes ${data.byteLength} bytes; entries end at 4 GiB: split the tensor`,
      );
    const entry = { name, byteLength: data.byteLength, crc: crc32(data), header: this.#at };
    await this.#write(localHeader(entry));
    await this.#write(data);
    this.#entries.push(entry);
  }

  async end(): Promise<void> {
    await this.#write(directory(this.#entries, this.#at));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.sink.write(bytes);
    this.#at += bytes.byteLength;
  }
}

const encoder = new TextEncoder();

/** Little-endian fields of 2, 4 or 8 bytes one after the other. */
function fields(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const out = new Uint8Array(values.reduce((sum, [bytes]) => sum + bytes, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return out;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The fields that own header and directory share: flags, method, time, date, checksum, sizes, length of the name. */
const shared = (entry: WrittenEntry, nameBytes: number): (readonly [2 | 4, number])[] => [
  ...([VERSION, UTF8, 0, 0, DATE].map((value) => [2, value]) as [2, number][]),
  ...([entry.crc, entry.byteLength, entry.byteLength].map((value) => [4, value]) as [4, number][]),
  [2, nameBytes],
];

function localHeader(entry: WrittenEntry): Uint8Array {
  const name = encoder.encode(entry.name);
  const end = entry.header + LOCAL_BYTES + name.length + 4;
  const padding = (ALIGNMENT - (end % ALIGNMENT)) % ALIGNMENT;
  const head = fields([4, SIGNATURE.local], ...shared(entry, name.length), [2, 4 + padding]);
  return joined([head, name, fields([2, PADDING_FIELD], [2, padding]), new Uint8Array(padding).fill(PADDING_BYTE)]);
}

/** Directory and end records of entries, where they start at `start`. */
export function directory(entries: readonly WrittenEntry[], start: number): Uint8Array {
  const rows = entries.map((entry) => directoryRow(entry));
  const byteLength = rows.reduce((sum, row) => sum + row.length, 0);
  const count = entries.length;
  const large = start + byteLength >= NO_32 || count >= NO_16;
  const sizes = { count: Math.min(count, NO_16), bytes: Math.min(byteLength, NO_32), start: Math.min(start, NO_32) };
  const end = fields(
    [4, SIGNATURE.end],
    [2, 0],
    [2, 0],
    [2, sizes.count],
    [2, sizes.count],
    [4, sizes.bytes],
    [4, sizes.start],
    [2, 0],
  );
  return joined([...rows, ...(large ? largeEnd(count, byteLength, start) : []), end]);
}

function directoryRow(entry: WrittenEntry): Uint8Array {
  const name = encoder.encode(entry.name);
  const extra = entry.header >= NO_32 ? fields([2, ZIP64_FIELD], [2, 8], [8, entry.header]) : new Uint8Array(0);
  const head = fields(
    [4, SIGNATURE.directory],
    [2, VERSION],
    ...shared(entry, name.length),
    [2, extra.length],
    // Comment, disk, attributes.
    ...([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
    ] as const),
    [4, Math.min(entry.header, NO_32)],
  );
  return joined([head, name, extra]);
}

/** End record for large archives, and where it is. */
function largeEnd(count: number, byteLength: number, start: number): Uint8Array[] {
  const record = fields(
    ...([
      [4, SIGNATURE.end64],
      [8, 44],
      [2, VERSION],
      [2, VERSION],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
    ] as const),
    [8, byteLength],
    [8, start],
  );
  return [record, fields([4, SIGNATURE.locator], [4, 0], [8, start + byteLength], [4, 1])];
}
