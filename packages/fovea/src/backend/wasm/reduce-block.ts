// The inner part of a reduction: whole or partial results of a range of kept positions, over a range of the reduced positions.

import type { Expr, ReduceKernel, View } from '../../compiler/ir.ts';
import { Accumulator, SHORT_SUM, type Summing } from './accumulate.ts';
import { type Code, control, FunctionBuilder, forRange, i32, i32x4, type Local, v128 } from './assembler.ts';
import { BodyEmitter, type Level } from './body.ts';
import type { EmitContext } from './kernel-plan.ts';
import { indexLocals, startNumbers, startsAligned } from './map.ts';
import { RowAccess, RowWalk } from './walk.ts';

/** The dims before the last one, by what happens to them; and what happens to the last. */
export interface ReduceShape {
  readonly keptOuter: readonly number[];
  readonly reducedOuter: readonly number[];
  readonly lastReduced: boolean;
  /** What the values that a lane sums in one call need. */
  readonly summing: Summing;
}

/**
 * `(kept, keptEnd, from, to, column, columnEnd, ...loads, ...results)`: for every kept position, reduces `from`…`to`−1 (elements of the
 * last dim if only that is reduced, else steps of the outer reduced dims). Results are written one after another, `columnEnd` apart from
 * the start of a row of results when the last dim is kept.
 */
export function reduceBlockFunction(kernel: ReduceKernel, shape: ReduceShape, context: EmitContext): FunctionBuilder {
  return new ReduceBlock(kernel, shape, context).build();
}

class ReduceBlock {
  private readonly fn: FunctionBuilder;
  /** Base addresses, and where each load stands now. */
  private readonly bases: Local[];
  private readonly places: Local[];
  private readonly results: Local[];
  private readonly numbers: Map<Expr, Local>;
  private readonly lastDim: number;

  constructor(
    private readonly kernel: ReduceKernel,
    private readonly shape: ReduceShape,
    private readonly context: EmitContext,
  ) {
    const { loads, results, dims } = kernel;
    this.fn = new FunctionBuilder([...Array.from({ length: 6 + loads.length + results.length }, () => 'i32' as const)]);
    this.bases = this.fn.params.slice(6, 6 + loads.length);
    this.results = this.fn.params.slice(6 + loads.length);
    this.places = loads.map(() => this.fn.local('i32'));
    this.numbers = indexLocals(this.fn, kernel.body);
    this.lastDim = dims.length - 1;
  }

  build(): FunctionBuilder {
    const [kept, keptEnd] = this.fn.params;
    this.fn.emit(this.shape.lastReduced ? this.rows(kept, keptEnd) : this.columns(kept, keptEnd));
    return this.fn;
  }

