// Changes of colours by the kernels: the picture is copied into their memory, changed there, and copied out.

import type { RasterImage } from '../raster-image.ts';
import { type KernelHost, kernelHost } from './host.ts';

/** Kernels go on to the end of a vector. */
const BEYOND = 16;
/** Sums of more than so many bytes do not fit 32 bits. */
const MOST_PIXELS = 2 ** 24;

type Change = (host: KernelHost, at: number, end: number) => void;

/** None for a grey picture, one too large, or where there are no kernels. */
function changed(image: RasterImage, change: Change): RasterImage | undefined {
  const { channels, data, width, height } = image;
  const host = channels === 3 && width * height <= MOST_PIXELS ? kernelHost() : undefined;
  const [at] = host?.allocate([data.length + BEYOND]) ?? [];
  if (!host || at === undefined) return undefined;
  const bytes = host.bytes(at, data.length + BEYOND);
  bytes.set(data);
  bytes.fill(0, data.length);
  change(host, at, at + data.length);
  return { ...image, data: bytes.slice(0, data.length) };
}

/** Every byte by the blend with `level`. */
export const blendLevelByKernel = (image: RasterImage, level: number, factor: number): RasterImage | undefined =>
  changed(image, ({ kernels }, at, end) => kernels.blendLevel(at, end, level, factor));

/** Every pixel by the blend with the mean of the luma, rounded. */
export const blendMeanByKernel = (image: RasterImage, factor: number): RasterImage | undefined =>
  changed(image, ({ kernels }, at, end) => {
    const mean = (kernels.lumaSum(at, end) >>> 0) / (image.width * image.height);
    kernels.blendLevel(at, end, Math.trunc(mean + 0.5), factor);
  });

/** Every pixel by the blend with its luma. */
export const blendLumaByKernel = (image: RasterImage, factor: number): RasterImage | undefined =>
  changed(image, ({ kernels }, at, end) => kernels.blendLuma(at, end, factor));

/** Left becomes right. */
export function mirrorByKernel(image: RasterImage): RasterImage | undefined {
  const { data, height, width } = image;
  const host = image.channels === 3 ? kernelHost() : undefined;
  const places = host?.allocate([data.length, data.length + BEYOND]);
  if (!host || !places) return undefined;
  const [from, to] = places;
  host.bytes(from, data.length).set(data);
  host.kernels.mirror(from, to, height, 3 * width);
  return { ...image, data: host.bytes(to, data.length).slice() };
}
