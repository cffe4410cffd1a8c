// Emits elementwise bodies as v128 code: one vector of four elements at a time, from lanes that a loader provides.

import type { BinaryOp, Expr, UnaryOp } from '../../compiler/ir.ts';
import type { Code } from './assembler/encoding.ts';
import type { FunctionBuilder, Local } from './assembler/function-builder.ts';
import { control, f32x4, i32, i32x4, v128 } from './assembler/instructions.ts';
import { emitCos, emitErf, emitExp, emitLog, emitSin, emitTanh, type VectorScope } from './math.ts';
import { emitPhilox } from './philox.ts';
import { multiplyAdd } from './relaxed.ts';

/** Where a step's value changes: never, once per row, or with every element. */
export type Level = 0 | 1 | 2;

/** How the surrounding loop provides what a body reads. All results are vectors of four consecutive elements. */
export interface Loader {
  load(index: number): Code;
  /** `offset + Σ i·strides` of an `index` or `random` step as i32x4. */
  index(expr: Expr & { readonly op: 'index' | 'random' }): Code;
  /** Whether `index` of a random step gives four consecutive numbers starting at a multiple of four. */
  aligned(expr: Expr & { readonly op: 'random' }): boolean;
}

const POSITIVE_ONE = 0x3f800000;

/** Emits the steps of a body level by level, keeping each value in a local; bools are masks of all ones or zeros. */
export class BodyEmitter implements VectorScope {
  private readonly values: Code[] = [];
  private readonly constants = new Map<string, Local>();
  /** Code that fills the constants: goes to the start of the function. */
  readonly prologue: Code[] = [];

  constructor(
    readonly fn: FunctionBuilder,
    private readonly body: readonly Expr[],
    private readonly levels: readonly Level[],
    private readonly relaxedSimd: boolean,
    /** Steps that are computed where they are asked for, and not kept: products that are summed are one instruction with the sum. */
    private readonly deferred: ReadonlySet<number> = new Set(),
  ) {}

  constant = (value: number): Code =>
    this.vectorConstant(`f${Object.is(value, -0) ? '-0' : value}`, () => f32x4.const(value));
  integer = (value: number): Code => this.vectorConstant(`i${value}`, () => i32x4.const(value));
  madd = (a: Code, b: Code, c: Code): Code => multiplyAdd(this.relaxedSimd, a, b, c);

  private vectorConstant(key: string, make: () => Code): Code {
    let local = this.constants.get(key);
    if (!local) {
      local = this.fn.local('v128');
      this.constants.set(key, local);
      this.prologue.push(local.set(make()));
    }
    return local.get;
  }

  /** Code that computes all steps of one level, or those of them that are `included`; later levels and `stored` read them. */
  emitLevel(level: Level, loader: Loader, included: (step: number) => boolean = () => true): Code[] {
    const code: Code[] = [];
    this.body.forEach((expr, step) => {
      if (this.levels[step] !== level || !included(step)) return;
      if (expr.op === 'constant') {
        this.values[step] = this.constantValue(expr);
        return;
      }
      if (this.deferred.has(step)) {
        this.values[step] = this.compute(expr, loader);
        return;
      }
      const local = this.fn.local('v128');
      code.push(local.set(this.compute(expr, loader)));
      this.values[step] = local.get;
    });
    return code;
  }

  /** Takes values over that another emitter of the same body has computed. */
  adopt(from: BodyEmitter, included: (step: number) => boolean): void {
    from.values.forEach((value, step) => {
      if (included(step)) this.values[step] = value;
    });
  }

  /** The factors of a product that is deferred. */
  factors(step: number): readonly [Code, Code] | undefined {
    const expr = this.body[step];
    return this.deferred.has(step) && 'b' in expr ? [this.values[expr.a], this.values[expr.b]] : undefined;
  }

  /** The step's value as it lies in memory: bool as 0 or 1. */
  stored(step: number): Code {
    return this.body[step].dtype === 'bool' ? v128.and(this.values[step], this.integer(1)) : this.values[step];
  }

  /** The step's value as it is computed with: bool as a mask. */
  value(step: number): Code {
    return this.values[step];
  }

  private constantValue({ value, dtype }: Expr & { op: 'constant' }): Code {
    if (dtype === 'bool') return this.integer(value !== 0 ? -1 : 0);
    return dtype === 'int32' ? this.integer(value) : this.constant(value);
  }

  private compute(expr: Expr, loader: Loader): Code {
    switch (expr.op) {
      case 'load': {
        const loaded = loader.load(expr.load);
        return expr.dtype === 'bool' ? i32x4.ne(loaded, this.integer(0)) : loaded;
      }
      case 'constant':
        return this.constantValue(expr);
      case 'index':
        return loader.index(expr);
      case 'random':
        return emitPhilox(this.fn, this.values[expr.a], this.values[expr.b], loader.index(expr), loader.aligned(expr));
      case 'where':
        return v128.bitSelect(this.values[expr.b], this.values[expr.c], this.values[expr.a]);
      case 'cast':
        return this.cast(expr);
    }
    if ('b' in expr) return this.binary(expr);
    return this.unary(expr.op, this.values[expr.a], expr.dtype !== 'float32');
  }

