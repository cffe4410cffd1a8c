// Tests of data sets: the part that comes with Fovea, folders of IDX files, and files that are missing, damaged or hostile.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idxBytes } from '../../test/idx-bytes.ts';
import { loadDataSet } from './dataset.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, bytes: Buffer | string): void => writeFileSync(join(folder, name), bytes);

function writeSet({ train, test }: { readonly train: readonly number[]; readonly test: readonly number[] }): void {
  write('train-images-idx3-ubyte', idxBytes([train.length, 2, 3], new Uint8Array(6 * train.length).fill(7)));
  write('train-labels-idx1-ubyte', idxBytes([train.length], train));
  write('t10k-images-idx3-ubyte.gz', gzipSync(idxBytes([test.length, 2, 3], new Uint8Array(6 * test.length).fill(9))));
  write('t10k-labels-idx1-ubyte.br', brotliCompressSync(idxBytes([test.length], test)));
}

describe('the part of Fashion-MNIST that comes with Fovea', () => {
  it('has 18,000 and 2,000 images, as many of each class', async () => {
    const { train, test, setting } = await loadDataSet('subset');
    expect(setting).toBe('subset');
    for (const [set, perClass] of [
      [train, 1800],
      [test, 200],
    ] as const) {
      expect([set.height, set.width, set.channels]).toEqual([28, 28, 1]);
      const counts = new Array<number>(10).fill(0);
      for (const label of set.labels) counts[label]++;
      expect(counts).toEqual(new Array(10).fill(perClass));
      expect(set.classNames).toHaveLength(10);
      expect(set.classNames[9]).toBe('Ankle boot');
    }
    const mean = train.pixels.reduce((sum, value) => sum + value, 0) / train.pixels.length / 255;
    // Of all 60,000 images it is 0.2860.
    expect(mean).toBeCloseTo(0.286, 2);
  });
});

describe('a folder', () => {
  it('is read plain or compressed; classes are numbered over both parts', async () => {
    writeSet({ train: [0, 1, 1], test: [2] });
    const { train, test, name, setting } = await loadDataSet(folder);
    expect([name, setting]).toEqual([folder, folder]);
    expect([...train.labels, ...test.labels]).toEqual([0, 1, 1, 2]);
    expect(train.classNames).toEqual(['0', '1', '2']);
    expect(test.classNames).toEqual(train.classNames);
    expect(test.pixels[5]).toBe(9);
  });

  it('may name its classes', async () => {
    writeSet({ train: [0, 1], test: [1] });
    write('classes.txt', 'cat\r\ndog\nbird\n');
    expect((await loadDataSet(folder)).train.classNames).toEqual(['cat', 'dog', 'bird']);
    write('classes.txt', 'cat\n');
    await expect(loadDataSet(folder)).rejects.toThrow(/classes\.txt: names 1 classes, but there are labels up to 1/);
  });

  const damage: [what: string, name: string, bytes: Buffer, message: RegExp][] = [
    [
      'images cut off',
      'train-images-idx3-ubyte',
      idxBytes([2, 2, 3], [1, 2]),
      /needs 12 bytes after the header: got 2/,
    ],
    ['another format', 'train-labels-idx1-ubyte', Buffer.from('labels'), /is not an IDX file/],
    ['a size of 4 GiB', 'train-labels-idx1-ubyte', idxBytes([2 ** 32 - 1], []), /truncated or damaged/],
    [
      'sizes that overflow',
      'train-images-idx3-ubyte',
      idxBytes(new Array(60).fill(2 ** 32 - 1), []),
      /truncated or damaged/,
    ],
    [
      'fewer labels',
      'train-labels-idx1-ubyte',
      idxBytes([1], [0]),
      /imageSetFromIdx: labels must have shape \[2\]: got \[1\]/,
    ],
    [
      'labels with two axes',
      'train-labels-idx1-ubyte',
      idxBytes([2, 1], [0, 1]),
      /imageSetFromIdx: labels must have shape \[2\]: got \[2, 1\]/,
    ],
    ['images of another size', 'train-images-idx3-ubyte', idxBytes([2, 3, 2], new Uint8Array(12)), /test images 2 × 3/],
    ['a damaged archive', 't10k-images-idx3-ubyte.gz', gzipSync(Buffer.alloc(99)).subarray(0, 20), /cannot be decomp/],
    ['no archive', 't10k-labels-idx1-ubyte.br', Buffer.from('labels'), /cannot be decompressed/],
  ];
  it.each(damage)('with %s is refused', async (_, name, bytes, message) => {
    writeSet({ train: [0, 1], test: [0] });
    write(name, bytes);
    await expect(loadDataSet(folder)).rejects.toThrow(message);
  });

  it('without test images is refused', async () => {
    writeSet({ train: [0, 1], test: [] });
    await expect(loadDataSet(folder)).rejects.toThrow('2 training and 0 test images of 2 × 3; both are needed');
  });

  it('without one of the files is refused', async () => {
    writeSet({ train: [0, 1], test: [0] });
    rmSync(join(folder, 't10k-labels-idx1-ubyte.br'));
    await expect(loadDataSet(folder)).rejects.toThrow(
      `${join(folder, 't10k-labels-idx1-ubyte')}: there is no such file, nor one with .gz or .br`,
    );
  });

  it('of another form, such as a folder for each class, is refused', async () => {
    mkdirSync(join(folder, 'cat'));
    await expect(loadDataSet(folder)).rejects.toThrow(
      `train: data=${folder}: the folder holds neither sub-folders with pictures nor IDX files; needs a sub-folder for each class, or train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-`,
    );
  });

  it('that is none is refused', async () => {
    write('file', '');
    for (const [name, what] of [
      ['file', 'is a file; needs a folder of pictures or of IDX files, or a manifest (.csv, .tsv, .jsonl)'],
      ['nowhere', 'there is no such folder'],
    ]) {
      const path = join(folder, name);
      await expect(loadDataSet(path)).rejects.toThrow(`train: data=${path}: ${what}`);
    }
    await expect(loadDataSet(join(folder, 'Full'))).rejects.toThrow('there is no such folder; did you mean data=full?');
  });
});
