// grad(): gradients of a scalar with respect to tensors, as tensors of the same lazy graph, so they can be differentiated again.

import { gradients } from '../autograd/reverse.ts';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { formatShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { cameFrom, computedNode } from './origins.ts';
import { State } from './state.ts';
import { Tensor } from './tensor.ts';

export interface GradOptions {
  /** Gives zeros for inputs that the loss is not computed from, instead of throwing. Default false, as in PyTorch. */
  readonly allowUnused?: boolean;
}

/**
 * Gradients of a scalar `loss` with respect to each of `wrt`, tensors or states such as `module.parameters()`, in their shapes.
 * @throws ShapeError when the loss has more than one element, DTypeError for a non-float input, ValueError when the loss is not computed from
 * an input (see `allowUnused`), or when the loss, or a tensor between an input and the loss, was read before
 */
export function grad(loss: Tensor, wrt: readonly (Tensor | State)[], options: GradOptions = {}): Tensor[] {
  requireOptions('grad', options, ['allowUnused']);
  const inputs = wrt.map((input) => (input instanceof State ? input.read() : input));
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
  const nodes = nodesWithin(loss, inputs, options);
  const found = gradients(loss.reshape().node, nodes.flat());
  return nodes.map((own) => new Tensor(found.splice(0, own.length).reduce(build.add)));
}

/** For each input, whether the loss is computed from it. */
export function usedIn(loss: Tensor, inputs: readonly Tensor[]): boolean[] {
  const reached = new Set(topologicalOrder([loss.node]));
  return inputs.map(({ node }) => standIns(node, reached).length > 0);
}

/** Which of the nodes that a tensor is, and was before it was read, are among those that were reached. */
const standIns = (node: Node, reached: ReadonlySet<Node>): Node[] =>
  [node, computedNode(node)].filter((known) => known !== undefined && reached.has(known)) as Node[];

/**
 * The nodes that each input is in the loss: where it was used before it was read, the one that computed it; where after, the one that it is now.
 */
function nodesWithin(loss: Tensor, inputs: readonly Tensor[], { allowUnused = false }: GradOptions): Node[][] {
  const order = topologicalOrder([loss.node]);
  const reached = new Set(order);
  const values = order.filter(({ op }) => op === 'buffer');
  return inputs.map(({ node }, i) => {
    const within = standIns(node, reached);
    if (within.length > 0) return within;
    const before = computedNode(node);
    if (values.some((leaf) => cameFrom(leaf, node) || (before && cameFrom(leaf, before)))) {
      throw new ValueError(
        `grad: a tensor between input ${i} and the loss has been read, and the graph behind it let go; take gradients first, ` +
          'or compute both in one compiled function',
      );
    }
    if (allowUnused) return [node];
    throw new ValueError(
      `grad: the loss is not computed from input ${i}, of shape ${formatShape(node.shape)}; differentiate with respect to a tensor ` +
        'that the loss was made from (two calls of a model make two sets of tensors), or set allowUnused: true for zeros',
    );
  });
}
