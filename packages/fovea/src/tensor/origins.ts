// What a tensor was computed from before it was read: reading lets the graph go, and a gradient through it must not silently be 0.

import { differentiatedBy } from '../autograd/reverse.ts';
import type { Node } from '../graph/node.ts';

interface Origin {
  /** The node whose values these are: what was built before the reading still uses it. */
  readonly computed: WeakRef<Node>;
  /** All that a gradient of it flows to. */
  readonly nodes: WeakSet<Node>;
  /** Those of them that are leaves which have been read, too. */
  readonly earlier: readonly WeakRef<Node>[];
}

const origins = new WeakMap<Node, Origin>();

/** Notes that the leaf `values` now stands for what `computed` gave. */
export function rememberOrigin(values: Node, computed: Node): void {
  const nodes = [...differentiatedBy(computed)];
  const earlier = nodes.filter((node) => origins.has(node)).map((node) => new WeakRef(node));
  origins.set(values, { computed: new WeakRef(computed), nodes: new WeakSet(nodes), earlier });
}

/** The node that a leaf stands for since it was read. */
export const computedNode = (leaf: Node): Node | undefined => origins.get(leaf)?.computed.deref();

/** Whether the values of a leaf were computed from `node`, in a way that a gradient would flow. */
export function cameFrom(leaf: Node, node: Node): boolean {
  const seen = new Set<Node>();
  const stack = [leaf];
  while (stack.length > 0) {
    const at = stack.pop() as Node;
    const origin = origins.get(at);
    if (!origin || seen.has(at)) continue;
    seen.add(at);
    if (origin.nodes.has(node)) return true;
    for (const reference of origin.earlier) {
      const before = reference.deref();
      if (before) stack.push(before);
    }
  }
  return false;
}
