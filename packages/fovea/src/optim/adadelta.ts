// Adadelta (Zeiler, arXiv:1212.5701), as torch.optim.Adadelta: averages both of the gradients' and of the steps' squares.

import type { Tensor } from '../tensor/index.ts';
import type { ClipSettings } from './clip.ts';
import { average } from './moments.ts';
import {
  type CommonSettings,
  type Complete,
  Optimizer,
  type OptimizerParams,
  type OptimizerSpec,
  type Update,
} from './optimizer.ts';

/** The method sets its own step sizes: lr 1 is the paper's form. */
export interface AdadeltaSettings extends CommonSettings {
  /** Decay rate of both averages. Default 0.9. */
  readonly rho?: number;
  /** Default 1e-6. */
  readonly eps?: number;
}

const SPEC: OptimizerSpec<AdadeltaSettings> = {
  name: 'Adadelta',
  defaults: { rho: 0.9, eps: 1e-6 },
  ranges: { rho: 'fraction', eps: 'notNegative' },
  keeps: { perParameter: ['square_avg', 'acc_delta'], shared: [] },
};

/** v averages g², u averages δ², both plus eps under the roots; δ = g·√u / √v, w ← w − lr·δ. */
export class Adadelta extends Optimizer<AdadeltaSettings, Tensor> {
  constructor(params: OptimizerParams<AdadeltaSettings>, settings: AdadeltaSettings & ClipSettings) {
    super(params, settings, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<AdadeltaSettings>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({ value, gradient, settings, shared, keep }: Update<AdadeltaSettings, Tensor>): Tensor {
    const { rho, eps } = settings;
    const v = average(keep('square_avg'), gradient.square(), rho);
    const steps = keep('acc_delta');
    const delta = steps.read().add(eps).sqrt().div(v.add(eps).sqrt()).mul(gradient);
    average(steps, delta.square(), rho);
    return value.sub(delta.mul(shared));
  }
}
