// Tests of the safetensors reader: files that PyTorch wrote, and every way in which a header can lie.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FoveaError, ValueError } from '../base/errors.ts';
import { philoxStream } from '../base/philox.ts';
import { type ByteSource, blobSource, bytesSource } from './byte-source.ts';
import { openSafetensors } from './safetensors-read.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../test/fixtures/safetensors/${name}.safetensors`, import.meta.url));

/** A file with this header text and so many bytes of data. */
function fileOf(json: string | Uint8Array, dataBytes = 0, announced?: bigint): ByteSource {
  const text = typeof json === 'string' ? new TextEncoder().encode(json) : json;
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, announced ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytesSource(bytes, 'w.safetensors');
}

const entry = (fields: object): string => JSON.stringify({ dtype: 'U8', shape: [4], data_offsets: [0, 4], ...fields });

describe('openSafetensors on files of PyTorch', () => {
  it('knows names, shapes and metadata', async () => {
    const file = await openSafetensors(bytesSource(fixture('all-dtypes')));
    expect(file.metadata).toEqual({ format: 'pt' });
    expect(file.names).toHaveLength(29);
    expect(file.info('conv.weight')).toEqual({ dtype: 'F32', shape: [2, 3, 2, 2], byteLength: 96 });
    expect(file.has('名前')).toBe(true);
    expect(file.has('toString')).toBe(false);
  });

  it.each([
    ['f64', 'F64', Float64Array.of(0, -0, 1, -2.5, 65504, 2 ** -24, Infinity, -Infinity, NaN, 1e300, 5e-324)],
    ['f16', 'F16', Uint16Array.of(0, 0x8000, 0x3c00, 0xc100, 0x7bff, 1, 0x7c00, 0xfc00, 0x7e00)],
    ['bf16', 'BF16', Uint16Array.of(0, 0x8000, 0x3f80, 0xc020, 0x4780, 0x3380, 0x7f80, 0xff80, 0x7fc0)],
    ['c64', 'C64', Float32Array.of(1, 2, -0, -0.5)],
    ['i64', 'I64', BigInt64Array.of(-(2n ** 63n), 0n, 1n, 2n ** 63n - 1n)],
    ['i32', 'I32', Int32Array.of(-(2 ** 31), 0, 1, 2 ** 31 - 1)],
    ['i16', 'I16', Int16Array.of(-32768, 0, 1, 32767)],
    ['i8', 'I8', Int8Array.of(-128, 0, 1, 127)],
    ['u8', 'U8', Uint8Array.of(0, 0, 1, 255)],
    ['u16', 'U16', Uint16Array.of(0, 0, 1, 65535)],
    ['u32', 'U32', Uint32Array.of(0, 0, 1, 2 ** 32 - 1)],
    ['u64', 'U64', BigUint64Array.of(0n, 1n, 2n ** 64n - 1n)],
    ['bool', 'BOOL', Uint8Array.of(1, 0, 1)],
    ['f4', 'F4', Uint8Array.of(0x10, 0x31, 0x52, 0x73, 0x94, 0xb5, 0xd6, 0xf7)],
    ['f8_e4m3', 'F8_E4M3', Uint8Array.of(0, 1, 127, 128, 255)],
    ['f8_e8m0', 'F8_E8M0', Uint8Array.of(0, 1, 127, 128, 255)],
    ['scalar', 'I64', BigInt64Array.of(7n)],
    ['empty', 'F32', new Float32Array(0)],
    ['__proto__', 'F32', Float32Array.of(1)],
    ['constructor', 'F32', Float32Array.of(2)],
    ['quote " backslash \\ newline \n bell \x07 delete \x7f', 'F32', Float32Array.of(3)],
    ['\u{1f441} after', 'F32', Float32Array.of(6)],
  ])('reads %s', async (name, dtype, data) => {
    const tensor = await (await openSafetensors(bytesSource(fixture('all-dtypes')))).read(name);
    expect(tensor.dtype).toBe(dtype);
    expect(tensor.data).toStrictEqual(data);
  });

  it('gives a tensor of its own at every reading', async () => {
    const file = await openSafetensors(bytesSource(fixture('all-dtypes')));
    (await file.read('scalar')).data[0] = 9n;
    expect((await file.read('scalar')).data[0]).toBe(7n);
  });

  it('reads shapes, from a Blob as well', async () => {
    const file = await openSafetensors(blobSource(new Blob([fixture('all-dtypes') as Uint8Array<ArrayBuffer>])));
    const weight = await file.read('conv.weight');
    expect(weight.shape).toEqual([2, 3, 2, 2]);
    expect(weight.data).toStrictEqual(Float32Array.from({ length: 24 }, (_, i) => i));
    expect((await file.read('scalar')).shape).toEqual([]);
    expect((await file.read('empty')).shape).toEqual([0, 3]);
  });

  it('reads a file without tensors', async () => {
    const file = await openSafetensors(bytesSource(fixture('empty')));
    expect(file.names).toEqual([]);
    await expect(file.read('a')).rejects.toThrow('has no tensor "a"');
  });

  it('reads data that writers did not align', async () => {
    const file = await openSafetensors(fileOf('{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}', 8));
    expect((await file.read('a')).data).toStrictEqual(Float64Array.of(0));
  });

  it('suggests the name that was meant', async () => {
    const file = await openSafetensors(bytesSource(fixture('all-dtypes'), 'w.safetensors'));
    expect(() => file.info('conv.wieght')).toThrow(
      'safetensors: w.safetensors has no tensor "conv.wieght"; did you mean "conv.weight"?',
    );
  });
});

