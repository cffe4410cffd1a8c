// Graph nodes: immutable, typed by their primitive, with shape and dtype known at construction.

import type { Node, NodeOf } from './node-type.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';
import { inferType } from './shapes.ts';

export type { Node, NodeOf } from './node-type.ts';

let nextId = 1;

/** Builds a node; throws ShapeError or DTypeError when the inputs do not fit the primitive. */
export function makeNode<P extends Primitive>(
  op: P,
  inputs: readonly Node[],
  attributes: PrimitiveAttributes[P],
): NodeOf<P> & Node {
  const { shape, dtype } = inferType(op, inputs, attributes);
  return { id: nextId++, op, inputs, attributes, shape, dtype } as NodeOf<P> & Node;
}

/** All nodes that the outputs need, inputs before users. Iterative: graphs of thousands of nodes in a chain are normal. */
export function topologicalOrder(outputs: readonly Node[], isLeaf: (node: Node) => boolean = () => false): Node[] {
  const seen = new Set<Node>();
  const stack = [...outputs];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if (seen.has(node)) continue;
    seen.add(node);
    if (!isLeaf(node)) stack.push(...node.inputs);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
