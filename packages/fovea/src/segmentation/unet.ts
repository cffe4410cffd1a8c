// The decoder of U-Net (Ronneberger et al., MICCAI 2015, arXiv:1505.04597): step by step to twice the size, joined with the backbone's map of that size.

import { ValueError } from '../base/errors.ts';
import { requireRange } from '../base/require.ts';
import { Module, type Sequential } from '../nn/index.ts';
import { interpolate } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { convNormRelu, Decoder, type FeatureMap, resizedTo } from './decoder.ts';

/** Channels after each step, of the last five; smaller strides need fewer. */
const USUAL_CHANNELS = [256, 128, 64, 32, 16];

/** Twice the size, the skip's channels beside its own, two convolutions. */
class UnetBlock extends Module {
  readonly conv1: Sequential;
  readonly conv2: Sequential;

  constructor(inChannels: number, skipChannels: number, outChannels: number) {
    super();
    this.conv1 = convNormRelu(inChannels + skipChannels, outChannels, { kernelSize: 3 });
    this.conv2 = convNormRelu(outChannels, outChannels, { kernelSize: 3 });
  }

  override forward(x: Tensor, skip?: Tensor): Tensor {
    const large = skip
      ? concat([resizedTo(x, skip, 'nearest'), skip], 3)
      : interpolate(x, { scaleFactor: 2, mode: 'nearest' });
    return this.conv2.forward(this.conv1.forward(large));
  }
}

/** `[N, h, w, c]` of each map → `[N, H, W, last of decoderChannels]`, H and W of the image, or up to a pixel more where no map has its size. */
export class UnetDecoder extends Decoder {
  readonly blocks: readonly UnetBlock[];
  readonly outChannels: number;
  readonly headKernelSize = 3;
  /** Which map each block joins; −1: none. */
  private readonly skips: readonly number[];

  constructor(maps: readonly FeatureMap[], options: { readonly decoderChannels?: readonly number[] } = {}) {
    super();
    const coarsest = maps[maps.length - 1];
    const strides = Array.from({ length: Math.log2(coarsest.stride) }, (_, i) => coarsest.stride / 2 ** (i + 1));
    const channels = options.decoderChannels ?? USUAL_CHANNELS.slice(-strides.length);
    requireRange('createSegmentationModel', 'decoderChannels', channels, 'counts');
    if (channels.length !== strides.length)
      throw new ValueError(
        `createSegmentationModel: decoderChannels of a U-Net must be ${strides.length} numbers, one for each doubling from the stride ${coarsest.stride}: got ${channels.length}`,
      );
    this.skips = strides.map((stride) => maps.findIndex((map) => map.stride === stride));
    this.blocks = this.skips.map((skip, i) => {
      const inChannels = i === 0 ? coarsest.channels : channels[i - 1];
      return new UnetBlock(inChannels, skip < 0 ? 0 : maps[skip].channels, channels[i]);
    });
    this.outChannels = channels[channels.length - 1];
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    return this.blocks.reduce(
      (x, block, i) => (this.skips[i] < 0 ? block.forward(x) : block.forward(x, maps[this.skips[i]])),
      maps[maps.length - 1],
    );
  }
}
