// Dual attention (Fu et al., CVPR 2019, arXiv:1809.02983): pixels attend to pixels, channels to channels; the authors' parameter names.

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import { attentionWeights, scaledDotProductAttention } from '../ops/index.ts';
import { requireImage } from '../ops/window.ts';
import type { Tensor } from '../tensor/index.ts';
import { Conv2d, type Conv2dLayerOptions } from './conv.ts';
import { zeros } from './init.ts';
import { Module, Parameter } from './module.ts';

/** Options of `PositionAttention`. */
export interface PositionAttentionOptions extends Pick<Conv2dLayerOptions, 'init' | 'biasInit'> {
  /** Channels of queries and keys. Default: an eighth of the channels, at least 1. */
  readonly keyChannels?: number;
}

/** Weight of what attention adds, `[1]`; starts at 0, so that the layer starts as the identity. */
const residualScale = (): Parameter => new Parameter(zeros([1]), [1]);

/** The pixels of images `[N, H, W, C]` as `[N, H·W, C]`. */
const pixelsOf = (x: Tensor): Tensor => x.reshape(x.shape[0], x.shape[1] * x.shape[2], x.shape[3]);

/**
 * x + gamma · Σ softmax(query · key) · value over all pixels, with H·W × H·W scores; gamma is learnt and starts at 0.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @throws ValueError when keyChannels is not a positive integer
 * @paper Fu et al., CVPR 2019, arXiv:1809.02983
 * @example
 * new PositionAttention(32).forward(zeros([1, 4, 4, 32])).shape; // [1, 4, 4, 32]
 */
export class PositionAttention extends Module {
  readonly queryConv: Conv2d;
  readonly keyConv: Conv2d;
  readonly valueConv: Conv2d;
  readonly gamma = residualScale();

  constructor(channels: number, options: PositionAttentionOptions = {}) {
    super();
    requireOptions('PositionAttention', options, ['keyChannels', 'init', 'biasInit']);
    const { keyChannels = Math.max(1, Math.floor(channels / 8)), init, biasInit } = options;
    requireCounts('PositionAttention', { keyChannels });
    const rest = { kernelSize: 1, ...(init && { init }), ...(biasInit && { biasInit }) };
    this.queryConv = new Conv2d(channels, keyChannels, rest);
    this.keyConv = new Conv2d(channels, keyChannels, rest);
    this.valueConv = new Conv2d(channels, channels, rest);
  }

  override forward(x: Tensor): Tensor {
    requireImage('PositionAttention', x);
    const [query, key, value] = [this.queryConv, this.keyConv, this.valueConv].map((conv) => pixelsOf(conv.forward(x)));
    const seen = scaledDotProductAttention(query, key, value, { scale: 1 });
    return seen
      .reshape(...x.shape)
      .mul(this.gamma.read())
      .add(x);
  }
}

/**
 * x + gamma · Σ softmax(max − xᵀx) · x over all channels, with C × C scores; gamma is learnt and starts at 0.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @paper Fu et al., CVPR 2019, arXiv:1809.02983
 * @example
 * new ChannelAttention().forward(zeros([1, 4, 4, 8])).shape; // [1, 4, 4, 8]
 */
export class ChannelAttention extends Module {
  readonly gamma = residualScale();

  override forward(x: Tensor): Tensor {
    requireImage('ChannelAttention', x);
    const pixels = pixelsOf(x);
    const channels = pixels.transpose(0, 2, 1);
    // Softmax is the same for max − energy and −energy.
    const weights = attentionWeights(channels, channels, { scale: -1 });
    const seen = pixels.matmul(weights.transpose(0, 2, 1));
    return seen
      .reshape(...x.shape)
      .mul(this.gamma.read())
      .add(x);
  }
}

/**
 * The sum of attention to positions (`sa`) and to channels (`sc`), as in the authors' head.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @paper Fu et al., CVPR 2019, arXiv:1809.02983
 * @example
 * new DualAttention(32).forward(zeros([1, 4, 4, 32])).shape; // [1, 4, 4, 32]
 */
export class DualAttention extends Module {
  readonly sa: PositionAttention;
  readonly sc = new ChannelAttention();

  constructor(channels: number, options: PositionAttentionOptions = {}) {
    super();
    requireOptions('DualAttention', options, ['keyChannels', 'init', 'biasInit']);
    this.sa = new PositionAttention(channels, options);
  }

  override forward(x: Tensor): Tensor {
    return this.sa.forward(x).add(this.sc.forward(x));
  }
}
