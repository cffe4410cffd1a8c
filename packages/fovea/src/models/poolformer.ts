// MetaFormer Is Actually What You Need for Vision (Yu et al., CVPR 2022, arXiv:2111.11418): PoolFormer, as in timm.

import { Conv2d, DropPath, GroupNorm, init, LayerNorm, Module, Parameter } from '../nn/index.ts';
import { averagePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Mlp } from './mlp.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { PooledHead } from './pooled-head.ts';
import {
  doubling,
  type ModelRecord,
  type ModelScale,
  type ModelTrial,
  modelRow,
  modelStages,
  scaledDepth,
  scaledWidth,
} from './record.ts';
import { Stage } from './stage.ts';

const STARTS = { init: init.truncatedNormal(0, 0.02), biasInit: init.zeros };
/** Units of a perceptron for each channel. */
const EXPANSION = 4;
/** What the factors of a branch start as. */
const SCALE_START = 1e-5;
const CHANNELS = [64, 128, 320, 512];

/** A norm of each image as a whole. */
const norm = (channels: number): GroupNorm => new GroupNorm(1, channels);

/** A learnt factor for each channel. */
class Scale extends Module {
  readonly scale: Parameter;

  constructor(channels: number) {
    super();
    this.scale = new Parameter(() => init.constant(SCALE_START)([channels]), [channels]);
  }

  override forward(x: Tensor): Tensor {
    return x.mul(this.scale.read());
  }
}

/** The mean of the 3×3 neighbours less the pixel itself, then a perceptron, each after a norm and beside an identity. */
class PoolFormerBlock extends Module {
  readonly norm1: GroupNorm;
  readonly layerScale1: Scale;
  readonly norm2: GroupNorm;
  readonly mlp: Mlp;
  readonly layerScale2: Scale;
  readonly dropPath: DropPath;

  constructor(channels: number, dropPathRate: number) {
    super();
    this.norm1 = norm(channels);
    this.layerScale1 = new Scale(channels);
    this.norm2 = norm(channels);
    this.mlp = new Mlp(channels, EXPANSION * channels, { ...STARTS, pointwise: true });
    this.layerScale2 = new Scale(channels);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const normed = this.norm1.forward(x);
    const neighbours = averagePool2d(normed, { kernelSize: 3, stride: 1, padding: 1, countIncludePad: false });
    const y = x.add(this.layerScale1.forward(this.dropPath.forward(neighbours.sub(normed))));
    return y.add(this.layerScale2.forward(this.dropPath.forward(this.mlp.forward(this.norm2.forward(y)))));
  }
}

/** A lone convolution, under timm's name. */
class Convolution extends Module {
  readonly conv: Conv2d;

  constructor(
    inChannels: number,
    outChannels: number,
    geometry: Pick<Conv2d['options'], 'kernelSize' | 'stride' | 'padding'>,
  ) {
    super();
    this.conv = new Conv2d(inChannels, outChannels, { ...geometry, ...STARTS });
  }

  override forward(x: Tensor): Tensor {
    return this.conv.forward(x);
  }
}

interface Variant {
  readonly depths: readonly number[];
  readonly channels: readonly number[];
}

/** PoolFormer. With the small-image stem, the stem's stride is 2 instead of 4: total stride 16 instead of 32, the same parameters. */
class PoolFormer extends ImageModel {
  readonly stem: Convolution;
  readonly stages: readonly Stage[];
  readonly head: PooledHead;

  constructor({ depths, channels }: Variant, options: CompleteModelOptions) {
    super();
    const { inChannels, smallImage, dropPathRate } = options;
    const [stride, padding] = smallImage ? [2, 3] : [4, 2];
    this.stem = new Convolution(inChannels, channels[0], { kernelSize: 7, stride, padding });
    const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
    let index = 0;
    this.stages = depths.map((depth, stage) => {
      const own = channels[stage];
      const downsample =
        stage > 0 ? new Convolution(channels[stage - 1], own, { kernelSize: 3, stride: 2, padding: 1 }) : undefined;
      const blocks = Array.from({ length: depth }, () => new PoolFormerBlock(own, (dropPathRate * index++) / last));
      return new Stage(downsample, blocks);
    });
    const width = channels[channels.length - 1];
    this.head = new PooledHead(width, options, STARTS, new LayerNorm(width, { eps: 1e-6 }));
  }

  override features(images: Tensor): Tensor[] {
    let x = this.stem.forward(images);
    return this.stages.map((stage) => {
      x = stage.forward(x);
      return x;
    });
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.features(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(features);
  }
}

const row = (name: string, depths: readonly number[], trial?: ModelTrial): ModelRecord => {
  const scaled = (scale: ModelScale): Variant => ({
    depths: depths.map((depth) => scaledDepth(depth, scale)),
    channels: CHANNELS.map((count) => scaledWidth(count, scale)),
  });
  return modelRow(name, 'poolformer', (options, scale) => new PoolFormer(scaled(scale), options), {
    scalable: ['width', 'depth'],
    norm: 'layer',
    stages: modelStages(CHANNELS, doubling(4, 4), doubling(2, 4)),
    // Not in timm.
    layers: [/^stem/, [/^stages\.(\d+)\.downsample/, 0], /^stages\.(\d+)\.blocks\.(\d+)/],
    trial,
  });
};

export const poolFormerModels: readonly ModelRecord[] = [
  row('poolformer_s12', [2, 2, 6, 2], { imageSize: 16, smallImage: true, lr: 3e-3 }),
  row('poolformer_s24', [4, 4, 12, 4]),
  row('poolformer_s36', [6, 6, 18, 6]),
];
