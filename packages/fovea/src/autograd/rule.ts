// The type of gradient rules, and what the reverse walk does for them.

import type { Node, NodeOf } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';

/** Gradients by input; undefined where one has none. */
type Parts = readonly (Node | undefined)[];

/** The reverse walk that asks. */
export interface Walk {
  /** The parts of what is computed again, for which the walk begins anew. */
  throughCheckpoint(node: NodeOf<'checkpoint'> & Node, g: Node): Parts;
  /** The parts of a node by those of a graph that computes the same from its inputs. */
  throughPlain(node: Node, plain: Node, g: Node): Parts;
}

/** Gradients of the inputs from the gradient `g` of the node's output. */
export type GradientRule<P extends Primitive> = (node: NodeOf<P> & Node, g: Node, walk: Walk) => Parts;
