// How a loss per element becomes the result, as in PyTorch.

import { ValueError } from '../../base/errors.ts';
import type { Tensor } from '../../tensor/index.ts';

export type Reduction = 'mean' | 'sum' | 'none';

/** A mean is divided by `weightSum`, or else by the number of losses. @throws ValueError for another word than the three, which only untyped code can pass */
export function reduceLoss(loss: Tensor, reduction: Reduction = 'mean', weightSum?: Tensor): Tensor {
  if (reduction === 'mean') return weightSum ? loss.sum().div(weightSum) : loss.mean();
  if (reduction === 'sum') return loss.sum();
  if (reduction === 'none') return loss;
  throw new ValueError(`reduction: must be 'mean', 'sum' or 'none': got ${JSON.stringify(reduction)}`);
}
