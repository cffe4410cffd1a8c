// CLIP's text tower: a causal transformer whose state at the token that ends the text becomes the embedding.

import { ShapeError } from '../base/errors.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { Block } from '../models/transformer-block.ts';
import { Embedding, init, LayerNorm, Linear, Module, Parameter } from '../nn/index.ts';
import { iota, type Tensor } from '../tensor/index.ts';
import type { CompleteTextOptions } from './clip-options.ts';
import { blockStarts } from './initial-values.ts';

/**
 * Tokens to embeddings: token and position embeddings, causal blocks, a norm, and the state at the token that ends the text, projected.
 * Made by `createClip`.
 * @shape int32 `[N, T]` with T ≤ contextLength → `[N, embedDim]`
 * @throws ShapeError for more tokens than contextLength; DTypeError unless they are int32
 * @paper Radford et al., ICML 2021, arXiv:2103.00020
 * @example
 * clip.text.forward(tensor([[1, 5, 2]], [1, 3], 'int32')).shape; // [1, 8]
 */
export class TextTransformer extends Module {
  readonly tokenEmbedding: Embedding;
  readonly posEmbed: Parameter;
  readonly blocks: readonly Block[];
  readonly norm: LayerNorm;
  readonly proj: Linear;

  /** @internal */
  constructor(
    readonly options: CompleteTextOptions,
    readonly embedDim: number,
  ) {
    super();
    const { vocabSize, contextLength, width, heads, layers, hiddenFeatures, activation, eps } = options;
    this.tokenEmbedding = new Embedding(vocabSize, width, { init: init.normal(0, 0.02) });
    const positions = [contextLength, width];
    this.posEmbed = new Parameter(init.normal(0, 0.01)(positions), positions);
    const common = { numHeads: heads, hiddenFeatures, eps, activation, isCausal: true, ...blockStarts(width, layers) };
    this.blocks = Array.from({ length: layers }, () => new Block(width, common));
    this.norm = new LayerNorm(width, { eps });
    this.proj = new Linear(width, embedDim, { bias: false, init: init.normal(0, width ** -0.5) });
  }

  override forward(tokens: Tensor): Tensor {
    const states = this.features(tokens);
    const [N, T, C] = states.shape;
    const rows = iota([N]).mul(T).add(this.ends(tokens));
    return this.proj.forward(states.reshape(N * T, C).gather(rows, 0));
  }

  /**
   * The state of every token behind the last norm, `[N, T, width]`.
   * @throws as `forward`
   */
  features(tokens: Tensor): Tensor {
    const { contextLength } = this.options;
    requireDType('TextTransformer', 'tokens', tokens, 'int32');
    requireShape('TextTransformer', 'tokens', tokens.shape, ['N', 'T']);
    const [, T] = tokens.shape;
    if (T > contextLength || T === 0)
      throw new ShapeError(
        `TextTransformer: tokens must be [N, T] with T in 1…${contextLength}: got ${formatShape(tokens.shape)}; give encodeBatch that contextLength`,
      );
    const positions = this.posEmbed.read().slice(0, 0, T);
    const embedded = this.tokenEmbedding.forward(tokens).add(positions);
    return this.norm.forward(this.blocks.reduce<Tensor>((x, block) => block.forward(x), embedded));
  }

  /** Where each text ends, `[N]`. */
  private ends(tokens: Tensor): Tensor {
    const { endTokenId } = this.options;
    return (endTokenId === undefined ? tokens : tokens.equal(endTokenId).cast('int32')).argmax(1);
  }
}
