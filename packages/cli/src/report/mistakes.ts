// The sheet of worst mistakes: test images as PNG data addresses.

import { encode } from 'fast-png';
import type { ImageSet } from 'fovea/data';

/** A test image as the address of an embedded PNG. */
export function imageAddress({ pixels, height, width, channels }: ImageSet, index: number): string {
  const size = height * width * channels;
  const png = encode({ width, height, channels, depth: 8, data: pixels.slice(index * size, (index + 1) * size) });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
