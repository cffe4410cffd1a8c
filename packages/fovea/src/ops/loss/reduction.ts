// How a loss per element becomes the result, as in PyTorch.

import { requireOneOf } from '../../base/require.ts';
import type { Tensor } from '../../tensor/index.ts';

/** How the losses of all elements become the result. */
export type Reduction = 'mean' | 'sum' | 'none';

/** A mean is divided by `weightSum`, or else by the number of losses. @throws ValueError for another word than the three, which only untyped code can pass */
export function reduceLoss(loss: Tensor, reduction: Reduction = 'mean', weightSum?: Tensor): Tensor {
  requireOneOf('loss', 'reduction', reduction, ['mean', 'sum', 'none']);
  if (reduction === 'none') return loss;
  return reduction === 'mean' ? (weightSum ? loss.sum().div(weightSum) : loss.mean()) : loss.sum();
}
