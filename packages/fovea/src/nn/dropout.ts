// Layers that drop values or whole paths while training: the gradient of a value is what the value was multiplied by, 0 or 1 / (1 − p).

import { requireRange } from '../base/require.ts';
import type { Generator, Tensor } from '../tensor/index.ts';
import { defaultGenerator } from './init.ts';
import { Module } from './module.ts';

/**
 * x / (1 − p) with probability 1 − p, else 0, for each value, so that the mean stays; x itself in evaluation. `p` defaults to 0.5.
 * @shape any → the same
 * @throws ValueError unless p is in [0, 1)
 * @paper Srivastava et al., JMLR 2014
 * @example
 * await new Dropout(0.5).eval().forward(tensor([1, 2])).data(); // [1, 2]
 */
export class Dropout extends Module {
  constructor(
    readonly p = 0.5,
    private readonly generator: Generator = defaultGenerator,
  ) {
    super();
    requireRange('Dropout', 'p', p, 'fraction');
  }

  override forward(x: Tensor): Tensor {
    if (this.p === 0 || !this.training) return x;
    const kept = this.generator.bernoulli(x.shape, 1 - this.p).cast('float32');
    return x.mul(kept.mul(1 / (1 - this.p)));
  }
}

/**
 * x / (1 − p) with probability 1 − p, else 0, for each sample as a whole (stochastic depth); x itself in evaluation. `p` defaults to 0.
 * @shape `[N, …]` → `[N, …]`
 * @throws ValueError unless p is in [0, 1)
 * @paper Huang et al., ECCV 2016, arXiv:1603.09382
 * @example
 * await new DropPath(0.1).eval().forward(tensor([[1, 2]])).data(); // [1, 2]
 */
export class DropPath extends Module {
  constructor(
    readonly p = 0,
    private readonly generator: Generator = defaultGenerator,
  ) {
    super();
    requireRange('DropPath', 'p', p, 'fraction');
  }

  override forward(x: Tensor): Tensor {
    if (this.p === 0 || !this.training) return x;
    const shape = [x.shape[0], ...x.shape.slice(1).map(() => 1)];
    return x.mul(
      this.generator
        .bernoulli(shape, 1 - this.p)
        .cast('float32')
        .mul(1 / (1 - this.p)),
    );
  }
}
