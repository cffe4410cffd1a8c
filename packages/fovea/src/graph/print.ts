// Readable text of a graph, one node a line: for debugging and for tests that fix what a graph looks like.

import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import { formatShape } from '../base/shape.ts';
import { type Node, topologicalOrder } from './node.ts';

/**
 * Every node that the outputs need, inputs first, numbered from %0: `%2 = sum(%1) axes=[1] : float32 [2]`.
 * The last line names the outputs.
 */
export function printGraph(...outputs: readonly Node[]): string {
  const order = topologicalOrder(outputs);
  const names = new Map(order.map((node, i) => [node, `%${i}`]));
  const list = (nodes: readonly Node[]): string => nodes.map((node) => names.get(node)).join(', ');
  const lines = order.map((node) => {
    const words = [`${node.op}(${list(node.inputs)})`, ...attributeWords(node)];
    return `${names.get(node)} = ${words.join(' ')} : ${node.dtype} ${formatShape(node.shape)}`;
  });
  return [...lines, `→ ${list(outputs)}`].join('\n');
}

/** Attributes that the type at the end of the line does not say already. */
const IMPLIED = new Set(['cell', 'shape', 'dtype', 'size']);

function attributeWords(node: Node): string[] {
  return Object.entries(node.attributes).flatMap(([key, value]) => {
    if (key === 'geometry') return geometryWords(value as ConvGeometry | PoolGeometry);
    if (IMPLIED.has(key)) return [];
    return [`${key}=${Array.isArray(value) ? formatShape(value) : value}`];
  });
}

/** What differs from a dense window that moves by one pixel. */
function geometryWords(g: ConvGeometry | PoolGeometry): string[] {
  const { rows, columns } = g;
  const pair = (key: 'kernel' | 'stride' | 'dilation', usual = Number.NaN): string[] =>
    rows[key] === usual && columns[key] === usual ? [] : [`${key}=${rows[key]}×${columns[key]}`];
  const padding = [rows.before, columns.before, rows.after, columns.after];
  return [
    ...pair('kernel'),
    ...pair('stride', 1),
    ...pair('dilation', 1),
    ...(padding.some((width) => width > 0) ? [`padding=${formatShape(padding)}`] : []),
    ...('groups' in g && g.groups > 1 ? [`groups=${g.groups}`] : []),
  ];
}
