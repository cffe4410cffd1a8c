// Pictures as PNG: files, and addresses that a page holds in itself.

import { encode } from 'fast-png';
import type { RasterImage } from 'fovea/images';

export const pngBytes = ({ data, height, width, channels }: RasterImage): Uint8Array =>
  encode({ width, height, channels, depth: 8, data });

/** A picture as the address of an embedded PNG. */
export const imageAddress = (image: RasterImage): string =>
  `data:image/png;base64,${Buffer.from(pngBytes(image)).toString('base64')}`;
