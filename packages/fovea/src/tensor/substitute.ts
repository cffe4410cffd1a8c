// A tensor computed again from other values: what the loss would have been, had the weights been different.

import { rebuild } from '../compiler/rebuild.ts';
import type { Node } from '../graph/node.ts';
import { scopeOf, withScope } from '../graph/scope.ts';
import { substituteNodes } from '../graph/substitute.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** The tensor with others in place of some that it is computed from; what does not depend on those, random numbers among it, stays the same. */
export function substitute(tensor: Tensor, others: ReadonlyMap<Tensor, Tensor>): Tensor {
  const replaced = new Map<Node, Node>([...others].map(([from, to]) => [nodeOf(from), nodeOf(to)]));
  substituteNodes(nodeOf(tensor), replaced, (node, inputs) => withScope(scopeOf(node), () => rebuild(node, inputs)));
  const own = nodeOf(tensor);
  return tensorOf(replaced.get(own) ?? own);
}
