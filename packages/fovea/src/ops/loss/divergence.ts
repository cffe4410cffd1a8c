// Kullback–Leibler divergence between distributions, as torch.nn.functional.kl_div defines it.

import { requireOptions } from '../../base/options.ts';
import { type Tensor, where } from '../../tensor/index.ts';
import { requirePair, unlessMasked } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `klDivergence`. */
export interface KlDivergenceOptions {
  /** Whether the target holds logarithms too. Default false. */
  readonly logTarget?: boolean;
  /** 'batchMean' divides by the first axis and so is the divergence of a row; 'mean' (default) divides by the number of elements. */
  readonly reduction?: Reduction | 'batchMean';
}

/**
 * Σ t·(log t − log q) of targets t and predicted log-probabilities log q; 0·log 0 is 0.
 * @shape log q and t of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError unless both have one shape; DTypeError unless both are float32
 * @example
 * await klDivergence(logSoftmax(tensor([[0, 0]])), tensor([[1, 0]])).item(); // 0.3466
 */
export function klDivergence(logProbabilities: Tensor, target: Tensor, options: KlDivergenceOptions = {}): Tensor {
  requireOptions('klDivergence', options, ['logTarget', 'reduction']);
  const { logTarget = false, reduction = 'mean' } = options;
  requirePair('klDivergence', { logProbabilities, target });
  const t = logTarget ? target.exp() : target;
  const logT = logTarget ? unlessMasked(target, t) : where(target.greater(0), target, 1).log();
  const loss = t.mul(logT.sub(unlessMasked(logProbabilities, t)));
  return reduction === 'batchMean' ? loss.sum().div(loss.shape[0] ?? 1) : reduceLoss(loss, reduction);
}
