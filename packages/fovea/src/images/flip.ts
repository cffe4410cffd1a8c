// Mirroring.

import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

/** Left becomes right. @throws ValueError for an image that is none */
export function horizontalFlip(image: RasterImage): RasterImage {
  requireRasterImage('horizontalFlip', image);
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + width - 1 - x) * channels;
      const to = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) out.data[to + c] = data[from + c];
    }
  }
  return out;
}

/** Top becomes bottom. @throws ValueError for an image that is none */
export function verticalFlip(image: RasterImage): RasterImage {
  requireRasterImage('verticalFlip', image);
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  const row = width * channels;
  for (let y = 0; y < height; y++) out.data.set(data.subarray((height - 1 - y) * row, (height - y) * row), y * row);
  return out;
}
