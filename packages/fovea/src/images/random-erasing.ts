// Random erasing (Zhong et al., arXiv:1708.04896): a random rectangle replaced.

import { requireOptions } from '../base/options.ts';
import { requireInterval, requireRanges } from '../base/require.ts';
import { type Fill, fillBytes } from './crop.ts';
import { type Interval, randomSides } from './random-range.ts';
import type { RandomStream } from './random-stream.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';

/** Options of `randomErasing`. */
export interface RandomErasingOptions {
  /** Probability. Default 0.5. */
  readonly p?: number;
  /** Part of the image's area. Default `[0.02, 0.33]`. */
  readonly scale?: Interval;
  /** Height by width. Default `[0.3, 3.3]`. */
  readonly ratio?: Interval;
  /** What is put there: a byte, one a channel, or random ones. Default 0; networks see the mean of their data as 0 after normalisation. */
  readonly value?: Fill | 'random';
}

const TRIES = 10;

/**
 * With probability `p`, a random rectangle filled with `value`: torchvision's RandomErasing on bytes.
 * @throws ValueError for an invalid image or option
 * @paper Zhong et al., AAAI 2020, arXiv:1708.04896
 * @example
 * randomErasing(picture, random, { p: 1 }).data.length; // 144
 */
export function randomErasing(
  image: RasterImage,
  random: RandomStream,
  options: RandomErasingOptions = {},
): RasterImage {
  requireOptions('randomErasing', options, ['p', 'scale', 'ratio', 'value']);
  requireRasterImage('randomErasing', image);
  const { p = 0.5, scale = [0.02, 0.33], ratio = [0.3, 3.3], value = 0 } = options;
  requireRanges('randomErasing', { p }, { p: 'probability' });
  requireInterval('randomErasing', 'scale', scale, { least: 0, most: 1 });
  requireInterval('randomErasing', 'ratio', ratio, { least: Number.MIN_VALUE });
  const { height, width, channels } = image;
  const bytes = value === 'random' ? undefined : fillBytes('randomErasing', value, channels);
  if (!random.chance(p)) return image;
  for (let i = 0; i < TRIES; i++) {
    const [h, w] = randomSides(height * width, { scale, ratio }, random);
    if (h >= height || w >= width) continue;
    const top = random.integer(height - h + 1);
    const left = random.integer(width - w + 1);
    const data = image.data.slice();
    for (let y = top; y < top + h; y++)
      for (let at = (y * width + left) * channels, k = 0; k < w * channels; k++)
        data[at + k] = bytes ? bytes[k % channels] : random.integer(256);
    return { ...image, data };
  }
  return image;
}
