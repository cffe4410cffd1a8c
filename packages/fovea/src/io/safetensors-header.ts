// The header of a safetensors file: parsed with every number checked before it is used, and written. Reader and writer stand on it.

import { ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import {
  byteLengthOf,
  isSafetensorsDType,
  SAFETENSORS_DTYPE_NAMES,
  type SafetensorsDType,
} from './safetensors-dtype.ts';
import { JsonReader, shorten } from './strict-json.ts';

/** Bytes of the header's length field, and what the writer pads headers to a multiple of. */
export const LENGTH_BYTES = 8;
/** The reference implementation's limit. */
export const MAX_HEADER_BYTES = 100_000_000;

const METADATA_KEY = '__metadata__';
/** The reference implementation's limit. */
const MAX_DEPTH = 127;
/** More than NumPy and PyTorch have, so that no shape takes more memory than its tensor's name. */
const MAX_DIMENSIONS = 64;
/** Tensors, and strings of metadata: a hundred times what the largest models have, and what takes no more than half a gigabyte of memory. */
const MAX_MEMBERS = 1_000_000;
const REPAIR = 'the file is damaged or was written wrongly: fetch or save it again';

/** What a file says of a tensor. */
export interface SafetensorsInfo {
  /** By the format's names, such as 'F32'. */
  readonly dtype: SafetensorsDType;
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** Bytes of the values in the file. */
  readonly byteLength: number;
}

/** A tensor's place, in bytes from the end of the header. */
export interface SafetensorsEntry extends SafetensorsInfo {
  readonly start: number;
}

export interface SafetensorsHeader {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of their data. */
  readonly entries: ReadonlyMap<string, SafetensorsEntry>;
}

/**
 * Parses and checks the JSON part of a header. What the reference implementation opens, this does, but for keys that come twice, which the format
 * forbids, more than 64 dimensions, sizes beyond 2⁵³, and more than a million tensors or strings of metadata.
 * @param dataBytes what the file holds after the header
 * @param file what messages call the file
 * @throws ValueError naming file, tensor and cause
 */
export function parseHeader(json: Uint8Array, dataBytes: number, file: string): SafetensorsHeader {
  const fail: Fail = (what) => {
    throw new ValueError(`safetensors: ${file}: ${what}`);
  };
  const { metadata, entries } = parseJson(json, fail);
  const sorted = [...entries].sort(([, a], [, b]) => a.start - b.start || a.byteLength - b.byteLength);
  checkLayout(sorted, dataBytes, fail);
  return { metadata, entries: new Map(sorted) };
}

/** Length field, JSON and padding, as the reference implementation writes them. */
export function encodeHeader(
  metadata: Readonly<Record<string, string>> | undefined,
  entries: Iterable<readonly [string, SafetensorsEntry]>,
): UnsharedUint8Array {
  const members = Array.from(entries, ([name, { dtype, shape, start, byteLength }]) => {
    const info = { dtype, shape, data_offsets: [start, start + byteLength] };
    return `${JSON.stringify(name)}:${JSON.stringify(info)}`;
  });
  if (metadata) members.unshift(`"${METADATA_KEY}":${JSON.stringify(metadata)}`);
  const json = new TextEncoder().encode(`{${members.join(',')}}`);
  const padded = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  if (padded > MAX_HEADER_BYTES) {
    throw new ValueError(
      `safetensors: the header would take ${padded} bytes; readers take ${MAX_HEADER_BYTES} at most: write less metadata, or several files`,
    );
  }
  const header = new Uint8Array(LENGTH_BYTES + padded).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(padded), true);
  header.set(json, LENGTH_BYTES);
  return header;
}

/** Whether text has no half of a surrogate pair, which UTF-8 cannot write. */
export const isUnicode = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Whether a tensor may have this name: the key of the metadata is taken. */
export const isTensorName = (name: string): boolean => name !== METADATA_KEY && isUnicode(name);

type Fail = (what: string) => never;

/** Marks errors that name the tensor already. */
class EntryError extends ValueError {}

function parseJson(bytes: Uint8Array, fail: Fail): SafetensorsHeader {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const reader = new JsonReader(text, { maxDepth: MAX_DEPTH });
    if (!reader.isNext('{')) throw new ValueError(`it starts with ${shorten(text.slice(0, 12))}, not with "{"`);
    return parseMembers(reader);
  } catch (error) {
    if (error instanceof EntryError) return fail(`${error.message}; ${REPAIR}`);
    const reason = error instanceof ValueError ? error.message : 'it is not UTF-8';
    return fail(`the header is not what the format asks for: ${reason}; this is not a safetensors file, or ${REPAIR}`);
  }
}

function parseMembers(reader: JsonReader): SafetensorsHeader {
  let metadata: Record<string, string> | undefined;
  let count = 0;
  const entries = new Map<string, SafetensorsEntry>();
  reader.object((name) => {
    if (++count > MAX_MEMBERS) failTooMany(reader, 'tensors');
    if (name === METADATA_KEY ? metadata !== undefined : entries.has(name)) failDuplicate(reader, name);
    if (name === METADATA_KEY) metadata = parseMetadata(reader);
    else entries.set(name, parseEntry(reader, name));
  });
  reader.end();
  return { metadata: metadata ?? Object.create(null), entries };
}

const failDuplicate = (reader: JsonReader, key: string): never => reader.fail(`duplicate key ${shorten(key)}`);

const failTooMany = (reader: JsonReader, what: string): never => reader.fail(`more than ${MAX_MEMBERS} ${what}`);

