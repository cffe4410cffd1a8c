// preprocessor_config.json of transformers' CLIPImageProcessor and preprocess_cfg of open_clip: how pictures become a model's input.

import { ValueError } from '../base/errors.ts';
import { requireOneOf } from '../base/require.ts';
import { centerBox } from '../images/crop.ts';
import type { Interpolation, Preprocessing, RasterImage } from '../images/index.ts';
import { fit, requirePreprocessing } from '../images/preprocess.ts';
import { requireRasterImage } from '../images/raster-image.ts';
import { parseJson } from '../text/clip-format.ts';
import { ConfigValues, isObject, type Json } from './config-values.ts';
import type { ClipLayout } from './weight-names.ts';

/** How pictures become the input of an image tower. */
export interface ClipPreprocessing {
  /** Sizes, means, deviations, and how pictures are resized. */
  readonly preprocessing: Preprocessing;
  /** Which side of an odd margin the middle lies nearer to: transformers cuts pixels off, torchvision and open_clip round to the even one. */
  readonly center: 'floor' | 'round';
}

/** OpenAI's statistics of its images. */
const MEAN = [0.48145466, 0.4578275, 0.40821073];
const STD = [0.26862954, 0.26130258, 0.27577711];

/**
 * What OpenAI's models are shown: the shorter side resized bicubically, the middle, its own means and deviations.
 * @example
 * clipPreprocessing([224, 224]).preprocessing.interpolation; // 'bicubic'
 */
export const clipPreprocessing = (imageSize: readonly [height: number, width: number]): ClipPreprocessing => ({
  preprocessing: {
    imageSize,
    channels: 3,
    mean: MEAN,
    std: STD,
    interpolation: 'bicubic',
    cropPct: 1,
    cropMode: 'center',
  },
  center: 'floor',
});

/** Pillow's numbers of interpolations. */
const RESAMPLE: readonly (Interpolation | undefined)[] = ['nearest', 'lanczos', 'bilinear', 'bicubic'];

/**
 * Reads preprocessor_config.json of transformers, or an open_clip_config.json with `preprocess_cfg`.
 * @param imageSize of the model, where the file does not say it
 * @throws ValueError for a file that asks for what there is not
 */
export function parseClipPreprocessing(
  text: string,
  name: string,
  imageSize: readonly [height: number, width: number],
): ClipPreprocessing {
  const json = parseJson(text, name);
  if (!isObject(json)) throw new ValueError(`${name}: it is no object; fetch or save it again`);
  if (isObject(json.model_cfg))
    return fromOpenClip(isObject(json.preprocess_cfg) ? json.preprocess_cfg : {}, name, imageSize);
  return fromTransformers(json, name, imageSize);
}

function fromTransformers(json: Json, name: string, modelSize: readonly [number, number]): ClipPreprocessing {
  const values = new ConfigValues(json, name);
  for (const step of ['do_resize', 'do_rescale', 'do_normalize']) {
    if (!values.flag(step, true)) values.wrong(step, 'true');
  }
  if (Math.abs(values.number('rescale_factor', 1 / 255) * 255 - 1) > 1e-6) values.wrong('rescale_factor', '1 / 255');
  const crops = values.flag('do_center_crop', true);
  const cropSize = crops ? sizeOf(values, json.crop_size, 'crop_size', modelSize[0]).size : undefined;
  const { size, squash } = sizeOf(values, json.size, 'size', modelSize[0]);
  const imageSize = cropSize ?? size;
  if (!crops && !squash) values.wrong('do_center_crop', 'true where size is the shortest edge');
  const interpolation = RESAMPLE[values.number('resample', 3)] ?? values.wrong('resample', '0, 1, 2 or 3');
  return checked(name, {
    imageSize,
    channels: 3,
    mean: values.numbers('image_mean', MEAN),
    std: values.numbers('image_std', STD),
    interpolation,
    cropPct: cropPctOf(imageSize[0], size[0]),
    cropMode: squash ? 'squash' : 'center',
  });
}

/** A number or `{ shortest_edge }` for the shorter side, `{ height, width }` for both. */
function sizeOf(
  values: ConfigValues,
  given: unknown,
  key: string,
  fallback: number,
): { readonly size: readonly [number, number]; readonly squash: boolean } {
  if (!isObject(given)) return { size: values.size(key, fallback), squash: false };
  const parts = values.object(key);
  const edge = parts.has('shortest_edge');
  const [height, width] = ['height', 'width'].map((side) => parts.count(edge ? 'shortest_edge' : side, fallback));
  return { size: [height, width], squash: !edge };
}

