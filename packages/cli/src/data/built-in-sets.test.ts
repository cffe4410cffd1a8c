// Tests of the pictures that come along: parts by artists, classes, names, licences.

import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelledImages } from '../val/labelled-images.ts';
import { isDataSet, isIdxSet, placeOf } from './built-in-sets.ts';
import { classNamesOf } from './image-list.ts';
import { listImages } from './list-images.ts';

const artistOf = (path: string): string => basename(path, '.webp').split('-').at(-1) as string;

describe('emoji', async () => {
  const { entries, problems } = await listImages('emoji');

  it('is a folder of pictures of twelve classes, in three parts', () => {
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(1800);
    const names = 'animal building clock clothing face fruit hand heart meal person plant vehicle'.split(' ');
    for (const part of ['train', 'validation', 'test'])
      expect(classNamesOf(entries.filter(({ split }) => split === part))).toEqual(names);
  });

  it('has artists in one part only, whose drawings have the code points as their names', () => {
    const parts = new Map(entries.map(({ path, split }) => [artistOf(path), split]));
    expect(entries.filter(({ path, split }) => parts.get(artistOf(path)) !== split)).toEqual([]);
    expect([...parts].filter(([, part]) => part === 'test').map(([artist]) => artist)).toEqual(['twemoji']);
    for (const { path } of entries) expect(basename(path)).toMatch(/^[0-9a-f]{4,5}(-[0-9a-f]{4,5})*-[a-z]+\.webp$/);
    const licences = readFileSync(join(placeOf('emoji'), 'LICENSE.md'), 'utf8');
    for (const artist of parts.keys()) expect(licences).toContain(`| \`${artist}\` |`);
  });

  it('is small', () => {
    expect(entries.reduce((sum, { path }) => sum + statSync(path).size, 0)).toBeLessThan(2e6);
  });

  it('is evaluated on by its test part, and a folder of that name by its path', async () => {
    const { name, images } = await labelledImages('val', 'emoji', 'auto');
    expect(name).toBe('emoji');
    expect(new Set(images.map((image) => artistOf(image.name)))).toEqual(new Set(['twemoji']));
    expect([isDataSet('emoji'), isIdxSet('emoji'), isDataSet('./emoji')]).toEqual([true, false, false]);
    expect(placeOf('./emoji')).toBe('./emoji');
  });
});
