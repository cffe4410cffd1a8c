// Losses of embeddings by comparison: triplets, and InfoNCE over a matrix of cosines.

import { ShapeError, ValueError } from '../../base/errors.ts';
import { requireOptions } from '../../base/options.ts';
import { requireRange, requireRanges } from '../../base/require.ts';
import { requireDType, requireShape } from '../../base/require-shape.ts';
import { formatShape } from '../../base/shape.ts';
import { concat, iota, type Tensor, zeros } from '../../tensor/index.ts';
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
  const forward = crossEntropy(logits, rows, { reduction });
  return symmetric ? forward.add(crossEntropy(logits.transpose(), rows, { reduction })).mul(0.5) : forward;
}

function inverse(op: string, temperature: number | Tensor): number | Tensor {
  if (typeof temperature === 'number') {
    requireRange(op, 'temperature', temperature, 'positive');
    return 1 / temperature;
  }
  if (temperature.size !== 1) {
    throw new ShapeError(
      `${op}: temperature must be a number or a scalar tensor: got ${formatShape(temperature.shape)}`,
    );
  }
  return temperature.reshape().reciprocal();
}

function requireNegatives(op: string, negatives: Tensor, queries: Tensor, symmetric: boolean): void {
  requireDType(op, 'negatives', negatives, 'float32');
  requireShape(op, 'negatives', negatives.shape, ['M', queries.shape[1]]);
  if (symmetric) throw new ValueError(`${op}: symmetric has no meaning with negatives; leave one of them out`);
}
