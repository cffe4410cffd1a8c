// From one number of channels to another: luma, copies of grey, and alpha laid on a background.

import { blankImage, type RasterImage } from './raster-image.ts';

/** Luma of ITU-R BT.601 in 16-bit fixed point, as in PIL: the weights sum to 2¹⁶. */
export const luma = (red: number, green: number, blue: number): number =>
  (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;

/** The image with that many channels: colours become their luma (PIL's mode L), grey is repeated. The same object where nothing is to be done. */
export function withChannels(image: RasterImage, channels: 1 | 3): RasterImage {
  if (image.channels === channels) return image;
  const out = blankImage(image.height, image.width, channels);
  const { data } = image;
  for (let i = 0, n = image.width * image.height; i < n; i++) {
    if (channels === 1) out.data[i] = luma(data[3 * i], data[3 * i + 1], data[3 * i + 2]);
    else out.data[3 * i] = out.data[3 * i + 1] = out.data[3 * i + 2] = data[i];
  }
  return out;
}

/** Bytes as decoders give them: one to four channels, alpha last where there are two or four. */
export interface DecodedBytes {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Composites what has alpha on the background, in sRGB as browsers do; then `channels` channels. */
export function toRaster(
  { width, height, channels: given, data }: DecodedBytes,
  channels: 1 | 3,
  background: readonly [number, number, number],
): RasterImage {
  // Plain bytes, not the Buffer or the clamped array that a decoder gives.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (given === 1 || given === 3) return withChannels({ width, height, channels: given, data: bytes }, channels);
  const out = blankImage(height, width, 3);
  for (let i = 0, n = width * height; i < n; i++) {
    const alpha = bytes[given * i + given - 1];
    for (let c = 0; c < 3; c++) {
      const value = bytes[given * i + (given === 2 ? 0 : c)];
      out.data[3 * i + c] = Math.round((value * alpha + background[c] * (255 - alpha)) / 255);
    }
  }
  return withChannels(out, channels);
}
