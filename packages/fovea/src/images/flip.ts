// Mirroring.

import { mirrorByKernel } from './kernels/color.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

/**
 * The mirror image: left becomes right.
 * @throws ValueError for an invalid image
 * @example
 * horizontalFlip(gray).data; // [50, 0, 200, 100]
 */
export function horizontalFlip(image: RasterImage): RasterImage {
  requireRasterImage('horizontalFlip', image);
  return mirrorByKernel(image) ?? mirrored(image);
}

function mirrored(image: RasterImage): RasterImage {
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  for (let y = 0; y < height; y++) {
    let to = y * width * channels;
    for (let from = to + (width - 1) * channels, end = to + width * channels; to < end; from -= channels) {
      out.data[to++] = data[from];
      if (channels === 1) continue;
      out.data[to++] = data[from + 1];
      out.data[to++] = data[from + 2];
    }
  }
  return out;
}

/**
 * The image upside down: top becomes bottom.
 * @throws ValueError for an invalid image
 * @example
 * verticalFlip(gray).data; // [100, 200, 0, 50]
 */
export function verticalFlip(image: RasterImage): RasterImage {
  requireRasterImage('verticalFlip', image);
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  const row = width * channels;
  for (let y = 0; y < height; y++) out.data.set(data.subarray((height - 1 - y) * row, (height - y) * row), y * row);
  return out;
}
