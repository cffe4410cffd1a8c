// Layers that drop values or whole paths while training: the gradient of a value is what the value was multiplied by, 0 or 1 / (1 − p).

import { requireRange } from '../base/require.ts';
import type { Generator, Tensor } from '../tensor/index.ts';
import { defaultGenerator } from './init.ts';
import { Module } from './module.ts';

/**
 * Zeroes each value with probability p (default 0.5) and divides the others by 1 − p, so that the mean stays (Srivastava et al., JMLR 2014):
 * any shape to the same shape; nothing happens in evaluation.
 * @throws ValueError unless p is in [0, 1)
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
 * Zeroes each sample's whole branch with probability p (default 0), and divides the others by 1 − p (Huang et al., arXiv:1603.09382):
 * `[N, …]` → `[N, …]`; nothing happens in evaluation.
 * @throws ValueError unless p is in [0, 1)
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
