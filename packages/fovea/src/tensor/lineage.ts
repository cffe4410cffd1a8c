// Which values a node has, and which node values come from: what lets a graph go when it is read, and still refuses a gradient through it.

import { differentiatedInputs } from '../autograd/reverse.ts';
import { makeNode, type Node } from '../graph/node.ts';
import type { Cell } from './cell.ts';

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

/** Nodes and the values that they became. It keeps neither alive. */
export class Lineage {
  private readonly cells = new WeakMap<Node, Cell>();
  private readonly leaves = new WeakMap<Cell, Node>();
  private readonly origins = new WeakMap<Node, Origin>();
  /** Of all float32 nodes that a tensor which was read came from: one for all tensors, as many may be read of one large graph. */
  private readonly trails = new WeakMap<Node, Trail>();

  /** Notes where the values of a computed node are: graphs that contain it read them instead of computing them again. */
  noteValues(computed: Node, cell: Cell): void {
    this.cells.set(computed, cell);
  }

  /** Where the values of a computed node are; undefined where it was not computed. */
  cellOf(computed: Node): Cell | undefined {
    return this.cells.get(computed);
  }

  /** The `buffer` node that stands for a cell; the same one every time. */
  leafFor(cell: Cell): Node {
    const known = this.leaves.get(cell);
    if (known) return known;
    const node: Node = makeNode('buffer', [], { cell, shape: cell.shape, dtype: cell.dtype });
    this.leaves.set(cell, node);
    return node;
  }

  /** Notes that a leaf now stands for what `computed` gave. */
  noteOrigin(leaf: Node, computed: Node): void {
    const trail = this.trailOf(computed);
    if (trail) this.origins.set(leaf, { computed: new WeakRef(computed), trail });
  }

  /** The node that a leaf stands for since it was read. */
  computedNode(leaf: Node): Node | undefined {
    return this.origins.get(leaf)?.computed.deref();
  }

  /** Whether the values of a leaf were computed from `node`, in a way that a gradient would flow. */
  cameFrom(leaf: Node, node: Node): boolean {
    const sought = this.trails.get(node);
    const first = this.origins.get(leaf)?.trail;
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
      const origin = earlier && this.origins.get(earlier);
      if (origin) stack.push(origin.trail);
    }
    return false;
  }

  /** Undefined for what has no gradients. The walk is depth-first, without recursion: a chain may be thousands of nodes long. */
  private trailOf(computed: Node): Trail | undefined {
    const { trails } = this;
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
      trails.set(node, this.origins.has(node) ? { inputs, leaf: new WeakRef(node) } : { inputs });
    }
    return trails.get(computed);
  }
}

/** The inputs that a gradient of the node flows to. */
const flowingTo = (node: Node): readonly Node[] =>
  differentiatedInputs(node).filter((input) => input.dtype === 'float32');
