// Tensor: the user's handle on a node of the lazy graph. Methods build nodes; nothing runs until a value is asked for.

import type { DType, EngineArray } from '../base/dtype.ts';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { broadcastShapes, elementCount, formatShape, type Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { hold, type Node } from '../graph/node.ts';
import { Cell } from './cell.ts';
import { clipLimits, requireDType, requireElement } from './element.ts';
import { describeValues, INSPECT } from './inspect.ts';
import { leafOf } from './leaf.ts';
import { type NestedNumbers, nest } from './nested.ts';
import { realizeNodes } from './realize.ts';

export type TensorLike = Tensor | number;
export type Axes = number | readonly number[];

/** Keys that no user has: a tensor's node, and making a tensor of one, are the library's own. */
const NODE: unique symbol = Symbol('node');
const FROM: unique symbol = Symbol('from');

/** The node that a tensor stands for. */
export const nodeOf = (tensor: Tensor): Node => tensor[NODE];

/** A tensor that stands for the node. */
export const tensorOf = (node: Node): Tensor => Tensor[FROM](node);

/** Lets a tensor stand for another node with the same values. */
export function replaceNode(tensor: Tensor, node: Node): void {
  tensor[NODE] = node;
}

/** An immutable n-dimensional array of float32, int32 or bool, computed lazily. */
export class Tensor {
  /** Replaced by a `buffer` node once the values exist. */
  [NODE]: Node;

  private constructor(node: Node) {
    this[NODE] = node;
    hold(node);
  }

  static [FROM](node: Node): Tensor {
    return new Tensor(node);
  }

  get shape(): Shape {
    return this[NODE].shape;
  }
  get dtype(): DType {
    return this[NODE].dtype;
  }
  get rank(): number {
    return this[NODE].shape.length;
  }
  /** Number of elements. */
  get size(): number {
    return elementCount(this[NODE].shape);
  }

  // --- reading -----------------------------------------------------------------------------------------------------

  /** The values in row-major order: Float32Array, or Int32Array for int32 and bool. Runs what is needed. */
  async data(): Promise<EngineArray> {
    await replaceByValues([this]);
    return (cellOf(this) as Cell).read();
  }

  /** The value of a tensor with exactly one element. */
  async item(): Promise<number> {
    if (this.size !== 1)
      throw new ShapeError(`item: needs a tensor with one element: got ${formatShape(this.shape)}; use data()`);
    return (await this.data())[0];
  }

  /** Nested arrays of numbers; a number for a scalar. */
  async toArray(): Promise<NestedNumbers> {
    return nest(await this.data(), this.shape);
  }

  /** Frees the memory of a realised tensor now instead of when it is collected. */
  dispose(): void {
    cellOf(this)?.dispose();
  }

  /**
   * What `x * 2`, `x < 1` and templates ask for. `if (x)` asks for nothing, and is always true.
   * @throws ValueError: there are no values yet
   */
  [Symbol.toPrimitive](): never {
    throw new ValueError(
      `Tensor: ${this.dtype} ${formatShape(this.shape)} is no number that JavaScript's operators or a template could use; ` +
        'write x.mul(2) or x.less(1) for tensors, and await x.item() or x.data() for values',
    );
  }

  /** What Node's console prints: dtype, shape, and the values where they have been computed. */
  [INSPECT](): string {
    return describeValues('Tensor', this, leafOf(this[NODE]));
  }

  // --- arithmetic (NumPy broadcasting; numbers take this tensor's dtype) ------------------------------------------------

  add(other: TensorLike): Tensor {
    return binary('add', build.add, this, other);
  }
  sub(other: TensorLike): Tensor {
    return binary('sub', build.sub, this, other);
  }
  mul(other: TensorLike): Tensor {
    return binary('mul', build.mul, this, other);
  }
  div(other: TensorLike): Tensor {
    return binary('div', build.div, this, other);
  }
  /** NaN in either operand gives NaN. */
  maximum(other: TensorLike): Tensor {
    return binary('maximum', build.max, this, other);
  }
  minimum(other: TensorLike): Tensor {
    return binary('minimum', build.min, this, other);
  }
  less(other: TensorLike): Tensor {
    return binary('less', build.less, this, other);
  }
  lessEqual(other: TensorLike): Tensor {
    return binary('lessEqual', build.lessEqual, this, other);
  }
  greater(other: TensorLike): Tensor {
    return binary('greater', (a, b) => build.less(b, a), this, other);
  }
  greaterEqual(other: TensorLike): Tensor {
    return binary('greaterEqual', (a, b) => build.lessEqual(b, a), this, other);
  }
  equal(other: TensorLike): Tensor {
    return binary('equal', build.equal, this, other);
  }
  notEqual(other: TensorLike): Tensor {
    return binary('notEqual', build.notEqual, this, other);
  }
  /** Of bool tensors, as are `logicalOr` and `logicalNot`. */
  logicalAnd(other: Tensor): Tensor {
    return binary('logicalAnd', build.bitAnd, requireBool('logicalAnd', this), other);
  }
  logicalOr(other: Tensor): Tensor {
    return binary('logicalOr', build.bitOr, requireBool('logicalOr', this), other);
  }
  logicalNot(): Tensor {
    return binary('logicalNot', build.bitXor, requireBool('logicalNot', this), 1);
  }

  neg(): Tensor {
    return new Tensor(build.neg(this[NODE]));
  }
  abs(): Tensor {
    return new Tensor(build.abs(this[NODE]));
  }
  floor(): Tensor {
    return new Tensor(build.floor(this[NODE]));
  }
  exp(): Tensor {
    return new Tensor(build.exp(this[NODE]));
  }
  log(): Tensor {
    return new Tensor(build.log(this[NODE]));
  }
  sqrt(): Tensor {
    return new Tensor(build.sqrt(this[NODE]));
  }
  rsqrt(): Tensor {
    return new Tensor(build.rsqrt(this[NODE]));
  }
  reciprocal(): Tensor {
    return new Tensor(build.reciprocal(this[NODE]));
  }
  tanh(): Tensor {
    return new Tensor(build.tanh(this[NODE]));
  }
  erf(): Tensor {
    return new Tensor(build.erf(this[NODE]));
  }
  sin(): Tensor {
    return new Tensor(build.sin(this[NODE]));
  }
  cos(): Tensor {
    return new Tensor(build.cos(this[NODE]));
  }
  square(): Tensor {
    return new Tensor(build.mul(this[NODE], this[NODE]));
  }
  /**
   * `low ≤ x ≤ high`, element by element; the gradient is 0 where the value was clipped, and passes at the limits. An infinite limit is none.
   * @throws ValueError for limits that are NaN, or of int32 no integers
   */
  clip(low: number, high: number): Tensor {
    const [least, most] = clipLimits(low, high, this.dtype);
    const limit = (beyond: Tensor, bound: number, x: Node): Node =>
      build.where(beyond[NODE], build.constantLike(x, bound), x);
    const above = limit(this.less(least), Math.min(least, most), this[NODE]);
    return new Tensor(limit(this.greater(most), most, above));
  }
  /** @throws DTypeError for an unknown dtype */
  cast(dtype: DType): Tensor {
    requireDType('cast', dtype);
    return new Tensor(build.cast(this[NODE], dtype));
  }
  /** The same values, through which no gradient flows. */
  detach(): Tensor {
    return new Tensor(build.detach(this[NODE]));
  }

  // --- reductions (over all axes when none are given) --------------------------------------------------------------------

  sum(axes?: Axes, options: { readonly keepDims?: boolean } = {}): Tensor {
    return reduce(this, 'sum', build.sum, axes, options);
  }
  max(axes?: Axes, options: { readonly keepDims?: boolean } = {}): Tensor {
    return reduce(this, 'max', build.reduceMax, axes, options);
  }
  min(axes?: Axes, options: { readonly keepDims?: boolean } = {}): Tensor {
    requireOptions('min', options, ['keepDims']);
    // The complement −1 − x instead of −x, which −2³¹ does not have.
    if (this.dtype === 'int32') return complement(complement(this).max(axes, options));
    return this.neg().max(axes, options).neg();
  }
  /** Of float32 only: a mean of integers is none. */
  mean(axes?: Axes, options: { readonly keepDims?: boolean } = {}): Tensor {
    requireOptions('mean', options, ['keepDims']);
    if (this.dtype !== 'float32') throw new DTypeError(`mean: needs float32: got ${this.dtype}; cast it first`);
    const count = normalizeAxes('mean', axes, this.rank).reduce((n, axis) => n * this.shape[axis], 1);
    return this.sum(axes, options).div(count);
  }
  /** Index of the first maximum along the axis, int32. */
  argmax(axis = -1): Tensor {
    return new Tensor(build.argmax(this[NODE], normalizeAxis('argmax', axis, this.rank)));
  }

  // --- movement ------------------------------------------------------------------------------------------------------------

  /** One size may be −1: it is inferred. */
  reshape(...sizes: readonly number[]): Tensor {
    requireNumbers('reshape', sizes);
    const unknown = sizes.indexOf(-1);
    const known = sizes.reduce((product, size, i) => (i === unknown ? product : product * size), 1);
    const shape = unknown < 0 ? sizes : sizes.map((size, i) => (i === unknown ? this.size / known : size));
    if (shape.some((size) => !Number.isInteger(size) || size < 0) || elementCount(shape) !== this.size) {
      throw new ShapeError(
        `reshape: cannot view ${formatShape(this.shape)} (${this.size} elements) as ${formatShape(sizes)}`,
      );
    }
    return new Tensor(build.reshape(this[NODE], shape));
  }
  /** Reorders axes: `out.shape[i] = x.shape[permutation[i]]`; reverses them when none are given. */
  transpose(...permutation: readonly number[]): Tensor {
    requireNumbers('transpose', permutation);
    const order =
      permutation.length > 0
        ? permutation.map((axis) => normalizeAxis('transpose', axis, this.rank))
        : [...this.shape.keys()].reverse();
    return new Tensor(build.transpose(this[NODE], order));
  }
  /** Repeats axes of size 1 (and adds leading axes) until the shape is reached. */
  expand(...shape: readonly number[]): Tensor {
    requireNumbers('expand', shape);
    return new Tensor(build.expandTo(this[NODE], shape));
  }
  /** `[before, after]` per axis. */
  pad(widths: readonly (readonly [number, number])[], value = 0): Tensor {
    requireElement('pad', value, this.dtype);
    return new Tensor(
      build.pad(
        this[NODE],
        widths.map((w) => w[0]),
        widths.map((w) => w[1]),
        value,
      ),
    );
  }
  /** Elements start, start+step, … below stop along one axis, as in Python: negative positions count from the end. */
  slice(axis: number, start: number, stop?: number, step = 1): Tensor {
    const at = normalizeAxis('slice', axis, this.rank);
    const range = pythonRange(this.shape[at], start, stop, step);
    const part = { start: this.shape.map(() => 0), size: [...this.shape], step: this.shape.map(() => 1) };
    part.start[at] = range.start;
    part.size[at] = range.size;
    part.step[at] = step;
    return new Tensor(build.slice(this[NODE], part.start, part.size, part.step));
  }
  /** Reverses the order along an axis. */
  flip(axis: number): Tensor {
    return this.slice(axis, -1, undefined, -1);
  }
  /** Rows `indices` along an axis; out-of-range indices read 0. */
  gather(indices: Tensor, axis = 0): Tensor {
    return new Tensor(build.gather(this[NODE], indices[NODE], normalizeAxis('gather', axis, this.rank)));
  }
  /** `[…batch, M, K] · […batch, K, N]`; batch axes broadcast. */
  matmul(other: Tensor): Tensor {
    if (this.rank < 2 || other.rank < 2) {
      throw new ShapeError(
        `matmul: needs at least two axes: got ${formatShape(this.shape)} and ${formatShape(other.shape)}`,
      );
    }
    const batch = broadcastShapes(this.shape.slice(0, -2), other.shape.slice(0, -2));
    if (!batch)
      throw new ShapeError(
        `matmul: batch axes do not broadcast: ${formatShape(this.shape)} and ${formatShape(other.shape)}`,
      );
    const widen = (x: Tensor): Node => build.expandTo(x[NODE], [...batch, ...x.shape.slice(-2)]);
    return new Tensor(build.matmul(widen(this), widen(other)));
  }
}

/**
 * Computes the tensors, and carries out all pending state assignments, in one Program. From then on the tensors keep their values, also those
 * that are what a state was when it was read.
 */
export async function realize(...tensors: readonly Tensor[]): Promise<void> {
  await replaceByValues(tensors, { keep: true });
}

async function replaceByValues(tensors: readonly Tensor[], options?: { readonly keep: boolean }): Promise<void> {
  const nodes = await realizeNodes(
    tensors.map((tensor) => tensor[NODE]),
    options,
  );
  tensors.forEach((tensor, i) => {
    tensor[NODE] = nodes[i];
  });
}

/** Where a realised tensor's values lie; undefined for lazy tensors and placeholders. */
export function cellOf(tensor: Tensor): Cell | undefined {
  const leaf = leafOf(tensor[NODE]);
  return leaf instanceof Cell ? leaf : undefined;
}

export function normalizeAxis(op: string, axis: number, rank: number): number {
  const at = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(at) || at < 0 || at >= rank)
    throw new ShapeError(`${op}: axis ${axis} is out of range for ${rank} axes`);
  return at;
}

