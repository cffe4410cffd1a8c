// Multi-head self-attention (F7; Vaswani et al., arXiv:1706.03762) with timm's parameter names.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import { attentionWeights } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Linear, type LinearSettings } from './linear.ts';
import { Module } from './module.ts';

export interface AttentionSettings extends Pick<LinearSettings, 'init' | 'biasInit'> {
  /** Default 8. */
  readonly numHeads?: number;
  /** Default true. */
  readonly qkvBias?: boolean;
}

/** Tokens `[N, T, C]` → `[N, T, C]`; `qkv.weight` is `[3·C, C]` and `proj.weight` `[C, C]` in files. */
export class MultiHeadAttention extends Module {
  readonly qkv: Linear;
  readonly proj: Linear;
  readonly numHeads: number;

  constructor(
    readonly features: number,
    settings: AttentionSettings = {},
  ) {
    super();
    const { numHeads = 8, qkvBias = true, init, biasInit } = settings;
    const starts = { ...(init && { init }), ...(biasInit && { biasInit }) };
    if (features % numHeads !== 0)
      throw new ValueError(`MultiHeadAttention: numHeads must divide the ${features} features: got ${numHeads}`);
    this.numHeads = numHeads;
    this.qkv = new Linear(features, 3 * features, { bias: qkvBias, ...starts });
    this.proj = new Linear(features, features, starts);
  }

  /** `mask` broadcasts to `[N, heads, T, T]`: float32 is added to the scores, bool is true where a token may see another. */
  override forward(x: Tensor, mask?: Tensor): Tensor {
    return this.forwardWithWeights(x, mask).y;
  }

  /** As `forward`, with the softmax of the scores, `[N, heads, T, T]`: how much each token takes from each other one, by head. */
  forwardWithWeights(x: Tensor, mask?: Tensor): { readonly y: Tensor; readonly weights: Tensor } {
    if (x.rank !== 3 || x.shape[2] !== this.features)
      throw new ShapeError(`MultiHeadAttention: needs tokens [N, T, ${this.features}]: got ${formatShape(x.shape)}`);
    const [N, T, C] = x.shape;
    const heads = this.qkv
      .forward(x)
      .reshape(N, T, 3, this.numHeads, C / this.numHeads)
      .transpose(2, 0, 3, 1, 4);
    const part = (i: number): Tensor => heads.slice(0, i, i + 1).reshape(N, this.numHeads, T, C / this.numHeads);
    const weights = attentionWeights(part(0), part(1), mask ? { mask } : {});
    const mixed = weights.matmul(part(2));
    return { y: this.proj.forward(mixed.transpose(0, 2, 1, 3).reshape(N, T, C)), weights };
  }
}
