// Writes safetensors files as a stream of chunks, byte for byte as the reference implementation does.

import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { formatShape } from '../base/shape.ts';
import type { ByteSink } from './byte-source.ts';
import {
  byteLengthOf,
  isSafetensorsDType,
  SAFETENSORS_DTYPE_NAMES,
  SAFETENSORS_DTYPES,
  type SafetensorsData,
  type SafetensorsDType,
} from './safetensors-dtype.ts';
import { encodeHeader, isTensorName, isUnicode, type SafetensorsEntry } from './safetensors-header.ts';
import type { SafetensorsTensor } from './safetensors-read.ts';
import { shorten } from './strict-json.ts';

/** A tensor to write. `data` may be a function, called when its turn comes, so that not all need be in memory at once. */
export interface SafetensorsInput extends Omit<SafetensorsTensor, 'data'> {
  /** Row-major; a function is called when its turn comes, so that not all are held at once. */
  readonly data: SafetensorsData | (() => SafetensorsData | Promise<SafetensorsData>);
}

/** Options of `writeSafetensors`. */
export interface SafetensorsWriteOptions {
  /** Strings to keep beside the tensors. Loaders of PyTorch weights look for `{ format: 'pt' }`. Default: none. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Writes tensors (a Map, or pairs of name and tensor) in the format's canonical order: widest type first, then by name.
 * @throws ValueError for a name that is given twice, reserved or not Unicode, and metadata that are not Unicode strings; DTypeError when
 * data are not in the array of their dtype; ShapeError when data do not fill the shape
 * @example
 * const chunks: Uint8Array[] = [];
 * const sink = { write: async (chunk: Uint8Array) => void chunks.push(chunk) };
 * await writeSafetensors(sink, [['weight', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]);
 */
export async function writeSafetensors(
  sink: ByteSink,
  tensors: Iterable<readonly [name: string, tensor: SafetensorsInput]>,
  options: SafetensorsWriteOptions = {},
): Promise<void> {
  requireOptions('writeSafetensors', options, ['metadata']);
  const entries = layOut(tensors);
  checkMetadata(options.metadata ?? {});
  await sink.write(encodeHeader(options.metadata, entries));
  for (const [name, { input }] of entries) {
    const data = typeof input.data === 'function' ? await input.data() : input.data;
    checkData('safetensors', name, input, data);
    await sink.write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
}

function checkMetadata(metadata: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string' || !isUnicode(key) || !isUnicode(value))
      throw new ValueError(
        `safetensors: metadata are Unicode strings: got ${typeof value === 'string' ? 'half a surrogate pair' : typeof value} for ${shorten(key)}`,
      );
  }
}

type PlacedInput = SafetensorsEntry & { readonly input: SafetensorsInput };

/** Checks all that can be checked before the first byte is written, and gives each tensor its place. */
function layOut(tensors: Iterable<readonly [string, SafetensorsInput]>): Map<string, PlacedInput> {
  const sorted = Array.from(tensors).sort(([a, { dtype: dtypeA }], [b, { dtype: dtypeB }]) =>
    dtypeA === dtypeB ? compareUtf8(a, b) : rank(dtypeA) - rank(dtypeB),
  );
  const placed = new Map<string, PlacedInput>();
  let start = 0;
  for (const [name, input] of sorted) {
    if (!isTensorName(name)) throw new ValueError(`safetensors: a tensor cannot be called ${shorten(name)}`);
    if (placed.has(name)) throw new ValueError(`safetensors: two tensors are called ${shorten(name)}`);
    const { dtype, shape } = input;
    checkType('safetensors', name, input);
    const byteLength = byteLengthOf(dtype, shape) as number;
    placed.set(name, { dtype, shape, byteLength, start, input });
    if (typeof input.data !== 'function') checkData('safetensors', name, input, input.data);
    start += byteLength;
  }
  return placed;
}

/** For writers of other formats, too; `op` starts the messages. */
export function checkType(op: string, name: string, { dtype, shape }: SafetensorsInput): void {
  if (!isSafetensorsDType(dtype)) {
    throw new DTypeError(
      `${op}: ${shorten(name)}: unknown dtype ${dtype}; there is ${SAFETENSORS_DTYPE_NAMES.join(', ')}`,
    );
  }
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0) || byteLengthOf(dtype, shape) === undefined) {
    throw new ShapeError(`${op}: ${shorten(name)}: ${dtype} cannot have the shape ${formatShape(shape)}`);
  }
}

export function checkData(op: string, name: string, { dtype, shape }: SafetensorsInput, data: SafetensorsData): void {
  const { array } = SAFETENSORS_DTYPES[dtype];
  if (!(data instanceof array)) {
    throw new DTypeError(
      `${op}: ${shorten(name)}: ${dtype} is kept in a ${array.name}: got a ${(data as object).constructor.name}`,
    );
  }
  const expected = byteLengthOf(dtype, shape);
  if (data.byteLength !== expected) {
    throw new ShapeError(
      `${op}: ${shorten(name)}: ${dtype} of shape ${formatShape(shape)} takes ${expected} bytes: got ${data.byteLength}`,
    );
  }
}

const rank = (dtype: SafetensorsDType): number => SAFETENSORS_DTYPE_NAMES.indexOf(dtype);

/** The order of the names' UTF-8 bytes, which is that of their code points. */
function compareUtf8(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const differing = left.findIndex((character, i) => character !== right[i]);
  if (differing < 0) return left.length - right.length;
  if (differing >= right.length) return 1;
  return left[differing].codePointAt(0)! - right[differing].codePointAt(0)!;
}
