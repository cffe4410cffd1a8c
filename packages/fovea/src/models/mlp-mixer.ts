// MLP-Mixer (Tolstikhin et al., NeurIPS 2021, arXiv:2105.01601), as in timm.

import { Dropout, DropPath, init, LayerNorm, Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { FINAL_NORM } from './layer-patterns.ts';
import { Mlp } from './mlp.ts';
import { type CompleteModelOptions, ImageModel, requireImageSize } from './model.ts';
import { PatchEmbed, patchesOf, SMALL_IMAGE_PATCH, tokensOf } from './patch-embed.ts';
import { type ModelRecord, type ModelTrial, modelRow, scaledDepth, scaledWidth } from './record.ts';

const EPS = 1e-6;
const STARTS = { init: init.xavierUniform(), biasInit: init.normal(0, 1e-6) };

/** A perceptron over the tokens, then one over the channels, each after a norm and beside an identity. */
class MixerBlock extends Module {
  readonly norm1: LayerNorm;
  readonly mlpTokens: Mlp;
  readonly norm2: LayerNorm;
  readonly mlpChannels: Mlp;
  readonly dropPath: DropPath;

  constructor(width: number, grid: readonly [height: number, width: number], dropPathRate: number) {
    super();
    this.norm1 = new LayerNorm(width, { eps: EPS });
    this.mlpTokens = new Mlp(grid[0] * grid[1], width / 2, STARTS);
    const { fc1, fc2 } = this.mlpTokens;
    for (const parameter of [fc1.weight, ...fc2.parameters()]) parameter.grid = grid;
    this.norm2 = new LayerNorm(width, { eps: EPS });
    this.mlpChannels = new Mlp(width, 4 * width, STARTS);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(tokens: Tensor): Tensor {
    const mixed = this.mlpTokens.forward(this.norm1.forward(tokens).transpose(0, 2, 1)).transpose(0, 2, 1);
    const x = tokens.add(this.dropPath.forward(mixed));
    return x.add(this.dropPath.forward(this.mlpChannels.forward(this.norm2.forward(x))));
  }
}

interface Variant {
  readonly name: string;
  readonly patchSize: number;
  readonly depth: number;
  readonly width: number;
}

/** MLP-Mixer, for one image size. With the small-image stem the patches are 4×4: `stem.proj.weight` is `[width, C, 4, 4]` in files. */
class MlpMixer extends ImageModel {
  readonly stem: PatchEmbed;
  readonly blocks: readonly MixerBlock[];
  readonly norm: LayerNorm;
  readonly dropout: Dropout;
  readonly head: Classifier;
  private readonly grid: readonly [height: number, width: number];

  constructor(
    private readonly variant: Variant,
    private readonly options: CompleteModelOptions,
  ) {
    super();
    const { width, depth } = variant;
    const { inChannels, dropPathRate } = options;
    const { patchSize, grid } = patchesOf(options, variant.patchSize);
    this.grid = grid;
    this.stem = new PatchEmbed({ inChannels, width, patchSize, init: init.lecunNormal(), biasInit: init.zeros });
    this.blocks = Array.from({ length: depth }, () => new MixerBlock(width, this.grid, dropPathRate));
    this.norm = new LayerNorm(width, { eps: EPS });
    this.dropout = new Dropout(options.dropRate);
    this.head = new Classifier(width, options.numClasses, { init: init.zeros, biasInit: init.zeros });
  }

  override features(images: Tensor): Tensor[] {
    return this.blockOutputs(images).map((tokens) => tokens.reshape(tokens.shape[0], ...this.grid, tokens.shape[2]));
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.norm.forward(this.blockOutputs(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(this.dropout.forward(features.mean(1)));
  }

  /** The tokens that the head reads, as a map. */
  override forwardMaps(images: Tensor): { readonly maps: Tensor; readonly logits: Tensor } {
    const tokens = this.forwardFeatures(images);
    const [N, , C] = tokens.shape;
    const maps = tokens.reshape(N, ...this.grid, C);
    return { maps, logits: this.forwardHead(maps.reshape(...tokens.shape)) };
  }

  private blockOutputs(images: Tensor): Tensor[] {
    requireImageSize(this.variant.name, this.options, images);
    let x = tokensOf(this.stem.forward(images));
    return this.blocks.map((block) => {
      x = block.forward(x);
      return x;
    });
  }
}

const row = (name: string, patchSize: number, depth: number, width: number, trial?: ModelTrial): ModelRecord =>
  modelRow(
    name,
    'mlp-mixer',
    (options, scale) =>
      new MlpMixer({ name, patchSize, depth: scaledDepth(depth, scale), width: scaledWidth(width, scale) }, options),
    {
      scalable: ['width', 'depth'],
      norm: 'layer',
      stages: Array.from({ length: depth }, () => ({
        channels: width,
        stride: patchSize,
        smallImageStride: SMALL_IMAGE_PATCH,
      })),
      layers: [/^stem/, /^blocks\.(\d+)/, FINAL_NORM],
      trial,
      anyImageSize: false,
      sizeMultiple: { usual: patchSize, smallImage: SMALL_IMAGE_PATCH },
      centred: true,
    },
  );

export const mlpMixerModels: readonly ModelRecord[] = [
  row('mixer_s32_224', 32, 8, 512),
  row('mixer_s16_224', 16, 8, 512, { imageSize: 8, smallImage: true, batchSize: 8 }),
  row('mixer_b16_224', 16, 12, 768),
];
