// Losses as modules, by PyTorch's names: each hands its options to a function of fovea/ops, where the formula, the options and the errors are said.

import { type AllOf, requireOptions } from '../base/options.ts';
import * as ops from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/** A loss of a prediction and its target. */
export interface PairLoss<O extends object> extends Module {
  /** Those of the function. */
  readonly options: O;
  /** The loss. */
  forward(prediction: Tensor, target: Tensor): Tensor;
}

/** A loss of three tensors. */
export interface TripleLoss<O extends object> extends Module {
  /** Those of the function. */
  readonly options: O;
  /** The loss. */
  forward(first: Tensor, second: Tensor, third: Tensor): Tensor;
}

/** The class of losses that `loss` computes; `names` are its options. */
function ofPairs<O extends object, const N extends readonly string[]>(
  loss: (prediction: Tensor, target: Tensor, options?: O) => Tensor,
  names: N & AllOf<O, N>,
): new (
  options?: O,
) => PairLoss<O> {
  return class extends Module {
    constructor(readonly options: O = {} as O) {
      super();
      requireOptions(new.target.name, options, names);
    }

    override forward(prediction: Tensor, target: Tensor): Tensor {
      return loss(prediction, target, this.options);
    }
  };
}

/** `ofPairs` for losses of three tensors. */
function ofTriples<O extends object, const N extends readonly string[]>(
  loss: (first: Tensor, second: Tensor, third: Tensor, options?: O) => Tensor,
  names: N & AllOf<O, N>,
): new (
  options?: O,
) => TripleLoss<O> {
  return class extends Module {
    constructor(readonly options: O = {} as O) {
      super();
      requireOptions(new.target.name, options, names);
    }

    override forward(first: Tensor, second: Tensor, third: Tensor): Tensor {
      return loss(first, second, third, this.options);
    }
  };
}

/**
 * Softmax and cross-entropy of logits and labels, or target probabilities; see `crossEntropy`.
 * @shape logits `[N, …, C]`, labels `[N, …]` int32 or probabilities `[N, …, C]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new CrossEntropyLoss().forward(tensor([[0, 0]]), tensor([1], [1], 'int32')).item(); // 0.6931
 */
export class CrossEntropyLoss extends ofPairs(ops.crossEntropy, [
  'labelSmoothing',
  'weight',
  'ignoreIndex',
  'reduction',
]) {}

/**
 * −log p at the label, of log-probabilities; see `nllLoss`.
 * @shape log-probabilities `[N, …, C]`, labels `[N, …]` int32 → a scalar, or `[N, …]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new NLLLoss().forward(tensor([[-1, -2]]), tensor([1], [1], 'int32')).item(); // 2
 */
export class NLLLoss extends ofPairs(ops.nllLoss, ['weight', 'ignoreIndex', 'reduction']) {}

/**
 * Binary cross-entropy of probabilities; see `binaryCrossEntropy`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new BCELoss().forward(tensor([0.5]), tensor([1])).item(); // 0.6931
 */
export class BCELoss extends ofPairs(ops.binaryCrossEntropy, ['labelSmoothing', 'weight', 'reduction']) {}

/**
 * Binary cross-entropy of logits; see `binaryCrossEntropyWithLogits`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new BCEWithLogitsLoss().forward(tensor([0]), tensor([1])).item(); // 0.6931
 */
export class BCEWithLogitsLoss extends ofPairs(ops.binaryCrossEntropyWithLogits, [
  'labelSmoothing',
  'weight',
  'reduction',
  'posWeight',
]) {}

/**
 * |prediction − target|; see `l1Loss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new L1Loss().forward(tensor([1, -3]), tensor([0, 0])).item(); // 2
 */
export class L1Loss extends ofPairs(ops.l1Loss, ['reduction']) {}

/**
 * (prediction − target)²; see `mseLoss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new MSELoss({ reduction: 'sum' }).forward(tensor([1, -3]), tensor([0, 0])).item(); // 10
 */
export class MSELoss extends ofPairs(ops.mseLoss, ['reduction']) {}

/**
 * A parabola below `beta`, a line above, of |prediction − target|; see `smoothL1Loss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new SmoothL1Loss().forward(tensor([0.5, 3]), tensor([0, 0])).item(); // 1.3125
 */
export class SmoothL1Loss extends ofPairs(ops.smoothL1Loss, ['reduction', 'beta']) {}

/**
 * A parabola below `delta`, a line above, of |prediction − target|; see `huberLoss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new HuberLoss({ delta: 2 }).forward(tensor([1]), tensor([0])).item(); // 0.5
 */
export class HuberLoss extends ofPairs(ops.huberLoss, ['reduction', 'delta']) {}

/**
 * Kullback–Leibler divergence of targets from predicted log-probabilities; see `klDivergence`. PyTorch's 'batchmean' is 'batchMean' here.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new KLDivLoss({ reduction: 'sum' }).forward(tensor([-1, -1]), tensor([1, 0])).item(); // 1
 */
export class KLDivLoss extends ofPairs(ops.klDivergence, ['logTarget', 'reduction']) {}

/**
 * x where y = 1, max(0, margin − x) where y = −1; see `hingeEmbeddingLoss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new HingeEmbeddingLoss().forward(tensor([0.5, 0.5]), tensor([1, -1])).item(); // 0.5
 */
