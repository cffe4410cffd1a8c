// Finds the images to train on: the full Fashion-MNIST where Debian installs it, the part that comes with Fovea, or a folder of IDX files.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { resemblingName, ValueError } from 'fovea';
import { type IdxArray, type ImageSet, imageSetFromIdx, parseIdx } from 'fovea/data';
import { commandError } from '../command-error.ts';
import { DATA_SETS } from '../data/built-in-sets.ts';
import { readIfThere } from '../run-folder/file-source.ts';
import { reasonOf } from '../run-folder/system-words.ts';

const FULL = '/usr/share/datasets/fashion-mnist';
const SUBSET = fileURLToPath(new URL('../../assets/fashion-mnist', import.meta.url));

const FASHION_CLASSES = [
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
  /** The value of `data` that gives the same images again: 'full', 'subset' or a folder. */
  readonly setting: string;
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** With a part of the training images held out. */
export interface SplitDataSet extends DataSet {
  readonly validation: ImageSet;
}

/** More than any data set in this format that fits the memory; a small file that unpacks to more is an attack or damage. */
const MOST_BYTES = 2 ** 31;
const LIMIT = { maxOutputLength: MOST_BYTES };

const SUFFIXES: readonly [suffix: string, unpack: (bytes: Buffer) => Buffer][] = [
  ['', (bytes) => bytes],
  ['.gz', (bytes) => gunzipSync(bytes, LIMIT)],
  ['.br', (bytes) => brotliDecompressSync(bytes, LIMIT)],
];

async function readIdx(folder: string, name: string): Promise<IdxArray> {
  for (const [suffix, unpack] of SUFFIXES) {
    const path = join(folder, name + suffix);
    const packed = await readIfThere(path);
    if (packed === undefined) continue;
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

/** Names from `classes.txt`, one per line, or else the numbers. */
async function readClassNames(folder: string, count: number): Promise<readonly string[]> {
  const path = join(folder, 'classes.txt');
  const names = (await readIfThere(path))
    ?.toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (names && names.length < count)
    throw new ValueError(`${path}: names ${names.length} classes, but there are labels up to ${count - 1}`);
  return names ?? Array.from({ length: count }, (_, c) => String(c));
}

const PARTS = ['train', 't10k'] as const;
const imagesFile = (part: string): string => `${part}-images-idx3-ubyte`;
const labelsFile = (part: string): string => `${part}-labels-idx1-ubyte`;
const IDX_FILES = PARTS.flatMap((part) => [imagesFile(part), labelsFile(part)]);

/** A name that one of the files has. */
export const IDX_NAME = /^(train|t10k)-(images-idx3|labels-idx1)-ubyte(\.gz|\.br)?$/;

/** @throws ValueError unless there is a folder with at least one of the files */
async function requireFolder(folder: string, setting: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw commandError('train', `data=${setting}: ${explain(error, folder)}`);
  });
  if (!IDX_FILES.some((file) => SUFFIXES.some(([suffix]) => names.includes(file + suffix))))
    throw commandError(
      'train',
      `data=${setting}: the folder holds neither sub-folders with pictures nor IDX files; needs a sub-folder for each class, or ${IDX_FILES.join(', ')}, as they are or with .gz or .br`,
    );
}

function explain(error: NodeJS.ErrnoException, folder: string): string {
  if (error.code === 'ENOTDIR')
    return 'is a file; needs a folder of pictures or of IDX files, or a manifest (.csv, .tsv, .jsonl)';
  if (error.code !== 'ENOENT') return `cannot be read: ${reasonOf(error)}`;
  if (folder === FULL)
    return `there is no folder ${FULL}; install Debian's package dataset-fashion-mnist, or train with data=subset`;
  const near = resemblingName(basename(folder), DATA_SETS);
  return `there is no such folder${near ? `; did you mean data=${near}?` : ''}`;
}

/** @throws ValueError when a file is missing or damaged, or there is nothing to train on or to test with */
async function readFolder(
  folder: string,
  setting: string,
  names?: readonly string[],
): Promise<Pick<DataSet, 'train' | 'test'>> {
  await requireFolder(folder, setting);
  const files = [];
  for (const part of PARTS) {
    const images = await readIdx(folder, imagesFile(part));
    files.push({ images, labels: await readIdx(folder, labelsFile(part)) });
  }
  const classes = 1 + Math.max(...files.map(({ labels }) => labels.data.reduce((a, b) => Math.max(a, b), 0)));
  const classNames = names ?? (await readClassNames(folder, classes));
  const [train, test] = files.map(({ images, labels }) => imageSetFromIdx(images, labels, classNames));
  if (train.height !== test.height || train.width !== test.width)
    throw new ValueError(
      `${folder}: training images are ${train.height} × ${train.width}, test images ${test.height} × ${test.width}`,
    );
  if (train.pixels.length === 0 || test.pixels.length === 0)
    throw new ValueError(
      `${folder}: there are ${train.labels.length} training and ${test.labels.length} test images of ${train.height} × ${train.width}; both are needed`,
    );
  return { train, test };
}

/** `data`: 'auto', 'subset', 'full' or a folder. @throws ValueError when a file is missing or damaged */
export async function loadDataSet(data: string): Promise<DataSet> {
  const found = existsSync(join(FULL, 'train-images-idx3-ubyte.gz'));
  const setting = data === 'auto' ? (found ? 'full' : 'subset') : data;
  if (setting === 'full')
    return { name: 'Fashion-MNIST', setting, ...(await readFolder(FULL, setting, FASHION_CLASSES)) };
  if (setting === 'subset') {
    const name = 'Fashion-MNIST (part that comes with Fovea)';
    return { name, setting, ...(await readFolder(SUBSET, setting, FASHION_CLASSES)) };
  }
  return { name: setting, setting, ...(await readFolder(setting, setting)) };
}
