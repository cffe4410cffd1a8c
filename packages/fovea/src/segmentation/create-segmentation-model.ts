// createSegmentationModel: a backbone of the zoo and a decoder, put together.

import { ValueError } from '../base/errors.ts';
import { pickOptions, requireOptions } from '../base/options.ts';
import { requireInteger, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import {
  type Architecture,
  createModel,
  type DecoderSettings,
  type ImageModel,
  type ModelOptions,
  modelRecord,
} from '../models/index.ts';
import { DECODERS, type DecoderName, type DecoderOptions, listDecoders, requireDecoderOptions } from './decoders.ts';
import { type ChosenMaps, dilate, dropUnused, mapsOf, type Probe, probeOf, requireRates, traced } from './encoder.ts';
import { NOISE_CHANNELS, type NoiseParts } from './mvss.ts';
import { SegmentationModel } from './segmentation-model.ts';
import { withoutPooling } from './without-pooling.ts';

/** Options of `createSegmentationModel`. */
export interface SegmentationOptions
  extends DecoderOptions,
    Pick<ModelOptions, 'inChannels' | 'smallImage' | 'dropPathRate' | 'imageSize'> {
  /** What makes one map of the backbone's. */
  readonly decoder: DecoderName;
  /** A model of the zoo, by name; or one at hand, which becomes the encoder and loses its head. */
  readonly backbone: string | ImageModel;
  /** How many classes a pixel can have, the background counted. */
  readonly numClasses: number;
  /** Largest stride of the backbone's maps that is used, as so many halvings: 3 is a stride of 8. Default: all. */
  readonly encoderDepth?: number;
  /**
   * Stride that the backbone ends with: later strides become dilation. Default: half of its own for deeplabv3plus, a quarter for pspnet and danet,
   * where the backbone can be dilated and encoderDepth is not given; else its own.
   */
  readonly outputStride?: number;
  /**
   * Dilations of the dilated convolutions larger than 1×1, in turn: [1, 2, 5] leaves no gaps between the pixels that are seen, as equal rates do.
   * Default: by what factor strides were taken out before.
   */
  readonly dilationRates?: readonly number[];
  /**
   * Dropout of whole channels before the layer of logits; deeplabv3plus: of values, in its pyramid. Default 0.5 there, 0.2 for fpn and pspnet, 0.1
   * for danet, segformer and mvss, 0 for unet.
   */
  readonly dropRate?: number;
  /**
   * false: a strided convolution of each channel, which starts as leaving pixels out, stands in the place of each window of the backbones that pools, so
   * that faint traces are not averaged away. Global means, as in squeeze-and-excitation, stay. Default true.
   */
  readonly pooling?: boolean;
}

const OP = 'createSegmentationModel';
const DECODER_OPTIONS = [
  ...([
    'decoderChannels',
    'segmentationChannels',
    'mergePolicy',
    'atrousRates',
    'noiseBackbone',
    'noiseFilter',
  ] as const),
] as const;
const BACKBONE_OPTIONS = ['inChannels', 'smallImage', 'dropPathRate', 'imageSize'] as const;
const ENCODER_OPTIONS = ['encoderDepth', 'outputStride', 'dilationRates', 'pooling'] as const;
const NAMES = [
  ...([
    'decoder',
    'backbone',
    'numClasses',
    'encoderDepth',
    'outputStride',
    'dilationRates',
    'dropRate',
    'pooling',
  ] as const),
  ...DECODER_OPTIONS,
  ...BACKBONE_OPTIONS,
] as const;

/**
 * A network that gives each pixel logits of classes, with fresh weights, in training mode: a backbone of the zoo, and what makes one map of its maps.
 * Decoders are those of U-Net, FPN (Panoptic Feature Pyramid Networks), DeepLabV3+, PSPNet, DANet, SegFormer and MVSS-Net. Images may have any size that the
 * backbone takes; no side has to be a multiple of its stride.
 * @shape of the model: `[N, H, W, inChannels]` → `[N, H, W, numClasses]`
 * @throws ValueError for an unknown name or option, one that the decoder has not, one out of range, or a backbone that does not give what the decoder
 * needs
 * @example
 * const model = createSegmentationModel({ decoder: 'unet', backbone: 'mobilenetv3_small_050', numClasses: 3 });
 * model.forward(zeros([1, 60, 48, 3])).shape; // [1, 60, 48, 3]
 */
export function createSegmentationModel(options: SegmentationOptions): SegmentationModel {
  requireOptions(OP, options, NAMES);
  const { decoder, numClasses } = options;
  requireOneOf(OP, 'decoder', decoder, listDecoders());
  const row = DECODERS[decoder];
  const { dropRate = row.dropRate } = options;
  requireRanges(OP, { numClasses, dropRate }, { numClasses: 'count', dropRate: 'fraction' });
  const decoderOptions = pickOptions(options, DECODER_OPTIONS);
  requireDecoderOptions(decoder, decoderOptions);
  requireRates(options.dilationRates);
  if (options.pooling !== undefined) requireRange(OP, 'pooling', options.pooling, 'flag');
  const [main, noise] = branchesOf(options);
  const { encoder, ownStride, chosen } = main;
  const context = {
    ownStride,
    dropRate,
    inChannels: options.inChannels ?? 3,
    ...(noise && { noise: noiseParts(noise) }),
  };
  const parts = {
    encoder,
    decoder: row.make(chosen.maps, { ...decoderOptions, ...context }),
    indices: chosen.indices,
    numClasses,
    // That of DeepLab lies within its decoder.
    dropRate: decoder === 'deeplabv3plus' ? 0 : dropRate,
  };
  const model = new SegmentationModel(parts);
  // Of a model at hand for noise, a file could not say what it is.
  if (typeof (options.noiseBackbone ?? '') === 'string')
    model.architecture = architectureOf(main, noise, options, dropRate);
  return model;
}

/** A backbone, ready to give the maps that are used. */
interface Branch extends Encoder {
  /** Stride that it ends with when nothing is dilated. */
  readonly ownStride: number;
  readonly chosen: ChosenMaps;
}

/** The backbone of the image and, of the decoder that has one, that of noise. @throws ValueError where one of them cannot be what is asked for */
function branchesOf(options: SegmentationOptions): readonly [main: Branch, noise: Branch | undefined] {
  const main = encoderOf(options);
  const noise = options.decoder === 'mvss' ? noiseEncoder(main.encoder, options) : undefined;
  const all = noise ? [main, noise] : [main];
  if (options.pooling === false) {
    const replaced = all.map(({ encoder, probe }) => withoutPooling(encoder, () => traced(encoder, probe)));
    if (replaced.every((count) => count === 0))
      throw new ValueError(
        `${OP}: pooling: false does nothing: ${backboneName(options)} has no windows that pool and stride; leave it out`,
      );
  }
  const [first, second] = all.map((own) => branchOf(own, options));
  return [first, second];
}

function branchOf({ encoder, probe }: Encoder, options: SegmentationOptions): Branch {
  const ownStride = lastStride(mapsOf(encoder, probe));
  requireDepth(options.encoderDepth, ownStride);
  dilateAsToldOrUsual(encoder, probe, { ...options, ownStride });
  const chosen = mapsOf(encoder, probe, 2 ** (options.encoderDepth ?? Number.POSITIVE_INFINITY));
  dropUnused(encoder, probe, chosen.indices);
  return { encoder, probe, ownStride, chosen };
}

/** The last of its maps is what is used. */
const noiseParts = ({ encoder, chosen }: Branch): NoiseParts => ({
  ...{ encoder, index: chosen.indices[chosen.indices.length - 1], map: chosen.maps[chosen.maps.length - 1] },
});

/** @throws ValueError for a name that is not of the zoo, or a backbone without name, whose like cannot be made */
function noiseEncoder(main: ImageModel, options: SegmentationOptions): Encoder {
  const { architecture } = main;
  const { noiseBackbone = architecture?.name } = options;
  if (noiseBackbone === undefined)
    throw new ValueError(
      `${OP}: the backbone was not made by name, so that none like it can look at noise; give noiseBackbone`,
    );
  // What was given for a backbone by name is part of a model at hand.
  const own = architecture ? pickOptions(architecture.options, ['smallImage', 'dropPathRate', 'imageSize']) : {};
  return encoderOf({
    ...(typeof noiseBackbone === 'string' ? own : pickOptions(options, ['imageSize'])),
    ...{ decoder: 'danet', numClasses: 2, backbone: noiseBackbone, inChannels: NOISE_CHANNELS },
  });
}

type Setting = DecoderSettings['options'][string];

/** Of a backbone by name: what files of weights say. */
function architectureOf(
  main: Branch,
  noise: Branch | undefined,
  options: SegmentationOptions,
  dropRate: number,
): Architecture | undefined {
  const { architecture } = main.encoder;
  if (!architecture) return undefined;
  const { decoder, numClasses } = options;
  const noiseBackbone = noise?.encoder.architecture?.name;
  // In the order of the names, whatever was given.
  const own = pickOptions({ ...options, noiseBackbone }, [...DECODER_OPTIONS, ...ENCODER_OPTIONS]);
  const isGiven = (entry: [string, unknown]): entry is [string, Setting] => entry[1] !== undefined;
  const given = Object.entries(own).filter(isGiven);
  return {
    ...architecture,
    options: { ...architecture.options, numClasses, dropRate },
    decoder: { name: decoder, options: Object.fromEntries(given) },
  };
}

/**
 * The network that an architecture describes, with fresh weights.
 * @throws ValueError for an architecture without a decoder, or with options that a network cannot have
 * @example
 * const model = createSegmentationModel({ decoder: 'fpn', backbone: 'mobilenetv3_small_050', numClasses: 3 });
 * const again = model.architecture && segmentationModelOf(model.architecture);
 * again?.numClasses; // 3
 */
export function segmentationModelOf({ name, options, decoder }: Architecture): SegmentationModel {
  const { numClasses, inChannels, smallImage, dropRate, dropPathRate, imageSize } = options;
  return createSegmentationModel({
    ...(decoder?.options as Partial<SegmentationOptions>),
    ...{ decoder: decoder?.name as DecoderName, backbone: name },
    ...{ numClasses, inChannels, smallImage, dropRate, dropPathRate, imageSize },
  });
}

/** A backbone, and images for it. */
interface Encoder {
  readonly encoder: ImageModel;
  readonly probe: Probe;
}

function encoderOf(options: SegmentationOptions): Encoder {
  const { backbone, inChannels = 3, imageSize } = options;
  if (typeof backbone === 'string') {
    const encoder = createModel(backbone, { ...pickOptions(options, BACKBONE_OPTIONS), numClasses: 0 });
    const size = encoder.architecture?.options.imageSize as readonly [number, number];
    return { encoder, probe: probeOf(inChannels, size, modelRecord(backbone).anyImageSize) };
  }
  for (const name of ['smallImage', 'dropPathRate'] as const)
    if (options[name] !== undefined)
      throw new ValueError(`${OP}: ${name} is of a backbone that is made by name: got a model; leave it out`);
  const size = typeof imageSize === 'number' ? ([imageSize, imageSize] as const) : imageSize;
  return { encoder: backbone, probe: probeOf(inChannels, size ?? [0, 0], size === undefined) };
}

const lastStride = ({ maps }: ChosenMaps): number => maps[maps.length - 1].stride;

/** @throws ValueError unless the backbone has maps of such strides */
function requireDepth(depth: number | undefined, ownStride: number): void {
  if (depth !== undefined) requireInteger(OP, 'encoderDepth', depth, 1, Math.log2(ownStride));
}

interface Dilation extends SegmentationOptions {
  readonly ownStride: number;
}

/** Later strides become dilation, where the options or the decoder ask for it. @throws ValueError where they ask and it cannot be */
function dilateAsToldOrUsual(encoder: ImageModel, probe: Probe, options: Dilation): void {
  const { decoder, encoderDepth, outputStride, dilationRates: rates, ownStride } = options;
  const usual = encoderDepth === undefined ? ownStride / DECODERS[decoder].strideDivisor : ownStride;
  const wanted = outputStride ?? usual;
  requirePowerOfTwo(wanted, ownStride);
  if (rates && wanted === ownStride)
    throw new ValueError(
      `${OP}: dilationRates are for an outputStride below the backbone's own, ${ownStride}; give one`,
    );
  if (wanted === ownStride) return;
  const reason = dilate(encoder, probe, { outputStride: wanted, rates });
  if (reason !== undefined && (outputStride !== undefined || rates !== undefined))
    throw new ValueError(
      `${OP}: ${backboneName(options)} cannot be dilated to outputStride ${wanted}: ${reason}; leave it out, or take a backbone such as resnet18 or mobilenetv3_small_100`,
    );
}

const backboneName = ({ backbone }: SegmentationOptions): string =>
  typeof backbone === 'string' ? backbone : backbone.constructor.name;

/** @throws ValueError unless the stride is a power of two, at most the backbone's own */
function requirePowerOfTwo(outputStride: number, ownStride: number): void {
  const powers = Array.from({ length: Math.log2(ownStride) }, (_, i) => 2 ** (i + 1));
  requireOneOf(OP, 'outputStride', outputStride, powers);
}
