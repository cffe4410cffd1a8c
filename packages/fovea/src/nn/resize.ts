// Layers that change an image's size without weights.

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import { channelShuffle, type InterpolateOptions, interpolate, pixelShuffle, pixelUnshuffle } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/**
 * Resized images; modes and options are those of `interpolate`.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * new Upsample({ scaleFactor: 2, mode: 'nearest' }).forward(zeros([1, 4, 4, 3])).shape; // [1, 8, 8, 3]
 */
export class Upsample extends Module {
  constructor(readonly options: InterpolateOptions) {
    super();
    requireOptions('Upsample', options, [
      'size',
      'scaleFactor',
      'mode',
      'alignCorners',
      'antialias',
      'recomputeScaleFactor',
    ]);
  }

  override forward(x: Tensor): Tensor {
    return interpolate(x, this.options);
  }
}

/**
 * Moves channels into space; see the function `pixelShuffle`.
 * @shape `[N, H, W, C·r²]` → `[N, H·r, W·r, C]`
 * @paper Shi et al., CVPR 2016, arXiv:1609.05158
 * @example
 * new PixelShuffle(2).forward(zeros([1, 4, 4, 12])).shape; // [1, 8, 8, 3]
 */
export class PixelShuffle extends Module {
  constructor(readonly upscaleFactor: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pixelShuffle(x, this.upscaleFactor);
  }
}

/**
 * Moves space into channels: the inverse of `PixelShuffle`.
 * @shape `[N, H·r, W·r, C]` → `[N, H, W, C·r²]`
 * @example
 * new PixelUnshuffle(2).forward(zeros([1, 8, 8, 3])).shape; // [1, 4, 4, 12]
 */
export class PixelUnshuffle extends Module {
  constructor(readonly downscaleFactor: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pixelUnshuffle(x, this.downscaleFactor);
  }
}

/**
 * Mixes the channels of groups; see the function `channelShuffle`.
 * @shape `[N, …, C]` → the same
 * @throws ValueError for groups below 1, or that do not divide the channels
 * @paper Zhang et al., CVPR 2018, arXiv:1707.01083
 * @example
 * await new ChannelShuffle(2).forward(tensor([[1, 2, 3, 4]])).data(); // [1, 3, 2, 4]
 */
export class ChannelShuffle extends Module {
  constructor(readonly groups: number) {
    super();
    requireCounts('ChannelShuffle', { groups });
  }

  override forward(x: Tensor): Tensor {
    return channelShuffle(x, this.groups);
  }
}
