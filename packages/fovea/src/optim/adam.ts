// Adam (Kingma & Ba, arXiv:1412.6980), its AMSGrad form (Reddi et al., ICLR 2018) and AdamW (Loshchilov & Hutter, arXiv:1711.05101), as in torch.optim.

import type { Tensor, TensorLike } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Adam`. */
export interface AdamOptions extends OptimizerOptions {
  /** Decay rates of the two moments. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-8. */
  readonly eps?: number;
  /** Divides by the largest second moment so far. Default false. */
  readonly amsgrad?: boolean;
}

const SPEC: OptimizerSpec<AdamOptions> = {
  name: 'Adam',
  defaults: { betas: [0.9, 0.999], eps: 1e-8, amsgrad: false },
  ranges: { betas: 'twoFractions', eps: 'notNegative' },
  keeps: { perParameter: ['exp_avg', 'exp_avg_sq', 'max_exp_avg_sq'], shared: ['step'] },
  leaves: ({ amsgrad }) => ['exp_avg', 'exp_avg_sq', ...(amsgrad ? ['max_exp_avg_sq'] : []), 'step'],
  momentumOf: ({ betas }) => betas[0],
};

/** Scalars of a step: lr / (1 − β₁ᵗ), and 1 / √(1 − β₂ᵗ). */
interface Scales {
  readonly size: Tensor;
  readonly spread: Tensor;
}

/**
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − lr·m̂ / (√v̂ + eps), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), as
 * torch.optim.Adam.
 * @paper Kingma & Ba, ICLR 2015, arXiv:1412.6980
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new Adam([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9]
 */
export class Adam extends Optimizer<AdamOptions, Scales> {
  constructor(params: OptimizerParams<AdamOptions>, options: AdamOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare({ betas }: Complete<AdamOptions>, lr: Tensor, keep: Keep, first: TensorLike): Scales {
    const step = countStep(keep);
    return { size: lr.div(biasCorrection(first, step)), spread: biasCorrection(betas[1], step).rsqrt() };
  }

  protected override update({
    value,
    gradient,
    options: { betas, eps, amsgrad },
    momentum,
    shared,
    keep,
  }: Update<AdamOptions, Scales>): Tensor {
    const m = average(keep('exp_avg'), gradient, momentum);
    let v = average(keep('exp_avg_sq'), gradient.square(), betas[1]);
    if (amsgrad) {
      const largest = keep('max_exp_avg_sq');
      v = keepNew(largest, largest.read().maximum(v));
    }
    const spread = v.sqrt().mul(shared.spread).add(eps);
    return value.sub(m.div(spread).mul(shared.size));
  }
}

/**
 * Adam with decoupled weight decay, w ← w − lr·weightDecay·w before the step; `weightDecay` defaults to 0.01.
 * @paper Loshchilov & Hutter, ICLR 2019, arXiv:1711.05101
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new AdamW([weight], { lr: 0.1, weightDecay: 0.5 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.85]
 */
export class AdamW extends Adam {
  constructor(params: OptimizerParams<AdamOptions>, options: AdamOptions & ClipOptions) {
    super(params, { weightDecay: 0.01, decoupledWeightDecay: true, ...options });
  }
}
