// Policies of randomly chosen operations: RandAugment, TrivialAugment and AugMix, with torchvision's operations, magnitudes and defaults.

import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import { adjustBrightness, adjustContrast, adjustSaturation } from './color.ts';
import { adjustSharpness } from './filter.ts';
import { affine, rotate } from './geometry.ts';
import { roundHalfToEven } from './image-size.ts';
import { autocontrast, equalize, posterize, solarize } from './point.ts';
import type { RandomStream } from './random-stream.ts';
import { blankImage, type RasterImage, requireRasterImage } from './raster-image.ts';
import { fillOf, WARP_INTERPOLATIONS, type WarpOptions } from './warp.ts';

const degreesOf = (slope: number): number => (Math.atan(slope) * 180) / Math.PI;
type Operation = (image: RasterImage, magnitude: number, options: WarpOptions) => RasterImage;

/** What each operation does at a magnitude. */
export const OPERATIONS = {
  Identity: (image) => image,
  ShearX: (image, m, options) => affine(image, { ...options, shear: [degreesOf(m), 0], center: [0, 0] }),
  ShearY: (image, m, options) => affine(image, { ...options, shear: [0, degreesOf(m)], center: [0, 0] }),
  TranslateX: (image, m, options) => affine(image, { ...options, translate: [Math.trunc(m), 0] }),
  TranslateY: (image, m, options) => affine(image, { ...options, translate: [0, Math.trunc(m)] }),
  Rotate: rotate,
  Brightness: (image, m) => adjustBrightness(image, 1 + m),
  Color: (image, m) => adjustSaturation(image, 1 + m),
  Contrast: (image, m) => adjustContrast(image, 1 + m),
  Sharpness: (image, m) => adjustSharpness(image, 1 + m),
  Posterize: (image, m) => posterize(image, Math.trunc(m)),
  Solarize: solarize,
  AutoContrast: (image) => autocontrast(image),
  Equalize: (image) => equalize(image),
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof OPERATIONS;

/** Magnitudes by bin; none where an operation has no strength. Signed ones go either way. */
interface Range {
  readonly magnitude?: (bin: number) => number;
  readonly signed?: boolean;
}
export type Space = Readonly<Partial<Record<OperationName, Range>>>;

/** How far each operation goes. */
interface Extent {
  readonly bins: number;
  readonly shear: number;
  /** Pixels along x and y. */
  readonly translate: readonly [number, number];
  readonly rotate: number;
  readonly enhance: number;
  /** Bits kept at the weakest, and how many fewer at the strongest. */
  readonly posterize: readonly [number, number];
}

function spaceOf({ bins, ...most }: Extent): Space {
  const upTo = (end: number): Range => ({ magnitude: (bin) => (end * bin) / (bins - 1), signed: true });
  const [bits, fewer] = most.posterize;
  return {
    Identity: {},
    ShearX: upTo(most.shear),
    ShearY: upTo(most.shear),
    TranslateX: upTo(most.translate[0]),
    TranslateY: upTo(most.translate[1]),
    Rotate: upTo(most.rotate),
    Brightness: upTo(most.enhance),
    Color: upTo(most.enhance),
    Contrast: upTo(most.enhance),
    Sharpness: upTo(most.enhance),
    Posterize: { magnitude: (bin) => bits - roundHalfToEven(bin / ((bins - 1) / fewer)) },
    Solarize: { magnitude: (bin) => 255 - (255 * bin) / (bins - 1) },
    AutoContrast: {},
    Equalize: {},
  };
}

const WIDE = spaceOf({ bins: 31, shear: 0.99, translate: [32, 32], rotate: 135, enhance: 0.99, posterize: [8, 6] });

/** Operations and magnitudes of each policy, for an image of that size. */
export const SPACES = {
  randAugment: ({ height, width }: RasterImage, bins: number): Space => {
    const part = 150 / 331;
    const translate = [part * width, part * height] as const;
    return spaceOf({ bins, shear: 0.3, translate, rotate: 30, enhance: 0.9, posterize: [8, 4] });
  },
  trivialAugmentWide: (): Space => WIDE,
  augMix: ({ height, width }: RasterImage, allOps: boolean): Space => {
    const translate = [width / 3, height / 3] as const;
    const space = spaceOf({ bins: 10, shear: 0.3, translate, rotate: 30, enhance: 0.9, posterize: [4, 4] });
    const { Identity: _, Brightness, Color, Contrast, Sharpness, ...basic } = space;
    return allOps ? ({ ...basic, Brightness, Color, Contrast, Sharpness } as Space) : basic;
  },
};

/** Draws an operation of the space, its magnitude by the bin, and its sign. */
function applyRandom(
  image: RasterImage,
  space: Space,
  bin: () => number,
  random: RandomStream,
  options: WarpOptions,
): RasterImage {
  const names = Object.keys(space) as OperationName[];
  const name = names[random.integer(names.length)];
  const { magnitude, signed = false } = space[name] as Range;
  const strength = magnitude ? magnitude(bin()) : 0;
  const operation: Operation = OPERATIONS[name];
  return operation(image, signed && random.chance(0.5) ? -strength : strength, options);
}

function requireWarp(op: string, image: RasterImage, { interpolation = 'nearest', fill }: WarpOptions): void {
  requireRasterImage(op, image);
  requireOneOf(op, 'interpolation', interpolation, WARP_INTERPOLATIONS);
  fillOf(op, fill, image);
}

/** Only what is given, for functions that refuse options without a value. */
const warpOptions = ({ interpolation, fill }: WarpOptions, usual: WarpOptions = {}): WarpOptions => ({
  ...usual,
  ...(interpolation === undefined ? {} : { interpolation }),
  ...(fill === undefined ? {} : { fill }),
});

/** Options of `randAugment`. */
export interface RandAugmentOptions extends WarpOptions {
  /** Operations, one after another. Default 2. */
  readonly numOps?: number;
  /** Which of the bins, from 0. Default 9. */
  readonly magnitude?: number;
  /** Default 31. */
  readonly numMagnitudeBins?: number;
}

/**
 * `numOps` random operations of a fixed magnitude, as torchvision's RandAugment.
 * @throws ValueError for an invalid image or option
 * @paper Cubuk et al., arXiv:1909.13719
 * @example
 * randAugment(picture, random, { numOps: 2, magnitude: 9 }).data.length; // 144
 */
export function randAugment(image: RasterImage, random: RandomStream, options: RandAugmentOptions = {}): RasterImage {
  requireOptions('randAugment', options, ['numOps', 'magnitude', 'numMagnitudeBins', 'interpolation', 'fill']);
  const { numOps = 2, magnitude = 9, numMagnitudeBins = 31 } = options;
  requireWarp('randAugment', image, options);
  const ranges = { numOps: 'countOrZero', numMagnitudeBins: 'count', magnitude: 'countOrZero' } as const;
  requireRanges('randAugment', { numOps, numMagnitudeBins, magnitude }, ranges);
  requireRanges(
    'randAugment',
    { 'numMagnitudeBins − magnitude': numMagnitudeBins - magnitude },
    { 'numMagnitudeBins − magnitude': 'count' },
  );
  let result = image;
  for (let i = 0; i < numOps; i++) {
    const space = SPACES.randAugment(result, numMagnitudeBins);
    result = applyRandom(result, space, () => magnitude, random, warpOptions(options));
  }
  return result;
}

/** Options of `trivialAugmentWide`. */
export interface TrivialAugmentOptions extends WarpOptions {}

/**
 * One random operation of random magnitude from a wide range, as torchvision's TrivialAugmentWide.
 * @throws ValueError for an invalid image or option
 * @paper Müller & Hutter, ICCV 2021, arXiv:2103.10158
 * @example
 * trivialAugmentWide(picture, random).data.length; // 144
 */
export function trivialAugmentWide(
  image: RasterImage,
  random: RandomStream,
  options: TrivialAugmentOptions = {},
): RasterImage {
  requireOptions('trivialAugmentWide', options, ['interpolation', 'fill']);
  requireWarp('trivialAugmentWide', image, options);
  return applyRandom(image, SPACES.trivialAugmentWide(), () => random.integer(31), random, warpOptions(options));
}

/** Options of `augMix`. */
export interface AugMixOptions extends WarpOptions {
  /** Bins that magnitudes are drawn from, 1…10. Default 3. */
  readonly severity?: number;
  /** Chains that are mixed. Default 3. */
  readonly mixtureWidth?: number;
  /** Operations of a chain; 0: one to three, by chance. Default 0. */
  readonly chainDepth?: number;
  /** Of the Dirichlet and beta distributions. Default 1. */
  readonly alpha?: number;
  /** Whether brightness, colour, contrast and sharpness are among the operations. Default true. */
  readonly allOps?: boolean;
}

const AUGMIX_NAMES = [
  ...(['severity', 'mixtureWidth', 'chainDepth', 'alpha', 'allOps'] as const),
  ...(['interpolation', 'fill'] as const),
] as const;

function addTimes(sums: Float32Array, values: Uint8Array, factor: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] += factor * values[i];
}

