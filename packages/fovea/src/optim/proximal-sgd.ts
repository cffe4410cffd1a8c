// Proximal gradient descent with an L1 penalty (ISTA): weights that do not pay are exactly 0, where plain SGD only comes near.

import { type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import { keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `ProximalSGD`. */
export interface ProximalSgdOptions extends OptimizerOptions {
  /** λ of the penalty λ·Σ|w|. Default 0. */
  readonly l1?: number;
  /** Default 0. */
  readonly momentum?: number;
}

const SPEC: OptimizerSpec<ProximalSgdOptions> = {
  name: 'ProximalSGD',
  defaults: { l1: 0, momentum: 0 },
  ranges: { l1: 'notNegative', momentum: 'notNegative' },
  keeps: { perParameter: ['momentum_buffer'], shared: [] },
  leaves: ({ momentum }) => (momentum === 0 ? [] : ['momentum_buffer']),
};

/**
 * v ← momentum·v + g, z = w − lr·v, w ← sign(z)·max(|z| − lr·l1, 0): minimises loss + l1·Σ|w|. Give biases and norms a group with l1 0.
 * @throws ValueError for options out of range
 * @paper Beck & Teboulle, "A fast iterative shrinkage-thresholding algorithm", SIAM J. Imaging Sciences 2009, equation 1.5
 * @example
 * const optimizer = new ProximalSGD(model.parameters(), { lr: 0.1, l1: 1e-4 });
 */
export class ProximalSGD extends Optimizer<ProximalSgdOptions, Tensor> {
  constructor(params: OptimizerParams<ProximalSgdOptions>, options: ProximalSgdOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<ProximalSgdOptions>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({ value, gradient, options, shared, keep }: Update<ProximalSgdOptions, Tensor>): Tensor {
    const { l1, momentum } = options;
    const kept = momentum === 0 ? undefined : keep('momentum_buffer');
    const velocity = kept ? keepNew(kept, kept.read().mul(momentum).add(gradient)) : gradient;
    const moved = value.sub(velocity.mul(shared));
    if (l1 === 0) return moved;
    const threshold = shared.mul(l1);
    const shrunk = where(moved.less(0), moved.add(threshold), moved.sub(threshold));
    return where(moved.abs().lessEqual(threshold), 0, shrunk);
  }
}
