// The inner part of a reduction whose last dim is kept: lanes are columns.

import { elementCount } from '../../base/shape.ts';
import { type Accumulator, SHORT_SUM } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { forRange, type Local, whileFits } from './assembler/function-builder.ts';
import { control, f32x4, i32, i32x4, v128 } from './assembler/instructions.ts';
import type { BodyEmitter } from './body.ts';
import { CACHED_BYTES, readAhead } from './read-ahead.ts';
import { ReduceBlock, whileAhead } from './reduce-body.ts';
import { type RowWalk, VECTOR_BYTES } from './walk.ts';

/** Columns of a row from which on some rows fill the innermost cache. */
const LONG_ROW = 64;

/** What all code of the function shares: where it stands, how it goes on, and the body once for each vector of a strip. */
interface Walking {
  readonly column: Local;
  readonly number: Local;
  readonly position: Local;
  readonly keptWalk: RowWalk;
  readonly reducedWalk: RowWalk;
  readonly emitters: readonly BodyEmitter[];
  /** Steps that change from row to row, but are the same in all columns. */
  readonly isOfRow: (step: number) => boolean;
}

/** Some columns that run down the rows together. */
interface Strip {
  readonly vectors: number;
  /** Whether it is a single column, in lane 0. */
  readonly single: boolean;
}

/**
 * Up to a cache line of columns runs down the reduced dims together. Of long sums, all columns take in some rows before the next rows are
 * read: where rows are longer than a strip, they are in the innermost cache then.
 */
export class ReduceColumns extends ReduceBlock {
  code(kept: Local, keptEnd: Local): Code {
    const { keptOuter, reducedOuter } = this.shape;
    const keptDims = [...keptOuter, this.lastDim];
    const levels = this.levels((strides) =>
      reducedOuter.some((d) => strides[d] !== 0) ? 2 : keptDims.some((d) => strides[d] !== 0) ? 1 : 0,
    );
    const changing = this.levels((strides) => (strides[this.lastDim] !== 0 ? 2 : 0)).map((level) => level === 2);
    const [, , from, to, firstColumn, lastColumn] = this.fn.params;
    const [column, number, position, index, part] = Array.from({ length: 5 }, () => this.fn.local('i32'));
    const widest = this.fitsRegisters(levels, 4) ? 4 : 2;
    const walking: Walking = {
      column,
      number,
      position,
      keptWalk: this.walker(keptOuter),
      reducedWalk: this.walker(reducedOuter),
      emitters: Array.from({ length: widest }, () => this.emitter(levels)),
      isOfRow: (step) => levels[step] === 2 && !changing[step],
    };
    const end = i32.shl(lastColumn.get, i32.const(2));
    const strips = (run: (strip: Strip) => Code[]): Code[] => [
      column.set(i32.shl(firstColumn.get, i32.const(2))),
      ...[4, 2, 1]
        .filter((vectors) => vectors <= widest)
        .map((vectors) => whileFits(column, VECTOR_BYTES * vectors, end, run({ vectors, single: false }))),
      whileFits(column, 4, end, run({ vectors: 1, single: true })),
    ];
    const { emitters, keptWalk } = walking;
    const unchanging = emitters[0].emitLevel(0, this.access(column, { single: true }));
    for (const emitter of emitters.slice(1)) emitter.adopt(emitters[0], (step) => levels[step] === 0);
    return [
      ...emitters.map((emitter) => emitter.prologue),
      number.set(kept.get),
      ...this.seekKept(keptWalk, number.get),
      ...unchanging,
      forRange(number, kept.get, keptEnd.get, 1, [
        ...(this.goesByRows(widest)
          ? [
              index.set(from.get),
              whileAhead(index, to.get, part, SHORT_SUM, [
                ...this.readRowsAhead(walking, index.get, part.get),
                ...strips((strip) => this.addRows(walking, strip, index.get, part.get)),
                index.set(part.get),
              ]),
            ]
          : strips((strip) => this.allRows(walking, strip))),
        ...this.results.map((result) => result.add(this.kernel.dims[this.lastDim] * 4)),
      ]),
    ];
  }

  /** Whether sums are kept in memory between one part of the rows and the next. That costs little, but gains nothing where short rows are in cache. */
  private goesByRows(widest: number): boolean {
    const { body, results, dims } = this.kernel;
    const onlySums = results.every(({ op, value }) => op === 'sum' && body[value].dtype === 'float32');
    if (this.shape.summing !== 'blocked' || !onlySums) return false;
    const columns = dims[this.lastDim];
    return columns >= LONG_ROW || (this.readsFromMemory && columns > 4 * widest);
  }

  private get readsFromMemory(): boolean {
    return this.shape.readsAhead && elementCount(this.kernel.dims) * 4 >= CACHED_BYTES;
  }

