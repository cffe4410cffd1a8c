// Forgeries of one's own photographs, whose masks are known: what a localisation network learns from.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireInteger, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { withChannels } from '../images/color-channels.ts';
import { type Interval, RandomStream, type RasterImage } from '../images/index.ts';
import { blankImage, requireRasterImage } from '../images/raster-image.ts';
import { fillRegion } from './fill-region.ts';
import { paste } from './paste.ts';
import { drawRegion, REGION_SHAPES, type Region, type RegionShape } from './region.ts';

const KINDS = ['splice', 'copyMove', 'removal'] as const;

/**
 * 'splice': a region of another photograph; 'copyMove': one of the same photograph from elsewhere; 'removal': a region filled in from its border.
 */
export type ForgeryKind = (typeof KINDS)[number];

/** Options of `forgeImage`. */
export interface ForgeImageOptions {
  /** Default 0. */
  readonly seed?: number;
  /** What is done to pictures, each as often as the others. Default: all kinds; without splices where there is one photograph. */
  readonly kinds?: readonly ForgeryKind[];
  /** Part of the pictures that stay as they are. Default 0.25. */
  readonly authentic?: number;
  /** Forms of regions, each as often as the others. Default: all. */
  readonly shapes?: readonly RegionShape[];
  /** Part of the picture that a region has, from the least to the most, at most 0.7. Default [0.02, 0.25]. */
  readonly area?: Interval;
  /** How many times as large a region is pasted, from the least to the most. Default [0.7, 1.4]. */
  readonly scale?: Interval;
  /** Largest angle of a pasted region's turn. Default 30. */
  readonly degrees?: number;
  /** Probability that a pasted region is mirrored. Default 0.5. */
  readonly flip?: number;
  /** Of a spliced region: by what part of themselves colours change at most, and by that part of 64 levels. Default 0.1. */
  readonly colorShift?: number;
  /** Pixels over which a pasted region goes over into what is around it. Default 2; 0: a hard edge. */
  readonly feather?: number;
}

/** A picture, and which of its pixels were changed. */
export interface Forgery {
  /** As it would be published. */
  readonly image: RasterImage;
  /** One channel: 255 where the picture was changed, 0 elsewhere. Of a copied region, where it was put, not where it is from. */
  readonly mask: RasterImage;
  /** What was done. */
  readonly kind: ForgeryKind | 'authentic';
  /** Number of the photograph that was changed. */
  readonly photo: number;
  /** Number of the photograph that a spliced region is from. */
  readonly donor?: number;
}

/** A photograph, or what loads one. */
export type Photo = RasterImage | (() => RasterImage | Promise<RasterImage>);

const NAMES = [
  ...(['seed', 'kinds', 'authentic', 'shapes', 'area', 'scale', 'degrees', 'flip', 'colorShift', 'feather'] as const),
];
const OP = 'forgeImage';
/** Keeps these streams apart from those of augmentation with the same seed. */
const FORGERIES = 0x464f_5247;
const MOST_AREA = 0.7;

const withDefaults = (options: ForgeImageOptions, photos: number): Required<ForgeImageOptions> => ({
  ...{ seed: 0, kinds: photos > 1 ? KINDS : ['copyMove', 'removal'], authentic: 0.25, shapes: REGION_SHAPES },
  ...{ area: [0.02, 0.25], scale: [0.7, 1.4], degrees: 30, flip: 0.5, colorShift: 0.1, feather: 2 },
  ...options,
});

function requireInterval(name: string, value: Interval, range: 'properFraction' | 'positive'): void {
  if (!Array.isArray(value) || value.length !== 2) refuse(OP, name, '[least, most]', value);
  for (const one of value) requireRange(OP, name, one, range);
  if (value[0] > value[1]) refuse(OP, name, '[least, most], in this order', value);
}

