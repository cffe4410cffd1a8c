// Gradient descent along an average of gradients: the form of momentum in which the size of a step does not grow with it.

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

export interface AveragedMomentumSettings extends CommonSettings {
  /** Decay rate of the average. Default 0.9. */
  readonly momentum?: number;
}

const SPEC: OptimizerSpec<AveragedMomentumSettings> = {
  name: 'AveragedMomentum',
  defaults: { momentum: 0.9 },
  ranges: { momentum: 'fraction' },
  keeps: { perParameter: ['momentum_buffer'], shared: [] },
};

/** m ← momentum·m + (1 − momentum)·g from m = 0, w ← w − lr·m: SGD whose lr is larger by 1 / (1 − momentum). */
export class AveragedMomentum extends Optimizer<AveragedMomentumSettings, Tensor> {
  constructor(params: OptimizerParams<AveragedMomentumSettings>, settings: AveragedMomentumSettings & ClipSettings) {
    super(params, settings, SPEC);
  }

  /** The learning rate. */
  protected override prepare(_settings: Complete<AveragedMomentumSettings>, lr: Tensor): Tensor {
    return lr;
  }

  protected override update({
    value,
    gradient,
    settings,
    shared,
    keep,
  }: Update<AveragedMomentumSettings, Tensor>): Tensor {
    return value.sub(average(keep('momentum_buffer'), gradient, settings.momentum).mul(shared));
  }
}
