// Adamax (Kingma & Ba, arXiv:1412.6980, section 7.1), as torch.optim.Adamax: Adam with the gradients' largest size instead of their spread.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Adamax`. */
export interface AdamaxOptions extends OptimizerOptions {
  /** Decay rates of the average and of the maximum. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-8. */
  readonly eps?: number;
}

const SPEC: OptimizerSpec<AdamaxOptions> = {
  name: 'Adamax',
  defaults: { betas: [0.9, 0.999], eps: 1e-8 },
  ranges: { betas: 'twoFractions', eps: 'notNegative' },
  keeps: { perParameter: ['exp_avg', 'exp_inf'], shared: ['step'] },
};

/**
 * m ← β₁·m + (1 − β₁)·g, u ← max(β₂·u, |g| + eps), w ← w − lr·m̂ / u, as torch.optim.Adamax.
 * @paper Kingma & Ba, ICLR 2015, arXiv:1412.6980
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new Adamax([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9]
 */
export class Adamax extends Optimizer<AdamaxOptions, Tensor> {
  constructor(params: OptimizerParams<AdamaxOptions>, options: AdamaxOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** lr / (1 − β₁ᵗ). */
  protected override prepare({ betas }: Complete<AdamaxOptions>, lr: Tensor, keep: Keep): Tensor {
    return lr.div(biasCorrection(betas[0], countStep(keep)));
  }

  protected override update({ value, gradient, options, shared, keep }: Update<AdamaxOptions, Tensor>): Tensor {
    const { betas, eps } = options;
    const m = average(keep('exp_avg'), gradient, betas[0]);
    const largest = keep('exp_inf');
    const u = keepNew(largest, largest.read().mul(betas[1]).maximum(gradient.abs().add(eps)));
    return value.sub(m.div(u).mul(shared));
  }
}
