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

/** 255 minus each value. @throws ValueError for an image that is none */
export function invert(image: RasterImage): RasterImage {
  requireRasterImage('invert', image);
  return mapped(image, [table((byte) => 255 - byte)]);
}

/** Keeps the `bits` highest bits of each value. @throws ValueError unless `bits` is a whole number from 0 to 8 */
export function posterize(image: RasterImage, bits: number): RasterImage {
  requireRasterImage('posterize', image);
  requireInteger('posterize', 'bits', bits, 0, 8);
  return mapped(image, [table((byte) => byte & ~(2 ** (8 - bits) - 1))]);
}

/** Inverts the values from `threshold` on. @throws ValueError unless `threshold` is a number */
export function solarize(image: RasterImage, threshold: number): RasterImage {
  requireRasterImage('solarize', image);
  requireRanges('solarize', { threshold }, { threshold: 'number' });
  return mapped(image, [table((byte) => (byte < threshold ? byte : 255 - byte))]);
}

/** Stretches each channel, so that its darkest value becomes 0 and its lightest 255. @throws ValueError for an image that is none */
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

/** Spreads the values of each channel, so that all occur about as often. @throws ValueError for an image that is none */
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
 * Each value, as a fraction of 255, to the power of `gamma`, times `gain`.
 * @throws ValueError unless both are finite and ≥ 0
 */
export function adjustGamma(image: RasterImage, gamma: number, gain = 1): RasterImage {
  requireRasterImage('adjustGamma', image);
  requireRanges('adjustGamma', { gamma, gain }, { gamma: 'notNegative', gain: 'notNegative' });
  return mapped(image, [table((byte) => clipByte(Math.trunc((256 - 1e-3) * gain * (byte / 255) ** gamma)))]);
}
