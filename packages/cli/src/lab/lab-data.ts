// The images of experiments: Fashion-MNIST and the emoji that come along, read once.

import { readFile } from 'node:fs/promises';
import type { DataName, LabData } from '@fovea/experiments';
import type { ImageSet } from 'fovea/data';
import { decodeImage, type RasterImage, resize } from 'fovea/images';
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

async function readEmoji(): Promise<LabData> {
  const { entries } = await listImages('emoji');
  const classNames = [...new Set(entries.map(({ label }) => label))].sort();
  const of = (wanted: (split: ImageEntry['split']) => boolean): Promise<ImageSet> =>
    readPictures(
      entries.filter(({ split }) => wanted(split)),
      classNames,
    );
  return { train: await of((split) => split === 'train'), test: await of((split) => split !== 'train') };
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
