// RMSprop (Tieleman & Hinton, lecture 6.5, 2012; centred: Graves, arXiv:1308.0850), as torch.optim.RMSprop.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import { average, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `RMSprop`. */
export interface RmspropOptions extends OptimizerOptions {
  /** Decay rate of the averages. Default 0.99. */
  readonly alpha?: number;
  /** Added after the root. Default 1e-8. */
  readonly eps?: number;
  /** Default 0. */
  readonly momentum?: number;
  /** Divides by the gradients' standard deviation instead of their root mean square. Default false. */
  readonly centered?: boolean;
}

const SPEC: OptimizerSpec<RmspropOptions> = {
  name: 'RMSprop',
  defaults: { alpha: 0.99, eps: 1e-8, momentum: 0, centered: false },
  ranges: { alpha: 'fraction', eps: 'notNegative', momentum: 'notNegative' },
  keeps: { perParameter: ['square_avg', 'grad_avg', 'momentum_buffer'], shared: [] },
  leaves: ({ centered, momentum }) => [
    'square_avg',
    ...(centered ? ['grad_avg'] : []),
    ...(momentum === 0 ? [] : ['momentum_buffer']),
  ],
};

/**
 * v ← α·v + (1 − α)·g², u ← momentum·u + g / (√v + eps), w ← w − lr·u, as torch.optim.RMSprop.
 * @paper Hinton, lecture notes, 2012
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new RMSprop([weight], { lr: 0.01 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9]
 */
export class RMSprop extends Optimizer<RmspropOptions, Tensor> {
  constructor(params: OptimizerParams<RmspropOptions>, options: RmspropOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<RmspropOptions>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({ value, gradient, options, shared, keep }: Update<RmspropOptions, Tensor>): Tensor {
    const { alpha, eps, momentum, centered } = options;
    let v = average(keep('square_avg'), gradient.square(), alpha);
    // Rounding must not take the variance of steady gradients below 0.
    if (centered) v = v.sub(average(keep('grad_avg'), gradient, alpha).square()).maximum(0);
    const scaled = gradient.div(v.sqrt().add(eps));
    if (momentum === 0) return value.sub(scaled.mul(shared));
    const buffer = keep('momentum_buffer');
    return value.sub(keepNew(buffer, buffer.read().mul(momentum).add(scaled)).mul(shared));
  }
}
