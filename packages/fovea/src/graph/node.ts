// Graph nodes: immutable but for a mark, typed by their primitive, with shape and dtype known at construction.

import type { Node, NodeOf } from './node-type.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';
import { currentScope } from './scope.ts';
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
  const scope = currentScope();
  return { id: nextId++, op, inputs, attributes, shape, dtype, scope, isHeld: false } as NodeOf<P> & Node;
}

/** Notes that a Tensor stands for the node. */
export function hold(node: Node): void {
  node.isHeld = true;
}

/**
 * Whether a builder may use the inputs of a node of that op instead of the node. Not where a Tensor stands for it: a gradient with respect to it
 * may be asked for, and would be 0 if what is built from it did not depend on it. The compiler simplifies again without that care.
 */
export const isTransparent = <P extends Primitive>(node: Node, op: P): node is NodeOf<P> & Node =>
  node.op === op && !node.isHeld;

/** Whether it is its first input to all but gradients. */
export const isForGradients = ({ op }: Node): boolean => op === 'detach' || op === 'checkpoint';

/** All nodes that the outputs need, inputs before users. Iterative: graphs of thousands of nodes in a chain are normal. */
export function topologicalOrder(outputs: readonly Node[], isLeaf: (node: Node) => boolean = () => false): Node[] {
  const seen = new Set<Node>();
  const stack = [...outputs];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if (seen.has(node)) continue;
    seen.add(node);
    if (!isLeaf(node)) for (const input of node.inputs) stack.push(input);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
