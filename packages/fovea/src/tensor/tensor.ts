// Tensor: the user's handle on a node of the lazy graph. Methods build nodes; nothing runs until a value is asked for.

import type { DType, EngineArray } from '../base/dtype.ts';
import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { requireDType } from '../base/require-shape.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { hold, type Node } from '../graph/node.ts';
import { type Axes, normalizeAxes, normalizeAxis } from './axes.ts';
import { broadcastMatmul, requireBool } from './broadcast.ts';
import { Cell } from './cell.ts';
import { requireKnownDType } from './element.ts';
import { gatherElements, positionsOf, scatterElements, takeFlat, trueAt } from './elements.ts';
import { describeValues, INSPECT } from './inspect.ts';
import { leafOf } from './leaf.ts';
import { type NestedNumbers, nest } from './nested.ts';
import { realizeNodes } from './realize.ts';
import { type ReductionOptions, reduce, requireReductionOptions } from './reduction.ts';
import { runtime } from './runtime.ts';
import { operand, TensorArithmetic } from './tensor-arithmetic.ts';
import { MAKE, NODE } from './tensor-elementwise.ts';

/** A tensor, or a number that takes the dtype of the tensor beside it. */
export type TensorLike = Tensor | number;

/** Options of `scatter`. */
export interface ScatterOptions {
  /** 'add' adds the updates to what is there. Default 'none'. */
  readonly reduce?: 'none' | 'add';
}

/** Key that no user has, as `NODE`. */
const FROM: unique symbol = Symbol('from');

/** The node that a tensor stands for. */
export const nodeOf = (tensor: Tensor): Node => tensor[NODE];

/** A tensor that stands for the node. */
export const tensorOf = (node: Node): Tensor => Tensor[FROM](node);

/** Lets a tensor stand for another node with the same values. */
export function replaceNode(tensor: Tensor, node: Node): void {
  tensor[NODE] = node;
}

/**
 * An immutable n-dimensional array of float32, int32 or bool, computed lazily.
 *
 * Operations on two tensors broadcast as in NumPy and need one dtype on both sides; a number takes the tensor's. Arithmetic needs float32
 * or int32, comparisons take bool as well. Otherwise they throw: DTypeError for dtypes, ShapeError for shapes that do not broadcast,
 * ValueError for a number that int32 cannot hold.
 * @example
 * const x = tensor([[1, 2], [3, 4]]);
 * await x.mul(10).sum(0).data(); // [40, 60]
 */
export class Tensor extends TensorArithmetic<Tensor> {
  /** Replaced by a `buffer` node once the values exist. */
  override [NODE]: Node;

  private constructor(node: Node) {
    super();
    this[NODE] = node;
    hold(node);
  }

  static [FROM](node: Node): Tensor {
    return new Tensor(node);
  }

  protected override [MAKE](node: Node): Tensor {
    return new Tensor(node);
  }

  /** Sizes of the axes; `[]` for a scalar. */
  get shape(): Shape {
    return this[NODE].shape;
  }
  /** Type of the elements. */
  get dtype(): DType {
    return this[NODE].dtype;
  }
  /** Number of axes. */
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

