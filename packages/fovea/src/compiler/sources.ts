// What lies below views: the node whose buffer, or whose elements, a view shows.

import type { Node } from '../graph/node.ts';
import { rowOf } from './lowering-table.ts';

/** The node whose buffer a dense operand can take: reshapes of a buffer cost nothing. */
export function denseSource(node: Node): Node {
  let at = node;
  for (let row = rowOf(at); row.form === 'view' && row.keepsOrder; row = rowOf(at)) at = at.inputs[0];
  return at;
}

/** What the barriers among the same views wait for. */
export function denseBarriers(node: Node): Node[] {
  const found: Node[] = [];
  let at = node;
  for (let row = rowOf(at); row.form === 'view' && row.keepsOrder; row = rowOf(at)) {
    if (at.op === 'barrier') found.push(at.inputs[1]);
    at = at.inputs[0];
  }
  return found;
}

export function viewSource(node: Node): Node {
  let at = node;
  while (rowOf(at).form === 'view') at = at.inputs[0];
  return at;
}
