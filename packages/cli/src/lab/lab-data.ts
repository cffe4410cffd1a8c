// The images of experiments: Fashion-MNIST, and the emoji that come along with what they are called, read once.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Caption, CaptionedData, DataName, LabData } from '@fovea/experiments';
import type { ImageSet } from 'fovea/data';
import { decodeImage, type RasterImage, resize } from 'fovea/images';
import { placeOf } from '../data/built-in-sets.ts';
import type { ImageEntry } from '../data/image-list.ts';
import { listImages } from '../data/list-images.ts';
import { loadDataSet } from '../train/dataset.ts';

/** Side of the emoji. */
const SIDE = 32;
/** Pictures that are decoded at a time. */
const AT_ONCE = 32;

async function readPictures(entries: readonly ImageEntry[], classNames: readonly string[]): Promise<ImageSet> {
  const pixels = new Uint8Array(entries.length * SIDE * SIDE * 3);
  const read = async ({ path }: ImageEntry): Promise<RasterImage> =>
    resize(await decodeImage(await readFile(path), { name: path }), [SIDE, SIDE]);
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const images = await Promise.all(entries.slice(from, from + AT_ONCE).map(read));
    images.forEach(({ data }, i) => {
      pixels.set(data, (from + i) * SIDE * SIDE * 3);
    });
  }
  const labels = Int32Array.from(entries, ({ label }) => classNames.indexOf(label));
  return { pixels, labels, height: SIDE, width: SIDE, channels: 3, classNames };
}

/** Such as `1f436-twemoji.webp`. */
const DRAWING = /^(.+)-([a-z]+)\.webp$/;

/** What the drawings are called, in the order of the entries. */
function captionsOf(entries: readonly ImageEntry[], words: Readonly<Record<string, Caption['words']>>): Caption[] {
  return entries.map(({ path }) => {
    const [, code, artist] = DRAWING.exec(basename(path)) as RegExpExecArray;
    return { code, artist, words: words[code] };
  });
}

async function readEmoji(): Promise<CaptionedData> {
  const { entries } = await listImages('emoji');
  const classNames = [...new Set(entries.map(({ label }) => label))].sort();
  const words = JSON.parse(await readFile(join(placeOf('emoji'), 'captions.json'), 'utf8'));
  const [train, test] = [true, false].map((training) =>
    entries.filter(({ split }) => (split === 'train') === training),
  );
  return {
    train: await readPictures(train, classNames),
    test: await readPictures(test, classNames),
    captions: { train: captionsOf(train, words), test: captionsOf(test, words) },
  };
}

/** Fashion-MNIST is always the part that comes along, so that results do not depend on what else is installed. */
export function labData(): (name: DataName) => Promise<LabData> {
  const known = new Map<DataName, Promise<LabData>>();
  return (name) => {
    const found = known.get(name) ?? (name === 'emoji' ? readEmoji() : loadDataSet('subset'));
    known.set(name, found);
    return found;
  };
}
