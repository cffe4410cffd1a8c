// What a tensor was computed from before it was read: reading lets the graph go, and a gradient through it must not silently be 0.

import type { Node } from '../graph/node.ts';

/** A node's place in a graph that has been let go: what gradients flow on to from it. */
interface Trail {
  readonly inputs: readonly Trail[];
  /** Where it is a leaf: what it was computed from itself may be known. */
  readonly leaf?: WeakRef<Node>;
}

interface Origin {
  /** The node whose values these are: what was built before the reading still uses it. */
  readonly computed: WeakRef<Node>;
  readonly trail: Trail;
}

const origins = new WeakMap<Node, Origin>();
/** Of all float32 nodes that a tensor which was read came from: one for all tensors, as many may be read of one large graph. */
const trails = new WeakMap<Node, Trail>();

/** Notes that the leaf `values` now stands for what `computed` gave. */
export function rememberOrigin(values: Node, computed: Node): void {
  const trail = trailOf(computed);
  if (trail) origins.set(values, { computed: new WeakRef(computed), trail });
}

/** Undefined for what has no gradients. The walk goes into depth first and is no recursion: a chain may be thousands of nodes long. */
function trailOf(computed: Node): Trail | undefined {
  const stack = [computed];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    const before = trails.has(node) ? [] : flowingTo(node);
    const missing = before.filter((input) => !trails.has(input));
    if (missing.length > 0) {
      for (const input of missing) stack.push(input);
      continue;
    }
    stack.pop();
    if (trails.has(node) || node.dtype !== 'float32') continue;
    const inputs = before.map((input) => trails.get(input) as Trail);
    trails.set(node, origins.has(node) ? { inputs, leaf: new WeakRef(node) } : { inputs });
  }
  return trails.get(computed);
}

/** The inputs that a gradient of the node flows to. */
const flowingTo = (node: Node): readonly Node[] =>
  node.op === 'detach' ? [] : node.inputs.filter((input) => input.dtype === 'float32');

/** The node that a leaf stands for since it was read. */
export const computedNode = (leaf: Node): Node | undefined => origins.get(leaf)?.computed.deref();

/** Whether the values of a leaf were computed from `node`, in a way that a gradient would flow. */
export function cameFrom(leaf: Node, node: Node): boolean {
  const sought = trails.get(node);
  const first = origins.get(leaf)?.trail;
  if (!sought || !first) return false;
  const seen = new Set<Trail>();
  const stack = [first];
  while (stack.length > 0) {
    const at = stack.pop() as Trail;
    if (at === sought) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const input of at.inputs) stack.push(input);
    const earlier = at.leaf?.deref();
    const origin = earlier && origins.get(earlier);
    if (origin) stack.push(origin.trail);
  }
  return false;
}
