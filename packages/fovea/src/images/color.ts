// Brightness, contrast, saturation, hue and grey: torchvision's functions on PIL images, to the bit.

import { ValueError } from '../base/errors.ts';
import { requireRanges } from '../base/ranges.ts';
import { withChannels } from './color-channels.ts';
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

/** Black at factor 0, the image at 1, brighter beyond. @throws ValueError unless the factor is finite and ≥ 0 */
export function adjustBrightness(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustBrightness', image, factor);
  return blendWith(0, image, factor);
}

/** The mean of the luma at factor 0, the image at 1, more contrast beyond. @throws ValueError unless the factor is finite and ≥ 0 */
export function adjustContrast(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustContrast', image, factor);
  const { data } = withChannels(image, 1);
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  const mean = Math.trunc(sum / data.length + 0.5);
  return blendWith(mean, image, factor);
}

/** Grey at factor 0, the image at 1, stronger colours beyond. @throws ValueError unless the factor is finite and ≥ 0 */
export function adjustSaturation(image: RasterImage, factor: number): RasterImage {
  requireFactor('adjustSaturation', image, factor);
  if (image.channels === 1) return image;
  return blend(withChannels(image, 1).data, image, factor);
}

/** The image's luma, as one channel or as three equal ones. @throws ValueError for an image or channels that are none */
export function grayscale(image: RasterImage, numOutputChannels: 1 | 3 = 1): RasterImage {
  requireRasterImage('grayscale', image);
  if (numOutputChannels !== 1 && numOutputChannels !== 3)
    throw new ValueError(`grayscale: numOutputChannels must be 1 or 3: got ${String(numOutputChannels)}`);
  return withChannels(withChannels(image, 1), numOutputChannels);
}

/** Hue, saturation and value as bytes, as PIL has them. Hue is what comes of a channel's place on the circle. */
function toHsv(red: number, green: number, blue: number): readonly [number, number, number] {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return [0, 0, most];
  const part = (value: number): number => fround((most - value) / range);
  const [r, g, b] = [part(red), part(green), part(blue)];
  const sixth = red === most ? fround(b - g) : fround(green === most ? 2 + r - b : 4 + g - r);
  const hue = fround((sixth / 6 + 1) % 1);
  return [Math.trunc(hue * 255), Math.trunc(fround(range / most) * 255), most];
}

function writeRgb(hue: number, saturation: number, value: number, out: Uint8Array, at: number): void {
  const place = (hue * 6) / 255;
  const sector = Math.floor(place);
  const part = fround(place - sector);
  const strength = fround(saturation / 255);
  const low = Math.round(value * (1 - strength));
  const falling = Math.round(value * (1 - strength * part));
  const rising = Math.round(value * (1 - strength * (1 - part)));
  const colours = [
    [value, rising, low],
    [falling, value, low],
    [low, value, rising],
    [low, falling, value],
    [rising, low, value],
    [value, low, falling],
  ];
  out.set(saturation === 0 ? [value, value, value] : colours[sector % 6], at);
}

/** Turns the hues by a part of the circle, −0.5…0.5. A grey image stays as it is. @throws ValueError for a factor outside that */
export function adjustHue(image: RasterImage, factor: number): RasterImage {
  requireRasterImage('adjustHue', image);
  if (!(factor >= -0.5 && factor <= 0.5))
    throw new ValueError(`adjustHue: factor must be from −0.5 to 0.5: got ${String(factor)}`);
  if (image.channels === 1) return image;
  const { data, height, width, channels } = image;
  const out = blankImage(height, width, channels);
  const turn = Math.trunc(factor * 255);
  for (let i = 0; i < data.length; i += 3) {
    const [hue, saturation, value] = toHsv(data[i], data[i + 1], data[i + 2]);
    writeRgb((hue + turn) & 255, saturation, value, out.data, i);
  }
  return out;
}
