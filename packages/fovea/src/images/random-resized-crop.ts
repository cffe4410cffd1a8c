// A part of the image of random size, shape and place, resized: the usual augmentation of photographs (Szegedy et al., arXiv:1409.4842).

import { requireOptions } from '../base/options.ts';
import { requireInterval, requireOneOf, requireRanges } from '../base/require.ts';
import type { Box } from './crop.ts';
import { type ImageSize, requireSize, roundHalfToEven } from './image-size.ts';
import { type Interval, randomSides } from './random-range.ts';
import type { RandomStream } from './random-stream.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import { INTERPOLATIONS, type Interpolation, resample } from './resample.ts';

/** Options of `randomResizedCrop`. */
export interface RandomResizedCropOptions {
  /** Part of the image's area. Default `[0.08, 1]`. */
  readonly scale?: Interval;
  /** Width by height. Default `[3/4, 4/3]`. */
  readonly ratio?: Interval;
  /** Default 'bilinear'. */
  readonly interpolation?: Interpolation;
}

const NAMES = ['scale', 'ratio', 'interpolation'] as const;
const TRIES = 10;

/**
 * Where a random part of an image lies, as `randomResizedCrop` draws it: for those who crop while they decode. After ten tries it takes the
 * middle.
 * @throws ValueError for invalid sizes or options
 * @example
 * const { height, width } = randomCropBox(picture, random, { scale: [1, 1], ratio: [1, 1] });
 * [height, width]; // [6, 6]
 */
export function randomCropBox(
  { height, width }: Pick<RasterImage, 'height' | 'width'>,
  random: RandomStream,
  options: Omit<RandomResizedCropOptions, 'interpolation'> = {},
): Box {
  requireOptions('randomCropBox', options, ['scale', 'ratio']);
  requireRanges('randomCropBox', { height, width }, { height: 'count', width: 'count' });
  return randomBox('randomCropBox', { height, width }, random, options);
}

function randomBox(
  op: string,
  { height, width }: Pick<RasterImage, 'height' | 'width'>,
  random: RandomStream,
  { scale = [0.08, 1], ratio = [3 / 4, 4 / 3] }: RandomResizedCropOptions,
): Box {
  requireInterval(op, 'scale', scale, { least: 0, most: 1 });
  requireInterval(op, 'ratio', ratio, { least: Number.MIN_VALUE });
  for (let i = 0; i < TRIES; i++) {
    const [w, h] = randomSides(height * width, { scale, ratio }, random);
    if (w < 1 || h < 1 || w > width || h > height) continue;
    const top = random.integer(height - h + 1);
    return { top, left: random.integer(width - w + 1), height: h, width: w };
  }
  const [low, high] = ratio;
  const whole = width / height;
  const w = whole > high ? Math.max(1, roundHalfToEven(height * high)) : width;
  const h = whole < low ? Math.max(1, roundHalfToEven(width / low)) : height;
  return { top: Math.floor((height - h) / 2), left: Math.floor((width - w) / 2), height: h, width: w };
}

/**
 * A random part of the image, resized to `size` (`[height, width]`, or one number for both): torchvision's RandomResizedCrop.
 * @throws ValueError for an invalid image, size or option
 * @example
 * const { width, height } = randomResizedCrop(picture, 4, random);
 * [width, height]; // [4, 4]
 */
export function randomResizedCrop(
  image: RasterImage,
  size: ImageSize,
  random: RandomStream,
  options: RandomResizedCropOptions = {},
): RasterImage {
  requireOptions('randomResizedCrop', options, NAMES);
  requireRasterImage('randomResizedCrop', image);
  const { interpolation = 'bilinear' } = options;
  requireOneOf('randomResizedCrop', 'interpolation', interpolation, INTERPOLATIONS);
  const [height, width] = requireSize('randomResizedCrop', size);
  const box = randomBox('randomResizedCrop', image, random, options);
  return resample(image, height, width, interpolation, { from: box });
}
