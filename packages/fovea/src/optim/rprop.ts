// Resilient backpropagation (Riedmiller & Braun, ICNN 1993), as torch.optim.Rprop: the gradients' signs only, for full batches.

import { refuse } from '../base/require.ts';
import { type Tensor, where } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Rprop`. Its `lr` is the size of the first step; a rate that is set later changes nothing. */
export interface RpropOptions extends OptimizerOptions {
  /** What a weight's step is multiplied by where its gradient changes sign, and where it keeps it. Default [0.5, 1.2]. */
  readonly etas?: readonly [number, number];
  /** Smallest and largest step of a weight. Default [1e-6, 50]. */
  readonly stepSizes?: readonly [number, number];
}

const SPEC: OptimizerSpec<RpropOptions> = {
  name: 'Rprop',
  defaults: { etas: [0.5, 1.2], stepSizes: [1e-6, 50] },
  ranges: { etas: 'twoPositive', stepSizes: 'twoPositive' },
  check({ etas, stepSizes }) {
    if (etas[0] >= 1 || etas[1] <= 1) refuse('Rprop', 'etas', 'one number in (0, 1) and one above 1', etas);
    if (stepSizes[0] > stepSizes[1]) refuse('Rprop', 'stepSizes', 'the smallest and the largest step', stepSizes);
  },
  keeps: { perParameter: ['prev', 'step_size'], shared: ['step'] },
};

/** Of a group's parameters. */
interface First {
  /** Whether the step is their first. */
  readonly isFirst: Tensor;
  readonly lr: Tensor;
}

/**
 * Every weight has a step Δ of its own, at first lr: w ← w − Δ·sign(g). Where g has the sign of the step before, Δ grows to η₊·Δ; where the
 * sign is the other, Δ shrinks to η₋·Δ and the weight waits for one step. As torch.optim.Rprop. Signs of different batches say little of
 * each other: it is for gradients of all data.
 * @paper Riedmiller & Braun, ICNN 1993
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new Rprop([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9]
 */
export class Rprop extends Optimizer<RpropOptions, First> {
  constructor(params: OptimizerParams<RpropOptions>, options: RpropOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare(_options: Complete<RpropOptions>, lr: Tensor, keep: Keep): First {
    return { isFirst: countStep(keep).lessEqual(1), lr };
  }

  protected override update({ value, gradient, options, shared, keep }: Update<RpropOptions, First>): Tensor {
    const { etas, stepSizes } = options;
    const [prev, size] = [keep('prev'), keep('step_size')];
    // Of the signs, as the product of two small gradients may be 0.
    const agreement = gradient.sign().mul(prev.read().sign());
    const turned = agreement.less(0);
    const factor = where(turned, etas[0], where(agreement.greater(0), etas[1], 1));
    const grown = where(shared.isFirst, shared.lr, size.read()).mul(factor).clip(stepSizes[0], stepSizes[1]);
    const followed = keepNew(prev, where(turned, 0, gradient));
    return value.sub(followed.sign().mul(keepNew(size, grown)));
  }
}
