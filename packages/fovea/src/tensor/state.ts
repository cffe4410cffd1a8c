// State: the only mutable thing. A step reads cells and assigns cells; realize() and compile() carry the assignments out.

import type { DType, EngineArray } from '../base/dtype.ts';
import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireLength } from '../base/require-shape.ts';
import { formatShape, type Shape, sameShape } from '../base/shape.ts';
import { makeNode } from '../graph/node.ts';
import { Cell } from './cell.ts';
import { describeValues, INSPECT } from './inspect.ts';
import { realizeNodes } from './realize.ts';
import { runtime } from './runtime.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** Key of a state's cell, which no user has. */
const CELL: unique symbol = Symbol('cell');

/** Where a state's values lie; updates in place keep it. */
export const cellOfState = (state: State): Cell => state[CELL];

/**
 * A named place for values that change: parameters, running statistics, optimiser moments, random counters.
 * @example
 * const count = new State(new Float32Array([0]), [1]);
 * count.assign(count.read().add(1));
 * await count.data(); // [1]
 */
export class State {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly [CELL]: Cell;
  private current: { readonly version: object; readonly tensor: Tensor } | undefined;

  /** Starts with the given values, row-major, or with those of a function that is called when they are first needed; the array is taken over. */
  constructor(
    values: EngineArray | (() => EngineArray),
    shape: Shape,
    dtype: DType = values instanceof Int32Array ? 'int32' : 'float32',
  ) {
    const checked = (array: EngineArray): EngineArray => {
      requireLength('State', 'values', array.length, shape);
      return array;
    };
    this.shape = [...shape];
    this.dtype = dtype;
    const host = typeof values === 'function' ? () => checked(values()) : checked(values);
    this[CELL] = new Cell(this.shape, dtype, host, true);
  }

  /** What Node's console prints: dtype, shape and values, without assignments that are not carried out yet. */
  [INSPECT](): string {
    return describeValues(this.constructor.name, this, this[CELL]);
  }

  /** The values now, including assignments that are not carried out yet. The same Tensor until they change, so it can be differentiated by. */
  read(): Tensor {
    const assigned = runtime.effects.assignedValue(this[CELL]);
    if (assigned) return tensorOf(assigned);
    const { version } = this[CELL];
    if (this.current?.version !== version) {
      this.current = {
        version,
        tensor: tensorOf(makeNode('buffer', [], { cell: version, shape: this.shape, dtype: this.dtype })),
      };
    }
    return this.current.tensor;
  }

  /**
   * Replaces the values; carried out by the next realize, data() or compiled call. Calls of compiled functions that are not awaited run
   * after assignments made meanwhile: await a call before assigning what it is not to see.
   * @throws ShapeError, DTypeError for a value of another shape or dtype
   */
  assign(value: Tensor): void {
    if (!sameShape(value.shape, this.shape)) {
      throw new ShapeError(
        `State.assign: shape ${formatShape(value.shape)} does not fit the state's ${formatShape(this.shape)}`,
      );
    }
    if (value.dtype !== this.dtype)
      throw new DTypeError(`State.assign: dtype ${value.dtype} does not fit the state's ${this.dtype}`);
    runtime.effects.current.assigned.set(this[CELL], nodeOf(value));
  }

  /** Replaces the values by a copy of these at once; drops a pending assignment. */
  set(values: EngineArray): void {
    takeValues(this, values.slice());
  }

  /** A copy of the values, after carrying out pending assignments. */
  async data(): Promise<EngineArray> {
    await realizeNodes([]);
    return this[CELL].read();
  }

  /** As a Tensor's: arithmetic of JavaScript is a mistake. @throws ValueError */
  [Symbol.toPrimitive](): never {
    throw new ValueError(
      `${this.constructor.name}: cannot be used by JavaScript's operators or in a template; compute with read(), and await data() for values`,
    );
  }

  /** Frees the values at once; the state can no longer be used. */
  dispose(): void {
    this[CELL].dispose();
  }
}

/** As `State.set`, but takes the array over: it must not be changed afterwards. */
export function takeValues(state: State, values: EngineArray): void {
  requireLength('State.set', 'values', values.length, state.shape);
  const isInt = values instanceof Int32Array;
  if (isInt === (state.dtype === 'float32')) {
    throw new DTypeError(`State.set: ${isInt ? 'Int32Array' : 'Float32Array'} does not fit dtype ${state.dtype}`);
  }
  runtime.effects.dropAssigned(state[CELL]);
  state[CELL].write(state.dtype === 'bool' ? values.map((value) => Number(value !== 0)) : values);
}
