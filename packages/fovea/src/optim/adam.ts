// Adam (Kingma & Ba, arXiv:1412.6980) and AdamW (Loshchilov & Hutter, arXiv:1711.05101), as in torch.optim.

import type { Parameter } from '../nn/index.ts';
import { full, type Tensor } from '../tensor/index.ts';
import { type ClipSettings, type CommonSettings, Optimizer, type ParameterGroup } from './optimizer.ts';

export interface AdamSettings extends CommonSettings {
  /** Decay rates of the two moments. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-8. */
  readonly eps?: number;
}

const DEFAULT_BETAS = [0.9, 0.999] as const;

/** Powers of the decay rates, as 1 − βᵗ after the step at hand. */
interface Corrections {
  readonly first: Tensor;
  readonly second: Tensor;
}

/** Weight decay added to the gradient (L2). Default decay 0. */
export class Adam extends Optimizer<AdamSettings> {
  private currentStep: Tensor | undefined;

  constructor(
    params: readonly Parameter[] | readonly ParameterGroup<AdamSettings>[],
    settings: AdamSettings & ClipSettings,
  ) {
    super(params, settings, settings);
  }

  protected override beginStep(): void {
    const count = this.state('step', []);
    this.currentStep = count.read().add(1);
    count.assign(this.currentStep);
  }

  private corrections(betas: readonly [number, number]): Corrections {
    const step = this.currentStep as Tensor;
    const [first, second] = betas.map((beta) => step.mul(Math.log(beta)).exp().neg().add(1));
    return { first, second };
  }

  protected override update(
    parameter: Parameter,
    value: Tensor,
    gradient: Tensor,
    lr: Tensor,
    settings: AdamSettings,
  ): Tensor {
    const { betas = DEFAULT_BETAS, eps = 1e-8 } = settings;
    const decayed = this.decay(value, gradient, lr, settings);
    const [first, second] = [this.slot(parameter, 'exp_avg'), this.slot(parameter, 'exp_avg_sq')];
    const m = first
      .read()
      .mul(betas[0])
      .add(decayed.gradient.mul(1 - betas[0]));
    const v = second
      .read()
      .mul(betas[1])
      .add(decayed.gradient.square().mul(1 - betas[1]));
    first.assign(m);
    second.assign(v);
    const correction = this.corrections(betas);
    const size = lr.div(correction.first);
    const spread = v.sqrt().mul(correction.second.rsqrt()).add(eps);
    return decayed.value.sub(m.div(spread).mul(size));
  }

  protected decay(
    value: Tensor,
    gradient: Tensor,
    _lr: Tensor,
    { weightDecay = 0 }: AdamSettings,
  ): { value: Tensor; gradient: Tensor } {
    return { value, gradient: weightDecay === 0 ? gradient : gradient.add(value.mul(weightDecay)) };
  }
}

/** Weight decay taken off the weights themselves. Default decay 0.01. */
export class AdamW extends Adam {
  protected override decay(
    value: Tensor,
    gradient: Tensor,
    lr: Tensor,
    { weightDecay = 0.01 }: AdamSettings,
  ): { value: Tensor; gradient: Tensor } {
    return { value: weightDecay === 0 ? value : value.mul(full([], 1).sub(lr.mul(weightDecay))), gradient };
  }
}
