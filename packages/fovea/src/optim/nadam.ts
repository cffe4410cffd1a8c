// NAdam (Dozat, ICLR 2016 workshop), as torch.optim.NAdam: Adam with Nesterov's momentum, whose rate warms up.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `NAdam`. */
export interface NadamOptions extends OptimizerOptions {
  /** Decay rates of the two moments. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-8. */
  readonly eps?: number;
  /** How fast the momentum rises from β₁ / 2 to β₁. Default 4e-3. */
  readonly momentumDecay?: number;
}

const SPEC: OptimizerSpec<NadamOptions> = {
  name: 'NAdam',
  defaults: { betas: [0.9, 0.999], eps: 1e-8, momentumDecay: 4e-3 },
  ranges: { betas: 'twoFractions', eps: 'notNegative', momentumDecay: 'notNegative' },
  keeps: { perParameter: ['exp_avg', 'exp_avg_sq'], shared: ['step', 'mu_product'] },
};

/** Scalars of a step: what it takes of the gradient and of its average, and 1 / √(1 − β₂ᵗ). */
interface Scales {
  readonly gradient: Tensor;
  readonly average: Tensor;
  readonly spread: Tensor;
}

/**
 * With μₜ = β₁·(1 − 0.96^(t·momentumDecay) / 2) and Πμ its product so far: w ← w − lr·((1 − μₜ)·g / (1 − Πμ) + μₜ₊₁·m / (1 − μₜ₊₁·Πμ)) /
 * (√v̂ + eps), as torch.optim.NAdam.
 * @paper Dozat, ICLR workshop 2016
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new NAdam([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.8944]
 */
export class NAdam extends Optimizer<NadamOptions, Scales> {
  constructor(params: OptimizerParams<NadamOptions>, options: NadamOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare({ betas, momentumDecay }: Complete<NadamOptions>, lr: Tensor, keep: Keep): Scales {
    const step = countStep(keep);
    const momentumAt = (t: Tensor): Tensor =>
      t
        .mul(Math.log(0.96) * momentumDecay)
        .exp()
        .mul(-0.5 * betas[0])
        .add(betas[0]);
    const [now, next] = [momentumAt(step), momentumAt(step.add(1))];
    const kept = keep('mu_product', 1);
    const product = keepNew(kept, kept.read().mul(now));
    return {
      gradient: lr.mul(fromOne(now).div(fromOne(product))),
      average: lr.mul(next.div(fromOne(product.mul(next)))),
      spread: biasCorrection(betas[1], step).rsqrt(),
    };
  }

  protected override update({ value, gradient, options, shared, keep }: Update<NadamOptions, Scales>): Tensor {
    const { betas, eps } = options;
    const m = average(keep('exp_avg'), gradient, betas[0]);
    const v = average(keep('exp_avg_sq'), gradient.square(), betas[1]);
    const ahead = gradient.mul(shared.gradient).add(m.mul(shared.average));
    return value.sub(ahead.div(v.sqrt().mul(shared.spread).add(eps)));
  }
}

const fromOne = (x: Tensor): Tensor => x.neg().add(1);
