// grad(): gradients of a scalar with respect to tensors, as tensors of the same lazy graph, so they can be differentiated again.

import { differentiatedBy, gradients } from '../autograd/reverse.ts';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { formatShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { runtime } from './runtime.ts';
import { State } from './state.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** Options of `grad`. */
export interface GradOptions {
  /** Gives zeros for inputs that no gradient of the loss flows to, instead of throwing. Default false, as in PyTorch. */
  readonly allowUnused?: boolean;
}

/**
 * ∂loss/∂w of a scalar loss for each of `wrt`: tensors, or states such as `module.parameters()`.
 * @shape those of `wrt`
 * @throws ShapeError when the loss has more than one element, DTypeError for a loss or an input of integers, ValueError when the loss is
 * not computed from an input, or only behind `detach()`, comparisons or integers (see `allowUnused`), or when the loss, or a tensor between
 * an input and the loss, was read before
 * @example
 * const x = tensor([1, 2, 3]);
 * await grad(x.square().sum(), [x])[0].data(); // [2, 4, 6]
 */
export function grad(loss: Tensor, wrt: readonly (Tensor | State)[], options: GradOptions = {}): Tensor[] {
  requireOptions('grad', options, ['allowUnused']);
  const inputs = wrt.map((input) => (input instanceof State ? input.read() : input));
  if (loss.size !== 1)
    throw new ShapeError(
      `grad: needs a loss with one element: got ${formatShape(loss.shape)}; take sum() or mean() first`,
    );
  if (loss.dtype !== 'float32')
    throw new DTypeError(`grad: needs a float32 loss: got ${loss.dtype}, through which no gradient flows`);
  if (nodeOf(loss).op === 'buffer' && inputs.every((input) => nodeOf(input) !== nodeOf(loss))) {
    throw new ValueError(
      'grad: the loss has been read, and the graph behind it let go; take gradients first, or return both from one compiled function',
    );
  }
  for (const input of inputs) {
    if (input.dtype !== 'float32')
      throw new DTypeError(`grad: only float32 tensors have gradients: got ${input.dtype}`);
  }
  const nodes = nodesWithin(loss, inputs, options);
  const found = gradients(nodeOf(loss.reshape()), nodes.flat());
  let at = 0;
  return nodes.map((own) => {
    const parts = found.slice(at, at + own.length);
    at += own.length;
    return tensorOf(parts.reduce(build.add));
  });
}

/** For each input, whether a gradient of the loss flows to it. */
export function usedIn(loss: Tensor, inputs: readonly Tensor[]): boolean[] {
  const reached = differentiatedBy(nodeOf(loss));
  return inputs.map((input) => standIns(nodeOf(input), reached).length > 0);
}

/** Which of the nodes that a tensor is, and was before it was read, are among those that were reached. */
const standIns = (node: Node, reached: ReadonlySet<Node>): Node[] =>
  [node, runtime.lineage.computedNode(node)].filter((known) => known !== undefined && reached.has(known)) as Node[];

/**
 * The nodes that each input is in the loss: where it was used before it was read, the one that computed it; where after, the one that it is now.
 */
function nodesWithin(loss: Tensor, inputs: readonly Tensor[], { allowUnused = false }: GradOptions): Node[][] {
  const reached = differentiatedBy(nodeOf(loss));
  const values = [...reached].filter(({ op }) => op === 'buffer');
  return inputs.map((input, i) => {
    const node = nodeOf(input);
    const within = standIns(node, reached);
    if (within.length > 0) return within;
    const before = runtime.lineage.computedNode(node);
    if (
      values.some((leaf) => runtime.lineage.cameFrom(leaf, node) || (before && runtime.lineage.cameFrom(leaf, before)))
    ) {
      throw new ValueError(
        `grad: a tensor between input ${i} and the loss has been read, and the graph behind it let go; take gradients first, ` +
          'or compute both in one compiled function',
      );
    }
    if (allowUnused) return [node];
    throw new ValueError(unusedMessage(loss, node, i));
  });
}

function unusedMessage(loss: Tensor, node: Node, index: number): string {
  const input = `input ${index}, of shape ${formatShape(node.shape)}`;
  if (standIns(node, new Set(topologicalOrder([nodeOf(loss)]))).length > 0) {
    return (
      `grad: no gradient flows from the loss to ${input}, which is used only behind detach(), comparisons or integers, or lies within checkpoint(); ` +
      'leave these out, or set allowUnused: true for zeros'
    );
  }
  return (
    `grad: the loss is not computed from ${input}; differentiate with respect to a tensor that the loss was made from ` +
    '(two calls of a model make two sets of tensors), or set allowUnused: true for zeros'
  );
}
