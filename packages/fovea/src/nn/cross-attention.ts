// Attention of some tokens to others (Vaswani et al., arXiv:1706.03762): of text to an image, of queries to what they summarise.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { scaledDotProductAttention } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Linear, type LinearOptions } from './linear.ts';
import { Module } from './module.ts';

/** Options of `CrossAttention`. */
export interface CrossAttentionOptions extends Pick<LinearOptions, 'init' | 'biasInit'> {
  /** Default 8. */
  readonly numHeads?: number;
  /** Features of the tokens that are looked at. Default: as many as the others have. */
  readonly contextFeatures?: number;
  /** Whether queries, keys and values have biases. Default true. */
  readonly qkvBias?: boolean;
}

/**
 * Attention of tokens to the tokens of a context: softmax(q · kᵀ / √d) · v in each of `numHeads` heads, queries from the tokens, keys and values
 * from the context, then a linear layer. In files, as timm's `AttentionPoolLatent`: `q.weight` `[C, C]`, `kv.weight` `[2·C, context]`,
 * `proj.weight` `[C, C]`.
 * @shape tokens `[N, T, C]`, context `[N, S, contextFeatures]`, mask broadcast to `[N, heads, T, S]` → `[N, T, C]`
 * @throws ValueError when numHeads does not divide the features; ShapeError for other tokens, contexts or masks
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const layer = new CrossAttention(64, { numHeads: 4, contextFeatures: 32 });
 * layer.forward(zeros([2, 10, 64]), zeros([2, 49, 32])).shape; // [2, 10, 64]
 */
export class CrossAttention extends Module {
  readonly q: Linear;
  readonly kv: Linear;
  readonly proj: Linear;
  readonly numHeads: number;
  readonly contextFeatures: number;

  constructor(
    readonly features: number,
    options: CrossAttentionOptions = {},
  ) {
    super();
    requireOptions('CrossAttention', options, ['numHeads', 'contextFeatures', 'qkvBias', 'init', 'biasInit']);
    const { numHeads = 8, contextFeatures = features, qkvBias = true, init, biasInit } = options;
    const starts = { ...(init && { init }), ...(biasInit && { biasInit }) };
    requireCounts('CrossAttention', { features, numHeads, contextFeatures });
    requireDivisor('CrossAttention', 'numHeads', numHeads, { features });
    this.numHeads = numHeads;
    this.contextFeatures = contextFeatures;
    this.q = new Linear(features, features, { bias: qkvBias, ...starts });
    this.kv = new Linear(contextFeatures, 2 * features, { bias: qkvBias, ...starts });
    this.proj = new Linear(features, features, starts);
  }

  /** `mask` broadcasts to `[N, heads, T, S]`: float32 is added to the scores, bool is true where a token may see one of the context. */
  override forward(x: Tensor, context: Tensor, mask?: Tensor): Tensor {
    const { features, numHeads } = this;
    requireShape('CrossAttention', 'tokens', x.shape, ['N', 'T', features]);
    const [N, T] = x.shape;
    requireShape('CrossAttention', 'context', context.shape, [N, 'S', this.contextFeatures]);
    const [, S] = context.shape;
    const headDim = features / numHeads;
    const query = this.q.forward(x).reshape(N, T, numHeads, headDim).transpose(0, 2, 1, 3);
    const keysAndValues = this.kv.forward(context).reshape(N, S, 2, numHeads, headDim).transpose(2, 0, 3, 1, 4);
    const part = (i: number): Tensor => keysAndValues.slice(0, i, i + 1).reshape(N, numHeads, S, headDim);
    const mixed = scaledDotProductAttention(query, part(0), part(1), mask ? { mask } : {});
    return this.proj.forward(mixed.transpose(0, 2, 1, 3).reshape(N, T, features));
  }
}