/** The part that the crop is of the resized picture, so that the size is found again by rounding down. */
function cropPctOf(crop: number, size: number): number {
  const exact = crop / size;
  return Math.floor(crop / exact) === size ? exact : crop / (size + 0.5);
}

const MODES = { shortest: 'center', squash: 'squash', longest: 'border' } as const;
const OPEN_INTERPOLATIONS = ['bicubic', 'bilinear', 'nearest', 'random'];

function fromOpenClip(json: Json, name: string, modelSize: readonly [number, number]): ClipPreprocessing {
  const values = new ConfigValues(json, `${name}: preprocess_cfg`);
  const mode = values.text('resize_mode', 'shortest');
  const cropMode = MODES[mode as keyof typeof MODES] ?? values.wrong('resize_mode', Object.keys(MODES).join(', '));
  const interpolation = values.text('interpolation', 'bicubic');
  if (!OPEN_INTERPOLATIONS.includes(interpolation)) values.wrong('interpolation', OPEN_INTERPOLATIONS.join(', '));
  if (cropMode === 'border')
    values.wrong('resize_mode', "'shortest' or 'squash': the longest side is filled up in another colour there");
  const imageSize = values.size('size', modelSize[0]);
  const found = checked(name, {
    imageSize,
    channels: 3,
    mean: values.numbers('mean', MEAN),
    std: values.numbers('std', STD),
    interpolation: interpolation === 'random' ? 'bicubic' : (interpolation as Interpolation),
    cropPct: 1,
    cropMode,
  });
  return { ...found, center: 'round' };
}

function checked(name: string, preprocessing: Preprocessing): ClipPreprocessing {
  requirePreprocessing(name, preprocessing);
  return { preprocessing, center: 'floor' };
}

/** Where the middle of transformers is. */
const floored: typeof centerBox = (image, height, width) => {
  const box = centerBox(image, height, width);
  const start = (have: number, want: number, usual: number): number =>
    want > have ? usual : Math.floor((have - want) / 2);
  return { ...box, top: start(image.height, height, box.top), left: start(image.width, width, box.left) };
};

/**
 * The picture resized and cropped for an image tower, still bytes: what CLIPImageProcessor of transformers (its Pillow variant) makes of it before
 * it scales and normalises, bit for bit.
 * @throws ValueError for an invalid image, or preprocessing out of range
 * @example
 * const { width, height } = clipCrop(picture, clipPreprocessing([16, 16]));
 * [width, height]; // [16, 16]
 */
export function clipCrop(image: RasterImage, { preprocessing, center }: ClipPreprocessing): RasterImage {
  requireRasterImage('clipCrop', image);
  requireOneOf('clipCrop', 'center', center, ['floor', 'round']);
  requirePreprocessing('clipCrop', preprocessing);
  return fit(image, preprocessing, center === 'floor' ? floored : centerBox);
}

/** The config that transformers (preprocessor_config.json) or open_clip (`preprocess_cfg`) reads the same steps from. */
export function preprocessingConfig({ preprocessing }: ClipPreprocessing, layout: ClipLayout): Record<string, unknown> {
  const { imageSize, mean, std, interpolation, cropPct, cropMode } = preprocessing;
  const [height, width] = imageSize;
  if (cropMode === 'border' || (layout === 'open_clip' && cropPct !== 1))
    throw new ValueError(`clip: ${layout} has no such preprocessing: cropMode ${cropMode}, cropPct ${cropPct}`);
  if (layout === 'open_clip') {
    const size = height === width ? height : [height, width];
    return { size, mode: 'RGB', mean, std, interpolation, resize_mode: cropMode === 'squash' ? 'squash' : 'shortest' };
  }
  const resized = imageSize.map((side) => Math.floor(side / cropPct));
  return {
    image_processor_type: 'CLIPImageProcessor',
    ...{ do_resize: true, do_center_crop: true, do_rescale: true, do_normalize: true, do_convert_rgb: true },
    size: cropMode === 'squash' ? { height: resized[0], width: resized[1] } : { shortest_edge: resized[0] },
    crop_size: { height, width },
    resample: RESAMPLE.indexOf(interpolation),
    rescale_factor: 1 / 255,
    image_mean: mean,
    image_std: std,
  };
}
