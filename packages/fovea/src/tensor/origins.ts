// What a tensor was computed from before it was read: reading lets the graph go, and a gradient through it must not silently be 0.

import { type Node, topologicalOrder } from '../graph/node.ts';

interface Origin {
  readonly nodes: WeakSet<Node>;
  /** Leaves of that graph that have been read, too. */
  readonly earlier: readonly WeakRef<Node>[];
}

const origins = new WeakMap<Node, Origin>();

/** Notes that the leaf `values` now stands for what `computed` gave. */
export function rememberOrigin(values: Node, computed: Node): void {
  const nodes = topologicalOrder([computed]);
  const earlier = nodes.filter((node) => origins.has(node)).map((node) => new WeakRef(node));
  origins.set(values, { nodes: new WeakSet(nodes), earlier });
}

/** Whether the values of a leaf were computed from `node`. */
export function cameFrom(leaf: Node, node: Node): boolean {
  const origin = origins.get(leaf);
  if (!origin) return false;
  if (origin.nodes.has(node)) return true;
  return origin.earlier.some((reference) => {
    const before = reference.deref();
    return before !== undefined && cameFrom(before, node);
  });
}
