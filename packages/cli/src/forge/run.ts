// `fovea forge`: forgeries of a folder of photographs, with masks, in a folder that `fovea train task=segment` reads.

import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { encode } from 'fast-png';
import { type Forgery, type ForgeryKind, forgeImage, type Photo } from 'fovea/forensics';
import { crop, decodeImage, RandomStream, type RasterImage } from 'fovea/images';
import { commandError } from '../command-error.ts';
import { picturesBelow } from '../data/image-list.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { grouped } from '../figures.ts';
import { withAdvice } from '../run-folder/file-error.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { naming, temporaryOf } from '../run-folder/write-file.ts';
import type { ForgeConfig } from './config.ts';

const COMMAND = 'forge';
/** Regions need some pixels. */
const LEAST_SIDE = 8;
const MOST_AREA = 0.7;
/** Between the numbers of different parts. */
const FAR = 1 << 24;

/** Photographs that one part of the pictures is made of. */
interface Part {
  /** Of the folder; '' where there is one part alone. */
  readonly name: '' | 'train' | 'val' | 'test';
  readonly photos: readonly string[];
  readonly count: number;
}

/** @throws ValueError for settings that do not fit each other */
function requireSettings({ data, output, minArea, maxArea, side, validationSplit, testSplit }: ForgeConfig): void {
  if (data === '') throw commandError(COMMAND, 'needs data=DIR: a folder of photographs');
  if (!existsSync(data)) throw commandError(COMMAND, `data=${data}: there is no such folder`);
  if (existsSync(output))
    throw commandError(COMMAND, `output=${output}: it is there already; name a folder that is new`);
  if (minArea > maxArea) throw commandError(COMMAND, `minArea=${minArea}: must be at most maxArea=${maxArea}`);
  if (maxArea > MOST_AREA) throw commandError(COMMAND, `maxArea=${maxArea}: must be at most ${MOST_AREA}`);
  if (side > 0 && side < LEAST_SIDE)
    throw commandError(COMMAND, `side=${side}: must be ${LEAST_SIDE} or more; 0: whole photographs`);
  if (validationSplit + testSplit >= 1)
    throw commandError(
      COMMAND,
      `validationSplit=${validationSplit}, testSplit=${testSplit}: leave no photographs to train on; make them smaller`,
    );
}

/** Parts of different photographs, drawn by the seed. @throws ValueError where a part would have too few */
function partsOf(photos: readonly string[], { validationSplit, testSplit, seed, count, kinds }: ForgeConfig): Part[] {
  const least = kinds.split(',').includes('splice') ? 2 : 1;
  const held = (share: number): number => (share === 0 ? 0 : Math.max(least, Math.round(share * photos.length)));
  const [val, test] = [held(validationSplit), held(testSplit)];
  const train = photos.length - val - test;
  if (train < least)
    throw commandError(
      COMMAND,
      `${photos.length} photographs are too few: ${least} or more are needed in each part; add some, or give validationSplit=0 testSplit=0${least > 1 ? ', or kinds=copyMove,removal' : ''}`,
    );
  const order = new RandomStream(seed, 0, 0).permutation(photos.length).map((i) => photos[i]);
  const part = (name: Part['name'], from: number, size: number): Part => ({
    name,
    photos: order.slice(from, from + size),
    count: count === 0 ? size : Math.max(1, Math.round((count * size) / photos.length)),
  });
  if (val + test === 0) return [part('', 0, train)];
  const all = [part('train', 0, train), part('val', train, val), part('test', train + val, test)];
  return all.filter(({ photos: own }) => own.length > 0);
}

/** The photograph, or a part of it that follows from seed, picture and photograph. @throws ValueError that names the file */
async function photoOf(path: string, place: number, picture: number, config: ForgeConfig): Promise<RasterImage> {
  const image = await decodeImage(path, { channels: 3 }).catch((error: Error) => {
    throw commandError(
      COMMAND,
      `cannot read ${path}: ${pictureReason(path, error.message)}; take it out of the folder`,
    );
  });
  if (Math.min(image.width, image.height) < LEAST_SIDE)
    throw commandError(
      COMMAND,
      `${path} is ${image.width} × ${image.height}; photographs need ${LEAST_SIDE} × ${LEAST_SIDE} pixels`,
    );
  const [width, height] = [image.width, image.height].map((size) => Math.min(size, config.side || size));
  const random = new RandomStream(config.seed, 1 + place, picture);
  const [left, top] = [random.integer(image.width - width + 1), random.integer(image.height - height + 1)];
  return crop(image, { left, top, width, height });
}

