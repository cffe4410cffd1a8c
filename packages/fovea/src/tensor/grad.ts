// grad(): gradients of a scalar with respect to tensors, as tensors of the same lazy graph, so they can be differentiated again.

import { gradients } from '../autograd/reverse.ts';
import { DTypeError, ShapeError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import { Tensor } from './tensor.ts';

/**
 * Gradients of a scalar `loss` with respect to each of `inputs`, in their shapes; zeros where the loss does not depend on one.
 * @throws ShapeError when the loss has more than one element, DTypeError for a non-float input
 */
export function grad(loss: Tensor, inputs: readonly Tensor[]): Tensor[] {
  if (loss.size !== 1)
    throw new ShapeError(
      `grad: needs a loss with one element: got ${formatShape(loss.shape)}; take sum() or mean() first`,
    );
  for (const input of inputs) {
    if (input.dtype !== 'float32')
      throw new DTypeError(`grad: only float32 tensors have gradients: got ${input.dtype}`);
  }
  return gradients(
    loss.reshape().node,
    inputs.map((input) => input.node),
  ).map((node) => new Tensor(node));
}
