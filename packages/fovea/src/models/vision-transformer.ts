// An Image is Worth 16x16 Words (Dosovitskiy et al., ICLR 2021, arXiv:2010.11929): plain vision transformers, as in timm.

import {
  type AdaptsWeights,
  Dropout,
  type Initializer,
  init,
  LayerNorm,
  Parameter,
  type StateDict,
} from '../nn/index.ts';
import { type ActivationName, resampleGrid } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { FINAL_NORM } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel, requireImageSize } from './model.ts';
import { PatchEmbed, patchesOf, SMALL_IMAGE_PATCH, tokensOf } from './patch-embed.ts';
import { type ModelRecord, type ModelScale, type ModelTrial, modelRow, scaledDepth, scaledWidth } from './record.ts';
import { Block, type BlockOptions } from './transformer-block.ts';
import { gridOfEntry, sameGrid } from './weight-grid.ts';

export interface Variant {
  readonly name: string;
  readonly patchSize: number;
  readonly width: number;
  readonly depth: number;
  readonly numHeads: number;
  /** Default: four times the width. */
  readonly hiddenFeatures?: number;
  /** What CLIP's image towers have: a norm before the blocks, none of the patches' biases. Default false. */
  readonly preNorm?: boolean;
  /** Default 1e-6. */
  readonly eps?: number;
  /** Default 'gelu'. */
  readonly activation?: ActivationName;
  /** Default: truncated normal of deviation 0.02. */
  readonly starts?: VariantStarts;
}

/** Initial values that differ by layer. */
export interface VariantStarts {
  readonly block: Pick<BlockOptions, 'init' | 'biasInit' | 'outInit' | 'hiddenInit'>;
  readonly embedding: Initializer;
  readonly positions: Initializer;
  /** Of a head without bias; default: one with a bias, as affine layers start. */
  readonly head?: Initializer;
}

/** Affine layers start as truncated normal values and zeros. */
const STARTS = { init: init.truncatedNormal(0, 0.02), biasInit: init.zeros };
const USUAL: VariantStarts = {
  block: STARTS,
  embedding: init.normal(0, 1e-6),
  positions: init.truncatedNormal(0, 0.02),
};

/**
 * Vision transformer with a class token and learnt positions, for one image size; weights made for another one load, their positions resized.
 * With the small-image stem the patches are 4×4: `patch_embed.proj.weight` is `[width, C, 4, 4]` in files.
 */
export class VisionTransformer extends ImageModel implements AdaptsWeights {
  readonly clsToken: Parameter;
  readonly posEmbed: Parameter;
  readonly patchEmbed: PatchEmbed;
  readonly normPre: LayerNorm | undefined;
  readonly blocks: readonly Block[];
  readonly norm: LayerNorm;
  readonly dropout: Dropout;
  readonly head: Classifier;
  private readonly grid: readonly [height: number, width: number];

