// Where graphs begin: what stands behind a node whose values exist or will be given, and whether it can be read.

import { ValueError } from '../base/errors.ts';
import type { Node } from '../graph/node.ts';
import { type Cell, CellVersion } from './cell.ts';
import { runtime } from './runtime.ts';

/** Stands for an argument of a compiled function. */
export class Placeholder {
  constructor(readonly index: number) {}
}

/** What a slot can be bound to when a Program runs. */
export type ReadableLeaf = Cell | Placeholder;

/** What is behind a node that is not to be computed; a CellVersion where the values were overwritten since. */
export type Leaf = ReadableLeaf | CellVersion;

/** Looks up what is behind a node; undefined for one that has to be computed. Whether it can be read, `requireReadable` tells. */
export function leafOf(node: Node): Leaf | undefined {
  if (node.op !== 'buffer') return runtime.lineage.cellOf(node);
  const { cell } = node.attributes;
  return cell instanceof CellVersion ? (cell.cell ?? cell) : (cell as ReadableLeaf);
}

/** @throws ValueError where one of them is values that were overwritten */
export function requireKept(leaves: readonly (object | undefined)[]): void {
  if (leaves.some((leaf) => leaf instanceof CellVersion)) {
    throw new ValueError(
      'realize: a tensor read a state whose values were overwritten since; realize it before the change, or read the state again',
    );
  }
}

/**
 * Refuses values that were overwritten, and arguments of compiled functions other than `own`: a tensor that was kept from a trace has no values.
 * @throws ValueError
 */
export function requireReadable(
  leaves: readonly Leaf[],
  own: ReadonlySet<Leaf> = new Set(),
): asserts leaves is readonly ReadableLeaf[] {
  requireKept(leaves);
  if (leaves.some((leaf) => leaf instanceof Placeholder && !own.has(leaf))) {
    throw new ValueError(
      'compile: a tensor that was made while a function was traced is used outside of it; return it from the function instead',
    );
  }
}
