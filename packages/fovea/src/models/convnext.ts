// A ConvNet for the 2020s (Liu et al., CVPR 2022, arXiv:2201.03545) and ConvNeXt V2 (Woo et al., CVPR 2023, arXiv:2301.00808), as in timm.

import { Conv2d, DropPath, init, type Layer, LayerNorm, Module, Parameter } from '../nn/index.ts';
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

const STARTS = { init: init.truncatedNormal(0, 0.02), biasInit: init.zeros };
const KERNEL = 7;
/** Units of a perceptron for each channel. */
const EXPANSION = 4;
/** What the factors of a block's output start as. */
const SCALE_START = 1e-6;

const norm = (channels: number): LayerNorm => new LayerNorm(channels, { eps: 1e-6 });

/** Patches side by side, as one value each. */
const patches = (inChannels: number, outChannels: number, kernelSize: number): Conv2d =>
  new Conv2d(inChannels, outChannels, { kernelSize, stride: kernelSize, ...STARTS });

/** x + bias + weight · x · n, n the norm of x's channel over the image, over the mean of all channels' norms: `[N, H, W, C]` → the same. */
class GlobalResponseNorm extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter;

  constructor(channels: number) {
    super();
    this.weight = new Parameter(init.zeros([channels]), [channels]);
    this.bias = new Parameter(init.zeros([channels]), [channels]);
  }

  override forward(x: Tensor): Tensor {
    const response = x.norm(2, [1, 2], { keepDims: true });
    const relative = response.div(response.mean(-1, { keepDims: true }).add(1e-6));
    return x.add(x.mul(relative).mul(this.weight.read()).add(this.bias.read()));
  }
}

/** A large depthwise convolution, a norm and a perceptron, beside an identity. */
class ConvNeXtBlock extends Module {
  readonly convDw: Conv2d;
  readonly norm: LayerNorm;
  readonly mlp: Mlp;
  readonly gamma: Parameter | undefined;
  readonly dropPath: DropPath;

  constructor(channels: number, variant: Variant, dropPathRate: number) {
    super();
    const depthwise = { kernelSize: KERNEL, padding: (KERNEL - 1) / 2, groups: channels };
    this.convDw = new Conv2d(channels, channels, { ...depthwise, ...STARTS });
    this.norm = norm(channels);
    const { responseNorm, pointwise } = variant;
    const units = EXPANSION * channels;
    this.mlp = new Mlp(channels, units, {
      ...STARTS,
      pointwise,
      ...(responseNorm && { responseNorm: new GlobalResponseNorm(units) }),
    });
    const start = (): Float32Array => init.constant(SCALE_START)([channels]);
    this.gamma = responseNorm ? undefined : new Parameter(start, [channels]);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const y = this.mlp.forward(this.norm.forward(this.convDw.forward(x)));
    return x.add(this.dropPath.forward(this.gamma ? y.mul(this.gamma.read()) : y));
  }
}

class Stage extends Module {
  readonly downsample: readonly Layer[];
  readonly blocks: readonly ConvNeXtBlock[];

  constructor(downsample: readonly Layer[], blocks: readonly ConvNeXtBlock[]) {
    super();
    this.downsample = downsample;
    this.blocks = blocks;
  }

  override forward(x: Tensor): Tensor {
    return [...this.downsample, ...this.blocks].reduce((y, layer) => layer.forward(y), x);
  }
}

interface Variant {
  readonly depths: readonly number[];
  readonly channels: readonly number[];
  /** Whether perceptrons are 1×1 convolutions, whose weights have four axes in files. */
  readonly pointwise: boolean;
  /** V2: a global response norm in each perceptron, in the place of the factors of a block's output. */
  readonly responseNorm: boolean;
}

/**
 * ConvNeXt. With the small-image stem, the patches of the stem are 2×2: total stride 16 instead of 32; `stem.0.weight` is `[channels, C, 2, 2]`
 * in files.
 */
class ConvNeXt extends ImageModel {
  readonly stem: readonly [Conv2d, LayerNorm];
  readonly stages: readonly Stage[];
  readonly head: PooledHead;

  constructor(variant: Variant, options: CompleteModelOptions) {
    super();
    const { depths, channels } = variant;
    const { inChannels, smallImage, dropPathRate } = options;
    this.stem = [patches(inChannels, channels[0], smallImage ? 2 : 4), norm(channels[0])];
    const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
    let index = 0;
    this.stages = depths.map((depth, stage) => {
      const own = channels[stage];
      const before = channels[stage - 1];
      const blocks = Array.from(
        { length: depth },
        () => new ConvNeXtBlock(own, variant, (dropPathRate * index++) / last),
      );
      return new Stage(stage > 0 ? [norm(before), patches(before, own, 2)] : [], blocks);
    });
    const width = channels[channels.length - 1];
    this.head = new PooledHead(width, options, STARTS, norm(width));
  }

  override features(images: Tensor): Tensor[] {
    let x = this.stem[1].forward(this.stem[0].forward(images));
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

const scaled = (variant: Variant, scale: ModelScale): Variant => ({
  ...variant,
  depths: variant.depths.map((depth) => scaledDepth(depth, scale)),
  channels: variant.channels.map((count) => scaledWidth(count, scale)),
});

function row(name: string, width: number, depths: readonly number[], trial?: ModelTrial): ModelRecord {
  const channels = doubling(width, depths.length);
  const responseNorm = name.startsWith('convnextv2');
  const pointwise = width < 96;
  const variant: Variant = { depths, channels, pointwise, responseNorm };
  return modelRow(
    name,
    responseNorm ? 'convnext-v2' : 'convnext',
    (options, scale) => new ConvNeXt(scaled(variant, scale), options),
    {
      scalable: ['width', 'depth'],
      norm: 'layer',
      stages: modelStages(channels, doubling(4, 4), doubling(2, 4)),
      layers: [/^stem/, [/^stages\.(\d+)\.downsample/, 0], /^stages\.(\d+)\.blocks\.(\d+)/],
      trial,
    },
  );
}

const SHALLOW = [2, 2, 6, 2];
const DEEP = [3, 3, 27, 3];

const sizes = (prefix: string): ModelRecord[] => [
  row(`${prefix}_atto`, 40, SHALLOW, { imageSize: 16, smallImage: true, lr: 3e-3 }),
  row(`${prefix}_femto`, 48, SHALLOW),
  row(`${prefix}_pico`, 64, SHALLOW),
  row(`${prefix}_nano`, 80, [2, 2, 8, 2]),
  row(`${prefix}_tiny`, 96, [3, 3, 9, 3]),
  row(`${prefix}_small`, 96, DEEP),
  row(`${prefix}_base`, 128, DEEP),
];

export const convNeXtModels: readonly ModelRecord[] = [
  ...sizes('convnext'),
  row('convnext_large', 192, DEEP),
  ...sizes('convnextv2'),
];
