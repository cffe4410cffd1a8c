// A heat map laid over the picture that it explains.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRanges } from '../base/require.ts';
import { requireLength } from '../base/require-shape.ts';
import { type RasterImage, resize } from '../images/index.ts';
import { requireRasterImage } from '../images/raster-image.ts';

/** Blue, cyan, green, yellow, red: the order in which people read heat. */
const COLOURS = [
  [48, 18, 160],
  [30, 160, 240],
  [90, 240, 110],
  [250, 190, 40],
  [200, 20, 10],
] as const;

/** Options of `overlayHeat`. */
export interface OverlayOptions {
  /** Share of the colours where the heat is 1, 0…1; it falls with the heat. Default 0.6. */
  readonly alpha?: number;
}

function colour(heat: number, channel: number): number {
  const at = heat * (COLOURS.length - 1);
  const low = Math.min(Math.floor(at), COLOURS.length - 2);
  return COLOURS[low][channel] + (at - low) * (COLOURS[low + 1][channel] - COLOURS[low][channel]);
}

/**
 * The picture blended with colours: the warmer, the hotter. The map is enlarged bilinearly to the picture's size.
 * @param heat `[height, width]`, 0…1, of any size
 * @throws ShapeError unless the heat has as many values as `size` says; ValueError for what is no picture or no heat
 * @example
 * overlayHeat(picture, Float32Array.of(0, 1), [1, 2]).width; // 8
 */
export function overlayHeat(
  image: RasterImage,
  heat: Float32Array,
  size: readonly [height: number, width: number],
  options: OverlayOptions = {},
): RasterImage {
  requireOptions('overlayHeat', options, ['alpha']);
  const { alpha = 0.6 } = options;
  requireRanges('overlayHeat', { alpha }, { alpha: 'probability' });
  requireRasterImage('overlayHeat', image);
  if (!ArrayBuffer.isView(heat)) refuse('overlayHeat', 'heat', 'a Float32Array of 0…1', heat);
  if (!Array.isArray(size) || size.length !== 2) refuse('overlayHeat', 'size', '[height, width] of the heat', size);
  const [height, width] = size;
  requireLength('overlayHeat', 'heat', heat.length, [height, width]);
  const levels = Uint8Array.from(heat, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  const map = resize({ width, height, channels: 1, data: levels }, [image.height, image.width], {
    interpolation: 'bilinear',
  });
  const data = new Uint8Array(image.width * image.height * 3);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    const own = image.data[image.channels === 1 ? pixel : i];
    const value = map.data[pixel] / 255;
    const share = alpha * value * (2 - value);
    data[i] = Math.round((1 - share) * own + share * colour(value, i % 3));
  }
  return { width: image.width, height: image.height, channels: 3, data };
}
