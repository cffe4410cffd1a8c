// Random crops by the decoder itself: a part of a picture comes at its final size, and no more is decoded and resized than it needs.

import {
  type AugmentationOptions,
  augmentation,
  grayscale,
  type Interpolation,
  type RandomStream,
  type RasterImage,
  randomCropBox,
  resize,
} from 'fovea/images';
import type { KernelEnum, Sharp } from 'sharp';
import { isRefusal, refusal } from './loader-error.ts';

const KERNELS: Readonly<Record<Interpolation, keyof KernelEnum>> = {
  nearest: 'nearest',
  box: 'linear',
  bilinear: 'linear',
  hamming: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos3',
};

/** None for a picture that is transparent: decoders differ in what they make of it. */
type DecoderCrop = (bytes: Uint8Array, name: string, random: RandomStream) => Promise<RasterImage | undefined>;

/** From here on, JPEGs are decoded at half their size or less. Below, decoding the box alone and resizing it here takes less time. */
const LEAST_REDUCTION = 2;

/** The bytes of a picture of that size, in three channels. */
async function decoded(image: Sharp, { height, width }: { readonly height: number; readonly width: number }) {
  const { data, info } = await image
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const raster = { height, width, channels: info.channels as 1 | 3, data: new Uint8Array(data) };
  return raster.channels === 3 ? raster : grayscale(raster, 3);
}

/** The augmentation with its crop done while decoding. */
export function decoderCrop(options: AugmentationOptions): DecoderCrop {
  const { imageSize, interpolation = 'bilinear', scale, ratio } = options;
  const [height, width] = imageSize;
  const augment = augmentation({ ...options, crop: false });
  const range = { ...(scale && { scale }), ...(ratio && { ratio }) };
  return async (bytes, name, random) => {
    // Runs without pictures do not load it.
    const { default: sharp } = await import('sharp');
    try {
      const image = sharp(bytes, { autoOrient: true, failOn: 'error' });
      const { autoOrient, hasAlpha } = await image.metadata();
      if (hasAlpha) return undefined;
      const box = randomCropBox(autoOrient, random, range);
      if (Math.min(box.width / width, box.height / height) < LEAST_REDUCTION) {
        // No more rows are decoded than the box has above its lower edge.
        const { left, top } = box;
        const part = await decoded(image.extract({ left, top, width: box.width, height: box.height }), box);
        return augment(resize(part, [height, width], { interpolation }), random);
      }
      // The whole picture at the size by which the box has the size that is wanted: only the box is computed, and JPEGs are decoded reduced.
      const whole = {
        width: Math.max(width, Math.round((autoOrient.width * width) / box.width)),
        height: Math.max(height, Math.round((autoOrient.height * height) / box.height)),
      };
      const left = Math.min(whole.width - width, Math.round((box.left * width) / box.width));
      const top = Math.min(whole.height - height, Math.round((box.top * height) / box.height));
      const resized = image
        .resize({ ...whole, fit: 'fill', kernel: KERNELS[interpolation] })
        .extract({ left, top, width, height });
      return augment(await decoded(resized, { height, width }), random);
    } catch (error) {
      if (isRefusal(error)) throw error;
      throw refusal(
        `${name}: cannot be decoded any more (${(error as Error).message.split('\n')[0]}); it was read when the run began`,
      );
    }
  };
}
