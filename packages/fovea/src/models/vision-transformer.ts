// An Image is Worth 16x16 Words (Dosovitskiy et al., ICLR 2021, arXiv:2010.11929): plain vision transformers, as in timm.

import { ShapeError } from '../base/errors.ts';
import { Conv2d, Dropout, DropPath, LayerNorm, Linear, Module, MultiHeadAttention, Parameter } from '../nn/index.ts';
import { activate } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { ImageModel, type ModelRecord, type ModelSettings } from './model.ts';

interface Variant {
  readonly name: string;
  readonly patchSize: number;
  readonly width: number;
  readonly depth: number;
  readonly numHeads: number;
}

const EPS = 1e-6;
const SMALL_IMAGE_PATCH = 4;

/** Cuts images into patches and projects each to a token: `[N, H, W, C]` to `[N, (H / patch)·(W / patch), width]`. */
class PatchEmbed extends Module {
  readonly proj: Conv2d;

  constructor(inChannels: number, width: number, patchSize: number) {
    super();
    this.proj = new Conv2d(inChannels, width, { kernelSize: patchSize, stride: patchSize });
  }

  override forward(images: Tensor): Tensor {
    const map = this.proj.forward(images);
    const [N, H, W, C] = map.shape;
    return map.reshape(N, H * W, C);
  }
}

/** The two-layer perceptron of a block. */
class Mlp extends Module {
  readonly fc1: Linear;
  readonly fc2: Linear;

  constructor(features: number, hiddenFeatures: number) {
    super();
    this.fc1 = new Linear(features, hiddenFeatures);
    this.fc2 = new Linear(hiddenFeatures, features);
  }

  override forward(x: Tensor): Tensor {
    return this.fc2.forward(activate(this.fc1.forward(x), 'gelu'));
  }
}

/** Attention and perceptron, each after a norm and beside an identity. */
class Block extends Module {
  readonly norm1: LayerNorm;
  readonly attn: MultiHeadAttention;
  readonly norm2: LayerNorm;
  readonly mlp: Mlp;
  readonly dropPath: DropPath;

  constructor(width: number, numHeads: number, dropPathRate: number) {
    super();
    this.norm1 = new LayerNorm(width, { eps: EPS });
    this.attn = new MultiHeadAttention(width, { numHeads });
    this.norm2 = new LayerNorm(width, { eps: EPS });
    this.mlp = new Mlp(width, 4 * width);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(tokens: Tensor): Tensor {
    const x = tokens.add(this.dropPath.forward(this.attn.forward(this.norm1.forward(tokens))));
    return x.add(this.dropPath.forward(this.mlp.forward(this.norm2.forward(x))));
  }
}

/**
 * Vision transformer with a class token and learnt positions, for one image size. With the small-image stem the patches are 4×4:
 * `patch_embed.proj.weight` is `[width, C, 4, 4]` in files.
 */
class VisionTransformer extends ImageModel {
  readonly clsToken: Parameter;
  readonly posEmbed: Parameter;
  readonly patchEmbed: PatchEmbed;
  readonly blocks: readonly Block[];
  readonly norm: LayerNorm;
  readonly dropout: Dropout;
  readonly head: Linear;
  private readonly grid: readonly [height: number, width: number];

  constructor(
    private readonly variant: Variant,
    private readonly settings: ModelSettings,
  ) {
    super();
    const { width, depth, numHeads } = variant;
    const patchSize = settings.smallImage ? SMALL_IMAGE_PATCH : variant.patchSize;
    const [height, breadth] = settings.imageSize;
    this.grid = [height / patchSize, breadth / patchSize];
    const tokens = 1 + this.grid[0] * this.grid[1];
    this.clsToken = new Parameter(new Float32Array(width), [1, 1, width]);
    this.posEmbed = new Parameter(new Float32Array(tokens * width), [1, tokens, width]);
    this.patchEmbed = new PatchEmbed(settings.inChannels, width, patchSize);
    const rate = (i: number): number => (settings.dropPathRate * i) / (depth - 1);
    this.blocks = Array.from({ length: depth }, (_, i) => new Block(width, numHeads, rate(i)));
    this.norm = new LayerNorm(width, { eps: EPS });
    this.dropout = new Dropout(settings.dropRate);
    this.head = new Linear(width, settings.numClasses);
  }

  /** Outputs of the blocks without the class token, `[N, H / patch, W / patch, width]`. */
  override features(images: Tensor): Tensor[] {
    return this.blockOutputs(images).map((tokens) => {
      const [N, , C] = tokens.shape;
      return tokens.slice(1, 1).reshape(N, ...this.grid, C);
    });
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.norm.forward(this.blockOutputs(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    const [N, , C] = features.shape;
    return this.head.forward(this.dropout.forward(features.slice(1, 0, 1).reshape(N, C)));
  }

  private blockOutputs(images: Tensor): Tensor[] {
    this.checkSize(images);
    const patches = this.patchEmbed.forward(images);
    const [N, , C] = patches.shape;
    let x = concat([this.clsToken.read().expand(N, 1, C), patches], 1).add(this.posEmbed.read());
    return this.blocks.map((block) => {
      x = block.forward(x);
      return x;
    });
  }

  private checkSize(images: Tensor): void {
    const [height, width] = this.settings.imageSize;
    if (images.rank === 4 && images.shape[1] === height && images.shape[2] === width) return;
    throw new ShapeError(
      `${this.variant.name}: built for images [N, ${height}, ${width}, ${this.settings.inChannels}]: got [${images.shape.join(', ')}]; give createModel another imageSize`,
    );
  }
}

const row = (name: string, width: number, numHeads: number): ModelRecord => ({
  name,
  family: 'vision-transformer',
  imageSize: 224,
  smallImageSize: 32,
  anyImageSize: false,
  sizeMultiple: { usual: 16, smallImage: SMALL_IMAGE_PATCH },
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
  create: (settings) => new VisionTransformer({ name, patchSize: 16, width, depth: 12, numHeads }, settings),
});

export const visionTransformerModels: readonly ModelRecord[] = [
  row('vit_tiny_patch16_224', 192, 3),
  row('vit_small_patch16_224', 384, 6),
  row('vit_base_patch16_224', 768, 12),
];
