// Reads zip archives whose entries are stored as they are, as PyTorch writes them: any order, no decompression. Treats the file as hostile.

import { ValueError } from '../base/errors.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import { type ByteSource, readExactly } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import { shorten } from './strict-json.ts';
import { LOCAL_BYTES, NO_16, NO_32, SIGNATURE, ZIP64_FIELD } from './zip-format.ts';

const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
const DIRECTORY_BYTES = 46;
/** Longest comment behind the end record. */
const MAX_COMMENT = 0xffff;
/** A flag. */
const ENCRYPTED = 1;
/** A directory larger than this is not a list of weights. */
const MAX_DIRECTORY_BYTES = 100_000_000;

/** A file inside the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly byteLength: number;
  readonly crc: number;
  /** Where its own header starts. */
  readonly header: number;
  readonly flags: number;
  /** Of compression; 0: none. */
  readonly method: number;
}

interface Directory {
  readonly start: number;
  readonly byteLength: number;
  readonly count: number;
}

type Fail = (what: string) => never;

/** Whether the file starts as a zip archive does. */
export const isZip = (start: Uint8Array): boolean =>
  start.length >= 4 && new DataView(start.buffer, start.byteOffset).getUint32(0, true) === SIGNATURE.local;

/**
 * The entries of an archive by name. Nothing but the directory is read.
 * @throws ValueError for what is not a zip archive, one that is cut off or split, or whose directory lies
 */
export async function openZip(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  const fail = failure(source);
  const directory = await findDirectory(source, fail);
  if (directory.byteLength > MAX_DIRECTORY_BYTES)
    fail(`its directory takes ${directory.byteLength} bytes; the limit is ${MAX_DIRECTORY_BYTES}`);
  if (directory.start + directory.byteLength > source.size)
    fail(`its directory ends at byte ${directory.start + directory.byteLength} of ${source.size}`);
  const bytes = await readExactly(source, directory.start, directory.byteLength);
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < directory.count; index++) {
    if (at + DIRECTORY_BYTES > bytes.length)
      fail(`its directory announces ${directory.count} entries, and has ${index}`);
    const { entry, next } = parseEntry(view, at, directory.start, fail);
    if (entries.has(entry.name)) fail(`two entries are called ${shorten(entry.name)}`);
    entries.set(entry.name, entry);
    at = next;
  }
  if (at !== bytes.length) fail(`its directory has ${bytes.length - at} bytes behind the last entry`);
  return entries;
}

/** All bytes of an entry. @throws ValueError when it is compressed or encrypted, or its own header or checksum says something else than the directory */
export async function readZipEntry(source: ByteSource, entry: ZipEntry): Promise<UnsharedUint8Array> {
  const fail = failure(source);
  const name = shorten(entry.name);
  const bytes = await readExactly(source, await dataStart(source, entry), entry.byteLength);
  if (crc32(bytes) !== entry.crc) fail(`the checksum of ${name} is wrong`);
  return bytes;
}

/** Part of an entry's bytes; no checksum tells whether they are right. */
export async function readZipPart(
  source: ByteSource,
  entry: ZipEntry,
  offset: number,
  length: number,
): Promise<UnsharedUint8Array> {
  return readExactly(source, (await dataStart(source, entry)) + offset, length);
}

/** Where the data of an entry start: names and further fields of its own header may differ in length from the directory's. */
async function dataStart(source: ByteSource, { name, header, byteLength, flags, method }: ZipEntry): Promise<number> {
  const fail = failure(source);
  const refused = flags & ENCRYPTED ? 'encrypted' : method === 0 ? undefined : `compressed (method ${method})`;
  if (refused)
    throw new ValueError(
      `zip: ${source.name}: ${shorten(name)} is ${refused}, which PyTorch does not do: unpack the archive and pack it with \`zip -0\`, or save it again with torch.save`,
    );
  const view = viewOf(await readExactly(source, header, LOCAL_BYTES));
  if (view.getUint32(0, true) !== SIGNATURE.local) fail(`${shorten(name)} does not start where the directory says`);
  const start = header + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + byteLength > source.size) fail(`${shorten(name)} ends behind the end of the file`);
  return start;
}

