// The decoder of DeepLabV3+ (Chen et al., ECCV 2018, arXiv:1802.02611): context at several dilations, refined by a finer map.

import { ValueError } from '../base/errors.ts';
import { requireCounts, requireRange, requireRanges } from '../base/require.ts';
import { Dropout, type Layer, Module, Sequential } from '../nn/index.ts';
import { globalAveragePool2d } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { convNormRelu, Decoder, type FeatureMap, resizedTo, separableConv, withNormRelu } from './decoder.ts';

/** Channels that the finer map is narrowed to. */
const FINE_CHANNELS = 48;
/** The finer map has so many times the resolution that the backbone ends with. */
const FINER = 8;

export interface DeepLabOptions {
  readonly decoderChannels?: number;
  readonly atrousRates?: readonly number[];
  readonly dropRate?: number;
  /** Stride that the backbone ends with when nothing is dilated. Default: that of the last map. */
  readonly ownStride?: number;
}

/** The mean of the image in every pixel, through a convolution. */
class ImagePooling extends Sequential {
  constructor(inChannels: number, outChannels: number) {
    // What PyTorch's sequence holds as its first layer is the pooling.
    super(new Pooling(), ...convNormRelu(inChannels, outChannels).layers);
  }

  override forward(x: Tensor): Tensor {
    const [N, H, W] = x.shape;
    const mean = super.forward(x);
    return mean.expand(N, H, W, mean.shape[3]);
  }
}

class Pooling extends Module {
  override forward(x: Tensor): Tensor {
    return globalAveragePool2d(x, { keepDims: true });
  }
}

/** Atrous spatial pyramid pooling: a pixel, its surroundings at several dilations and the image's mean, side by side. */
class Aspp extends Module {
  readonly convs: readonly Layer[];
  readonly project: Sequential;

  constructor(inChannels: number, channels: number, rates: readonly number[], dropRate: number) {
    super();
    this.convs = [
      convNormRelu(inChannels, channels),
      ...rates.map((rate) => {
        // Flat, as the names of files have it: depthwise and pointwise are one layer of the sequence.
        return withNormRelu(separableConv(inChannels, channels, rate), channels);
      }),
      new ImagePooling(inChannels, channels),
    ];
    const { layers } = convNormRelu(this.convs.length * channels, channels);
    this.project = new Sequential(...layers, new Dropout(dropRate));
  }

  override forward(x: Tensor): Tensor {
    return this.project.forward(
      concat(
        this.convs.map((conv) => conv.forward(x)),
        3,
      ),
    );
  }
}

/** `[N, h, w, c]` of each map → `[N, h, w, decoderChannels]` at the finer map that it joins. */
export class DeepLabV3PlusDecoder extends Decoder {
  readonly aspp: Sequential;
  readonly block1: Sequential;
  readonly block2: Sequential;
  readonly outChannels: number;
  readonly headKernelSize = 1;
  private readonly fine: number;

  constructor(maps: readonly FeatureMap[], options: DeepLabOptions = {}) {
    super();
    const last = maps[maps.length - 1];
    const { decoderChannels = 256, atrousRates = [12, 24, 36], dropRate = 0.5, ownStride = last.stride } = options;
    const op = 'createSegmentationModel';
    requireCounts(op, { decoderChannels });
    requireRange(op, 'atrousRates', atrousRates, 'counts');
    requireRanges(op, { dropRate }, { dropRate: 'fraction' });
    this.fine = maps.findIndex(({ stride }) => stride === ownStride / FINER);
    if (this.fine < 0)
      throw new ValueError(
        `${op}: deeplabv3plus joins a map of stride ${ownStride / FINER}, which the backbone does not give: its maps have the strides ${maps.map(({ stride }) => stride).join(', ')}; take another decoder or backbone`,
      );
    const pooled = new Aspp(last.channels, decoderChannels, atrousRates, dropRate);
    const refined = withNormRelu(separableConv(decoderChannels, decoderChannels), decoderChannels);
    this.aspp = new Sequential(pooled, ...refined.layers);
    this.block1 = convNormRelu(maps[this.fine].channels, FINE_CHANNELS);
    this.block2 = withNormRelu(separableConv(decoderChannels + FINE_CHANNELS, decoderChannels), decoderChannels);
    this.outChannels = decoderChannels;
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    const fine = this.block1.forward(maps[this.fine]);
    const context = this.aspp.forward(maps[maps.length - 1]);
    return this.block2.forward(concat([resizedTo(context, fine, 'bilinear', true), fine], 3));
  }
}
