// grad(): gradients of a scalar with respect to tensors, as tensors of the same lazy graph, so they can be differentiated again.

import { gradients } from '../autograd/reverse.ts';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { cameFrom, computedNode } from './origins.ts';
import { Tensor } from './tensor.ts';

/**
 * Gradients of a scalar `loss` with respect to each of `inputs`, in their shapes; zeros where the loss does not depend on one.
 * @throws ShapeError when the loss has more than one element, DTypeError for a non-float input, ValueError when the loss, or a tensor between
 * an input and the loss, was read before
 */
export function grad(loss: Tensor, inputs: readonly Tensor[]): Tensor[] {
  if (loss.size !== 1)
    throw new ShapeError(
      `grad: needs a loss with one element: got ${formatShape(loss.shape)}; take sum() or mean() first`,
    );
  if (loss.node.op === 'buffer' && inputs.every((input) => input.node !== loss.node)) {
    throw new ValueError(
      'grad: the loss has been read, and the graph behind it let go; take gradients first, or return both from one compiled function',
    );
  }
  for (const input of inputs) {
    if (input.dtype !== 'float32')
      throw new DTypeError(`grad: only float32 tensors have gradients: got ${input.dtype}`);
  }
  return gradients(loss.reshape().node, nodesWithin(loss, inputs)).map((node) => new Tensor(node));
}

/**
 * The inputs as the loss knows them: one that was read since is the node it was. An input that the loss no longer reaches, because a tensor
 * between them was read, is not one that the loss does not depend on.
 */
function nodesWithin(loss: Tensor, inputs: readonly Tensor[]): Node[] {
  const order = topologicalOrder([loss.node]);
  const reached = new Set(order);
  const values = order.filter(({ op }) => op === 'buffer');
  return inputs.map(({ node }, i) => {
    if (reached.has(node)) return node;
    const before = computedNode(node);
    if (before && reached.has(before)) return before;
    if (!values.some((leaf) => cameFrom(leaf, node) || (before && cameFrom(leaf, before)))) return node;
    throw new ValueError(
      `grad: a tensor between input ${i} and the loss has been read, and the graph behind it let go; take gradients first, ` +
        'or compute both in one compiled function',
    );
  });
}
