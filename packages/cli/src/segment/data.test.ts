// Folders of images and masks: which belong together, what masks hold, how they are split.

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import type { Preprocessing } from 'fovea/images';
import { afterAll, expect, it } from 'vitest';
import { writeShapes } from '../../test/shapes.ts';
import { type DataOptions, loadPairs, type SegmentData } from './data.ts';

const folder = mkdtempSync(join(tmpdir(), 'fovea-pairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIDE = 16;
const preprocessing: Preprocessing = {
  ...{ imageSize: [SIDE, SIDE], channels: 3, mean: [0, 0, 0], std: [1, 1, 1] },
  ...{ interpolation: 'bilinear', cropPct: 1, cropMode: 'squash' },
};

async function loaded(name: string, options: Partial<DataOptions> = {}): Promise<SegmentData> {
  const data = await loadPairs({
    ...{ command: 'train', data: join(folder, name), labels: 'auto', validationSplit: 0.25, seed: 0, preprocessing },
    ...{ augmentation: { imageSize: [SIDE, SIDE] }, signal: new AbortController().signal },
    ...options,
  });
  if (!data) throw new Error('stopped');
  return data;
}

/** Grey masks in the place of those of a folder. */
function writeMasks(name: string, count: number, labelOf: (pixel: number) => number): void {
  for (let i = 0; i < count; i++) {
    const data = Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) => labelOf(pixel));
    const png = encode({ width: SIDE, height: SIDE, channels: 1, depth: 8, data });
    writeFileSync(join(folder, name, 'masks', `shape-${i}.png`), png);
  }
}

it('masks of 0 and 255 are black and white, unless they are said to be class numbers', async () => {
  writeShapes(join(folder, 'binary'), 4, SIDE);
  writeMasks('binary', 4, (pixel) => (pixel < 40 ? 255 : 0));
  const data = await loaded('binary');
  expect([data.labels, data.classNames]).toEqual(['binary', ['background', 'foreground']]);
  const { mask } = await data.pair('train', 0);
  expect(mask.data.reduce((sum, label) => sum + label, 0)).toBe(40);
  await expect(loaded('binary', { labels: 'index' })).rejects.toThrow('all pixels of all masks are of class 0');
});

it('classes.txt names classes, and a class without a name is refused', async () => {
  writeShapes(join(folder, 'named'), 4, SIDE);
  writeFileSync(join(folder, 'named', 'classes.txt'), 'ground\nsquare\ndisc\n');
  expect((await loaded('named')).classNames).toEqual(['ground', 'square', 'disc']);
  writeFileSync(join(folder, 'named', 'classes.txt'), 'ground\nsquare\n');
  await expect(loaded('named')).rejects.toThrow('has the class 2, and there are 2 classes, from 0 (ground, square)');
  writeFileSync(join(folder, 'named', 'classes.txt'), 'ground,0,0\n');
  await expect(loaded('named')).rejects.toThrow('ground,0,0 has no colour of three numbers up to 255');
});

it('parts are drawn by the seed, or those of the folder', async () => {
  writeShapes(join(folder, 'whole'), 8, SIDE);
  const data = await loaded('whole');
  expect(data.counts).toEqual({ train: 6, validation: 2, test: 0 });
  expect((await loaded('whole')).images()).toEqual(data.images());
  expect((await loaded('whole', { seed: 1 })).images()).not.toEqual(data.images());
  // images/train and masks/train.
  for (const part of ['images', 'masks'])
    for (const [to, from] of [
      ['train', 0],
      ['val', 5],
    ] as const) {
      mkdirSync(join(folder, 'whole', part, to));
      for (let i = from; i < (from === 0 ? 5 : 8); i++)
        renameSync(join(folder, 'whole', part, `shape-${i}.png`), join(folder, 'whole', part, to, `shape-${i}.png`));
    }
  expect((await loaded('whole')).counts).toEqual({ train: 5, validation: 3, test: 0 });
  writeShapes(join(folder, 'parts', 'train'), 3, SIDE);
  writeShapes(join(folder, 'parts', 'val'), 2, SIDE);
  writeShapes(join(folder, 'parts', 'test'), 1, SIDE);
  expect((await loaded('parts')).counts).toEqual({ train: 3, validation: 2, test: 1 });
});

it('batches have masks, augmented to train on and whole to evaluate', async () => {
  writeShapes(join(folder, 'batches'), 4, SIDE);
  const data = await loaded('batches');
  for await (const { shape, masks } of data.evaluationBatches('validation')) {
    expect(shape).toEqual([1, SIDE, SIDE, 3]);
    expect(masks).toEqual((await data.pair('validation', 0)).mask.data);
  }
  const seen = [];
  for await (const { masks } of data.trainBatches({ epoch: 0, from: 0, to: 1, batchSize: 3 })) seen.push(masks?.length);
  expect(seen).toEqual([3 * SIDE * SIDE]);
});