  /** Reads rows in order, where strips of them would be read from memory with gaps between. */
  private readRowsAhead({ number, keptWalk, reducedWalk }: Walking, first: Code, end: Code): Code[] {
    const { dims, loads } = this.kernel;
    if (!this.readsFromMemory) return [];
    const inOrder = [...loads.keys()].filter((load) => this.readsRowsInOrder(loads[load].strides));
    if (inOrder.length === 0) return [];
    const rowBytes = dims[this.lastDim] * 4;
    const size = i32.mul(i32.sub(end, first), i32.const(rowBytes));
    return [
      ...this.seekKept(keptWalk, number.get),
      ...reducedWalk.seek(first),
      ...inOrder.map((load) => readAhead(this.context.module, elementCount(dims) * 4, this.places[load].get, size)),
    ];
  }

  /** Whether the rows that are summed lie one behind the other. */
  private readsRowsInOrder(strides: readonly number[]): boolean {
    let stride = 1;
    return [this.lastDim, ...[...this.shape.reducedOuter].reverse()].every((d) => {
      const isNext = strides[d] === stride;
      stride *= this.kernel.dims[d];
      return isNext;
    });
  }

  /** Results of a strip over all rows. */
  private allRows(walking: Walking, strip: Strip): Code[] {
    const [, , from, to] = this.fn.params;
    const groups = Array.from({ length: strip.vectors }, () => this.accumulators());
    const [index, part] = [this.fn.local('i32'), this.fn.local('i32')];
    const all = groups.flat();
    return [
      ...this.start(walking, strip, from.get),
      ...all.map((accumulator) => accumulator.reset()),
      index.set(from.get),
      this.isLong
        ? whileAhead(index, to.get, part, SHORT_SUM, [
            this.rows(walking, strip, groups, index, part.get),
            ...all.map((accumulator) => accumulator.settle()),
          ])
        : this.rows(walking, strip, groups, index, to.get),
      ...all.map((accumulator) => accumulator.finish()),
      ...this.store(walking, strip, (v, r) => groups[v][r].result),
    ];
  }

  /** Adds short sums of a strip, over some rows, to its results; those of the first rows are stored. */
  private addRows(walking: Walking, strip: Strip, first: Code, end: Code): Code[] {
    const [, , from] = this.fn.params;
    const groups = Array.from({ length: strip.vectors }, () => this.accumulators('plain'));
    const index = this.fn.local('i32');
    return [
      ...this.start(walking, strip, first),
      ...groups.flat().map((accumulator) => accumulator.reset()),
      index.set(first),
      this.rows(walking, strip, groups, index, end),
      control.if(
        i32.eq(first, from.get),
        this.store(walking, strip, (v, r) => groups[v][r].result),
        this.store(walking, strip, (v, r, before) => f32x4.add(before, groups[v][r].result)),
      ),
    ];
  }

  /** Goes to a row of a strip, and reads what is the same in all rows. */
  private start(
    { column, number, position, keptWalk, reducedWalk, emitters }: Walking,
    strip: Strip,
    row: Code,
  ): Code[] {
    const { vectors, single } = strip;
    return [
      ...this.seekKept(keptWalk, number.get),
      ...emitters
        .slice(0, vectors)
        .flatMap((emitter, ahead) => emitter.emitLevel(1, this.access(column, { single, ahead }))),
      ...reducedWalk.seek(row),
      position.set(row),
    ];
  }

  /** Takes in the rows from `index` up to `end`. */
  private rows(
    { column, position, reducedWalk, emitters, isOfRow }: Walking,
    { single }: Strip,
    groups: readonly (readonly Accumulator[])[],
    index: Local,
    end: Code,
  ): Code {
    const ofRow = emitters[0].emitLevel(2, this.access(column, { single }), isOfRow);
    for (const emitter of emitters.slice(1)) emitter.adopt(emitters[0], isOfRow);
    return forRange(index, index.get, end, 1, [
      ...ofRow,
      ...groups.flatMap((accumulators, ahead) => [
        ...emitters[ahead].emitLevel(2, this.access(column, { single, ahead }), (step) => !isOfRow(step)),
        ...accumulators.map((accumulator, r) => this.take(accumulator, emitters[ahead], r, i32x4.splat(position.get))),
      ]),
      position.add(1),
      ...reducedWalk.next(),
    ]);
  }

  /** Writes the values of a strip's vectors and results; `before` is what lies there. */
  private store(
    { column }: Walking,
    { vectors, single }: Strip,
    value: (vector: number, result: number, before: Code) => Code,
  ): Code[] {
    return Array.from({ length: vectors }, (_, v) =>
      this.results.map((result, r) => {
        const to = i32.add(result.get, column.get);
        const bytes = VECTOR_BYTES * v;
        return single
          ? v128.store32Lane(to, value(v, r, v128.load32Zero(to)), 0)
          : v128.store(to, value(v, r, v128.load(to, bytes)), bytes);
      }),
    ).flat();
  }
}
