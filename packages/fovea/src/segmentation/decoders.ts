// The decoders by name: how each is made, and which options it has.

import { InternalError, ValueError } from '../base/errors.ts';
import { shown } from '../base/require.ts';
import type { ImageModel } from '../models/index.ts';
import { DanetDecoder } from './danet.ts';
import type { Decoder, FeatureMap } from './decoder.ts';
import { DeepLabV3PlusDecoder } from './deeplab.ts';
import { FpnDecoder } from './fpn.ts';
import { MvssDecoder, type NoiseFilter, type NoiseParts } from './mvss.ts';
import { PspDecoder } from './pspnet.ts';
import { SegformerDecoder } from './segformer.ts';
import { UnetDecoder } from './unet.ts';

/** A decoder's name. */
export type DecoderName = 'unet' | 'fpn' | 'deeplabv3plus' | 'pspnet' | 'danet' | 'segformer' | 'mvss';

/** What a decoder can be told; each has some of them. */
export interface DecoderOptions {
  /**
   * U-Net: channels after each doubling, by default the last of 256, 128, 64, 32, 16. The others, one number: fpn, of the pyramid, 256; deeplabv3plus
   * 256; pspnet 512; danet and mvss a quarter of what they read; segformer 256.
   */
  readonly decoderChannels?: number | readonly number[];
  /** fpn: of what is merged; a multiple of 32. Default 128. */
  readonly segmentationChannels?: number;
  /** fpn: whether its levels are summed or put beside each other. Default 'add'. */
  readonly mergePolicy?: 'add' | 'cat';
  /** deeplabv3plus: dilations of its pyramid, in pixels of the last map. Default 12, 24, 36; 24, 48, 72 suit outputStride 8. */
  readonly atrousRates?: readonly number[];
  /** mvss: the backbone that looks at noise, a name or a model at hand of three input channels. Default: one of the backbone's name. */
  readonly noiseBackbone?: string | ImageModel;
  /** mvss: what shows it noise, `BayarConv2d` or `SrmConv2d`. Default 'bayar'. */
  readonly noiseFilter?: NoiseFilter;
}

interface DecoderRow {
  /** Which options it has. */
  readonly options: readonly (keyof DecoderOptions)[];
  /** What it divides the backbone's last stride by, unless told otherwise. */
  readonly strideDivisor: number;
  /** Default of `dropRate`. */
  readonly dropRate: number;
  readonly make: (maps: readonly FeatureMap[], options: DecoderOptions & DecoderContext) => Decoder;
}

/** What else decoders go by. */
interface DecoderContext {
  /** Stride that the backbone ends with when nothing is dilated. */
  readonly ownStride: number;
  readonly dropRate: number;
  /** mvss: channels of the images, and the branch that looks at noise. */
  readonly inChannels?: number;
  readonly noise?: NoiseParts;
}

/** @throws ValueError for a list of channels */
function oneWidth(decoder: DecoderName, { decoderChannels }: DecoderOptions): { readonly decoderChannels?: number } {
  if (decoderChannels === undefined) return {};
  if (typeof decoderChannels === 'number') return { decoderChannels };
  throw new ValueError(
    `createSegmentationModel: decoderChannels of ${decoder} must be a number: got a list; only unet has one number for each step`,
  );
}

/** @throws ValueError for one number */
function widths({ decoderChannels }: DecoderOptions): { readonly decoderChannels?: readonly number[] } {
  if (decoderChannels === undefined) return {};
  if (typeof decoderChannels !== 'number') return { decoderChannels };
  throw new ValueError(
    `createSegmentationModel: decoderChannels of unet must be a list, one number for each step: got ${decoderChannels}`,
  );
}

export const DECODERS: Readonly<Record<DecoderName, DecoderRow>> = {
  unet: {
    options: ['decoderChannels'],
    strideDivisor: 1,
    dropRate: 0,
    make: (maps, options) => new UnetDecoder(maps, widths(options)),
  },
  fpn: {
    options: ['decoderChannels', 'segmentationChannels', 'mergePolicy'],
    strideDivisor: 1,
    dropRate: 0.2,
    make: (maps, { segmentationChannels, mergePolicy, ...rest }) =>
      new FpnDecoder(maps, {
        ...oneWidth('fpn', rest),
        ...(segmentationChannels !== undefined && { segmentationChannels }),
        ...(mergePolicy !== undefined && { mergePolicy }),
      }),
  },
  deeplabv3plus: {
    options: ['decoderChannels', 'atrousRates'],
    strideDivisor: 2,
    dropRate: 0.5,
    make: (maps, { atrousRates, ownStride, dropRate, ...rest }) =>
      new DeepLabV3PlusDecoder(maps, {
        ...oneWidth('deeplabv3plus', rest),
        ...(atrousRates !== undefined && { atrousRates }),
        ...{ ownStride, dropRate },
      }),
  },
  pspnet: {
    options: ['decoderChannels'],
    strideDivisor: 4,
    dropRate: 0.2,
    make: (maps, options) => new PspDecoder(maps, oneWidth('pspnet', options)),
  },
  danet: {
    options: ['decoderChannels'],
    strideDivisor: 4,
    dropRate: 0.1,
    make: (maps, options) => new DanetDecoder(maps, oneWidth('danet', options)),
  },
  segformer: {
    options: ['decoderChannels'],
    strideDivisor: 1,
    dropRate: 0.1,
    make: (maps, options) => new SegformerDecoder(maps, oneWidth('segformer', options)),
  },
  mvss: {
    options: ['decoderChannels', 'noiseBackbone', 'noiseFilter'],
    strideDivisor: 2,
    dropRate: 0.1,
    make: (maps, { noiseFilter, inChannels = 3, noise, ...rest }) => {
      if (!noise) throw new InternalError('mvss: no backbone for noise');
      return new MvssDecoder(maps, {
        ...oneWidth('mvss', rest),
        ...(noiseFilter !== undefined && { noiseFilter }),
        ...{ inChannels, noise },
      });
    },
  },
};

/**
 * Names of decoders that `createSegmentationModel` knows.
 * @example
 * listDecoders(); // ['unet', 'fpn', 'deeplabv3plus', 'pspnet', 'danet', 'segformer', 'mvss']
 */
export const listDecoders = (): DecoderName[] => Object.keys(DECODERS) as DecoderName[];

/** @throws ValueError for an option that the decoder has not */
export function requireDecoderOptions(decoder: DecoderName, options: DecoderOptions): void {
  const own = DECODERS[decoder].options;
  for (const [name, value] of Object.entries(options) as [keyof DecoderOptions, unknown][]) {
    if (value === undefined || own.includes(name)) continue;
    const owners = listDecoders().filter((other) => DECODERS[other].options.includes(name));
    throw new ValueError(
      `createSegmentationModel: ${decoder} has no ${name}, which is of ${owners.join(', ')}: got ${shown(value)}; leave it out`,
    );
  }
}