  private cast(expr: Expr & { op: 'cast' }): Code {
    const from = this.body[expr.a].dtype;
    const x = this.values[expr.a];
    if (from === expr.dtype) return x;
    if (expr.dtype === 'bool') return from === 'float32' ? f32x4.ne(x, this.constant(0)) : i32x4.ne(x, this.integer(0));
    if (from === 'bool') return v128.and(x, this.integer(expr.dtype === 'float32' ? POSITIVE_ONE : 1));
    return expr.dtype === 'float32' ? f32x4.convertI32x4S(x) : i32x4.truncSatF32x4S(x);
  }

  private unary(op: UnaryOp, x: Code, integer: boolean): Code {
    switch (op) {
      case 'neg':
        return integer ? i32x4.neg(x) : f32x4.neg(x);
      case 'abs':
        return integer ? i32x4.abs(x) : f32x4.abs(x);
      case 'floor':
        return f32x4.floor(x);
      case 'sqrt':
        return f32x4.sqrt(x);
      case 'rsqrt':
        return f32x4.div(this.constant(1), f32x4.sqrt(x));
      case 'reciprocal':
        return f32x4.div(this.constant(1), x);
      case 'exp':
        return emitExp(this, x);
      case 'log':
        return emitLog(this, x);
      case 'tanh':
        return emitTanh(this, x);
      case 'erf':
        return emitErf(this, x);
      case 'sin':
        return emitSin(this, x);
      case 'cos':
        return emitCos(this, x);
    }
  }

  private binary(expr: Expr & { op: BinaryOp }): Code {
    const [a, b] = [this.values[expr.a], this.values[expr.b]];
    const dtype = this.body[expr.a].dtype;
    if (dtype === 'float32') return this.floatBinary(expr, a, b);
    if (expr.op === 'div') return this.lanes(a, b, integerQuotient);
    if (expr.op === 'shiftLeft' || expr.op === 'shiftRight') return this.shift(expr, a, b);
    // A true is a mask of ones, which as a number is −1.
    const ordered = expr.op === 'less' || expr.op === 'lessEqual';
    if (dtype === 'bool' && ordered) return INTEGER_OPS[expr.op](b, a);
    return INTEGER_OPS[expr.op](a, b);
  }

  private floatBinary(expr: Expr & { op: BinaryOp }, a: Code, b: Code): Code {
    const constant = (step: number): boolean => {
      const operand = this.body[step];
      return operand.op === 'constant' && !Number.isNaN(operand.value);
    };
    // pmax and pmin are twice as fast and keep a NaN of the first operand; only a constant cannot be one.
    if (expr.op === 'max')
      return constant(expr.b) ? f32x4.pmax(a, b) : constant(expr.a) ? f32x4.pmax(b, a) : f32x4.max(a, b);
    if (expr.op === 'min')
      return constant(expr.b) ? f32x4.pmin(a, b) : constant(expr.a) ? f32x4.pmin(b, a) : f32x4.min(a, b);
    return FLOAT_OPS[expr.op as keyof typeof FLOAT_OPS](a, b);
  }

  private shift(expr: Expr & { op: BinaryOp }, a: Code, b: Code): Code {
    const by = this.body[expr.b];
    const left = expr.op === 'shiftLeft';
    if (by.op === 'constant') return (left ? i32x4.shl : i32x4.shrU)(a, i32.const(by.value));
    return this.lanes(a, b, (x, y) => [(left ? i32.shl : i32.shrU)(x, y)]);
  }

  /** Lane by lane, for what SIMD lacks. */
  private lanes(a: Code, b: Code, op: (x: Code, y: Code, scope: FunctionBuilder) => Code): Code {
    let out: Code = a;
    for (let lane = 0; lane < 4; lane++)
      out = i32x4.replaceLane(out, op(i32x4.extractLane(a, lane), i32x4.extractLane(b, lane), this.fn), lane);
    return out;
  }
}

/** Truncated quotient; 0 for a divisor of 0, and −2³¹ / −1 wraps. */
function integerQuotient(x: Code, y: Code, fn: FunctionBuilder): Code {
  const divisor = fn.local('i32');
  const safe = control.select(
    i32.const(1),
    divisor.get,
    i32.or(i32.eqz(divisor.get), i32.eq(divisor.get, i32.const(-1))),
  );
  const special = control.select(i32.sub(i32.const(0), x), i32.const(0), i32.eq(divisor.get, i32.const(-1)));
  const unusual = i32.or(i32.eqz(divisor.get), i32.eq(divisor.get, i32.const(-1)));
  return [divisor.set(y), control.select(special, i32.divS(x, safe), unusual)];
}

const FLOAT_OPS = {
  add: f32x4.add,
  sub: f32x4.sub,
  mul: f32x4.mul,
  div: f32x4.div,
  less: f32x4.lt,
  lessEqual: f32x4.le,
  equal: f32x4.eq,
  notEqual: f32x4.ne,
} as const;

const INTEGER_OPS: Record<Exclude<BinaryOp, 'div' | 'shiftLeft' | 'shiftRight'>, (a: Code, b: Code) => Code> = {
  add: i32x4.add,
  sub: i32x4.sub,
  mul: i32x4.mul,
  max: i32x4.maxS,
  min: i32x4.minS,
  less: i32x4.ltS,
  lessEqual: i32x4.leS,
  equal: i32x4.eq,
  notEqual: i32x4.ne,
  bitAnd: v128.and,
  bitOr: v128.or,
  bitXor: v128.xor,
};
