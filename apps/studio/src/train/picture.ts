// Pictures as bytes: from a canvas, a video or a file, cropped to a square and made small.

import type { Format } from './state.ts';

type Drawable = HTMLCanvasElement | HTMLVideoElement | ImageBitmap;

const sizeOf = (from: Drawable): readonly [number, number] =>
  from instanceof HTMLVideoElement ? [from.videoWidth, from.videoHeight] : [from.width, from.height];

/** The middle square of a picture in the format's size, as bytes `[side, side, channels]`; transparent places become white, grey ones stay. */
export function bytesOf(from: Drawable, { side, channels }: Format): Uint8Array {
  const [width, height] = sizeOf(from);
  const square = Math.min(width, height);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(from, (width - square) / 2, (height - square) / 2, square, square, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const bytes = new Uint8Array(side * side * channels);
  for (let i = 0; i < side * side; i++) {
    const [r, g, b] = data.subarray(4 * i, 4 * i + 3);
    if (channels === 3) bytes.set([r, g, b], 3 * i);
    else bytes[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  }
  return bytes;
}

/** Turned as its camera was held. @throws DOMException for what is no picture */
export const decode = (file: Blob): Promise<ImageBitmap> => createImageBitmap(file, { imageOrientation: 'from-image' });
