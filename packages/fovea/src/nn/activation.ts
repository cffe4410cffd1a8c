// Activations as layers, named and with defaults as in PyTorch: any shape to the same shape, elementwise but for softmax.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import * as ops from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { constant } from './init.ts';
import { Module, Parameter } from './module.ts';

/** The activation called `name`, chosen when the model is built. */
export class Activation extends Module {
  constructor(readonly name: ops.ActivationName) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.activate(x, this.name);
  }
}

/** max(x, 0); slope 0 at 0. */
export class ReLU extends Activation {
  constructor() {
    super('relu');
  }
}

/** min(max(x, 0), 6). */
export class ReLU6 extends Activation {
  constructor() {
    super('relu6');
  }
}

/** 1 / (1 + e^−x). */
export class Sigmoid extends Activation {
  constructor() {
    super('sigmoid');
  }
}

/** log(1 / (1 + e^−x)), exact where the sigmoid is too small for float32. */
export class LogSigmoid extends Activation {
  constructor() {
    super('logSigmoid');
  }
}

/** x · relu6(x + 3) / 6. */
export class HardSwish extends Activation {
  constructor() {
    super('hardSwish');
  }
}

/** x · sigmoid(x), also called swish. */
export class SiLU extends Activation {
  constructor() {
    super('silu');
  }
}

/** (eˣ − e^−x) / (eˣ + e^−x). */
export class Tanh extends Activation {
  constructor() {
    super('tanh');
  }
}

/** Scaled ELU, which keeps mean 0 and variance 1 from layer to layer. */
export class SELU extends Activation {
  constructor() {
    super('selu');
  }
}

/** x / (1 + |x|). */
export class Softsign extends Activation {
  constructor() {
    super('softsign');
  }
}

/** x · tanh(softplus(x)). */
export class Mish extends Activation {
  constructor() {
    super('mish');
  }
}

/** relu6(x + 3) / 6; with `steep`, clip(x / 2 + 1 / 2, 0, 1). */
export class HardSigmoid extends Module {
  constructor(readonly options: { readonly steep?: boolean } = {}) {
    super();
    requireOptions('HardSigmoid', options, ['steep']);
  }

  override forward(x: Tensor): Tensor {
    return this.options.steep ? ops.steepHardSigmoid(x) : ops.hardSigmoid(x);
  }
}

/** x where positive, negativeSlope · x elsewhere; default slope 0.01. */
export class LeakyReLU extends Module {
  constructor(readonly options: { readonly negativeSlope?: number } = {}) {
    super();
    requireOptions('LeakyReLU', options, ['negativeSlope']);
  }

  override forward(x: Tensor): Tensor {
    return ops.leakyRelu(x, this.options);
  }
}

/** x · Φ(x): exact by default, `approximate: 'tanh'` for the other form. */
export class GELU extends Module {
  constructor(readonly options: { readonly approximate?: 'none' | 'tanh' } = {}) {
    super();
    requireOptions('GELU', options, ['approximate']);
  }

  override forward(x: Tensor): Tensor {
    return ops.gelu(x, this.options);
  }
}

/** min(max(x, low), high); default range [−1, 1]. */
export class HardTanh extends Module {
  constructor(readonly options: { readonly low?: number; readonly high?: number } = {}) {
    super();
    requireOptions('HardTanh', options, ['low', 'high']);
  }

  override forward(x: Tensor): Tensor {
    return ops.hardTanh(x, this.options);
  }
}

/** x where positive, alpha · (eˣ − 1) elsewhere; default alpha 1. */
export class ELU extends Module {
  constructor(readonly options: { readonly alpha?: number } = {}) {
    super();
    requireOptions('ELU', options, ['alpha']);
  }

  override forward(x: Tensor): Tensor {
    return ops.elu(x, this.options);
  }
}

/** log(1 + e^(beta · x)) / beta, and x where beta · x is above the threshold; defaults: beta 1, threshold 20. */
export class Softplus extends Module {
  constructor(readonly options: { readonly beta?: number; readonly threshold?: number } = {}) {
    super();
    requireOptions('Softplus', options, ['beta', 'threshold']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softplus(x, this.options);
  }
}

/** eˣ / Σ eˣ along an axis, the last by default; `temperature` (default 1) divides x first. */
export class Softmax extends Module {
  constructor(readonly options: { readonly axis?: number; readonly temperature?: number } = {}) {
    super();
    requireOptions('Softmax', options, ['axis', 'temperature']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softmax(x, this.options);
  }
}

/** Logarithm of the softmax along an axis, the last by default. */
export class LogSoftmax extends Module {
  constructor(readonly options: { readonly axis?: number } = {}) {
    super();
    requireOptions('LogSoftmax', options, ['axis']);
  }

  override forward(x: Tensor): Tensor {
    return ops.logSoftmax(x, this.options);
  }
}

export interface PReLUOptions {
  /** Slopes: 1 for all channels (the default), or one for each channel. */
  readonly numParameters?: number;
  /** First value of the slopes. Default 0.25. */
  readonly init?: number;
}

/**
 * ReLU with learnt slopes for negative values (He et al., ICCV 2015, arXiv:1502.01852): `[…, C]` → `[…, C]`.
 * @throws ValueError unless numParameters is a positive integer and init finite
 */
export class PReLU extends Module {
  readonly weight: Parameter;

  constructor(options: PReLUOptions = {}) {
    super();
    requireOptions('PReLU', options, ['numParameters', 'init']);
    const { numParameters = 1, init = 0.25 } = options;
    requireCounts('PReLU', { numParameters });
    requireRange('PReLU', 'init', init, 'finite');
    this.weight = new Parameter(constant(init)([numParameters]), [numParameters]);
  }

  override forward(x: Tensor): Tensor {
    return ops.prelu(x, this.weight.read());
  }
}
