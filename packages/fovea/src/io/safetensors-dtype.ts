// The element types of safetensors files and the arrays that hold them. Used by header, reader and writer.

import type { UnsharedUint8Array } from '../base/unshared.ts';

/** What holds a tensor's elements in memory. */
export type SafetensorsData =
  | Float64Array
  | Float32Array
  | BigInt64Array
  | BigUint64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array;

interface ArrayType {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): SafetensorsData;
  readonly BYTES_PER_ELEMENT: number;
}

interface DTypeRow {
  readonly bits: number;
  readonly array: ArrayType;
}

/**
 * In the order in which writers place them: widest first, and within a width as the reference implementation does, so that
 * files come out byte for byte the same. Types that JavaScript has no number for keep their bits: F16 and BF16 in a
 * Uint16Array, F8 in a Uint8Array, two F4 to the byte (first in the low half), four F6 to three bytes, C64 as pairs of float32.
 */
export const SAFETENSORS_DTYPES = {
  U64: { bits: 64, array: BigUint64Array },
  I64: { bits: 64, array: BigInt64Array },
  F64: { bits: 64, array: Float64Array },
  C64: { bits: 64, array: Float32Array },
  F32: { bits: 32, array: Float32Array },
  U32: { bits: 32, array: Uint32Array },
  I32: { bits: 32, array: Int32Array },
  BF16: { bits: 16, array: Uint16Array },
  F16: { bits: 16, array: Uint16Array },
  U16: { bits: 16, array: Uint16Array },
  I16: { bits: 16, array: Int16Array },
  F8_E5M2FNUZ: { bits: 8, array: Uint8Array },
  F8_E4M3FNUZ: { bits: 8, array: Uint8Array },
  F8_E8M0: { bits: 8, array: Uint8Array },
  F8_E4M3: { bits: 8, array: Uint8Array },
  F8_E5M2: { bits: 8, array: Uint8Array },
  I8: { bits: 8, array: Int8Array },
  U8: { bits: 8, array: Uint8Array },
  F6_E3M2: { bits: 6, array: Uint8Array },
  F6_E2M3: { bits: 6, array: Uint8Array },
  F4: { bits: 4, array: Uint8Array },
  BOOL: { bits: 8, array: Uint8Array },
} as const satisfies Record<string, DTypeRow>;

/** Types that a safetensors file can hold. */
export type SafetensorsDType = keyof typeof SAFETENSORS_DTYPES;

export const SAFETENSORS_DTYPE_NAMES = Object.keys(SAFETENSORS_DTYPES) as readonly SafetensorsDType[];

export const isSafetensorsDType = (name: unknown): name is SafetensorsDType =>
  typeof name === 'string' && Object.hasOwn(SAFETENSORS_DTYPES, name);

/**
 * Bytes that elements of a shape take; undefined when that is not a whole number of bytes (F4, F6), or too many to count exactly.
 * A size of 0 makes the tensor empty, if what stands before it can be counted in 64 bits, as the reference implementation does.
 */
export function byteLengthOf(dtype: SafetensorsDType, shape: readonly number[]): number | undefined {
  const empty = shape.indexOf(0);
  if (empty >= 0) return shape.slice(0, empty).reduce((n, size) => n * BigInt(size), 1n) < 2n ** 64n ? 0 : undefined;
  let bits: number = SAFETENSORS_DTYPES[dtype].bits;
  for (const size of shape) {
    bits *= size;
    if (!Number.isSafeInteger(bits)) return undefined;
  }
  return bits % 8 === 0 ? bits / 8 : undefined;
}

/** The bytes as an array of the type's own kind: without a copy where alignment allows. */
export function viewAs(dtype: SafetensorsDType, bytes: UnsharedUint8Array): SafetensorsData {
  const { array }: DTypeRow = SAFETENSORS_DTYPES[dtype];
  const aligned = bytes.byteOffset % array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return new array(aligned.buffer, aligned.byteOffset, aligned.byteLength / array.BYTES_PER_ELEMENT);
}
