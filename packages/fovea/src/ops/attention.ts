// Attention of queries to keys (F7) (Vaswani et al., NeurIPS 2017, arXiv:1706.03762).

import { type Tensor, where } from '../tensor/index.ts';
import { softmax } from './softmax.ts';

export interface AttentionOptions {
  /** Broadcast to `[…, L, S]`. Bool: true where a query may see a key; float32: added to the scores. */
  readonly mask?: Tensor;
  /** Factor on the scores; default 1 / √E. */
  readonly scale?: number;
}

/**
 * softmax(query · keyᵀ · scale + mask) · value: query `[…, L, E]`, key `[…, S, E]`, value `[…, S, V]` → `[…, L, V]`.
 * @throws ShapeError when the shapes do not fit
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): Tensor {
  return attentionWeights(query, key, options).matmul(value);
}

/** The softmax of the masked scores alone, `[…, L, S]`: which keys each query looks at. */
export function attentionWeights(query: Tensor, key: Tensor, options: AttentionOptions = {}): Tensor {
  const { mask, scale = 1 / Math.sqrt(query.shape[query.rank - 1]) } = options;
  const swapped = [...key.shape.keys()];
  swapped.splice(-2, 2, key.rank - 1, key.rank - 2);
  const scores = query.mul(scale).matmul(key.transpose(...swapped));
  return softmax(mask ? applyMask(scores, mask) : scores);
}

const applyMask = (scores: Tensor, mask: Tensor): Tensor =>
  mask.dtype === 'bool' ? where(mask, scores, Number.NEGATIVE_INFINITY) : scores.add(mask);