export class HingeEmbeddingLoss extends ofPairs(ops.hingeEmbeddingLoss, ['margin', 'reduction']) {}

/**
 * log(1 + e^(−y·x)) for targets y of −1 and 1; see `softMarginLoss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new SoftMarginLoss().forward(tensor([2]), tensor([1])).item(); // 0.1269
 */
export class SoftMarginLoss extends ofPairs(ops.softMarginLoss, ['reduction']) {}

/**
 * Binary cross-entropy of logits, averaged over the classes; see `multiLabelSoftMarginLoss`.
 * @shape both `[…, C]` → a scalar, or `[…]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new MultiLabelSoftMarginLoss().forward(tensor([[2, -2]]), tensor([[1, 0]])).item(); // 0.1269
 */
export class MultiLabelSoftMarginLoss extends ofPairs(ops.multiLabelSoftMarginLoss, ['weight', 'reduction']) {}

/**
 * Every label of a sample is to score higher, by 1, than every other class; see `multiLabelMarginLoss`.
 * @shape scores `[…, C]`, labels `[…, C]` int32 → a scalar, or `[…]` with `reduction` 'none'
 * @throws as the function
 * @example
 * const labels = tensor([[2, -1, -1]], [1, 3], 'int32');
 * await new MultiLabelMarginLoss().forward(tensor([[1, 0, 1]]), labels).item(); // 0.3333
 */
export class MultiLabelMarginLoss extends ofPairs(ops.multiLabelMarginLoss, ['reduction']) {}

/**
 * The hinge of several classes; see `multiMarginLoss`.
 * @shape scores `[N, C]`, labels `[N]` int32 → a scalar, or `[N]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new MultiMarginLoss().forward(tensor([[1, 0.5]]), tensor([0], [1], 'int32')).item(); // 0.25
 */
export class MultiMarginLoss extends ofPairs(ops.multiMarginLoss, ['margin', 'reduction', 'p', 'weight']) {}

/**
 * e^x − y·x for counts y and the logarithm x of their rate; see `poissonNllLoss`.
 * @shape both of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new PoissonNLLLoss().forward(tensor([0]), tensor([3])).item(); // 1
 */
export class PoissonNLLLoss extends ofPairs(ops.poissonNllLoss, ['logInput', 'eps', 'reduction']) {}

/**
 * ½·(log σ² + (mean − target)² / σ²) of mean, target and variance σ²; see `gaussianNllLoss`.
 * @shape mean and target of one shape, variance broadcast to it → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new GaussianNLLLoss().forward(tensor([1]), tensor([3]), tensor([4])).item(); // 1.1931
 */
export class GaussianNLLLoss extends ofTriples(ops.gaussianNllLoss, ['full', 'eps', 'reduction']) {}

/**
 * max(0, margin − y·(a − b)) of a, b and y; see `marginRankingLoss`.
 * @shape all of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws as the function
 * @example
 * await new MarginRankingLoss().forward(tensor([1]), tensor([3]), tensor([1])).item(); // 2
 */
export class MarginRankingLoss extends ofTriples(ops.marginRankingLoss, ['margin', 'reduction']) {}

/**
 * 1 − cos(a, b) where y = 1, max(0, cos(a, b) − margin) where y = −1, of a, b and y; see `cosineEmbeddingLoss`.
 * @shape a, b `[N, D]`, y `[N]` → a scalar, or `[N]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new CosineEmbeddingLoss().forward(tensor([[1, 0]]), tensor([[0, 1]]), tensor([1])).item(); // 1
 */
export class CosineEmbeddingLoss extends ofTriples(ops.cosineEmbeddingLoss, ['margin', 'reduction']) {}

/**
 * max(d(a, p) − d(a, n) + margin, 0) of anchor, positive and negative; see `tripletMarginLoss`.
 * @shape three of `[…, D]` → a scalar, or `[…]` with `reduction` 'none'
 * @throws as the function
 * @example
 * await new TripletMarginLoss().forward(tensor([[0, 0]]), tensor([[3, 4]]), tensor([[0, 1]])).item(); // 5
 */
export class TripletMarginLoss extends ofTriples(ops.tripletMarginLoss, ['margin', 'p', 'eps', 'swap', 'reduction']) {}

/**
 * Connectionist temporal classification: −log of the probability of a sequence of labels, of log-probabilities, labels, and the lengths of
 * both; see `ctcLoss`. Samples come first, `[N, T, C]`, where PyTorch has `[T, N, C]`.
 * @shape log-probabilities `[N, T, C]`, labels `[N, S]`, lengths `[N]` each, all int32 → a scalar, or `[N]` with `reduction` 'none'
 * @throws as the function
 * @example
 * const [targets, steps, count] = [tensor([[1]], [1, 1], 'int32'), tensor([2], [1], 'int32'), tensor([1], [1], 'int32')];
 * await new CTCLoss().forward(logSoftmax(zeros([1, 2, 3])), targets, steps, count).item(); // 1.0986
 */
export class CTCLoss extends Module {
  constructor(readonly options: ops.CtcOptions = {}) {
    super();
    requireOptions('CTCLoss', options, ['blank', 'reduction', 'zeroInfinity']);
  }

  override forward(logProbabilities: Tensor, labels: Tensor, inputLengths: Tensor, targetLengths: Tensor): Tensor {
    return ops.ctcLoss(logProbabilities, labels, inputLengths, targetLengths, this.options);
  }
}
