// Pixels read at places between pixels: PIL's `Image.transform`, with its filters and its rounding.

import { type Fill, fillBytes } from './crop.ts';
import { blankImage, type RasterImage } from './raster-image.ts';

export const WARP_INTERPOLATIONS = ['nearest', 'bilinear', 'bicubic'] as const;
/** Filters of rotations and other warps. */
export type WarpInterpolation = (typeof WARP_INTERPOLATIONS)[number];

/** Row by row, what to take for an output pixel: (x, y) from a·x + b·y + c, d·x + e·y + f, both over g·x + h·y + 1; places are pixels' middles. */
export type Coefficients = readonly [number, number, number, number, number, number, number, number];

const clamp = (value: number, size: number): number => (value < 0 ? 0 : value < size ? value : size - 1);

type Sampler = (image: RasterImage, x: number, y: number, out: Uint8Array, to: number) => void;

function sampleNearest(
  { data, width, channels }: RasterImage,
  x: number,
  y: number,
  out: Uint8Array,
  to: number,
): void {
  const from = (Math.trunc(y) * width + Math.trunc(x)) * channels;
  for (let c = 0; c < channels; c++) out[to + c] = data[from + c];
}

/** Rounded down, as in PIL. */
function sampleBilinear(
  { data, height, width, channels }: RasterImage,
  x: number,
  y: number,
  out: Uint8Array,
  to: number,
): void {
  // Without lists and functions of its own: this runs for every pixel.
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const dx = x - 0.5 - left;
  const dy = y - 0.5 - top;
  const x0 = clamp(left, width) * channels;
  const x1 = clamp(left + 1, width) * channels;
  const above = clamp(top, height) * width * channels;
  const below = clamp(top + 1, height) * width * channels;
  for (let c = 0; c < channels; c++) {
    const upper = data[above + x0 + c] + (data[above + x1 + c] - data[above + x0 + c]) * dx;
    const lower = data[below + x0 + c] + (data[below + x1 + c] - data[below + x0 + c]) * dx;
    out[to + c] = upper + (lower - upper) * dy;
  }
}

/** Cubic through four values, with slopes of a = −1, PIL's for transforms (its resize has −0.5). */
function cubic(v1: number, v2: number, v3: number, v4: number, d: number): number {
  return v2 + d * (v3 - v1 + d * (2 * (v1 - v2) + v3 - v4 + d * (v2 - v1 - v3 + v4)));
}

function sampleBicubic(
  { data, height, width, channels }: RasterImage,
  x: number,
  y: number,
  out: Uint8Array,
  to: number,
): void {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [dx, dy] = [x - 0.5 - left, y - 0.5 - top];
  const columns = [-1, 0, 1, 2].map((k) => clamp(left + k, width) * channels);
  const rows = [-1, 0, 1, 2].map((k) => clamp(top + k, height) * width * channels);
  for (let c = 0; c < channels; c++) {
    const [v1, v2, v3, v4] = rows.map((row) => {
      const [a, b, d, e] = columns.map((column) => data[row + column + c]);
      return cubic(a, b, d, e, dx);
    });
    const value = cubic(v1, v2, v3, v4, dy);
    out[to + c] = value <= 0 ? 0 : value >= 255 ? 255 : value;
  }
}

const SAMPLERS: Readonly<Record<WarpInterpolation, Sampler>> = {
  nearest: sampleNearest,
  bilinear: sampleBilinear,
  bicubic: sampleBicubic,
};

/** `[height, width]` of the result, what it takes from where, and what is put where that lies outside the image. */
export function warp(
  image: RasterImage,
  [height, width]: readonly [number, number],
  coefficients: Coefficients,
  { interpolation, fill }: { readonly interpolation: WarpInterpolation; readonly fill: readonly number[] },
): RasterImage {
  const out = blankImage(height, width, image.channels);
  const sample = SAMPLERS[interpolation];
  const [a, b, c, d, e, f, g, h] = interpolation === 'nearest' ? inFixedPoint(coefficients) : coefficients;
  let to = 0;
  for (let row = 0; row < height; row++) {
    const y = row + 0.5;
    for (let column = 0; column < width; column++, to += image.channels) {
      const x = column + 0.5;
      const depth = g * x + h * y + 1;
      const fromX = (a * x + b * y + c) / depth;
      const fromY = (d * x + e * y + f) / depth;
      if (fromX >= 0 && fromX < image.width && fromY >= 0 && fromY < image.height)
        sample(image, fromX, fromY, out.data, to);
      else out.data.set(fill, to);
    }
  }
  return out;
}

/** PIL walks affine maps in steps of 2⁻¹⁶ where it takes the nearest pixel; which pixel is nearest can depend on it. */
function inFixedPoint(coefficients: Coefficients): Coefficients {
  const [a, b, c, d, e, f, g, h] = coefficients;
  if (g !== 0 || h !== 0 || (b === 0 && d === 0)) return coefficients;
  const fixed = (value: number): number => Math.floor(value * 65536 + 0.5) / 65536;
  const [a0, b0, d0, e0] = [a, b, d, e].map(fixed);
  // The rounded start is that of the first pixel's middle.
  return [a0, b0, fixed(c + (a + b) / 2) - (a0 + b0) / 2, d0, e0, fixed(f + (d + e) / 2) - (d0 + e0) / 2, 0, 0];
}

/** What warps take besides where from. */
export interface WarpOptions {
  /** How values between pixels come about; the default is the function's. */
  readonly interpolation?: WarpInterpolation;
  /** What is put where there is no image: a byte, or one a channel. Default 0. */
  readonly fill?: Fill;
}

export const fillOf = (op: string, fill: Fill | undefined, { channels }: RasterImage): readonly number[] =>
  fillBytes(op, fill ?? 0, channels);
