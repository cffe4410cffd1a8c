// Finds the images to train on: the full Fashion-MNIST where Debian installs it, the part that comes with Fovea, or a folder of IDX files.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ValueError } from 'fovea';
import { type IdxArray, type ImageSet, imageSetFromIdx, parseIdx } from 'fovea/data';

const FULL = '/usr/share/datasets/fashion-mnist';
const SUBSET = fileURLToPath(new URL('../../assets/fashion-mnist', import.meta.url));

export const FASHION_CLASSES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

export interface DataSet {
  /** What to tell the user. */
  readonly name: string;
  readonly train: ImageSet;
  readonly test: ImageSet;
}

const SUFFIXES: readonly [suffix: string, unpack: (bytes: Buffer) => Buffer][] = [
  ['', (bytes) => bytes],
  ['.gz', (bytes) => gunzipSync(bytes)],
  ['.br', (bytes) => brotliDecompressSync(bytes)],
];

async function readIdx(folder: string, name: string): Promise<IdxArray> {
  for (const [suffix, unpack] of SUFFIXES) {
    const path = join(folder, name + suffix);
    if (!existsSync(path)) continue;
    const packed = await readFile(path);
    let bytes: Buffer;
    try {
      bytes = unpack(packed);
    } catch (error) {
      throw new ValueError(`${path}: cannot be decompressed (${(error as Error).message}); the file is damaged`);
    }
    return parseIdx(bytes, path);
  }
  throw new ValueError(`${join(folder, name)}: there is no such file, nor one with .gz or .br`);
}

async function readPart(folder: string, part: string): Promise<ImageSet> {
  const images = await readIdx(folder, `${part}-images-idx3-ubyte`);
  const labels = await readIdx(folder, `${part}-labels-idx1-ubyte`);
  const most = labels.data.reduce((a, b) => Math.max(a, b), 0);
  const names =
    most < FASHION_CLASSES.length ? FASHION_CLASSES : Array.from({ length: most + 1 }, (_, i) => `class ${i}`);
  return imageSetFromIdx(images, labels, names);
}

/** `data`: 'auto', 'subset', 'full' or a folder. @throws ValueError when a file is missing or damaged */
export async function loadDataSet(data: string): Promise<DataSet> {
  const full = data === 'full' || (data === 'auto' && existsSync(join(FULL, 'train-images-idx3-ubyte.gz')));
  const subset = data === 'subset' || (data === 'auto' && !full);
  const folder = full ? FULL : subset ? SUBSET : data;
  const [train, test] = [await readPart(folder, 'train'), await readPart(folder, 't10k')];
  if (train.height !== test.height || train.width !== test.width)
    throw new ValueError(
      `${folder}: training images are ${train.height} × ${train.width}, test images ${test.height} × ${test.width}`,
    );
  const name = full ? 'Fashion-MNIST' : subset ? 'Fashion-MNIST (part that comes with Fovea)' : folder;
  return { name, train, test };
}
