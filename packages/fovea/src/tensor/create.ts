// Ways to make a Tensor from numbers: data, constants, ranges, joins.

import type { DType, EngineArray } from '../base/dtype.ts';
import { ShapeError, ValueError } from '../base/errors.ts';
import { requireLength } from '../base/require-shape.ts';
import { broadcastShapes, formatShape, type Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { makeNode, type Node } from '../graph/node.ts';
import { normalizeAxis } from './axes.ts';
import { Cell } from './cell.ts';
import { requireElement, requireKnownDType } from './element.ts';
import { runtime } from './runtime.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** Row-major values, or nested arrays whose nesting is the shape. */
export type TensorData =
  | EngineArray
  | Float64Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Uint32Array
  | readonly NestedValues[];
type NestedValues = number | boolean | readonly NestedValues[];

/**
 * A tensor with the given values in row-major order. The dtype follows the data (Int32Array → int32, booleans → bool, else float32) unless
 * given. The engine keeps a Float32Array or Int32Array as it is: do not change it afterwards.
 * @throws ShapeError when the count does not match the shape, or nested arrays differ in length; ValueError for a value that is not a number
 * @example
 * tensor([[1, 2, 3], [4, 5, 6]]).shape; // [2, 3]
 * tensor([true, false]).dtype; // 'bool'
 */
export function tensor(data: TensorData | number | boolean, shape?: Shape, dtype?: DType): Tensor {
  const [values, own] = ArrayBuffer.isView(data) ? [data, [data.length]] : flatten(data);
  const to = shape ?? own;
  requireLength('tensor', 'data', values.length, to);
  if (dtype !== undefined) requireKnownDType('tensor', dtype);
  const type = dtype ?? (values instanceof Int32Array ? 'int32' : typeof values[0] === 'boolean' ? 'bool' : 'float32');
  const cell = new Cell([...to], type, hostArray(values, type));
  return tensorOf(runtime.lineage.leafFor(cell));
}

/** The numbers of nested arrays in row-major order, and their shape. */
function flatten(data: NestedValues): [values: readonly (number | boolean)[], shape: number[]] {
  const shape: number[] = [];
  for (let part: NestedValues | undefined = data; Array.isArray(part); part = part[0]) shape.push(part.length);
  const values: (number | boolean)[] = [];
  const visit = (part: NestedValues, depth: number): void => {
    if (depth === shape.length) {
      if (typeof part !== 'number' && typeof part !== 'boolean')
        throw Array.isArray(part)
          ? new ShapeError('tensor: numbers and arrays stand side by side; all elements need the same depth')
          : new ValueError(`tensor: needs numbers: element ${values.length} is ${String(part)}`);
      values.push(part);
    } else {
      if (!Array.isArray(part) || part.length !== shape[depth])
        throw new ShapeError(
          `tensor: nested arrays differ at depth ${depth}: needs ${shape[depth]} elements, got ${Array.isArray(part) ? part.length : String(part)}`,
        );
      for (const inner of part as readonly NestedValues[]) visit(inner, depth + 1);
    }
  };
  visit(data, 0);
  return [values, shape];
}

function hostArray(values: ArrayLike<number | boolean>, dtype: DType): EngineArray {
  // Booleans become 0 and 1.
  if (dtype === 'float32')
    return values instanceof Float32Array ? values : new Float32Array(values as ArrayLike<number>);
  if (dtype === 'int32' && values instanceof Int32Array) return values;
  // Loops, since `from` of typed arrays takes ten times as long.
  const integers = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (dtype === 'bool') integers[i] = values[i] ? 1 : 0;
    else {
      const whole = Number(values[i]);
      requireElement('tensor', whole, 'int32');
      integers[i] = whole;
    }
  }
  return integers;
}

/**
 * The same value everywhere; takes no memory until something needs it.
 * @throws ValueError for a value that the dtype does not hold, such as 1.5 or 2³¹ in int32; DTypeError for an unknown dtype
 * @example
 * await full([2, 2], 7).toArray(); // [[7, 7], [7, 7]]
 */
export function full(shape: Shape, value: number, dtype: DType = 'float32'): Tensor {
  requireKnownDType('full', dtype);
  requireElement('full', value, dtype);
  return tensorOf(build.constant(value, shape, dtype));
}
/**
 * Zeros everywhere.
 * @example
 * await zeros([2]).data(); // [0, 0]
 */
export const zeros = (shape: Shape, dtype: DType = 'float32'): Tensor => full(shape, 0, dtype);
/**
 * Ones everywhere.
 * @example
 * await ones([2]).data(); // [1, 1]
 */
export const ones = (shape: Shape, dtype: DType = 'float32'): Tensor => full(shape, 1, dtype);

/**
 * Positions 0, 1, 2, … along one axis of a shape, the last by default.
 * @dtype int32
 * @example
 * await iota([2, 3]).toArray(); // [[0, 1, 2], [0, 1, 2]]
 */
export const iota = (shape: Shape, axis = -1): Tensor =>
  tensorOf(makeNode('iota', [], { shape, axis: normalizeAxis('iota', axis, shape.length) }));

/**
 * `a` where the condition holds, `b` elsewhere.
 * @shape all three broadcast
 * @throws DTypeError unless the condition is bool, and when a and b have different dtypes; ShapeError when shapes do not broadcast
 * @example
 * await where(tensor([true, false]), 1, tensor([5, 6])).data(); // [1, 6]
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const like = typeof a === 'number' ? (typeof b === 'number' ? undefined : b) : a;
  const dtype = like?.dtype ?? 'float32';
  const lift = (x: Tensor | number): Node => {
    if (typeof x !== 'number') return nodeOf(x);
    requireElement('where', x, dtype);
    return build.constant(x, [], dtype);
  };
  const parts = [nodeOf(condition), lift(a), lift(b)];
  let shape: Shape = [];
  for (const part of parts) {
    const common = broadcastShapes(shape, part.shape);
    if (!common)
      throw new ShapeError(`where: shapes do not broadcast: ${parts.map((p) => formatShape(p.shape)).join(', ')}`);
    shape = common;
  }
  const [c, x, y] = parts.map((part) => build.expandTo(part, shape));
  return tensorOf(build.where(c, x, y));
}

/**
 * Joins tensors along an existing axis; the other axes must agree.
 * @shape `[…, Aᵢ, …]` → `[…, Σ Aᵢ, …]`
 * @throws ShapeError for no tensors, an axis out of range, or other axes that differ
 * @example
 * await concat([tensor([1, 2]), tensor([3])]).data(); // [1, 2, 3]
 */
export function concat(parts: readonly Tensor[], axis = 0): Tensor {
  if (parts.length === 0) throw new ShapeError('concat: needs at least one tensor');
  return tensorOf(build.concat(parts.map(nodeOf), normalizeAxis('concat', axis, parts[0].rank)));
}

/**
 * Joins tensors of one shape along a new axis.
 * @shape n of `[…]` → `[…, n, …]`
 * @throws ShapeError for no tensors, an axis out of range, or shapes that differ
 * @example
 * await stack([tensor([1, 2]), tensor([3, 4])]).toArray(); // [[1, 2], [3, 4]]
 */
export function stack(parts: readonly Tensor[], axis = 0): Tensor {
  if (parts.length === 0) throw new ShapeError('stack: needs at least one tensor');
  const at = normalizeAxis('stack', axis, parts[0].rank + 1);
  return concat(
    parts.map((part) => part.reshape(...part.shape.slice(0, at), 1, ...part.shape.slice(at))),
    at,
  );
}
