// Attention of queries to keys (Vaswani et al., NeurIPS 2017, arXiv:1706.03762).

import { ValueError } from '../base/errors.ts';
import { pickOptions, requireOptions } from '../base/options.ts';
import { requireOneOf, requireRange } from '../base/require.ts';
import { requireBroadcast, requireShape } from '../base/require-shape.ts';
import { broadcastShapes, elementCount, type Shape, sameShape } from '../base/shape.ts';
import { type Generator, iota, type Tensor, where, zeros } from '../tensor/index.ts';
import { attendInBlocks, drawSeed, runtime } from '../tensor/internal.ts';
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

const ALGORITHMS = ['direct', 'blocks', 'auto'] as const;
/** How attention is computed. */
export type AttentionAlgorithm = (typeof ALGORITHMS)[number];

/** Options of `scaledDotProductAttention`. */
export interface DroppingAttentionOptions extends AttentionOptions {
  /** Probability that a weight is dropped; the others are divided by 1 − dropoutP. Default 0: this is for training only. */
  readonly dropoutP?: number;
  /** Says which weights are dropped; needed for a dropoutP above 0. */
  readonly generator?: Generator;
  /**
   * 'direct' has the weights of all queries in memory, `[…, L, S]`, and so has the backward pass. 'blocks' has a block of them at a time, and computes
   * them again in the backward pass: memory grows with L + S. Default 'auto': blocks from 512 × 512 scores on, or
   * 256 × 256 where isCausal leaves half of them out, or heads have no more than 32 features.
   */
  readonly algorithm?: AttentionAlgorithm;
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
  requireOptions('attention', options, [...MASK_NAMES, 'dropoutP', 'generator', 'algorithm']);
  requireOneOf('attention', 'algorithm', options.algorithm ?? 'auto', ALGORITHMS);
  requireQueryAndKey(query, key);
  requireShape('attention', 'value', value.shape, ['…', key.shape[key.rank - 2], 'V']);
  if (attendsInBlocks(query, key, value, options)) return inBlocks(query, key, value, options);
  return dropped(attentionWeights(query, key, pickOptions(options, MASK_NAMES)), options).matmul(value);
}

function requireQueryAndKey(query: Tensor, key: Tensor): void {
  requireShape('attention', 'query', query.shape, ['…', 'L', 'E']);
  requireShape('attention', 'key', key.shape, ['…', 'S', query.shape[query.rank - 1]]);
}

/**
 * Scores of one head from which on they are not kept. Below, computing them again takes longer than keeping them; not so soon where half of them are
 * left out, or few products make one.
 */
const LEAST_SCORES = 512 * 512;
const LEAST_CHEAP_SCORES = 256 * 256;
const NARROW = 32;

/** The axes before the last two, of queries and keys together. */
const batchOf = (query: Tensor, key: Tensor): Shape | undefined =>
  broadcastShapes(query.shape.slice(0, -2), key.shape.slice(0, -2));

/**
 * Whether `scaledDotProductAttention` has no weights in memory. By shapes alone, and never where the graph is counted, or written for others.
 * What has no elements, or values for which each weight is used several times, is computed directly.
 */
export function attendsInBlocks(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  { algorithm = 'auto', isCausal = false }: DroppingAttentionOptions = {},
): boolean {
  const { isCounting, isExporting } = runtime.effects;
  if (algorithm === 'direct' || isCounting || isExporting) return false;
  const batch = batchOf(query, key);
  const all = batch && broadcastShapes(batch, value.shape.slice(0, -2));
  if (!batch || !all || !sameShape(batch, all)) return false;
  const scores = query.shape[query.rank - 2] * key.shape[key.rank - 2];
  if (scores * elementCount(batch) * query.size * value.size === 0) return false;
  const isCheap = isCausal || query.shape[query.rank - 1] + value.shape[value.rank - 1] <= 2 * NARROW;
  return algorithm === 'blocks' || scores >= (isCheap ? LEAST_CHEAP_SCORES : LEAST_SCORES);
}

/** The same without the weights in memory, forward and backward. */
function inBlocks(query: Tensor, key: Tensor, value: Tensor, options: DroppingAttentionOptions): Tensor {
  const { mask, isCausal = false, scale = 1 / Math.sqrt(query.shape[query.rank - 1]) } = options;
  const scores = [...(batchOf(query, key) as Shape), query.shape[query.rank - 2], key.shape[key.rank - 2]];
  const bias = mask && biasOf(mask, scores);
  const { dropoutP, generator } = requireDropping(options);
  const seed = dropoutP > 0 && generator ? drawSeed(generator) : undefined;
  return attendInBlocks(query.mul(scale), key, value, scores.slice(0, -2), { isCausal, bias, dropoutP, seed });
}

/** What a mask adds to the scores. */
function biasOf(mask: Tensor, scores: Shape): Tensor {
  requireBroadcast('attention', 'mask', mask.shape, { scores });
  return mask.dtype === 'bool' ? where(mask, zeros([]), Number.NEGATIVE_INFINITY) : mask;
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
  requireQueryAndKey(query, key);
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

/** @throws ValueError unless dropoutP is in [0, 1), and 0 without a generator */
function requireDropping({ dropoutP = 0, generator }: DroppingAttentionOptions) {
  requireRange('attention', 'dropoutP', dropoutP, 'fraction');
  if (dropoutP > 0 && !generator)
    throw new ValueError(`attention: dropoutP ${dropoutP} needs a generator: got none; give { generator }`);
  return { dropoutP, generator };
}

function dropped(weights: Tensor, options: DroppingAttentionOptions): Tensor {
  const { dropoutP, generator } = requireDropping(options);
  if (dropoutP === 0 || !generator) return weights;
  const kept = generator.bernoulli(weights.shape, 1 - dropoutP).cast('float32');
  return weights.mul(kept.mul(1 / (1 - dropoutP)));
}
