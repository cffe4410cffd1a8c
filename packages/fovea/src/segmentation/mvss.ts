// The decoder of MVSS-Net (Chen et al., ICCV 2021, arXiv:2104.06832) in our own words: one branch looks for seams, another one at noise, and both are
// joined by dual attention. Sizes and names are ours.

import { requireCounts, requireOneOf } from '../base/require.ts';
import { BayarConv2d, SrmConv2d } from '../forensics/index.ts';
import type { ImageModel } from '../models/index.ts';
import { BatchNorm2d, type Conv2d, init, Module, type Sequential } from '../nn/index.ts';
import { conv2d, relu, sigmoid } from '../ops/index.ts';
import { concat, type Tensor, tensor } from '../tensor/index.ts';
import { DanetDecoder } from './danet.ts';
import { convNormRelu, Decoder, type FeatureMap, resizedTo, sameConv } from './decoder.ts';

/** Channels of the maps in which seams are looked for. */
const EDGE_CHANNELS = 16;
/** How many of the encoder's maps are searched for seams: the last ones. */
const EDGE_MAPS = 4;
/** Channels that the filters of noise give. */
export const NOISE_CHANNELS = 3;
/** Levels of 255 in one unit of images that were divided by the usual deviation, 0.225. */
const LEVELS = 58;
/** Keeps the slope of the root finite where the map is even. */
const LEAST_SQUARE = 1e-6;

const SOBEL = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
const SOBEL_DOWN = [-1, -2, -1, 0, 0, 0, 1, 2, 1];

/** Each channel's slope by Sobel's filters, in size. */
function slopes(x: Tensor): Tensor {
  const channels = x.shape[3];
  const options = { padding: 1, paddingMode: 'replicate', groups: channels } as const;
  const [across, down] = [SOBEL, SOBEL_DOWN].map((filter) =>
    conv2d(x, tensor(filter, [3, 3, 1, 1]).expand(3, 3, 1, channels), undefined, options).square(),
  );
  return across.add(down).add(LEAST_SQUARE).sqrt();
}

/** A convolution of one pixel, and what two of 3×3 add to it. */
class EdgeBlock extends Module {
  readonly conv: Conv2d;
  readonly conv1: Sequential;
  readonly conv2: Conv2d;

  constructor(inChannels: number) {
    super();
    this.conv = sameConv(inChannels, EDGE_CHANNELS, { bias: true });
    this.conv1 = convNormRelu(EDGE_CHANNELS, EDGE_CHANNELS, { kernelSize: 3 });
    this.conv2 = sameConv(EDGE_CHANNELS, EDGE_CHANNELS, { kernelSize: 3, bias: true });
  }

  override forward(x: Tensor): Tensor {
    const narrow = this.conv.forward(x);
    return relu(this.conv2.forward(this.conv1.forward(narrow)).add(narrow));
  }
}

/** What a map shows where it changes: x · σ(norm(slope)). */
class SobelGate extends Module {
  readonly norm: BatchNorm2d;

  constructor(channels: number) {
    super();
    this.norm = new BatchNorm2d(channels);
  }

  override forward(x: Tensor): Tensor {
    return x.mul(sigmoid(this.norm.forward(slopes(x))));
  }
}

/** Seams: the maps from fine to coarse, each gated by its slopes, joined step by step; logits `[N, h, w, 1]` at the size of the finest. */
export class EdgeBranch extends Module {
  readonly gates: readonly SobelGate[];
  readonly blocks: readonly EdgeBlock[];
  readonly joins: readonly EdgeBlock[];
  readonly head: Conv2d;

  constructor(maps: readonly FeatureMap[]) {
    super();
    this.gates = maps.map(({ channels }) => new SobelGate(channels));
    this.blocks = maps.map(({ channels }) => new EdgeBlock(channels));
    this.joins = maps.slice(1).map(() => new EdgeBlock(EDGE_CHANNELS));
    this.head = sameConv(EDGE_CHANNELS, 1, { bias: true });
  }

  override forward(...maps: readonly Tensor[]): Tensor {
    const seams = maps.map((map, i) => this.blocks[i].forward(this.gates[i].forward(map)));
    const joined = this.joins.reduce(
      (x, join, i) => join.forward(x.add(resizedTo(seams[i + 1], x, 'bilinear'))),
      seams[0],
    );
    return this.head.forward(joined);
  }
}

/** What shows noise to a backbone. */
export type NoiseFilter = 'bayar' | 'srm';

/** The noise branch: a backbone, and which of its maps is used. */
export interface NoiseParts {
  readonly encoder: ImageModel;
  readonly index: number;
  readonly map: FeatureMap;
}

export interface MvssOptions {
  readonly decoderChannels?: number;
  readonly noiseFilter?: NoiseFilter;
  /** Of the images. */
  readonly inChannels: number;
  readonly noise: NoiseParts;
}

/** The maps `[N, h, w, c]` and the images → `[N, h, w, decoderChannels]` of the last map's size. */
export class MvssDecoder extends Decoder {
  /** Its logits are an output of their own, which `mvssLoss` reads. */
  readonly edgeBranch: EdgeBranch;
  readonly noiseFilter: BayarConv2d | SrmConv2d;
  readonly noiseEncoder: ImageModel;
  readonly fusion: DanetDecoder;
  readonly outChannels: number;
  readonly headKernelSize = 1;
  override readonly readsImages = true;
  private readonly noiseIndex: number;

  constructor(maps: readonly FeatureMap[], { decoderChannels, noiseFilter = 'bayar', inChannels, noise }: MvssOptions) {
    super();
    if (decoderChannels !== undefined) requireCounts('createSegmentationModel', { decoderChannels });
    requireOneOf('createSegmentationModel', 'noiseFilter', noiseFilter, ['bayar', 'srm']);
    const last = maps[maps.length - 1];
    const same = { padding: 2, paddingMode: 'reflect' } as const;
    this.edgeBranch = new EdgeBranch(maps.slice(-EDGE_MAPS));
    this.noiseFilter =
      noiseFilter === 'bayar'
        ? // A sum of weights that comes near 0 would make weights without bounds.
          new BayarConv2d(inChannels, NOISE_CHANNELS, { ...same, constraint: 'shift', init: init.normal(0, 0.1) })
        : new SrmConv2d(inChannels, { ...same, truncation: 2 });
    this.noiseEncoder = noise.encoder;
    this.noiseIndex = noise.index;
    const joined = { channels: last.channels + noise.map.channels, stride: last.stride };
    this.fusion = new DanetDecoder([joined], decoderChannels === undefined ? {} : { decoderChannels });
    this.outChannels = this.fusion.outChannels;
  }

  override forward(...inputs: readonly Tensor[]): Tensor {
    const [maps, images] = [inputs.slice(0, -1), inputs[inputs.length - 1]];
    this.edgeBranch.forward(...maps.slice(-EDGE_MAPS));
    // Both filters see differences of levels.
    const noise = this.noiseFilter.forward(this.noiseFilter instanceof SrmConv2d ? images.mul(LEVELS) : images);
    const seen = this.noiseEncoder.features(noise)[this.noiseIndex];
    const last = maps[maps.length - 1];
    return this.fusion.forward(concat([last, resizedTo(seen, last, 'bilinear')], 3));
  }
}
