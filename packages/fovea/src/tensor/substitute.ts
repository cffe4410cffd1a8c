// A tensor computed again from other values: what the loss would have been, had the weights been different.

import { rebuild } from '../compiler/rebuild.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { scopeOf, withScope } from '../graph/scope.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** The tensor with others in place of some that it is computed from; what does not depend on those, random numbers among it, stays the same. */
export function substitute(tensor: Tensor, others: ReadonlyMap<Tensor, Tensor>): Tensor {
  const replaced = new Map<Node, Node>([...others].map(([from, to]) => [nodeOf(from), nodeOf(to)]));
  const now = (node: Node): Node => replaced.get(node) ?? node;
  for (const node of topologicalOrder([nodeOf(tensor)], (one) => replaced.has(one))) {
    if (replaced.has(node) || !node.inputs.some((input) => replaced.has(input))) continue;
    const inputs = node.inputs.map(now);
    replaced.set(
      node,
      withScope(scopeOf(node), () => rebuild(node, inputs)),
    );
  }
  return tensorOf(now(nodeOf(tensor)));
}
