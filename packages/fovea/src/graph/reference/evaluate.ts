// The float64 reference of a whole graph: what every backend's results are measured against. Obvious loops, no speed.

import { type Node, topologicalOrder } from '../node.ts';
import type { Primitive } from '../primitives.ts';
import { ATTENTION } from './attention.ts';
import { ELEMENTWISE } from './elementwise.ts';
import { MOVING } from './movement.ts';
import type { Leaves, Reference, References } from './rule.ts';
import { WINDOWS } from './window.ts';

const REFERENCES: References = { ...ELEMENTWISE, ...MOVING, ...WINDOWS, ...ATTENTION };

/**
 * Values of the nodes in row-major order; int32 and bool as whole numbers. `leaves` holds the values of `buffer` nodes by
 * their cell. Results may share memory with each other and with the leaves.
 * @throws ValueError when a buffer has no values, or not as many as its shape
 */
export function evaluate(outputs: readonly Node[], leaves: Leaves): Float64Array[] {
  const values = evaluateAll(outputs, leaves);
  return outputs.map((node) => values.get(node) as Float64Array);
}

/** As `evaluate`: the values of all nodes on the way, but for those behind `known` ones, whose values are taken over. */
export function evaluateAll(
  outputs: readonly Node[],
  leaves: Leaves,
  known: ReadonlyMap<Node, Float64Array> = new Map(),
): Map<Node, Float64Array> {
  const values = new Map<Node, Float64Array>();
  for (const node of topologicalOrder(outputs, (inner) => known.has(inner))) {
    const reference = REFERENCES[node.op] as Reference<Primitive>;
    const inputs = (): Float64Array[] => node.inputs.map((input) => values.get(input) as Float64Array);
    values.set(node, known.get(node) ?? reference(node, inputs(), leaves));
  }
  return values;
}
