// The head of DANet (Fu et al., CVPR 2019, arXiv:1809.02983): attention between positions and between channels, summed; the authors' parameter names.

import { requireCounts } from '../base/require.ts';
import { ChannelAttention, PositionAttention, type Sequential } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { convNormRelu, Decoder, type FeatureMap } from './decoder.ts';

/** The last map `[N, h, w, c]` → `[N, h, w, decoderChannels]`. */
export class DanetDecoder extends Decoder {
  readonly conv5a: Sequential;
  readonly conv5c: Sequential;
  readonly sa: PositionAttention;
  readonly sc = new ChannelAttention();
  readonly conv51: Sequential;
  readonly conv52: Sequential;
  readonly outChannels: number;
  readonly headKernelSize = 1;

  constructor(maps: readonly FeatureMap[], options: { readonly decoderChannels?: number } = {}) {
    super();
    const { channels } = maps[maps.length - 1];
    const { decoderChannels = Math.max(1, Math.floor(channels / 4)) } = options;
    requireCounts('createSegmentationModel', { decoderChannels });
    const narrowing = () => convNormRelu(channels, decoderChannels, { kernelSize: 3 });
    const refining = () => convNormRelu(decoderChannels, decoderChannels, { kernelSize: 3 });
    this.conv5a = narrowing();
    this.conv5c = narrowing();
    this.sa = new PositionAttention(decoderChannels);
    this.conv51 = refining();
    this.conv52 = refining();
    this.outChannels = decoderChannels;
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    const x = maps[maps.length - 1];
    const positions = this.conv51.forward(this.sa.forward(this.conv5a.forward(x)));
    const channels = this.conv52.forward(this.sc.forward(this.conv5c.forward(x)));
    return positions.add(channels);
  }
}
