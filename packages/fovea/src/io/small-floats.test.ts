// Tests of number conversions: against PyTorch's results in the fixture, and exhaustively against the definition of the formats.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DTypeError, ValueError } from '../base/errors.ts';
import { bytesSource } from './byte-source.ts';
import type { SafetensorsDType } from './safetensors-dtype.ts';
import { openSafetensors } from './safetensors-read.ts';
import { narrowFloat32, toBfloat16Bits, toFloat16Bits, toFloat32, toInt32 } from './small-floats.ts';

const file = await openSafetensors(
  bytesSource(readFileSync(new URL('../../test/fixtures/safetensors/conversions.safetensors', import.meta.url))),
);
const read = async (name: string) => (await file.read(name)).data;

/** Bits of the values, with every NaN the same: which NaN a narrowing gives is each machine's choice. */
const wordsOf = (values: Float32Array): number[] =>
  Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length), (word, i) =>
    Number.isNaN(values[i]) ? -1 : word,
  );

const allCodes = Uint16Array.from({ length: 65536 }, (_, code) => code);

describe('toFloat32', () => {
  it.each(['F8_E4M3', 'F8_E5M2', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ', 'F8_E8M0'])(
    'widens all 256 codes of %s as PyTorch does',
    async (dtype) => {
      const values = toFloat32(await file.read(`codes.${dtype}`));
      expect(wordsOf(values)).toEqual(wordsOf((await read(`values.${dtype}`)) as Float32Array));
    },
  );

  it('widens all codes of F16 by its definition', () => {
    const expected = Float32Array.from(allCodes, (code) => {
      const [exponent, mantissa] = [(code >> 10) & 31, code & 1023];
      const size =
        exponent === 31
          ? mantissa
            ? Number.NaN
            : Infinity
          : exponent
            ? (1024 + mantissa) * 2 ** (exponent - 25)
            : mantissa * 2 ** -24;
      return code >> 15 ? -size : size;
    });
    expect(wordsOf(toFloat32({ dtype: 'F16', shape: [65536], data: allCodes }))).toEqual(wordsOf(expected));
  });

  it('widens BF16 by appending zeros, NaN with its payload', () => {
    const values = toFloat32({ dtype: 'BF16', shape: [65536], data: allCodes });
    expect(new Uint32Array(values.buffer)).toEqual(Uint32Array.from(allCodes, (code) => code << 16));
  });

  it('keeps the payload of a NaN in F16', () => {
    const values = toFloat32({ dtype: 'F16', shape: [2], data: Uint16Array.of(0x7c01, 0xfeff) });
    expect(new Uint32Array(values.buffer)).toEqual(Uint32Array.of(0x7f802000, 0xffdfe000));
  });

  it('widens F4, the low half of a byte first', () => {
    const data = Uint8Array.of(0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe);
    const sizes = [0, 0.5, 1, 1.5, 2, 3, 4, 6];
    expect(Array.from(toFloat32({ dtype: 'F4', shape: [16], data }))).toEqual([
      ...sizes,
      ...sizes.map((size) => -size),
    ]);
  });

  it.each([
    ['F64', Float64Array.of(0.1, 1e300), [Math.fround(0.1), Infinity]],
    ['F32', Float32Array.of(1.5), [1.5]],
    ['I64', BigInt64Array.of(-3n), [-3]],
    ['U8', Uint8Array.of(255), [255]],
    ['BOOL', Uint8Array.of(1, 0), [1, 0]],
  ] as const)('takes %s', (dtype, data, expected) => {
    expect(Array.from(toFloat32({ dtype, shape: [data.length], data }))).toEqual(expected);
  });

  it('refuses complex numbers', () => {
    expect(() => toFloat32({ dtype: 'C64', shape: [1], data: Float32Array.of(1, 2) })).toThrow(DTypeError);
  });
});

describe('narrowing', () => {
  it.each([
    ['F16', toFloat16Bits],
    ['BF16', toBfloat16Bits],
  ] as const)('rounds to %s as PyTorch does', async (dtype, narrow) => {
    const bits = narrow((await read('input')) as Float32Array);
    const widened = (data: Uint16Array): number[] => wordsOf(toFloat32({ dtype, shape: [data.length], data }));
    expect(widened(bits)).toEqual(widened((await read(dtype)) as Uint16Array));
  });

  it.each([
    ['F16', toFloat16Bits],
    ['BF16', toBfloat16Bits],
  ] as const)('gives back every code of %s, and keeps NaN a NaN of the same sign', (dtype, narrow) => {
    const quiet = dtype === 'F16' ? 0x200 : 0x40;
    const infinity = dtype === 'F16' ? 0x7c00 : 0x7f80;
    const expected = allCodes.map((code) => ((code & 0x7fff) > infinity ? code | quiet : code));
    expect(narrow(toFloat32({ dtype, shape: [65536], data: allCodes }))).toEqual(expected);
  });

  it('keeps a NaN whose payload is in the lost bits', () => {
    const nan = new Float32Array(Uint32Array.of(0x7f800001, 0xff800001).buffer);
    expect(Array.from(toBfloat16Bits(nan))).toEqual([0x7fc0, 0xffc0]);
    expect(Array.from(toFloat16Bits(nan))).toEqual([0x7e00, 0xfe00]);
  });

  it('goes by name', () => {
    const values = Float32Array.of(1, -2).subarray(1);
    expect(narrowFloat32(values, 'F32')).toBe(values);
    expect(narrowFloat32(values, 'F16')).toStrictEqual(Uint16Array.of(0xc000));
    expect(narrowFloat32(values, 'BF16')).toStrictEqual(Uint16Array.of(0xc000));
  });
});

describe('toInt32', () => {
  it.each([
    ['I64', BigInt64Array.of(-(2n ** 31n), 2n ** 31n - 1n), [-(2 ** 31), 2 ** 31 - 1]],
    ['U32', Uint32Array.of(7), [7]],
    ['I8', Int8Array.of(-1), [-1]],
    ['BOOL', Uint8Array.of(1), [1]],
  ] as const)('takes %s', (dtype, data, expected) => {
    expect(Array.from(toInt32({ dtype, shape: [data.length], data }))).toEqual(expected);
  });

  it.each([
    ['I64', BigInt64Array.of(0n, 2n ** 31n), '2147483648'],
    ['I64', BigInt64Array.of(0n, -(2n ** 63n)), '-9223372036854775808'],
    ['U32', Uint32Array.of(0, 2 ** 31), '2147483648'],
  ] as const)('refuses a number of %s that int32 cannot hold', (dtype, data, shown) => {
    expect(() => toInt32({ dtype, shape: [2], data })).toThrow(ValueError);
    expect(() => toInt32({ dtype, shape: [2], data })).toThrow(`element 1 is ${shown}`);
  });

  it.each(['F32', 'F16', 'BF16', 'F8_E4M3', 'C64'] as const satisfies readonly SafetensorsDType[])(
    'refuses %s',
    (dtype) => {
      expect(() => toInt32({ dtype, shape: [0], data: new Uint8Array(0) })).toThrow(DTypeError);
    },
  );
});
