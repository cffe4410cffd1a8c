// What every image model offers, and the record that the registry keeps of each: the contract between families, train and analysis.

import { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** A classifier of images `[N, H, W, C]`. */
export abstract class ImageModel extends Module {
  /** Outputs of the stages as maps `[N, h, w, c]`, in timm's choice (`forward_intermediates`): finest first. */
  abstract features(images: Tensor): Tensor[];

  /** What the head reads: the last map `[N, h, w, c]`, or normalised tokens `[N, tokens, c]`. */
  abstract forwardFeatures(images: Tensor): Tensor;

  /** Logits `[N, numClasses]` from the output of `forwardFeatures`. */
  abstract forwardHead(features: Tensor): Tensor;

  /** Logits `[N, numClasses]`, float32. */
  override forward(images: Tensor): Tensor {
    return this.forwardHead(this.forwardFeatures(images));
  }
}

/** Options that every model takes. */
export interface ModelOptions {
  /** Default 1000. */
  readonly numClasses?: number;
  /** Default 3. */
  readonly inChannels?: number;
  /**
   * A stem for images of 28 to 64 pixels: early downsampling is left out, so that the last maps are not a single pixel.
   * Parameters keep their names; shapes change only where a family's file says so. Default false.
   */
  readonly smallImage?: boolean;
  /** Probability of dropout before the classifier; default 0. */
  readonly dropRate?: number;
  /** Stochastic depth: the rate of the last block, growing linearly from 0 at the first; default 0. */
  readonly dropPathRate?: number;
  /** Height and width, or one number for both, of the images to come; models that take any size need no telling. */
  readonly imageSize?: number | readonly [height: number, width: number];
}

/** ModelOptions with every default filled in. */
export interface ModelSettings {
  readonly numClasses: number;
  readonly inChannels: number;
  readonly smallImage: boolean;
  readonly dropRate: number;
  readonly dropPathRate: number;
  readonly imageSize: readonly [height: number, width: number];
}

/** One row of the registry: how to build a variant, and what it can do. */
export interface ModelRecord {
  /** timm's name. */
  readonly name: string;
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
  readonly std: readonly [number, number, number];
  readonly create: (settings: ModelSettings) => ImageModel;
}
