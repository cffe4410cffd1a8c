// What is attacked: pictures as the network sees them, with the class that each is to be taken from.

import { ValueError } from 'fovea';
import { decodeImage, type ImageInput, type RasterImage, resizeAndCrop } from 'fovea/images';
import type { Module } from 'fovea/nn';
import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import type { Problem } from '../data/image-list.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { nearestClass } from '../predict/class-names.ts';
import { findPictures } from '../predict/inputs.ts';
import { labelledImages } from '../val/labelled-images.ts';
import type { AttackConfig } from './config.ts';

export interface Victim {
  readonly name: string;
  readonly image: RasterImage;
  /** What it is said to show, by number; undefined for pictures without labels. */
  readonly label: number | undefined;
}

export interface Victims {
  /** What to tell the user. */
  readonly data: string;
  readonly list: readonly Victim[];
  readonly problems: readonly Problem[];
}

interface Candidate {
  readonly name: string;
  readonly input: Exclude<ImageInput, URL>;
  readonly label?: string;
}

async function candidates(
  names: readonly string[],
  { data, split }: AttackConfig,
): Promise<{ readonly data: string; readonly list: readonly Candidate[]; readonly problems: readonly Problem[] }> {
  if (data === '') {
    const { pictures, problems } = await findPictures('attack', names);
    return { data: pictures.length === 1 ? '1 picture' : `${pictures.length} pictures`, list: pictures, problems };
  }
  if (names.length > 0)
    throw commandError('attack', `data=${data}: and pictures, too: got ${names[0]}; give one of them`);
  const { name, images, problems } = await labelledImages('attack', data, split);
  return { data: name, list: images, problems };
}

/** Some of the items, from all over the list. */
const spread = <T>(items: readonly T[], most: number): T[] => {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
};

/** @throws ValueError where none can be read, or one has a label that the network does not know */
export async function findVictims(
  predictor: Predictor<Module>,
  classNames: readonly string[],
  names: readonly string[],
  config: AttackConfig,
): Promise<Victims> {
  const found = await candidates(names, config);
  const [list, problems]: [Victim[], Problem[]] = [[], [...found.problems]];
  const { preprocessing } = predictor;
  for (const { name, input, label } of spread(found.list, config.most)) {
    const number = label === undefined ? undefined : classNames.indexOf(label);
    if (number === -1)
      throw commandError(
        'attack',
        `the network does not know the class "${label}";${nearestClass(label as string, classNames, 'it tells apart')}`,
      );
    try {
      const image = resizeAndCrop(await decodeImage(input, { channels: preprocessing.channels }), preprocessing);
      list.push({ name, image, label: number });
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      problems.push({ path: name, reason: pictureReason(name, error.message) });
    }
  }
  if (list.length === 0)
    throw commandError('attack', `no picture could be read; the first: ${problems[0]?.path}: ${problems[0]?.reason}`);
  return { data: found.data, list, problems };
}