function failure(source: ByteSource): Fail {
  return (what) => {
    throw new ValueError(
      `zip: ${source.name}: ${what}; the file is damaged or was written wrongly: fetch or save it again`,
    );
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end record is the last thing in the file but for a comment. */
async function findDirectory(source: ByteSource, fail: Fail): Promise<Directory> {
  const tail = Math.min(source.size, END_BYTES + MAX_COMMENT);
  const view = viewOf(await readExactly(source, source.size - tail, tail));
  let at = tail - END_BYTES;
  while (
    at >= 0 &&
    !(view.getUint32(at, true) === SIGNATURE.end && at + END_BYTES + view.getUint16(at + 20, true) === tail)
  )
    at--;
  if (at < 0) return fail('it has no end record, so it was cut off');
  const [disk, start, here, count] = [4, 6, 8, 10].map((offset) => view.getUint16(at + offset, true));
  const [byteLength, offset] = [12, 16].map((place) => view.getUint32(at + place, true));
  const end = source.size - tail + at;
  if (here === NO_16 || count === NO_16 || byteLength === NO_32 || offset === NO_32)
    return findDirectory64(source, end, fail);
  if (disk !== 0 || start !== 0 || here !== count) fail('it is split over several files');
  return { start: offset, byteLength, count };
}

async function findDirectory64(source: ByteSource, end: number, fail: Fail): Promise<Directory> {
  if (end < LOCATOR_BYTES) fail('it lacks the end record for large archives');
  const locator = viewOf(await readExactly(source, end - LOCATOR_BYTES, LOCATOR_BYTES));
  if (locator.getUint32(0, true) !== SIGNATURE.locator) fail('it lacks the end record for large archives');
  const start = integer(locator, 8, fail);
  if (start + END64_BYTES > source.size) fail('the end record for large archives lies behind the end of the file');
  const view = viewOf(await readExactly(source, start, END64_BYTES));
  if (view.getUint32(0, true) !== SIGNATURE.end64) fail('the end record for large archives is not where it should be');
  return { start: integer(view, 48, fail), byteLength: integer(view, 40, fail), count: integer(view, 32, fail) };
}

/** A 64-bit integer that JavaScript can count with. */
function integer(view: DataView, at: number, fail: Fail): number {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : fail(`it names a size or place of ${value} bytes`);
}

function parseEntry(view: DataView, at: number, directoryStart: number, fail: Fail): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== SIGNATURE.directory) fail('its directory holds something else than entries');
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const next = at + DIRECTORY_BYTES + nameBytes + extraBytes + commentBytes;
  if (next > view.byteLength) fail('its directory ends within an entry');
  const name = decodeName(new Uint8Array(view.buffer, view.byteOffset + at + DIRECTORY_BYTES, nameBytes), fail);
  const short = {
    stored: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
  };
  const extra = new DataView(view.buffer, view.byteOffset + at + DIRECTORY_BYTES + nameBytes, extraBytes);
  const { stored, size, header } = widened(short, extra, fail);
  if (method === 0 && stored !== size) fail(`${shorten(name)} takes ${stored} bytes, but should have ${size}`);
  // Data lie before the directory: PyTorch puts nothing behind it.
  if (header + LOCAL_BYTES + stored > directoryStart) fail(`${shorten(name)} ends behind the start of the directory`);
  return { entry: { name, byteLength: size, crc: view.getUint32(at + 16, true), header, flags, method }, next };
}

function decodeName(bytes: Uint8Array, fail: Fail): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('the name of an entry is not UTF-8');
  }
}

/** Sizes and place of an entry, from the field for large archives where 32 bits are not enough. */
function widened<T extends Record<'size' | 'stored' | 'header', number>>(short: T, extra: DataView, fail: Fail): T {
  const wide = { ...short };
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const [kind, length] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
    at += 4;
    const end = at + length;
    if (end > extra.byteLength) fail('a further field of an entry is longer than all of them');
    if (kind === ZIP64_FIELD) {
      for (const key of ['size', 'stored', 'header'] as const) {
        if (short[key] !== NO_32) continue;
        if (at + 8 > end) fail('an entry lacks its 64-bit size or place');
        wide[key] = integer(extra, at, fail) as T[typeof key];
        at += 8;
      }
    }
    at = end;
  }
  return wide;
}
