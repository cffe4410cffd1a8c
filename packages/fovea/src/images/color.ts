// Brightness, contrast, saturation, hue and grey: torchvision's functions on PIL images, to the bit.

import { requireNumber, requireOneOf, requireRanges } from '../base/require.ts';
import { withChannels } from './color-channels.ts';
import { blendLevelByKernel, blendLumaByKernel, blendMeanByKernel } from './kernels/color.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';

const { fround } = Math;

const clipped = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : value);

/** PIL's `Image.blend` of two bytes, in float32, rounded down: `from` at factor 0, `byte` at 1, beyond it at larger factors. */
const blended = (from: number, byte: number, alpha: number): number =>
  clipped(fround(from + fround(alpha * (byte - from))));

/** Each value by the blend with one and the same. */
function blendWith(from: number, image: RasterImage, factor: number): RasterImage {
  const alpha = fround(factor);
  const table = Uint8Array.from({ length: 256 }, (_, byte) => blended(from, byte, alpha));
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  for (let i = 0; i < data.length; i++) out.data[i] = table[data[i]];
  return out;
}

/** Each value by the blend with its own in `other`: of all channels, or of one for three. */
export function blend(other: Uint8Array, image: RasterImage, factor: number): RasterImage {
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  const alpha = fround(factor);
  const parts = Float32Array.from({ length: 511 }, (_, i) => alpha * (i - 255));
  const each = data.length / other.length;
  for (let k = 0, i = 0; k < other.length; k++) {
    const from = other[k];
    for (let c = 0; c < each; c++, i++) out.data[i] = clipped(fround(from + parts[data[i] - from + 255]));
  }
  return out;
}

function requireFactor(op: string, image: RasterImage, factor: number): void {
  requireRasterImage(op, image);
  requireRanges(op, { factor }, { factor: 'notNegative' });
}

/**
 * factor·value: black at factor 0, the image at 1, brighter beyond.
 * @throws ValueError for an invalid image, or a factor that is not finite and ≥ 0
 * @example
 * adjustBrightness(gray, 0.5).data; // [0, 25, 50, 100]
 */
export function adjustBrightness(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustBrightness', image, factor);
  return blendLevelByKernel(image, 0, factor) ?? blendWith(0, image, factor);
}

/**
 * factor·value + (1 − factor)·mean luma: the mean at factor 0, the image at 1, more contrast beyond.
 * @throws ValueError for an invalid image, or a factor that is not finite and ≥ 0
 * @example
 * adjustContrast(gray, 0).data; // [88, 88, 88, 88]
 */
export function adjustContrast(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustContrast', image, factor);
  const done = blendMeanByKernel(image, factor);
  if (done) return done;
  const { data } = withChannels(image, 1);
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  const mean = Math.trunc(sum / data.length + 0.5);
  return blendWith(mean, image, factor);
}

/**
 * factor·value + (1 − factor)·luma: grey at factor 0, the image at 1, stronger colours beyond.
 * @throws ValueError for an invalid image, or a factor that is not finite and ≥ 0
 * @example
 * adjustSaturation(picture, 0).data.slice(0, 3); // [30, 30, 30]
 */
export function adjustSaturation(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustSaturation', image, factor);
  if (image.channels === 1) return image;
  return blendLumaByKernel(image, factor) ?? blend(withChannels(image, 1).data, image, factor);
}

/**
 * The image's luma, 0.299·R + 0.587·G + 0.114·B, as one channel or as three equal ones.
 * @throws ValueError for an invalid image or number of channels
 * @example
 * grayscale(picture).data.slice(0, 3); // [30, 141, 73]
 */
export function grayscale(image: RasterImage, numOutputChannels: 1 | 3 = 1): RasterImage {
  requireRasterImage('grayscale', image);
  requireOneOf('grayscale', 'numOutputChannels', numOutputChannels, [1, 3]);
  return withChannels(withChannels(image, 1), numOutputChannels);
}

/** `saturation << 8 | hue` as bytes, as PIL has them; the value is the largest of the three. Hue is what comes of a channel's place on the circle. */
function hueAndSaturation(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return 0;
  const r = fround((most - red) / range);
  const g = fround((most - green) / range);
  const b = fround((most - blue) / range);
  const sixth = red === most ? fround(b - g) : fround(green === most ? 2 + r - b : 4 + g - r);
  // Above 0: what is beyond a whole turn is cut off.
  const turns = sixth / 6 + 1;
  const hue = fround(turns - Math.floor(turns));
  return (Math.trunc(fround(range / most) * 255) << 8) | Math.trunc(hue * 255);
}

/** Which of value, falling, rising and low the channels have, by sector of the circle. */
const SECTORS = [
  [0, 2, 3],
  [1, 0, 3],
  [3, 0, 2],
  [3, 1, 0],
  [2, 3, 0],
  [0, 3, 1],
] as const;

/** `shades`: room for four numbers. */
function writeRgb(
  hue: number,
  saturation: number,
  value: number,
  out: Uint8Array,
  at: number,
  shades: Uint8Array,
): void {
  const place = (hue * 6) / 255;
  const sector = Math.floor(place);
  const part = fround(place - sector);
  const strength = fround(saturation / 255);
  shades[0] = value;
  shades[1] = Math.round(value * (1 - strength * part));
  shades[2] = Math.round(value * (1 - strength * (1 - part)));
  shades[3] = Math.round(value * (1 - strength));
  const chosen = SECTORS[sector % 6];
  out[at] = shades[chosen[0]];
  out[at + 1] = shades[chosen[1]];
  out[at + 2] = shades[chosen[2]];
}

/**
 * Turns the hues by a fraction of the circle, −0.5…0.5. A grey image stays as it is.
 * @throws ValueError for an invalid image, or a factor out of range
 * @example
 * adjustHue(picture, 0.5).data.slice(0, 3); // [74, 33, 0]
 */
export function adjustHue(image: RasterImage, factor: number): RasterImage {
  requireRasterImage('adjustHue', image);
  requireNumber('adjustHue', 'factor', factor, -0.5, 0.5);
  if (image.channels === 1) return image;
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  const turn = Math.trunc(factor * 255);
  const shades = new Uint8Array(4);
  for (let i = 0; i < data.length; i += 3) {
    const both = hueAndSaturation(data[i], data[i + 1], data[i + 2]);
    writeRgb(((both & 255) + turn) & 255, both >> 8, Math.max(data[i], data[i + 1], data[i + 2]), out.data, i, shades);
  }
  return out;
}
