// From a decoded picture to what a network takes: timm's transform for evaluation.

import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRange } from '../base/require.ts';
import type { UnsharedFloat32Array } from '../base/unshared.ts';
import { requireLevels } from '../data/levels.ts';
import { withChannels } from './color-channels.ts';
import { type Box, centerBox, cutCenter } from './crop.ts';
import { fiveCrop, fiveCropBoxes, tenCrop } from './five-crop.ts';
import { horizontalFlip } from './flip.ts';
import { requireSize, roundHalfToEven } from './image-size.ts';
import { levelsByKernel } from './kernels/levels.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import { INTERPOLATIONS, type Interpolation, resample } from './resample.ts';

/** What a network was trained to be given; the fields and meanings of timm's `pretrained_cfg`. */
export interface Preprocessing {
  /** `[height, width]` of the network's input. */
  readonly imageSize: readonly [number, number];
  /** 1 for grey images, 3 for colours. */
  readonly channels: 1 | 3;
  /** By channel, as fractions of 255. */
  readonly mean: readonly number[];
  /** By channel, as fractions of 255. */
  readonly std: readonly number[];
  /** How the image is resized. */
  readonly interpolation: Interpolation;
  /** The part of the resized image that the crop keeps, by side: the image is resized to `floor(imageSize / cropPct)`. */
  readonly cropPct: number;
  /**
   * 'center': the shorter side is resized, the middle cropped; 'squash': both sides are, whatever the proportions; 'border': the longer side is, and
   * what is missing is filled with the mean.
   */
  readonly cropMode: 'center' | 'squash' | 'border';
}

const NAMES = ['imageSize', 'channels', 'mean', 'std', 'interpolation', 'cropPct', 'cropMode'] as const;

/** @throws ValueError for a field that is unknown, missing, or out of range */
export function requirePreprocessing(op: string, preprocessing: Preprocessing): void {
  requireOptions(op, preprocessing, NAMES);
  const { imageSize, channels, mean, std, interpolation, cropPct, cropMode } = preprocessing;
  if (!Array.isArray(imageSize)) refuse(op, 'imageSize', '[height, width]', imageSize);
  requireSize(`${op}: imageSize`, imageSize as readonly [number, number]);
  requireOneOf(op, 'channels', channels, [1, 3]);
  requireOneOf(op, 'interpolation', interpolation, INTERPOLATIONS);
  requireOneOf(op, 'cropMode', cropMode, ['center', 'squash', 'border']);
  requireRange(op, 'cropPct', cropPct, 'positive');
  requireLevels(op, 'mean', mean, channels);
  requireLevels(op, 'std', std, channels);
}

/**
 * The picture resized and cropped to the network's input, still bytes: timm's `create_transform(is_training=False)` without the
 * normalisation, bit for bit.
 * @throws ValueError for an invalid image, or preprocessing out of range
 * @example
 * const { width, height } = resizeAndCrop(picture, {
 *   imageSize: [4, 4], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5],
 *   interpolation: 'bicubic', cropPct: 1, cropMode: 'center',
 * });
 * [width, height]; // [4, 4]
 */
export function resizeAndCrop(image: RasterImage, preprocessing: Preprocessing): RasterImage {
  requirePreprocessing('resizeAndCrop', preprocessing);
  requireRasterImage('resizeAndCrop', image);
  return fit(image, preprocessing);
}

/** `resizeAndCrop` without checks; `middle` says where the middle is. */
export function fit(given: RasterImage, preprocessing: Preprocessing, middle: Middle = centerBox): RasterImage {
  const image = withChannels(given, preprocessing.channels);
  return resizedCenter(image, resizing(image, preprocessing), preprocessing.imageSize, middle);
}

type Middle = typeof centerBox;

/** Crops to average a network's answers over. */
export type CropViews = 'none' | 'fiveCrop' | 'tenCrop';

/** What `resizeAndCrop` makes of the picture, or five or ten crops of what it would have cropped. Without checks. */
export function croppedViews(given: RasterImage, preprocessing: Preprocessing, views: CropViews): RasterImage[] {
  if (views === 'none') return [fit(given, preprocessing)];
  const [height, width] = preprocessing.imageSize;
  const image = withChannels(given, preprocessing.channels);
  const how = resizing(image, preprocessing);
  const [h, w] = how.size;
  if (height > h || width > w) {
    const filled = resizedCenter(image, how, [Math.max(height, h), Math.max(width, w)]);
    return views === 'fiveCrop' ? fiveCrop(filled, [height, width]) : tenCrop(filled, [height, width]);
  }
  // Of a long thin picture, the whole resized one may be larger than the memory.
  const boxes = fiveCropBoxes({ height: h, width: w }, height, width);
  const view = (part: Box): RasterImage => resample(image, h, w, how.interpolation, { part });
  const mirrored = (box: Box): RasterImage => horizontalFlip(view({ ...box, left: w - width - box.left }));
  return [...boxes.map(view), ...(views === 'tenCrop' ? boxes.map(mirrored) : [])];
}

