// Multi-head self-attention (Vaswani et al., arXiv:1706.03762) with timm's parameter names.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { attentionWeights } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { attendDropping } from './attend.ts';
import { Dropout } from './dropout.ts';
import type { Initializer } from './init.ts';
import { Linear, type LinearOptions } from './linear.ts';
import { Module } from './module.ts';

/** Options of `MultiHeadAttention`. */
export interface MultiHeadAttentionOptions extends Pick<LinearOptions, 'init' | 'biasInit'> {
  /** Of the layer behind the heads. Default: `init`. */
  readonly projInit?: Initializer;
  /** Default 8. */
  readonly numHeads?: number;
  /** Features of a head. Default: as many as make the heads together as wide as the tokens. */
  readonly headDim?: number;
  /** Default true. */
  readonly qkvBias?: boolean;
  /** Whether a token sees itself and those before it only. Default false. */
  readonly isCausal?: boolean;
  /** Probability that a weight of the attention is dropped while training. Default 0. */
  readonly attnDrop?: number;
  /** Probability that a value of the result is dropped while training. Default 0. */
  readonly projDrop?: number;
}

/**
 * Self-attention of tokens: softmax(q · kᵀ / √d) · v in each of `numHeads` heads, then a linear layer. In files `qkv.weight` is `[3·C, C]`
 * and `proj.weight` `[C, C]`.
 * @shape tokens `[N, T, C]`, mask broadcast to `[N, heads, T, T]` → `[N, T, C]`
 * @throws ValueError when numHeads does not divide the features, or a probability is not in [0, 1); ShapeError for other tokens or masks
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * new MultiHeadAttention(64, { numHeads: 4 }).forward(zeros([2, 10, 64])).shape; // [2, 10, 64]
 */
export class MultiHeadAttention extends Module {
  qkv: Linear;
  readonly attnDrop: Dropout;
  proj: Linear;
  readonly projDrop: Dropout;
  numHeads: number;
  readonly headDim: number;
  readonly isCausal: boolean;

  constructor(
    readonly features: number,
    options: MultiHeadAttentionOptions = {},
  ) {
    super();
    requireOptions('MultiHeadAttention', options, [
      'numHeads',
      'headDim',
      'qkvBias',
      'isCausal',
      'attnDrop',
      'projDrop',
      'init',
      'biasInit',
      'projInit',
    ]);
    const { numHeads = 8, qkvBias = true, isCausal = false, attnDrop = 0, projDrop = 0, init, biasInit } = options;
    const { projInit = init } = options;
    const starts = { ...(init && { init }), ...(biasInit && { biasInit }) };
    requireCounts('MultiHeadAttention', { features, numHeads });
    if (options.headDim === undefined) requireDivisor('MultiHeadAttention', 'numHeads', numHeads, { features });
    const { headDim = features / numHeads } = options;
    requireCounts('MultiHeadAttention', { headDim });
    this.numHeads = numHeads;
    this.headDim = headDim;
    this.isCausal = isCausal;
    this.qkv = new Linear(features, 3 * numHeads * headDim, { bias: qkvBias, ...starts });
    this.attnDrop = new Dropout(attnDrop);
    this.proj = new Linear(numHeads * headDim, features, { ...starts, ...(projInit && { init: projInit }) });
    this.projDrop = new Dropout(projDrop);
  }

  /** `mask` broadcasts to `[N, heads, T, T]`: float32 is added to the scores, bool is true where a token may see another. */
  override forward(x: Tensor, mask?: Tensor): Tensor {
    const { query, key, value, options } = this.operands(x, mask);
    return this.joined(attendDropping(this.attnDrop, query, key, value, options));
  }

  /**
   * As `forward`, with the softmax of the scores, `[N, heads, T, T]`, before any are dropped: how much each token takes from each other
   * one, by head.
   * @throws as `forward`
   */
  forwardWithWeights(x: Tensor, mask?: Tensor): { readonly y: Tensor; readonly weights: Tensor } {
    const { query, key, value, options } = this.operands(x, mask);
    const weights = attentionWeights(query, key, options);
    return { y: this.joined(this.attnDrop.forward(weights).matmul(value())), weights };
  }

  /** Queries, keys and values of the heads, `[N, heads, T, headDim]`. */
  private operands(x: Tensor, mask: Tensor | undefined) {
    requireShape('MultiHeadAttention', 'tokens', x.shape, ['N', 'T', this.features]);
    const [N, T] = x.shape;
    const { numHeads, headDim, isCausal } = this;
    const heads = this.qkv.forward(x).reshape(N, T, 3, numHeads, headDim).transpose(2, 0, 3, 1, 4);
    const part = (i: number): Tensor => heads.slice(0, i, i + 1).reshape(N, numHeads, T, headDim);
    return { query: part(0), key: part(1), value: () => part(2), options: { isCausal, ...(mask && { mask }) } };
  }

  /** What the heads give, `[N, heads, T, headDim]`, through the last layer. */
  private joined(mixed: Tensor): Tensor {
    const [N, heads, T, headDim] = mixed.shape;
    return this.projDrop.forward(this.proj.forward(mixed.transpose(0, 2, 1, 3).reshape(N, T, heads * headDim)));
  }
}
