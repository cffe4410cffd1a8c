// Five or ten crops of a picture, to average a network's answers over: torchvision's FiveCrop and TenCrop.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { type Box, centerBox, cut } from './crop.ts';
import { horizontalFlip, verticalFlip } from './flip.ts';
import { type ImageSize, requireSize } from './image-size.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';

/**
 * The four corners and the middle: top left, top right, bottom left, bottom right, centre, as torchvision's `FiveCrop`.
 * @throws ValueError for an invalid image or size, or a size larger than the image
 * @example
 * fiveCrop(picture, 4).length; // 5
 */
export function fiveCrop(image: RasterImage, size: ImageSize): RasterImage[] {
  return checkedFiveCrop('fiveCrop', image, size);
}

/** Options of `tenCrop`. */
export interface TenCropOptions {
  /** Whether the other five are of the image turned upside down, and not of its mirror image. Default false. */
  readonly verticalFlip?: boolean;
}

/**
 * `fiveCrop` of the image, then of its mirror image, as torchvision's `TenCrop`.
 * @throws ValueError for an invalid image or size, or a size larger than the image
 * @example
 * tenCrop(picture, 4).length; // 10
 */
export function tenCrop(image: RasterImage, size: ImageSize, options: TenCropOptions = {}): RasterImage[] {
  requireOptions('tenCrop', options, ['verticalFlip']);
  const crops = checkedFiveCrop('tenCrop', image, size);
  const flipped = options.verticalFlip ? verticalFlip(image) : horizontalFlip(image);
  return [...crops, ...checkedFiveCrop('tenCrop', flipped, size)];
}

function checkedFiveCrop(op: string, image: RasterImage, size: ImageSize): RasterImage[] {
  requireRasterImage(op, image);
  const [height, width] = requireSize(op, size);
  if (height > image.height || width > image.width)
    throw new ValueError(
      `${op}: crops of ${height} × ${width} do not fit into an image of ${image.height} × ${image.width}; resize it first`,
    );
  const black = new Array<number>(image.channels).fill(0);
  return fiveCropBoxes(image, height, width).map((box) => cut(image, box, black));
}

/** Where the crops lie in an image that they fit into. */
export function fiveCropBoxes(image: Pick<RasterImage, 'height' | 'width'>, height: number, width: number): Box[] {
  const [bottom, right] = [image.height - height, image.width - width];
  const corners = [
    [0, 0],
    [0, right],
    [bottom, 0],
    [bottom, right],
  ] as const;
  return [...corners.map(([top, left]) => ({ top, left, height, width })), centerBox(image, height, width)];
}
