// Gradients through `checkpoint`: what it gave is computed again from its sources, after the gradient of its result is there.

import { barrier } from '../graph/build.ts';
import { makeNode, type Node, type NodeOf } from '../graph/node.ts';
import { gradientScope, scopeOf, withScope } from '../graph/scope.ts';
import { substituteNodes } from '../graph/substitute.ts';

/** What one reverse walk computes again. */
export class Recomputation {
  /** By the output that stands for a call: its nodes anew. Several outputs of a call share them. */
  private readonly calls = new Map<Node, Map<Node, Node>>();

  /** The result computed again, and its sources for that: as they were, behind a barrier that waits for `gradient`. */
  anew(
    node: NodeOf<'checkpoint'> & Node,
    gradient: Node,
  ): { readonly result: Node; readonly sources: readonly Node[] } {
    const [y, first, ...sources] = node.inputs;
    const known = this.calls.get(first) ?? new Map<Node, Node>();
    this.calls.set(first, known);
    for (const source of sources) if (!known.has(source)) known.set(source, barrier(source, gradient));
    substituteNodes(y, known, (old, inputs) =>
      withScope(gradientScope(scopeOf(old)), () => makeNode(old.op, inputs, old.attributes as never) as Node),
    );
    return { result: known.get(y) ?? y, sources: sources.map((source) => known.get(source) as Node) };
  }
}
