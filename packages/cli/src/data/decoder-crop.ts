// Random crops by the decoder itself: a part of a picture comes at its final size, and no more is decoded and resized than it needs.

import { ValueError } from 'fovea';
import {
  type AugmentationOptions,
  augmentation,
  grayscale,
  type Interpolation,
  type RandomStream,
  type RasterImage,
  randomCropBox,
} from 'fovea/images';
import type { KernelEnum } from 'sharp';

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
      // The whole picture at the size by which the box has the size that is wanted: only the box is computed, and JPEGs are decoded reduced.
      const whole = {
        width: Math.max(width, Math.round((autoOrient.width * width) / box.width)),
        height: Math.max(height, Math.round((autoOrient.height * height) / box.height)),
      };
      const left = Math.min(whole.width - width, Math.round((box.left * width) / box.width));
      const top = Math.min(whole.height - height, Math.round((box.top * height) / box.height));
      const { data, info } = await image
        .resize({ ...whole, fit: 'fill', kernel: KERNELS[interpolation] })
        .extract({ left, top, width, height })
        .toColourspace('srgb')
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      const decoded = { height, width, channels: info.channels as 1 | 3, data: new Uint8Array(data) };
      return augment(decoded.channels === 3 ? decoded : grayscale(decoded, 3), random);
    } catch (error) {
      if (error instanceof ValueError) throw error;
      throw new ValueError(
        `${name}: cannot be decoded any more (${(error as Error).message.split('\n')[0]}); it was read when the run began`,
      );
    }
  };
}
