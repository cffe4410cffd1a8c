// Tests of data: IDX files, whole and damaged; batches that are complete, normalised, seeded and augmented as told.

import { describe, expect, it } from 'vitest';
import {
  batchCount,
  batches,
  channelStatistics,
  type ImageSet,
  imageSetFromIdx,
  parseIdx,
  takeImages,
} from './index.ts';

const idx = (shape: number[], data: number[]): Uint8Array =>
  Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, size >> 8, size & 255]), ...data]);

describe('parseIdx', () => {
  it('reads shape and bytes', () => {
    const { shape, data } = parseIdx(idx([2, 1, 2], [1, 2, 3, 4]));
    expect(shape).toEqual([2, 1, 2]);
    expect([...data]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['nothing', [], 'is not an IDX file'],
    ['another format', [0x89, 0x50, 0x4e, 0x47], 'is not an IDX file'],
    ['floats', [0, 0, 0x0d, 1, 0, 0, 0, 0], 'only unsigned bytes'],
    ['half a header', [0, 0, 8, 2, 0, 0], 'ends inside its header'],
    ['too few bytes', [...idx([3], [1, 2])], 'needs 3 bytes after the header: got 2'],
    ['too many bytes', [...idx([1], [1, 2])], 'needs 1 bytes after the header: got 2'],
    ['a size of 4 GiB', [0, 0, 8, 1, 255, 255, 255, 255], 'truncated or damaged'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => parseIdx(Uint8Array.from(bytes), 'file')).toThrow(message);
  });
});

/** Image i has the pixels 10·i + position. */
const set: ImageSet = imageSetFromIdx(
  parseIdx(
    idx(
      [5, 2, 3],
      Array.from({ length: 30 }, (_, i) => 10 * Math.floor(i / 6) + (i % 6)),
    ),
  ),
  parseIdx(idx([5], [0, 1, 2, 1, 0])),
  ['a', 'b', 'c'],
);

describe('image sets', () => {
  it('refuse labels without a class, and lists that do not fit', () => {
    const images = parseIdx(idx([1, 1, 1], [0]));
    expect(() => imageSetFromIdx(images, parseIdx(idx([1], [3])), ['a'])).toThrow(
      'imageSetFromIdx: labels must be integers in [0, 0]: got 3 at 0',
    );
    expect(() => imageSetFromIdx(images, parseIdx(idx([2], [0, 0])), ['a'])).toThrow(
      'imageSetFromIdx: labels must have shape [1]: got [2]',
    );
  });

  it('know their mean and deviation', () => {
    const { mean, std } = channelStatistics(set);
    const values = [...set.pixels];
    const average = values.reduce((a, b) => a + b) / 30;
    expect(mean[0] * 255).toBeCloseTo(average, 9);
    expect(std[0] * 255).toBeCloseTo(Math.sqrt(values.reduce((a, b) => a + (b - average) ** 2, 0) / 30), 9);
  });

  it('can be cut', () => {
    expect(takeImages(set, 2).labels).toEqual(Int32Array.of(0, 1));
    expect(takeImages(set, 2).pixels.length).toBe(12);
  });
});

describe('batches', () => {
  const all = (options: Parameters<typeof batches>[1]) => [...batches(set, options)];

  it('hold every image once, in order, normalised', () => {
    const made = all({ batchSize: 2, mean: [0.5], std: [0.25] });
    expect(made.map(({ shape }) => shape[0])).toEqual([2, 2, 1]);
    expect(made.flatMap(({ labels }) => [...labels])).toEqual([0, 1, 2, 1, 0]);
    expect(made[1].images[1]).toBeCloseTo((21 / 255 - 0.5) / 0.25, 6);
  });

  it.each([0, -1, 2.5, Number.NaN])('refuse %s images per batch', (batchSize) => {
    expect(() => all({ batchSize })).toThrow(`batches: batchSize must be an integer ≥ 1: got ${batchSize}`);
  });

  it('can leave out an incomplete last one', () => {
    const options = { batchSize: 2, dropLast: true };
    expect(all(options)).toHaveLength(2);
    expect(batchCount(5, options)).toBe(2);
  });

  it('from one number to another are those of the whole epoch', () => {
    const options = { batchSize: 2, shuffle: true, flip: 0.5, shift: 1, epoch: 3 };
    const whole = all(options);
    expect(all({ ...options, from: 1 })).toEqual(whole.slice(1));
    expect(all({ ...options, from: 1, to: 2 })).toEqual(whole.slice(1, 2));
    expect(all({ ...options, to: 9 })).toEqual(whole);
    expect(all({ ...options, from: 3 })).toEqual([]);
  });

  it('shuffle by seed and epoch: always all, never the same by chance', () => {
    const firsts = (seed: number, epoch: number) =>
      all({ batchSize: 1, shuffle: true, seed, epoch }).map(({ images }) => Math.round(images[0] * 255));
    expect(firsts(1, 0)).toEqual(firsts(1, 0));
    expect([...firsts(1, 0)].sort((a, b) => a - b)).toEqual([0, 10, 20, 30, 40]);
    const orders = [0, 1, 2, 3, 4, 5].map((epoch) => firsts(1, epoch).join());
    expect(new Set(orders).size).toBeGreaterThan(3);
  });

  it('mirror', () => {
    const [{ images }] = all({ batchSize: 5, flip: 1 });
    expect([...images.subarray(6, 12)].map((v) => Math.round(v * 255))).toEqual([12, 11, 10, 15, 14, 13]);
  });

  it('shift within the bound and fill with black', () => {
    const seen = new Set<string>();
    for (let epoch = 0; epoch < 40; epoch++) {
      const [{ images }] = all({ batchSize: 5, shift: 1, epoch });
      seen.add([...images.subarray(24, 30)].map((v) => Math.round(v * 255)).join());
    }
    expect(seen.has('40,41,42,43,44,45')).toBe(true);
    expect(seen.has('0,0,0,0,40,41')).toBe(true);
    expect(seen.has('44,45,0,0,0,0')).toBe(true);
    expect(seen.size).toBe(9);
  });
});
