// Cutting out and padding, as torchvision does.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRange, requireRanges } from '../base/require.ts';
import { type ImageSize, requireSize, roundHalfToEven } from './image-size.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

/** What lies where, in pixels. */
export interface Box {
  /** First row. */
  readonly top: number;
  /** First column. */
  readonly left: number;
  /** Rows. */
  readonly height: number;
  /** Columns. */
  readonly width: number;
}

/** One byte for all channels, or one a channel. */
export type Fill = number | readonly number[];

/** Whether it is an integer from 0 to 255. */
export const isByte = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;

/** The fill's byte of each channel. @throws ValueError unless it is one byte or one a channel */
export function fillBytes(op: string, fill: Fill, channels: number): readonly number[] {
  const bytes = typeof fill === 'number' ? new Array<number>(channels).fill(fill) : fill;
  if (Array.isArray(bytes) && bytes.length === channels && bytes.every(isByte)) return bytes;
  refuse(op, 'fill', `a byte, or ${channels}, one a channel`, fill);
}

/** The part of the image in the box; what of the box lies outside is filled. No checks. */
export function cut({ data, width, height, channels }: RasterImage, box: Box, fill: readonly number[]): RasterImage {
  const out = blankImage(box.height, box.width, channels);
  const inside = box.top >= 0 && box.left >= 0 && box.top + box.height <= height && box.left + box.width <= width;
  if (!inside && fill.some((byte) => byte !== 0))
    for (let i = 0; i < out.data.length; i++) out.data[i] = fill[i % channels];
  const left = Math.max(0, box.left);
  const right = Math.min(width, box.left + box.width);
  if (left >= right) return out;
  for (let y = Math.max(0, box.top); y < Math.min(height, box.top + box.height); y++) {
    const row = data.subarray((y * width + left) * channels, (y * width + right) * channels);
    out.data.set(row, ((y - box.top) * box.width + left - box.left) * channels);
  }
  return out;
}

/**
 * The part of the image in the box; what of the box lies outside the image is black.
 * @throws ValueError for an invalid image, or a box whose sizes are not whole numbers ≥ 1
 * @example
 * crop(gray, { top: 0, left: 1, height: 2, width: 1 }).data; // [50, 200]
 */
export function crop(image: RasterImage, box: Box): RasterImage {
  requireOptions('crop', box, ['top', 'left', 'height', 'width']);
  requireRasterImage('crop', image);
  requireSize('crop', [box.height, box.width]);
  requireRanges('crop', box, { top: 'integer', left: 'integer' });
  return cut(image, box, fillBytes('crop', 0, image.channels));
}

/**
 * The middle of the image; where it is smaller than the size, the rest is black.
 * @throws ValueError for an invalid image or size
 * @example
 * const { width, height } = centerCrop(picture, 4);
 * [width, height]; // [4, 4]
 */
export function centerCrop(image: RasterImage, size: ImageSize): RasterImage {
  requireRasterImage('centerCrop', image);
  const [height, width] = requireSize('centerCrop', size);
  return cutCenter(image, height, width, fillBytes('centerCrop', 0, image.channels));
}

/** `centerCrop` without checks. A smaller image is padded first, with the odd pixel after it. */
export function cutCenter(image: RasterImage, height: number, width: number, fill: readonly number[]): RasterImage {
  if (height === image.height && width === image.width) return image;
  return cut(image, centerBox(image, height, width), fill);
}

/** The middle of that size; where it is larger than the image, with the odd pixel after it. */
export function centerBox(image: Pick<RasterImage, 'height' | 'width'>, height: number, width: number): Box {
  const start = (have: number, want: number): number =>
    want > have ? -Math.floor((want - have) / 2) : roundHalfToEven((have - want) / 2);
  return { top: start(image.height, height), left: start(image.width, width), height, width };
}

/** Options of `pad`. */
export interface PadOptions {
  /** Default 0. */
  readonly fill?: Fill;
}

/**
 * The image with a border of `[left, top, right, bottom]` pixels, in torchvision's order, or of one width on all sides.
 * @throws ValueError for an invalid image, border or fill
 * @example
 * pad(gray, [1, 0, 0, 0], { fill: 9 }).data; // [9, 0, 50, 9, 100, 200]
 */
export function pad(
  image: RasterImage,
  padding: number | readonly [number, number, number, number],
  options: PadOptions = {},
): RasterImage {
  requireOptions('pad', options, ['fill']);
  requireRasterImage('pad', image);
  const borders = typeof padding === 'number' ? [padding, padding, padding, padding] : padding;
  requireRange('pad', 'padding', borders, 'countsOrZero');
  if (borders.length !== 4) refuse('pad', 'padding', 'one number, or [left, top, right, bottom]', borders);
  const [left, top, right, bottom] = borders;
  const box = { top: -top, left: -left, height: image.height + top + bottom, width: image.width + left + right };
  return cut(image, box, fillBytes('pad', options.fill ?? 0, image.channels));
}
