// `fovea data check` as a user runs it: counts, sizes, copies, leaks, likenesses, broken files; and the hash that likenesses come from.

import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RasterImage } from 'fovea/images';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { alikePairs, differenceHash } from '../src/check/perceptual-hash.ts';
import { folder, fovea, read } from './command.ts';

/** A pattern of its own for each seed. */
function pattern(seed: number, width = 64, height = 48): RasterImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return (
      128 + 60 * Math.sin((x * (1 + (seed % 5))) / 7 + seed) + 60 * Math.cos((y * (1 + (seed % 3))) / 5 + 2 * seed)
    );
  });
  return { width, height, channels: 3, data };
}

const drawn = ({ data, width, height }: RasterImage) => sharp(data, { raw: { width, height, channels: 3 } });
const place = (...path: string[]): string => join(folder, 'photos', ...path);

beforeAll(async () => {
  for (const path of ['train/cat', 'train/dög', 'val/cat', 'val/dög']) mkdirSync(place(path), { recursive: true });
  for (const [i, path] of [
    'train/cat/a.png',
    'train/cat/b.png',
    'train/dög/c.png',
    'val/cat/d.png',
    'val/dög/e.png',
  ].entries())
    await drawn(pattern(i)).png().toFile(place(path));
  copyFileSync(place('train/cat/a.png'), place('val/cat/leak.png'));
  // The same picture, compressed anew and smaller.
  await drawn(pattern(2)).resize(48, 36).jpeg({ quality: 70 }).toFile(place('val/dög/alike.jpg'));
  writeFileSync(place('train/dög/empty.jpg'), '');
  writeFileSync(place('train/dög/text.png'), 'no picture');
}, 30_000);

describe('fovea data check', () => {
  it('says what is there and what is wrong', async () => {
    const { code, out, error } = await fovea('data', 'check', 'photos', 'html=photos.html');
    expect(error).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(/^7 pictures of 2 classes; the largest class has 1\.3 times the pictures of the smallest\n/);
    expect(out).toMatch(/\ncat +4 {2}train 2, validation 2\n/);
    expect(out).toContain('formats: png 6, jpeg 1');
    expect(out).toContain('width: 48 to 64, median 64; height: 36 to 48, median 48');
    expect(out).toMatch(
      /cannot be used: 2\n {2}photos\/train\/dög\/empty\.jpg: the file is empty\n {2}photos\/train\/dög\/text\.png: not an image/,
    );
    expect(out).toContain(
      'in several parts or classes: 1\n  photos/train/cat/a.png = photos/val/cat/leak.png (train, validation, cat)',
    );
    expect(out).toContain('look alike: 1\n  photos/train/dög/c.png ~ photos/val/dög/alike.jpg');
    const html = read('photos.html');
    expect(html.match(/<img /g)).toHaveLength(7);
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
  });

  it('gives JSON with mean and deviation', async () => {
    const { out } = await fovea('data', 'check', 'photos', '--json');
    const { mean, std, classes, nearDuplicates } = JSON.parse(out);
    expect(classes.map(({ name }: { name: string }) => name)).toEqual(['cat', 'dög']);
    for (const channel of [0, 1, 2]) {
      expect(mean[channel]).toBeGreaterThan(0.4);
      expect(mean[channel]).toBeLessThan(0.6);
      expect(std[channel]).toBeGreaterThan(0.1);
      expect(std[channel]).toBeLessThan(0.4);
    }
    expect(nearDuplicates).toEqual([
      { paths: ['photos/train/dög/c.png', 'photos/val/dög/alike.jpg'], acrossSplits: true, acrossClasses: false },
    ]);
  });

  it('ends well where nothing is wrong', async () => {
    const { code, out } = await fovea('data', 'check', 'photos/train/../val');
    expect(code).toBe(0);
    expect(out).not.toContain('cannot be used');
  });

  it.each<[string, string[], string]>([
    ['no task', [], 'data: write: data check FOLDER, or data copy SET FOLDER: got nothing'],
    ['another task', ['clean', 'photos'], 'data copy SET FOLDER: got clean photos'],
    [
      'an unknown set',
      ['copy', 'emojis', 'new'],
      'emojis is not a set of pictures that comes with Fovea; did you mean emoji?',
    ],
    [
      'a folder that is there',
      ['copy', 'emoji', 'photos'],
      'data copy: there is a photos already; name a folder that is new',
    ],
    ['no folder', ['check', 'nowhere'], 'no such file'],
    ['a folder without pictures', ['check', 'photos/train/cat'], 'there are no pictures that can be read'],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, error } = await fovea('data', ...args);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
  });
});

it('fovea data copy puts the pictures of a set into a folder', async () => {
  const { code, out, error } = await fovea('data', 'copy', 'emoji', 'new/pictures');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toBe('new/pictures: 1,892 pictures of 12 classes; LICENSE.md names the artists\n');
  expect(readdirSync(join(folder, 'new'))).toEqual(['pictures']);
  expect(readdirSync(join(folder, 'new/pictures'))).toEqual(['LICENSE.md', 'captions.json', 'test', 'train', 'val']);
});

describe('alike pictures', () => {
  it('have hashes that differ in few bits; others do not', () => {
    const hashes = Array.from({ length: 40 }, (_, seed) => differenceHash(pattern(seed, 60 + seed, 50)));
    const [one] = hashes;
    expect(alikePairs([one, one ^ 0b111n, one ^ 0b1111n]).pairs).toEqual([
      [0, 1],
      [1, 2],
    ]);
    // Bits of any place, also where every part differs.
    expect(alikePairs([one, one ^ (1n | (1n << 20n) | (1n << 40n))]).pairs).toEqual([[0, 1]]);
    expect(alikePairs([one, one ^ (1n | (1n << 20n) | (1n << 40n) | (1n << 60n))]).pairs).toEqual([]);
  });

  it('are listed up to a limit: of pictures that are all alike, each makes a pair with each', () => {
    const hash = differenceHash(pattern(1, 60, 50));
    const { pairs, isComplete } = alikePairs(new Array<bigint>(20_000).fill(hash));
    expect([pairs.length, isComplete]).toEqual([10_000, false]);
  });

  it('are none where there is nothing to see', () => {
    const flat = { width: 9, height: 9, channels: 1, data: new Uint8Array(81).fill(7) } as const;
    expect(alikePairs([differenceHash(flat), differenceHash(flat)])).toEqual({ pairs: [], isComplete: true });
  });
});
