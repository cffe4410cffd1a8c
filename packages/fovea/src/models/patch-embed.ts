// The first layer of models on patches, with timm's names.

import { Conv2d, type Conv2dLayerOptions, type LayerNorm, Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { CompleteModelOptions } from './model.ts';

export interface PatchEmbedOptions extends Pick<Conv2dLayerOptions, 'bias' | 'init' | 'biasInit'> {
  readonly inChannels: number;
  readonly width: number;
  readonly patchSize: number;
  /** Follows the projection. */
  readonly norm?: LayerNorm;
}

/** Cuts images into patches and projects each: `[N, H, W, C]` → `[N, H / patch, W / patch, width]`. */
export class PatchEmbed extends Module {
  readonly proj: Conv2d;
  readonly norm: LayerNorm | undefined;

  constructor(options: PatchEmbedOptions) {
    super();
    const { inChannels, width, patchSize, bias = true, init, biasInit, norm } = options;
    const starts = { bias, ...(init && { init }), ...(biasInit && { biasInit }) };
    this.proj = new Conv2d(inChannels, width, { kernelSize: patchSize, stride: patchSize, ...starts });
    this.norm = norm;
  }

  override forward(images: Tensor): Tensor {
    const map = this.proj.forward(images);
    return this.norm ? this.norm.forward(map) : map;
  }
}

/** Side of the patches of small images. */
export const SMALL_IMAGE_PATCH = 4;

/** How a model for images of one size cuts them: the side of a patch, which is `usual` but for small images, and how many there are. */
export function patchesOf({ smallImage, imageSize: [height, width] }: CompleteModelOptions, usual: number) {
  const patchSize = smallImage ? SMALL_IMAGE_PATCH : usual;
  return { patchSize, grid: [height / patchSize, width / patchSize] as readonly [height: number, width: number] };
}

/** A map as tokens: `[N, H, W, C]` → `[N, H·W, C]`. */
export function tokensOf(map: Tensor): Tensor {
  const [N, H, W, C] = map.shape;
  return map.reshape(N, H * W, C);
}
