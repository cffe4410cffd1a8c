// Values that a model has built in, such as the weights of a resize or the order of a shuffle: which positions they connect.

import type { EngineArray } from '../base/dtype.ts';
import { elementCount } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { Cell } from '../tensor/internal.ts';

/** The values of a tensor made from numbers, past shapes that leave their order; undefined for weights, which change, and for what is computed. */
function builtIn(node: Node, elements: number): EngineArray | undefined {
  let at = node;
  while (at.op === 'reshape' || at.op === 'expand') at = at.inputs[0];
  if (at.op !== 'buffer' || elementCount(at.shape) !== elements) return undefined;
  const { cell } = at.attributes;
  return cell instanceof Cell ? cell.valuesAtHand() : undefined;
}

export const constantIndices = (node: Node): readonly number[] | undefined => {
  const values = builtIn(node, elementCount(node.shape));
  return values && [...values];
};

/** For each row, or each column, of the matrices of a node: where it is not 0. Only where all of them are the same. */
export function constantMatrix(node: Node, lines: 'rows' | 'columns'): readonly (readonly number[])[] | undefined {
  const [rows, columns] = node.shape.slice(-2);
  const values = builtIn(node, rows * columns);
  if (!values) return undefined;
  const [count, length] = lines === 'rows' ? [rows, columns] : [columns, rows];
  const [step, stride] = lines === 'rows' ? [columns, 1] : [1, columns];
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length }, (_, i) => i).filter((i) => values[line * step + i * stride] !== 0),
  );
}
