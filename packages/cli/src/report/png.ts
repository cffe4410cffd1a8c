// Pictures as PNG: files, and addresses that a page holds in itself.

import { encode } from 'fast-png';
import type { RasterImage } from 'fovea/images';

export const pngBytes = ({ data, height, width, channels }: RasterImage): Uint8Array =>
  encode({ width, height, channels, depth: 8, data });

/** A picture as the address of an embedded PNG. */
export const imageAddress = (image: RasterImage): string =>
  `data:image/png;base64,${Buffer.from(pngBytes(image)).toString('base64')}`;

/** A map as a grey picture, from the least value, black, to the largest, white. */
export function grey(values: readonly number[], [height, width]: readonly [number, number]): RasterImage {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const data = Uint8Array.from(values, (value) =>
    most > least ? Math.round((255 * (value - least)) / (most - least)) : 0,
  );
  return { height, width, channels: 1, data };
}
