// Activations as layers, named and with defaults as in PyTorch: any shape to the same shape, elementwise but for softmax.

import { requireOptions } from '../base/options.ts';
import * as ops from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/**
 * The activation called `name`, which is chosen when the model is built.
 * @shape any → the same
 * @example
 * await new Activation('relu').forward(tensor([-1, 2])).data(); // [0, 2]
 */
export class Activation extends Module {
  constructor(readonly name: ops.ActivationName) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return ops.activate(x, this.name);
  }
}

/**
 * max(x, 0).
 * @shape any → the same
 * @grad 0 at x = 0
 * @example
 * await new ReLU().forward(tensor([-1, 2])).data(); // [0, 2]
 */
export class ReLU extends Activation {
  constructor() {
    super('relu');
  }
}

/**
 * min(max(x, 0), 6).
 * @shape any → the same
 * @grad 0 at both limits
 * @example
 * await new ReLU6().forward(tensor([-1, 2, 9])).data(); // [0, 2, 6]
 */
export class ReLU6 extends Activation {
  constructor() {
    super('relu6');
  }
}

/**
 * 1 / (1 + e^−x).
 * @shape any → the same
 * @example
 * await new Sigmoid().forward(tensor([-1, 0])).data(); // [0.2689, 0.5]
 */
export class Sigmoid extends Activation {
  constructor() {
    super('sigmoid');
  }
}

/**
 * log(1 / (1 + e^−x)), exact where the sigmoid is too small for float32.
 * @shape any → the same
 * @example
 * await new LogSigmoid().forward(tensor([-100, 0])).data(); // [-100, -0.6931]
 */
export class LogSigmoid extends Activation {
  constructor() {
    super('logSigmoid');
  }
}

/**
 * x · relu6(x + 3) / 6.
 * @shape any → the same
 * @paper Howard et al., ICCV 2019, arXiv:1905.02244
 * @example
 * await new HardSwish().forward(tensor([-4, 0, 1])).data(); // [0, 0, 0.6667]
 */
export class HardSwish extends Activation {
  constructor() {
    super('hardSwish');
  }
}

/**
 * x · sigmoid(x), also called swish.
 * @shape any → the same
 * @paper Hendrycks & Gimpel, arXiv:1606.08415; Ramachandran et al., arXiv:1710.05941
 * @example
 * await new SiLU().forward(tensor([-1, 2])).data(); // [-0.2689, 1.762]
 */
export class SiLU extends Activation {
  constructor() {
    super('silu');
  }
}

/**
 * (eˣ − e^−x) / (eˣ + e^−x).
 * @shape any → the same
 * @example
 * await new Tanh().forward(tensor([-1, 0])).data(); // [-0.7616, 0]
 */
export class Tanh extends Activation {
  constructor() {
    super('tanh');
  }
}

/**
 * 1.0507 · (x where positive, 1.6733·(eˣ − 1) elsewhere): keeps mean 0 and variance 1 from layer to layer.
 * @shape any → the same
 * @paper Klambauer et al., NeurIPS 2017, arXiv:1706.02515
 * @example
 * await new SELU().forward(tensor([-1, 2])).data(); // [-1.111, 2.101]
 */
export class SELU extends Activation {
  constructor() {
    super('selu');
  }
}

/**
 * x / (1 + |x|).
 * @shape any → the same
 * @example
 * await new Softsign().forward(tensor([-1, 3])).data(); // [-0.5, 0.75]
 */
export class Softsign extends Activation {
  constructor() {
    super('softsign');
  }
}

/**
 * x · tanh(log(1 + eˣ)).
 * @shape any → the same
 * @paper Misra, BMVC 2020, arXiv:1908.08681
 * @example
 * await new Mish().forward(tensor([-1, 2])).data(); // [-0.3034, 1.944]
 */
export class Mish extends Activation {
  constructor() {
    super('mish');
  }
}

/**
 * relu6(x + 3) / 6; with `steep`, min(max(x / 2 + 1 / 2, 0), 1).
 * @shape any → the same
 * @example
 * await new HardSigmoid().forward(tensor([-4, 0, 1])).data(); // [0, 0.5, 0.6667]
 */
export class HardSigmoid extends Module {
  constructor(readonly options: { readonly steep?: boolean } = {}) {
    super();
    requireOptions('HardSigmoid', options, ['steep']);
  }

  override forward(x: Tensor): Tensor {
    return this.options.steep ? ops.steepHardSigmoid(x) : ops.hardSigmoid(x);
  }
}