async function imageBytes({ width, height, data }: RasterImage, quality: number): Promise<Uint8Array> {
  if (quality === 0) return encode({ width, height, data, channels: 3, depth: 8 });
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

const maskBytes = ({ width, height, data }: RasterImage): Uint8Array =>
  encode({ width, height, data, channels: 1, depth: 8 });

/** What the manifest says of a picture. */
interface Entry {
  readonly image: string;
  readonly mask: string;
  readonly kind: Forgery['kind'];
  readonly photo: string;
  readonly donor?: string;
  /** Part of the pixels that were changed. */
  readonly share: number;
}

/** Writes the pictures of a part; all that were made when the signal aborts. `first`: its number among all. */
async function writePart(
  folder: string,
  { name, photos, count }: Part,
  first: number,
  config: ForgeConfig,
  signal: AbortSignal,
): Promise<Entry[]> {
  const { data, kinds, authentic, minArea, maxArea, feather, quality, seed } = config;
  for (const kind of ['images', 'masks']) await makeFolders(join(folder, name, kind));
  // A multiple of the photographs, so that each is used as often as the others; parts draw different regions.
  const streams = Math.ceil((first > 0 ? first + FAR : 0) / photos.length) * photos.length;
  const entries: Entry[] = [];
  for (let i = 0; i < count && !signal.aborted; i++) {
    const number = first + i;
    const loading = photos.map(
      (path, place): Photo =>
        () =>
          photoOf(path, place, number, config),
    );
    const options = {
      ...{ seed, authentic, area: [minArea, maxArea] as const, feather },
      kinds: kinds.split(',') as ForgeryKind[],
    };
    const made = await forgeImage(loading, streams + i, options);
    const stem = `forged-${number}`;
    const image = join(name, 'images', `${stem}.${quality > 0 ? 'jpg' : 'png'}`);
    const mask = join(name, 'masks', `${stem}.png`);
    await writeFile(join(folder, image), await imageBytes(made.image, quality));
    await writeFile(join(folder, mask), maskBytes(made.mask));
    entries.push({
      ...{ image, mask, kind: made.kind, photo: relative(data, photos[made.photo]) },
      ...(made.donor !== undefined && { donor: relative(data, photos[made.donor]) }),
      share: made.mask.data.reduce((sum, value) => sum + Number(value > 0), 0) / made.mask.data.length,
    });
  }
  return entries;
}

/** Gives the exit code. @throws ValueError for settings that do not fit, photographs that cannot be read, or a folder that cannot be written */
export async function forge(config: ForgeConfig, signal: AbortSignal): Promise<number> {
  requireSettings(config);
  const { data, output, ...settings } = config;
  const { paths, problems } = await picturesBelow(data);
  if (problems.length > 0) throw commandError(COMMAND, `cannot read ${problems[0].path}: ${problems[0].reason}`);
  if (paths.length === 0) throw commandError(COMMAND, `data=${data}: there are no pictures in it`);
  const parts = partsOf(paths, config);
  const temporary = temporaryOf(output);
  const place = <T>(work: Promise<T>): Promise<T> => withAdvice('name another folder', naming(output, work));
  const entries: Entry[] = [];
  try {
    await place(makeFolders(dirname(temporary)));
    for (const part of parts)
      entries.push(...(await place(writePart(temporary, part, entries.length, config, signal))));
    if (signal.aborted) {
      await rm(temporary, { recursive: true, force: true });
      console.error('stopped; nothing was written');
      return Number(signal.reason);
    }
    await place(writeFile(join(temporary, 'classes.txt'), 'authentic\ntampered\n'));
    const manifest = { settings, pictures: entries };
    await place(writeFile(join(temporary, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`));
    await place(rename(temporary, output));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  const counts = ['authentic', ...config.kinds.split(',')].map(
    (kind) => `${grouped(entries.filter((entry) => entry.kind === kind).length)} ${kind}`,
  );
  const sizes = parts.map(({ name, count }) => `${grouped(count)} ${name || 'pictures'}`).join(', ');
  console.log(`${output}: ${sizes}; ${counts.join(', ')}`);
  return 0;
}
