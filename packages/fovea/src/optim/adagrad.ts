// Adagrad (Duchi et al., JMLR 2011), as torch.optim.Adagrad: rates by what each weight has seen, so that rare inputs learn too.

import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { countStep, keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `Adagrad`. */
export interface AdagradOptions extends OptimizerOptions {
  /** Step t uses lr / (1 + (t − 1)·lrDecay). Default 0. */
  readonly lrDecay?: number;
  /** What the sums of squares start with. Default 0. */
  readonly initialAccumulatorValue?: number;
  /** Default 1e-10. */
  readonly eps?: number;
}

const SPEC: OptimizerSpec<AdagradOptions> = {
  name: 'Adagrad',
  defaults: { lrDecay: 0, initialAccumulatorValue: 0, eps: 1e-10 },
  ranges: { lrDecay: 'notNegative', initialAccumulatorValue: 'notNegative', eps: 'notNegative' },
  keeps: { perParameter: ['sum'], shared: ['step'] },
  leaves: ({ lrDecay }) => ['sum', ...(lrDecay === 0 ? [] : ['step'])],
};

/**
 * s ← s + g², w ← w − lr·g / (√s + eps), as torch.optim.Adagrad.
 * @paper Duchi et al., JMLR 2011
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new Adagrad([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.9]
 */
export class Adagrad extends Optimizer<AdagradOptions, Tensor> {
  constructor(params: OptimizerParams<AdagradOptions>, options: AdagradOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  /** The rate of the step. */
  protected override prepare({ lrDecay }: Complete<AdagradOptions>, lr: Tensor, keep: Keep): Tensor {
    return lrDecay === 0 ? lr : lr.div(countStep(keep).sub(1).mul(lrDecay).add(1));
  }

  protected override update({ value, gradient, options, shared, keep }: Update<AdagradOptions, Tensor>): Tensor {
    const kept = keep('sum', options.initialAccumulatorValue);
    const sum = keepNew(kept, kept.read().add(gradient.square()));
    return value.sub(gradient.div(sum.sqrt().add(options.eps)).mul(shared));
  }
}
