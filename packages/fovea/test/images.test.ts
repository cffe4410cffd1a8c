// Transforms of pictures against PIL, torchvision and timm; what they refuse.

import { describe, expect, it } from 'vitest';
import { OPERATIONS, type OperationName } from '../src/images/auto-augment.ts';
import * as images from '../src/images/index.ts';
import { casesOfFunction, FUNCTIONS, type ImageCase, largestDifference, picture, valuesOf } from './image-cases.ts';

type Result = images.RasterImage | Float32Array;
type Transform = (image: images.RasterImage, ...rest: readonly unknown[]) => Result | readonly Result[];
function transformOf(name: string): Transform {
  const [, operation] = /^operation (.*)/.exec(name) ?? [];
  const found = operation ? OPERATIONS[operation as OperationName] : (images as Record<string, unknown>)[name];
  return found as Transform;
}

function compare({ function: name, image, arguments: rest, element, result }: ImageCase): void {
  const given = transformOf(name)(picture(image), ...rest);
  const got = (element === undefined ? given : (given as readonly Result[])[element]) as Result;
  if (got instanceof Float32Array) {
    expect(largestDifference(got, valuesOf(result))).toBe(0);
    return;
  }
  expect([got.height, got.width, got.channels]).toEqual(result.shape);
  expect(largestDifference(got.data, valuesOf(result))).toBe(0);
}

describe.each(FUNCTIONS)('%s is what Python makes of it:', (name) => {
  const cases = casesOfFunction(name).map(
    (one) => [`${one.image} ${JSON.stringify(one.arguments)} ${one.element ?? ''}`, one] as const,
  );
  it.each(cases)('%s', (_, one) => compare(one));
});

const colour = picture('colour');
const PREPROCESSING: images.Preprocessing = {
  imageSize: [8, 8],
  channels: 3,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  interpolation: 'bilinear',
  cropPct: 1,
  cropMode: 'center',
};

describe('transforms', () => {
  it('leave what they are given as it was', () => {
    const before = picture('colour');
    images.resize(colour, 8);
    images.centerCrop(colour, 90);
    images.preprocess(colour, PREPROCESSING);
    expect(largestDifference(colour.data, before.data)).toBe(0);
  });

  it('preprocess to the channels that the network takes', () => {
    const grey = images.preprocess(colour, { ...PREPROCESSING, channels: 1, mean: [0.5], std: [0.5] });
    expect(grey.length).toBe(64);
    const three = images.preprocess(picture('grey'), PREPROCESSING);
    expect(three.length).toBe(192);
    expect([...three.subarray(0, 3)]).toEqual([three[0], three[0], three[0]]);
  });

  it('resizeAndCrop gives the bytes that preprocess normalises', () => {
    const bytes = images.resizeAndCrop(colour, PREPROCESSING);
    const values = images.preprocess(colour, PREPROCESSING);
    expect([...values]).toEqual([...bytes.data].map((byte) => Math.fround(byte / 255)));
  });

  it.each<[string, () => unknown, string]>([
    [
      'a size of 0',
      () => images.resize(colour, 0),
      'resize: size must be an integer ≥ 1, or [height, width] of such: got 0',
    ],
    ['a size that is no number', () => images.centerCrop(colour, [3, Number.NaN]), 'centerCrop: size must be'],
    [
      'an unknown interpolation',
      () => images.resize(colour, 3, { interpolation: 'bicubik' as 'bicubic' }),
      "did you mean 'bicubic'?",
    ],
    [
      'bytes that are missing',
      () => images.resize({ ...colour, height: 38 }, 3),
      'resize: data of shape [38, 53, 3] must have 6042 bytes: got 5883',
    ],
    [
      'crops that do not fit',
      () => images.fiveCrop(colour, 40),
      'fiveCrop: crops of 40 × 40 do not fit into an image of 37 × 53',
    ],
    [
      'no image',
      () => images.resize(null as unknown as images.RasterImage, 3),
      'resize: image must be { width, height, channels, data: Uint8Array }: got null',
    ],
    [
      'a box in half pixels',
      () => images.crop(colour, { top: 0.5, left: 0, height: 1, width: 1 }),
      'crop: top must be',
    ],
    ['a negative border', () => images.pad(colour, -1), 'pad: padding must be integers ≥ 0'],
    ['a fill of other channels', () => images.pad(colour, 1, { fill: [1, 2] }), 'pad: fill must be a byte, or 3'],
    [
      'a std of 0',
      () => images.preprocess(colour, { ...PREPROCESSING, std: [1, 0, 1] }),
      'preprocess: std must be 3 finite numbers > 0, one a channel: got [1, 0, 1]',
    ],
    [
      'a mean for one channel of three',
      () => images.preprocess(colour, { ...PREPROCESSING, mean: [0] }),
      'preprocess: mean must be 3 finite numbers, one a channel: got [0]',
    ],
    [
      'no cropPct',
      () => images.preprocess(colour, { ...PREPROCESSING, cropPct: 0 }),
      'cropPct must be a finite number > 0',
    ],
  ])('refuse %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
