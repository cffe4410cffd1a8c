// Ways to make a Tensor from numbers: data, constants, ranges, joins.

import type { DType, EngineArray } from '../base/dtype.ts';
import { ShapeError, ValueError } from '../base/errors.ts';
import { broadcastShapes, elementCount, formatShape, type Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { makeNode } from '../graph/node.ts';
import { Cell } from './cell.ts';
import { bufferNode } from './realize.ts';
import { normalizeAxis, Tensor } from './tensor.ts';

export type TensorData = EngineArray | Float64Array | Uint8Array | readonly number[] | readonly boolean[];

/**
 * A tensor with the given values in row-major order. The dtype follows the data (Int32Array → int32, booleans → bool, else float32) unless given.
 * The engine keeps a Float32Array or Int32Array as it is: do not change it afterwards.
 * @throws ShapeError when the count does not match the shape
 */
export function tensor(data: TensorData | number, shape?: Shape, dtype?: DType): Tensor {
  const values = typeof data === 'number' ? [data] : data;
  const to = shape ?? (typeof data === 'number' ? [] : [values.length]);
  if (elementCount(to) !== values.length) {
    throw new ShapeError(
      `tensor: ${values.length} values do not fill shape ${formatShape(to)} (${elementCount(to)} elements)`,
    );
  }
  const type = dtype ?? (values instanceof Int32Array ? 'int32' : typeof values[0] === 'boolean' ? 'bool' : 'float32');
  const cell = new Cell([...to], type, hostArray(values, type));
  return new Tensor(bufferNode(cell));
}

function hostArray(values: Exclude<TensorData, number>, dtype: DType): EngineArray {
  if (dtype === 'float32')
    return values instanceof Float32Array ? values : Float32Array.from(values as ArrayLike<number>);
  if (dtype === 'bool') return Int32Array.from(values as ArrayLike<number>, (value) => (value ? 1 : 0));
  if (values instanceof Int32Array) return values;
  return Int32Array.from(values as ArrayLike<number>, (value) => {
    if (!Number.isInteger(Number(value))) throw new ValueError(`tensor: int32 needs integers: got ${value}`);
    return Number(value);
  });
}

/** The same value everywhere; takes no memory until something needs it. */
export const full = (shape: Shape, value: number, dtype: DType = 'float32'): Tensor =>
  new Tensor(build.constant(value, shape, dtype));
export const zeros = (shape: Shape, dtype: DType = 'float32'): Tensor => full(shape, 0, dtype);
export const ones = (shape: Shape, dtype: DType = 'float32'): Tensor => full(shape, 1, dtype);

/** int32 positions along one axis of a shape. */
export const iota = (shape: Shape, axis = -1): Tensor =>
  new Tensor(makeNode('iota', [], { shape, axis: normalizeAxis('iota', axis, shape.length) }));

/** `a` where the condition holds, `b` elsewhere; all three broadcast. */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const like = typeof a === 'number' ? (typeof b === 'number' ? undefined : b) : a;
  const dtype = like?.dtype ?? 'float32';
  const lift = (x: Tensor | number): Tensor => (typeof x === 'number' ? full([], x, dtype) : x);
  const parts = [condition, lift(a), lift(b)];
  let shape: Shape = [];
  for (const part of parts) {
    const common = broadcastShapes(shape, part.shape);
    if (!common)
      throw new ShapeError(`where: shapes do not broadcast: ${parts.map((p) => formatShape(p.shape)).join(', ')}`);
    shape = common;
  }
  const [c, x, y] = parts.map((part) => build.expandTo(part.node, shape));
  return new Tensor(build.where(c, x, y));
}

/** Joins tensors along an existing axis; the other axes must agree. */
export function concat(parts: readonly Tensor[], axis = 0): Tensor {
  if (parts.length === 0) throw new ShapeError('concat: needs at least one tensor');
  return new Tensor(
    build.concat(
      parts.map((part) => part.node),
      normalizeAxis('concat', axis, parts[0].rank),
    ),
  );
}

/** Joins tensors of one shape along a new axis. */
export function stack(parts: readonly Tensor[], axis = 0): Tensor {
  if (parts.length === 0) throw new ShapeError('stack: needs at least one tensor');
  const at = normalizeAxis('stack', axis, parts[0].rank + 1);
  return concat(
    parts.map((part) => part.reshape(...part.shape.slice(0, at), 1, ...part.shape.slice(at))),
    at,
  );
}
