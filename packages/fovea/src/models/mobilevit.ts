// MobileViT (Mehta & Rastegari, ICLR 2022, arXiv:2110.02178), as in timm.

import { Conv2d, ConvNorm, DropPath, init, LayerNorm, Module } from '../nn/index.ts';
import { activate, interpolate } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { PooledHead } from './pooled-head.ts';
import {
  doubling,
  type ModelRecord,
  type ModelScale,
  type ModelTrial,
  modelRow,
  modelStages,
  scaledWidth,
} from './record.ts';
import { Block } from './transformer-block.ts';

const STARTS = { init: init.normal(0, 0.01), biasInit: init.zeros };
const HEADS = 4;
/** Side of the patches, whose pixels are tokens of a transformer each. */
const PATCH = 2;
const STEM_CHANNELS = 16;

const convInit = (groups = 1) => init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups });

const silu = (x: Tensor): Tensor => activate(x, 'silu');

interface Geometry {
  readonly stride?: number;
  readonly groups?: number;
  /** Whether it ends a branch beside an identity, and then starts at 0. */
  readonly endsBranch?: boolean;
}

const conv = (inChannels: number, outChannels: number, kernelSize: number, geometry: Geometry = {}): ConvNorm => {
  const { stride = 1, groups = 1, endsBranch = false } = geometry;
  return new ConvNorm(inChannels, outChannels, {
    kernelSize,
    stride,
    groups,
    padding: (kernelSize - 1) / 2,
    init: convInit(groups),
    norm: endsBranch ? { weightInit: init.zeros } : {},
  });
};

/** Pointwise expansion, depthwise convolution, linear pointwise projection; beside an identity where the shape stays. */
class InvertedBottleneck extends Module {
  readonly conv1_1x1: ConvNorm;
  readonly conv2Kxk: ConvNorm;
  readonly conv3_1x1: ConvNorm;
  readonly dropPath: DropPath;
  private readonly hasSkip: boolean;

  constructor(inChannels: number, outChannels: number, expansion: number, stride: number, dropPathRate: number) {
    super();
    const inner = expansion * inChannels;
    this.conv1_1x1 = conv(inChannels, inner, 1);
    this.conv2Kxk = conv(inner, inner, 3, { stride, groups: inner });
    this.hasSkip = stride === 1 && inChannels === outChannels;
    this.conv3_1x1 = conv(inner, outChannels, 1, { endsBranch: this.hasSkip });
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const y = this.conv3_1x1.forward(silu(this.conv2Kxk.forward(silu(this.conv1_1x1.forward(x)))));
    return this.hasSkip ? x.add(this.dropPath.forward(y)) : y;
  }
}

interface TransformerShape {
  readonly width: number;
  readonly depth: number;
}

/** Transformers over the pixels of equal place in their patches, between convolutions, joined with the input. */
class MobileViTBlock extends Module {
  readonly convKxk: ConvNorm;
  readonly conv_1x1: Conv2d;
  readonly transformer: readonly Block[];
  readonly norm: LayerNorm;
  readonly convProj: ConvNorm;
  readonly convFusion: ConvNorm;

  constructor(channels: number, { width, depth }: TransformerShape, dropPathRate: number) {
    super();
    this.convKxk = conv(channels, channels, 3);
    this.conv_1x1 = new Conv2d(channels, width, { kernelSize: 1, bias: false, init: convInit() });
    const block = { numHeads: HEADS, hiddenFeatures: 2 * width, eps: 1e-5, dropPathRate, ...STARTS };
    this.transformer = Array.from({ length: depth }, () => new Block(width, { ...block, activation: 'silu' }));
    this.norm = new LayerNorm(width);
    this.convProj = conv(width, channels, 1);
    this.convFusion = conv(2 * channels, channels, 3);
  }

  override forward(x: Tensor): Tensor {
    const local = this.conv_1x1.forward(silu(this.convKxk.forward(x)));
    const [, H, W] = local.shape;
    const whole = [Math.ceil(H / PATCH) * PATCH, Math.ceil(W / PATCH) * PATCH] as const;
    const fits = whole[0] === H && whole[1] === W;
    const resized = (map: Tensor, size: readonly [number, number]): Tensor =>
      fits ? map : interpolate(map, { size, mode: 'bilinear' });
    const mixed = resized(this.transform(resized(local, whole)), [H, W]);
    return silu(this.convFusion.forward(concat([x, silu(this.convProj.forward(mixed))], 3)));
  }

