// The last layer of every model: affine, replaceable for another number of classes.

import { Linear, type LinearOptions, Module, type Parameter } from '../nn/index.ts';
import { linear } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** `[N, features]` → `[N, numClasses]`; with 0 classes, features pass unchanged. Weights as `Linear`'s. */
export class Classifier extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;

  constructor(
    readonly features: number,
    numClasses: number,
    private readonly options: Omit<LinearOptions, 'bias'> = {},
  ) {
    super();
    const fresh = numClasses > 0 ? new Linear(features, numClasses, options) : undefined;
    this.weight = fresh?.weight;
    this.bias = fresh?.bias;
  }

  /** Another for `numClasses` classes of the same features, in the same mode, with weights of its own. */
  withClasses(numClasses: number): Classifier {
    const other = new Classifier(this.features, numClasses, this.options);
    return this.training ? other.train() : other.eval();
  }

  override forward(x: Tensor): Tensor {
    return this.weight ? linear(x, this.weight.read(), this.bias?.read()) : x;
  }
}