export function normalizeAxes(op: string, axes: Axes | undefined, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const list = (typeof axes === 'number' ? [axes] : axes)
    .map((axis) => normalizeAxis(op, axis, rank))
    .sort((a, b) => a - b);
  if (new Set(list).size !== list.length)
    throw new ShapeError(`${op}: an axis is given twice: ${formatShape(axes as readonly number[])}`);
  return list;
}

function pythonRange(
  length: number,
  start: number,
  stop: number | undefined,
  step: number,
): { start: number; size: number } {
  if (!Number.isInteger(step) || step === 0)
    throw new ValueError(`slice: step must be a non-zero integer: got ${step}`);
  const clamp = (position: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, position < 0 ? position + length : position));
  const first = step > 0 ? clamp(start, 0, length) : clamp(start, -1, length - 1);
  const last =
    stop === undefined ? (step > 0 ? length : -1) : step > 0 ? clamp(stop, 0, length) : clamp(stop, -1, length - 1);
  const size = Math.max(0, Math.ceil((last - first) / step));
  return { start: size === 0 ? 0 : first, size };
}

function reduce(
  x: Tensor,
  op: string,
  make: (x: Node, axes: readonly number[]) => Node,
  axes: Axes | undefined,
  options: { readonly keepDims?: boolean },
): Tensor {
  requireOptions(op, options, ['keepDims']);
  const { keepDims = false } = options;
  const list = normalizeAxes(op, axes, x.rank);
  const node = make(x[NODE], list);
  if (!keepDims) return tensorOf(node);
  return tensorOf(
    build.reshape(
      node,
      x.shape.map((size, axis) => (list.includes(axis) ? 1 : size)),
    ),
  );
}

