// An Image is Worth 16x16 Words (Dosovitskiy et al., ICLR 2021, arXiv:2010.11929): plain vision transformers, and what others have
// added to them: a token that learns from a teacher, learnt factors on the branches, registers.

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
import { type CompleteModelOptions, ImageModel, requireImageSize } from './model.ts';
import { PatchEmbed, patchesOf, tokensOf } from './patch-embed.ts';
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
  /** What learnt factors on the channels of each branch start as. Default: no such factors. */
  readonly layerScale?: number;
  /** Tokens of no patch that nothing reads in the end. Default 0. */
  readonly registers?: number;
  /** Whether the head reads the mean of the patches, then normed, and there is no class token. Default false. */
  readonly averaged?: boolean;
  /** Whether a second token with a classifier of its own learns from a teacher; the logits are the mean of both. Default false. */
  readonly distilled?: boolean;
  /** Whether the patches alone have positions, and not the tokens before them. Default false. */
  readonly patchPositions?: boolean;
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
  readonly clsToken: Parameter | undefined;
  readonly distToken: Parameter | undefined;
  readonly regToken: Parameter | undefined;
  readonly posEmbed: Parameter;
  readonly patchEmbed: PatchEmbed;
  readonly normPre: LayerNorm | undefined;
  readonly blocks: readonly Block[];
  readonly norm: LayerNorm | undefined;
  readonly fcNorm: LayerNorm | undefined;
  readonly dropout: Dropout;
  readonly head: Classifier;
  readonly headDist: Classifier | undefined;
  /** Tokens before those of the patches. */
  private readonly prefix: number;
  private readonly grid: readonly [height: number, width: number];

  constructor(
    private readonly variant: Variant,
    private readonly options: CompleteModelOptions,
  ) {
    super();
    const { width, preNorm = false, eps = 1e-6, averaged = false, distilled = false, registers = 0 } = variant;
    const { embedding, positions: start, head: headStart } = variant.starts ?? USUAL;
    const { inChannels } = options;
    const { patchSize, grid } = patchesOf(options, variant.patchSize);
    this.grid = grid;
    const tokens = (count: number, init: Initializer): Parameter | undefined =>
      count > 0 ? new Parameter(init([1, count, width]), [1, count, width]) : undefined;
    this.clsToken = tokens(averaged ? 0 : 1, embedding);
    this.distToken = tokens(distilled ? 1 : 0, start);
    this.regToken = tokens(registers, embedding);
    this.prefix = (averaged ? 0 : 1) + (distilled ? 1 : 0) + registers;
    const positions = [1, (variant.patchPositions ? 0 : this.prefix) + grid[0] * grid[1], width];
    this.posEmbed = new Parameter(start(positions), positions);
    this.posEmbed.grid = this.grid;
    this.patchEmbed = new PatchEmbed({ inChannels, width, patchSize, bias: !preNorm });
    this.normPre = preNorm ? new LayerNorm(width, { eps }) : undefined;
    this.blocks = blocksOf(variant, options.dropPathRate);
    this.norm = averaged ? undefined : new LayerNorm(width, { eps });
    this.fcNorm = averaged ? new LayerNorm(width, { eps }) : undefined;
    this.dropout = new Dropout(options.dropRate);
    const head = (): Classifier =>
      headStart
        ? new Classifier(width, options.numClasses, { init: headStart }, 'linear')
        : new Classifier(width, options.numClasses, STARTS);
    this.head = head();
    this.headDist = distilled ? head() : undefined;
  }

  /** Which tokens the head reads: those of the patches, or the first. */
  get headTokens(): readonly [first: number, count: number] {
    return this.variant.averaged ? [this.prefix, this.grid[0] * this.grid[1]] : [0, this.headDist ? 2 : 1];
  }

  /** Outputs of the blocks, of the patches alone, `[N, H / patch, W / patch, width]`. */
  override features(images: Tensor): Tensor[] {
    return this.blockOutputs(images).map((tokens) => this.mapOf(tokens));
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.normed(this.blockOutputs(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    const [first, count] = this.headTokens;
    const read = features.slice(1, first, first + count);
    if (this.fcNorm) return this.head.forward(this.dropout.forward(this.fcNorm.forward(read.mean(1))));
    const one = (i: number): Tensor => read.slice(1, i, i + 1).reshape(read.shape[0], read.shape[2]);
    const logits = this.head.forward(this.dropout.forward(one(0)));
    return this.headDist ? logits.add(this.headDist.forward(this.dropout.forward(one(1)))).mul(0.5) : logits;
  }

  /**
   * What the head reads; of a class token, what the last attention reads: behind it, the head looks at that token alone, and no slope reaches
   * the patches.
   */
  override forwardMaps(images: Tensor): { readonly maps: Tensor; readonly logits: Tensor } {
    if (this.variant.averaged) {
      const { maps, rejoined } = this.apart(this.forwardFeatures(images));
      return { maps, logits: this.forwardHead(rejoined) };
    }
    const last = this.blocks[this.blocks.length - 1];
    const tokens = this.blockOutputs(images, this.blocks.slice(0, -1)).at(-1) as Tensor;
    const { maps, rejoined } = this.apart(last.norm1.forward(tokens));
    return { maps, logits: this.forwardHead(this.normed(last.forwardNormed(tokens, rejoined))) };
  }

  /** Positions of another grid, resized bicubically as timm does; those of other tokens stay. Of a dict that does not say its grid, a square one. */
  adaptWeights(dict: StateDict): StateDict {
    const entry = dict.get('pos_embed');
    if (entry?.shape.length !== 3) return dict;
    const [, tokens, width] = entry.shape;
    if (entry.data.length !== tokens * width) return dict;
    const prefix = this.variant.patchPositions ? 0 : this.prefix;
    const from = gridOfEntry('pos_embed', entry, tokens - prefix, this.grid);
    if (!from || sameGrid(from, this.grid)) return dict;
    const cells = resampleGrid(entry.data.subarray(prefix * width), from, this.grid, { antialias: true });
    const data = new Float32Array(prefix * width + cells.length);
    data.set(entry.data.subarray(0, prefix * width));
    data.set(cells, prefix * width);
    const shape = [1, data.length / width, width];
    return new Map(dict).set('pos_embed', { shape, dtype: 'float32', data, grid: this.grid });
  }

  private blockOutputs(images: Tensor, blocks = this.blocks): Tensor[] {
    requireImageSize(this.variant.name, this.options, images);
    const patches = tokensOf(this.patchEmbed.forward(images));
    const [N, , C] = patches.shape;
    const before = [this.clsToken, this.distToken, this.regToken].flatMap((token) =>
      token ? [token.read().expand(N, token.shape[1], C)] : [],
    );
    const positions = this.posEmbed.read();
    const tokens = this.variant.patchPositions
      ? concat([...before, patches.add(positions)], 1)
      : concat([...before, patches], 1).add(positions);
    let x = this.normPre ? this.normPre.forward(tokens) : tokens;
    return blocks.map((block) => {
      x = block.forward(x);
      return x;
    });
  }

  private normed(tokens: Tensor): Tensor {
    return this.norm ? this.norm.forward(tokens) : tokens;
  }

  private mapOf(tokens: Tensor): Tensor {
    const [N, , C] = tokens.shape;
    return tokens.slice(1, this.prefix).reshape(N, ...this.grid, C);
  }

  /** The patches as a map, and the tokens as they come from it. */
  private apart(tokens: Tensor): { readonly maps: Tensor; readonly rejoined: Tensor } {
    const [N, T, C] = tokens.shape;
    const maps = this.mapOf(tokens);
    const patches = maps.reshape(N, T - this.prefix, C);
    return { maps, rejoined: this.prefix > 0 ? concat([tokens.slice(1, 0, this.prefix), patches], 1) : patches };
  }
}

function blocksOf(variant: Variant, dropPathRate: number): Block[] {
  const { width, depth, numHeads, hiddenFeatures = 4 * width, eps = 1e-6, activation, layerScale } = variant;
  const rate = (i: number): number => (dropPathRate * i) / Math.max(1, depth - 1);
  const common = {
    numHeads,
    hiddenFeatures,
    eps,
    ...(activation && { activation }),
    ...(layerScale !== undefined && { layerScale }),
    ...(variant.starts ?? USUAL).block,
  };
  return Array.from({ length: depth }, (_, i) => new Block(width, { ...common, dropPathRate: rate(i) }));
}