  /** Walks the given dims with every load and number. */
  private walker(which: readonly number[]): RowWalk {
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
  private seekKept(walk: RowWalk, kept: Code): Code[] {
    return [
      ...this.places.map((place, i) => place.set(this.bases[i].get)),
      ...startNumbers(this.numbers),
      ...(this.shape.keptOuter.length > 0 ? walk.seek(kept) : []),
    ];
  }

  private emitter(levels: readonly Level[]): BodyEmitter {
    return new BodyEmitter(this.fn, this.kernel.body, levels, this.context.relaxedSimd, this.summedProducts(levels));
  }

  private access(column: Local, single: boolean): RowAccess {
    const views = this.kernel.loads.map((view: View, i) => ({ view, at: this.places[i] }));
    return new RowAccess(views, this.numbers, column, single, (expr) => startsAligned(expr, this.lastDim));
  }

  private accumulators(): Accumulator[] {
    return this.kernel.results.map(
      ({ op, value }) => new Accumulator(this.fn, op, this.kernel.body[value].dtype === 'float32', this.shape.summing),
    );
  }

  /** Whether there are float sums that have to be settled. */
  private get isLong(): boolean {
    const { body, results } = this.kernel;
    if (this.shape.summing === 'plain') return false;
    return results.some(({ op, value }) => op === 'sum' && body[value].dtype === 'float32');
  }

  /** The last dim is reduced: accumulate along rows in two vectors or four, fold the lanes at the end. */
  private rows(kept: Local, keptEnd: Local): Code {
    const { keptOuter, reducedOuter } = this.shape;
    const levels = this.levels((strides) => (strides[this.lastDim] !== 0 ? 2 : strides.some((s) => s !== 0) ? 1 : 0));
    const groups = Array.from({ length: this.vectorsOfRow(levels) }, () => this.accumulators());
    const emitters = groups.map(() => this.emitter(levels));
    const onlyLast = reducedOuter.length === 0;
    const size = this.kernel.dims[this.lastDim];
    const { isLong } = this;
    const settle = (): Code[] => groups.flat().map((accumulator) => accumulator.settle());
    const [column, position] = [this.fn.local('i32'), this.fn.local('i32')];
    const take = (which: number, at: Local, single: boolean): Code[] => [
      ...emitters[which].emitLevel(2, this.access(at, single)),
      ...groups[which].map((accumulator, r) =>
        this.take(accumulator, emitters[which], r, this.rowPosition(position, at), single),
      ),
    ];
    const [, , from, to] = this.fn.params;
    const unchanging = emitters.flatMap((emitter) => emitter.emitLevel(0, this.access(column, true)));
    const places = groups.map((_, v) => (v === 0 ? column : this.fn.local('i32')));
    const sets = (end: Code): Code => inSets(places, end, (which, at) => take(which, at, false));
    const part = this.fn.local('i32');
    const row = (first: Code, end: Code): Code[] => [
      ...emitters.flatMap((emitter) => emitter.emitLevel(1, this.access(column, true))),
      column.set(first),
      ...(isLong && valuesOfRow(size) > 2 * SHORT_SUM
        ? [whileAhead(column, end, part, 16 * places.length * SHORT_SUM, [sets(part.get), ...settle()])]
        : [sets(end)]),
      whileFits(column, 16, end, take(0, column, false)),
      whileFits(column, 4, end, take(0, column, true)),
    ];
    const reducedWalk = this.walker(reducedOuter);
    const keptWalk = this.walker(keptOuter);
    const index = this.fn.local('i32');
    const inner: Code[] = onlyLast
      ? [position.set(i32.const(0)), ...row(i32.shl(from.get, i32.const(2)), i32.shl(to.get, i32.const(2)))]
      : [
          ...reducedWalk.seek(from.get),
          position.set(i32.mul(from.get, i32.const(size))),
          forRange(index, from.get, to.get, 1, [
            ...row(i32.const(0), i32.const(size * 4)),
            ...(isLong ? everySoOften(index, SHORT_SUM / valuesOfRow(size), settle()) : []),
            position.add(size),
            ...reducedWalk.next(),
          ]),
        ];
    const number = this.fn.local('i32');
    return [
      ...emitters.map((emitter) => emitter.prologue),
      ...this.seekKept(keptWalk, kept.get),
      ...unchanging,
      forRange(number, kept.get, keptEnd.get, 1, [
        ...this.seekKept(keptWalk, number.get),
        ...groups.flat().map((accumulator) => accumulator.reset()),
        ...inner,
        ...this.storeFolded(groups),
      ]),
    ];
  }

  private storeFolded(groups: readonly (readonly Accumulator[])[]): Code[] {
    return [
      ...groups.flat().map((accumulator) => accumulator.finish()),
      ...groups[0].flatMap((accumulator, r) => [
        ...groups.slice(1).map((group) => accumulator.merge(group[r])),
        accumulator.fold(),
        v128.store32Lane(this.results[r].get, accumulator.result, 0),
        this.results[r].add(4),
      ]),
    ];
  }

  /** Numbers of four neighbouring elements in the reduction; only argmax reads them. */
  private rowPosition(position: Local, column: Local): Code {
    const lanes = [0, 1, 2, 3].flatMap((lane) => [lane, 0, 0, 0]);
    return i32x4.add(i32x4.splat(i32.add(position.get, i32.shrU(column.get, i32.const(2)))), v128.const(lanes));
  }

  /** A bool is summed and compared as 0 or 1. */
  private take(accumulator: Accumulator, emitter: BodyEmitter, r: number, position: Code, single = false): Code {
    const { value } = this.kernel.results[r];
    const factors = single ? undefined : emitter.factors(value);
    return factors
      ? accumulator.takeProduct(factors, emitter.madd)
      : accumulator.take(emitter.stored(value), position, single);
  }

  /** Products of floats that change with every element, and that nothing but sums reads. */
  private summedProducts(levels: readonly Level[]): Set<number> {
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

  /** Additions wait for one another: four vectors at a time are faster where there is little else to do and few registers are taken. */
  private vectorsOfRow(levels: readonly Level[]): number {
    const { body, results, loads, dims } = this.kernel;
    const steps = body.filter((expr, i) => levels[i] === 2 && expr.op !== 'load').length;
    const isLight = results.length === 1 && results[0].op === 'sum' && loads.length <= 2 && steps <= 4;
    return isLight && dims[this.lastDim] % 16 === 0 ? 4 : 2;
  }

  /** The last dim is kept: lanes are columns; two vectors of columns run down the reduced dims together. */
  private columns(kept: Local, keptEnd: Local): Code {
    const { keptOuter, reducedOuter } = this.shape;
    const keptDims = [...keptOuter, this.lastDim];
    const levels = this.levels((strides) =>
      reducedOuter.some((d) => strides[d] !== 0) ? 2 : keptDims.some((d) => strides[d] !== 0) ? 1 : 0,
    );
    const [, , from, to, firstColumn, lastColumn] = this.fn.params;
    const [column, second, position, index, number] = Array.from({ length: 5 }, () => this.fn.local('i32'));
    const reducedWalk = this.walker(reducedOuter);
    const keptWalk = this.walker(keptOuter);
    const emitters = [this.emitter(levels), this.emitter(levels)];
    const { isLong } = this;
    const part = this.fn.local('i32');
    const run = (vectors: readonly Local[], single: boolean): Code[] => {
      const groups = vectors.map(() => this.accumulators());
      const rows = (first: Code, end: Code): Code =>
        forRange(index, first, end, 1, [
          ...vectors.flatMap((at, v) => [
            ...emitters[v].emitLevel(2, this.access(at, single)),
            ...groups[v].map((accumulator, r) => this.take(accumulator, emitters[v], r, i32x4.splat(position.get))),
          ]),
          position.add(1),
          ...reducedWalk.next(),
        ]);
      const settle = groups.flat().map((accumulator) => accumulator.settle());
      return [
        ...this.seekKept(keptWalk, number.get),
        ...vectors.flatMap((at, v) => emitters[v].emitLevel(1, this.access(at, single))),
        ...groups.flat().map((accumulator) => accumulator.reset()),
        ...reducedWalk.seek(from.get),
        position.set(from.get),
        ...(isLong
          ? [index.set(from.get), whileAhead(index, to.get, part, SHORT_SUM, [rows(index.get, part.get), ...settle])]
          : [rows(from.get, to.get)]),
        ...groups.flat().map((accumulator) => accumulator.finish()),
        ...vectors.flatMap((at, v) =>
          groups[v].map((accumulator, r) => {
            const to = i32.add(this.results[r].get, at.get);
            return single ? v128.store32Lane(to, accumulator.result, 0) : v128.store(to, accumulator.result);
          }),
        ),
      ];
    };
    const end = i32.shl(lastColumn.get, i32.const(2));
    return [
      ...emitters.map((emitter) => emitter.prologue),
      number.set(kept.get),
      ...this.seekKept(keptWalk, number.get),
      ...emitters.flatMap((emitter) => emitter.emitLevel(0, this.access(column, true))),
      forRange(number, kept.get, keptEnd.get, 1, [
        column.set(i32.shl(firstColumn.get, i32.const(2))),
        whileFits(column, 32, end, [second.set(i32.add(column.get, i32.const(16))), ...run([column, second], false)]),
        whileFits(column, 16, end, run([column], false)),
        whileFits(column, 4, end, run([column], true)),
        ...this.results.map((result) => result.add(this.kernel.dims[this.lastDim] * 4)),
      ]),
    ];
  }

  /** Levels of all steps, given that of something strided. */
  private levels(ofStrides: (strides: readonly number[]) => Level): Level[] {
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

/** What lane 0 takes in of a row: the last elements go there one by one. */
export const valuesOfRow = (size: number): number => Math.floor(size / 8) + (size % 8);

/** `while (column + step ≤ end) { body; column += step }`, all in bytes. */
function whileFits(column: Local, step: number, end: Code, body: readonly Code[]): Code {
  return control.block(
    control.loop(
      control.brIf(1, i32.gtS(i32.add(column.get, i32.const(step)), end)),
      ...body,
      column.add(step),
      control.br(0),
    ),
  );
}

/** As many vectors at a time as there are places, as long as that many are left; the first place moves on. */
function inSets(places: readonly Local[], end: Code, take: (which: number, at: Local) => Code[]): Code {
  const [column, ...further] = places;
  return whileFits(column, 16 * places.length, end, [
    ...further.map((at, v) => at.set(i32.add(column.get, i32.const(16 * (v + 1))))),
    ...places.flatMap((at, which) => take(which, at)),
  ]);
}

/** `while (at + 1 ≤ end) { part = min(at + step, end); body }` for a body that moves `at` on to `part`, or stops short of it by less than a step. */
function whileAhead(at: Local, end: Code, part: Local, step: number, body: readonly Code[]): Code {
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

/** Runs `body` after about every `often` values of `index`, by a power of two. */
function everySoOften(index: Local, often: number, body: readonly Code[]): Code[] {
  const mask = 2 ** Math.max(0, Math.floor(Math.log2(often))) - 1;
  if (mask === 0) return [...body];
  return [control.if(i32.eq(i32.and(index.get, i32.const(mask)), i32.const(mask)), [...body])];
}
