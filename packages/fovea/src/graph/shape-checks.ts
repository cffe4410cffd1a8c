// Checks that shape rules are written with, and the type of their tables.

import type { DType } from '../base/dtype.ts';
import { DTypeError, ShapeError } from '../base/errors.ts';
import { formatShape, type Shape, sameShape } from '../base/shape.ts';
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

export function requireDType(op: string, node: Node, allowed: readonly DType[]): void {
  if (!allowed.includes(node.dtype)) {
    throw new DTypeError(`${op}: dtype ${node.dtype} is not supported: needs ${allowed.join(' or ')}; cast it first`);
  }
}

export function requireShape(op: string, what: string, got: Shape, wanted: Shape): void {
  if (!sameShape(got, wanted))
    throw new ShapeError(`${op}: ${what} has shape ${formatShape(got)}; it must be ${formatShape(wanted)}`);
}

export function requireRank(op: string, node: Node, length: number, what: string): void {
  if (node.shape.length !== length)
    throw new ShapeError(`${op}: ${what} needs one entry per axis: got ${length} for shape ${formatShape(node.shape)}`);
}

export function requireAxis(op: string, axis: number, rank: number): void {
  if (!Number.isInteger(axis) || axis < 0 || axis >= rank)
    throw new ShapeError(`${op}: axis ${axis} is out of range for ${rank} axes`);
}
