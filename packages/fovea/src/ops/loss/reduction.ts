// How a loss per element becomes the result, as in PyTorch.

import type { Tensor } from '../../tensor/index.ts';

export type Reduction = 'mean' | 'sum' | 'none';

export const reduceLoss = (loss: Tensor, reduction: Reduction): Tensor =>
  reduction === 'none' ? loss : reduction === 'sum' ? loss.sum() : loss.mean();
