// What is known of each picture of a data set: format, size, content, likeness, brightness.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { ValueError } from 'fovea';
import { decodeImage, type RasterImage, resize } from 'fovea/images';
import sharp from 'sharp';
import type { ImageEntry, Problem } from '../data/image-list.ts';
import { reasonOf } from '../run-folder/file-error.ts';
import { differenceHash } from './perceptual-hash.ts';

export interface LookedAt extends ImageEntry {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Of the file's content. */
  readonly hash: string;
  /** Of what it looks like, along and across. */
  readonly likeness: readonly [bigint, bigint];
  /** Mean and mean square of each channel, as fractions of 255. */
  readonly mean: readonly number[];
  readonly meanSquare: readonly number[];
  /** Small, for a sheet of samples; kept for the first of each class. */
  readonly sample: RasterImage | undefined;
}

const SAMPLE_SIDE = 96;

function channelMeans({ data }: RasterImage): Pick<LookedAt, 'mean' | 'meanSquare'> {
  const [mean, meanSquare] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  const pixels = data.length / 3;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] / 255;
    mean[i % 3] += value / pixels;
    meanSquare[i % 3] += value ** 2 / pixels;
  }
  return { mean, meanSquare };
}

async function look(entry: ImageEntry, keepSample: boolean): Promise<LookedAt> {
  const content = await readFile(entry.path).catch((error: unknown) => {
    throw new ValueError(reasonOf(error));
  });
  const image = await decodeImage(content, { name: entry.path });
  const { format = 'unknown' } = await sharp(content).metadata();
  const { width, height } = image;
  const side = Math.min(SAMPLE_SIDE, width, height);
  return {
    ...entry,
    format,
    width,
    height,
    bytes: content.byteLength,
    hash: createHash('sha256').update(content).digest('hex'),
    likeness: [differenceHash(image), differenceHash(image, 'below')],
    ...channelMeans(image),
    sample: keepSample ? resize(image, side, { interpolation: 'bilinear' }) : undefined,
  };
}

/** The reason without the path, which stands before it. */
const reasonWithout = (path: string, message: string): string =>
  message.replace(/^decodeImage: /, '').replace(`${path}: `, '');

export interface Looked {
  readonly images: readonly LookedAt[];
  readonly problems: readonly Problem[];
}

/** All pictures, in their order, or those before the signal aborted. */
export async function lookAt(entries: readonly ImageEntry[], samples: number, signal: AbortSignal): Promise<Looked> {
  const found = new Array<LookedAt | Problem | undefined>(entries.length);
  const inClass = new Map<string, number>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < entries.length && !signal.aborted) {
      const i = next++;
      const entry = entries[i];
      const before = inClass.get(entry.label) ?? 0;
      inClass.set(entry.label, before + 1);
      try {
        found[i] = await look(entry, before < samples);
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
        found[i] = { path: entry.path, reason: reasonWithout(entry.path, error.message) };
      }
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
  const isProblem = (one: LookedAt | Problem): one is Problem => 'reason' in one;
  const looked = found.filter((one) => one !== undefined);
  return {
    images: looked.filter((one): one is LookedAt => !isProblem(one)),
    problems: looked.filter(isProblem),
  };
}
