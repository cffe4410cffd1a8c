// Activations as layers, named and with defaults as in PyTorch.

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

export class ReLU extends Activation {
  constructor() {
    super('relu');
  }
}

export class ReLU6 extends Activation {
  constructor() {
    super('relu6');
  }
}

export class Sigmoid extends Activation {
  constructor() {
    super('sigmoid');
  }
}

export class LogSigmoid extends Activation {
  constructor() {
    super('logSigmoid');
  }
}

export class HardSwish extends Activation {
  constructor() {
    super('hardSwish');
  }
}

export class SiLU extends Activation {
  constructor() {
    super('silu');
  }
}

export class Tanh extends Activation {
  constructor() {
    super('tanh');
  }
}

export class SELU extends Activation {
  constructor() {
    super('selu');
  }
}

export class Softsign extends Activation {
  constructor() {
    super('softsign');
  }
}

export class Mish extends Activation {
  constructor() {
    super('mish');
  }
}

/** relu6(x + 3) / 6; with `steep`, clip(x / 2 + 1 / 2, 0, 1). */
export class HardSigmoid extends Module {
  constructor(readonly settings: { readonly steep?: boolean } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return this.settings.steep ? ops.steepHardSigmoid(x) : ops.hardSigmoid(x);
  }
}

/** Default slope 0.01. */
export class LeakyReLU extends Module {
  constructor(readonly settings: { readonly negativeSlope?: number } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.leakyRelu(x, this.settings);
  }
}

/** Exact by default; `approximate: 'tanh'` for the other form. */
export class GELU extends Module {
  constructor(readonly settings: { readonly approximate?: 'none' | 'tanh' } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.gelu(x, this.settings);
  }
}

/** Default range [−1, 1]. */
export class HardTanh extends Module {
  constructor(readonly settings: { readonly low?: number; readonly high?: number } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.hardTanh(x, this.settings);
  }
}

/** Default alpha 1. */
export class ELU extends Module {
  constructor(readonly settings: { readonly alpha?: number } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.elu(x, this.settings);
  }
}

/** Defaults: beta 1, threshold 20. */
export class Softplus extends Module {
  constructor(readonly settings: { readonly beta?: number; readonly threshold?: number } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.softplus(x, this.settings);
  }
}

/** Along the last axis by default. */
export class Softmax extends Module {
  constructor(readonly settings: { readonly axis?: number; readonly temperature?: number } = {}) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.softmax(x, this.settings);
  }
}

/** Along the last axis by default. */
export class LogSoftmax extends Module {
  constructor(readonly settings: { readonly axis?: number } = {}) {
    super();
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

/** ReLU with learnt slopes for negative values (He et al., ICCV 2015, arXiv:1502.01852): `[…, C]` → `[…, C]`. */
export class PReLU extends Module {
  readonly weight: Parameter;

  constructor(settings: PReLUSettings = {}) {
    super();
    const { numParameters = 1, init = 0.25 } = settings;
    this.weight = new Parameter(constant(init)([numParameters]), [numParameters]);
  }

  override forward(x: Tensor): Tensor {
    return ops.prelu(x, this.weight.read());
  }
}
