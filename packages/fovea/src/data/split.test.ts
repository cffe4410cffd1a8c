// Tests of splitImages: every image in one part, the same share of every class, by the seed alone.

import { describe, expect, it } from 'vitest';
import { type ImageSet, splitImages } from './index.ts';

/** Image i has the pixels 2i and 2i + 1. */
const makeSet = (labels: readonly number[]): ImageSet => ({
  pixels: Uint8Array.from({ length: 2 * labels.length }, (_, i) => i),
  labels: Int32Array.from(labels),
  height: 1,
  width: 2,
  channels: 1,
  classNames: ['a', 'b', 'c', 'd'],
});

/** Sixty of class 0, thirty of 1, ten of 2, mixed. */
const set = makeSet(Array.from({ length: 100 }, (_, i) => [0, 1, 0, 0, 1, 0, 2, 0, 1, 0][i % 10]));
const firstPixels = ({ pixels }: ImageSet): number[] => [...pixels].filter((_, i) => i % 2 === 0);

describe('splitImages', () => {
  it('gives each image to one part, with its label, in the order of the set', () => {
    const { train, validation } = splitImages(set, 0.2);
    expect([...firstPixels(train), ...firstPixels(validation)].sort((a, b) => a - b)).toEqual(firstPixels(set));
    for (const part of [train, validation]) {
      const numbers = firstPixels(part).map((pixel) => pixel / 2);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect([...part.labels]).toEqual(numbers.map((i) => set.labels[i]));
    }
  });

  it('takes the same share of every class, but never all or none of one', () => {
    const counts = (share: number): number[] => {
      const { validation } = splitImages(set, share);
      return [0, 1, 2].map((label) => validation.labels.filter((other) => other === label).length);
    };
    expect(counts(0.2)).toEqual([12, 6, 2]);
    expect(counts(0.001)).toEqual([1, 1, 1]);
    expect(counts(0.999)).toEqual([59, 29, 9]);
    expect([...splitImages(makeSet([0, 0, 3]), 0.5).validation.labels]).toEqual([0]);
  });

  it('follows from the seed', () => {
    const held = (seed: number): number[] => firstPixels(splitImages(set, 0.2, { seed }).validation);
    expect(held(3)).toEqual(held(3));
    expect(held(3)).not.toEqual(held(4));
  });

  it('refuses other shares, and sets that cannot be split', () => {
    for (const share of [0, 1, -0.5, Number.NaN])
      expect(() => splitImages(set, share)).toThrow(`validationSplit must be a number in (0, 1): got ${share}`);
    expect(() => splitImages(makeSet([0, 1, 2]), 0.5)).toThrow('no class has two images');
    expect(() => splitImages(makeSet([]), 0.5)).toThrow('got 0 images of 0 classes');
  });
});
