// Weight decay as all optimisers apply it: L2 in the gradient, or decoupled from it.

import type { Tensor } from '../tensor/index.ts';

type Decay = (value: Tensor, gradient: Tensor) => { readonly value: Tensor; readonly gradient: Tensor };

export const withoutDecay: Decay = (value, gradient) => ({ value, gradient });

/** How weights and gradients change by the weight decay of the options at a learning rate. */
export function decayBy(
  { weightDecay, decoupledWeightDecay }: { readonly weightDecay: number; readonly decoupledWeightDecay: boolean },
  lr: Tensor,
): Decay {
  if (weightDecay === 0) return withoutDecay;
  if (!decoupledWeightDecay) return (value, gradient) => ({ value, gradient: gradient.add(value.mul(weightDecay)) });
  const share = lr.mul(-weightDecay).add(1);
  return (value, gradient) => ({ value: value.mul(share), gradient });
}
