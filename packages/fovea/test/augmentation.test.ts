// Random transforms of pictures: their distributions against torchvision's, their streams, and what they refuse.

import { describe, expect, it } from 'vitest';
import { OPERATIONS, type OperationName, SPACES, type Space } from '../src/images/auto-augment.ts';
import * as images from '../src/images/index.ts';
import { largestDifference, picture, policies, quantiles } from './image-cases.ts';
import { inFullTier } from './tiers.ts';

const { RandomStream } = images;
const colour = picture('colour');
const DRAWS = 20_000;
const draw = <T>(count: number, one: (random: images.RandomStream) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(new RandomStream(3, 1, index)));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}
/** Five times the deviation of a mean: what chance alone exceeds once in a million draws of seeds. */
const slack = (values: readonly number[]): number => 5 * Math.sqrt(variance(values) / values.length);

describe('RandomStream', () => {
  it('depends on seed, epoch and index, each by itself, and on nothing else', () => {
    const first = (...key: [number, number, number]) => {
      const random = new RandomStream(...key);
      return Array.from({ length: 9 }, () => random.next());
    };
    expect(first(1, 2, 3)).toEqual(first(1, 2, 3));
    const streams = [first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(1, 3, 2), first(2, 1, 3)];
    expect(new Set(streams.flat()).size).toBe(54);
  });

  it.runIf(inFullTier)('is even, normal, gamma, beta and Dirichlet as it says', () => {
    const check = (one: (random: images.RandomStream) => number, expectedMean: number, expectedVariance: number) => {
      const values = draw(DRAWS, one);
      expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(slack(values));
      const squares = values.map((value) => (value - expectedMean) ** 2);
      expect(Math.abs(mean(squares) - expectedVariance)).toBeLessThan(slack(squares));
    };
    check((random) => random.next(), 1 / 2, 1 / 12);
    check((random) => random.uniform(-2, 4), 1, 3);
    check((random) => random.integer(6), 2.5, 35 / 12);
    check((random) => random.normal(), 0, 1);
    for (const shape of [0.3, 1, 4.5]) check((random) => random.gamma(shape), shape, shape);
    for (const alpha of [0.2, 1, 8]) check((random) => random.beta(alpha), 1 / 2, 1 / (4 * (2 * alpha + 1)));
    check((random) => random.dirichlet(2, 3)[1], 1 / 3, 2 / 9 / 7);
    check((random) => random.permutation(5)[2], 2, 2);
  });

  it('gives shares even where their parts are too small for numbers', () => {
    for (const shares of draw(50, (random) => random.dirichlet(1e-9, 3)))
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('refuses invalid keys', () => {
    expect(() => new RandomStream(0.5, 0, 0)).toThrow('RandomStream: seed must be an integer');
    expect(() => new RandomStream(0, -1, 0)).toThrow('RandomStream: epoch must be');
  });
});

/** The largest distance of two lists of quantiles. */
function compareQuantiles(values: readonly number[], expected: readonly number[], tolerance: number): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))];
  const got = expected.map((_, i) => at(0.05 * (i + 1)));
  expect(largestDifference(got, expected)).toBeLessThan(tolerance);
}

const range = { scale: [0.08, 1], ratio: [3 / 4, 4 / 3] } as const;

describe('random resized crops', () => {
  it.each([
    ['square', 100, 100],
    ['wide', 60, 200],
    ['line', 10, 400],
  ])('are drawn as by torchvision: %s', (name, height, width) => {
    const boxes = draw(DRAWS, (random) => images.randomCropBox({ height, width }, random, range));
    const expected = quantiles[`crop ${name}`];
    // Quantiles of 20 000 draws have a deviation of about 0.0035 of the range.
    compareQuantiles(
      boxes.map((box) => (box.height * box.width) / height / width),
      expected.area,
      0.025,
    );
    compareQuantiles(
      boxes.map((box) => box.width / box.height),
      expected.aspect,
      0.02,
    );
    compareQuantiles(
      boxes.map((box) => box.top / height),
      expected.top,
      0.025,
    );
    compareQuantiles(
      boxes.map((box) => box.left / width),
      expected.left,
      0.025,
    );
    const outside = boxes.filter(
      (b) => b.top < 0 || b.left < 0 || b.top + b.height > height || b.left + b.width > width,
    );
    expect(outside).toEqual([]);
  });

  it('are that part of the image, resized', () => {
    const box = images.randomCropBox(colour, new RandomStream(1, 2, 3), range);
    const expected = images.resize(images.crop(colour, box), [20, 24], { interpolation: 'bicubic' });
    const options = { interpolation: 'bicubic' } as const;
    expect(images.randomResizedCrop(colour, [20, 24], new RandomStream(1, 2, 3), options)).toEqual(expected);
  });
});

