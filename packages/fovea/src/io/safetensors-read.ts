// Reads safetensors files tensor by tensor, so that a file is never held whole. Treats the file as hostile.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { type ByteSource, readExactly } from './byte-source.ts';
import { type SafetensorsData, type SafetensorsDType, viewAs } from './safetensors-dtype.ts';
import {
  LENGTH_BYTES,
  MAX_HEADER_BYTES,
  parseHeader,
  type SafetensorsEntry,
  type SafetensorsHeader,
  type SafetensorsInfo,
} from './safetensors-header.ts';
import { shorten } from './strict-json.ts';

/** A tensor as the file has it: shape and order of elements are PyTorch's. */
export interface SafetensorsTensor {
  /** By the format's names, such as 'F32'. */
  readonly dtype: SafetensorsDType;
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: SafetensorsData;
}

/**
 * Opens a file and checks its header completely; data are read only when asked for.
 * @throws ValueError when anything in the header is wrong or does not fit the file: the message names file and tensor
 * @example
 * const file = await openSafetensors(bytesSource(safetensors));
 * file.info('weight').shape; // [2]
 */
export async function openSafetensors(source: ByteSource): Promise<SafetensorsFile> {
  const headerBytes = await readHeaderLength(source);
  const dataStart = LENGTH_BYTES + headerBytes;
  const json = await readExactly(source, LENGTH_BYTES, headerBytes);
  return new SafetensorsFile(source, parseHeader(json, source.size - dataStart, source.name), dataStart);
}

/**
 * An open safetensors file.
 * @example
 * const file: SafetensorsFile = await openSafetensors(bytesSource(safetensors));
 * (await file.read('weight')).data; // [1, 2]
 */
export class SafetensorsFile {
  /** The strings that the writer added; an object without prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of their data. */
  readonly names: readonly string[];

  readonly #source: ByteSource;
  readonly #entries: ReadonlyMap<string, SafetensorsEntry>;
  readonly #dataStart: number;

  /** For `openSafetensors`. */
  constructor(source: ByteSource, header: SafetensorsHeader, dataStart: number) {
    this.metadata = header.metadata;
    this.names = [...header.entries.keys()];
    this.#source = source;
    this.#entries = header.entries;
    this.#dataStart = dataStart;
  }

  /** Whether the file holds such a tensor. */
  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * Shape, dtype and number of bytes of a tensor.
   * @throws ValueError when there is no such tensor
   */
  info(name: string): SafetensorsInfo {
    const { dtype, shape, byteLength } = this.#entry(name);
    return { dtype, shape, byteLength };
  }

  /**
   * A tensor's values, in the array of its dtype.
   * @throws ValueError when there is no such tensor, or the file has become shorter
   */
  async read(name: string): Promise<SafetensorsTensor> {
    const { dtype, shape, byteLength, start } = this.#entry(name);
    const bytes = await readExactly(this.#source, this.#dataStart + start, byteLength);
    return { dtype, shape, data: viewAs(dtype, bytes) };
  }

  #entry(name: string): SafetensorsEntry {
    const entry = this.#entries.get(name);
    if (entry) return entry;
    // Names are the file's, so they may be of any length.
    const likely = this.names.filter((known) => known.length <= 2 * name.length + 8);
    const hint =
      likely.length > 0 ? `did you mean ${shorten(nearestName(name, likely))}?` : 'see `names` for those it has';
    throw new ValueError(`safetensors: ${this.#source.name} has no tensor ${shorten(name)}; ${hint}`);
  }
}

async function readHeaderLength(source: ByteSource): Promise<number> {
  const fail = (what: string): never => {
    throw new ValueError(
      `safetensors: ${source.name}: ${what}; this is not a safetensors file, or it was cut off: fetch or save it again`,
    );
  };
  if (source.size < LENGTH_BYTES) fail(`it has ${source.size} bytes, fewer than the length of a header takes`);
  const field = await readExactly(source, 0, LENGTH_BYTES);
  const length = new DataView(field.buffer, field.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) fail(`it announces a header of ${length} bytes; the limit is ${MAX_HEADER_BYTES}`);
  if (Number(length) > source.size - LENGTH_BYTES) {
    fail(`it announces a header of ${length} bytes, but has only ${source.size - LENGTH_BYTES} after its length`);
  }
  return Number(length);
}
