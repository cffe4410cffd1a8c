// Pictures: decoding, and transforms with the names and meanings of torchvision and timm.

export { type Box, centerCrop, crop, type Fill, type PadOptions, pad } from './crop.ts';
export { type DecodeOptions, decodeImage, type ImageInput } from './decode-image.ts';
export type { ImageSize } from './image-size.ts';
export { type Preprocessing, preprocess, resizeAndCrop } from './preprocess.ts';
export type { RasterImage } from './raster-image.ts';
export type { Interpolation } from './resample.ts';
export { type ResizeOptions, resize } from './resize.ts';
