// Connectionist temporal classification: sequences of labels without their places in time, as torch.nn.functional.ctc_loss.

import { requireOptions } from '../../base/options.ts';
import { requireInteger, requireOneOf, requireRange } from '../../base/require.ts';
import { requireDType, requireShape } from '../../base/require-shape.ts';
import { concat, full, iota, requireAll, stack, type Tensor, where } from '../../tensor/index.ts';
import { logSumExp } from '../softmax.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `ctcLoss`. */
export interface CtcOptions {
  /** The class between labels. Default 0. */
  readonly blank?: number;
  /** 'mean' (default) divides each loss by the number of its labels first, as PyTorch does. */
  readonly reduction?: Reduction;
  /** Whether infinite losses, of sequences too short for their labels, count as 0. Default false. */
  readonly zeroInfinity?: boolean;
}

export const CTC_NAMES = ['blank', 'reduction', 'zeroInfinity'] as const;

/** Stands for log 0: sums of a few of it are the same number, and no difference is NaN. */
const IMPOSSIBLE = -1e30;

/**
 * −log of the probability of a sequence of labels, summed over all ways to spread it over the steps: with blanks between labels, and with
 * labels that last. The graph has every step.
 * @shape log-probabilities `[N, T, C]`, labels `[N, S]`, lengths `[N]` each → a scalar, or `[N]` with `reduction` 'none'
 * @dtype labels and lengths int32
 * @grad 0 through infinite losses
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a blank that is no class, and, when the loss is computed, for
 *   lengths out of range, and for labels that are no class, or blank
 * @paper Graves et al., ICML 2006
 * @example
 * const logProbabilities = logSoftmax(zeros([1, 2, 3]));
 * const [targets, steps, count] = [tensor([[1]], [1, 1], 'int32'), tensor([2], [1], 'int32'), tensor([1], [1], 'int32')];
 * await ctcLoss(logProbabilities, targets, steps, count).item(); // 1.0986
 */
export function ctcLoss(
  logProbabilities: Tensor,
  labels: Tensor,
  inputLengths: Tensor,
  targetLengths: Tensor,
  options: CtcOptions = {},
): Tensor {
  const op = 'ctcLoss';
  requireOptions(op, options, CTC_NAMES);
  const { blank = 0, reduction = 'mean', zeroInfinity = false } = options;
  requireRange(op, 'zeroInfinity', zeroInfinity, 'flag');
  requireOneOf('loss', 'reduction', reduction, ['mean', 'sum', 'none']);
  requireOperands(logProbabilities, { labels, inputLengths, targetLengths });
  const classes = logProbabilities.shape[2];
  requireInteger(op, 'blank', blank, 0, classes - 1);
  const count = requireValues(logProbabilities, labels, inputLengths, targetLengths, blank);
  const states = statesOf(where(count, labels, blank), blank);
  const alpha = forwardVariables(logProbabilities, states, inputLengths, blank);
  const place = iota([1, alpha.shape[1]], 1);
  const last = targetLengths.unsqueeze(1).mul(2);
  const ends = place.equal(last).logicalOr(place.equal(last.sub(1)));
  const loss = logSumExp(where(ends, alpha, IMPOSSIBLE)).neg();
  const finite = where(loss.greater(IMPOSSIBLE / -2), zeroInfinity ? 0 : Number.POSITIVE_INFINITY, loss);
  if (reduction !== 'mean') return reduceLoss(finite, reduction);
  return finite.div(targetLengths.maximum(1).cast('float32')).mean();
}

function requireOperands(logProbabilities: Tensor, integers: Readonly<Record<string, Tensor>>): void {
  const op = 'ctcLoss';
  requireDType(op, 'logProbabilities', logProbabilities, 'float32');
  requireShape(op, 'logProbabilities', logProbabilities.shape, ['N', 'T', 'C']);
  const [N] = logProbabilities.shape;
  for (const [name, { dtype, shape }] of Object.entries(integers)) {
    requireDType(op, name, { dtype }, 'int32');
    requireShape(op, name, shape, name === 'labels' ? [N, 'S'] : [N]);
  }
  requireInteger(op, 'the number of steps', logProbabilities.shape[1], 1);
}

/** Which labels count, bool `[N, S]`, after the checks of values. */
function requireValues(
  { shape: [, T, C] }: Tensor,
  labels: Tensor,
  inputLengths: Tensor,
  targetLengths: Tensor,
  blank: number,
): Tensor {
  const S = labels.shape[1];
  const within = (x: Tensor, most: number): Tensor => x.greaterEqual(0).logicalAnd(x.lessEqual(most));
  requireAll(within(inputLengths, T), `ctcLoss: inputLengths must be integers in [0, ${T}], the steps`);
  requireAll(within(targetLengths, S), `ctcLoss: targetLengths must be integers in [0, ${S}], the labels`);
  const counts = iota([1, S], 1).less(targetLengths.unsqueeze(1));
  const isLabel = within(labels, C - 1).logicalAnd(labels.notEqual(blank));
  requireAll(
    isLabel.logicalOr(counts.logicalNot()),
    `ctcLoss: labels must be classes from 0 to ${C - 1}, and not the blank ${blank}`,
  );
  return counts;
}

/** The labels `[N, S]` with blanks before, between and behind them: `[N, 2·S + 1]`. */
function statesOf(labels: Tensor, blank: number): Tensor {
  const [N, S] = labels.shape;
  const blanks = full([N, S], blank, 'int32');
  return concat([stack([blanks, labels], 2).reshape(N, 2 * S), full([N, 1], blank, 'int32')], 1);
}

/** `[N, W]` moved right by `by`, with `value` from the left. */
function moved(x: Tensor, by: number, value: number): Tensor {
  const [N, W] = x.shape;
  return concat([full([N, by], value, x.dtype), x], 1).slice(1, 0, W);
}

/** log of the probability of all ways that are in a state after the last step, `[N, W]`. */
function forwardVariables(logProbabilities: Tensor, states: Tensor, inputLengths: Tensor, blank: number): Tensor {
  const [N, T] = logProbabilities.shape;
  const W = states.shape[1];
  const emitted = logProbabilities.gatherElements(states.unsqueeze(1).expand(N, T, W), 2);
  const at = (t: number): Tensor => emitted.slice(1, t, t + 1).squeeze(1);
  // A blank may be left out between labels that differ.
  const mayLeap = states.notEqual(blank).logicalAnd(states.notEqual(moved(states, 2, blank)));
  let alpha = where(iota([1, W], 1).less(2), at(0), IMPOSSIBLE);
  // With no steps at all, only no labels are possible.
  alpha = where(inputLengths.unsqueeze(1).greater(0), alpha, where(iota([1, W], 1).equal(0), 0, IMPOSSIBLE));
  for (let t = 1; t < T; t++) {
    const leapt = where(mayLeap, moved(alpha, 2, IMPOSSIBLE), IMPOSSIBLE);
    const next = logSumExp(stack([alpha, moved(alpha, 1, IMPOSSIBLE), leapt], 2)).add(at(t));
    alpha = where(inputLengths.unsqueeze(1).greater(t), next.maximum(IMPOSSIBLE), alpha);
  }
  return alpha;
}
