// Stochastic gradient descent with momentum (E), as torch.optim.SGD.

import { ValueError } from '../base/errors.ts';
import type { Parameter } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type ClipSettings, type CommonSettings, Optimizer, type ParameterGroup } from './optimizer.ts';

export interface SgdSettings extends CommonSettings {
  /** Default 0. */
  readonly momentum?: number;
  /** Part of the gradient that does not enter the momentum. Default 0. */
  readonly dampening?: number;
  /** Steps along the momentum after this gradient (Sutskever et al., ICML 2013). Default false. */
  readonly nesterov?: boolean;
}

/** v ← momentum·v + (1 − dampening)·g, w ← w − lr·v with g = gradient + weightDecay·w; the first step takes v = g. */
export class SGD extends Optimizer<SgdSettings> {
  constructor(
    params: readonly Parameter[] | readonly ParameterGroup<SgdSettings>[],
    settings: SgdSettings & ClipSettings,
  ) {
    super(params, settings, settings);
    const { momentum = 0, dampening = 0, nesterov = false } = settings;
    if (nesterov && (momentum <= 0 || dampening !== 0))
      throw new ValueError('SGD: nesterov needs a momentum above 0 and dampening 0');
  }

  /** 0 before the first step, 1 afterwards; only dampening needs to know. */
  private started: Tensor | undefined;

  protected override beginStep(): void {
    if (!this.groups.some((group) => group.settings.dampening)) return;
    const state = this.state('started', []);
    this.started = state.read();
    state.assign(this.started.mul(0).add(1));
  }

  protected override update(
    parameter: Parameter,
    value: Tensor,
    gradient: Tensor,
    lr: Tensor,
    { momentum = 0, dampening = 0, weightDecay = 0, nesterov = false }: SgdSettings,
  ): Tensor {
    const g = weightDecay === 0 ? gradient : gradient.add(value.mul(weightDecay));
    if (momentum === 0) return value.sub(g.mul(lr));
    const buffer = this.slot(parameter, 'momentum_buffer');
    const damped = dampening === 0 || !this.started ? g : g.mul(this.started.mul(-dampening).add(1));
    const velocity = buffer.read().mul(momentum).add(damped);
    buffer.assign(velocity);
    return value.sub((nesterov ? g.add(velocity.mul(momentum)) : velocity).mul(lr));
  }
}
