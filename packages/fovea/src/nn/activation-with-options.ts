// Activations as layers, those with options or weights.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import * as ops from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { constant } from './init.ts';
import { Module, Parameter } from './module.ts';

/**
 * x where positive, negativeSlope·x elsewhere; the slope defaults to 0.01.
 * @shape any → the same
 * @paper Maas et al., ICML 2013
 * @example
 * await new LeakyReLU({ negativeSlope: 0.1 }).forward(tensor([-2, 3])).data(); // [-0.2, 3]
 */
export class LeakyReLU extends Module {
  constructor(readonly options: { readonly negativeSlope?: number } = {}) {
    super();
    requireOptions('LeakyReLU', options, ['negativeSlope']);
  }

  override forward(x: Tensor): Tensor {
    return ops.leakyRelu(x, this.options);
  }
}

/**
 * x · Φ(x), where Φ is the distribution function of the standard normal: exact by default, by a tanh with `approximate: 'tanh'`.
 * @shape any → the same
 * @paper Hendrycks & Gimpel, arXiv:1606.08415
 * @example
 * await new GELU().forward(tensor([-1, 2])).data(); // [-0.1587, 1.954]
 */
export class GELU extends Module {
  constructor(readonly options: { readonly approximate?: 'none' | 'tanh' } = {}) {
    super();
    requireOptions('GELU', options, ['approximate']);
  }

  override forward(x: Tensor): Tensor {
    return ops.gelu(x, this.options);
  }
}

/**
 * min(max(x, low), high); the limits default to −1 and 1.
 * @shape any → the same
 * @example
 * await new HardTanh().forward(tensor([-2, 0.5, 3])).data(); // [-1, 0.5, 1]
 */
export class HardTanh extends Module {
  constructor(readonly options: { readonly low?: number; readonly high?: number } = {}) {
    super();
    requireOptions('HardTanh', options, ['low', 'high']);
  }

  override forward(x: Tensor): Tensor {
    return ops.hardTanh(x, this.options);
  }
}

/**
 * x where positive, alpha·(eˣ − 1) elsewhere; `alpha` defaults to 1.
 * @shape any → the same
 * @paper Clevert et al., ICLR 2016, arXiv:1511.07289
 * @example
 * await new ELU().forward(tensor([-1, 2])).data(); // [-0.6321, 2]
 */
export class ELU extends Module {
  constructor(readonly options: { readonly alpha?: number } = {}) {
    super();
    requireOptions('ELU', options, ['alpha']);
  }

  override forward(x: Tensor): Tensor {
    return ops.elu(x, this.options);
  }
}

/**
 * log(1 + e^(beta·x)) / beta, and x where beta·x is above the threshold. Defaults: `beta` 1, `threshold` 20.
 * @shape any → the same
 * @example
 * await new Softplus().forward(tensor([-1, 0])).data(); // [0.3133, 0.6931]
 */
export class Softplus extends Module {
  constructor(readonly options: { readonly beta?: number; readonly threshold?: number } = {}) {
    super();
    requireOptions('Softplus', options, ['beta', 'threshold']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softplus(x, this.options);
  }
}

/**
 * eˣ / Σ eˣ along an axis, the last by default; `temperature` (default 1) divides x first.
 * @shape any → the same
 * @example
 * await new Softmax().forward(tensor([0, 1])).data(); // [0.2689, 0.7311]
 */
export class Softmax extends Module {
  constructor(readonly options: { readonly axis?: number; readonly temperature?: number } = {}) {
    super();
    requireOptions('Softmax', options, ['axis', 'temperature']);
  }

  override forward(x: Tensor): Tensor {
    return ops.softmax(x, this.options);
  }
}

/**
 * log(eˣ / Σ eˣ) along an axis, the last by default.
 * @shape any → the same
 * @example
 * await new LogSoftmax().forward(tensor([0, 0])).data(); // [-0.6931, -0.6931]
 */
export class LogSoftmax extends Module {
  constructor(readonly options: { readonly axis?: number } = {}) {
    super();
    requireOptions('LogSoftmax', options, ['axis']);
  }

  override forward(x: Tensor): Tensor {
    return ops.logSoftmax(x, this.options);
  }
}

/** Options of `PReLU`. */
export interface PReLUOptions {
  /** Slopes: 1 for all channels (the default), or one for each channel. */
  readonly numParameters?: number;
  /** First value of the slopes. Default 0.25. */
  readonly init?: number;
}

/**
 * x where positive, weight·x elsewhere: ReLU with a learnt slope for negative values, one for all or one per channel.
 * @shape `[…, C]` → `[…, C]`
 * @throws ValueError unless numParameters is a positive integer and init finite
 * @paper He et al., ICCV 2015, arXiv:1502.01852
 * @example
 * await new PReLU().forward(tensor([-2, 3])).data(); // [-0.5, 3]
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
