// A decoded picture in host memory: bytes, row by row, channels together. What decoding gives and transforms take.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireRanges } from '../base/require.ts';

/** A picture of 8 bits a value: greyscale (1 channel) or sRGB (3 channels). */
export interface RasterImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** `[height, width, channels]`, row-major, 0…255. */
  readonly data: Uint8Array;
}

/** @throws ValueError for invalid sizes or channels, ShapeError when there are more or fewer bytes than those sizes have */
export function requireRasterImage(op: string, image: RasterImage): void {
  if (typeof image !== 'object' || image === null || !(image.data instanceof Uint8Array))
    throw new ValueError(`${op}: needs an image { width, height, channels, data: Uint8Array }: got ${String(image)}`);
  const { width, height, channels, data } = image;
  requireRanges(op, { width, height }, { width: 'count', height: 'count' });
  if (channels !== 1 && channels !== 3) throw new ValueError(`${op}: channels must be 1 or 3: got ${String(channels)}`);
  if (data.length !== width * height * channels)
    throw new ShapeError(
      `${op}: an image of ${height} × ${width} × ${channels} has ${width * height * channels} bytes: got ${data.length}`,
    );
}

/** A black image. */
export function blankImage(height: number, width: number, channels: 1 | 3): RasterImage {
  return { width, height, channels, data: new Uint8Array(width * height * channels) };
}
