// Two operands brought to a common shape: elementwise operations, and products of matrices.

import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireSameDType } from '../base/require-shape.ts';
import { broadcastShapes, formatShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';

/**
 * Broadcasts both operands to their common shape; a number becomes a constant of the other's dtype.
 * @throws DTypeError for operands of two dtypes, ShapeError for shapes that do not broadcast, ValueError for a number that no int32 can be
 */
export function broadcastBinary(op: string, make: (a: Node, b: Node) => Node, a: Node, b: Node | number): Node {
  if (typeof b === 'number') {
    if (a.dtype === 'int32' && b !== (b | 0))
      throw new ValueError(`${op}: the tensor is int32, and ${b} is not; cast the tensor to float32 first`);
    return make(a, build.constant(b, a.shape, a.dtype));
  }
  requireSameDType(op, a, b);
  const shape = broadcastShapes(a.shape, b.shape);
  if (!shape)
    throw new ShapeError(`${op}: shapes do not broadcast: ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  return make(build.expandTo(a, shape), build.expandTo(b, shape));
}

/** @throws DTypeError for anything but bool */
export function requireBool(op: string, x: Node): Node {
  if (x.dtype !== 'bool') throw new DTypeError(`${op}: needs bool: got ${x.dtype}; compare first, as in x.notEqual(0)`);
  return x;
}

/**
 * `[…batch, M, K] · […batch, K, N]`; of a vector, `[K]` is a row on the left and a column on the right, whose axis is dropped.
 * @throws ShapeError for scalars, or batch axes that do not broadcast
 */
export function broadcastMatmul(a: Node, b: Node): Node {
  if (a.shape.length === 0 || b.shape.length === 0)
    throw new ShapeError(`matmul: needs at least one axis: got ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  const [row, column] = [a.shape.length === 1, b.shape.length === 1];
  const [left, right] = [row ? build.reshape(a, [1, ...a.shape]) : a, column ? build.reshape(b, [...b.shape, 1]) : b];
  const batch = broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2));
  if (!batch)
    throw new ShapeError(`matmul: batch axes do not broadcast: ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  const widen = (x: Node): Node => build.expandTo(x, [...batch, ...x.shape.slice(-2)]);
  const product = build.matmul(widen(left), widen(right));
  const [rows, columns] = product.shape.slice(-2);
  return row || column
    ? build.reshape(product, [...batch, ...(row ? [] : [rows]), ...(column ? [] : [columns])])
    : product;
}
