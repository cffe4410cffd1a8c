// The two-layer perceptron of transformers and mixers, with timm's names.

import { type Initializer, Linear, type LinearOptions, Module } from '../nn/index.ts';
import { type ActivationName, activate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

export interface MlpOptions extends Omit<LinearOptions, 'bias'> {
  /** Default 'gelu'. */
  readonly activation?: ActivationName;
  /** Of the second layer. Default: `init`. */
  readonly outInit?: Initializer;
}

/** fc2(gelu(fc1(x))): `[…, features]` → `[…, features]`. */
export class Mlp extends Module {
  readonly fc1: Linear;
  readonly fc2: Linear;
  private readonly activation: ActivationName;

  constructor(features: number, hiddenFeatures: number, options: MlpOptions = {}) {
    super();
    const { activation = 'gelu', outInit, ...starts } = options;
    this.fc1 = new Linear(features, hiddenFeatures, starts);
    this.fc2 = new Linear(hiddenFeatures, features, { ...starts, ...(outInit && { init: outInit }) });
    this.activation = activation;
  }

  override forward(x: Tensor): Tensor {
    return this.fc2.forward(activate(this.fc1.forward(x), this.activation));
  }
}
