// Activations as layers, named and with defaults as in PyTorch: any shape to the same shape, elementwise but for softmax.

import { requireOptions } from '../base/options.ts';
import * as ops from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { constant } from './init.ts';
import { Module, Parameter } from './module.ts';
import { requireFinite, requireSizes } from './require.ts';

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
  constructor(readonly settings: { readonly steep?: boolean } = {}) {
    super();
    requireOptions('HardSigmoid', settings, ['steep']);
  }

  override forward(x: Tensor): Tensor {
    return this.settings.steep ? ops.steepHardSigmoid(x) : ops.hardSigmoid(x);
  }
}

/** x where positive, negativeSlope · x elsewhere; default slope 0.01. */
export class LeakyReLU extends Module {
  constructor(readonly settings: { readonly negativeSlope?: number } = {}) {
    super();
    requireOptions('LeakyReLU', settings, ['negativeSlope']);
  }

  override forward(x: Tensor): Tensor {
    return ops.leakyRelu(x, this.settings);
  }
}

/** x · Φ(x): exact by default, `approximate: 'tanh'` for the other form. */
export class GELU extends Module {
  constructor(readonly settings: { readonly approximate?: 'none' | 'tanh' } = {}) {
    super();
    requireOptions('GELU', settings, ['approximate']);
  }

  override forward(x: Tensor): Tensor {
    return ops.gelu(x, this.settings);
  }
}

/** min(max(x, low), high); default range [−1, 1]. */
export class HardTanh extends Module {
  constructor(readonly settings: { readonly low?: number; readonly high?: number } = {}) {
    super();
    requireOptions('HardTanh', settings, ['low', 'high']);
  }

  override forward(x: Tensor): Tensor {
    return ops.hardTanh(x, this.settings);
  }
}

/** x where positive, alpha · (eˣ − 1) elsewhere; default alpha 1. */
export class ELU extends Module {
  constructor(readonly settings: { readonly alpha?: number } = {}) {
    super();
    requireOptions('ELU', settings, ['alpha']);
  }

  override forward(x: Tensor): Tensor {
    return ops.elu(x, this.settings);
  }
}

/** log(1 + e^(beta · x)) / beta, and x where beta · x is above the threshold; defaults: beta 1, threshold 20. */
export class Softplus extends Module {
  constructor(readonly settings: { readonly beta?: number; readonly threshold?: number } = {}) {
    super();
    requireOptions('Softplus', settings, ['beta', 'threshold']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softplus(x, this.settings);
  }
}

/** eˣ / Σ eˣ along an axis, the last by default; `temperature` (default 1) divides x first. */
export class Softmax extends Module {
  constructor(readonly settings: { readonly axis?: number; readonly temperature?: number } = {}) {
    super();
    requireOptions('Softmax', settings, ['axis', 'temperature']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softmax(x, this.settings);
  }
}

/** Logarithm of the softmax along an axis, the last by default. */
export class LogSoftmax extends Module {
  constructor(readonly settings: { readonly axis?: number } = {}) {
    super();
    requireOptions('LogSoftmax', settings, ['axis']);
  }

  override forward(x: Tensor): Tensor {
    return ops.logSoftmax(x, this.settings);
  }
}

export interface PReLUSettings {
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

  constructor(settings: PReLUSettings = {}) {
    super();
    requireOptions('PReLU', settings, ['numParameters', 'init']);
    const { numParameters = 1, init = 0.25 } = settings;
    requireSizes('PReLU', { numParameters });
    requireFinite('PReLU', { init });
    this.weight = new Parameter(constant(init)([numParameters]), [numParameters]);
  }

  override forward(x: Tensor): Tensor {
    return ops.prelu(x, this.weight.read());
  }
}
