// Averaged stochastic gradient descent (Polyak & Juditsky, SIAM J. Control Optim. 1992), as torch.optim.ASGD.

import { type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `ASGD`. */
export interface AsgdOptions extends OptimizerOptions {
  /** How fast the rate falls, and how much of it, times the rate, is taken off the weights. Default 1e-4. */
  readonly lambd?: number;
  /** Power of the falling rate. Default 0.75. */
  readonly alpha?: number;
  /** Step from which on the weights are averaged; before, the averages are the weights. Default 1e6. */
  readonly t0?: number;
}

const SPEC: OptimizerSpec<AsgdOptions> = {
  name: 'ASGD',
  defaults: { lambd: 1e-4, alpha: 0.75, t0: 1e6 },
  ranges: { lambd: 'notNegative', alpha: 'notNegative', t0: 'notNegative' },
  keeps: { perParameter: ['ax'], shared: ['step', 'eta', 'mu'] },
};

/** Scalars of a step. */
interface Rates {
  /** Of the step. */
  readonly eta: Tensor;
  /** What the averages move towards the weights by. */
  readonly mu: Tensor;
}

/**
 * w ← (1 − lambd·η)·w − η·g, with the average ā ← ā + μ·(w − ā) beside it; then η ← lr / (1 + lambd·lr·t)^alpha and μ ← 1 / max(1, t − t0).
 * As torch.optim.ASGD. A rate that is set counts from the step after the next. The averages, which are the result once t > t0, are `ax` of
 * the saved state; `ExponentialMovingAverage` goes with any optimiser.
 * @paper Polyak & Juditsky, SIAM Journal on Control and Optimization 30(4), 1992
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * const optimizer = new ASGD([weight], { lr: 0.1, lambd: 0, t0: 10 });
 * optimizer.minimize(weight.read().square().sum());
 * (await optimizer.stateDict()).get('0.ax')?.data; // [0.8]
 */
export class ASGD extends Optimizer<AsgdOptions, Rates> {
  constructor(params: OptimizerParams<AsgdOptions>, options: AsgdOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare({ lambd, alpha, t0 }: Complete<AsgdOptions>, lr: Tensor, keep: Keep): Rates {
    const step = countStep(keep);
    const [keptEta, keptMu] = [keep('eta'), keep('mu', 1)];
    const rates = { eta: where(step.lessEqual(1), lr, keptEta.read()), mu: keptMu.read() };
    keptEta.assign(lr.div(lr.mul(step).mul(lambd).add(1).pow(alpha)));
    keptMu.assign(step.sub(t0).maximum(1).reciprocal());
    return rates;
  }

  protected override update({ value, gradient, options, shared, keep }: Update<AsgdOptions, Rates>): Tensor {
    const { eta, mu } = shared;
    const weight = value.mul(eta.mul(-options.lambd).add(1)).sub(gradient.mul(eta));
    const average = keep('ax');
    const before = average.read();
    // Rounding of the difference must not enter where the average is the weight.
    keepNew(average, where(mu.less(1), before.add(weight.sub(before).mul(mu)), weight));
    return weight;
  }
}