/** Broadcasts both operands to their common shape; a number becomes a constant of the tensor's dtype. */
function binary(op: string, make: (a: Node, b: Node) => Node, a: Tensor, b: TensorLike): Tensor {
  if (typeof b === 'number') {
    if (a.dtype === 'int32' && b !== (b | 0))
      throw new ValueError(`${op}: ${b} is no int32, which the tensor is; cast the tensor to float32 first`);
    return tensorOf(make(a[NODE], build.constant(b, a.shape, a.dtype)));
  }
  if (a.dtype !== b.dtype) throw new DTypeError(`${op}: dtypes differ: ${a.dtype} and ${b.dtype}; cast one of them`);
  const shape = broadcastShapes(a.shape, b.shape);
  if (!shape)
    throw new ShapeError(`${op}: shapes do not broadcast: ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  return tensorOf(make(build.expandTo(a[NODE], shape), build.expandTo(b[NODE], shape)));
}

/** @throws ValueError for a list where numbers are the arguments */
function requireNumbers(op: string, given: readonly unknown[]): void {
  const [list] = given;
  if (!Array.isArray(list)) return;
  throw new ValueError(
    `${op}: takes numbers, not a list: got ${formatShape(list)}; write x.${op}(${list.join(', ')}), or x.${op}(...list)`,
  );
}

function requireBool(op: string, x: Tensor): Tensor {
  if (x.dtype !== 'bool') throw new DTypeError(`${op}: needs bool: got ${x.dtype}; compare first, as in x.notEqual(0)`);
  return x;
}

/** −1 − x of an int32 tensor. */
const complement = (x: Tensor): Tensor => tensorOf(build.bitXor(x[NODE], build.constantLike(x[NODE], -1)));
