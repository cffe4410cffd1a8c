// The bytes of a pickle, read one value after the other; a value that reaches beyond the end is an error. Below the machine of pickle-read.ts.

import { ValueError } from '../base/errors.ts';
import { shorten } from './strict-json.ts';

export function failPickle(what: string): never {
  throw new ValueError(`pickle: ${what}`);
}

export class PickleBytes {
  /** Where the next value starts. */
  next = 0;

  readonly #view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get first(): number | undefined {
    return this.bytes[0];
  }

  /** Moves on by so many bytes; gives where they start. */
  skip(length: number): number {
    const start = this.next;
    if (length > this.bytes.length - start) failPickle('it is cut off');
    this.next += length;
    return start;
  }

  byte(): number {
    return this.bytes[this.skip(1)];
  }

  count16(): number {
    return this.#view.getUint16(this.skip(2), true);
  }

  count32(): number {
    return this.#view.getUint32(this.skip(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.skip(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.skip(8), false);
  }

  count64(): number {
    return Number(this.#view.getBigUint64(this.skip(8), true));
  }

  slice(length: number): Uint8Array {
    const start = this.skip(length);
    return this.bytes.slice(start, start + length);
  }

  text(length: number): string {
    return decode(this.slice(length));
  }

  line(): string {
    const end = this.bytes.indexOf(0x0a, this.next);
    if (end < 0) return failPickle('it is cut off');
    const text = decode(this.bytes.subarray(this.next, end));
    this.next = end + 1;
    return text;
  }

  /** A number of so many bytes, two's complement; a bigint where float64 cannot count that far. */
  long(length: number): number | bigint {
    const bytes = this.slice(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
    const signed = BigInt.asIntN(8 * length, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return failPickle(`a string is not UTF-8: ${shorten(String.fromCharCode(...bytes.subarray(0, 12)))}`);
  }
}
