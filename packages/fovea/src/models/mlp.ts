// The two-layer perceptron of transformers and mixers, with timm's names.

import { Linear, type LinearOptions, Module } from '../nn/index.ts';
import { activate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** fc2(gelu(fc1(x))): `[…, features]` → `[…, features]`. */
export class Mlp extends Module {
  readonly fc1: Linear;
  readonly fc2: Linear;

  constructor(features: number, hiddenFeatures: number, options: Omit<LinearOptions, 'bias'> = {}) {
    super();
    this.fc1 = new Linear(features, hiddenFeatures, options);
    this.fc2 = new Linear(hiddenFeatures, features, options);
  }

  override forward(x: Tensor): Tensor {
    return this.fc2.forward(activate(this.fc1.forward(x), 'gelu'));
  }
}
