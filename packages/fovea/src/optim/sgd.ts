// Stochastic gradient descent with momentum, as torch.optim.SGD.

import { ValueError } from '../base/errors.ts';
import { full, type Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';

/** Options of `SGD`. */
export interface SgdOptions extends OptimizerOptions {
  /** Default 0. */
  readonly momentum?: number;
  /** Part of the gradient that does not enter the momentum, but for the first step. Default 0. */
  readonly dampening?: number;
  /** Steps along the momentum after this gradient (Sutskever et al., ICML 2013). Default false. */
  readonly nesterov?: boolean;
}

const SPEC: OptimizerSpec<SgdOptions> = {
  name: 'SGD',
  defaults: { momentum: 0, dampening: 0, nesterov: false },
  ranges: { momentum: 'notNegative', dampening: 'notNegative' },
  keeps: { perParameter: ['momentum_buffer'], shared: ['started'] },
  leaves: ({ momentum, dampening }) => {
    if (momentum === 0) return [];
    return dampening === 0 ? ['momentum_buffer'] : ['momentum_buffer', 'started'];
  },
  momentumOf: ({ momentum }) => momentum,
  check: ({ momentum, dampening, nesterov }) => {
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new ValueError(
        `SGD: nesterov needs a momentum above 0 and dampening 0: got momentum ${momentum} and dampening ${dampening}`,
      );
    }
  },
};

interface Scales {
  readonly lr: Tensor;
  /** How much of the gradient enters the momentum, if not all. */
  readonly entering?: Tensor;
}

/**
 * v ← momentum·v + (1 − dampening)·g, w ← w − lr·v; the first step takes v = g, as torch.optim.SGD.
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * new SGD([weight], { lr: 0.1 }).minimize(weight.read().square().sum());
 * await weight.data(); // [0.8]
 */
export class SGD extends Optimizer<SgdOptions, Scales> {
  constructor(params: OptimizerParams<SgdOptions>, options: SgdOptions & ClipOptions) {
    super(params, options, SPEC);
  }

  protected override prepare({ momentum, dampening }: Complete<SgdOptions>, lr: Tensor, keep: Keep): Scales {
    if (momentum === 0 || dampening === 0) return { lr };
    const state = keep('started');
    const started = state.read();
    state.assign(full([], 1));
    return { lr, entering: started.mul(-dampening).add(1) };
  }

  protected override update({
    value,
    gradient,
    options: { nesterov },
    momentum,
    shared: { lr, entering },
    keep,
  }: Update<SgdOptions, Scales>): Tensor {
    if (momentum === 0) return value.sub(gradient.mul(lr));
    const kept = keep('momentum_buffer');
    const velocity = keepNew(
      kept,
      kept
        .read()
        .mul(momentum)
        .add(entering ? gradient.mul(entering) : gradient),
    );
    return value.sub((nesterov ? gradient.add(velocity.mul(momentum)) : velocity).mul(lr));
  }
}