/**
 * The image mixed with what several chains of random operations make of it, as torchvision's AugMix; `interpolation` defaults to
 * 'bilinear'.
 * @throws ValueError for an invalid image or option
 * @paper Hendrycks et al., ICLR 2020, arXiv:1912.02781
 * @example
 * augMix(picture, random).data.length; // 144
 */
export function augMix(image: RasterImage, random: RandomStream, options: AugMixOptions = {}): RasterImage {
  requireOptions('augMix', options, AUGMIX_NAMES);
  const { severity = 3, mixtureWidth = 3, chainDepth = 0, alpha = 1, allOps = true } = options;
  requireWarp('augMix', image, options);
  requireRanges(
    'augMix',
    { severity, mixtureWidth, chainDepth, alpha, allOps, '11 − severity': 11 - severity },
    {
      ...({ severity: 'count', mixtureWidth: 'count', chainDepth: 'countOrZero', alpha: 'positive' } as const),
      ...({ allOps: 'flag', '11 − severity': 'count' } as const),
    },
  );
  const space = SPACES.augMix(image, allOps);
  const [original, augmented] = random.dirichlet(alpha, 2);
  const weights = random.dirichlet(alpha, mixtureWidth);
  const mix = new Float32Array(image.data.length);
  addTimes(mix, image.data, original);
  for (const weight of weights) {
    let chain = image;
    const depth = chainDepth > 0 ? chainDepth : 1 + random.integer(3);
    for (let i = 0; i < depth; i++) {
      const usual = warpOptions(options, { interpolation: 'bilinear' });
      chain = applyRandom(chain, space, () => random.integer(severity), random, usual);
    }
    addTimes(mix, chain.data, weight * augmented);
  }
  const out = blankImage(image.height, image.width, image.channels);
  out.data.set(mix);
  return out;
}
