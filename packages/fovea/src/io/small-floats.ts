// Floating-point numbers of 16, 8 and 4 bits, bit by bit: exact widening to float32, and rounding to the nearest, ties to even, on the way back.
// Loops, since `from` of typed arrays takes ten times as long, and weights are millions.

import { DTypeError, ValueError } from '../base/errors.ts';
import { oncePerKey } from '../base/once.ts';
import type { UnsharedUint16Array } from '../base/unshared.ts';
import type { SafetensorsData, SafetensorsDType } from './safetensors-dtype.ts';
import type { SafetensorsTensor } from './safetensors-read.ts';

/** How a format spends its bits. Values are sign · 1.mantissa · 2^(exponent − bias), or 0.mantissa where the exponent is 0. */
interface FloatFormat {
  readonly bits: number;
  readonly mantissaBits: number;
  readonly bias: number;
  /** `ieee`: the highest exponent means ∞ and NaN; `allOnes`: only all ones is NaN; `minusZero`: −0 is NaN; `none`: all are numbers. */
  readonly special: 'ieee' | 'allOnes' | 'minusZero' | 'none';
  /** Default true. */
  readonly signed?: false;
  /** Whether the lowest exponent means 0.mantissa; default true. */
  readonly subnormal?: false;
}

/** E4M3 and E5M2: Micikevicius et al., "FP8 formats for deep learning", 2022. E8M0 and F4 (E2M1): OCP microscaling formats 1.0. */
const FORMATS = {
  F16: { bits: 16, mantissaBits: 10, bias: 15, special: 'ieee' },
  F8_E5M2: { bits: 8, mantissaBits: 2, bias: 15, special: 'ieee' },
  F8_E4M3: { bits: 8, mantissaBits: 3, bias: 7, special: 'allOnes' },
  F8_E5M2FNUZ: { bits: 8, mantissaBits: 2, bias: 16, special: 'minusZero' },
  F8_E4M3FNUZ: { bits: 8, mantissaBits: 3, bias: 8, special: 'minusZero' },
  F8_E8M0: { bits: 8, mantissaBits: 0, bias: 127, special: 'allOnes', signed: false, subnormal: false },
  F4: { bits: 4, mantissaBits: 1, bias: 1, special: 'none' },
} as const satisfies Partial<Record<SafetensorsDType, FloatFormat>>;

type TabledDType = keyof typeof FORMATS;

/** What each code of a format stands for, as the bits of a float32. */
const tableOf = oncePerKey((dtype: TabledDType) => makeTable(FORMATS[dtype]));

/**
 * Any real number type as float32: exact for F32, F16, BF16, F8, F4, BOOL and integers of up to 16 bits; others are rounded. F32 data are
 * returned as they are, not copied.
 * @throws DTypeError for C64
 * @example
 * toFloat32({ dtype: 'BF16', shape: [1], data: Uint16Array.of(0x3f80) }); // [1]
 */
export function toFloat32({ dtype, data }: SafetensorsTensor): Float32Array {
  if (dtype === 'C64')
    throw new DTypeError('toFloat32: C64 holds complex numbers; take real and imaginary parts apart');
  if (data instanceof Float32Array) return data;
  if (dtype === 'BF16') return widenBfloat16(data as Uint16Array);
  if (dtype === 'F4') return widen('F4', unpackNibbles(data as Uint8Array));
  if (Object.hasOwn(FORMATS, dtype)) return widen(dtype as TabledDType, data as Uint16Array | Uint8Array);
  // All but integers of 64 bits are numbers already.
  if (!(data instanceof BigInt64Array || data instanceof BigUint64Array)) return new Float32Array(data);
  return Float32Array.from(data as ArrayLike<bigint>, Number);
}

/**
 * An integer or bool type as int32.
 * @throws DTypeError for types with fractions; ValueError for a number outside int32
 * @example
 * toInt32({ dtype: 'U8', shape: [1], data: Uint8Array.of(200) }); // [200]
 */
export function toInt32({ dtype, data }: SafetensorsTensor): Int32Array {
  if (!/^(?:[IU]\d|BOOL)/.test(dtype)) throw new DTypeError(`toInt32: ${dtype} holds no integers; use toFloat32`);
  if (data instanceof Int32Array) return data;
  const integers = new Int32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    integers[i] = Number(data[i]);
    // I64, U64 and U32 reach further.
    if (integers[i] !== Number(data[i]))
      throw new ValueError(`toInt32: element ${i} is ${data[i]}; int32 ends at ±2147483647`);
  }
  return integers;
}