function parseMetadata(reader: JsonReader): Record<string, string> {
  // Without a prototype, so that no key means anything but itself.
  const metadata: Record<string, string> = Object.create(null);
  if (reader.null()) return metadata;
  if (!reader.isNext('{')) throw new EntryError(`${METADATA_KEY} is not a map of strings: got ${reader.shown()}`);
  let count = 0;
  reader.object((key) => {
    if (++count > MAX_MEMBERS) failTooMany(reader, 'strings of metadata');
    if (key in metadata) failDuplicate(reader, key);
    if (!reader.isNext('"'))
      throw new EntryError(`${METADATA_KEY}: the value of ${shorten(key)} is not a string: got ${reader.shown()}`);
    metadata[key] = reader.string();
  });
  return metadata;
}

const FIELDS = ['dtype', 'shape', 'data_offsets'] as const;
type Field = (typeof FIELDS)[number];

/** An entry as far as it is read. */
interface Fields {
  dtype?: SafetensorsDType;
  shape?: readonly number[];
  data_offsets?: readonly number[];
}

function parseEntry(reader: JsonReader, name: string): SafetensorsEntry {
  const fail: Fail = (what) => {
    throw new EntryError(`tensor ${shorten(name)}: ${what}`);
  };
  const fields: Fields = {};
  if (reader.isNext('[')) parseList(reader, fields, fail);
  else if (reader.isNext('{')) parseObject(reader, fields, fail);
  else fail(`its entry is not an object: got ${reader.shown()}`);
  const { dtype, shape, data_offsets: offsets } = fields;
  if (!dtype) return failDType(fail, 'nothing');
  if (!shape) return failShape(fail, 'nothing');
  if (!offsets) return failOffsets(fail, 'nothing');
  return checkEntry(dtype, shape, offsets, fail);
}

function parseObject(reader: JsonReader, fields: Fields, fail: Fail): void {
  reader.object((key) => {
    const field = FIELDS.find((known) => known === key);
    if (!field) return reader.skip();
    if (fields[field] !== undefined) failDuplicate(reader, key);
    parseField(reader, field, fields, fail);
  });
}

/** The reference implementation takes the three values as a list, too. */
function parseList(reader: JsonReader, fields: Fields, fail: Fail): void {
  let count = 0;
  reader.array((index) => {
    count++;
    if (index < FIELDS.length) parseField(reader, FIELDS[index], fields, fail);
    else reader.skip();
  });
  if (count > FIELDS.length) fail(`its entry is not an object: got a list of ${count}`);
}

function parseField(reader: JsonReader, field: Field, fields: Fields, fail: Fail): void {
  if (field === 'dtype') fields.dtype = parseDType(reader) ?? failDType(fail, reader.shown());
  else if (field === 'shape') fields.shape = parseCounts(reader) ?? failShape(fail, reader.shown());
  else fields.data_offsets = parseCounts(reader) ?? failOffsets(fail, reader.shown());
}

const failDType = (fail: Fail, got: string): never =>
  fail(`unknown dtype: got ${got}; there is ${SAFETENSORS_DTYPE_NAMES.join(', ')}`);
const failShape = (fail: Fail, got: string): never => fail(`shape is not a list of sizes: got ${got}`);
const failOffsets = (fail: Fail, got: string): never => fail(`data_offsets is not a range [start, end]: got ${got}`);

/** A name, or `{name: null}`, which the reference implementation takes, too. */
const parseDType = (reader: JsonReader): SafetensorsDType | undefined =>
  reader.attempt(() => {
    const names: unknown[] = [];
    if (reader.isNext('"')) names.push(reader.string());
    else if (reader.isNext('{')) reader.object((key) => names.push(reader.null() ? key : reader.skip()));
    const [name] = names;
    return names.length === 1 && isSafetensorsDType(name) ? name : undefined;
  });

function parseCounts(reader: JsonReader): readonly number[] | undefined {
  return reader.attempt(() => {
    if (!reader.accept('[')) return undefined;
    const counts: number[] = [];
    if (reader.accept(']')) return counts;
    do {
      const count = reader.count();
      if (count === undefined) return undefined;
      if (counts.push(count) > MAX_DIMENSIONS) reader.fail(`more than ${MAX_DIMENSIONS} dimensions`);
    } while (reader.accept(','));
    return reader.accept(']') ? counts : undefined;
  });
}

function checkEntry(
  dtype: SafetensorsDType,
  shape: readonly number[],
  offsets: readonly number[],
  fail: Fail,
): SafetensorsEntry {
  const [start, end] = offsets;
  if (offsets.length !== 2 || start > end) return failOffsets(fail, formatShape(offsets));
  const byteLength = byteLengthOf(dtype, shape);
  if (byteLength === undefined) {
    return fail(`${dtype} of shape ${formatShape(shape)} has no countable number of bytes`);
  }
  if (byteLength !== end - start) {
    fail(`${dtype} of shape ${formatShape(shape)} takes ${byteLength} bytes, but its data_offsets span ${end - start}`);
  }
  return { dtype, shape, byteLength, start };
}

/** Data must follow data without overlap or hole, from the header to the end of the file. */
function checkLayout(entries: readonly (readonly [string, SafetensorsEntry])[], dataBytes: number, fail: Fail): void {
  let end = 0;
  let previous = 'the header';
  for (const [name, { start, byteLength }] of entries) {
    const current = `tensor ${shorten(name)}`;
    if (start < end) fail(`the data of ${current} overlap those of ${previous} by ${end - start} bytes; ${REPAIR}`);
    if (start > end) fail(`${start - end} bytes between ${previous} and ${current} belong to no tensor; ${REPAIR}`);
    end = start + byteLength;
    previous = current;
  }
  if (end > dataBytes) {
    fail(`it is cut off: the header promises ${end} bytes of data, the file has ${dataBytes}; fetch or save it again`);
  }
  if (end < dataBytes) fail(`${dataBytes - end} bytes after ${previous} belong to no tensor; ${REPAIR}`);
}
