// Changes of each value by itself, by a table of 256: those of PIL's ImageOps and of adjust_gamma.

import { requireInteger, requireRanges } from '../base/require.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

const clipByte = (value: number): number => Math.min(255, Math.max(0, value));

/** The image with each value replaced by the table's of its channel. */
function mapped({ data, height, width, channels }: RasterImage, tables: readonly Uint8Array[]): RasterImage {
  const out = blankImage(height, width, channels);
  for (let c = 0; c < channels; c++) {
    const table = tables[c % tables.length];
    for (let i = c; i < data.length; i += channels) out.data[i] = table[data[i]];
  }
  return out;
}

const table = (value: (byte: number) => number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => value(byte));
const unchanged = table((byte) => byte);

/** How often each value occurs, by channel. */
function histograms({ data, channels }: RasterImage): readonly Uint32Array[] {
  const counts = Array.from({ length: channels }, () => new Uint32Array(256));
  for (let c = 0; c < channels; c++) for (let i = c; i < data.length; i += channels) counts[c][data[i]]++;
  return counts;
}

/**
 * 255 − value.
 * @throws ValueError for an invalid image
 * @example
 * invert(gray).data; // [255, 205, 155, 55]
 */
export function invert(image: RasterImage): RasterImage {
  requireRasterImage('invert', image);
  return mapped(image, [table((byte) => 255 - byte)]);
}

/**
 * Keeps the `bits` highest bits of each value.
 * @throws ValueError for an invalid image, or unless `bits` is a whole number from 0 to 8
 * @example
 * posterize(gray, 2).data; // [0, 0, 64, 192]
 */
export function posterize(image: RasterImage, bits: number): RasterImage {
  requireRasterImage('posterize', image);
  requireInteger('posterize', 'bits', bits, 0, 8);
  return mapped(image, [table((byte) => byte & ~(2 ** (8 - bits) - 1))]);
}

/**
 * 255 − value from `threshold` on; darker values stay.
 * @throws ValueError for an invalid image or threshold
 * @example
 * solarize(gray, 100).data; // [0, 50, 155, 55]
 */
export function solarize(image: RasterImage, threshold: number): RasterImage {
  requireRasterImage('solarize', image);
  requireRanges('solarize', { threshold }, { threshold: 'number' });
  return mapped(image, [table((byte) => (byte < threshold ? byte : 255 - byte))]);
}

/**
 * (value − darkest) · 255 / (lightest − darkest) of each channel, rounded down, as PIL's `ImageOps.autocontrast`.
 * @throws ValueError for an invalid image
 * @example
 * autocontrast(gray).data; // [0, 63, 127, 254]
 */
export function autocontrast(image: RasterImage): RasterImage {
  requireRasterImage('autocontrast', image);
  const tables = histograms(image).map((counts) => {
    const low = counts.findIndex((count) => count > 0);
    const high = counts.findLastIndex((count) => count > 0);
    if (high <= low) return unchanged;
    const scale = 255 / (high - low);
    return table((byte) => clipByte(Math.trunc(byte * scale + -low * scale)));
  });
  return mapped(image, tables);
}

/**
 * Spreads the values of each channel, so that all occur about equally often.
 * @throws ValueError for an invalid image
 * @example
 * equalize(picture).data.length; // 144
 */
export function equalize(image: RasterImage): RasterImage {
  requireRasterImage('equalize', image);
  const tables = histograms(image).map((counts) => {
    const highest = counts.findLast((count) => count > 0) ?? 0;
    const step = Math.floor((image.width * image.height - highest) / 255);
    if (step === 0) return unchanged;
    let sum = Math.floor(step / 2);
    return table((byte) => {
      const value = Math.floor(sum / step);
      sum += counts[byte];
      return clipByte(value);
    });
  });
  return mapped(image, tables);
}

/**
 * 255·gain·(value / 255)^gamma.
 * @throws ValueError unless both are finite and ≥ 0
 * @example
 * adjustGamma(gray, 0.5).data; // [0, 113, 160, 226]
 */
export function adjustGamma(image: RasterImage, gamma: number, gain = 1): RasterImage {
  requireRasterImage('adjustGamma', image);
  requireRanges('adjustGamma', { gamma, gain }, { gamma: 'notNegative', gain: 'notNegative' });
  return mapped(image, [table((byte) => clipByte(Math.trunc((256 - 1e-3) * gain * (byte / 255) ** gamma)))]);
}
