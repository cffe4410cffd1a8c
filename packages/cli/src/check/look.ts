// What is known of each picture of a data set: format, size, content, likeness, brightness.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { decodeImage, type RasterImage, resize } from 'fovea/images';
import type { ImageEntry, Problem } from '../data/image-list.ts';
import { reasonWithout } from '../data/image-loader.ts';
import { type Looked, lookAtAll } from '../data/look-at-all.ts';
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
  /** Small, for a sheet of samples; kept for some of each class. */
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
  const content = await readFile(entry.path);
  const image = await decodeImage(content, { name: entry.path });
  const { default: sharp } = await import('sharp');
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

/** All pictures, in their order, or those before the signal aborted. */
export function lookAt(
  entries: readonly ImageEntry[],
  samples: number,
  signal: AbortSignal,
): Promise<Looked<LookedAt>> {
  const totals = new Map<string, number>();
  for (const { label } of entries) totals.set(label, (totals.get(label) ?? 0) + 1);
  // All over the class: the first ones may be of one kind.
  const isSample = (place: number, total: number): boolean =>
    Math.floor((place * samples) / total) !== Math.floor(((place - 1) * samples) / total);
  const inClass = new Map<string, number>();
  const lookAtOne = async (entry: ImageEntry): Promise<LookedAt | Problem> => {
    const before = inClass.get(entry.label) ?? 0;
    inClass.set(entry.label, before + 1);
    try {
      return await look(entry, isSample(before, totals.get(entry.label) as number));
    } catch (error) {
      return { path: entry.path, reason: reasonWithout(entry.path, error) };
    }
  };
  return lookAtAll(entries, lookAtOne, { width: 2 * availableParallelism(), signal });
}