  /**
   * The value of a tensor with exactly one element.
   * @throws ShapeError for more elements, or none
   */
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
      `Tensor: ${this.dtype} ${formatShape(this.shape)} cannot be used by JavaScript's operators or in a template; ` +
        'write x.mul(2) or x.less(1) for tensors, and await x.item() or x.data() for values',
    );
  }

  /** What Node's console prints: dtype, shape, and the values where they have been computed. */
  [INSPECT](): string {
    return describeValues('Tensor', this, leafOf(this[NODE]));
  }

  /**
   * The values as another dtype: float32 to int32 rounds towards zero, to bool is `x ≠ 0`.
   * @throws DTypeError for an unknown dtype
   */
  cast(dtype: DType): Tensor {
    requireKnownDType('cast', dtype);
    return new Tensor(build.cast(this[NODE], dtype));
  }
  /** The same values, through which no gradient flows. */
  detach(): Tensor {
    return new Tensor(build.detach(this[NODE]));
  }

  // --- reductions (over all axes when none are given) --------------------------------------------------------------------

  /**
   * Sum along the axes, over all when none are given. int32 stays int32.
   * @throws ShapeError for an axis out of range
   */
  sum(axes?: Axes, options: ReductionOptions = {}): Tensor {
    return new Tensor(reduce('sum', build.sum, this[NODE], axes, options));
  }
  /**
   * Maximum along the axes, over all when none are given; NaN if there is one.
   * @throws ShapeError for an axis out of range
   */
  max(axes?: Axes, options: ReductionOptions = {}): Tensor {
    return new Tensor(reduce('max', build.reduceMax, this[NODE], axes, options));
  }
  /**
   * Minimum along the axes, over all when none are given; NaN if there is one.
   * @throws ShapeError for an axis out of range
   */
  min(axes?: Axes, options: ReductionOptions = {}): Tensor {
    requireReductionOptions('min', options);
    // The complement −1 − x instead of −x, which −2³¹ does not have.
    if (this.dtype === 'int32') return complement(complement(this).max(axes, options));
    return this.neg().max(axes, options).neg();
  }
  /**
   * Mean along the axes, over all when none are given. float32 only; cast integers first.
   * @throws DTypeError for another dtype; ShapeError for an axis out of range
   */
  mean(axes?: Axes, options: ReductionOptions = {}): Tensor {
    requireReductionOptions('mean', options);
    requireDType('mean', 'x', this, 'float32');
    const count = normalizeAxes('mean', axes, this.rank).reduce((n, axis) => n * this.shape[axis], 1);
    return this.sum(axes, options).div(count);
  }
  /** Index of the first maximum along the axis, int32. */
  argmax(axis = -1): Tensor {
    return new Tensor(build.argmax(this[NODE], normalizeAxis('argmax', axis, this.rank)));
  }

  /**
   * Index of the first minimum along the axis, int32.
   * @throws ShapeError for an axis out of range
   */
  argmin(axis = -1): Tensor {
    const { dtype } = this;
    return (dtype === 'float32' ? this.neg() : complement(dtype === 'bool' ? this.cast('int32') : this)).argmax(axis);
  }

  // --- order -----------------------------------------------------------------------------------------------------------

  // --- movement ------------------------------------------------------------------------------------------------------------

  /** Rows `indices` along an axis; out-of-range indices read 0. */
  gather(indices: Tensor, axis = 0): Tensor {
    return new Tensor(build.gather(this[NODE], operand('gather', indices), normalizeAxis('gather', axis, this.rank)));
  }
  /**
   * One element for each of `indices`, which are positions along the axis: `out[i][j] = x[indices[i][j]][j]` for axis 0; 0 where one is out of
   * range. PyTorch's `gather`.
   * @throws ShapeError, DTypeError for indices that are not int32, or have other axes than the tensor
   * @example
   * await tensor([[1, 2], [3, 4]]).gatherElements(tensor([[1], [0]], [2, 1], 'int32'), 1).data(); // [2, 3]
   */
  gatherElements(indices: Tensor, axis: number): Tensor {
    return new Tensor(gatherElements(this[NODE], operand('gatherElements', indices), axis));
  }
  /**
   * The tensor with `updates` in place of the elements at `indices`, which are positions along the axis; of several at one place the last counts,
   * and with `reduce: 'add'` they are added. Indices out of range change nothing.
   * @throws ShapeError, DTypeError for indices that are not int32, or operands that do not fit; ValueError for an unknown `reduce`
   */
  scatterElements(indices: Tensor, updates: Tensor, axis: number, options: ScatterOptions = {}): Tensor {
    requireOptions('scatterElements', options, ['reduce']);
    const { reduce: way = 'none' } = options;
    requireOneOf('scatterElements', 'reduce', way, ['none', 'add']);
    const [at, values] = [operand('scatterElements', indices), operand('scatterElements', updates)];
    return new Tensor(scatterElements(this[NODE], at, values, axis, way === 'add'));
  }

  // --- what depends on values: read back, and therefore awaited --------------------------------------------------------------

  /**
   * Positions of the elements that are not 0, int32 `[count, rank]`, in row-major order. Reads the values.
   * @example
   * await (await tensor([0, 5, 7]).nonzero()).data(); // [1, 2]
   */
  async nonzero(): Promise<Tensor> {
    const found = trueAt(await this.notEqual(0).data());
    return hostIntegers(positionsOf(found, this.shape), [found.length, this.rank]);
  }
  /**
   * The elements where the mask holds, `[count]`, in row-major order. Reads the mask, not the tensor: gradients flow.
   * @throws ShapeError for another shape than the tensor's; DTypeError for a mask that is not bool
   * @example
   * const x = tensor([1, -2, 3]);
   * await (await x.maskedSelect(x.greater(0))).data(); // [1, 3]
   */
  async maskedSelect(mask: Tensor): Promise<Tensor> {
    requireBool('maskedSelect', operand('maskedSelect', mask));
    if (!sameShape(mask.shape, this.shape))
      throw new ShapeError(
        `maskedSelect: the mask needs the tensor's shape ${formatShape(this.shape)}: got ${formatShape(mask.shape)}`,
      );
    const found = trueAt(await mask.data());
    return new Tensor(takeFlat(this[NODE], hostIntegers(found, [found.length])[NODE]));
  }
  /** `[…batch, M, K] · […batch, K, N]`; batch axes broadcast. Of vectors `[K]`, whose axis is summed, as torch.matmul. */
  matmul(other: Tensor): Tensor {
    return new Tensor(broadcastMatmul(this[NODE], operand('matmul', other)));
  }
}

/**
 * Computes the tensors, and carries out all pending state assignments, in one program. From then on the tensors keep their values, also
 * those that are what a state was when it was read.
 * @example
 * const [a, b] = [tensor([1]).add(1), tensor([2]).mul(3)];
 * await realize(a, b);
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

/** An int32 tensor of values that the host has. */
const hostIntegers = (values: Int32Array, shape: Shape): Tensor =>
  tensorOf(runtime.lineage.leafFor(new Cell([...shape], 'int32', values)));

/** −1 − x of an int32 tensor. */
const complement = (x: Tensor): Tensor => tensorOf(build.bitXor(x[NODE], build.constantLike(x[NODE], -1)));
