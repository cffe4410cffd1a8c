// Pictures of the library as canvases, and pictures of the page for the library.

import type { RasterImage } from 'fovea/images';
import { useEffect, useRef } from 'preact/hooks';

/** A picture as canvases take it. */
export function rasterData({ width, height, channels, data }: RasterImage): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = data[channels === 3 ? 3 * i + c : i];
    image.data[4 * i + 3] = 255;
  }
  return image;
}

/** Puts a picture onto a canvas of its size. */
export function paintRaster(canvas: HTMLCanvasElement, image: RasterImage): void {
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(rasterData(image), 0, 0);
}

/** @param label what a screen reader says of it */
export function Raster({ image, label }: { readonly image: RasterImage; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paintRaster(canvas.current, image);
  }, [image]);
  return <canvas ref={canvas} class={image.width < 100 ? 'raster small' : 'raster'} role="img" aria-label={label} />;
}

/** Longest side that is kept: networks take less. */
const LONGEST = 640;

/** What a canvas, a bitmap or an image shows, on white, as the library takes pictures. */
export function rasterOf(from: ImageBitmap | HTMLImageElement): RasterImage {
  const scale = Math.min(1, LONGEST / Math.max(from.width, from.height));
  const [width, height] = [from.width, from.height].map((side) => Math.max(1, Math.round(side * scale)));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(from, 0, 0, width, height);
  const { data: pixels } = context.getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(pixels.subarray(4 * i, 4 * i + 3), 3 * i);
  return { width, height, channels: 3, data };
}
