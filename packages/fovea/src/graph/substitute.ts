// Graphs computed again from other values.

import { type Node, topologicalOrder } from './node.ts';

/**
 * Adds to `replaced`, which maps nodes to others in their place, every node of the graph of `output` that depends on one of them, made anew by
 * `remake` on the inputs in place. What does not depend on them stays as it is.
 */
export function substituteNodes(
  output: Node,
  replaced: Map<Node, Node>,
  remake: (node: Node, inputs: readonly Node[]) => Node,
): void {
  for (const node of topologicalOrder([output], (one) => replaced.has(one))) {
    if (replaced.has(node) || !node.inputs.some((input) => replaced.has(input))) continue;
    const inputs = node.inputs.map((input) => replaced.get(input) ?? input);
    replaced.set(node, remake(node, inputs));
  }
}