/**
 * float32 values as the bits of F16, rounded to nearest, ties to even; NaN stays NaN.
 * @example
 * toFloat16Bits(Float32Array.of(1, -2)); // [15360, 49152]
 */
export function toFloat16Bits(values: Float32Array): UnsharedUint16Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const bits = new Uint16Array(words.length);
  for (let i = 0; i < words.length; i++) bits[i] = roundToFloat16(words[i]);
  return bits;
}

/**
 * float32 values as the bits of BF16, rounded to nearest, ties to even; NaN stays NaN.
 * @example
 * toBfloat16Bits(Float32Array.of(1, -2)); // [16256, 49152]
 */
export function toBfloat16Bits(values: Float32Array): UnsharedUint16Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const bits = new Uint16Array(words.length);
  for (let i = 0; i < words.length; i++) bits[i] = roundToBfloat16(words[i]);
  return bits;
}

/** A number type for weights in files, and the array that `narrowFloat32` fills. */
export type StoredFloat = 'F32' | 'F16' | 'BF16';

/**
 * float32 values in the type that a file shall have. F32 data are returned as they are, not copied.
 * @example
 * narrowFloat32(Float32Array.of(1), 'BF16'); // [16256]
 */
export function narrowFloat32(values: Float32Array, dtype: StoredFloat): SafetensorsData {
  if (dtype === 'F32') return values;
  return dtype === 'F16' ? toFloat16Bits(values) : toBfloat16Bits(values);
}

function roundToBfloat16(word: number): number {
  // The quiet bit keeps a NaN whose payload is in the lower half from becoming ∞.
  if ((word & 0x7fffffff) > 0x7f800000) return (word >>> 16) | 0x40;
  return (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
}

function roundToFloat16(word: number): number {
  const sign = (word >>> 16) & 0x8000;
  const size = word & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00 | ((size >>> 13) & 0x3ff);
  // 2^16 and above; what lies between the largest F16 and that becomes ∞ by the carry below.
  if (size >= 0x47800000) return sign | 0x7c00;
  // 2^−14 and above: exponents differ by 112.
  if (size >= 0x38800000) return sign | ((size - 0x38000000 + 0xfff + ((size >>> 13) & 1)) >>> 13);
  // Subnormal: multiples of 2^−24, that is the mantissa with its hidden bit, shifted right.
  const shift = 126 - (size >>> 23);
  if (shift > 24) return sign;
  const mantissa = (size & 0x7fffff) | 0x800000;
  const half = 2 ** (shift - 1);
  return sign | ((mantissa + half - 1 + ((mantissa >>> shift) & 1)) >>> shift);
}

function widen(dtype: TabledDType, codes: Uint16Array | Uint8Array): Float32Array {
  const table = tableOf(dtype);
  // Copied as words, not as numbers, so that NaNs keep their bits.
  const words = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) words[i] = table[codes[i]];
  return new Float32Array(words.buffer);
}

function widenBfloat16(codes: Uint16Array): Float32Array {
  const words = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) words[i] = codes[i] << 16;
  return new Float32Array(words.buffer);
}

/** The float32 words of all codes of a format. */
function makeTable(format: FloatFormat): Uint32Array<ArrayBuffer> {
  const { bits, mantissaBits, bias, special, signed = true, subnormal = true } = format;
  const values = new Float32Array(2 ** bits);
  const words = new Uint32Array(values.buffer);
  const signCode = signed ? 2 ** (bits - 1) : 2 ** bits;
  const highest = (signCode >> mantissaBits) - 1;
  for (let code = 0; code < values.length; code++) {
    const size = code % signCode;
    const exponent = size >> mantissaBits;
    const fraction = (size % 2 ** mantissaBits) / 2 ** mantissaBits;
    const isSubnormal = subnormal && exponent === 0;
    values[code] = isSubnormal ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (exponent - bias);
    if (special === 'ieee' && exponent === highest) words[code] = 0x7f800000 | (fraction * 2 ** 23);
    if (special === 'allOnes' && size === signCode - 1) values[code] = Number.NaN;
    if (special === 'minusZero' && code === signCode) values[code] = Number.NaN;
    else if (code >= signCode) words[code] |= 0x80000000;
  }
  return words;
}

function unpackNibbles(bytes: Uint8Array): Uint8Array {
  const nibbles = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < nibbles.length; i++) nibbles[i] = (bytes[i >> 1] >> (4 * (i & 1))) & 15;
  return nibbles;
}
