// Writes terms in order: where each value lies, in which order of axes, and how others get it in the order that they need.

import type { EngineArray } from '../base/dtype.ts';
import { InternalError } from '../base/errors.ts';
import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import type { Constants, Values } from './constants.ts';
import { sourceOf } from './constants.ts';
import { type Dims, formatDims, isDynamic, sameDims } from './dims.ts';
import {
  identity,
  isIdentity,
  movesNothing,
  NCHW,
  type Order,
  permutationTo,
  sameOrder,
  storedDims,
} from './layout.ts';
import type { Steps } from './step.ts';
import type { Term } from './term.ts';
import type { Writer } from './writer.ts';

/** A value of the file. */
export interface Stored {
  readonly name: string;
  readonly order: Order;
}

/** Whether the values follow from weights alone, even if how often they are repeated does not. */
const isConstant = (source: Term): boolean => source.folded || source.node.op === 'constant';

export class Emitter {
  private readonly stored = new Map<Term, Stored>();
  private readonly moved = new Map<string, string>();
  private readonly constantNames = new Map<string, string>();

  constructor(
    readonly writer: Writer,
    readonly steps: Steps,
    readonly constants: Constants,
    /** What weights are called. */
    private readonly names: ReadonlyMap<Term, string>,
  ) {}

  /** Notes where the value of a term is. */
  put(term: Term, name: string, order: Order): void {
    this.stored.set(term, { name, order });
  }

  /** Where the value of a term that is not constant lies; one that is broadcast is repeated now. */
  at(term: Term): Stored {
    const known = this.stored.get(term);
    if (known) return known;
    const source = sourceOf(term);
    if (isConstant(source))
      return { name: this.constantIn(term, identity(term.dims.length)), order: identity(term.dims.length) };
    if (source === term)
      throw new InternalError(`exportOnnx: ${term.node.op} ${formatDims(term.dims)} is read before it is written`);
    const { name, order } = this.at(source);
    const wide = this.writer.node('Expand', [name, this.writer.fullShape(storedDims(term.dims, order))]);
    this.put(term, wide, order);
    return { name: wide, order };
  }

  /** The value of a term with its axes in the given order. */
  in(term: Term, order: Order): string {
    if (isConstant(sourceOf(term))) return this.constantIn(term, order);
    const { name, order: from } = this.at(term);
    return this.move(name, term.dims, from, order);
  }

  /** A value with its axes in another order, moved at most once. */
  private move(name: string, dims: Dims, from: Order, to: Order): string {
    if (sameOrder(from, to)) return name;
    const key = `${name} ${to}`;
    const known = this.moved.get(key);
    if (known !== undefined) return known;
    const moved = movesNothing(dims, from, to)
      ? this.writer.reshape(name, storedDims(dims, to))
      : this.writer.node('Transpose', [name], { perm: permutationTo(from, to) });
    this.moved.set(key, moved);
    return moved;
  }

  /** A constant with its axes in the given order; a broadcast one whose size depends on the batch is repeated by a node. */
  private constantIn(term: Term, order: Order): string {
    const source = sourceOf(term);
    if (term.dims.some(isDynamic)) {
      const narrow = source.node.op === 'constant' ? this.scalarOf(source) : this.constantIn(source, order);
      return this.writer.node('Expand', [narrow, this.writer.fullShape(storedDims(term.dims, order))]);
    }
    const key = `${term.index} ${order}`;
    const known = this.constantNames.get(key);
    if (known !== undefined) return known;
    const values = permuted(this.constants.of(term), order);
    const name = this.writer.constant(this.nameOf(source), values.dtype, values.shape, values.data);
    this.constantNames.set(key, name);
    return name;
  }

  private scalarOf(source: Term): string {
    const { value, dtype } = (source.node as Extract<Term['node'], { op: 'constant' }>).attributes;
    return this.writer.scalar(value, dtype);
  }

  /** What a weight is called, or what it was computed from. */
  nameOf(term: Term): string {
    let at: Term | undefined = term;
    while (at && !this.names.has(at)) at = at.inputs[0];
    return (at && this.names.get(at)) ?? 'constant';
  }

  /**
   * The operand of elementwise work in the given order: without what broadcasting repeats, numbers as scalars.
   * The sizes that it has, in the axes of the graph, come with it.
   */
  operand(term: Term, order: Order): { readonly name: string; readonly dims: Dims } {
    const source = sourceOf(term);
    if (source.node.op === 'constant') return { name: this.scalarOf(source), dims: [] };
    return { name: this.in(source, order), dims: source.dims };
  }

  /** The order for elementwise work on terms: that in which the fewest have to be moved. */
  commonOrder(dims: Dims, operands: readonly Term[]): Order {
    const moving = operands.map(sourceOf).filter((term) => !isConstant(term));
    const whole = moving.filter((term) => sameDims(term.dims, dims));
    const orders = (whole.length > 0 ? whole : moving).map((term) => this.at(term).order);
    if (dims.length === 4) {
      const planes = orders.find((order) => sameOrder(order, NCHW));
      if (planes) return planes;
    }
    return orders.find(isIdentity) ?? orders[0] ?? identity(dims.length);
  }
}

/** Values with their axes in another order. */
export function permuted({ data, shape, dtype }: Values, order: Order): Values {
  if (isIdentity(order)) return { data, shape, dtype };
  const to: Shape = order.map((axis) => shape[axis]);
  if (movesNothing(shape, identity(shape.length), order)) return { data, shape: to, dtype };
  const strides = contiguousStrides(shape);
  const steps = order.map((axis) => strides[axis]);
  const count = elementCount(shape);
  const moved: EngineArray = dtype === 'float32' ? new Float32Array(count) : new Int32Array(count);
  const last = to.length - 1;
  const [length, step] = [to[last], steps[last]];
  const position = new Int32Array(to.length);
  // Line by line, each next to the one before: weights have many millions of elements.
  for (let [flat, start] = [0, 0]; flat < count; ) {
    for (let [i, from] = [0, start]; i < length; i++, from += step) moved[flat++] = data[from];
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      start += steps[axis];
      if (++position[axis] < to[axis]) break;
      start -= steps[axis] * to[axis];
      position[axis] = 0;
    }
  }
  return { data: moved, shape: to, dtype };
}
