// Masks as pictures: a colour for each class, alone or over the image.

import { requireOptions } from '../base/options.ts';
import { requireInteger, requireRanges } from '../base/require.ts';
import { withChannels } from './color-channels.ts';
import { type Color, IGNORED_PIXEL } from './decode-mask.ts';
import { type MaskedImage, requireSamePlace } from './joint-augmentation.ts';
import type { RasterImage } from './raster-image.ts';

/**
 * A colour for each of so many classes, far from one another: those of PASCAL VOC, whose class 0 is black. 256 are enough for any mask.
 * @throws ValueError unless `count` is a whole number from 0 to 256
 * @example
 * maskColors(3); // [[0, 0, 0], [128, 0, 0], [0, 128, 0]]
 */
export function maskColors(count: number): Color[] {
  requireInteger('maskColors', 'count', count, 0, 256);
  return Array.from({ length: count }, (_, label): Color => {
    const color = [0, 0, 0];
    // The lowest bits of the number become the highest bits of red, green and blue in turn.
    for (let i = 0; i < 8; i++) for (let c = 0; c < 3; c++) color[c] |= ((label >> (3 * i + c)) & 1) << (7 - i);
    return [color[0], color[1], color[2]];
  });
}

/** Options of `overlayMask`. */
export interface OverlayMaskOptions {
  /** Of the classes; default `maskColors`. */
  readonly colors?: readonly Color[];
  /** Share of the colours, 0…1. Class 0, the background, is left as it is. Default 0.5. */
  readonly alpha?: number;
}

/**
 * The image blended with the colours of its pixels' classes; class 0 and pixels that do not count stay as they are.
 * @throws ValueError for a mask of another size than its image, or an option out of range
 * @example
 * overlayMask({ image: gray, mask: gray }).channels; // 3
 */
export function overlayMask(pair: MaskedImage, options: OverlayMaskOptions = {}): RasterImage {
  requireOptions('overlayMask', options, ['colors', 'alpha']);
  const { colors = maskColors(256), alpha = 0.5 } = options;
  requireRanges('overlayMask', { alpha }, { alpha: 'probability' });
  requireSamePlace('overlayMask', pair);
  const { width, height, data } = withChannels(pair.image, 3);
  const out = Uint8Array.from(data);
  for (const [i, label] of pair.mask.data.entries()) {
    if (label === 0 || label === IGNORED_PIXEL || label >= colors.length) continue;
    for (let c = 0; c < 3; c++) out[3 * i + c] = Math.round((1 - alpha) * data[3 * i + c] + alpha * colors[label][c]);
  }
  return { width, height, channels: 3, data: out };
}
