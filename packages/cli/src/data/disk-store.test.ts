// Tests of cache=disk: the same bits as without, files of earlier runs used and those that are damaged made again, limits, full drives.

import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from 'fovea';
import type { LabelledBatch } from 'fovea/data';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writePictures } from '../../test/picture-files.ts';
import { diskStore } from './disk-store.ts';
import { listFolder } from './image-list.ts';
import type { DecodedPicture } from './image-loader.ts';
import { dataOfPictures, type PictureOptions } from './picture-data.ts';

let folder: string;
let cache: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-disk-'));
  cache = join(folder, '.cache');
  said = [];
  await writePictures(folder, 4);
});
afterEach(() => rmSync(folder, { recursive: true }));

const SETTINGS = {
  preprocessing: {
    ...({ imageSize: [16, 16], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] } as const),
    ...({ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' } as const),
  },
  augmentation: { imageSize: [16, 16], scale: [0.3, 1] },
  ...({ sampler: 'random', mixup: 0, cutmix: 0, seed: 1, testSplit: 0.25, validationSplit: 0.25 } as const),
  fraction: 1,
  ...({ strict: false, cache: 'disk', workers: 0 } as const),
} as const;

/** Batches of two epochs. */
async function batches(over: Partial<PictureOptions> = {}): Promise<LabelledBatch[]> {
  const data = await dataOfPictures(await listFolder(folder), {
    ...SETTINGS,
    ...{ setting: folder, cacheFolder: cache, signal: new AbortController().signal, say: (text) => said.push(text) },
    ...over,
  });
  const list: LabelledBatch[] = [];
  for (const epoch of [0, 1])
    for await (const batch of data?.trainBatches({ epoch, from: 0, to: 9, batchSize: 4 }) ?? []) list.push(batch);
  await data?.close();
  return list;
}

const cached = (): string[] => readdirSync(cache).sort();
const onlyFile = (): string => join(cache, cached()[0]);

/** Other bytes, but the same size and the time that was set. */
function spoilUnseen(path: string): void {
  writeFileSync(path, new Uint8Array(statSync(path).size));
  utimesSync(path, 5, 5);
}

function overwrite(path: string, position: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, position);
  closeSync(file);
}

describe('cache=disk', () => {
  it('gives the bits of cache=memory, from the first run on, and later runs decode nothing', async () => {
    // A whole second, which can be set again exactly.
    for (let n = 0; n < 4; n++) utimesSync(join(folder, `rot/bild ${n}.jpg`), 5, 5);
    const expected = await batches({ cache: 'memory' });
    expect(expected).toHaveLength(2);
    expect(await batches()).toEqual(expected);
    expect(cached()).toHaveLength(1);
    for (let n = 0; n < 4; n++) spoilUnseen(join(folder, `rot/bild ${n}.jpg`));
    expect(await batches()).toEqual(expected);
    expect(said).toEqual([]);
    expect(cached()).toHaveLength(1);
  });

  it('decodes again what has changed, and keeps that, too', async () => {
    await batches();
    writeFileSync(join(folder, 'rot/bild 1.jpg'), readFileSync(join(folder, 'blau/bild 1.jpg')));
    utimesSync(join(folder, 'rot/bild 1.jpg'), 1, 1);
    expect(await batches()).toEqual(await batches({ cache: 'memory' }));
    expect(cached()).toHaveLength(2);
    await batches({ preprocessing: { ...SETTINGS.preprocessing, cropPct: 0.5 } });
    expect(cached()).toHaveLength(3);
  });

  it('decodes what a damaged file has lost, says so once, and makes it again', async () => {
    const expected = await batches();
    overwrite(onlyFile(), 0, new Uint8Array(statSync(onlyFile()).size / 4));
    expect(await batches()).toEqual(expected);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^cache=disk: .*\.pictures is damaged; what it has lost is decoded again/);
    expect(cached()).toEqual([]);
    expect(await batches()).toEqual(expected);
    expect(cached()).toHaveLength(1);
  });

  it.each<[string, (path: string, size: number) => void]>([
    ['cut off', (path, size) => truncateSync(path, size - 100)],
    ['empty', (path) => truncateSync(path, 0)],
    ['overwritten in its list', (path, size) => overwrite(path, size - 60, Uint8Array.of(0))],
    ['of a length that it does not have', (path, size) => overwrite(path, size - 35, Uint8Array.of(255))],
  ])('makes a file anew that is %s', async (_, damage) => {
    const expected = await batches();
    damage(onlyFile(), statSync(onlyFile()).size);
    expect(await batches()).toEqual(expected);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/\.pictures is damaged; its pictures are decoded again$/);
    expect(await batches()).toEqual(expected);
    expect(said).toHaveLength(1);
  });

  it('goes on without where the drive is full', async () => {
    const expected = await batches({ cache: 'memory' });
    const handle = await open(join(folder, 'rot/bild 1.jpg'));
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const write = vi.spyOn(Object.getPrototypeOf(handle), 'write').mockRejectedValue(full);
    await handle.close();
    expect(await batches()).toEqual(expected);
    write.mockRestore();
    expect(said).toEqual([expect.stringMatching(/^cache=disk: cannot write into .*: the disk is full; pictures are/)]);
    expect(cached()).toEqual([]);
  });

  it('goes on without where the folder cannot be made', async () => {
    writeFileSync(cache, 'a file');
    expect(await batches()).toEqual(await batches({ cache: 'memory' }));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('FOVEA_CACHE names another folder');
  });

  it('leaves no half of a file when the run is stopped', async () => {
    const controller = new AbortController();
    const signal = controller.signal;
    const store = await diskStore({ folder: cache, about: {}, say: (text) => said.push(text) });
    await store.keep('a', picture(1));
    controller.abort(130);
    await store.finish(!signal.aborted);
    expect(cached()).toEqual([]);
  });
});

const picture = (modified: number): DecodedPicture => ({
  ...{ hash: 'h', size: 5, modified },
  image: { height: 100, width: 10, channels: 1, data: new Uint8Array(1000) },
});

describe('the cache folder', () => {
  const fill = async (name: string, limit: number, pictures: number) => {
    const store = await diskStore({ folder: cache, about: { name }, limit, say: (text) => said.push(text) });
    const kept = [];
    for (let i = 0; i < pictures; i++) kept.push(await store.keep(`${name} ${i}`, picture(i)));
    await store.finish(true);
    return kept.filter((one) => one !== undefined).length;
  };

  it('holds no more than its limit: what was not used for longest goes', async () => {
    expect(await fill('first', 10_000, 3)).toBe(3);
    const [first] = cached();
    utimesSync(join(cache, first), 1, 1);
    expect(await fill('second', 10_000, 4)).toBe(4);
    expect(cached()).toHaveLength(2);
    expect(await fill('third', 6_500, 5)).toBe(1);
    expect(cached()).not.toContain(first);
  });

  it('is made again for a data set that has many files', async () => {
    for (let i = 0; i < 18; i++) {
      const store = await diskStore({ folder: cache, about: {}, say: (text) => said.push(text) });
      await store.keep(`picture ${i}`, picture(i));
      await store.finish(true);
    }
    expect(cached().length).toBeLessThan(5);
    expect(said).toEqual([]);
  });

  it('is the user’s, or what the environment says', () => {
    expect(cacheFolder('pictures', (name) => ({ FOVEA_CACHE: '/c' })[name])).toBe(join('/c', 'pictures'));
    expect(cacheFolder('pictures', (name) => ({ XDG_CACHE_HOME: '/x' })[name])).toBe(join('/x', 'fovea', 'pictures'));
  });
});
