// How a loss per element becomes the loss of a batch. Used by every loss.

import type { Tensor } from '../../tensor/index.ts';

/** 'mean' and 'sum' give a scalar; 'none' the losses themselves. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The losses reduced; a mean is divided by `weightSum`, or else by their number. */
export function reduceLoss(losses: Tensor, reduction: Reduction, weightSum?: Tensor): Tensor {
  if (reduction === 'none') return losses;
  if (reduction === 'sum') return losses.sum();
  return weightSum ? losses.sum().div(weightSum) : losses.mean();
}
