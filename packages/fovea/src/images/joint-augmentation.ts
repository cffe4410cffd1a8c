// Augmentation of an image together with its mask: both are cropped, mirrored and turned alike; colours change in the image alone.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { withChannels } from './color-channels.ts';
import { IGNORED_PIXEL } from './decode-mask.ts';
import { horizontalFlip, verticalFlip } from './flip.ts';
import { rotate } from './geometry.ts';
import { requireSize, roundHalfToEven } from './image-size.ts';
import type { Interval } from './random-range.ts';
import { randomCropBox } from './random-resized-crop.ts';
import { RandomStream } from './random-stream.ts';
import { type ColorJitterOptions, colorJitter, randomGaussianBlur, randomGrayscale } from './random-transforms.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import { INTERPOLATIONS, type Interpolation, resample } from './resample.ts';

/** An image, and the class of each of its pixels. */
export interface MaskedImage {
  /** What is seen. */
  readonly image: RasterImage;
  /** Of the same size, one channel; 255 where pixels do not count. */
  readonly mask: RasterImage;
}

/** Options of `jointAugmentation`. */
export interface JointAugmentationOptions {
  /** `[height, width]` of what the network takes. */
  readonly imageSize: readonly [number, number];
  /** Default 3. */
  readonly channels?: 1 | 3;
  /** Of the image; masks take the nearest pixel. Default 'bilinear'. */
  readonly interpolation?: Interpolation;
  /** Part of the image's area that a crop has. Default `[0.25, 1]`. */
  readonly scale?: Interval;
  /** Width by height of a crop. Default `[3/4, 4/3]`. */
  readonly ratio?: Interval;
  /** Probability of mirroring left to right. Default 0.5. */
  readonly hflip?: number;
  /** Probability of mirroring top to bottom. Default 0. */
  readonly vflip?: number;
  /** Largest angle of a random turn, in degrees; what is turned in is the mean in the image, and does not count in the mask. Default 0. */
  readonly degrees?: number;
  /** One number for brightness, contrast and saturation, or each. Default 0.4. */
  readonly colorJitter?: number | ColorJitterOptions;
  /** Probability of grey. Default 0. */
  readonly grayscaleProb?: number;
  /** Probability of blurring. Default 0. */
  readonly gaussianBlurProb?: number;
  /** By channel, as fractions of 255: what turned-in pixels are filled with. Default 0. */
  readonly mean?: readonly number[];
}

const NAMES = [
  ...(['imageSize', 'channels', 'interpolation', 'scale', 'ratio', 'hflip', 'vflip', 'degrees'] as const),
  ...(['colorJitter', 'grayscaleProb', 'gaussianBlurProb', 'mean'] as const),
] as const;

/** What is done to an image and its mask; the stream says by which chance. */
export type JointAugmentation = (pair: MaskedImage, random: RandomStream) => MaskedImage;

/**
 * A random resized crop, flips and a random rotation of image and mask alike, then colour jitter, greyscale and blur of the image. The image is
 * interpolated; the mask takes the nearest pixel, so that no class appears that was not there.
 * @throws ValueError, at the call, for unknown options or options out of range; later for a mask of another size than its image
 * @example
 * const augment = jointAugmentation({ imageSize: [4, 4] });
 * const { image, mask } = augment({ image: gray, mask: gray }, new RandomStream(0, 0, 0));
 * [image.width, mask.width, mask.channels]; // [4, 4, 1]
 */
export function jointAugmentation(options: JointAugmentationOptions): JointAugmentation {
  const op = 'jointAugmentation';
  requireOptions(op, options, NAMES);
  if (!Array.isArray(options.imageSize)) refuse(op, 'imageSize', '[height, width]', options.imageSize);
  const [height, width] = requireSize(`${op}: imageSize`, options.imageSize as readonly [number, number]);
  const { channels = 3, interpolation = 'bilinear', scale = [0.25, 1], ratio = [3 / 4, 4 / 3] } = options;
  const { hflip = 0.5, vflip = 0, degrees = 0, mean = [] } = options;
  const { grayscaleProb = 0, gaussianBlurProb = 0, colorJitter: jitters = 0.4 } = options;
  requireOneOf(op, 'channels', channels, [1, 3]);
  requireOneOf(op, 'interpolation', interpolation, INTERPOLATIONS);
  requireRanges(op, { hflip, vflip }, { hflip: 'probability', vflip: 'probability' });
  requireRange(op, 'degrees', degrees, 'notNegative');
  const fill = Array.from({ length: channels }, (_, c) =>
    Math.min(255, Math.max(0, roundHalfToEven(255 * (mean[c] ?? 0)))),
  );
  const jitter: ColorJitterOptions =
    typeof jitters === 'number' ? { brightness: jitters, contrast: jitters, saturation: jitters } : jitters;
  const augment: JointAugmentation = (pair, random) => {
    requireSamePlace(op, pair);
    let image = withChannels(pair.image, channels);
    let { mask } = pair;
    const from = randomCropBox(image, random, { scale, ratio });
    image = resample(image, height, width, interpolation, { from });
    mask = resample(mask, height, width, 'nearest', { from });
    if (random.chance(hflip)) [image, mask] = [horizontalFlip(image), horizontalFlip(mask)];
    if (random.chance(vflip)) [image, mask] = [verticalFlip(image), verticalFlip(mask)];
    if (degrees !== 0) {
      const angle = random.uniform(-degrees, degrees);
      image = rotate(image, angle, { interpolation: 'bilinear', fill });
      mask = rotate(mask, angle, { interpolation: 'nearest', fill: [IGNORED_PIXEL] });
    }
    image = colorJitter(image, random, jitter);
    image = randomGrayscale(image, random, { p: grayscaleProb });
    return { image: randomGaussianBlur(image, random, { p: gaussianBlurProb }), mask };
  };
  // Checks every option now, and not at the first image.
  const blank = { width: 2, height: 2, channels: 1, data: new Uint8Array(4) } as const;
  augment({ image: blank, mask: blank }, new RandomStream(0, 0, 0));
  return augment;
}

/** @throws ValueError unless the mask has one channel, and the size of the image */
export function requireSamePlace(op: string, { image, mask }: MaskedImage): void {
  requireRasterImage(op, image);
  requireRasterImage(op, mask);
  if (mask.channels === 1 && mask.width === image.width && mask.height === image.height) return;
  throw new ValueError(
    `${op}: a mask must have one channel and the size of its image, ${image.width} × ${image.height}: got ${mask.channels} and ${mask.width} × ${mask.height}`,
  );
}
