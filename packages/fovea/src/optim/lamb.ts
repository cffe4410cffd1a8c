// LAMB (You et al., arXiv:1904.00962), as timm.optim.Lamb: Adam's steps, each scaled to the size of its weights, for large batches.

import { full, type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep, keepNew, normOf } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Lamb`. */
export interface LambOptions extends OptimizerOptions {
  /** Decay rates of the two moments. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Default 1e-6. */
  readonly eps?: number;
  /** Divides the moments by 1 − βᵗ. Default true. */
  readonly biasCorrection?: boolean;
  /** Takes 1 − β₁ of the gradient into the first moment instead of all of it. Default true. */
  readonly gradAveraging?: boolean;
  /** Limits the ratio of norms to 1 (LAMBC). Default false. */
  readonly trustClip?: boolean;
  /** Scales the steps of parameters without weight decay, too. Default false: biases and norms then take Adam's. */
  readonly alwaysAdapt?: boolean;
}

const SPEC: OptimizerSpec<LambOptions> = {
  name: 'Lamb',
  defaults: {
    ...({ betas: [0.9, 0.999], eps: 1e-6, biasCorrection: true } as const),
    ...({ gradAveraging: true, trustClip: false, alwaysAdapt: false } as const),
  },
  ranges: { betas: 'twoFractions', eps: 'notNegative' },
  keeps: { perParameter: ['exp_avg', 'exp_avg_sq'], shared: ['step'] },
  decaysItself: true,
};

/** Scalars of a step. */
interface Scales {
  readonly lr: Tensor;
  /** 1 / (1 − β₁ᵗ). */
  readonly mean: Tensor;
  /** 1 / √(1 − β₂ᵗ). */
  readonly spread: Tensor;
}

/**
 * u = m̂ / (√v̂ + eps) + weightDecay·w, w ← w − lr·‖w‖/‖u‖·u; the ratio is 1 where a norm is 0, and where there is no weight decay
 * (`alwaysAdapt`). Weight decay is 0.01 and `clipGradNorm` 1 unless given; `clipGradNorm: Infinity` does not limit. With
 * `decoupledWeightDecay` the decay is taken off the weights and does not enter u.
 * @throws ValueError for options out of range
 * @paper You et al., "Large batch optimization for deep learning", arXiv:1904.00962
 * @example
 * const optimizer = new Lamb(model.parameters(), { lr: 0.005, weightDecay: 0.02 });
 */
export class Lamb extends Optimizer<LambOptions, Scales> {
  constructor(params: OptimizerParams<LambOptions>, options: LambOptions & ClipOptions) {
    super(params, { weightDecay: 0.01, clipGradNorm: 1, ...options }, SPEC);
  }

  protected override prepare(options: Complete<LambOptions>, lr: Tensor, keep: Keep): Scales {
    const step = countStep(keep);
    const one = full([], 1);
    if (!options.biasCorrection) return { lr, mean: one, spread: one };
    const [mean, square] = options.betas.map((beta) => biasCorrection(beta, step));
    return { lr, mean: mean.reciprocal(), spread: square.rsqrt() };
  }

  protected override update({ value, gradient, options, shared, keep }: Update<LambOptions, Scales>): Tensor {
    const { betas, eps, weightDecay, decoupledWeightDecay, gradAveraging, alwaysAdapt } = options;
    const first = keep('exp_avg');
    const m = gradAveraging
      ? average(first, gradient, betas[0])
      : keepNew(first, first.read().mul(betas[0]).add(gradient));
    const v = average(keep('exp_avg_sq'), gradient.square(), betas[1]);
    const adam = m.mul(shared.mean).div(v.sqrt().mul(shared.spread).add(eps));
    if (weightDecay === 0) return value.sub((alwaysAdapt ? scaled(value, adam, options) : adam).mul(shared.lr));
    if (!decoupledWeightDecay)
      return value.sub(scaled(value, adam.add(value.mul(weightDecay)), options).mul(shared.lr));
    const decayed = value.mul(shared.lr.mul(-weightDecay).add(1));
    return decayed.sub(scaled(decayed, adam, options).mul(shared.lr));
  }
}

/** The step in the size of the weights. */
function scaled(value: Tensor, step: Tensor, { trustClip }: Complete<LambOptions>): Tensor {
  const [size, length] = [normOf(value), normOf(step)];
  const usable = size.greater(0).logicalAnd(length.greater(0));
  const ratio = where(usable, size.div(where(usable, length, 1)), 1);
  return step.mul(trustClip ? ratio.minimum(1) : ratio);
}
