// Masks: PNGs of every kind as Pillow writes them, and images that are augmented together with their masks.

import { expect, it } from 'vitest';
import {
  decodeMask,
  imageBatches,
  jointAugmentation,
  type MaskOptions,
  RandomStream,
  type RasterImage,
} from '../src/images/index.ts';

/** Seven by five pixels of the classes (3·i) mod 5, i the pixel's number, but for that with filters. */
const FILES = {
  'palette 4 bits':
    'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFBAMAAAB7tOvrAAAAMFBMVEUAAADIAAAAyAAAAAAJCAcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABDMh+3AAAAIUlEQVR4nGNkFuQRYBHkEeRn4hEUPMAkKHhQgEXwoCAPAB0pA0u4L+paAAAAAElFTkSuQmCC',
  'palette 8 bits':
    'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAMAAAC+RAbqAAADAFBMVEUAAADIAAAAyAAAAAAJCAcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADTy4qfAAAAH0lEQVR4nGNgYGZkYWJgZgCTjCwMTBABqDAjA0SYCQAFeABHA2hrbQAAAABJRU5ErkJggg==',
  grey: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAAAAACs8akEAAAAI0lEQVR4nGNgkOPSEGGQY+Li4rrBxcXFIAIRYOKCCDBBhLkAS5IEPWFI6JQAAAAASUVORK5CYII=',
  'one bit': 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFAQAAAACh4ct1AAAAEklEQVR4nGOIYhJgcmLiYFICAAVQAN8ok5cSAAAAAElFTkSuQmCC',
  'grey with filters':
    'iVBORw0KGgoAAAANSUhEUgAAADwAAAAoCAAAAACH0MYjAAAAIUlEQVR42u3LMQEAAAwCoLn+oe3gDT+57D6yLMuyLMvyqC1zCa+BDSktAAAAAElFTkSuQmCC',
  rgb: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAIAAAAG+GGPAAAAL0lEQVR4nGPgEpFjZ2dnZGL+//8/CysbhMuAxodwGdD4EC4DpnZGJmYGTO0srGwA37EXtocbpaoAAAAASUVORK5CYII=',
  rgba: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAYAAACJmvbYAAAATElEQVR4nG3MIRKAMAwF0R8gyQSDQaC4/9Wq69qEoGo6tTtvls77tagFrTu+cLAo5HoQtYBo222OA9LBYnMckFTVVsvWHZSZtlqyKH4r6TmWUSX2sQAAAABJRU5ErkJggg==',
  'grey rgb':
    'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAIAAAAG+GGPAAAAMUlEQVR4nGNgYGCQk5Pj4uLS0NAQERGBcJm4YODGjRtwNgNcHlk5Qi2yciZM7VxcXABsOAyplYwxzAAAAABJRU5ErkJggg==',
  '16 bits':
    'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFEAAAAAD8YXVHAAAANklEQVR4nGNgYODewfyCfwH7BQYG7h1MzC9YXrC8+JjA8oL5BcsLBogoTJ4JIgqTZ0JWyvICAM5+HI8RrgS5AAAAAElFTkSuQmCC',
} as const;

const bytes = (name: keyof typeof FILES): Uint8Array => Uint8Array.from(Buffer.from(FILES[name], 'base64'));
const INDICES = Array.from({ length: 35 }, (_, i) => (3 * i) % 5);
const COLORS = [
  [10, 20, 30],
  [1, 2, 3],
  [4, 5, 6],
  [7, 7, 7],
] as const;

it.each([
  ['palette 4 bits', {}, (c: number) => c],
  ['palette 8 bits', {}, (c: number) => c],
  ['palette 8 bits', { labels: 'binary' }, (c: number) => Number(c !== 0)],
  [
    'palette 8 bits',
    {
      colors: [
        [0, 0, 0],
        [200, 0, 0],
        [0, 200, 0],
        [9, 8, 7],
      ],
    },
    (c: number) => [0, 1, 2, 0, 3][c],
  ],
  ['grey', {}, (c: number) => 10 * c],
  ['grey rgb', {}, (c: number) => 10 * c],
  ['one bit', {}, (c: number) => Number(c > 1)],
  ['one bit', { labels: 'binary' }, (c: number) => Number(c > 1)],
  ['rgb', { colors: COLORS, ignoreColors: [[255, 255, 255]] }, (c: number) => [0, 1, 2, 3, 255][c]],
  ['rgba', { colors: COLORS, ignoreColors: [[255, 255, 255]] }, (c: number) => [0, 1, 2, 3, 255][c]],
] as const)('a mask of %s with %o', async (name, options, expected) => {
  const mask = await decodeMask(bytes(name), options as MaskOptions);
  expect([mask.width, mask.height, mask.channels]).toEqual([7, 5, 1]);
  expect([...mask.data]).toEqual(INDICES.map((c) => expected(c)));
});

it('rows with filters', async () => {
  const { width, height, data } = await decodeMask(bytes('grey with filters'));
  expect([width, height]).toEqual([60, 40]);
  expect([...data]).toEqual(Array.from({ length: 2400 }, (_, i) => Math.floor(i / 60) + (i % 60)));
});

