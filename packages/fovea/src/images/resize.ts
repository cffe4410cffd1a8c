// Resizing as torchvision's transforms.Resize of a PIL image.

import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { type ImageSize, requireSize } from './image-size.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import { INTERPOLATIONS, type Interpolation, resample } from './resample.ts';

/** Options of `resize`. */
export interface ResizeOptions {
  /** Default 'bilinear'. All but 'nearest' are antialiased: a filter as wide as the reduction. */
  readonly interpolation?: Interpolation;
}

/**
 * The image at `size`: `[height, width]`, or a number for the shorter side, the longer in proportion (rounded down). Equal to PIL's
 * `Image.resize`, bit for bit.
 * @throws ValueError for an invalid image, size or interpolation
 * @example
 * const { width, height } = resize(picture, 3);
 * [width, height]; // [4, 3]
 */
export function resize(image: RasterImage, size: ImageSize, options: ResizeOptions = {}): RasterImage {
  requireOptions('resize', options, ['interpolation']);
  const { interpolation = 'bilinear' } = options;
  requireRasterImage('resize', image);
  requireOneOf('resize', 'interpolation', interpolation, INTERPOLATIONS);
  const [height, width] =
    typeof size === 'number' ? shorterSide(image, requireSize('resize', size)[0]) : requireSize('resize', size);
  return resample(image, height, width, interpolation);
}

/** `[height, width]` whose shorter side is `side`. */
function shorterSide({ height, width }: RasterImage, side: number): readonly [number, number] {
  const longer = Math.max(1, Math.trunc((side * Math.max(height, width)) / Math.min(height, width)));
  return width <= height ? [longer, side] : [side, longer];
}
