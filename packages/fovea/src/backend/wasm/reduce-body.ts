// What the inner part of a reduction is made of: the walk over its loads, levels of its steps, accumulators.

import type { Expr, ReduceKernel, View } from '../../compiler/ir.ts';
import { Accumulator, type Summing } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, type Local } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import { BodyEmitter, type Level } from './body.ts';
import type { EmitContext } from './kernel-plan.ts';
import { indexLocals, startNumbers, startsAligned } from './map.ts';
import { type Place, RowAccess, RowWalk } from './walk.ts';

/** The dims before the last one, by what happens to them; and what happens to the last. */
export interface ReduceShape {
  readonly keptOuter: readonly number[];
  readonly reducedOuter: readonly number[];
  readonly lastReduced: boolean;
  /** What the values that a lane sums in one call need. */
  readonly summing: Summing;
  /** Whether large operands have to come from memory: they do not where another kernel has just gone through the rows. */
  readonly readsAhead: boolean;
}

/** Vector registers for what is kept from one element to the next: others are needed for what is computed. */
const FREE_REGISTERS = 12;

const operandsOf = (expr: Expr): number[] =>
  (['a', 'b', 'c'] as const).flatMap((name) =>
    name in expr ? [(expr as unknown as Record<string, number>)[name]] : [],
  );

/** What both ways of reducing share: how the loads are walked, and what is accumulated. */
export class ReduceBlock {
  readonly fn: FunctionBuilder;
  /** Base addresses, and where each load stands now. */
  protected readonly bases: Local[];
  protected readonly places: Local[];
  protected readonly results: Local[];
  protected readonly numbers: Map<Expr, Local>;
  protected readonly lastDim: number;

  constructor(
    protected readonly kernel: ReduceKernel,
    protected readonly shape: ReduceShape,
    protected readonly context: EmitContext,
  ) {
    const { loads, results, dims } = kernel;
    this.fn = new FunctionBuilder([...Array.from({ length: 6 + loads.length + results.length }, () => 'i32' as const)]);
    this.bases = this.fn.params.slice(6, 6 + loads.length);
    this.results = this.fn.params.slice(6 + loads.length);
    this.places = loads.map(() => this.fn.local('i32'));
    this.numbers = indexLocals(this.fn, kernel.body);
    this.lastDim = dims.length - 1;
  }

  /** Walks the given dims with every load and number. */
  protected walker(which: readonly number[]): RowWalk {
    const pick = (strides: readonly number[]): number[] => which.map((d) => strides[d]);
    return new RowWalk(
      this.fn,
      which.map((d) => this.kernel.dims[d]),
      [
        ...this.kernel.loads.map((load, i) => ({ at: this.places[i], strides: pick(load.strides), scale: 4 })),
        ...[...this.numbers].map(([expr, at]) => ({
          at,
          strides: pick((expr as Expr & { strides: readonly number[] }).strides),
          scale: 1,
        })),
      ],
    );
  }

  /** Puts everything at the start of a kept position. */
  protected seekKept(walk: RowWalk, kept: Code): Code[] {
    return [
      ...this.places.map((place, i) => place.set(this.bases[i].get)),
      ...startNumbers(this.numbers),
      ...(this.shape.keptOuter.length > 0 ? walk.seek(kept) : []),
    ];
  }

  protected emitter(levels: readonly Level[]): BodyEmitter {
    return new BodyEmitter(this.fn, this.kernel.body, levels, this.context.relaxedSimd, this.summedProducts(levels));
  }

  protected access(column: Local, place: Place): RowAccess {
    const views = this.kernel.loads.map((view: View, i) => ({ view, at: this.places[i] }));
    return new RowAccess(views, this.numbers, column, place, (expr) => startsAligned(expr, this.lastDim));
  }

  protected accumulators(summing = this.shape.summing): Accumulator[] {
    return this.kernel.results.map(
      ({ op, value }) => new Accumulator(this.fn, op, this.kernel.body[value].dtype === 'float32', summing),
    );
  }

  /** Whether there are float sums that have to be settled. */
  protected get isLong(): boolean {
    const { body, results } = this.kernel;
    if (this.shape.summing === 'plain') return false;
    return results.some(({ op, value }) => op === 'sum' && body[value].dtype === 'float32');
  }

  /** A bool is summed and compared as 0 or 1. */
  protected take(accumulator: Accumulator, emitter: BodyEmitter, r: number, position: Code, single = false): Code {
    const { value } = this.kernel.results[r];
    const factors = single ? undefined : emitter.factors(value);
    return factors
      ? accumulator.takeProduct(factors, emitter.madd)
      : accumulator.take(emitter.stored(value), position, single);
  }

  /** Products of floats that change with every element, and that nothing but sums reads. */
  protected summedProducts(levels: readonly Level[]): Set<number> {
    const { body, results } = this.kernel;
    const found = new Set<number>();
    for (const { value } of results)
      if (levels[value] === 2 && body[value].op === 'mul' && body[value].dtype === 'float32') found.add(value);
    for (const { op, value } of results) if (op !== 'sum') found.delete(value);
    for (const expr of body)
      for (const operand of ['a', 'b', 'c'] as const)
        if (operand in expr) found.delete((expr as unknown as Record<string, number>)[operand]);
    return found;
  }

  /**
   * Whether so many vectors can be taken at a time: whether their accumulators, and what steps read that does not change with every element, are
   * likely to stay in registers. What changes with columns only is another for each vector where lanes are columns, and one for all elsewhere.
   */
  protected fitsRegisters(levels: readonly Level[], vectors: number): boolean {
    const { body, results } = this.kernel;
    const kept = new Set(body.flatMap((expr, i) => (levels[i] === 2 ? operandsOf(expr) : [])));
    const steady = [...kept].filter((step) => levels[step] < 2);
    const perVector = this.shape.lastReduced ? 0 : steady.filter((step) => levels[step] === 1).length;
    const accumulators = results.reduce((sum, { op }) => sum + (op === 'sum' ? 1 : 2), 0);
    return vectors * (accumulators + perVector) + (steady.length - perVector) <= FREE_REGISTERS;
  }

  /** Levels of all steps, given that of something strided. */
  protected levels(ofStrides: (strides: readonly number[]) => Level): Level[] {
    const { body, loads } = this.kernel;
    const levels: Level[] = [];
    for (const expr of body) {
      let level: Level = 0;
      if (expr.op === 'load') level = ofStrides(loads[expr.load].strides);
      if ('strides' in expr) level = ofStrides(expr.strides);
      for (const operand of ['a', 'b', 'c'] as const) {
        if (operand in expr)
          level = Math.max(level, levels[(expr as unknown as Record<string, number>)[operand]]) as Level;
      }
      levels.push(level);
    }
    return levels;
  }
}

/** `while (at + 1 ≤ end) { part = min(at + step, end); body }` for a body that moves `at` on to `part`, or stops short of it by less than a step. */
export function whileAhead(at: Local, end: Code, part: Local, step: number, body: readonly Code[]): Code {
  return control.block(
    control.loop(
      control.brIf(1, i32.geS(at.get, end)),
      part.set(i32.add(at.get, i32.const(step))),
      part.set(control.select(part.get, end, i32.ltS(part.get, end))),
      ...body,
      control.brIf(1, i32.ltS(at.get, part.get)),
      control.br(0),
    ),
  );
}