it.each([
  ['rgb', {}, 'has colours (10, 20, 30 at row 1, column 1), not class numbers'],
  ['rgb', { colors: COLORS }, 'the colour 255, 255, 255 at row 1, column 4 stands for no class'],
  ['16 bits', {}, 'has 16 bits a sample'],
  ['grey', { labels: 'color' }, "labels 'color' needs colors"],
  ['grey', { colors: [[1, 2]] }, 'colors must be a list of [red, green, blue]'],
] as const)('refuses %s with %o', async (name, options, message) => {
  await expect(decodeMask(bytes(name), { ...(options as MaskOptions), name: 'a.png' })).rejects.toThrow(message);
});

it('refuses what is cut off, and what is no PNG', async () => {
  const whole = bytes('grey');
  for (const length of [20, 40, whole.length - 14])
    await expect(decodeMask(whole.slice(0, length))).rejects.toThrow('damaged');
  await expect(decodeMask(Uint8Array.of(0xff, 0xd8, 0xff), { name: 'a.jpg' })).rejects.toThrow(
    'decodeMask: a.jpg: is no PNG',
  );
  await expect(decodeMask('no/such.png')).rejects.toThrow('decodeMask: no/such.png: there is no such file');
});

/** Each pixel of the image is ten times its class. */
function pair(height: number, width: number): { image: RasterImage; mask: RasterImage } {
  const data = Uint8Array.from(
    { length: height * width },
    (_, i) => Math.floor(i / width / 4) * 4 + Math.floor((i % width) / 4),
  );
  const mask = { width, height, channels: 1, data } as const;
  return { image: { ...mask, data: data.map((c) => 10 * c) }, mask };
}

it('image and mask are cropped, mirrored and turned alike', () => {
  const augment = jointAugmentation({
    ...{ imageSize: [16, 16], channels: 1, vflip: 0.5, degrees: 30, colorJitter: 0, interpolation: 'nearest' },
    mean: [1],
  });
  const given = pair(16, 16);
  let [turned, kept] = [0, 0];
  for (let i = 0; i < 20; i++) {
    const { image, mask } = augment(given, new RandomStream(1, 0, i));
    expect([mask.width, mask.height, mask.channels]).toEqual([16, 16, 1]);
    for (const [at, label] of mask.data.entries()) {
      if (label === 255) turned++;
      // The turned image is interpolated between classes: what is far from a border is exact.
      else if (image.data[at] === 10 * label) kept++;
      else expect([...given.mask.data]).toContain(label);
    }
  }
  expect(turned).toBeGreaterThan(0);
  expect(kept / (20 * 256 - turned)).toBeGreaterThan(0.5);
  const plain = jointAugmentation({ imageSize: [16, 16], channels: 1, colorJitter: 0, interpolation: 'nearest' });
  for (let i = 0; i < 20; i++) {
    const { image, mask } = plain(given, new RandomStream(2, 0, i));
    expect([...image.data]).toEqual([...mask.data].map((c) => 10 * c));
  }
});

it('colours change in the image alone, and the same stream gives the same bytes', () => {
  const augment = jointAugmentation({ imageSize: [8, 8], colorJitter: 0.9, scale: [1, 1], ratio: [1, 1], hflip: 0 });
  const given = pair(8, 8);
  const { image, mask } = augment(given, new RandomStream(3, 0, 0));
  expect(mask.data).toEqual(given.mask.data);
  expect(image.channels).toBe(3);
  expect([...image.data.filter((_, i) => i % 3 === 0)]).not.toEqual([...given.image.data]);
  expect(augment(given, new RandomStream(3, 0, 0)).image.data).toEqual(image.data);
});

it('refuses a mask of another size, and options out of range', () => {
  const augment = jointAugmentation({ imageSize: [4, 4] });
  expect(() => augment({ image: pair(4, 4).image, mask: pair(4, 8).mask }, new RandomStream(0, 0, 0))).toThrow(
    'jointAugmentation: a mask must have one channel and the size of its image, 4 × 4: got 1 and 8 × 4',
  );
  expect(() => jointAugmentation({ imageSize: [4, 4], hflip: 2 })).toThrow('hflip must be a number in [0, 1]: got 2');
  expect(() => jointAugmentation({ imageSize: [4, 4], scale: [2, 1] })).toThrow('scale');
});

it('batches of pairs have masks', async () => {
  const source = { labels: new Int32Array(3), load: async (index: number) => pair(4, 8 - 4 * Number(index > 5)) };
  const all = [];
  for await (const batch of imageBatches(source, { batchSize: 2, mean: [0], std: [1] })) all.push(batch);
  expect(all.map(({ masks, shape }) => [masks?.length, shape])).toEqual([
    [64, [2, 4, 8, 1]],
    [32, [1, 4, 8, 1]],
  ]);
  const some = { ...source, load: async (index: number) => (index === 1 ? pair(4, 8).image : pair(4, 8)) };
  await expect(imageBatches(some, { batchSize: 2, mean: [0], std: [1] }).next()).rejects.toThrow(
    'image 1 of a batch has no mask',
  );
});
