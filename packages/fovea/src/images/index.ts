// Pictures: decoding, and transforms with the names and meanings of torchvision and timm.

export { adjustBrightness, adjustContrast, adjustHue, adjustSaturation, grayscale } from './color.ts';
export { type Box, centerCrop, crop, type Fill, type PadOptions, pad } from './crop.ts';
export { type DecodeOptions, decodeImage, type ImageInput } from './decode-image.ts';
export { adjustSharpness, gaussianBlur } from './filter.ts';
export { horizontalFlip, verticalFlip } from './flip.ts';
export {
  type AffineOptions,
  affine,
  type Corners,
  type Point,
  perspective,
  type RotateOptions,
  rotate,
} from './geometry.ts';
export type { ImageSize } from './image-size.ts';
export { adjustGamma, autocontrast, equalize, invert, posterize, solarize } from './point.ts';
export { type Preprocessing, preprocess, resizeAndCrop } from './preprocess.ts';
export type { RasterImage } from './raster-image.ts';
export type { Interpolation } from './resample.ts';
export { type ResizeOptions, resize } from './resize.ts';
export type { WarpInterpolation, WarpOptions } from './warp.ts';
