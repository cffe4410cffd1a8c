// Gradient descent along an average of gradients: the form of momentum in which the size of a step does not grow with it.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import { average } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `AveragedMomentum`. */
export interface AveragedMomentumOptions extends OptimizerOptions {
  /** Decay rate of the average. Default 0.9. */
  readonly momentum?: number;
}

const SPEC: OptimizerSpec<AveragedMomentumOptions> = {
  name: 'AveragedMomentum',
  defaults: { momentum: 0.9 },
  ranges: { momentum: 'fraction' },
  keeps: { perParameter: ['momentum_buffer'], shared: [] },
};

/**
 * m ← momentum·m + (1 − momentum)·g from m = 0, w ← w − lr·m: SGD with momentum whose learning rate is smaller by 1 − momentum.
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new AveragedMomentum([weight], { lr: 1, momentum: 0.9 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.8]
 */
export class AveragedMomentum extends Optimizer<AveragedMomentumOptions, Tensor> {
  constructor(params: OptimizerParams<AveragedMomentumOptions>, options: AveragedMomentumOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<AveragedMomentumOptions>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({
    value,
    gradient,
    options,
    shared,
    keep,
  }: Update<AveragedMomentumOptions, Tensor>): Tensor {
    return value.sub(average(keep('momentum_buffer'), gradient, options.momentum).mul(shared));
  }
}
