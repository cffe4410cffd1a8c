// Decoding in a page or its worker: createImageBitmap for files, a canvas for the bytes of what can be drawn.

import { DeviceError, ValueError } from '../base/errors.ts';
import type { DecodedBytes } from './color-channels.ts';
import { tooManyPixels } from './decode-with-sharp.ts';

/** What a canvas can draw, by its sizes: images and videos of a page have two of each. */
export interface Drawable {
  readonly width: number;
  readonly height: number;
  readonly naturalWidth?: number;
  readonly naturalHeight?: number;
  readonly videoWidth?: number;
  readonly videoHeight?: number;
}

/** Whether this place can decode files without a package. */
export const canDecodeByPage = (): boolean =>
  typeof createImageBitmap === 'function' && typeof OffscreenCanvas === 'function';

/** @throws ValueError that says what is wrong with the file */
export async function decodeByPage(blob: Blob, name: string, maxPixels: number): Promise<DecodedBytes> {
  if (blob.size === 0) throw new ValueError(`decodeImage: ${name}: the file is empty`);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image', premultiplyAlpha: 'none' });
  } catch (error) {
    throw new ValueError(
      `decodeImage: ${name}: not an image in a format that this browser can read, or damaged (${(error as Error).message})`,
    );
  }
  try {
    return pixelsOf(bitmap, name, maxPixels);
  } finally {
    bitmap.close();
  }
}

/** The pixels of something that a canvas can draw. @throws ValueError where it has none, or too many, or the page may not read them */
export function pixelsOf(source: Drawable, name: string, maxPixels: number): DecodedBytes {
  const width = source.naturalWidth ?? source.videoWidth ?? source.width;
  const height = source.naturalHeight ?? source.videoHeight ?? source.height;
  if (!(width > 0 && height > 0))
    throw new ValueError(`decodeImage: ${name}: has no pixels (${width} × ${height}); wait until it is loaded`);
  if (width * height > maxPixels) throw new ValueError(`decodeImage: ${name}: ${tooManyPixels(maxPixels)}`);
  if (typeof OffscreenCanvas !== 'function')
    throw new DeviceError(
      `decodeImage: ${name}: this place has no OffscreenCanvas to read its pixels by; give the file's bytes`,
    );
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });
  if (context === null) throw new DeviceError('decodeImage: the browser gives no canvas; close other pages');
  context.drawImage(source as ImageBitmap, 0, 0);
  try {
    return { width, height, channels: 4, data: context.getImageData(0, 0, width, height).data };
  } catch (error) {
    throw new ValueError(`decodeImage: ${name}: its pixels cannot be read (${(error as Error).message})`);
  }
}
