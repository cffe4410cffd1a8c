// Transforms that happen by chance, or by a random amount: torchvision's Random… classes as functions of a random stream.

import { requireOptions } from '../base/options.ts';
import { refuse, requireInterval, requireRanges } from '../base/require.ts';
import { adjustBrightness, adjustContrast, adjustHue, adjustSaturation, grayscale } from './color.ts';
import { gaussianBlur } from './filter.ts';
import { horizontalFlip, verticalFlip } from './flip.ts';
import { affine, type Corners, type Point, perspective, rotate } from './geometry.ts';
import { roundHalfToEven } from './image-size.ts';
import type { Interval } from './random-range.ts';
import type { RandomStream } from './random-stream.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import type { WarpOptions } from './warp.ts';

/** Options of transforms that happen by chance. */
export interface ChanceOptions {
  /** Probability. Default 0.5. */
  readonly p?: number;
}

function happens(op: string, image: RasterImage, random: RandomStream, p: number): boolean {
  requireRasterImage(op, image);
  requireRanges(op, { p }, { p: 'probability' });
  return random.chance(p);
}

/**
 * With probability `p`, the image mirrored left to right.
 * @throws ValueError for an invalid image or probability
 * @example
 * randomHorizontalFlip(gray, random, { p: 1 }).data; // [50, 0, 200, 100]
 */
export function randomHorizontalFlip(
  image: RasterImage,
  random: RandomStream,
  options: ChanceOptions = {},
): RasterImage {
  requireOptions('randomHorizontalFlip', options, ['p']);
  return happens('randomHorizontalFlip', image, random, options.p ?? 0.5) ? horizontalFlip(image) : image;
}

/**
 * With probability `p`, the image mirrored top to bottom.
 * @throws ValueError for an invalid image or probability
 * @example
 * randomVerticalFlip(gray, random, { p: 1 }).data; // [100, 200, 0, 50]
 */
export function randomVerticalFlip(image: RasterImage, random: RandomStream, options: ChanceOptions = {}): RasterImage {
  requireOptions('randomVerticalFlip', options, ['p']);
  return happens('randomVerticalFlip', image, random, options.p ?? 0.5) ? verticalFlip(image) : image;
}

/**
 * With probability `p`, 0.1 by default, the image in grey, with as many channels as before.
 * @throws ValueError for an invalid image or probability
 * @example
 * randomGrayscale(picture, random, { p: 1 }).channels; // 3
 */
export function randomGrayscale(image: RasterImage, random: RandomStream, options: ChanceOptions = {}): RasterImage {
  requireOptions('randomGrayscale', options, ['p']);
  return happens('randomGrayscale', image, random, options.p ?? 0.1) ? grayscale(image, image.channels) : image;
}

/** Options of `colorJitter`. */
export interface ColorJitterOptions {
  /** Range of the factor, or how far it may be from 1. Default 0: none. */
  readonly brightness?: number | Interval;
  /** The same of the contrast. Default 0: none. */
  readonly contrast?: number | Interval;
  /** The same of the saturation. Default 0: none. */
  readonly saturation?: number | Interval;
  /** Range of the turn, as a part of the circle, or how far it may be from 0; at most 0.5. Default 0: none. */
  readonly hue?: number | Interval;
}

const JITTERS = {
  brightness: adjustBrightness,
  contrast: adjustContrast,
  saturation: adjustSaturation,
  hue: adjustHue,
} as const;

/**
 * Brightness, contrast, saturation and hue changed by random factors, in random order: torchvision's ColorJitter.
 * @throws ValueError for an invalid image, a negative number, or a range with negative factors
 * @example
 * colorJitter(picture, random, { brightness: 0.4, hue: 0.1 }).data.length; // 144
 */
export function colorJitter(image: RasterImage, random: RandomStream, options: ColorJitterOptions): RasterImage {
  requireOptions('colorJitter', options, ['brightness', 'contrast', 'saturation', 'hue']);
  requireRasterImage('colorJitter', image);
  const names = Object.keys(JITTERS) as (keyof typeof JITTERS)[];
  const factors = names.map((name) => {
    const interval = jitterInterval(name, options[name] ?? 0);
    return random.uniform(...interval);
  });
  const neutral = (name: keyof typeof JITTERS): number => (name === 'hue' ? 0 : 1);
  let result = image;
  for (const i of random.permutation(names.length))
    if (factors[i] !== neutral(names[i])) result = JITTERS[names[i]](result, factors[i]);
  return result;
}

function jitterInterval(name: keyof typeof JITTERS, given: number | Interval): Interval {
  const isHue = name === 'hue';
  const center = isHue ? 0 : 1;
  if (typeof given === 'number' && !(given >= 0)) refuse('colorJitter', name, 'a number ≥ 0, or [low, high]', given);
  const around = (reach: number): Interval => [isHue ? -reach : Math.max(0, center - reach), center + reach];
  const interval = typeof given === 'number' ? around(given) : given;
  if (isHue) requireInterval('colorJitter', name, interval, { least: -0.5, most: 0.5 });
  else requireInterval('colorJitter', name, interval, { least: 0 });
  return interval;
}

