// The last layer of every model: affine, replaceable for another number of classes.

import { Linear, type LinearOptions, Module, type Parameter } from '../nn/index.ts';
import { linear } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';

/** `[N, features]` → `[N, numClasses]`; with 0 classes, features pass unchanged. Weights as `Linear`'s. */
export class Classifier extends Module {
  weight: Parameter | undefined;
  bias: Parameter | undefined;

  constructor(
    readonly features: number,
    numClasses: number,
    private readonly options: Omit<LinearOptions, 'bias'> = {},
  ) {
    super();
    this.reset(numClasses);
  }

  /** Fresh weights for `numClasses` classes. */
  reset(numClasses: number): void {
    const fresh = numClasses > 0 ? new Linear(this.features, numClasses, this.options) : undefined;
    this.weight = fresh?.weight;
    this.bias = fresh?.bias;
  }

  override forward(x: Tensor): Tensor {
    const weight = guard(() => this.weight);
    return weight ? linear(x, weight.read(), this.bias?.read()) : x;
  }
}
