// Interprets the elementwise body of a map or reduce kernel, one element at a time: a closure per step, values in float64 slots.

import type { DType } from '../../base/dtype.ts';
import { InternalError } from '../../base/errors.ts';
import { philox4x32 } from '../../base/philox.ts';
import { BINARY_OPS, type BinaryOp, type Expr, UNARY_OPS, type UnaryOp, type View } from '../../compiler/ir.ts';
import { type BufferViews, place } from './buffers.ts';
import { FLOAT_BINARY, FLOAT_UNARY, INT_BINARY, INT_UNARY, truncateToInt32 } from './scalar.ts';

type Step = (index: readonly number[]) => number;
type ExprOf<Op> = Extract<Expr, { readonly op: Op }>;

const unaryOps = new Set<string>(UNARY_OPS);
const binaryOps = new Set<string>(BINARY_OPS);
const isUnary = (expr: Expr): expr is ExprOf<UnaryOp> => unaryOps.has(expr.op);
const isBinary = (expr: Expr): expr is ExprOf<BinaryOp> => binaryOps.has(expr.op);

export class BodyInterpreter {
  /** Value of each step for the element evaluated last. */
  readonly values: Float64Array;
  private readonly steps: readonly Step[];
  private buffers: readonly BufferViews[] = [];

  constructor(
    private readonly body: readonly Expr[],
    private readonly loads: readonly View[],
  ) {
    this.values = new Float64Array(body.length);
    this.steps = body.map((expr) => this.step(expr));
  }

  /** Points the loads at the memory of a run. */
  bind(buffers: readonly BufferViews[]): void {
    this.buffers = buffers;
  }

  /** Computes all steps for one element of the iteration space. */
  evaluate(index: readonly number[]): void {
    const { steps, values } = this;
    for (let i = 0; i < steps.length; i++) values[i] = steps[i](index);
  }

  private step(expr: Expr): Step {
    const { values } = this;
    if (isUnary(expr)) return this.unary(expr);
    if (isBinary(expr)) return this.binary(expr);
    switch (expr.op) {
      case 'load':
        return this.load(expr);
      case 'constant': {
        const value = expr.dtype === 'float32' ? Math.fround(expr.value) : expr.value | 0;
        return () => value;
      }
      case 'index':
        return (index) => place(expr.offset, expr.strides, index) | 0;
      case 'random':
        return this.random(expr);
      case 'where':
        return () => (values[expr.a] !== 0 ? values[expr.b] : values[expr.c]);
      case 'cast':
        return this.cast(expr);
    }
  }

  private load({ load, dtype }: ExprOf<'load'>): Step {
    const { buffer, offset, strides } = this.loads[load];
    const view = dtype === 'float32' ? 'float32' : 'int32';
    return (index) => this.buffers[buffer][view][place(offset, strides, index)];
  }

  /** Four neighbours share a block, so the block computed last is kept. */
  private random({ a, b, offset, strides }: ExprOf<'random'>): Step {
    const { values } = this;
    const key = [Number.NaN, Number.NaN];
    let block = -1;
    let words = new Int32Array(4);
    return (index) => {
      const n = place(offset, strides, index);
      if (n >>> 2 !== block || key[0] !== values[a] || key[1] !== values[b]) {
        block = n >>> 2;
        key[0] = values[a];
        key[1] = values[b];
        words = philox4x32([block, 0, 0, 0], key);
      }
      return words[n & 3];
    };
  }

  private unary({ op, a }: ExprOf<UnaryOp>): Step {
    const { values } = this;
    const f = (this.dtype(a) === 'float32' ? FLOAT_UNARY : INT_UNARY)[op];
    if (!f) throw new InternalError(`${op}: not defined on ${this.dtype(a)}`);
    return () => f(values[a]);
  }

  private binary({ op, a, b }: ExprOf<BinaryOp>): Step {
    const { values } = this;
    const f = (this.dtype(a) === 'float32' ? FLOAT_BINARY : INT_BINARY)[op];
    if (!f || this.dtype(a) !== this.dtype(b))
      throw new InternalError(`${op}: not defined on ${this.dtype(a)} and ${this.dtype(b)}`);
    return () => f(values[a], values[b]);
  }

  private cast({ a, dtype }: ExprOf<'cast'>): Step {
    const { values } = this;
    if (dtype === 'bool') return () => Number(values[a] !== 0);
    if (dtype === 'float32') return () => Math.fround(values[a]);
    return this.dtype(a) === 'float32' ? () => truncateToInt32(values[a]) : () => values[a];
  }

  private dtype(step: number): DType {
    return this.body[step].dtype;
  }
}
