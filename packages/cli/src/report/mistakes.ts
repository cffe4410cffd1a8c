// The sheet of worst mistakes: pictures as PNG data addresses.

import { encode } from 'fast-png';
import type { RasterImage } from 'fovea/images';

/** A picture as the address of an embedded PNG. */
export function imageAddress({ data, height, width, channels }: RasterImage): string {
  const png = encode({ width, height, channels, depth: 8, data });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
