// What all decoders have in common: maps of a backbone in, one map out; and the blocks that they are made of.

import { BatchNorm2d, Conv2d, init, type Layer, Module, ReLU, Sequential } from '../nn/index.ts';
import { interpolate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** A map that a backbone gives. */
export interface FeatureMap {
  /** Of the map. */
  readonly channels: number;
  /** Pixels of the image, down and across, for one pixel of the map. */
  readonly stride: number;
}

/** The part of a segmentation network between the backbone and the layer of logits. */
export abstract class Decoder extends Module {
  /** Channels of what it gives. */
  abstract readonly outChannels: number;
  /** Side of the kernels of the layer of logits that follows. */
  abstract readonly headKernelSize: number;
  /** Whether it is given the images, too, behind the maps. */
  readonly readsImages: boolean = false;
  /** One map `[N, h, w, outChannels]` of the backbone's maps `[N, h, w, c]`, finest first. */
  abstract override forward(...maps: readonly Tensor[]): Tensor;
}

const convInit = init.kaimingUniform({ mode: 'fanIn', nonlinearity: 'relu' });

/** What differs from a 1×1 convolution. */
export interface BlockOptions {
  /** Default 1. */
  readonly kernelSize?: number;
  /** Default 1. */
  readonly dilation?: number;
  /** Default 1. */
  readonly groups?: number;
  /** Default false. */
  readonly bias?: boolean;
}

/** A convolution that keeps the size, with the initial values of decoders. */
export function sameConv(inChannels: number, outChannels: number, options: BlockOptions = {}): Conv2d {
  const { kernelSize = 1, dilation = 1, groups = 1, bias = false } = options;
  const padding = (dilation * (kernelSize - 1)) / 2;
  const geometry = { kernelSize, dilation, groups, padding };
  return new Conv2d(inChannels, outChannels, { ...geometry, bias, init: convInit, biasInit: init.zeros });
}

/** Convolution, batch norm and relu, under the names 0, 1 and 2. */
export const convNormRelu = (inChannels: number, outChannels: number, options: BlockOptions = {}): Sequential =>
  withNormRelu(sameConv(inChannels, outChannels, options), outChannels);

/** Batch norm and relu behind a layer. */
export const withNormRelu = (layer: Layer, channels: number): Sequential =>
  new Sequential(layer, new BatchNorm2d(channels), new ReLU());

/** A depthwise convolution and a 1×1 one. */
export const separableConv = (inChannels: number, outChannels: number, dilation = 1): Sequential =>
  new Sequential(
    sameConv(inChannels, inChannels, { kernelSize: 3, dilation, groups: inChannels }),
    sameConv(inChannels, outChannels),
  );

/** The map in the size of another one. `alignCorners`: the centres of corner pixels meet. */
export function resizedTo(x: Tensor, like: Tensor, mode: 'nearest' | 'bilinear', alignCorners = false): Tensor {
  const size = [like.shape[1], like.shape[2]] as const;
  if (x.shape[1] === size[0] && x.shape[2] === size[1]) return x;
  return interpolate(x, { size, mode, ...(alignCorners && { alignCorners }) });
}
