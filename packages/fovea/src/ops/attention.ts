// Scaled dot-product attention (Vaswani et al., arXiv:1706.03762).

import type { Tensor } from '../tensor/index.ts';
import { softmax } from './softmax.ts';

/**
 * softmax(q·kᵀ·scale + mask)·v: q `[…, M, D]`, k `[…, N, D]`, v `[…, N, E]` → `[…, M, E]`. `mask` is added to the scores and broadcasts to
 * `[…, M, N]`; `scale` is 1/√D by default.
 */
export function scaledDotProductAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: { readonly mask?: Tensor; readonly scale?: number } = {},
): Tensor {
  return attentionWeights(q, k, options).matmul(v);
}

/** The softmax of the scores alone, `[…, M, N]`. */
export function attentionWeights(
  q: Tensor,
  k: Tensor,
  options: { readonly mask?: Tensor; readonly scale?: number } = {},
): Tensor {
  const { mask, scale = 1 / Math.sqrt(q.shape[q.rank - 1]) } = options;
  const axes = [...k.shape.keys()];
  const swapped = [...axes.slice(0, -2), k.rank - 1, k.rank - 2];
  const scores = q.matmul(k.transpose(...swapped)).mul(scale);
  return softmax(mask ? scores.add(mask) : scores);
}