type Size = readonly [height: number, width: number];

const divided = ({ height, width }: RasterImage, ratio: number): Size => [
  Math.max(1, roundHalfToEven(height / ratio)),
  Math.max(1, roundHalfToEven(width / ratio)),
];

/** How a picture is resized before it is cropped. */
interface Resizing {
  readonly size: Size;
  /** What lies around a resized picture that is smaller than the crop. */
  readonly fill: readonly number[];
  readonly interpolation: Interpolation;
}

function resizing(image: RasterImage, { imageSize, mean, interpolation, cropPct, cropMode }: Preprocessing): Resizing {
  const [scaledHeight, scaledWidth] = imageSize.map((side) => Math.floor(side / cropPct));
  const fill = mean.map(() => 0);
  if (cropMode === 'squash') return { size: [scaledHeight, scaledWidth], fill, interpolation };
  const ratios = [image.height / scaledHeight, image.width / scaledWidth];
  if (cropMode === 'border') {
    const border = mean.map((value) => Math.min(255, Math.max(0, roundHalfToEven(255 * value))));
    return { size: divided(image, Math.max(...ratios)), fill: border, interpolation };
  }
  // Bilinear whatever is asked for, as in timm.
  if (scaledHeight !== scaledWidth)
    return { size: divided(image, Math.min(...ratios)), fill, interpolation: 'bilinear' };
  const longer = Math.trunc((scaledHeight * Math.max(image.height, image.width)) / Math.min(image.height, image.width));
  return { size: image.width <= image.height ? [longer, scaledHeight] : [scaledHeight, longer], fill, interpolation };
}

/** The middle of the resized image, of which no more is computed. */
function resizedCenter(
  image: RasterImage,
  { size: [h, w], fill, interpolation }: Resizing,
  crop: Size,
  middle: Middle = centerBox,
): RasterImage {
  const [height, width] = crop;
  if (height > h || width > w) return cutCenter(resample(image, h, w, interpolation), height, width, fill);
  return resample(image, h, w, interpolation, { part: middle({ height: h, width: w }, height, width) });
}

/** The normalised value of each byte, by channel; rounded as PyTorch does, after each operation. */
export function normalizedLevels(mean: readonly number[], std: readonly number[]): readonly Float32Array[] {
  const { fround } = Math;
  return mean.map((center, c) =>
    Float32Array.from({ length: 256 }, (_, byte) => fround(fround(byte / 255) - fround(center)) / fround(std[c])),
  );
}

/** Writes the normalised values of bytes `[…, channels]` to `out` from `at` on. */
export function writeNormalized(bytes: Uint8Array, levels: readonly Float32Array[], out: Float32Array, at = 0): void {
  if (levelsByKernel(bytes, levels, out, at)) return;
  if (levels.length === 1) {
    const [grey] = levels;
    for (let i = 0; i < bytes.length; i++) out[at + i] = grey[bytes[i]];
    return;
  }
  const [red, green, blue] = levels;
  for (let i = 0; i + 2 < bytes.length; i += 3) {
    out[at + i] = red[bytes[i]];
    out[at + i + 1] = green[bytes[i + 1]];
    out[at + i + 2] = blue[bytes[i + 2]];
  }
}

/** A picture that is resized and cropped already, as the network takes it: float32 `[H, W, C]`. */
export function normalized(
  { data }: RasterImage,
  { mean, std }: Pick<Preprocessing, 'mean' | 'std'>,
): UnsharedFloat32Array {
  const out = new Float32Array(data.length);
  writeNormalized(data, normalizedLevels(mean, std), out);
  return out;
}

/**
 * (value / 255 − mean) / std of a picture, resized and cropped: what a network is given. Equal to timm's
 * `create_transform(is_training=False)`, but for the layout.
 * @shape the picture → float32 `[H, W, C]`
 * @throws ValueError for an invalid image, or preprocessing out of range
 * @example
 * const input = preprocess(picture, {
 *   imageSize: [4, 4], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5],
 *   interpolation: 'bicubic', cropPct: 1, cropMode: 'center',
 * });
 * input.length; // 48
 */
export function preprocess(image: RasterImage, preprocessing: Preprocessing): UnsharedFloat32Array {
  requirePreprocessing('preprocess', preprocessing);
  requireRasterImage('preprocess', image);
  return normalized(fit(image, preprocessing), preprocessing);
}
