// All augmentation of a training image as one function, in timm's order.

import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRange } from '../base/require.ts';
import { augMix, type RandAugmentOptions, randAugment, trivialAugmentWide } from './auto-augment.ts';
import { withChannels } from './color-channels.ts';
import { requireSize, roundHalfToEven } from './image-size.ts';
import { randomErasing } from './random-erasing.ts';
import type { Interval } from './random-range.ts';
import { randomResizedCrop } from './random-resized-crop.ts';
import { RandomStream } from './random-stream.ts';
import {
  type ColorJitterOptions,
  colorJitter,
  randomGaussianBlur,
  randomGrayscale,
  randomHorizontalFlip,
  randomRotation,
  randomVerticalFlip,
} from './random-transforms.ts';
import type { RasterImage } from './raster-image.ts';
import type { Interpolation } from './resample.ts';

/** Options of `augmentation`. */
export interface AugmentationOptions {
  /** `[height, width]` of what the network takes. */
  readonly imageSize: readonly [number, number];
  /** Whether a part is cropped at random; without, images have to have `imageSize` already. Default true. */
  readonly crop?: boolean;
  /** Default 3. */
  readonly channels?: 1 | 3;
  /** Of the crop. Default 'bilinear'. */
  readonly interpolation?: Interpolation;
  /** Part of the image's area that a crop has. Default `[0.08, 1]`. */
  readonly scale?: Interval;
  /** Width by height of a crop. Default `[3/4, 4/3]`. */
  readonly ratio?: Interval;
  /** Probability of mirroring left to right. Default 0.5. */
  readonly hflip?: number;
  /** Probability of mirroring top to bottom. Default 0. */
  readonly vflip?: number;
  /** Largest angle of a random turn, in degrees; what is turned in is filled with the mean. Default 0. */
  readonly degrees?: number;
  /** One number for brightness, contrast and saturation, or each. Default 0.4 without `autoAugment`, 0 with. */
  readonly colorJitter?: number | ColorJitterOptions;
  /** Random operations. Default: none. */
  readonly autoAugment?: 'none' | 'randAugment' | 'trivialAugmentWide' | 'augMix';
  /** Of RandAugment. Default 2. */
  readonly numOps?: number;
  /** Of RandAugment, 0…30. Default 9. */
  readonly magnitude?: number;
  /** Probability of grey. Default 0. */
  readonly grayscaleProb?: number;
  /** Probability of blurring. Default 0. */
  readonly gaussianBlurProb?: number;
  /** Probability of erasing a rectangle. Default 0. */
  readonly reProb?: number;
  /** By channel, as fractions of 255: what erased and turned-in pixels are filled with. Default 0. */
  readonly mean?: readonly number[];
}

const NAMES = [
  ...(['imageSize', 'crop', 'channels', 'interpolation', 'scale', 'ratio', 'hflip', 'vflip', 'degrees'] as const),
  ...(['colorJitter', 'autoAugment', 'numOps', 'magnitude', 'grayscaleProb', 'gaussianBlurProb'] as const),
  ...(['reProb', 'mean'] as const),
] as const;

/** What is done to an image; the stream says by which chance. */
export type Augmentation = (image: RasterImage, random: RandomStream) => RasterImage;

/**
 * A random resized crop, flips, a random rotation, then either `autoAugment` or colour jitter (both where both are given), greyscale, blur,
 * and erasing: the order of timm's training transform. The result has `imageSize` and `channels`, still as bytes.
 * @throws ValueError, at the call, for unknown options or options out of range
 * @example
 * const augment = augmentation({ imageSize: [4, 4], hflip: 0.5 });
 * const { width, height } = augment(picture, new RandomStream(0, 0, 0));
 * [width, height]; // [4, 4]
 */
export function augmentation(options: AugmentationOptions): Augmentation {
  requireOptions('augmentation', options, NAMES);
  const { crop: crops = true, channels = 3, autoAugment = 'none', hflip = 0.5, vflip = 0, degrees = 0 } = options;
  const { grayscaleProb = 0, gaussianBlurProb = 0, reProb = 0, mean = [] } = options;
  if (!Array.isArray(options.imageSize)) refuse('augmentation', 'imageSize', '[height, width]', options.imageSize);
  const size = requireSize('augmentation: imageSize', options.imageSize);
  requireRange('augmentation', 'crop', crops, 'flag');
  requireOneOf('augmentation', 'channels', channels, [1, 3]);
  requireOneOf('augmentation', 'autoAugment', autoAugment, ['none', 'randAugment', 'trivialAugmentWide', 'augMix']);
  const crop = given(options, ['scale', 'ratio', 'interpolation']);
  const fill = Array.from({ length: channels }, (_, c) =>
    Math.min(255, Math.max(0, roundHalfToEven(255 * (mean[c] ?? 0)))),
  );
  const jitter = jitterOf(options.colorJitter ?? (autoAugment === 'none' ? 0.4 : 0));
  const policy = policyOf(options, fill);
  const augment: Augmentation = (image, random) => {
    let result = withChannels(image, channels);
    if (crops) result = randomResizedCrop(result, size, random, crop);
    result = randomHorizontalFlip(result, random, { p: hflip });
    result = randomVerticalFlip(result, random, { p: vflip });
    if (degrees !== 0) result = randomRotation(result, degrees, random, { interpolation: 'bilinear', fill });
    result = policy(result, random);
    result = colorJitter(result, random, jitter);
    result = randomGrayscale(result, random, { p: grayscaleProb });
    result = randomGaussianBlur(result, random, { p: gaussianBlurProb });
    return randomErasing(result, random, { p: reProb, value: fill });
  };
  // Checks every option now, and not at the first image.
  augment({ width: 2, height: 2, channels, data: new Uint8Array(4 * channels) }, new RandomStream(0, 0, 0));
  return augment;
}

const jitterOf = (given: number | ColorJitterOptions): ColorJitterOptions =>
  typeof given === 'number' ? { brightness: given, contrast: given, saturation: given } : given;

function policyOf(options: AugmentationOptions, fill: readonly number[]): Augmentation {
  switch (options.autoAugment) {
    case 'randAugment': {
      const strength: RandAugmentOptions = given(options, ['numOps', 'magnitude']);
      return (image, random) => randAugment(image, random, { ...strength, fill });
    }
    case 'trivialAugmentWide':
      return (image, random) => trivialAugmentWide(image, random, { fill });
    case 'augMix':
      return (image, random) => augMix(image, random, { fill });
    default:
      return (image) => image;
  }
}

/** Those of the options that are given. */
const given = <K extends keyof AugmentationOptions>(options: AugmentationOptions, names: readonly K[]) =>
  Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]])) as {
    readonly [N in K]?: Exclude<AugmentationOptions[N], undefined>;
  };
