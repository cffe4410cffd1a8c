// Attention of queries to keys (Vaswani et al., NeurIPS 2017, arXiv:1706.03762).

import { ValueError } from '../base/errors.ts';
import { pickOptions, requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { requireBroadcast, requireShape } from '../base/require-shape.ts';
import { type Generator, iota, type Tensor, where } from '../tensor/index.ts';
import { softmax, softmaxOrZeros } from './softmax.ts';

/** Options of `attentionWeights`. */
export interface AttentionOptions {
  /** Broadcast to `[…, L, S]`. Bool: true where a query may see a key; float32: added to the scores. */
  readonly mask?: Tensor;
  /** Whether query i sees keys 0 to i only; a mask applies besides. Default false. */
  readonly isCausal?: boolean;
  /** Factor on the scores; default 1 / √E. */
  readonly scale?: number;
}

const MASK_NAMES = ['mask', 'isCausal', 'scale'] as const;

/** Options of `scaledDotProductAttention`. */
export interface DroppingAttentionOptions extends AttentionOptions {
  /** Probability that a weight is dropped; the others are divided by 1 − dropoutP. Default 0: this is for training only. */
  readonly dropoutP?: number;
  /** Says which weights are dropped; needed for a dropoutP above 0. */
  readonly generator?: Generator;
}

/**
 * softmax(query · keyᵀ · scale + mask) · value; the scale defaults to 1/√E. A query that may see no key gets zeros.
 * @shape query `[…, L, E]`, key `[…, S, E]`, value `[…, S, V]` → `[…, L, V]`
 * @grad none through a query that may see no key
 * @throws ShapeError when the shapes do not fit; ValueError unless dropoutP is in [0, 1), and 0 without a generator
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const [query, key, value] = [tensor([[1, 0]]), tensor([[2, 0], [0, 2]]), tensor([[10], [20]])];
 * await scaledDotProductAttention(query, key, value).data(); // [11.96]
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: DroppingAttentionOptions = {},
): Tensor {
  requireOptions('attention', options, [...MASK_NAMES, 'dropoutP', 'generator']);
  const weights = attentionWeights(query, key, pickOptions(options, MASK_NAMES));
  requireShape('attention', 'value', value.shape, ['…', weights.shape[weights.rank - 1], 'V']);
  return dropped(weights, options).matmul(value);
}

/**
 * softmax(query · keyᵀ · scale + mask), the weights of `scaledDotProductAttention`: how much each query looks at each key. They are 0 where
 * a query may see no key.
 * @shape query `[…, L, E]`, key `[…, S, E]` → `[…, L, S]`
 * @throws ShapeError when the shapes do not fit
 * @example
 * await attentionWeights(tensor([[1, 0]]), tensor([[2, 0], [0, 2]])).data(); // [0.8044, 0.1956]
 */
export function attentionWeights(query: Tensor, key: Tensor, options: AttentionOptions = {}): Tensor {
  requireOptions('attention', options, MASK_NAMES);
  const width = query.shape[query.rank - 1];
  requireShape('attention', 'query', query.shape, ['…', 'L', 'E']);
  requireShape('attention', 'key', key.shape, ['…', 'S', width]);
  const { mask, isCausal = false, scale = 1 / Math.sqrt(width) } = options;
  const swapped = [...key.shape.keys()];
  swapped.splice(-2, 2, key.rank - 1, key.rank - 2);
  const scores = query.mul(scale).matmul(key.transpose(...swapped));
  const masked = mask ? applyMask(scores, mask) : scores;
  const seen = isCausal ? applyMask(masked, lowerTriangle(masked)) : masked;
  // Without a mask, every query sees the first key at least.
  return mask ? softmaxOrZeros(seen) : softmax(seen);
}

function applyMask(scores: Tensor, mask: Tensor): Tensor {
  requireBroadcast('attention', 'mask', mask.shape, { scores: scores.shape });
  return mask.dtype === 'bool' ? where(mask, scores, Number.NEGATIVE_INFINITY) : scores.add(mask);
}

/** bool `[L, S]`, true on and below the diagonal. */
function lowerTriangle(scores: Tensor): Tensor {
  const shape = scores.shape.slice(-2);
  return iota(shape, 0).greaterEqual(iota(shape, 1));
}

function dropped(weights: Tensor, { dropoutP = 0, generator }: DroppingAttentionOptions): Tensor {
  requireRange('attention', 'dropoutP', dropoutP, 'fraction');
  if (dropoutP === 0) return weights;
  if (!generator)
    throw new ValueError(`attention: dropoutP ${dropoutP} needs a generator: got none; give { generator }`);
  const kept = generator.bernoulli(weights.shape, 1 - dropoutP).cast('float32');
  return weights.mul(kept.mul(1 / (1 - dropoutP)));
}
