// Affine layers.

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import { linear } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { deferred, type Initializer, kaimingUniform, uniform } from './init.ts';
import { toMemory } from './layout.ts';
import { Module, Parameter } from './module.ts';

/** Options of `Linear`. */
export interface LinearOptions {
  /** Default true. */
  readonly bias?: boolean;
  /** Default as in PyTorch: Kaiming uniform with slope √5. */
  readonly init?: Initializer;
  /** Default as in PyTorch: uniform in ±1/√inFeatures. */
  readonly biasInit?: Initializer;
}

/**
 * x · weight + bias. In files the weight is `[outFeatures, inFeatures]`.
 * @shape `[…, inFeatures]` → `[…, outFeatures]`
 * @example
 * new Linear(8, 10).forward(zeros([2, 8])).shape; // [2, 10]
 */
export class Linear extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super();
    requireOptions('Linear', options, ['bias', 'init', 'biasInit']);
    requireCounts('Linear', { inFeatures, outFeatures });
    const { bias = true, init = kaimingUniform({ slope: Math.sqrt(5) }) } = options;
    const shape = [outFeatures, inFeatures];
    this.weight = new Parameter(
      deferred(() => toMemory('linear', init(shape), [inFeatures, outFeatures])),
      [inFeatures, outFeatures],
      'linear',
    );
    const bound = 1 / Math.sqrt(inFeatures);
    const { biasInit = uniform(-bound, bound) } = options;
    this.bias = bias
      ? new Parameter(
          deferred(() => biasInit([outFeatures])),
          [outFeatures],
        )
      : undefined;
  }

  override forward(x: Tensor): Tensor {
    return linear(x, this.weight.read(), this.bias?.read());
  }
}
