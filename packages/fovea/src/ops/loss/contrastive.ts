// Losses of embeddings by comparison: triplets, and InfoNCE or pairwise sigmoids over a matrix of cosines.

import { ShapeError, ValueError } from '../../base/errors.ts';
import { requireOptions } from '../../base/options.ts';
import { requireRange, requireRanges } from '../../base/require.ts';
import { requireDType, requireShape } from '../../base/require-shape.ts';
import { formatShape } from '../../base/shape.ts';
import { concat, iota, type Tensor, where, zeros } from '../../tensor/index.ts';
import { logSigmoid } from '../activation.ts';
import { distance, l2Normalize } from '../distance.ts';
import { crossEntropy } from './cross-entropy.ts';
import { requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `tripletMarginLoss`. */
export interface TripletMarginOptions {
  /** By how much the negative must be farther than the positive. Default 1. */
  readonly margin?: number;
  /** Exponent of the Minkowski distance, from 1 to Infinity. Default 2. */
  readonly p?: number;
  /** Added to each difference, as in PyTorch. Default 1e-6. */
  readonly eps?: number;
  /** Also looks from the positive at the negative and takes the smaller distance (Balntas et al., 2016). Default false. */
  readonly swap?: boolean;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * max(d(a, p) − d(a, n) + margin, 0), where d is the Euclidean distance of embeddings, or another Minkowski distance with `p`.
 * @shape three of `[…, D]` → a scalar, or `[…]` with `reduction` 'none'
 * @throws ShapeError unless all have one shape; ValueError for options out of range
 * @paper Schroff et al., arXiv:1503.03832
 * @example
 * await tripletMarginLoss(tensor([[0, 0]]), tensor([[3, 4]]), tensor([[0, 1]])).item(); // 5
 */
export function tripletMarginLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  options: TripletMarginOptions = {},
): Tensor {
  requireOptions('tripletMarginLoss', options, ['margin', 'p', 'eps', 'swap', 'reduction']);
  const { margin = 1, p = 2, eps = 1e-6, swap = false, reduction } = options;
  const op = 'tripletMarginLoss';
  requireRanges(op, { margin, eps }, { margin: 'positive', eps: 'notNegative' });
  requirePair(op, { anchor, positive });
  requirePair(op, { anchor, negative });
  const apart = (a: Tensor, b: Tensor): Tensor =>
    distance(a.sub(b).add(eps), zeros(a.shape), { metric: 'minkowski', p });
  const far = apart(anchor, negative);
  const negativeDistance = swap ? far.minimum(apart(positive, negative)) : far;
  return reduceLoss(apart(anchor, positive).sub(negativeDistance).add(margin).maximum(0), reduction);
}

/** Options of `infoNce`. */
export interface InfoNceOptions {
  /** Divides the cosines: a number above 0, or a scalar tensor that is learnt. Default 0.07. */
  readonly temperature?: number | Tensor;
  /** Negatives `[M, D]` for all queries; without them, each query's negatives are the other keys. */
  readonly negatives?: Tensor;
  /** Mean of the loss of queries among keys and of keys among queries, as in CLIP (Radford et al., arXiv:2103.00020). Default false. */
  readonly symmetric?: boolean;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * Cross-entropy of finding each query's own key among all keys: −log softmax(cosine / temperature) at i for query i.
 * @shape queries and keys `[N, D]`, row i belonging to row i → a scalar, or `[N]` with `reduction` 'none'
 * @throws ShapeError unless both are `[N, D]`; ValueError for a temperature that is not above 0, or `symmetric` together with `negatives`
 * @paper van den Oord et al., arXiv:1807.03748
 * @example
 * const keys = tensor([[1, 0], [0, 1]]);
 * await infoNce(keys, keys, { temperature: 1 }).item(); // 0.3133
 */
export function infoNce(queries: Tensor, keys: Tensor, options: InfoNceOptions = {}): Tensor {
  requireOptions('infoNce', options, ['temperature', 'negatives', 'symmetric', 'reduction']);
  const { temperature = 0.07, negatives, symmetric = false, reduction = 'mean' } = options;
  const op = 'infoNce';
  requirePair(op, { queries, keys });
  requireShape(op, 'queries', queries.shape, ['N', 'D']);
  const [q, k] = [l2Normalize(queries), l2Normalize(keys)];
  const byTemperature = (cosines: Tensor): Tensor => cosines.mul(inverse(op, temperature));
  const rows = iota([q.shape[0]]);
  if (negatives) {
    requireNegatives(op, negatives, queries, symmetric);
    const wrong = q.matmul(l2Normalize(negatives).transpose());
    const cosines = concat([q.mul(k).sum(1, { keepDims: true }), wrong], 1);
    return crossEntropy(byTemperature(cosines), rows.mul(0), { reduction });
  }
  const logits = byTemperature(q.matmul(k.transpose()));
  return symmetric ? bothWays(logits, reduction) : crossEntropy(logits, rows, { reduction });
}

/** Mean of the cross-entropies of rows and of columns, where row i belongs to column i. */
function bothWays(logits: Tensor, reduction: Reduction): Tensor {
  const rows = iota([logits.shape[0]]);
  return crossEntropy(logits, rows, { reduction })
    .add(crossEntropy(logits.transpose(), rows, { reduction }))
    .mul(0.5);
}

/** Options of `clipLoss`. */
export interface ClipLossOptions {
  /** Multiplies the cosines: a number above 0, or a scalar tensor that is learnt, such as `exp` of CLIP's `logit_scale`. Default 1 / 0.07. */
  readonly logitScale?: number | Tensor;
}

/**
 * CLIP's loss: the mean of the cross-entropies of finding each image's text among all texts, and each text's image among all images, by
 * logitScale · cosine. `infoNce` with `symmetric` is the same by a temperature, 1 / logitScale.
 * @shape image and text embeddings `[N, D]`, row i belonging to row i → a scalar
 * @throws ShapeError unless both are `[N, D]`, or for a scale of more than one number; ValueError for a number that is not above 0
 * @paper Radford et al., ICML 2021, arXiv:2103.00020
 * @example
 * const embeddings = tensor([[1, 0], [0, 1]]);
 * await clipLoss(embeddings, embeddings, { logitScale: 1 }).item(); // 0.3133
 */
export function clipLoss(imageEmbeddings: Tensor, textEmbeddings: Tensor, options: ClipLossOptions = {}): Tensor {
  requireOptions('clipLoss', options, ['logitScale']);
  const { logitScale = 1 / 0.07 } = options;
  const cosines = cosinesOf('clipLoss', imageEmbeddings, textEmbeddings);
  return bothWays(cosines.mul(scaleOf('clipLoss', logitScale)), 'mean');
}

/** Options of `siglipLoss`. */
export interface SiglipLossOptions {
  /** Multiplies the cosines: a number above 0, or a scalar tensor that is learnt. Default 10. */
  readonly logitScale?: number | Tensor;
  /** Is added to the scaled cosines: a number, or a scalar tensor that is learnt. Default −10. */
  readonly logitBias?: number | Tensor;
}

/**
 * SigLIP's loss: every pair of an image and a text is judged alone, −Σᵢⱼ log σ(zᵢⱼ · (logitScale · cosineᵢⱼ + logitBias)) / N, where z is 1 for
 * an image and its own text, else −1.
 * @shape image and text embeddings `[N, D]`, row i belonging to row i → a scalar
 * @throws ShapeError unless both are `[N, D]`, or for a scale or bias of more than one number; ValueError for a number out of range
 * @paper Zhai et al., ICCV 2023, arXiv:2303.15343
 * @example
 * const embeddings = tensor([[1, 0], [0, 1]]);
 * await siglipLoss(embeddings, embeddings).item(); // 0.6932
 */
export function siglipLoss(imageEmbeddings: Tensor, textEmbeddings: Tensor, options: SiglipLossOptions = {}): Tensor {
  requireOptions('siglipLoss', options, ['logitScale', 'logitBias']);
  const { logitScale = 10, logitBias = -10 } = options;
  const op = 'siglipLoss';
  const cosines = cosinesOf(op, imageEmbeddings, textEmbeddings);
  if (typeof logitBias === 'number') requireRange(op, 'logitBias', logitBias, 'finite');
  const bias = typeof logitBias === 'number' ? logitBias : requireScalar(op, 'logitBias', logitBias);
  const logits = cosines.mul(scaleOf(op, logitScale)).add(bias);
  const [N] = cosines.shape;
  const isOwn = iota([N, N], 0).equal(iota([N, N], 1));
  return logSigmoid(where(isOwn, logits, logits.neg()))
    .sum()
    .mul(-1 / N);
}

/** Of every image and every text, `[N, N]`. */
function cosinesOf(op: string, imageEmbeddings: Tensor, textEmbeddings: Tensor): Tensor {
  requirePair(op, { imageEmbeddings, textEmbeddings });
  requireShape(op, 'imageEmbeddings', imageEmbeddings.shape, ['N', 'D']);
  return l2Normalize(imageEmbeddings).matmul(l2Normalize(textEmbeddings).transpose());
}

function scaleOf(op: string, logitScale: number | Tensor): number | Tensor {
  if (typeof logitScale !== 'number') return requireScalar(op, 'logitScale', logitScale);
  requireRange(op, 'logitScale', logitScale, 'positive');
  return logitScale;
}

function requireScalar(op: string, name: string, value: Tensor): Tensor {
  if (value.size === 1) return value.reshape();
  throw new ShapeError(`${op}: ${name} must be a number or a scalar tensor: got ${formatShape(value.shape)}`);
}

function inverse(op: string, temperature: number | Tensor): number | Tensor {
  if (typeof temperature === 'number') {
    requireRange(op, 'temperature', temperature, 'positive');
    return 1 / temperature;
  }
  return requireScalar(op, 'temperature', temperature).reciprocal();
}

function requireNegatives(op: string, negatives: Tensor, queries: Tensor, symmetric: boolean): void {
  requireDType(op, 'negatives', negatives, 'float32');
  requireShape(op, 'negatives', negatives.shape, ['M', queries.shape[1]]);
  if (symmetric) throw new ValueError(`${op}: symmetric has no meaning with negatives; leave one of them out`);
}
