// RAdam (Liu et al., arXiv:1908.03265), as torch.optim.RAdam: Adam that adapts only as far as the second moment can be trusted.

import { full, type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `RAdam`. */
export interface RadamOptions extends OptimizerOptions {
  /** Decay rates of the two moments. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-8. */
  readonly eps?: number;
}

const SPEC: OptimizerSpec<RadamOptions> = {
  name: 'RAdam',
  defaults: { betas: [0.9, 0.999], eps: 1e-8 },
  ranges: { betas: 'twoFractions', eps: 'notNegative' },
  keeps: { perParameter: ['exp_avg', 'exp_avg_sq'], shared: ['step', 'mass', 'mass_avg'] },
};

interface Rectification {
  /** Whether the second moment covers enough steps, ρₜ > 5. */
  readonly adapts: Tensor;
  /** What m, over its spread if that adapts, is multiplied by. */
  readonly size: Tensor;
}

/**
 * w ← w − lr·rₜ·m̂ / √v̂ once ρₜ > 5, w − lr·m̂ before, as torch.optim.RAdam.
 * @paper Liu et al., ICLR 2020, arXiv:1908.03265
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new RAdam([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.8]
 */
export class RAdam extends Optimizer<RadamOptions, Rectification> {
  constructor(params: OptimizerParams<RadamOptions>, options: RadamOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare({ betas }: Complete<RadamOptions>, lr: Tensor, keep: Keep): Rectification {
    const first = biasCorrection(betas[0], countStep(keep));
    // 1 − β₂ᵗ is the average of ones. The average of those is, over it and 1 − β₂, the mean age of what v holds; ρₜ is twice that
    // less one. The paper's ρ∞ − 2tβ₂ᵗ / (1 − β₂ᵗ) is the same, but the small difference of two numbers near 2000.
    const second = average(keep('mass'), full([], 1), betas[1]);
    const age = average(keep('mass_avg'), second, betas[1]).div(second.mul(1 - betas[1]));
    const length = age.mul(2).sub(1);
    const longest = 2 / (1 - betas[1]) - 1;
    const rectified = length
      .sub(4)
      .mul(length.sub(2))
      .div(length)
      .mul(longest / ((longest - 4) * (longest - 2)))
      .mul(second)
      .sqrt();
    const adapts = length.greater(5);
    return { adapts, size: lr.mul(where(adapts, rectified, 1)).div(first) };
  }

  protected override update({ value, gradient, options, shared, keep }: Update<RadamOptions, Rectification>): Tensor {
    const { betas, eps } = options;
    const m = average(keep('exp_avg'), gradient, betas[0]);
    const v = average(keep('exp_avg_sq'), gradient.square(), betas[1]);
    const spread = where(shared.adapts, v.sqrt().add(eps), 1);
    return value.sub(m.div(spread).mul(shared.size));
  }
}
