// The two passes of PIL's resampling: weighted sums of bytes in 22-bit fixed point, along rows and along columns.

import { blankImage, type RasterImage } from './raster-image.ts';

/** Bits behind the point of a weight. */
export const PRECISION = 22;

/** Which inputs each output sums, and by what. */
export interface Sums {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `[outputs, width]` */
  readonly weights: Int32Array;
  readonly width: number;
}

const clip = (sum: number): number => {
  const value = sum >> PRECISION;
  return value < 0 ? 0 : value > 255 ? 255 : value;
};
const HALF = 1 << (PRECISION - 1);

/** Each row at another width. */
export function horizontal({ data, width, height, channels }: RasterImage, outWidth: number, sums: Sums): RasterImage {
  const out = blankImage(height, outWidth, channels);
  const { first, count, weights } = sums;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < outWidth; x++) {
      const at = (y * width + first[x]) * channels;
      const to = (y * outWidth + x) * channels;
      const from = x * sums.width;
      const n = count[x];
      if (channels === 3) {
        let [red, green, blue] = [HALF, HALF, HALF];
        for (let k = 0, i = at; k < n; k++, i += 3) {
          const w = weights[from + k];
          red = (red + data[i] * w) | 0;
          green = (green + data[i + 1] * w) | 0;
          blue = (blue + data[i + 2] * w) | 0;
        }
        out.data[to] = clip(red);
        out.data[to + 1] = clip(green);
        out.data[to + 2] = clip(blue);
      } else {
        let sum = HALF;
        for (let k = 0; k < n; k++) sum = (sum + data[at + k] * weights[from + k]) | 0;
        out.data[to] = clip(sum);
      }
    }
  }
  return out;
}

/** Row by row, so that memory is read in order; two input rows at a time, so that sums are loaded and stored half as often. */
export function vertical({ data, width, channels }: RasterImage, outHeight: number, sums: Sums): RasterImage {
  const out = blankImage(outHeight, width, channels);
  const { first, count, weights } = sums;
  const row = width * channels;
  const line = new Int32Array(row);
  for (let y = 0; y < outHeight; y++) {
    line.fill(HALF);
    const n = count[y];
    const at = y * sums.width;
    for (let k = 0; k < n; k += 2) {
      const w = weights[at + k];
      const from = (first[y] + k) * row;
      if (k + 1 === n) for (let i = 0; i < row; i++) line[i] += data[from + i] * w;
      else addRows(line, data, from, w, weights[at + k + 1]);
    }
    for (let i = 0, to = y * row; i < row; i++, to++) out.data[to] = clip(line[i]);
  }
  return out;
}

/** Adds two rows, one after the other in memory, by their weights. */
function addRows(line: Int32Array, data: Uint8Array, from: number, w0: number, w1: number): void {
  const row = line.length;
  for (let i = 0; i < row; i++) line[i] += data[from + i] * w0 + data[from + row + i] * w1;
}
