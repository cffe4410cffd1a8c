// Losses of scores against targets of −1 and 1, of pairs, and of labels with margins, as torch.nn.functional has them.

import { requireOptions } from '../../base/options.ts';
import { refuse, requireRange } from '../../base/require.ts';
import { requireDType, requireSameShape, requireShape } from '../../base/require-shape.ts';
import { iota, requireAll, type Tensor, where } from '../../tensor/index.ts';
import { logSigmoid, softplus } from '../activation.ts';
import { cosineSimilarity } from '../distance.ts';
import { labelMask, requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of losses with a margin. */
export interface MarginOptions {
  /** By how much a score has to be on the right side; the default is the loss's. */
  readonly margin?: number;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

function marginOf(op: string, { margin }: MarginOptions, usual: number): number {
  if (margin !== undefined) requireRange(op, 'margin', margin, 'finite');
  return margin ?? usual;
}

/**
 * max(0, margin − y·(a − b)) for y of 1 where a should rank higher, −1 where b should; `margin` defaults to 0.
 * @shape all of one shape → a scalar, or that shape with `reduction` 'none'
 * @grad 0 at the kink
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a margin that is not finite
 * @example
 * await marginRankingLoss(tensor([1]), tensor([3]), tensor([1])).item(); // 2
 */
export function marginRankingLoss(a: Tensor, b: Tensor, y: Tensor, options: MarginOptions = {}): Tensor {
  requireOptions('marginRankingLoss', options, ['margin', 'reduction']);
  requirePair('marginRankingLoss', { a, b });
  requirePair('marginRankingLoss', { a, y });
  const margin = marginOf('marginRankingLoss', options, 0);
  return reduceLoss(y.neg().mul(a.sub(b)).add(margin).maximum(0), options.reduction);
}

/**
 * x where y = 1, max(0, margin − x) where y = −1, for distances x; `margin` defaults to 1.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @grad 0 at the kink
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a margin that is not finite
 * @example
 * await hingeEmbeddingLoss(tensor([0.5, 0.5]), tensor([1, -1])).item(); // 0.5
 */
export function hingeEmbeddingLoss(x: Tensor, y: Tensor, options: MarginOptions = {}): Tensor {
  requireOptions('hingeEmbeddingLoss', options, ['margin', 'reduction']);
  requirePair('hingeEmbeddingLoss', { x, y });
  const margin = marginOf('hingeEmbeddingLoss', options, 1);
  const loss = where(y.greater(0), x, x.neg().add(margin).maximum(0));
  return reduceLoss(where(y.equal(y), loss, Number.NaN), options.reduction);
}

/**
 * 1 − cos(a, b) where y = 1, max(0, cos(a, b) − margin) where y = −1; `margin` defaults to 0.
 * @shape a, b `[N, D]`, y `[N]` → a scalar, or `[N]` with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a margin that is not finite
 * @example
 * await cosineEmbeddingLoss(tensor([[1, 0]]), tensor([[0, 1]]), tensor([1])).item(); // 1
 */
export function cosineEmbeddingLoss(a: Tensor, b: Tensor, y: Tensor, options: MarginOptions = {}): Tensor {
  requireOptions('cosineEmbeddingLoss', options, ['margin', 'reduction']);
  requirePair('cosineEmbeddingLoss', { a, b });
  requireShape('cosineEmbeddingLoss', 'y', y.shape, a.shape.slice(0, -1));
  const margin = marginOf('cosineEmbeddingLoss', options, 0);
  const cosine = cosineSimilarity(a, b);
  const loss = where(y.greater(0), cosine.neg().add(1), cosine.sub(margin).maximum(0));
  return reduceLoss(where(y.equal(y), loss, Number.NaN), options.reduction);
}

/**
 * log(1 + e^(−y·x)) for targets y of −1 and 1.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit
 * @example
 * await softMarginLoss(tensor([2]), tensor([1])).item(); // 0.1269
 */
export function softMarginLoss(x: Tensor, y: Tensor, options: { readonly reduction?: Reduction } = {}): Tensor {
  requireOptions('softMarginLoss', options, ['reduction']);
  requirePair('softMarginLoss', { x, y });
  return reduceLoss(softplus(x.mul(y).neg()), options.reduction);
}

/** Options of `multiLabelSoftMarginLoss`. */
export interface MultiLabelSoftMarginOptions {
  /** Factor of each class, `[C]`. */
  readonly weight?: Tensor;
  /** Default 'mean'. */
  readonly reduction?: Reduction;
}

/**
 * Binary cross-entropy of logits, averaged over the classes, for targets of 0 and 1.
 * @shape both `[…, C]` → a scalar, or `[…]` with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit
 * @example
 * await multiLabelSoftMarginLoss(tensor([[2, -2]]), tensor([[1, 0]])).item(); // 0.1269
 */
export function multiLabelSoftMarginLoss(x: Tensor, target: Tensor, options: MultiLabelSoftMarginOptions = {}): Tensor {
  requireOptions('multiLabelSoftMarginLoss', options, ['weight', 'reduction']);
  requirePair('multiLabelSoftMarginLoss', { x, target });
  const losses = target
    .mul(logSigmoid(x))
    .add(target.neg().add(1).mul(logSigmoid(x.neg())))
    .neg();
  const { weight, reduction } = options;
  if (weight) requireShape('multiLabelSoftMarginLoss', 'weight', weight.shape, x.shape.slice(-1));
  return reduceLoss((weight ? losses.mul(weight) : losses).mean(-1), reduction);
}

/** Options of `multiMarginLoss`. */
export interface MultiMarginOptions extends MarginOptions {
  /** 1 or 2. Default 1. */
  readonly p?: number;
  /** Factor of the losses of each label, `[C]`. */
  readonly weight?: Tensor;
}

/**
 * Σ max(0, margin − x[label] + x[j])ᵖ / C over the other classes j: the hinge of several classes; `margin` defaults to 1.
 * @shape scores `[N, C]`, labels `[N]` → a scalar, or `[N]` with `reduction` 'none'
 * @dtype labels int32
 * @grad 0 at the kinks
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for another p, and, when the loss is computed, for a label outside 0…C−1
 * @example
 * await multiMarginLoss(tensor([[1, 0.5]]), tensor([0], [1], 'int32')).item(); // 0.25
 */
export function multiMarginLoss(scores: Tensor, labels: Tensor, options: MultiMarginOptions = {}): Tensor {
  requireOptions('multiMarginLoss', options, ['margin', 'reduction', 'p', 'weight']);
  const { p = 1, weight, reduction } = options;
  if (p !== 1 && p !== 2) refuse('multiMarginLoss', 'p', '1 or 2', p);
  const margin = marginOf('multiMarginLoss', options, 1);
  const isLabel = labelMask('multiMarginLoss', scores, labels);
  const own = where(isLabel, scores, 0).sum(-1, { keepDims: true });
  const hinge = scores.sub(own).add(margin).maximum(0);
  const powers = where(isLabel, 0, p === 1 ? hinge : hinge.square());
  if (weight) requireShape('multiMarginLoss', 'weight', weight.shape, scores.shape.slice(-1));
  const weighted = weight ? powers.mul(where(isLabel, weight, 0).sum(-1, { keepDims: true })) : powers;
  return reduceLoss(weighted.mean(-1), reduction);
}

/**
 * Σ max(0, 1 − x[j] + x[i]) / C over the labels j of a sample and all classes i that are none of them. A sample's labels are those before the
 * first that is below 0.
 * @shape scores `[…, C]`, labels `[…, C]`, filled up with −1 → a scalar, or `[…]` with `reduction` 'none'
 * @dtype labels int32
 * @grad 0 at the kinks
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError, when the loss is computed, for a label of C or more
 * @example
 * await multiLabelMarginLoss(tensor([[1, 0, 1]]), tensor([[2, -1, -1]], [1, 3], 'int32')).item(); // 0.3333
 */
export function multiLabelMarginLoss(
  scores: Tensor,
  labels: Tensor,
  options: { readonly reduction?: Reduction } = {},
): Tensor {
  const op = 'multiLabelMarginLoss';
  requireOptions(op, options, ['reduction']);
  requireDType(op, 'scores', scores, 'float32');
  requireDType(op, 'labels', labels, 'int32');
  requireShape(op, 'scores', scores.shape, ['…', 'C']);
  requireSameShape(op, { scores: scores.shape, labels: labels.shape });
  const classes = scores.shape[scores.rank - 1];
  const counts = labels.greaterEqual(0).cast('int32').cumprod(-1).equal(1);
  requireAll(
    labels.less(classes).logicalOr(counts.logicalNot()),
    `${op}: labels must be below ${classes}, the classes`,
  );
  const place = where(counts, labels, 0);
  // Labels down, classes across.
  const isLabel = place
    .unsqueeze(-1)
    .equal(iota([classes]))
    .logicalAnd(counts.unsqueeze(-1));
  const others = isLabel.any(-2, { keepDims: true }).logicalNot();
  const hinge = scores.unsqueeze(-2).sub(scores.gatherElements(place, -1).unsqueeze(-1)).add(1).maximum(0);
  const losses = where(counts.unsqueeze(-1).logicalAnd(others), hinge, 0);
  return reduceLoss(losses.sum([-2, -1]).div(classes), options.reduction);
}
