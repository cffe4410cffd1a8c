// Blurring and sharpening.

import { ValueError } from '../base/errors.ts';
import { requireRanges } from '../base/require.ts';
import { blend } from './color.ts';
import { roundHalfToEven } from './image-size.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

/** PIL's ImageFilter.SMOOTH: 3 × 3, the middle five times the others; the outermost pixels stay. */
function smooth({ data, height, width, channels }: RasterImage): Uint8Array {
  const out = data.slice();
  const row = width * channels;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * row + channels; i < (y + 1) * row - channels; i++) {
      const above = i - row;
      const below = i + row;
      const sum =
        data[above - channels] +
        data[above] +
        data[above + channels] +
        data[i - channels] +
        5 * data[i] +
        data[i + channels] +
        data[below - channels] +
        data[below] +
        data[below + channels];
      // To nearest: a thirteenth of a whole number is never half-way between two.
      out[i] = (2 * sum + 13) / 26;
    }
  }
  return out;
}

/**
 * factor·value + (1 − factor)·smoothed value: smoothed at factor 0, the image at 1, sharper beyond.
 * @throws ValueError for an invalid image, or a factor that is not finite and ≥ 0
 * @example
 * adjustSharpness(picture, 2).data.length; // 144
 */
export function adjustSharpness(image: RasterImage, factor: number): RasterImage {
  requireRasterImage('adjustSharpness', image);
  requireRanges('adjustSharpness', { factor }, { factor: 'notNegative' });
  return blend(smooth(image), image, factor);
}

/** Weights of a Gaussian at whole distances, summing to 1. */
function gaussian(size: number, sigma: number): Float64Array {
  const weights = Float64Array.from({ length: size }, (_, i) => Math.exp(-0.5 * ((i - (size - 1) / 2) / sigma) ** 2));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

/** Where a position beyond the edge is reflected to; the edge itself is not repeated. */
const reflected = (at: number, size: number): number => (at < 0 ? -at : at >= size ? 2 * size - 2 - at : at);

/**
 * Blurs by a Gaussian of `kernelSize` pixels (odd), its edges reflected. `sigma` defaults to `0.15·kernelSize + 0.35`, as in torchvision.
 * @throws ValueError for an even size, one of which half is not less than the image's sides, or a `sigma` that is not above 0
 * @example
 * gaussianBlur(picture, 3).data.slice(0, 3); // [110, 89, 126]
 */
export function gaussianBlur(image: RasterImage, kernelSize: number, sigma = 0.15 * kernelSize + 0.35): RasterImage {
  requireRasterImage('gaussianBlur', image);
  const { data, height, width, channels } = image;
  requireRanges('gaussianBlur', { kernelSize, sigma }, { kernelSize: 'oddCount', sigma: 'positive' });
  const reach = (kernelSize - 1) / 2;
  if (reach >= Math.min(height, width))
    throw new ValueError(
      `gaussianBlur: half of kernelSize must be less than the image's sides: got ${kernelSize} for ${height} × ${width}`,
    );
  const weights = gaussian(kernelSize, sigma);
  const rows = new Float64Array(data.length);
  const row = width * channels;
  for (let y = 0; y < height; y++) {
    for (let k = -reach; k <= reach; k++) {
      const [weight, from] = [weights[k + reach], reflected(y + k, height) * row];
      for (let i = 0; i < row; i++) rows[y * row + i] += weight * data[from + i];
    }
  }
  const out = blankImage(height, width, channels);
  const [line, sums] = [new Float64Array((width + 2 * reach) * channels), new Float64Array(row)];
  const columns = Int32Array.from({ length: line.length }, (_, i) => {
    const [x, channel] = [Math.floor(i / channels) - reach, i % channels];
    return reflected(x, width) * channels + channel;
  });
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < line.length; i++) line[i] = rows[y * row + columns[i]];
    sums.fill(0);
    for (let k = 0; k < kernelSize; k++) {
      const [weight, from] = [weights[k], k * channels];
      for (let i = 0; i < row; i++) sums[i] += weight * line[from + i];
    }
    for (let i = 0; i < row; i++) out.data[y * row + i] = roundHalfToEven(sums[i]);
  }
  return out;
}
