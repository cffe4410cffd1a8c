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
import { type JsonObject, type JsonValue, parseStrictJson, shorten } from './strict-json.ts';

/** Bytes of the header's length field, and what the writer pads headers to a multiple of. */
export const LENGTH_BYTES = 8;
/** The reference implementation's limit. */
export const MAX_HEADER_BYTES = 100_000_000;

const METADATA_KEY = '__metadata__';
/** header → tensor → shape → number: one more is already wrong. */
const MAX_DEPTH = 4;
const REPAIR = 'the file is damaged or was written wrongly: fetch or save it again';

export interface SafetensorsInfo {
  readonly dtype: SafetensorsDType;
  readonly shape: readonly number[];
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
 * Parses and checks the JSON part of a header.
 * @param dataBytes what the file holds after the header
 * @param file what messages call the file
 * @throws ValueError naming file, tensor and cause
 */
export function parseHeader(json: Uint8Array, dataBytes: number, file: string): SafetensorsHeader {
  const fail: Fail = (what) => {
    throw new ValueError(`safetensors: ${file}: ${what}`);
  };
  const members = parseJson(json, fail);
  const metadata = parseMetadata(members.get(METADATA_KEY), fail);
  const entries = [...members]
    .filter(([name]) => name !== METADATA_KEY)
    .map(([name, value]) => [name, parseEntry(name, value, fail)] as const)
    .sort(([, a], [, b]) => a.start - b.start || a.byteLength - b.byteLength);
  checkLayout(entries, dataBytes, fail);
  return { metadata, entries: new Map(entries) };
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

function parseJson(bytes: Uint8Array, fail: Fail): JsonObject {
  let json: JsonValue;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text[0] !== '{') throw new ValueError(`it starts with ${shorten(text.slice(0, 12))}, not with "{"`);
    json = parseStrictJson(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    const reason = error instanceof ValueError ? error.message : 'it is not UTF-8';
    return fail(`the header is not what the format asks for: ${reason}; this is no safetensors file, or ${REPAIR}`);
  }
  return json as JsonObject;
}

function parseMetadata(value: JsonValue | undefined, fail: Fail): Record<string, string> {
  // Without a prototype, so that no key means anything but itself.
  const metadata: Record<string, string> = Object.create(null);
  if (value === undefined) return metadata;
  if (!(value instanceof Map))
    return fail(`${METADATA_KEY} is not a map of strings: got ${describe(value)}; ${REPAIR}`);
  for (const [key, text] of value) {
    if (typeof text !== 'string') {
      fail(`${METADATA_KEY}: the value of ${shorten(key)} is not a string: got ${describe(text)}; ${REPAIR}`);
    }
    metadata[key] = text;
  }
  return metadata;
}

function parseEntry(name: string, value: JsonValue, failFile: Fail): SafetensorsEntry {
  const fail: Fail = (what) => failFile(`tensor ${shorten(name)}: ${what}; ${REPAIR}`);
  if (!(value instanceof Map)) return fail(`its entry is not an object: got ${describe(value)}`);
  for (const key of value.keys()) {
    if (!['dtype', 'shape', 'data_offsets'].includes(key)) fail(`its entry has an unknown key ${shorten(key)}`);
  }
  const dtype = value.get('dtype');
  if (!isSafetensorsDType(dtype)) {
    return fail(`unknown dtype: got ${describe(dtype)}; there is ${SAFETENSORS_DTYPE_NAMES.join(', ')}`);
  }
  const shape = value.get('shape');
  if (!isCounts(shape)) return fail(`shape is not a list of sizes: got ${describe(shape)}`);
  const offsets = value.get('data_offsets');
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    return fail(`data_offsets is not a range [start, end]: got ${describe(offsets)}`);
  }
  const [start, end] = offsets;
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

const isCounts = (value: JsonValue | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0 && !Object.is(size, -0));

/** A value as messages show it. */
function describe(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Map) return 'an object';
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value))
    return value.length > 8 ? `a list of ${value.length}` : `[${value.map(describe).join(', ')}]`;
  return String(value);
}
