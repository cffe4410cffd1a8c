// Images with labels to evaluate on: those that a run was tested on, or any folder, manifest or set that `train` takes.

import { readdir } from 'node:fs/promises';
import type { ImageSet } from 'fovea/data';
import type { ImageInput, RasterImage } from 'fovea/images';
import { commandError } from '../command-error.ts';
import { isDataSet, isIdxSet } from '../data/built-in-sets.ts';
import type { Problem, Split } from '../data/image-list.ts';
import { listImages } from '../data/list-images.ts';
import { isManifest } from '../data/manifest.ts';
import { imageOf } from '../data/training-data.ts';
import { reasonOf } from '../run-folder/system-words.ts';
import { IDX_NAME, loadDataSet } from '../train/dataset.ts';
import type { ValConfig } from './config.ts';

/** An image, and the class that it is said to show. */
export interface LabelledImage {
  readonly input: Extract<ImageInput, string | RasterImage>;
  /** What reports call it. */
  readonly name: string;
  readonly label: string;
  /** Where images can show several classes, or none: all that this one shows. */
  readonly labels?: readonly string[];
}

export interface LabelledImages {
  /** What to tell the user. */
  readonly name: string;
  readonly images: readonly LabelledImage[];
  readonly problems: readonly Problem[];
}

/** Whether the data are IDX files. @throws ValueError for a folder that cannot be read */
export async function isIdx(command: string, data: string): Promise<boolean> {
  if (isIdxSet(data)) return true;
  if (isDataSet(data) || isManifest(data)) return false;
  const names = await readdir(data).catch((error: unknown) => {
    throw commandError(command, `data=${data}: ${reasonOf(error)}`);
  });
  return names.some((name) => IDX_NAME.test(name));
}

function fromSet(set: ImageSet): LabelledImage[] {
  return Array.from(set.labels, (label, i) => ({
    input: imageOf(set, i),
    name: `test image ${i}`,
    label: set.classNames[label],
  }));
}

async function fromPictures(command: string, data: string, split: ValConfig['split']): Promise<LabelledImages> {
  const { entries, problems } = await listImages(data);
  if (entries.length === 0)
    throw commandError(
      command,
      `data=${data}: there are no labelled pictures; needs a sub-folder for each class, or a manifest with a label for each picture`,
    );
  const has = (wanted: Split): boolean => entries.some((entry) => entry.split === wanted);
  const chosen = split === 'auto' && has('test') ? 'test' : split;
  if ((chosen === 'test' || chosen === 'validation') && !has(chosen))
    throw commandError(command, `split=${chosen}: ${data} has no such split; split=all takes every image`);
  const wanted = entries.filter((entry) => chosen === 'all' || chosen === 'auto' || entry.split === chosen);
  const images = wanted.map(({ path, label, labels }) => ({
    input: path,
    name: path,
    label,
    ...(labels && { labels }),
  }));
  return { name: data, images, problems };
}

/** For the command that is called. @throws ValueError for data that cannot be read, or have no such images */
export async function labelledImages(
  command: string,
  data: string,
  split: ValConfig['split'],
): Promise<LabelledImages> {
  if (!(await isIdx(command, data))) return fromPictures(command, data, split);
  if (split === 'validation')
    throw commandError(command, `split=validation: ${data} has training and test images only; leave split out`);
  const { name, test, train } = await loadDataSet(data);
  const images = fromSet(test);
  return { name, images: split === 'all' ? [...fromSet(train), ...images] : images, problems: [] };
}
