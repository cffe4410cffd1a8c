// Nodes and edges of a model's graph, as reports hold them.

import type { Shape } from '../base/shape.ts';

/** A value that one node hands to another beside it. */
export interface GraphEdge {
  /** `id` of the node that it comes from. */
  readonly from: string;
  /** `id` of the node that it goes to. */
  readonly to: string;
  /** `[N, H, W, C]` for images. */
  readonly shape: Shape;
  /** The same for all edges that carry the same tensor. */
  readonly value: number;
}

/** A node of a `ModelGraph`: a call of a module with the calls in it, operations, an input or an output. */
export interface GraphNode {
  /** Unique in the report; begins with that of the node around it. */
  readonly id: string;
  /**
   * A call of a module; modules that stand in one list or stage, under the names `name.0`, `name.1` …; operations of the forward around them; and, within a
   * node, what it is given and what it gives.
   */
  readonly kind: 'module' | 'list' | 'operations' | 'input' | 'output';
  /** Dotted name, as in `profileModel`'s report; of operations that of the module whose forward computes them. '' for the model. */
  readonly name: string;
  /** What the name adds to that of the node around it; or what the operations are. */
  readonly label: string;
  /** Class of the module; '' for all else. */
  readonly type: string;
  /** Which call of the module it is, from 1. */
  readonly call: number;
  /** Shapes of what it gives to others. */
  readonly outputShapes: readonly Shape[];
  /** Of a module that gives several tensors, in a list or object, which each is: `output 0`, `output.mask`; otherwise empty. */
  readonly outputNames: readonly string[];
  /** Learnable values of its modules, whether or not others share them. */
  readonly parameters: number;
  /** Multiply-adds of convolutions and matrix products. */
  readonly macs: number;
  /** Exact operations, as `profileModel` counts them. */
  readonly flops: number;
  /** What is in it, what gives before what takes; empty where there is nothing to unfold. */
  readonly nodes: readonly GraphNode[];
  /** Between these. */
  readonly edges: readonly GraphEdge[];
}

/** A node without work, which what it is may add to. */
export const portNode = (
  id: string,
  kind: GraphNode['kind'],
  name: string,
  outputShapes: readonly Shape[],
): GraphNode => ({
  id,
  kind,
  name,
  label: kind,
  type: '',
  call: 1,
  outputShapes,
  outputNames: [],
  parameters: 0,
  macs: 0,
  flops: 0,
  nodes: [],
  edges: [],
});

/** What gives before what takes; else as they are. */
export function inOrder(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const waiting = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const ordered: GraphNode[] = [];
  const left = [...nodes];
  while (left.length > 0) {
    // A module whose result comes back to it by what another one keeps: the circle begins somewhere.
    const at = Math.max(
      0,
      left.findIndex(({ id }) => waiting.get(id) === 0),
    );
    const [next] = left.splice(at, 1);
    ordered.push(next);
    for (const { from, to } of edges) if (from === next.id) waiting.set(to, (waiting.get(to) ?? 0) - 1);
  }
  return ordered;
}