describe('random erasing', () => {
  const white: images.RasterImage = { height: 50, width: 80, channels: 1, data: new Uint8Array(4000).fill(255) };

  it.runIf(inFullTier)('has the probability and the rectangles of torchvision', () => {
    const erased = draw(4000, (random) => images.randomErasing(white, random, { p: 1 })).map(({ data }) => {
      const at = [...data.keys()].filter((i) => data[i] === 0);
      const [rows, columns] = [at.map((i) => Math.floor(i / 80)), at.map((i) => i % 80)];
      const extent = (list: number[]) => Math.max(...list) - Math.min(...list) + 1;
      const [h, w] = [extent(rows), extent(columns)];
      expect(at.length).toBe(h * w);
      return { area: (h * w) / 4000, aspect: h / w, top: Math.min(...rows) / 50, left: Math.min(...columns) / 80 };
    });
    // Of 4 000 draws; the tail of the aspects is long.
    for (const [name, tolerance] of [
      ['area', 0.02],
      ['aspect', 0.3],
      ['top', 0.05],
      ['left', 0.05],
    ] as const)
      compareQuantiles(
        erased.map((one) => one[name]),
        quantiles.erasing[name],
        tolerance,
      );
    const touched = draw(4000, (random) => Number(images.randomErasing(white, random, { p: 0.3 }) !== white));
    expect(Math.abs(mean(touched) - 0.3)).toBeLessThan(slack(touched));
  });

  it('fills with what it is told', () => {
    const { data } = images.randomErasing(colour, new RandomStream(0, 0, 0), { p: 1, value: [1, 2, 3] });
    const changed = [...data.keys()].filter((i) => data[i] !== colour.data[i]);
    expect(new Set(changed.map((i) => data[i] - (i % 3)))).toEqual(new Set([1]));
    const noise = images.randomErasing(white, new RandomStream(0, 0, 0), { p: 1, value: 'random' });
    expect(new Set(noise.data).size).toBeGreaterThan(20);
    expect(Math.min(...white.data)).toBe(255);
  });
});

describe('chances and amounts', () => {
  it.runIf(inFullTier)('happen as often as they should', () => {
    const often = (p: number, one: (random: images.RandomStream) => images.RasterImage) => {
      const happened = draw(2000, (random) => Number(one(random) !== colour));
      expect(Math.abs(mean(happened) - p)).toBeLessThan(slack(happened));
    };
    often(0.5, (random) => images.randomHorizontalFlip(colour, random));
    often(0.2, (random) => images.randomVerticalFlip(colour, random, { p: 0.2 }));
    often(0.1, (random) => images.randomGrayscale(colour, random));
    often(0.3, (random) => images.randomPerspective(colour, random, { p: 0.3 }));
    often(0.25, (random) => images.randomGaussianBlur(colour, random, { p: 0.25, kernelSize: 3 }));
  });

  it('colour jitter draws factors evenly and in every order', () => {
    const grey: images.RasterImage = { height: 1, width: 1, channels: 1, data: Uint8Array.of(100) };
    const values = draw(5000, (random) => images.colorJitter(grey, random, { brightness: [0.5, 1.5] }).data[0]);
    expect(Math.abs(mean(values) - 99.5)).toBeLessThan(slack(values));
    expect([Math.min(...values), Math.max(...values)]).toEqual([50, 149]);
    const two: images.RasterImage = { height: 1, width: 2, channels: 1, data: Uint8Array.of(0, 200) };
    const fixed = { brightness: [1.5, 1.5], contrast: [0.5, 0.5] } as const;
    // 1.5 · 200 is cut at 255 before the contrast is halved, or 150 · 1.5 is not.
    const seconds = draw(2000, (random) => Number(images.colorJitter(two, random, fixed).data[1] === 225));
    expect(Math.abs(mean(seconds) - 0.5)).toBeLessThan(slack(seconds));
    expect(images.colorJitter(colour, new RandomStream(0, 0, 0), {})).toBe(colour);
  });

  it('turns and moves stay within their ranges', () => {
    const dot: images.RasterImage = { height: 9, width: 9, channels: 1, data: new Uint8Array(81) };
    dot.data[40] = 255;
    const places = draw(2000, (random) => {
      const moved = images.randomAffine(dot, random, { degrees: 0, translate: [0.3, 0] });
      return moved.data.indexOf(255) - 40;
    });
    expect([Math.min(...places), Math.max(...places)]).toEqual([-3, 3]);
    expect(Math.abs(mean(places))).toBeLessThan(slack(places));
    expect(images.randomRotation(colour, [90, 90], new RandomStream(0, 0, 0))).toEqual(images.rotate(colour, 90));
  });
});

