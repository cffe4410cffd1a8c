// Lion (Chen et al., arXiv:2302.06675), as timm.optim.Lion: steps of one size along the sign of an average of gradients.

import { type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import { average } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Lion`. */
export interface LionOptions extends OptimizerOptions {
  /** Share of the average in what gives the sign, and decay rate of the average. Default [0.9, 0.99]. */
  readonly betas?: readonly [number, number];
}

const SPEC: OptimizerSpec<LionOptions> = {
  name: 'Lion',
  defaults: { betas: [0.9, 0.99] },
  ranges: { betas: 'twoFractions' },
  keeps: { perParameter: ['exp_avg'], shared: [] },
};

/**
 * w ← w·(1 − lr·weightDecay) − lr·sign(β₁·m + (1 − β₁)·g), then m ← β₂·m + (1 − β₂)·g. The decay is decoupled. Rates are three to ten
 * times smaller, and decays as much larger, than AdamW's.
 * @throws ValueError for options out of range
 * @paper Chen et al., "Symbolic discovery of optimization algorithms", arXiv:2302.06675
 * @example
 * const optimizer = new Lion(model.parameters(), { lr: 1e-4, weightDecay: 0.1 });
 */
export class Lion extends Optimizer<LionOptions, Tensor> {
  constructor(params: OptimizerParams<LionOptions>, options: LionOptions & ClipOptions) {
    super(params, { decoupledWeightDecay: true, ...options }, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<LionOptions>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({ value, gradient, options, shared, keep }: Update<LionOptions, Tensor>): Tensor {
    const { betas } = options;
    const kept = keep('exp_avg');
    const before = kept.read();
    const direction = before.mul(betas[0]).add(gradient.mul(1 - betas[0]));
    average(kept, gradient, betas[1]);
    // The two comparisons leave NaN out, which a step must not hide.
    const sign = where(direction.greater(0), 1, where(direction.less(0), -1, direction));
    return value.sub(sign.mul(shared));
  }
}
