// Attention of queries to keys (F7) (Vaswani et al., NeurIPS 2017, arXiv:1706.03762).

import { ShapeError } from '../base/errors.ts';
import { broadcastShapes, formatShape, sameShape } from '../base/shape.ts';
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
  const weights = attentionWeights(query, key, options);
  if (value.rank < 2 || value.shape[value.rank - 2] !== weights.shape[weights.rank - 1]) {
    throw new ShapeError(
      `attention: needs a value [S, V] for every key: got key ${formatShape(key.shape)} and value ${formatShape(value.shape)}`,
    );
  }
  return weights.matmul(value);
}

/** The softmax of the masked scores alone, `[…, L, S]`: which keys each query looks at. */
export function attentionWeights(query: Tensor, key: Tensor, options: AttentionOptions = {}): Tensor {
  const width = query.shape[query.rank - 1];
  if (query.rank < 2 || key.rank < 2 || key.shape[key.rank - 1] !== width) {
    throw new ShapeError(
      `attention: needs queries [L, E] and keys [S, E]: got ${formatShape(query.shape)} and ${formatShape(key.shape)}`,
    );
  }
  const { mask, scale = 1 / Math.sqrt(width) } = options;
  const swapped = [...key.shape.keys()];
  swapped.splice(-2, 2, key.rank - 1, key.rank - 2);
  const scores = query.mul(scale).matmul(key.transpose(...swapped));
  return softmax(mask ? applyMask(scores, mask) : scores);
}

function applyMask(scores: Tensor, mask: Tensor): Tensor {
  const common = broadcastShapes(mask.shape, scores.shape);
  if (!common || !sameShape(common, scores.shape)) {
    throw new ShapeError(
      `attention: the mask must broadcast to the scores ${formatShape(scores.shape)}: got ${formatShape(mask.shape)}`,
    );
  }
  return mask.dtype === 'bool' ? where(mask, scores, Number.NEGATIVE_INFINITY) : scores.add(mask);
}