describe('policies', () => {
  const spaces: Readonly<Record<string, Space>> = {
    randAugment: SPACES.randAugment(colour, 31),
    trivialAugmentWide: SPACES.trivialAugmentWide(),
    augMix: SPACES.augMix(colour, true),
  };

  it.each(Object.entries(policies))('%s has the operations and magnitudes of torchvision', (name, expected) => {
    expect(Object.keys(spaces[name]).sort()).toEqual(Object.keys(expected).sort());
    for (const [operation, [magnitudes, signed]] of Object.entries(expected)) {
      const { magnitude, signed: isSigned = false } = spaces[name][operation as OperationName] ?? {};
      expect(isSigned).toBe(signed);
      const got = magnitudes.map((_, bin) => magnitude?.(bin) ?? Number.NaN);
      expect(largestDifference(got, magnitudes)).toBeLessThan(1e-4);
      expect(magnitude === undefined).toBe(magnitudes.length === 0);
    }
  });

  it.runIf(inFullTier)('draw every operation as often, in both directions', () => {
    // Neither the whole range, which AutoContrast would leave, nor only what Solarize does.
    const dull = { ...colour, data: colour.data.map((value) => 20 + 0.8 * value) };
    const key = ({ data }: images.RasterImage) => Buffer.from(data).toString('base64');
    const which = new Map<string, string>();
    for (const [name, { magnitude, signed }] of Object.entries(SPACES.randAugment(dull, 31))) {
      for (const sign of signed ? [1, -1] : [1]) {
        const result = OPERATIONS[name as OperationName](dull, sign * (magnitude?.(9) ?? 0), {});
        which.set(key(result), `${name} ${signed ? sign : ''}`);
      }
    }
    expect(which.size).toBe(23);
    const counts = new Map<string, number>();
    for (const result of draw(2800, (random) => images.randAugment(dull, random, { numOps: 1 }))) {
      const name = which.get(key(result)) ?? 'another';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(23);
    // Binomial: 200 or 100 of 2 800, five deviations.
    for (const [name, count] of counts)
      expect(Math.abs(count - (name.endsWith(' ') ? 200 : 100))).toBeLessThan(name.endsWith(' ') ? 68 : 50);
  });

  it('AugMix mixes with weights that sum to 1, and draws another mixture each time', () => {
    // At the weakest, no operation changes a flat 128.
    const flat: images.RasterImage = { height: 6, width: 6, channels: 1, data: new Uint8Array(36).fill(128) };
    for (const { data } of draw(40, (random) => images.augMix(flat, random, { severity: 1, alpha: 0.4 })))
      expect(Math.abs(mean([...data]) - 127.5)).toBeLessThanOrEqual(0.5);
    const mixtures = draw(10, (random) => images.augMix(colour, random).data.join());
    expect(new Set(mixtures).size).toBe(10);
  });
});

describe('augmentation', () => {
  const everything: images.AugmentationOptions = {
    ...({ imageSize: [16, 20], vflip: 0.3, degrees: 10, colorJitter: 0.3, autoAugment: 'randAugment' } as const),
    ...({ grayscaleProb: 0.2, gaussianBlurProb: 0.2, reProb: 0.5, mean: [0.5, 0.5, 0.5] } as const),
  };

  it('gives the size and channels of the network, the same for the same stream', () => {
    const augment = images.augmentation(everything);
    const one = augment(colour, new RandomStream(0, 5, 7));
    expect([one.height, one.width, one.channels]).toEqual([16, 20, 3]);
    expect(augment(colour, new RandomStream(0, 5, 7))).toEqual(one);
    expect(augment(colour, new RandomStream(0, 6, 7))).not.toEqual(one);
    const whole = images.augmentation({ imageSize: [37, 53], crop: false, hflip: 0, colorJitter: 0 });
    expect(whole(colour, new RandomStream(0, 0, 0))).toEqual(colour);
    const grey = images.augmentation({ imageSize: [8, 8], channels: 1 })(colour, new RandomStream(0, 0, 0));
    expect([grey.channels, grey.data.length]).toEqual([1, 64]);
  });

  it.each(['none', 'randAugment', 'trivialAugmentWide', 'augMix'] as const)('has the policy %s', (autoAugment) => {
    const augment = images.augmentation({ ...everything, autoAugment });
    const made = draw(10, (random) => augment(colour, random));
    expect(new Set(made.map(({ data }) => data.join())).size).toBe(10);
  });

  it.each<[string, Partial<Record<keyof images.AugmentationOptions, unknown>>, string]>([
    ['a probability above 1', { hflip: 1.5 }, 'randomHorizontalFlip: p must be a number in [0, 1]: got 1.5'],
    [
      'scale in the wrong order',
      { scale: [1, 0.5] },
      'randomResizedCrop: scale must be [low, high] with 0 ≤ low ≤ high ≤ 1: got [1, 0.5]',
    ],
    ['negative jitter', { colorJitter: -1 }, 'colorJitter: brightness must be a number ≥ 0, or [low, high]: got -1'],
    ['an unknown policy', { autoAugment: 'randaugment' }, "did you mean 'randAugment'?"],
    ['an unknown bin', { autoAugment: 'randAugment', magnitude: 31 }, 'randAugment: numMagnitudeBins − magnitude'],
    ['one number as size', { imageSize: 8 }, 'augmentation: imageSize must be [height, width]: got 8'],
  ])('refuses %s before the first image', (_, wrong, message) => {
    expect(() => images.augmentation({ imageSize: [8, 8], ...wrong } as images.AugmentationOptions)).toThrow(message);
  });
});
