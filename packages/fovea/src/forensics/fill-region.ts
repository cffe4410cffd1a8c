// What takes the place of a removed region: diffusion from its border, first roughly at a small size, then more finely.

import { ValueError } from '../base/errors.ts';
import type { RasterImage } from '../images/index.ts';
import { requireRasterImage } from '../images/raster-image.ts';

/** Values of one channel within a box, and which of them are to be found. */
interface Field {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
  readonly unknown: Uint8Array;
}

/** Passes over the pixels at each size. */
const PASSES = 20;
/** Known pixels around the region that count. */
const MARGIN = 2;

/** Half the size: means of what is known of each 2×2 pixels. */
function halved({ width, height, values, unknown }: Field): Field {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const half = { width: w, height: h, values: new Float64Array(w * h), unknown: new Uint8Array(w * h) };
  const counts = new Uint8Array(w * h);
  for (let i = 0; i < values.length; i++) {
    if (unknown[i]) continue;
    const to = (Math.floor(i / width) >> 1) * w + ((i % width) >> 1);
    half.values[to] += values[i];
    counts[to]++;
  }
  for (let i = 0; i < counts.length; i++)
    if (counts[i] > 0) half.values[i] /= counts[i];
    else half.unknown[i] = 1;
  return half;
}

/** Every unknown value becomes the mean of its neighbours, again and again: what has no hills and hollows of its own remains. */
function smooth({ width, height, values, unknown }: Field): void {
  for (let pass = 0; pass < PASSES; pass++)
    for (let i = 0; i < values.length; i++) {
      if (!unknown[i]) continue;
      let [sum, count] = [0, 0];
      if (i % width > 0) [sum, count] = [sum + values[i - 1], count + 1];
      if (i % width < width - 1) [sum, count] = [sum + values[i + 1], count + 1];
      if (i >= width) [sum, count] = [sum + values[i - width], count + 1];
      if (i < width * (height - 1)) [sum, count] = [sum + values[i + width], count + 1];
      values[i] = sum / count;
    }
}

function solve(field: Field): void {
  const { width, height, values, unknown } = field;
  if (!unknown.includes(1)) return;
  if (Math.max(width, height) <= 2) {
    const known = values.filter((_, i) => !unknown[i]);
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    for (let i = 0; i < values.length; i++) if (unknown[i]) values[i] = mean;
    return;
  }
  const half = halved(field);
  solve(half);
  for (let i = 0; i < values.length; i++)
    if (unknown[i]) values[i] = half.values[(Math.floor(i / width) >> 1) * half.width + ((i % width) >> 1)];
  smooth(field);
}

/** The box of the pixels to fill, with some around it; undefined where there are none. */
function boxOf({ width, height, data }: RasterImage) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let i = 0; i < data.length; i++) {
    if (!data[i]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (right < 0) return undefined;
  [left, top] = [Math.max(0, left - MARGIN), Math.max(0, top - MARGIN)];
  return {
    ...{ left, width: Math.min(width, right + 1 + MARGIN) - left },
    ...{ top, height: Math.min(height, bottom + 1 + MARGIN) - top },
  };
}

/**
 * The image without what the mask covers: colours diffuse into it from its border (Laplace's equation), from a small size up to the image's. Large
 * regions become smooth, as by removal tools of that kind; textures are not continued.
 * @param mask one channel, of the image's size; pixels other than 0 are filled in
 * @throws ValueError for a mask of another size or of more channels, and one that leaves nothing to fill in from
 * @example
 * const mask = { width: 2, height: 1, channels: 1, data: new Uint8Array([0, 255]) } as const;
 * fillRegion({ width: 2, height: 1, channels: 1, data: new Uint8Array([7, 200]) }, mask).data; // [7, 7]
 */
export function fillRegion(image: RasterImage, mask: RasterImage): RasterImage {
  requireRasterImage('fillRegion', image);
  requireRasterImage('fillRegion', mask);
  if (mask.channels !== 1 || mask.width !== image.width || mask.height !== image.height)
    throw new ValueError(
      `fillRegion: the mask must have one channel and the size of the image, ${image.width} × ${image.height}: got ${mask.channels} and ${mask.width} × ${mask.height}`,
    );
  const data = Uint8Array.from(image.data);
  const box = boxOf(mask);
  if (!box) return { ...image, data };
  const pixels = Int32Array.from(
    { length: box.width * box.height },
    (_, i) => (box.top + Math.floor(i / box.width)) * image.width + box.left + (i % box.width),
  );
  const unknown = Uint8Array.from(pixels, (pixel) => Number(mask.data[pixel] > 0));
  if (!unknown.includes(0))
    throw new ValueError('fillRegion: the mask covers the whole image; leave some pixels to fill in from');
  for (let c = 0; c < image.channels; c++) {
    const values = Float64Array.from(pixels, (pixel) => image.data[image.channels * pixel + c]);
    solve({ width: box.width, height: box.height, values, unknown });
    for (const [i, pixel] of pixels.entries()) if (unknown[i]) data[image.channels * pixel + c] = Math.round(values[i]);
  }
  return { ...image, data };
}
