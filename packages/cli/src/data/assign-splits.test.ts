// Which pictures are held out or drawn: the same part of each class, also of pictures that show several.

import { describe, expect, it } from 'vitest';
import { assignSplits, drawShare, shareOf } from './assign-splits.ts';
import type { ImageEntry } from './image-list.ts';

const SETTINGS = { setting: 'x', testSplit: 0.2, validationSplit: 0.2, seed: 3 };

describe('a share of the pictures', () => {
  const labels = Int32Array.from({ length: 111 }, (_, i) => (i < 100 ? 0 : i < 110 ? 1 : 2));
  const counts = (kept: readonly number[]): number[] =>
    [0, 1, 2].map((c) => kept.filter((i) => labels[i] === c).length);

  it('is the same of every class, at least one picture, in order', () => {
    const kept = shareOf(labels, 0.3, 5);
    expect(counts(kept)).toEqual([30, 3, 1]);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    expect(shareOf(labels, 1, 5)).toHaveLength(111);
  });

  it('follows from the seed, and grows with the part', () => {
    expect(shareOf(labels, 0.3, 5)).toEqual(shareOf(labels, 0.3, 5));
    expect(shareOf(labels, 0.3, 6)).not.toEqual(shareOf(labels, 0.3, 5));
    const more = new Set(shareOf(labels, 0.6, 5));
    expect(shareOf(labels, 0.3, 5).every((i) => more.has(i))).toBe(true);
  });
});

describe('pictures that show several classes', () => {
  const images: ImageEntry[] = Array.from({ length: 90 }, (_, i) => {
    const labels = ['common', 'middle', 'rare'].filter((_, c) => i % [1, 4, 9][c] === 0 && i % 10 !== 7);
    return { path: `${i}.png`, label: labels.join(';'), labels, split: undefined };
  });
  const shown = (list: readonly ImageEntry[], name: string): number =>
    list.filter(({ labels }) => labels?.includes(name)).length;

  it('are held out by their rarest class, so that each part has all', () => {
    const { train, validation, test } = assignSplits(images, SETTINGS);
    expect(train.length + validation.length + test.length).toBe(90);
    for (const name of ['common', 'middle', 'rare']) {
      for (const part of [validation, test]) expect(shown(part, name)).toBeGreaterThan(0);
      expect(shown(train, name)).toBeGreaterThan(shown(test, name));
    }
    expect(drawShare(train, 0.5, 1).length).toBeGreaterThan(0.4 * train.length);
  });
});