  private transform(map: Tensor): Tensor {
    const [N, H, W, C] = map.shape;
    const [rows, columns] = [H / PATCH, W / PATCH];
    const places = map.reshape(N, rows, PATCH, columns, PATCH, C).transpose(0, 2, 4, 1, 3, 5);
    const tokens = places.reshape(N * PATCH * PATCH, rows * columns, C);
    const seen = this.norm.forward(this.transformer.reduce((y, block) => block.forward(y), tokens));
    return seen.reshape(N, PATCH, PATCH, rows, columns, C).transpose(0, 3, 1, 4, 2, 5).reshape(N, H, W, C);
  }
}

interface Variant {
  readonly stem: number;
  /** Of the five stages; the last three have transformers. */
  readonly channels: readonly number[];
  /** Of the transformers of these stages. */
  readonly widths: readonly number[];
  readonly expansion: number;
  readonly headChannels: number;
}

const INVERTED_BLOCKS = [1, 3, 1, 1, 1];
const TRANSFORMER_DEPTHS = [2, 4, 3];
const FIRST_TRANSFORMER = INVERTED_BLOCKS.length - TRANSFORMER_DEPTHS.length;
/** Besides one inverted block, a stage of transformers has a block of them. */
const LAST_BLOCK = INVERTED_BLOCKS.reduce((sum, depth) => sum + depth, 0) + TRANSFORMER_DEPTHS.length - 1;

/** MobileViT. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. */
export class MobileViT extends ImageModel {
  readonly stem: ConvNorm;
  readonly stages: readonly (readonly (InvertedBottleneck | MobileViTBlock)[])[];
  readonly finalConv: ConvNorm;
  readonly head: PooledHead;

  constructor({ stem, channels, widths, expansion, headChannels }: Variant, options: CompleteModelOptions) {
    super();
    const { smallImage, dropPathRate } = options;
    this.stem = conv(options.inChannels, stem, 3, { stride: smallImage ? 1 : 2 });
    let inChannels = stem;
    let index = 0;
    const rate = (): number => (dropPathRate * index++) / LAST_BLOCK;
    this.stages = channels.map((own, stage) => {
      const blocks = Array.from({ length: INVERTED_BLOCKS[stage] }, (_, i) => {
        const stride = i === 0 && stage > 0 ? 2 : 1;
        const block = new InvertedBottleneck(inChannels, own, expansion, stride, rate());
        inChannels = own;
        return block;
      });
      const at = stage - FIRST_TRANSFORMER;
      if (at < 0) return blocks;
      return [...blocks, new MobileViTBlock(own, { width: widths[at], depth: TRANSFORMER_DEPTHS[at] }, rate())];
    });
    this.finalConv = conv(inChannels, headChannels, 1);
    this.head = new PooledHead(headChannels, options, STARTS);
  }

  /** Outputs of the stages, of the last behind the final convolution. */
  override features(images: Tensor): Tensor[] {
    let x = silu(this.stem.forward(images));
    const outputs = this.stages.map((stage) => {
      x = stage.reduce((y, block) => block.forward(y), x);
      return x;
    });
    return [...outputs.slice(0, -1), silu(this.finalConv.forward(x))];
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
  stem: scaledWidth(variant.stem, scale),
  channels: variant.channels.map((count) => scaledWidth(count, scale)),
  widths: variant.widths.map((width) => scaledWidth(width, scale, HEADS)),
  headChannels: scaledWidth(variant.headChannels, scale),
});

const row = (name: string, given: Omit<Variant, 'stem'>, trial?: ModelTrial): ModelRecord => {
  const variant: Variant = { ...given, stem: STEM_CHANNELS };
  return modelRow(name, 'mobilevit', (options, scale) => new MobileViT(scaled(variant, scale), options), {
    imageSize: 256,
    mean: [0, 0, 0],
    std: [1, 1, 1],
    scalable: ['width'],
    stages: modelStages([...given.channels.slice(0, -1), given.headChannels], doubling(2, 5), doubling(1, 5)),
    layers: [/^stem/, /^stages\.(\d+)\.(\d+)/, [/^final_conv/, WITH_THE_LAYER_BEFORE]],
    trial,
  });
};

export const mobileViTModels: readonly ModelRecord[] = [
  row(
    'mobilevit_xxs',
    { channels: [16, 24, 48, 64, 80], widths: [64, 80, 96], expansion: 2, headChannels: 320 },
    { imageSize: 32, lr: 3e-3 },
  ),
  row('mobilevit_xs', { channels: [32, 48, 64, 80, 96], widths: [96, 120, 144], expansion: 4, headChannels: 384 }),
  row('mobilevit_s', { channels: [32, 64, 96, 128, 160], widths: [144, 192, 240], expansion: 4, headChannels: 640 }),
];
