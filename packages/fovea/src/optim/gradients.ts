// The gradients of a loss that optimisers step by.

import { ValueError } from '../base/errors.ts';
import type { Parameter } from '../nn/index.ts';
import { grad, type Tensor } from '../tensor/index.ts';
import { guard, usedIn } from '../tensor/internal.ts';

/** Freezing a parameter traces a compiled step again. */
export const isTrained = (parameter: Parameter): boolean => guard(() => parameter.requiresGrad);

/** Of all parameters with `requiresGrad` that a gradient of the scalar loss flows to. @throws ValueError when there are none */
export function gradientsOf(name: string, all: readonly Parameter[], loss: Tensor): Map<Parameter, Tensor> {
  const params = all.filter(isTrained);
  if (params.length === 0) throw new ValueError(`${name}: no parameter has requiresGrad`);
  const values = params.map((parameter) => parameter.read());
  const gradients = grad(loss, values, { allowUnused: true });
  const used = usedIn(loss, values);
  if (!used.includes(true)) {
    throw new ValueError(
      `${name}: the loss is computed from none of the ${params.length} parameters; is the optimiser another model's, or made before weights were replaced?`,
    );
  }
  return new Map(params.flatMap((parameter, i) => (used[i] ? [[parameter, gradients[i]]] : [])));
}
