// A decoded picture in host memory: bytes, row by row, channels together. What decoding gives and transforms take.

import { refuse, requireOneOf, requireRanges } from '../base/require.ts';
import { requireLength } from '../base/require-shape.ts';

/** A picture of 8 bits a value: greyscale (1 channel) or sRGB (3 channels). */
export interface RasterImage {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** 1: grey; 3: red, green and blue. */
  readonly channels: 1 | 3;
  /** `[height, width, channels]`, row-major, 0…255. */
  readonly data: Uint8Array;
}

/** @throws ValueError for invalid sizes or channels, ShapeError when there are more or fewer bytes than those sizes have */
export function requireRasterImage(op: string, image: RasterImage): void {
  if (typeof image !== 'object' || image === null || !(image.data instanceof Uint8Array))
    refuse(op, 'image', '{ width, height, channels, data: Uint8Array }', image);
  const { width, height, channels, data } = image;
  requireRanges(op, { width, height }, { width: 'count', height: 'count' });
  requireOneOf(op, 'channels', channels, [1, 3]);
  requireLength(op, 'data', data.length, [height, width, channels], 'bytes');
}

/** A black image. */
export function blankImage(height: number, width: number, channels: 1 | 3): RasterImage {
  return { width, height, channels, data: new Uint8Array(width * height * channels) };
}
