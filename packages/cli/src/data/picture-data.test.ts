// Tests of training data of pictures: what is checked, how they are split, and that batches depend on seed and epoch alone.

import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabelledBatch } from 'fovea/data';
import { decodeImage, type Preprocessing, preprocess } from 'fovea/images';
import type { Batches } from 'fovea/train';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLOURS, writePicture, writePictures } from '../../test/picture-files.ts';
import { assignSplits } from './assign-splits.ts';
import { type ImageEntry, listFolder, type Split } from './image-list.ts';
import { dataOfPictures, type PictureOptions } from './picture-data.ts';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-pictures-'));
  said = [];
  await writePictures(folder, 8);
});
afterEach(() => rmSync(folder, { recursive: true }));

const preprocessing: Preprocessing = {
  ...({ imageSize: [16, 16], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] } as const),
  ...({ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' } as const),
};
const settings = (over: Partial<PictureOptions> = {}): PictureOptions => ({
  setting: folder,
  preprocessing,
  augmentation: { imageSize: [16, 16], scale: [0.3, 1] },
  fraction: 1,
  sampler: 'random',
  mixup: 0,
  cutmix: 0,
  seed: 1,
  testSplit: 0.2,
  validationSplit: 0.2,
  strict: false,
  cache: 'memory',
  cacheFolder: join(folder, '.cache'),
  workers: 0,
  signal: new AbortController().signal,
  say: (text) => said.push(text),
  ...over,
});
async function load(over: Partial<PictureOptions> = {}) {
  const data = await dataOfPictures(await listFolder(folder), settings(over));
  if (data === undefined) throw new Error('was stopped');
  return data;
}
async function all(batches: Batches): Promise<LabelledBatch[]> {
  const list: LabelledBatch[] = [];
  for await (const batch of batches) list.push(batch);
  return list;
}

describe('pictures', () => {
  it('are split by class, and held out ones are not trained on', async () => {
    const { labels, classNames } = await load();
    expect(classNames).toEqual(['blau', 'grün ☘', 'rot']);
    expect([labels.train.length, labels.validation.length, labels.test.length]).toEqual([15, 3, 6]);
    for (const part of Object.values(labels))
      for (const c of [0, 1, 2]) expect(part.filter((label) => label === c).length).toBe(part.length / 3);
  });

  it('to evaluate on are kept on disk after the first evaluation, for this run and later ones', async () => {
    const plain = await load();
    const wanted = await all(plain.evaluationBatches('test'));
    const tested = plain.images().filter(({ split }) => split === 'test');
    const LONG_AGO = 1e9;
    for (const { path } of tested) utimesSync(path, LONG_AGO, LONG_AGO);
    const first = await load({ cache: 'disk' });
    expect(await all(first.evaluationBatches('test'))).toEqual(wanted);
    // Files with other contents that look unchanged: whoever reads them again would notice.
    for (const { path } of tested) {
      writeFileSync(path, Buffer.alloc(statSync(path).size));
      utimesSync(path, LONG_AGO, LONG_AGO);
    }
    expect(await all(first.evaluationBatches('test'))).toEqual(wanted);
    await first.close();
    const later = await load({ cache: 'disk' });
    expect(await all(later.evaluationBatches('test'))).toEqual(wanted);
    // One evaluation that is not complete leaves no file.
    for await (const _ of later.evaluationBatches('validation')) break;
    await later.evaluationImage('validation', 0);
    await later.close();
    expect(readdirSync(join(folder, '.cache')).filter((name) => !name.endsWith('.pictures'))).toEqual([]);
    expect(said).toEqual([]);
  });

  it('to evaluate on are what preprocess makes of the files', async () => {
    const data = await load();
    for (let round = 0; round < 2; round++) {
      const [{ images, labels }] = await all(data.evaluationBatches('test'));
      expect(labels).toEqual(data.labels.test);
      const colour = Object.keys(COLOURS).indexOf(data.classNames[labels[0]]);
      expect(colour).toBeGreaterThanOrEqual(0);
      const files = await Promise.all(
        Array.from({ length: 8 }, (_, n) => decodeImage(join(folder, data.classNames[labels[0]], `bild ${n}.jpg`))),
      );
      const first = [...images.subarray(0, 768)];
      expect(files.map((image) => [...preprocess(image, preprocessing)])).toContainEqual(first);
    }
  });

  it('to train on depend on seed and epoch, not on what is kept or where an epoch goes on', async () => {
    const order = { batchSize: 4, epoch: 2, from: 0, to: 9 };
    const [kept, other] = [await load(), await load({ seed: 2 })];
    const [decoded, again] = [await load({ cache: 'none' }), await load({ cache: 'none' })];
    const made = await all(kept.trainBatches(order));
    expect(made).toHaveLength(3);
    // The decoder crops the same parts, by other filters and from the whole picture.
    const direct = await all(decoded.trainBatches(order));
    expect(await all(again.trainBatches(order))).toEqual(direct);
    expect(direct.map(({ labels }) => labels)).toEqual(made.map(({ labels }) => labels));
    const differences = made.flatMap(({ images }, b) =>
      [...images].map((value, i) => Math.abs(value - direct[b].images[i])),
    );
    expect(differences.reduce((a, b) => a + b) / differences.length).toBeLessThan(0.25);
    expect(await all(kept.trainBatches({ ...order, from: 1, to: 2 }))).toEqual(made.slice(1, 2));
    expect(await all(kept.trainBatches({ ...order, epoch: 3 }))).not.toEqual(made);
    expect(await all(other.trainBatches(order))).not.toEqual(made);
    const plain = await load({ augmentation: undefined });
    const pixels = async (epoch: number) =>
      (await all(plain.trainBatches({ ...order, epoch }))).flatMap(({ images }) => images[0]).sort();
    expect(new Set([...(await pixels(0)), ...(await pixels(1))]).size).toBeLessThanOrEqual(15);
  });

  it('in the last epochs are changed less, and not mixed', async () => {
    const settings = { mixup: 1, late: { epoch: 2, augmentation: undefined } };
    const order = { batchSize: 4, from: 0, to: 9 };
    const data = await load(settings);
    const early = await all(data.trainBatches({ ...order, epoch: 1 }));
    expect(early.every(({ mix }) => mix !== undefined)).toBe(true);
    const late = await all(data.trainBatches({ ...order, epoch: 2 }));
    expect(late.every(({ mix }) => mix === undefined)).toBe(true);
    const plain = await load({ augmentation: undefined });
    expect(late).toEqual(await all(plain.trainBatches({ ...order, epoch: 2 })));
  });

  it('of a small class come again, changed in another way, where classes come equally often', async () => {
    for (let n = 0; n < 7; n++) rmSync(join(folder, `rot/bild ${n}.jpg`));
    await writePicture(join(folder, 'rot/extra.jpg'), [200, 60, 50], 8);
    await writePicture(join(folder, 'rot/more.jpg'), [200, 60, 50], 9);
    const data = await load({ sampler: 'balanced' });
    const order = { batchSize: 3, epoch: 0, to: 9 };
    const made = await all(data.trainBatches({ ...order, from: 0 }));
    for (const { labels } of made) expect([...labels].sort()).toEqual([0, 1, 2]);
    const red = made.map(({ images, labels }) =>
      images.subarray(768 * labels.indexOf(2), 768 * (labels.indexOf(2) + 1)).join(),
    );
    expect(data.labels.train.filter((label) => label === 2)).toHaveLength(1);
    expect(new Set(red).size).toBeGreaterThan(1);
    expect(await all(data.trainBatches({ ...order, from: 1 }))).toEqual(made.slice(1));
  });

  it('may be a part of those that there are', async () => {
    const half = await load({ fraction: 0.5 });
    expect([half.labels.train.length, half.labels.validation.length, half.labels.test.length]).toEqual([9, 3, 6]);
  });

  it('that cannot be read are left out, and told with their reasons', async () => {
    writeFileSync(join(folder, 'rot/zero.jpg'), '');
    writeFileSync(join(folder, 'rot/text.jpg'), 'no picture');
    const whole = readFileSync(join(folder, 'blau/bild 1.jpg'));
    writeFileSync(join(folder, 'blau/half.jpg'), whole.subarray(0, 0.8 * whole.length));
    const data = await load();
    expect(data.labels.train.length + data.labels.validation.length + data.labels.test.length).toBe(24);
    const [text] = said;
    expect(text).toContain('left out, 3:');
    expect(text).toContain('rot/zero.jpg: the file is empty');
    expect(text).toContain('rot/text.jpg: not an image in a format that can be read');
    expect(text).toMatch(/blau\/half\.jpg: damaged/);
    await expect(load({ strict: true })).rejects.toThrow(
      /with strict=true, nothing may be wrong with the data:\nleft out, 3/,
    );
  });

  it('that occur in two classes are told', async () => {
    expect(said).toEqual([]);
    copyFileSync(join(folder, 'rot/bild 1.jpg'), join(folder, 'blau/copy.jpg'));
    await load();
    expect(said[0]).toMatch(
      /the same picture in several parts or classes, 1:\n.*blau\/copy\.jpg.* = |rot\/bild 1\.jpg/,
    );
    await expect(load({ strict: true })).rejects.toThrow('the same picture in several parts or classes');
  });

  it('that all turn out to be none are refused, as is a class of which none is left', async () => {
    for (const name of ['rot', 'blau'])
      for (let n = 0; n < 8; n++) writeFileSync(join(folder, name, `bild ${n}.jpg`), 'x');
    await expect(load()).rejects.toThrow('all 8 pictures are of the class grün ☘');
  });

  it('of every format are one size', async () => {
    for (const suffix of ['png', 'webp', 'avif', 'gif', 'tiff'])
      await writePicture(join(folder, `rot/x.${suffix}`), [9, 9, 9], 3);
    const data = await load();
    const parts = [
      ...(await all(data.trainBatches({ epoch: 0, from: 0, to: 99, batchSize: 4 }))),
      ...(await all(data.evaluationBatches('test'))),
    ];
    for (const { shape } of parts) expect(shape.slice(1)).toEqual([16, 16, 3]);
    expect(said).toEqual([]);
  });

  it('are not all looked at when the run is stopped', async () => {
    const signal = AbortSignal.abort(130);
    expect(await dataOfPictures(await listFolder(folder), settings({ signal }))).toBeUndefined();
  });
});

describe('assignSplits', () => {
  const some = (counts: Readonly<Partial<Record<Split | 'none', number>>>): ImageEntry[] =>
    Object.entries(counts).flatMap(([split, count]) =>
      Array.from({ length: count }, (_, i) => ({
        path: `${split} ${i}`,
        label: String(i % 2),
        split: split === 'none' ? undefined : (split as Split),
      })),
    );
  const counts = (images: readonly ImageEntry[]) => {
    const splits = assignSplits(images, { setting: 'x', testSplit: 0.25, validationSplit: 0.25, seed: 0 });
    const paths = Object.values(splits).flatMap((part) => part.map(({ path }) => path));
    expect(new Set(paths).size).toBe(images.length);
    return [splits.train.length, splits.validation.length, splits.test.length];
  };

  it('keeps the parts that there are, and holds out those that there are not', () => {
    expect(counts(some({ train: 8, validation: 4, test: 6 }))).toEqual([8, 4, 6]);
    expect(counts(some({ train: 8, validation: 4 }))).toEqual([6, 2, 4]);
    expect(counts(some({ train: 8, test: 4 }))).toEqual([6, 2, 4]);
    expect(counts(some({ none: 16 }))).toEqual([8, 4, 4]);
    expect(counts(some({ none: 8, test: 2 }))).toEqual([6, 2, 2]);
    expect(() => counts(some({ none: 2 }))).toThrow(
      'no class has two pictures left, one to train on and one for the test part',
    );
  });
});
