// Panoptic Feature Pyramid Networks (Kirillov et al., CVPR 2019, arXiv:1901.02446): a pyramid from coarse to fine, whose levels are summed at the finest.

import { refuse, requireCounts, requireOneOf } from '../base/require.ts';
import { type Conv2d, GroupNorm, Module, ReLU, Sequential } from '../nn/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Decoder, type FeatureMap, resizedTo, sameConv } from './decoder.ts';

/** Levels that a pyramid has at most: the coarsest of the backbone's maps. */
const MOST_LEVELS = 4;
const NORM_GROUPS = 32;

export interface FpnOptions {
  readonly decoderChannels?: number;
  readonly segmentationChannels?: number;
  readonly mergePolicy?: 'add' | 'cat';
}

/** What is coarser, in the size of a map, and the map's own channels added. */
class Lateral extends Module {
  readonly skipConv: Conv2d;

  constructor(skipChannels: number, channels: number) {
    super();
    this.skipConv = sameConv(skipChannels, channels, { bias: true });
  }

  override forward(coarse: Tensor, skip: Tensor): Tensor {
    return resizedTo(coarse, skip, 'nearest').add(this.skipConv.forward(skip));
  }
}

/** A 3×3 convolution with group norm and relu. */
class NormedConv extends Module {
  readonly block: Sequential;

  constructor(inChannels: number, outChannels: number) {
    super();
    const conv = sameConv(inChannels, outChannels, { kernelSize: 3 });
    this.block = new Sequential(conv, new GroupNorm(NORM_GROUPS, outChannels), new ReLU());
  }

  override forward(x: Tensor): Tensor {
    return this.block.forward(x);
  }
}

/** A level to the finest level's size: a convolution before each doubling, or one alone. */
class Climb extends Module {
  readonly block: readonly NormedConv[];

  constructor(inChannels: number, outChannels: number, doublings: number) {
    super();
    this.block = Array.from(
      { length: Math.max(1, doublings) },
      (_, i) => new NormedConv(i === 0 ? inChannels : outChannels, outChannels),
    );
  }

  /** `sizes`: maps of the sizes on the way. */
  override forward(x: Tensor, ...sizes: readonly Tensor[]): Tensor {
    return this.block.reduce((y, conv, i) => {
      const next = conv.forward(y);
      return i < sizes.length ? resizedTo(next, sizes[i], 'bilinear', true) : next;
    }, x);
  }
}

/** `[N, h, w, c]` of each map → `[N, h, w, C]` at the finest of the last four, C segmentationChannels, or times the levels where those are joined. */
export class FpnDecoder extends Decoder {
  readonly p5: Conv2d;
  readonly p4: Lateral | undefined;
  readonly p3: Lateral | undefined;
  readonly p2: Lateral | undefined;
  readonly segBlocks: readonly Climb[];
  readonly outChannels: number;
  readonly headKernelSize = 1;
  private readonly mergePolicy: 'add' | 'cat';

  constructor(maps: readonly FeatureMap[], options: FpnOptions = {}) {
    super();
    const { decoderChannels = 256, segmentationChannels = 128, mergePolicy = 'add' } = options;
    const op = 'createSegmentationModel';
    requireCounts(op, { decoderChannels, segmentationChannels });
    if (segmentationChannels % NORM_GROUPS !== 0)
      refuse(op, 'segmentationChannels', `a multiple of ${NORM_GROUPS}, the groups of its norms`, segmentationChannels);
    requireOneOf(op, 'mergePolicy', mergePolicy, ['add', 'cat']);
    this.mergePolicy = mergePolicy;
    const [coarsest, ...finer] = maps.slice(-MOST_LEVELS).reverse();
    this.p5 = sameConv(coarsest.channels, decoderChannels, { bias: true });
    [this.p4, this.p3, this.p2] = finer.map(({ channels }) => new Lateral(channels, decoderChannels));
    this.segBlocks = [coarsest, ...finer].map(
      (_, i) => new Climb(decoderChannels, segmentationChannels, finer.length - i),
    );
    this.outChannels = segmentationChannels * (mergePolicy === 'cat' ? this.segBlocks.length : 1);
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    const [coarsest, ...finer] = maps.slice(-MOST_LEVELS).reverse();
    const levels = [this.p5.forward(coarsest)];
    for (const [i, lateral] of [this.p4, this.p3, this.p2].entries())
      if (lateral) levels.push(lateral.forward(levels[i], finer[i]));
    const climbed = this.segBlocks.map((block, i) => block.forward(levels[i], ...levels.slice(i + 1)));
    return this.mergePolicy === 'cat' ? concat(climbed, 3) : climbed.reduce((sum, level) => sum.add(level));
  }
}
