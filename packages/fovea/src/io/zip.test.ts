// Tests of zip archives: checksums, what another program's reader and writer make of them, and directories that lie or are larger than 4 GiB.

import { crc32 as reference } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inFullTier } from '../../test/tiers.ts';
import { ValueError } from '../base/errors.ts';
import { type ByteSource, bytesSource } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import { openZip, readZipEntry } from './zip-read.ts';
import { directory, ZipWriter } from './zip-write.ts';

async function archive(...names: readonly string[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter({ write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  for (const name of names) await zip.add(name, Buffer.from(name));
  await zip.end();
  return Buffer.concat(chunks);
}

/** Empty but for the pieces at the given places. */
function sparse(size: number, pieces: readonly (readonly [at: number, bytes: Uint8Array])[]): ByteSource {
  const read = async (offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
    const out = new Uint8Array(Math.min(length, size - offset));
    for (const [at, bytes] of pieces)
      bytes.forEach((byte, i) => {
        const place = at + i - offset;
        if (place >= 0 && place < out.length) out[place] = byte;
      });
    return out;
  };
  return { name: 'large.zip', size, read };
}

describe('crc32', () => {
  it('is that of zlib, in one piece or several', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => (i * 197 + (i >> 3)) & 255);
    for (let length = 0; length <= bytes.length; length++) {
      const part = bytes.subarray(1, length + 1);
      expect(crc32(part)).toBe(reference(part));
      expect(crc32(part.subarray(3), crc32(part.subarray(0, 3)))).toBe(reference(part));
    }
  });
});

describe('archives', () => {
  it('are read as they were written, and their data lie at multiples of 64', async () => {
    const bytes = await archive('a', 'folder/long name with ä', 'c'.repeat(100));
    const entries = await openZip(bytesSource(bytes));
    expect([...entries.keys()]).toEqual(['a', 'folder/long name with ä', 'c'.repeat(100)]);
    for (const [name, entry] of entries) {
      expect(Buffer.from(await readZipEntry(bytesSource(bytes), entry)).toString()).toBe(name);
      const start = entry.header + 30 + bytes.readUInt16LE(entry.header + 26) + bytes.readUInt16LE(entry.header + 28);
      expect(start % 64).toBe(0);
    }
  });

  it('have the same bytes whenever they are written', async () => {
    expect(await archive('a', 'b')).toEqual(await archive('a', 'b'));
  });

  it('may have a comment, and no entries', async () => {
    const bytes = Buffer.concat([await archive(), Buffer.from('hello')]);
    bytes.writeUInt16LE(5, bytes.length - 7);
    expect((await openZip(bytesSource(bytes))).size).toBe(0);
  });

  it('of more than 4 GiB have entries beyond', async () => {
    const far = 2 ** 33 + 64;
    const inner = await archive('inner');
    const rows = directory(
      [{ name: 'inner', byteLength: 5, crc: crc32(Buffer.from('inner')), header: far }],
      far + 200,
    );
    const source = sparse(far + 200 + rows.length, [
      [far, inner.subarray(0, 200)],
      [far + 200, rows],
    ]);
    const entry = (await openZip(source)).get('inner');
    expect(entry).toMatchObject({ header: far, byteLength: 5 });
    expect(Buffer.from(await readZipEntry(source, entry!)).toString('latin1')).toBe('inner');
  });

  it.runIf(inFullTier)('of more than 65535 entries have a count beyond', async () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => ({ name: `${i}`, byteLength: 0, crc: 0, header: 0 }));
    const bytes = directory(rows, 64);
    expect((await openZip(sparse(64 + bytes.length, [[64, bytes]]))).size).toBe(70_000);
  });
});

describe('archives that lie', () => {
  const change = async (edit: (bytes: Buffer, row: number, end: number) => void): Promise<ByteSource> => {
    const bytes = await archive('first', 'other');
    edit(bytes, bytes.indexOf('PK\x01\x02'), bytes.length - 22);
    return bytesSource(bytes, 'w.zip');
  };

  it.each<[string, (bytes: Buffer, row: number, end: number) => void, string]>([
    ['no end record', (bytes, _row, end) => bytes.fill(0, end), 'it has no end record, so it was cut off'],
    ['several files', (bytes, _row, end) => bytes.writeUInt16LE(1, end + 4), 'it is split over several files'],
    [
      'a directory behind the end',
      (bytes, _row, end) => bytes.writeUInt32LE(2 ** 31, end + 16),
      'its directory ends at byte',
    ],
    [
      'a directory of 2 GiB',
      (bytes, _row, end) => bytes.writeUInt32LE(2 ** 31, end + 12),
      'its directory takes 2147483648 bytes; the limit',
    ],
    [
      'a directory elsewhere',
      (bytes, row, end) => bytes.writeUInt32LE(row - 1, end + 16),
      'its directory holds something else than entries',
    ],
    [
      'more entries than it has',
      (bytes, _row, end) => bytes.fill(3, end + 8, end + 9).fill(3, end + 10, end + 11),
      'announces 3 entries, and has 2',
    ],
    [
      'fewer entries than it has',
      (bytes, _row, end) => bytes.fill(1, end + 8, end + 9).fill(1, end + 10, end + 11),
      '51 bytes behind the last entry',
    ],
    ['a long name', (bytes, row) => bytes.writeUInt16LE(9999, row + 28), 'its directory ends within an entry'],
    [
      'a name that is not UTF-8',
      (bytes, row) => bytes.fill(0xff, row + 46, row + 47),
      'the name of an entry is not UTF-8',
    ],
    [
      'a name twice',
      (bytes, row) => bytes.copy(bytes, row + 51 + 46, row + 46, row + 51),
      'two entries are called "first"',
    ],
    [
      'data over the directory',
      (bytes, row) => bytes.writeUInt32LE(row - 20, row + 42),
      '"first" ends behind the start of the directory',
    ],
    ['two sizes', (bytes, row) => bytes.writeUInt32LE(4, row + 20), '"first" takes 4 bytes, but should have 5'],
    [
      'a 64-bit size that is not there',
      (bytes, row) => bytes.writeUInt32LE(0xffffffff, row + 24),
      '"first" takes 5 bytes',
    ],
    [
      'a large archive without its record',
      (bytes, _row, end) => bytes.writeUInt32LE(0xffffffff, end + 16),
      'it lacks the end record for large archives',
    ],
  ])('%s', async (_what, edit, message) => {
    const opened = openZip(await change(edit));
    await expect(opened).rejects.toThrow(`zip: w.zip: `);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toBeInstanceOf(ValueError);
  });

  it('an entry that starts elsewhere', async () => {
    const source = await change((bytes, row) => bytes.writeUInt32LE(3, row + 42));
    const entry = (await openZip(source)).get('first');
    await expect(readZipEntry(source, entry!)).rejects.toThrow('"first" does not start where the directory says');
  });
});
