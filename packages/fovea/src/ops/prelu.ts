// Activations with a slope of their own: one that is learnt, and the steep form of the hard sigmoid.

import { requireShape } from '../base/require-shape.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { between } from './activation.ts';

/**
 * x where positive, weight·x elsewhere.
 * @shape x `[…, C]`, weight `[1]` or `[C]` → `[…, C]`
 * @throws ShapeError for a weight of another shape
 * @paper He et al., ICCV 2015, arXiv:1502.01852
 * @example
 * await prelu(tensor([-2, 3]), tensor([0.5])).data(); // [-1, 3]
 */
export function prelu(x: Tensor, weight: Tensor): Tensor {
  const channels = x.shape[x.rank - 1];
  if (weight.rank !== 1 || weight.size !== 1)
    requireShape('prelu', 'weight', weight.shape, [channels], '[1] fits, too');
  return where(x.greater(0), x, x.mul(weight));
}

/**
 * min(max(x / 2 + 1 / 2, 0), 1). `hardSigmoid` is the one with slope 1/6.
 * @shape any → the same
 * @grad 0 at both limits
 * @paper Courbariaux et al., NeurIPS 2015, arXiv:1511.00363
 * @example
 * await steepHardSigmoid(tensor([-2, 0, 0.5])).data(); // [0, 0.5, 0.75]
 */
export const steepHardSigmoid = (x: Tensor): Tensor => between(x.mul(0.5).add(0.5), 0, 1);
