// Activations by name, as models and layers take them.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import type { Tensor } from '../tensor/index.ts';
import {
  elu,
  gelu,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  logSigmoid,
  mish,
  quickGelu,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  tanh,
} from './activation.ts';

/** Activations that have no options, or whose defaults are what networks use, by the name that models and layers take. */
const ACTIVATIONS = {
  identity: (x: Tensor): Tensor => x,
  relu,
  relu6,
  leakyRelu: (x: Tensor): Tensor => leakyRelu(x),
  sigmoid,
  logSigmoid,
  hardSigmoid,
  hardSwish,
  silu,
  gelu: (x: Tensor): Tensor => gelu(x),
  geluTanh: (x: Tensor): Tensor => gelu(x, { approximate: 'tanh' }),
  quickGelu,
  tanh,
  hardTanh: (x: Tensor): Tensor => hardTanh(x),
  elu: (x: Tensor): Tensor => elu(x),
  selu,
  softplus: (x: Tensor): Tensor => softplus(x),
  softsign,
  mish,
} as const satisfies Readonly<Record<string, (x: Tensor) => Tensor>>;

/** Names that `activate` and the `Activation` layer know. */
export type ActivationName = keyof typeof ACTIVATIONS;

/** The names that `activate` and the `Activation` layer know. */
export const activationNames = Object.keys(ACTIVATIONS) as readonly ActivationName[];

/**
 * The activation called `name`, with its default options: `activate(x, 'relu')` is `relu(x)`.
 * @shape any → the same
 * @throws ValueError for an unknown name
 * @example
 * await activate(tensor([-1, 2]), 'relu').data(); // [0, 2]
 */
export function activate(x: Tensor, name: ActivationName): Tensor {
  if (Object.hasOwn(ACTIVATIONS, name)) return ACTIVATIONS[name](x);
  throw new ValueError(
    `activate: there is no activation "${name}"; did you mean "${nearestName(name, activationNames)}"?`,
  );
}
