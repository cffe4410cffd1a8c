// The record that the registry keeps of each model: how it is built, and what tools and tests have to know of it.

import type { LayerPatterns } from './layer-patterns.ts';
import type { CompleteModelOptions, ImageModel } from './model.ts';

/** A map that `features` gives. */
export interface ModelStage {
  /** Of the map. */
  readonly channels: number;
  /** Pixels of the image, down and across, for one pixel of the map. */
  readonly stride: number;
  /** The same with the small-image stem. */
  readonly smallImageStride: number;
}

/** With what a model learns a few pictures by heart in 150 steps of AdamW: the least that shows that it trains. */
export interface ModelTrial {
  /** Side of the pictures. */
  readonly imageSize: number;
  /** Default false. */
  readonly smallImage?: boolean;
  /** How many pictures. Default 16; less for a wide model, so that a step does not take seconds. */
  readonly batchSize?: number;
  /** Default 1e-3. */
  readonly lr?: number;
  /** Default 0.05. */
  readonly dropPathRate?: number;
}

/** How a variant differs from the one that the registry names: for studies of what width, depth and kernels cost. */
export interface ModelScale {
  /** Factor on the channels. Default 1. */
  readonly width: number;
  /** Factor on the blocks of each stage. Default 1. */
  readonly depth: number;
  /** Side of the largest kernels, odd; the others in proportion. Default: the variant's. */
  readonly kernelSize: number | undefined;
}

export const UNSCALED: ModelScale = { width: 1, depth: 1, kernelSize: undefined };

/** Blocks of a stage, at least one. */
export const scaledDepth = (blocks: number, { depth }: ModelScale): number => Math.max(1, Math.round(blocks * depth));

/** Channels as a multiple, at least one of it. */
export const scaledWidth = (channels: number, { width }: ModelScale, multiple = 8): number =>
  width === 1 ? channels : Math.max(1, Math.round((channels * width) / multiple)) * multiple;

/** One row of the registry: how to build a variant, and what it can do. */
export interface ModelRecord {
  /** timm's name. */
  readonly name: string;
  /** As `fovea models` lists it. */
  readonly family: string;
  /** Side of the images that the variant was designed for. */
  readonly imageSize: number;
  /** The same with the small-image stem. */
  readonly smallImageSize: number;
  /** Whether one built model takes images of any size; otherwise `imageSize` is fixed when it is built. */
  readonly anyImageSize: boolean;
  /** Height and width must be multiples of this, with the usual and with the small-image stem. */
  readonly sizeMultiple: { readonly usual: number; readonly smallImage: number };
  /** Mean and standard deviation of the images, by channel, that timm's pretrained weights expect. */
  readonly mean: readonly [number, number, number];
  /** Standard deviation of the images, by channel. */
  readonly std: readonly [number, number, number];
  /** Its normalisation. Networks with batch norms take larger steps and more weight decay than those with layer norms or none. */
  readonly norm: 'batch' | 'layer' | 'none';
  /** What its classifier reads, in timm's words: the mean over all places, or the class token. */
  readonly globalPool: 'avg' | 'token';
  /** Whether it trains with branches that `reparameterize` makes one convolution each. */
  readonly reparameterizable: boolean;
  /** The maps that `features` gives, in their order. */
  readonly stages: readonly ModelStage[];
  /** Which parameters make a layer; `layerGroups` goes by it. */
  readonly layers: LayerPatterns;
  /** Present where the variant stands for its architecture: what tests and benchmarks of all architectures run. */
  readonly trial?: ModelTrial;
  /** What of it can be scaled. */
  readonly scalable: readonly (keyof ModelScale)[];
  /** Builds the model, with fresh weights. */
  readonly create: (options: CompleteModelOptions, scale: ModelScale) => ImageModel;
}

/** Means and deviations by channel that models were trained with. */
const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;
const INCEPTION = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

/** What has no default. */
type Needed = Pick<ModelRecord, 'stages' | 'layers'>;
type Defaulted = Partial<Omit<ModelRecord, keyof Needed | 'name' | 'family' | 'create' | 'trial'>>;

interface Details extends Needed, Defaulted {
  readonly centred?: boolean;
  readonly trial?: ModelTrial | undefined;
}

/** A model for images of any size, designed for 224² (32² with the small-image stem), with batch norms and ImageNet's means unless told otherwise. */
export function modelRow(name: string, family: string, create: ModelRecord['create'], details: Details): ModelRecord {
  const { centred = false, trial, ...rest } = details;
  return {
    name,
    family,
    imageSize: 224,
    smallImageSize: 32,
    anyImageSize: true,
    sizeMultiple: { usual: 1, smallImage: 1 },
    norm: 'batch',
    globalPool: 'avg',
    reparameterizable: false,
    scalable: [],
    ...(centred ? INCEPTION : IMAGENET),
    ...rest,
    ...(trial && { trial }),
    create,
  };
}

/** Stages of these channels; the strides are those with the usual and with the small-image stem. */
export const modelStages = (
  channels: readonly number[],
  strides: readonly number[],
  smallImageStrides: readonly number[],
): ModelStage[] =>
  channels.map((count, i) => ({ channels: count, stride: strides[i], smallImageStride: smallImageStrides[i] }));

/** Strides that begin with `first`, each twice the one before. */
export const doubling = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first * 2 ** i);