  constructor(
    private readonly variant: Variant,
    private readonly options: CompleteModelOptions,
  ) {
    super();
    const { width, depth, numHeads, hiddenFeatures = 4 * width, preNorm = false, eps = 1e-6, activation } = variant;
    const { block, embedding, positions: start, head } = variant.starts ?? USUAL;
    const { inChannels } = options;
    const { patchSize, grid } = patchesOf(options, variant.patchSize);
    this.grid = grid;
    const positions = [1, 1 + grid[0] * grid[1], width];
    this.clsToken = new Parameter(embedding([1, 1, width]), [1, 1, width]);
    this.posEmbed = new Parameter(start(positions), positions);
    this.posEmbed.grid = this.grid;
    this.patchEmbed = new PatchEmbed({ inChannels, width, patchSize, bias: !preNorm });
    this.normPre = preNorm ? new LayerNorm(width, { eps }) : undefined;
    const rate = (i: number): number => (options.dropPathRate * i) / Math.max(1, depth - 1);
    const common = { numHeads, hiddenFeatures, eps, ...(activation && { activation }), ...block };
    this.blocks = Array.from({ length: depth }, (_, i) => new Block(width, { ...common, dropPathRate: rate(i) }));
    this.norm = new LayerNorm(width, { eps });
    this.dropout = new Dropout(options.dropRate);
    this.head = head
      ? new Classifier(width, options.numClasses, { init: head }, 'linear')
      : new Classifier(width, options.numClasses, STARTS);
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

  /** What the last attention reads: behind it, the head looks at the class token alone, and no slope reaches the patches. */
  override forwardMaps(images: Tensor): { readonly maps: Tensor; readonly logits: Tensor } {
    const last = this.blocks[this.blocks.length - 1];
    const tokens = this.blockOutputs(images, this.blocks.slice(0, -1)).at(-1) as Tensor;
    const normed = last.norm1.forward(tokens);
    const [N, T, C] = tokens.shape;
    const maps = normed.slice(1, 1).reshape(N, ...this.grid, C);
    const rejoined = concat([normed.slice(1, 0, 1), maps.reshape(N, T - 1, C)], 1);
    return { maps, logits: this.forwardHead(this.norm.forward(last.forwardNormed(tokens, rejoined))) };
  }

  /** Positions of another grid, resized bicubically as timm does; the class token's stays. Of a dict that does not say its grid, a square one. */
  adaptWeights(dict: StateDict): StateDict {
    const entry = dict.get('pos_embed');
    if (entry?.shape.length !== 3) return dict;
    const [, tokens, width] = entry.shape;
    if (entry.data.length !== tokens * width) return dict;
    const from = gridOfEntry('pos_embed', entry, tokens - 1, this.grid);
    if (!from || sameGrid(from, this.grid)) return dict;
    const cells = resampleGrid(entry.data.subarray(width), from, this.grid, { antialias: true });
    const data = new Float32Array(width + cells.length);
    data.set(entry.data.subarray(0, width));
    data.set(cells, width);
    const shape = [1, data.length / width, width];
    return new Map(dict).set('pos_embed', { shape, dtype: 'float32', data, grid: this.grid });
  }

  private blockOutputs(images: Tensor, blocks = this.blocks): Tensor[] {
    requireImageSize(this.variant.name, this.options, images);
    const patches = tokensOf(this.patchEmbed.forward(images));
    const [N, , C] = patches.shape;
    const tokens = concat([this.clsToken.read().expand(N, 1, C), patches], 1).add(this.posEmbed.read());
    let x = this.normPre ? this.normPre.forward(tokens) : tokens;
    return blocks.map((block) => {
      x = block.forward(x);
      return x;
    });
  }
}

/** Heads keep their width. */
function scaled(variant: Variant, scale: ModelScale): Variant {
  const head = variant.width / variant.numHeads;
  const width = scaledWidth(variant.width, scale, head);
  return { ...variant, width, numHeads: width / head, depth: scaledDepth(variant.depth, scale) };
}

const row = (width: number, numHeads: number, patchSize: number, size: string, trial?: ModelTrial): ModelRecord => {
  const name = `vit_${size}_patch${patchSize}_224`;
  const variant = { name, patchSize, width, depth: 12, numHeads };
  return modelRow(
    name,
    'vision-transformer',
    (options, scale) => new VisionTransformer(scaled(variant, scale), options),
    {
      scalable: ['width', 'depth'],
      norm: 'layer',
      globalPool: 'token',
      stages: Array.from({ length: variant.depth }, () => ({
        channels: width,
        stride: patchSize,
        smallImageStride: SMALL_IMAGE_PATCH,
      })),
      layers: [/^(?:cls_token|reg_token|pos_embed|patch_embed)/, /^blocks\.(\d+)/, FINAL_NORM],
      trial,
      anyImageSize: false,
      sizeMultiple: { usual: patchSize, smallImage: SMALL_IMAGE_PATCH },
      centred: true,
    },
  );
};

export const visionTransformerModels: readonly ModelRecord[] = [
  row(192, 3, 16, 'tiny', { imageSize: 8, smallImage: true }),
  row(384, 6, 16, 'small'),
  row(384, 6, 32, 'small'),
  row(768, 12, 16, 'base'),
  row(768, 12, 32, 'base'),
];
