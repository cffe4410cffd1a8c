// The all-MLP decoder of SegFormer (Xie et al., NeurIPS 2021, arXiv:2105.15203): every map by an affine layer to one width, at the finest one's size.

import { requireCounts } from '../base/require.ts';
import { Linear, Module, type Sequential } from '../nn/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { convNormRelu, Decoder, type FeatureMap, resizedTo } from './decoder.ts';

class Mlp extends Module {
  readonly linear: Linear;

  constructor(inChannels: number, outChannels: number) {
    super();
    this.linear = new Linear(inChannels, outChannels);
  }

  override forward(x: Tensor): Tensor {
    return this.linear.forward(x);
  }
}

/** Maps finer than a quarter of the image are brought to that. */
const FINEST = 4;

/** `[N, h, w, c]` of each map → `[N, h, w, decoderChannels]`. */
export class SegformerDecoder extends Decoder {
  readonly mlpStage: readonly Mlp[];
  readonly fuseStage: Sequential;
  readonly outChannels: number;
  readonly headKernelSize = 1;
  /** Whose size all take. */
  private readonly target: number;

  constructor(maps: readonly FeatureMap[], options: { readonly decoderChannels?: number } = {}) {
    super();
    const { decoderChannels = 256 } = options;
    requireCounts('createSegmentationModel', { decoderChannels });
    this.mlpStage = [...maps].reverse().map(({ channels }) => new Mlp(channels, decoderChannels));
    this.fuseStage = convNormRelu(maps.length * decoderChannels, decoderChannels);
    this.target = Math.max(
      0,
      maps.findIndex(({ stride }) => stride >= FINEST),
    );
    this.outChannels = decoderChannels;
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    const coarsestFirst = [...maps].reverse();
    const resized = this.mlpStage.map((mlp, i) =>
      resizedTo(mlp.forward(coarsestFirst[i]), maps[this.target], 'bilinear'),
    );
    return this.fuseStage.forward(concat(resized, 3));
  }
}
