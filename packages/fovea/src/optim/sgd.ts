// Stochastic gradient descent with momentum (E), as torch.optim.SGD.

import { ValueError } from '../base/errors.ts';
import { full, type Tensor } from '../tensor/index.ts';
import type { ClipSettings } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { keepNew } from './moments.ts';
import {
  type CommonSettings,
  type Complete,
  Optimizer,
  type OptimizerParams,
  type OptimizerSpec,
  type Update,
} from './optimizer.ts';

export interface SgdSettings extends CommonSettings {
  /** Default 0. */
  readonly momentum?: number;
  /** Part of the gradient that does not enter the momentum, but for the first step. Default 0. */
  readonly dampening?: number;
  /** Steps along the momentum after this gradient (Sutskever et al., ICML 2013). Default false. */
  readonly nesterov?: boolean;
}

const SPEC: OptimizerSpec<SgdSettings> = {
  name: 'SGD',
  defaults: { momentum: 0, dampening: 0, nesterov: false },
  ranges: { momentum: 'notNegative', dampening: 'notNegative' },
  keeps: { perParameter: ['momentum_buffer'], shared: ['started'] },
  check: ({ momentum, dampening, nesterov }) => {
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new ValueError(
        `SGD: nesterov needs a momentum above 0 and dampening 0: got momentum ${momentum} and dampening ${dampening}`,
      );
    }
  },
};

/** v ← momentum·v + (1 − dampening)·g, w ← w − lr·v; the first step takes v = g. */
export class SGD extends Optimizer<SgdSettings, Tensor | number> {
  constructor(params: OptimizerParams<SgdSettings>, settings: SgdSettings & ClipSettings) {
    super(params, settings, SPEC);
  }

  /** How much of the gradient enters the momentum. */
  protected override prepare({ momentum, dampening }: Complete<SgdSettings>, keep: Keep): Tensor | number {
    if (momentum === 0 || dampening === 0) return 1;
    const state = keep('started');
    const started = state.read();
    state.assign(full([], 1));
    return started.mul(-dampening).add(1);
  }

  protected override update({
    value,
    gradient,
    lr,
    settings,
    shared,
    keep,
  }: Update<SgdSettings, Tensor | number>): Tensor {
    const { momentum, nesterov } = settings;
    if (momentum === 0) return value.sub(gradient.mul(lr));
    const kept = keep('momentum_buffer');
    const velocity = keepNew(
      kept,
      kept
        .read()
        .mul(momentum)
        .add(shared === 1 ? gradient : gradient.mul(shared)),
    );
    return value.sub((nesterov ? gradient.add(velocity.mul(momentum)) : velocity).mul(lr));
  }
}
