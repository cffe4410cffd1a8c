// Knowledge distillation: a student learns the softened answers of a teacher besides the labels (Hinton et al., arXiv:1503.02531).

import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import type { Tensor } from '../../tensor/index.ts';
import { logSoftmax } from '../softmax.ts';
import { crossEntropy } from './cross-entropy.ts';
import { klDivergence } from './divergence.ts';
import { requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of `softTargetLoss`. */
export interface SoftTargetOptions {
  /** T, by which both logits are divided: the higher, the more the teacher's wrong classes tell. Default 4. */
  readonly temperature?: number;
  /** Default 'mean', over the rows. */
  readonly reduction?: Reduction;
}

/** Options of `distillationLoss`. */
export interface DistillationOptions extends SoftTargetOptions {
  /** λ, the share of the teacher's part. Default 0.9. */
  readonly lambda?: number;
  /** Label smoothing of the hard part. Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * T²·KL(softmax(teacher/T) ‖ softmax(student/T)), where T is `temperature`. The factor T² keeps the size of the gradient independent of T.
 * @shape student and teacher `[N, …, C]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @grad none to the teacher
 * @throws ShapeError unless both have one shape; ValueError for a temperature that is not above 0
 * @paper Hinton et al., arXiv:1503.02531
 * @example
 * await softTargetLoss(tensor([[1, 0]]), tensor([[2, 0]])).item(); // 0.1196
 */
export function softTargetLoss(student: Tensor, teacher: Tensor, options: SoftTargetOptions = {}): Tensor {
  requireOptions('softTargetLoss', options, ['temperature', 'reduction']);
  const { temperature = 4, reduction } = options;
  requireRange('softTargetLoss', 'temperature', temperature, 'positive');
  requirePair('softTargetLoss', { student, teacher });
  const soft = (logits: Tensor): Tensor => logSoftmax(logits.mul(1 / temperature));
  const divergence = klDivergence(soft(student), soft(teacher).detach(), { logTarget: true, reduction: 'none' });
  return reduceLoss(divergence.sum(-1).mul(temperature * temperature), reduction);
}

/**
 * (1 − λ)·crossEntropy(student, labels) + λ·softTargetLoss(student, teacher).
 * @shape student and teacher `[N, …, C]`, labels `[N, …]` → a scalar, or `[N, …]` with `reduction` 'none'
 * @dtype logits float32, labels int32
 * @grad none to the teacher
 * @throws ShapeError for logits or labels that do not fit; ValueError for options out of range and, when the loss is computed, for a label
 * outside 0…C−1
 * @paper Hinton et al., arXiv:1503.02531
 * @example
 * const [student, teacher] = [tensor([[1, 0]]), tensor([[2, 0]])];
 * await distillationLoss(student, teacher, tensor([0], [1], 'int32')).item(); // 0.139
 */
export function distillationLoss(
  student: Tensor,
  teacher: Tensor,
  labels: Tensor,
  options: DistillationOptions = {},
): Tensor {
  requireOptions('distillationLoss', options, ['temperature', 'reduction', 'lambda', 'labelSmoothing']);
  const { lambda = 0.9, labelSmoothing = 0, temperature = 4, reduction } = options;
  requireRange('distillationLoss', 'lambda', lambda, 'probability');
  const soft = softTargetLoss(student, teacher, { temperature, reduction: 'none' });
  const hard = crossEntropy(student, labels, { labelSmoothing, reduction: 'none' });
  // Not 0 times what a masked class makes infinite.
  const parts = [hard, soft].flatMap((part, i) =>
    [1 - lambda, lambda][i] > 0 ? [part.mul([1 - lambda, lambda][i])] : [],
  );
  return reduceLoss(
    parts.reduce((sum, part) => sum.add(part)),
    reduction,
  );
}