/** Options of `randomGaussianBlur`. */
export interface RandomBlurOptions extends ChanceOptions {
  /** Odd; where half of it is more than the image's sides have, the largest that fits is taken. Default 23, as in timm's. */
  readonly kernelSize?: number;
  /** Default `[0.1, 2]`. */
  readonly sigma?: Interval;
}

/**
 * With probability `p`, the image blurred by a Gaussian of random width.
 * @throws ValueError for an invalid image or option
 * @example
 * randomGaussianBlur(picture, random, { kernelSize: 3 }).data.length; // 144
 */
export function randomGaussianBlur(
  image: RasterImage,
  random: RandomStream,
  options: RandomBlurOptions = {},
): RasterImage {
  requireOptions('randomGaussianBlur', options, ['p', 'kernelSize', 'sigma']);
  const { p = 0.5, kernelSize = 23, sigma = [0.1, 2] } = options;
  requireInterval('randomGaussianBlur', 'sigma', sigma, { least: Number.MIN_VALUE });
  if (!happens('randomGaussianBlur', image, random, p)) return image;
  const largest = 2 * Math.min(image.height, image.width) - 1;
  return gaussianBlur(image, Math.min(kernelSize, largest), random.uniform(...sigma));
}

/**
 * The image rotated by a random angle of the range, in degrees, or of −degrees … degrees.
 * @throws ValueError for an invalid image, range or option
 * @example
 * randomRotation(picture, 10, random).data.length; // 144
 */
export function randomRotation(
  image: RasterImage,
  degrees: number | Interval,
  random: RandomStream,
  options: WarpOptions = {},
): RasterImage {
  requireOptions('randomRotation', options, ['interpolation', 'fill']);
  return rotate(image, random.uniform(...angles('randomRotation', degrees)), options);
}

function angles(op: string, degrees: number | Interval): Interval {
  const interval: Interval = typeof degrees === 'number' ? [-degrees, degrees] : degrees;
  requireInterval(op, 'degrees', interval);
  return interval;
}

/** Options of `randomAffine`. */
export interface RandomAffineOptions extends WarpOptions {
  /** Range of the angle, or the largest in both directions. */
  readonly degrees: number | Interval;
  /** Largest moves, as parts of width and height. Default: none. */
  readonly translate?: Point;
  /** Range of the scale. Default: 1. */
  readonly scale?: Interval;
  /** Range of the shear along x, in degrees. Default: none. */
  readonly shear?: number | Interval;
}

/**
 * The image rotated, moved, scaled and sheared by random amounts: torchvision's RandomAffine.
 * @throws ValueError for an invalid image or option
 * @example
 * randomAffine(picture, random, { degrees: 10, translate: [0.1, 0.1] }).data.length; // 144
 */
export function randomAffine(image: RasterImage, random: RandomStream, options: RandomAffineOptions): RasterImage {
  requireOptions('randomAffine', options, ['degrees', 'translate', 'scale', 'shear', 'interpolation', 'fill']);
  requireRasterImage('randomAffine', image);
  const { degrees, translate = [0, 0], scale = [1, 1], shear = [0, 0], ...rest } = options;
  requireInterval('randomAffine', 'scale', scale, { least: Number.MIN_VALUE });
  requireRanges('randomAffine', { x: translate[0], y: translate[1] }, { x: 'probability', y: 'probability' });
  const move = (part: number, size: number): number => roundHalfToEven(random.uniform(-part * size, part * size));
  return affine(image, {
    ...rest,
    angle: random.uniform(...angles('randomAffine', degrees)),
    translate: [move(translate[0], image.width), move(translate[1], image.height)],
    scale: random.uniform(...scale),
    shear: [random.uniform(...angles('randomAffine', shear)), 0],
  });
}

/** Options of `randomPerspective`. */
export interface RandomPerspectiveOptions extends ChanceOptions, WarpOptions {
  /** How far corners may move, as a part of half the sides. Default 0.5. */
  readonly distortionScale?: number;
}

/**
 * With probability `p`, the image seen from a random side: torchvision's RandomPerspective.
 * @throws ValueError for an invalid image or option
 * @example
 * randomPerspective(picture, random, { p: 1 }).data.length; // 144
 */
export function randomPerspective(
  image: RasterImage,
  random: RandomStream,
  options: RandomPerspectiveOptions = {},
): RasterImage {
  requireOptions('randomPerspective', options, ['p', 'distortionScale', 'interpolation', 'fill']);
  const { p = 0.5, distortionScale = 0.5, ...rest } = options;
  requireRanges('randomPerspective', { distortionScale }, { distortionScale: 'probability' });
  if (!happens('randomPerspective', image, random, p)) return image;
  const [right, bottom] = [image.width - 1, image.height - 1];
  const reach = (side: number): number => Math.trunc(distortionScale * Math.floor(side / 2)) + 1;
  const [dx, dy] = [
    (): number => random.integer(reach(image.width)),
    (): number => random.integer(reach(image.height)),
  ];
  const start: Corners = [
    [0, 0],
    [right, 0],
    [right, bottom],
    [0, bottom],
  ];
  const end: Corners = [
    [dx(), dy()],
    [right - dx(), dy()],
    [right - dx(), bottom - dy()],
    [dx(), bottom - dy()],
  ];
  // An image of one row or column has no corners to tell apart.
  if (right === 0 || bottom === 0) return image;
  return perspective(image, start, end, rest);
}
