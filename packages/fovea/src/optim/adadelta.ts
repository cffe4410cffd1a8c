// Adadelta (Zeiler, arXiv:1212.5701), as torch.optim.Adadelta: averages both of the gradients' and of the steps' squares.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import { average } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** The method sets its own step sizes: lr 1 is the paper's form. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** Decay rate of both averages. Default 0.9. */
  readonly rho?: number;
  /** Default 1e-6. */
  readonly eps?: number;
}

const SPEC: OptimizerSpec<AdadeltaOptions> = {
  name: 'Adadelta',
  defaults: { rho: 0.9, eps: 1e-6 },
  ranges: { rho: 'fraction', eps: 'notNegative' },
  keeps: { perParameter: ['square_avg', 'acc_delta'], shared: [] },
};

/**
 * v ← ρ·v + (1 − ρ)·g², δ = g·√(u + eps) / √(v + eps), u ← ρ·u + (1 − ρ)·δ², w ← w − lr·δ, as torch.optim.Adadelta.
 * @paper Zeiler, arXiv:1212.5701
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new Adadelta([weight], { lr: 1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9968]
 */
export class Adadelta extends Optimizer<AdadeltaOptions, Tensor> {
  constructor(params: OptimizerParams<AdadeltaOptions>, options: AdadeltaOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<AdadeltaOptions>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({ value, gradient, options, shared, keep }: Update<AdadeltaOptions, Tensor>): Tensor {
    const { rho, eps } = options;
    const v = average(keep('square_avg'), gradient.square(), rho);
    const steps = keep('acc_delta');
    const delta = steps.read().add(eps).sqrt().div(v.add(eps).sqrt()).mul(gradient);
    average(steps, delta.square(), rho);
    return value.sub(delta.mul(shared));
  }
}
