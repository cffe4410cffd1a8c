// Tests of the writer of .pt files: the bytes of a file that PyTorch has read, and what is refused.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { bytesSource } from './byte-source.ts';
import { openPyTorch } from './pytorch-read.ts';
import { writePyTorch } from './pytorch-write.ts';
import { openSafetensors } from './safetensors-read.ts';
import type { SafetensorsInput } from './safetensors-write.ts';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../test/fixtures/pytorch/${name}`, import.meta.url));

async function written(tensors: Iterable<readonly [string, SafetensorsInput]>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await writePyTorch({ write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) }, tensors);
  return Buffer.concat(chunks);
}

const one: SafetensorsInput = { dtype: 'F32', shape: [1], data: Float32Array.of(1) };

describe('writePyTorch', () => {
  // `tools/fixtures/pytorch_files.py written.pt` lets torch.load(weights_only=True) compare it with types.safetensors.
  it('writes the file that PyTorch has read, byte for byte', async () => {
    const from = await openSafetensors(bytesSource(bytesOf('types.safetensors')));
    const tensors = from.names.map((name): [string, SafetensorsInput] => [
      name,
      { ...from.info(name), data: async () => (await from.read(name)).data },
    ]);
    expect((await written(tensors)).equals(bytesOf('written.pt'))).toBe(true);
  });

  it('keeps the order, and what is read again is the same', async () => {
    const file = await openPyTorch(
      bytesSource(
        await written([
          ['b', one],
          ['a', { ...one, shape: [] }],
        ]),
      ),
    );
    expect(file.names).toEqual(['b', 'a']);
    expect(await file.read('a')).toStrictEqual({ ...one, shape: [] });
  });

  it('writes a file without tensors', async () => {
    expect((await openPyTorch(bytesSource(await written([])))).names).toEqual([]);
  });

  it.each<[string, [string, SafetensorsInput][], new () => Error, string]>([
    [
      'a name twice',
      [
        ['a', one],
        ['a', one],
      ],
      ValueError,
      'pytorch: two tensors are called "a"',
    ],
    ['half a surrogate pair', [['\ud800', one]], ValueError, 'pytorch: a tensor cannot be called'],
    [
      'a type that PyTorch cannot save',
      [['a', { dtype: 'F4', shape: [2], data: new Uint8Array(1) }]],
      DTypeError,
      'pytorch: "a": F4 is not written; there is F32',
    ],
    ['an unknown type', [['a', { ...one, dtype: 'F31' as never }]], DTypeError, 'pytorch: "a": unknown dtype F31'],
    [
      'another array',
      [['a', { ...one, data: Int32Array.of(1) }]],
      DTypeError,
      'pytorch: "a": F32 is kept in a Float32Array: got a Int32Array',
    ],
    [
      'too few data',
      [['a', { ...one, shape: [2] }]],
      ShapeError,
      'pytorch: "a": F32 of shape [2] takes 8 bytes: got 4',
    ],
    [
      'too few data, late',
      [['a', { ...one, shape: [2], data: () => Float32Array.of(1) }]],
      ShapeError,
      'pytorch: "a": F32 of shape [2] takes 8 bytes',
    ],
    ['a negative size', [['a', { ...one, shape: [-1] }]], ShapeError, 'pytorch: "a": F32 cannot have the shape [-1]'],
  ])('refuses %s', async (_what, tensors, kind, message) => {
    await expect(written(tensors)).rejects.toThrow(message);
    await expect(written(tensors)).rejects.toBeInstanceOf(kind);
  });
});