function requireNames<T extends string>(name: string, given: readonly T[], known: readonly T[]): void {
  if (!Array.isArray(given) || given.length === 0) refuse(OP, name, `a list of some of ${known.join(', ')}`, given);
  for (const one of given) requireOneOf(OP, name, one, known);
}

function requireSettings(options: Required<ForgeImageOptions>, photos: number): void {
  const { seed, authentic, flip, degrees, colorShift, feather, area } = options;
  requireRanges(
    OP,
    { seed, authentic, flip, degrees, colorShift, feather },
    {
      ...{ seed: 'seed', authentic: 'probability', flip: 'probability', degrees: 'notNegative' },
      ...{ colorShift: 'fraction', feather: 'notNegative' },
    },
  );
  requireNames('kinds', options.kinds, KINDS);
  requireNames('shapes', options.shapes, REGION_SHAPES);
  requireInterval('area', area, 'properFraction');
  if (area[1] > MOST_AREA) refuse(OP, 'area', `at most ${MOST_AREA}`, area);
  requireInterval('scale', options.scale, 'positive');
  if (options.kinds.includes('splice') && photos < 2)
    throw new ValueError(
      `${OP}: splices need two photographs or more: got ${photos}; give more, or kinds without 'splice'`,
    );
}

async function loaded(photo: Photo): Promise<RasterImage> {
  const image = typeof photo === 'function' ? await photo() : photo;
  requireRasterImage(OP, image);
  return image;
}

function maskOf({ width, height }: RasterImage, region: Region): RasterImage {
  const mask = blankImage(height, width, 1);
  for (const [i, depth] of region.depth.entries())
    if (depth >= 0)
      mask.data[(region.top + Math.floor(i / region.width)) * width + region.left + (i % region.width)] = 255;
  return mask;
}

/**
 * The forgery of that number: photograph `index` modulo their count, left as it is, or with a region spliced in, copied from elsewhere or removed.
 * The same seed, photographs, options and index give the same picture, whichever others are made.
 * @param photos at hand, or functions that load them when they are needed
 * @throws ValueError without photographs, for a splice of a single one, one of less than 8×8 pixels, and options out of range
 * @example
 * const dot = (level: number) => ({ width: 16, height: 16, channels: 1, data: new Uint8Array(256).fill(level) }) as const;
 * const { mask, kind, donor } = await forgeImage([dot(10), dot(200)], 0, { kinds: ['splice'], authentic: 0, area: [0.1, 0.2] });
 * [mask.width, kind, donor]; // [16, 'splice', 1]
 */
export async function forgeImage(
  photos: readonly Photo[],
  index: number,
  options: ForgeImageOptions = {},
): Promise<Forgery> {
  requireOptions(OP, options, NAMES);
  if (!Array.isArray(photos) || photos.length === 0) refuse(OP, 'photos', 'a list of one photograph or more', photos);
  requireInteger(OP, 'index', index, 0, 2 ** 32 - 1);
  const settings = withDefaults(options, photos.length);
  requireSettings(settings, photos.length);
  const photo = index % photos.length;
  const image = await loaded(photos[photo]);
  const { width, height } = image;
  if (Math.min(width, height) < 8)
    throw new ValueError(`${OP}: photograph ${photo} is ${width} × ${height}; regions need 8 × 8 pixels or more`);
  const random = new RandomStream(settings.seed, FORGERIES, index);
  if (random.chance(settings.authentic)) return { image, mask: blankImage(height, width, 1), kind: 'authentic', photo };
  const kind = settings.kinds[random.integer(settings.kinds.length)];
  const region = drawRegion(random, width, height, settings);
  const mask = maskOf(image, region);
  if (kind === 'removal') return { image: fillRegion(image, mask), mask, kind, photo };
  if (kind === 'copyMove') return { image: paste(image, image, region, random, settings), mask, kind, photo };
  const donor = (photo + 1 + random.integer(photos.length - 1)) % photos.length;
  const source = withChannels(await loaded(photos[donor]), image.channels);
  return { image: paste(image, source, region, random, settings), mask, kind, photo, donor };
}
