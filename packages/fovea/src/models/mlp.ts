// The two-layer perceptron of transformers, mixers and convolutional networks built like them, with timm's names.

import { Conv2d, type Initializer, type Layer, Linear, type LinearOptions, Module } from '../nn/index.ts';
import { type ActivationName, activate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

export interface MlpOptions extends Omit<LinearOptions, 'bias'> {
  /** Default 'gelu'. */
  readonly activation?: ActivationName;
  /** Of the second layer. Default: `init`. */
  readonly outInit?: Initializer;
  /** Whether the layers are 1×1 convolutions, for maps: they compute the same, and their weights have four axes in files. Default false. */
  readonly pointwise?: boolean;
  /** Behind the activation, as in ConvNeXt V2. */
  readonly responseNorm?: Layer;
}

/** fc2(gelu(fc1(x))): `[…, features]` → `[…, features]`. */
export class Mlp extends Module {
  readonly fc1: Linear | Conv2d;
  readonly grn: Layer | undefined;
  readonly fc2: Linear | Conv2d;
  private readonly activation: ActivationName;

  constructor(features: number, hiddenFeatures: number, options: MlpOptions = {}) {
    super();
    const { activation = 'gelu', outInit, pointwise = false, responseNorm, ...starts } = options;
    const layer = (from: number, to: number, own: LinearOptions): Linear | Conv2d =>
      pointwise ? new Conv2d(from, to, { kernelSize: 1, ...own }) : new Linear(from, to, own);
    this.fc1 = layer(features, hiddenFeatures, starts);
    this.grn = responseNorm;
    this.fc2 = layer(hiddenFeatures, features, { ...starts, ...(outInit && { init: outInit }) });
    this.activation = activation;
  }

  override forward(x: Tensor): Tensor {
    const hidden = activate(this.fc1.forward(x), this.activation);
    return this.fc2.forward(this.grn ? this.grn.forward(hidden) : hidden);
  }
}
