// Layers that change an image's size without weights.

import { requireOptions } from '../base/options.ts';
import { type InterpolateOptions, interpolate, pixelShuffle, pixelUnshuffle } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/** Resizes images `[N, H, W, C]`; modes and options are those of `interpolate`. */
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

/** `[N, H, W, C·r²]` → `[N, H·r, W·r, C]`. */
export class PixelShuffle extends Module {
  constructor(readonly upscaleFactor: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pixelShuffle(x, this.upscaleFactor);
  }
}

/** `[N, H·r, W·r, C]` → `[N, H, W, C·r²]`. */
export class PixelUnshuffle extends Module {
  constructor(readonly downscaleFactor: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pixelUnshuffle(x, this.downscaleFactor);
  }
}
