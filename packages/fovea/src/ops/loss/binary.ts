// Binary cross-entropy, of probabilities and of logits, as torch.nn.functional defines it.

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { requireBroadcast } from '../../base/require-shape.ts';
import { requireAll, type Tensor, where } from '../../tensor/index.ts';
import { logOnePlus } from '../activation.ts';
import { requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `binaryCrossEntropy`. */
export interface BinaryCrossEntropyOptions {
  /** Targets become y·(1 − 2ε) + ε: 1 → 1 − ε and 0 → ε. Default 0. */
  readonly labelSmoothing?: number;
  /** Factor of each element's loss; broadcasts to the prediction. */
  readonly weight?: Tensor;
  /** Default 'mean', over all elements. */
  readonly reduction?: Reduction;
}

/** Options of `binaryCrossEntropyWithLogits`. */
export interface BinaryCrossEntropyWithLogitsOptions extends BinaryCrossEntropyOptions {
  /** Factor of the positive part of the loss, `[C]` or a scalar; above 1 it raises recall. */
  readonly posWeight?: Tensor;
}

/** log p is cut off here, so that a sure but wrong prediction costs 100 and not infinity. */
const SMALLEST_LOG = -100;

/** The slope (p − y) / (p·(1 − p)) is never divided by less, as in PyTorch: a sure but wrong prediction has a large one, but a finite one. */
const SMALLEST_DIVISOR = 1e-12;

/**
 * −y·log p − (1 − y)·log(1 − p) of probabilities p and targets y in [0, 1]; logarithms are at least −100. Prefer
 * `binaryCrossEntropyWithLogits`, which loses no precision near 0 and 1.
 * @shape p and y of one shape → a scalar, or that shape with `reduction` 'none'
 * @grad (p − y) / max(p·(1 − p), 1e−12)
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a labelSmoothing outside [0, 1] and, when the loss is
 * computed, for a probability outside [0, 1] or NaN
 * @example
 * await binaryCrossEntropy(tensor([0.8, 0.4]), tensor([1, 0])).item(); // 0.367
 */
export function binaryCrossEntropy(
  probabilities: Tensor,
  target: Tensor,
  options: BinaryCrossEntropyOptions = {},
): Tensor {
  requireOptions('binaryCrossEntropy', options, ['labelSmoothing', 'weight', 'reduction']);
  const y = checkedTarget('binaryCrossEntropy', probabilities, target, options);
  requireAll(
    probabilities.greaterEqual(0).logicalAnd(probabilities.lessEqual(1)),
    'binaryCrossEntropy: a probability is outside [0, 1]; logits go to binaryCrossEntropyWithLogits',
  );
  const complement = probabilities.neg().add(1);
  const smooth = probabilities.mul(complement).greater(SMALLEST_DIVISOR);
  const likelihood = y.mul(boundedLog(probabilities, smooth)).add(y.neg().add(1).mul(boundedLog(complement, smooth)));
  return reduce(where(smooth, 0, atTheEdge(probabilities, y)).sub(likelihood), options);
}

/** log x, at least −100; its gradient is left out where the loss is not smooth. */
const boundedLog = (x: Tensor, smooth: Tensor): Tensor =>
  where(smooth, where(smooth, x, 1).log(), x.log().maximum(SMALLEST_LOG).detach());

/**
 * 0, with the gradient in p that binary cross-entropy has next to p = 0 and p = 1, (p − y) / 1e−12: that of a parabola, whose value is taken
 * away. The gradient in y is that of the logarithms.
 */
function atTheEdge(p: Tensor, y: Tensor): Tensor {
  const parabola = p
    .sub(y.detach())
    .square()
    .mul(0.5 / SMALLEST_DIVISOR);
  return parabola.sub(parabola.detach());
}

/**
 * −y·log σ(x) − (1 − y)·log(1 − σ(x)) of logits x and targets y in [0, 1], where σ is the sigmoid; finite for every finite logit.
 * @shape logits and targets of one shape → a scalar, or that shape with `reduction` 'none'
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a labelSmoothing outside [0, 1]
 * @example
 * await binaryCrossEntropyWithLogits(tensor([2, -1]), tensor([1, 0])).item(); // 0.2201
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  options: BinaryCrossEntropyWithLogitsOptions = {},
): Tensor {
  requireOptions('binaryCrossEntropyWithLogits', options, ['labelSmoothing', 'weight', 'reduction', 'posWeight']);
  const op = 'binaryCrossEntropyWithLogits';
  const y = checkedTarget(op, logits, target, options);
  const { posWeight } = options;
  if (posWeight) requireBroadcast(op, 'posWeight', posWeight.shape, { logits: logits.shape });
  const negatives = y.neg().add(1);
  const positives = posWeight ? y.mul(posWeight) : y;
  // −log σ(x) = log(1 + e^−|x|) + max(−x, 0), and −log(1 − σ(x)) is that of −x: all terms are ≥ 0, so the smallest losses keep their digits.
  const above = logits.greater(0);
  const rest = logOnePlus(where(above, logits.neg(), logits).exp());
  const line = where(above, logits.mul(negatives), logits.neg().mul(positives));
  return reduce(line.add(posWeight ? rest.mul(negatives.add(positives)) : rest), options);
}

function checkedTarget(op: string, prediction: Tensor, target: Tensor, options: BinaryCrossEntropyOptions): Tensor {
  const { labelSmoothing = 0 } = options;
  requirePair(op, { prediction, target });
  requireRange(op, 'labelSmoothing', labelSmoothing, 'probability');
  if (options.weight) requireBroadcast(op, 'weight', options.weight.shape, { target: target.shape });
  return labelSmoothing === 0 ? target : target.mul(1 - 2 * labelSmoothing).add(labelSmoothing);
}

const reduce = (loss: Tensor, { weight, reduction }: BinaryCrossEntropyOptions): Tensor =>
  reduceLoss(weight ? loss.mul(weight) : loss, reduction);