describe('openSafetensors on files that lie', () => {
  const a = entry({});
  const cases: readonly (readonly [what: string, source: ByteSource, message: string])[] = [
    ['nothing in it', bytesSource(new Uint8Array(0), 'w.safetensors'), 'it has 0 bytes'],
    ['no whole length', bytesSource(new Uint8Array(7), 'w.safetensors'), 'it has 7 bytes'],
    ['a header longer than the file', fileOf('{}', 0, 3n), 'header of 3 bytes, but has only 2'],
    ['a header over the limit', fileOf('{}', 0, 100_000_001n), 'the limit is 100000000'],
    ['a length beyond float64', fileOf('{}', 0, 2n ** 64n - 1n), 'header of 18446744073709551615 bytes; the limit'],
    ['an empty header', fileOf(''), 'it starts with "", not with "{"'],
    ['a pickle', fileOf('\x80\x02}q\x00'), 'not with "{"'],
    ['text before the brace', fileOf(' x{}'), 'it starts with " x{}", not with "{"'],
    ['no UTF-8', fileOf(Uint8Array.of(0x7b, 0xff, 0x7d)), 'it is not UTF-8'],
    ['a byte order mark', fileOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)), 'not with "{"'],
    ['broken JSON', fileOf('{"a":'), 'expected a value at character 5'],
    ['text after the object', fileOf('{} x'), 'expected the end'],
    ['zeros after the object', fileOf('{}\0\0'), 'expected the end'],
    ['deep JSON', fileOf(`{"a":${'['.repeat(100_000)}`), 'nested deeper than 127 levels'],
    ['a tensor twice', fileOf(`{"a":${a},"a":${a}}`, 4), 'duplicate key "a"'],
    ['a key twice', fileOf('{"a":{"dtype":"U8","dtype":"U8","shape":[],"data_offsets":[0,1]}}', 1), 'duplicate key'],
    ['a number for a tensor', fileOf('{"a":1}'), 'tensor "a": its entry is not an object: got 1'],
    ['a damaged value of an unknown key', fileOf(`{"a":{"stride":[1}}`, 4), 'expected "]" at character 17'],
    ['no dtype', fileOf('{"a":{"shape":[4],"data_offsets":[0,4]}}', 4), 'unknown dtype: got nothing'],
    ['an unknown dtype', fileOf(`{"a":${entry({ dtype: 'F31' })}}`, 4), 'unknown dtype: got "F31"; there is U64'],
    ['an inherited dtype', fileOf(`{"a":${entry({ dtype: 'toString' })}}`, 4), 'unknown dtype: got "toString"'],
    ['no shape', fileOf('{"a":{"dtype":"U8","data_offsets":[0,4]}}', 4), 'shape is not a list of sizes: got nothing'],
    ['a negative size', fileOf(`{"a":${entry({ shape: [-4] })}}`, 4), 'shape is not a list of sizes: got [-4]'],
    ['minus zero', fileOf(`{"a":{"dtype":"U8","shape":[-0],"data_offsets":[0,0]}}`), 'shape is not a list of sizes'],
    ['half a size', fileOf(`{"a":${entry({ shape: [0.5] })}}`, 4), 'shape is not a list of sizes: got [0.5]'],
    [
      'an infinite size',
      fileOf(`{"a":${entry({ shape: [4] }).replace('[4]', '[1e999]')}}`, 4),
      'number beyond float64',
    ],
    [
      'a size that float64 rounds',
      fileOf(`{"a":${entry({}).replace('[4]', '[9007199254740993]')}}`, 4),
      'shape is not',
    ],
    ['a size in quotes', fileOf(`{"a":${entry({ shape: ['4'] })}}`, 4), 'shape is not a list of sizes: got ["4"]'],
    ['a count that overflows', fileOf(`{"a":${entry({ shape: [2 ** 40, 2 ** 40] })}}`, 4), 'no countable number'],
    ['half a byte', fileOf(`{"a":${entry({ dtype: 'F4', shape: [7] })}}`, 4), 'no countable number of bytes'],
    ['a shape of other size', fileOf(`{"a":${entry({ shape: [5] })}}`, 4), 'U8 of shape [5] takes 5 bytes, but'],
    [
      'a dtype of other size',
      fileOf(`{"a":${entry({ dtype: 'I16' })}}`, 4),
      'takes 8 bytes, but its data_offsets span 4',
    ],
    ['one offset', fileOf(`{"a":${entry({ data_offsets: [4] })}}`, 4), 'not a range [start, end]: got [4]'],
    ['offsets backwards', fileOf(`{"a":${entry({ data_offsets: [4, 0] })}}`, 4), 'not a range'],
    ['a negative offset', fileOf(`{"a":${entry({ data_offsets: [-4, 0] })}}`, 4), 'not a range'],
    [
      'null for an offset',
      fileOf(`{"a":${entry({ data_offsets: [null, 4] })}}`, 4),
      'not a range [start, end]: got [null',
    ],
    ['an overlap', fileOf(`{"a":${a},"b":${entry({ data_offsets: [3, 7] })}}`, 7), 'overlap those of tensor "a" by 1'],
    ['the same data twice', fileOf(`{"a":${a},"b":${a}}`, 4), 'overlap'],
    [
      'a hole',
      fileOf(`{"a":${a},"b":${entry({ data_offsets: [5, 9] })}}`, 9),
      '1 bytes between tensor "a" and tensor "b"',
    ],
    [
      'a hole at first',
      fileOf(`{"a":${entry({ data_offsets: [1, 5] })}}`, 5),
      '1 bytes between the header and tensor "a"',
    ],
    ['data cut off', fileOf(`{"a":${a}}`, 3), 'it is cut off: the header promises 4 bytes of data, the file has 3'],
    ['data without end', fileOf(`{"a":${a}}`, 9), '5 bytes after tensor "a" belong to no tensor'],
    [
      'an empty tensor beyond the end',
      fileOf('{"a":{"dtype":"U8","shape":[0],"data_offsets":[9,9]}}'),
      '9 bytes between',
    ],
    ['metadata as list', fileOf('{"__metadata__":["a"]}'), '__metadata__ is not a map of strings: got ["a"]'],
    ['numbers as metadata', fileOf('{"__metadata__":{"a":1}}'), 'the value of "a" is not a string: got 1'],
  ];

  it.each(cases)('refuses %s', async (_, source, message) => {
    const opened = openSafetensors(source);
    await expect(opened).rejects.toThrow(ValueError);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toThrow('w.safetensors');
  });

  it('says what to do', async () => {
    await expect(openSafetensors(fileOf(`{"a":${a}}`, 3))).rejects.toThrow(/fetch or save it again$/);
  });

  it('takes names and metadata that would break an object', async () => {
    const file = await openSafetensors(
      fileOf(
        `{"__metadata__":{"__proto__":"x"},"__proto__":${a},"toString":${entry({ shape: [0], data_offsets: [4, 4] })}}`,
        4,
      ),
    );
    expect(file.names).toEqual(['__proto__', 'toString']);
    expect(Object.entries(file.metadata)).toEqual([['__proto__', 'x']]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('notices that a file became shorter', async () => {
    const bytes = fixture('all-dtypes');
    const { size, read } = bytesSource(bytes);
    let limit = size;
    const file = await openSafetensors({
      name: 'w.safetensors',
      size,
      read: (offset, length) => read(offset, Math.min(length, limit - offset)),
    });
    limit = size - 1;
    const last = file.names.at(-1) as string;
    await expect(file.read(last)).rejects.toThrow(/^read: w.safetensors ended early: got 2 of 3 bytes/);
  });
});

describe('openSafetensors on damaged files', () => {
  /** Seeded: damage number `n` is always the same. Digits, braces and quotes are the likeliest replacements. */
  function damage(original: Uint8Array, n: number): Uint8Array {
    const words = philoxStream(n, 0x5afe, 16).map((word) => word >>> 1);
    const headerEnd = 8 + Number(new DataView(original.buffer, original.byteOffset).getBigUint64(0, true));
    let bytes = Uint8Array.from(original);
    for (let k = 0; k <= words[0] % 4; k++) {
      const [kind, where, what] = words.subarray(1 + 3 * k);
      const at = where % (kind % 8 === 0 ? bytes.length : headerEnd);
      const byte = kind % 3 === 0 ? what % 256 : '0123456789-e.[]{}",:\\'.charCodeAt(what % 21);
      if (kind % 5 === 0) bytes = bytes.slice(0, at);
      else if (kind % 5 === 1) bytes = Uint8Array.of(...bytes.subarray(0, at), byte, ...bytes.subarray(at));
      else if (kind % 5 === 2) bytes = Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1 + (what % 8)));
      else bytes[at] = byte;
      if (bytes.length < headerEnd) break;
    }
    return bytes;
  }

  it('opens and reads them, or says why not: nothing else is thrown, and no more is asked for than there is', async () => {
    const original = fixture('all-dtypes');
    let refused = 0;
    for (let n = 0; n < 3000; n++) {
      const { name, size, read } = bytesSource(damage(original, n));
      const source: ByteSource = {
        name,
        size,
        read(offset, length) {
          expect(offset + length).toBeLessThanOrEqual(size);
          return read(offset, length);
        },
      };
      try {
        const file = await openSafetensors(source);
        for (const tensor of file.names) await file.read(tensor);
      } catch (error) {
        expect(error).toBeInstanceOf(FoveaError);
        expect((error as Error).message.length).toBeLessThan(1000);
        refused++;
      }
    }
    // Some damage hits data or names only, which stay readable.
    expect(refused).toBeGreaterThan(2000);
    expect(refused).toBeLessThan(3000);
  });
});
