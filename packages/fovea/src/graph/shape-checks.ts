// Checks that shape rules are written with, and the type of their tables.

import type { DType } from '../base/dtype.ts';
import { ShapeError } from '../base/errors.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import type { Node } from './node-type.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';

export interface NodeType {
  readonly shape: Shape;
  readonly dtype: DType;
}

export type Rule<P extends Primitive> = (
  inputs: readonly Node[],
  attributes: PrimitiveAttributes[P],
  op: P,
) => NodeType;
export type Rules<P extends Primitive = Primitive> = { readonly [Q in P]: Rule<Q> };

export const NUMERIC: readonly DType[] = ['float32', 'int32'];

/** Checks that there is one entry for each axis. */
export function requireRank(op: string, node: Node, length: number, what: string): void {
  if (node.shape.length !== length)
    throw new ShapeError(
      `${op}: ${what} must have one entry for each axis: got ${length} for shape ${formatShape(node.shape)}`,
    );
}
