// Pictures: decoding, and transforms with the names and meanings of torchvision and timm.

export { type Augmentation, type AugmentationOptions, augmentation } from './augmentation.ts';
export {
  type AugMixOptions,
  augMix,
  type RandAugmentOptions,
  randAugment,
  type TrivialAugmentOptions,
  trivialAugmentWide,
} from './auto-augment.ts';
export { adjustBrightness, adjustContrast, adjustHue, adjustSaturation, grayscale } from './color.ts';
export { type Box, centerCrop, crop, type Fill, type PadOptions, pad } from './crop.ts';
export { type DecodeOptions, decodeImage, type ImageInput } from './decode-image.ts';
export { type Color, decodeMask, type MaskInput, type MaskOptions } from './decode-mask.ts';
export { adjustSharpness, gaussianBlur } from './filter.ts';
export { fiveCrop, type TenCropOptions, tenCrop } from './five-crop.ts';
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
export { type ImageBatchOptions, type ImageSource, imageBatches } from './image-batches.ts';
export type { ImageSize } from './image-size.ts';
export {
  type JointAugmentation,
  type JointAugmentationOptions,
  jointAugmentation,
  type MaskedImage,
} from './joint-augmentation.ts';
export { maskColors, type OverlayMaskOptions, overlayMask } from './mask-colors.ts';
export { type MixOptions, mixBatch } from './mix-batch.ts';
export { adjustGamma, autocontrast, equalize, invert, posterize, solarize } from './point.ts';
export { type Preprocessing, preprocess, resizeAndCrop } from './preprocess.ts';
export { type RandomErasingOptions, randomErasing } from './random-erasing.ts';
export type { Interval } from './random-range.ts';
export { type RandomResizedCropOptions, randomCropBox, randomResizedCrop } from './random-resized-crop.ts';
export { RandomStream } from './random-stream.ts';
export {
  type ChanceOptions,
  type ColorJitterOptions,
  colorJitter,
  type RandomAffineOptions,
  type RandomBlurOptions,
  type RandomPerspectiveOptions,
  randomAffine,
  randomGaussianBlur,
  randomGrayscale,
  randomHorizontalFlip,
  randomPerspective,
  randomRotation,
  randomVerticalFlip,
} from './random-transforms.ts';
export type { RasterImage } from './raster-image.ts';
export type { Interpolation } from './resample.ts';
export { type ResizeOptions, resize } from './resize.ts';
export type { WarpInterpolation, WarpOptions } from './warp.ts';
