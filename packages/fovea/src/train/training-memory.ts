// The memory that training will need, by the planner, before anything runs.

import { requireOptions } from '../base/options.ts';
import { type PlannedMemory, plannedMemory, type Shape, zeros } from '../tensor/index.ts';
import { functionsOf, type StepOptions } from './training-step.ts';

/** What batches are like. */
export interface BatchPlan {
  /** `[N, H, W, C]`. */
  readonly shape: Shape;
  /** Whether images are mixed (`imageBatches` with mixup or cutmix). Default false. */
  readonly mixed?: boolean;
  /** Classes of images that can show several of them. Default: each shows one. */
  readonly severalOf?: number;
}

/**
 * Bytes that a step of `fit` needs with such batches, `arguments` being those of one batch; nothing is computed. The optimiser makes room
 * for what it will keep, as with its first step.
 * @throws ValueError as `fit` does for a model, loss or shape that do not go together
 * @example
 * const { arena } = await trainingMemory({ model, optimizer }, { shape: [2, 32, 32, 3] });
 */
export async function trainingMemory(options: StepOptions, batch: BatchPlan): Promise<PlannedMemory> {
  requireOptions('trainingMemory', batch, ['shape', 'mixed', 'severalOf']);
  const { shape, mixed = false, severalOf } = batch;
  const labels = severalOf === undefined ? zeros([shape[0]], 'int32') : zeros([shape[0], severalOf]);
  const { plain, mixed: mixing } = functionsOf(options).last;
  const { training } = options.model;
  options.model.train();
  try {
    return await (mixed
      ? plannedMemory(mixing, zeros(shape), labels, labels, zeros([]))
      : plannedMemory(plain, zeros(shape), labels));
  } finally {
    if (!training) options.model.eval();
  }
}
