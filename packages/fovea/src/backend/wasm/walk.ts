// Walks strided views in emitted code: rows by an odometer over the outer dims, and the last dim in vectors of four with a tail.

import type { Expr, View } from '../../compiler/ir.ts';
import type { Code } from './assembler/encoding.ts';
import type { FunctionBuilder, Local } from './assembler/function-builder.ts';
import { control, i32, i32x4, v128 } from './assembler/instructions.ts';
import type { Level, Loader } from './body.ts';

export const VECTOR_BYTES = 16;

/** What is at hand: one element, in lane 0, or a whole vector. */
export interface Place {
  readonly single: boolean;
  /** How many vectors further on than the column. It is part of the instruction, so that vectors side by side share the sum of their address. */
  readonly ahead?: number;
}

export interface Indexed {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** How often a value with these strides changes when the last dim is walked. */
export function levelOf(strides: readonly number[], dims: readonly number[]): Level {
  const moves = (from: number, to: number): boolean =>
    strides.slice(from, to).some((stride, d) => stride !== 0 && dims[from + d] > 1);
  const last = dims.length - 1;
  if (last >= 0 && moves(last, dims.length)) return 2;
  return moves(0, last) ? 1 : 0;
}

/** The level of every step of a body. */
export function levelsOf(body: readonly Expr[], loads: readonly View[], dims: readonly number[]): Level[] {
  const levels: Level[] = [];
  for (const expr of body) {
    let level: Level = 0;
    if (expr.op === 'load') level = levelOf(loads[expr.load].strides, dims);
    if ('strides' in expr) level = levelOf(expr.strides, dims);
    for (const operand of ['a', 'b', 'c'] as const) {
      if (operand in expr)
        level = Math.max(level, levels[(expr as unknown as Record<string, number>)[operand]]) as Level;
    }
    levels.push(level);
  }
  return levels;
}

/** Positions of strided things along the outer dims, kept in locals; `scale` is 4 for byte addresses and 1 for numbers. */
export class RowWalk {
  private readonly counters: Local[];

  constructor(
    private readonly fn: FunctionBuilder,
    /** All dims but the last. */
    private readonly outer: readonly number[],
    private readonly items: readonly {
      readonly at: Local;
      readonly strides: readonly number[];
      readonly scale: number;
    }[],
  ) {
    this.counters = outer.map(() => fn.local('i32'));
  }

  /** Moves every item, which stands at its first row, to the given row. */
  seek(row: Code): Code[] {
    const rest = this.fn.local('i32');
    const code: Code[] = [rest.set(row)];
    for (let d = this.outer.length - 1; d >= 0; d--) {
      const size = i32.const(this.outer[d]);
      code.push(d === 0 ? this.counters[d].set(rest.get) : this.counters[d].set(i32.remU(rest.get, size)));
      if (d > 0) code.push(rest.set(i32.divU(rest.get, size)));
      for (const { at, strides, scale } of this.items) {
        if (strides[d] !== 0) code.push(at.add(i32.mul(this.counters[d].get, i32.const(strides[d] * scale))));
      }
    }
    return code;
  }

  /** Moves every item to the next row. */
  next(): Code[] {
    return this.advance(this.outer.length - 1);
  }

  private advance(d: number): Code[] {
    if (d < 0) return [];
    const step = (factor: number): Code[] =>
      this.items.flatMap(({ at, strides, scale }) => (strides[d] === 0 ? [] : [at.add(strides[d] * scale * factor)]));
    const counter = this.counters[d];
    if (d === 0) return [...step(1), counter.add(1)];
    return [
      ...step(1),
      counter.add(1),
      control.if(i32.geS(counter.get, i32.const(this.outer[d])), [
        counter.set(i32.const(0)),
        ...step(-this.outer[d]),
        ...this.advance(d - 1),
      ]),
    ];
  }
}

/** Reads and writes of one row at a position of the last dim: whole vectors, or one element in lane 0. */
export class RowAccess implements Loader {
  constructor(
    private readonly loads: readonly { readonly view: View; readonly at: Local }[],
    private readonly numbers: ReadonlyMap<Expr, Local>,
    /** Bytes from the row's start to the element at hand (stride 1). */
    private readonly column: Local,
    private readonly place: Place,
    /** Whether every row starts at a number that is a multiple of four. */
    private readonly alignedRows: (expr: Indexed) => boolean,
  ) {}

  load(index: number): Code {
    const { view, at } = this.loads[index];
    return loadVector(at.get, view.strides[view.strides.length - 1] ?? 0, this.column, this.place);
  }

  index(expr: Expr & { readonly op: 'index' | 'random' }): Code {
    const stride = expr.strides[expr.strides.length - 1] ?? 0;
    const start = this.numbers.get(expr) as Local;
    const first = stride === 0 ? start.get : i32.add(start.get, scaled(this.column, stride / 4));
    const lanes = [0, 1, 2, 3]
      .map((lane) => (4 * (this.place.ahead ?? 0) + lane) * stride)
      .flatMap((value) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255]);
    return stride === 0 ? i32x4.splat(first) : i32x4.add(i32x4.splat(first), v128.const(lanes));
  }

  aligned(expr: Expr & { readonly op: 'random' }): boolean {
    return !this.place.single && expr.strides[expr.strides.length - 1] === 1 && this.alignedRows(expr);
  }
}

/** column · factor, where column counts bytes of stride-1 elements. */
function scaled(column: Local, factor: number): Code {
  if (factor === 1) return column.get;
  if (factor === 0.25) return i32.shrU(column.get, i32.const(2));
  return Number.isInteger(factor)
    ? i32.mul(column.get, i32.const(factor))
    : i32.mul(i32.shrU(column.get, i32.const(2)), i32.const(factor * 4));
}

function loadVector(at: Code, stride: number, column: Local, { single, ahead = 0 }: Place): Code {
  if (stride === 0) return v128.load32Splat(at);
  const start = i32.add(at, scaled(column, stride));
  if (single) return v128.load32Zero(start);
  if (stride === 1) return v128.load(start, VECTOR_BYTES * ahead);
  const address = ahead === 0 ? start : i32.add(start, i32.const(VECTOR_BYTES * ahead * stride));
  let vector: Code = v128.load32Zero(address);
  for (let lane = 1; lane < 4; lane++) vector = loadLane(i32.add(address, i32.const(lane * stride * 4)), vector, lane);
  return vector;
}

/** load32_lane takes the address below the vector on the stack. */
const loadLane = (address: Code, vector: Code, lane: number): Code => v128.load32Lane(address, vector, lane);

export function storeVector(at: Local, stride: number, column: Local, value: Code, { single, ahead = 0 }: Place): Code {
  if (stride === 0) return v128.store32Lane(at.get, value, 0);
  const start = i32.add(at.get, scaled(column, stride));
  if (single) return v128.store32Lane(start, value, 0);
  if (stride === 1) return v128.store(start, value, VECTOR_BYTES * ahead);
  const address = ahead === 0 ? start : i32.add(start, i32.const(VECTOR_BYTES * ahead * stride));
  return [0, 1, 2, 3].map((lane) => v128.store32Lane(i32.add(address, i32.const(lane * stride * 4)), value, lane));
}
