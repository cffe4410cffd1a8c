// Tests of the safetensors writer: the bytes that PyTorch writes, and what it refuses before the first byte is out.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { type ByteSink, bytesSource } from './byte-source.ts';
import { openSafetensors, type SafetensorsTensor } from './safetensors-read.ts';
import { type SafetensorsInput, type SafetensorsWriteOptions, writeSafetensors } from './safetensors-write.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../test/fixtures/safetensors/${name}.safetensors`, import.meta.url)));

async function write(
  tensors: Iterable<readonly [string, SafetensorsInput]>,
  options?: SafetensorsWriteOptions,
): Promise<Uint8Array> {
  const bytes: number[] = [];
  const sink: ByteSink = { write: async (chunk) => void bytes.push(...chunk) };
  await writeSafetensors(sink, tensors, options);
  return Uint8Array.from(bytes);
}

describe('writeSafetensors', () => {
  it.each(['all-dtypes', 'conversions', 'empty'])(
    'writes %s byte for byte as PyTorch does, given in any order',
    async (name) => {
      const bytes = fixture(name);
      const file = await openSafetensors(bytesSource(bytes));
      const tensors: [string, SafetensorsTensor][] = [];
      for (const tensor of file.names) tensors.unshift([tensor, await file.read(tensor)]);
      const metadata = Object.keys(file.metadata).length > 0 ? { metadata: file.metadata } : {};
      expect(await write(tensors, metadata)).toEqual(bytes);
    },
  );

  it('asks for data when their turn comes', async () => {
    const log: string[] = [];
    const late = (name: string): SafetensorsInput => ({
      dtype: 'U8',
      shape: [2],
      data: async () => {
        log.push(`data of ${name}`);
        return Uint8Array.of(1, 2);
      },
    });
    const sink: ByteSink = { write: async ({ length }) => void log.push(`${length} bytes`) };
    await writeSafetensors(
      sink,
      new Map([
        ['b', late('b')],
        ['a', late('a')],
      ]),
    );
    expect(log.slice(1)).toEqual(['data of a', '2 bytes', 'data of b', '2 bytes']);
  });

  it('writes views of larger and of shared buffers', async () => {
    const shared = new Float32Array(new SharedArrayBuffer(16)).fill(2).subarray(1, 3);
    const bytes = await write([['a', { dtype: 'F32', shape: [2], data: shared }]]);
    expect((await (await openSafetensors(bytesSource(bytes))).read('a')).data).toStrictEqual(Float32Array.of(2, 2));
  });

  it('keeps metadata, in order and under any key', async () => {
    const metadata = { z: 'ü"', ['__proto__']: 'p', a: '' };
    const bytes = await write([], { metadata });
    expect(bytes.length % 8).toBe(0);
    expect(Object.entries((await openSafetensors(bytesSource(bytes))).metadata)).toEqual(Object.entries(metadata));
  });

  const one: SafetensorsInput = { dtype: 'F32', shape: [1], data: Float32Array.of(1) };
  it.each([
    [
      'a name twice',
      [
        ['a', one],
        ['a', one],
      ],
      ValueError,
      'two tensors are called "a"',
    ],
    ['the reserved name', [['__metadata__', one]], ValueError, 'cannot be called "__metadata__"'],
    ['half a surrogate pair', [['\ud800', one]], ValueError, 'cannot be called'],
    ['an unknown dtype', [['a', { ...one, dtype: 'F31' }]], DTypeError, '"a": unknown dtype F31; there is U64'],
    [
      'a wrong array',
      [['a', { ...one, data: Float64Array.of(1) }]],
      DTypeError,
      'F32 is kept in a Float32Array: got a Float64Array',
    ],
    ['too few data', [['a', { ...one, shape: [2] }]], ShapeError, 'F32 of shape [2] takes 8 bytes: got 4'],
    ['a negative size', [['a', { ...one, shape: [-1] }]], ShapeError, 'F32 cannot have the shape [-1]'],
    [
      'half a byte',
      [['a', { dtype: 'F4', shape: [1], data: Uint8Array.of(1) }]],
      ShapeError,
      'F4 cannot have the shape [1]',
    ],
  ] as [string, [string, SafetensorsInput][], typeof ValueError, string][])(
    'refuses %s and writes nothing',
    async (_, tensors, kind, message) => {
      let written = false;
      const sink: ByteSink = {
        write: async () => {
          written = true;
        },
      };
      const writing = writeSafetensors(sink, tensors);
      await expect(writing).rejects.toThrow(kind);
      await expect(writing).rejects.toThrow(message);
      expect(written).toBe(false);
    },
  );

  it.each([
    ['a number', { step: 3 }, 'metadata are Unicode strings: got number for "step"'],
    ['half a surrogate pair', { note: 'x\ud800' }, 'got half a surrogate pair for "note"'],
  ])('refuses %s in the metadata', async (_, metadata, message) => {
    await expect(write([['a', one]], { metadata: metadata as Record<string, string> })).rejects.toThrow(message);
  });

  it('refuses late data that do not fit', async () => {
    const late = write([['a', { dtype: 'F32', shape: [2], data: () => Float32Array.of(1) }]]);
    await expect(late).rejects.toThrow('safetensors: "a": F32 of shape [2] takes 8 bytes: got 4');
  });

  it('refuses a header that no reader would take', async () => {
    const huge = write([], { metadata: { log: 'x'.repeat(100_000_000) } });
    await expect(huge).rejects.toThrow('readers take 100000000 at most');
  });
});
