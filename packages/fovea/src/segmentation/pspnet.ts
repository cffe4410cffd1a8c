// The decoder of PSPNet (Zhao et al., CVPR 2017, arXiv:1612.01105): the map beside means over ever smaller regions.

import { ValueError } from '../base/errors.ts';
import { requireCounts } from '../base/require.ts';
import { AdaptiveAvgPool2d, Module, ReLU, Sequential } from '../nn/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { convNormRelu, Decoder, type FeatureMap, resizedTo, sameConv } from './decoder.ts';

/** Regions along a side, level by level. */
const REGIONS = [1, 2, 3, 6];

/** Means of regions through a convolution, in the map's size. One value a channel has no batch statistics, hence no norm with one region. */
class RegionBlock extends Module {
  readonly pool: Sequential;

  constructor(inChannels: number, outChannels: number, regions: number) {
    super();
    const block =
      regions === 1
        ? new Sequential(sameConv(inChannels, outChannels, { bias: true }), new ReLU())
        : convNormRelu(inChannels, outChannels);
    this.pool = new Sequential(new AdaptiveAvgPool2d(regions), block);
  }

  override forward(x: Tensor): Tensor {
    return resizedTo(this.pool.forward(x), x, 'bilinear', true);
  }
}

class PyramidPooling extends Module {
  readonly blocks: readonly RegionBlock[];

  constructor(inChannels: number) {
    super();
    this.blocks = REGIONS.map((regions) => new RegionBlock(inChannels, inChannels / REGIONS.length, regions));
  }

  override forward(x: Tensor): Tensor {
    return concat([...this.blocks.map((block) => block.forward(x)), x], 3);
  }
}

/** The last map `[N, h, w, c]` → `[N, h, w, decoderChannels]`. */
export class PspDecoder extends Decoder {
  readonly psp: PyramidPooling;
  readonly conv: Sequential;
  readonly outChannels: number;
  readonly headKernelSize = 3;

  constructor(maps: readonly FeatureMap[], options: { readonly decoderChannels?: number } = {}) {
    super();
    const { decoderChannels = 512 } = options;
    requireCounts('createSegmentationModel', { decoderChannels });
    const { channels } = maps[maps.length - 1];
    if (channels % REGIONS.length !== 0)
      throw new ValueError(
        `createSegmentationModel: pspnet divides the channels of the last map by ${REGIONS.length}: got ${channels}; take another decoder or backbone`,
      );
    this.psp = new PyramidPooling(channels);
    this.conv = convNormRelu(2 * channels, decoderChannels);
    this.outChannels = decoderChannels;
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    return this.conv.forward(this.psp.forward(maps[maps.length - 1]));
  }
}
