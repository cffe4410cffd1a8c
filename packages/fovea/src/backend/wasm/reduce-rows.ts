// The inner part of a reduction whose last dim is reduced: along rows, lanes folded at the end.

import { type Accumulator, SHORT_SUM } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { forRange, type Local, whileFits } from './assembler/function-builder.ts';
import { control, i32, i32x4, v128 } from './assembler/instructions.ts';
import type { BodyEmitter, Level } from './body.ts';
import { stepsOfElement } from './map.ts';
import { ReduceBlock, whileAhead } from './reduce-body.ts';
import { type Place, VECTOR_BYTES } from './walk.ts';

/** From here on, a rest of up to three vectors does not matter. */
const LONG_ROW = 128;

/** Accumulators of each vector. */
type Groups = readonly (readonly Accumulator[])[];

const settled = (groups: Groups): Code[] => groups.flat().map((accumulator) => accumulator.settle());

const bytesOf = (elements: Code): Code => i32.shl(elements, i32.const(2));

/** The byte of the row that is at hand, and the number of the row's first element in the reduction. */
interface At {
  readonly column: Local;
  readonly position: Local;
}

export class ReduceRows extends ReduceBlock {
  /** Accumulates along rows in two vectors or four, and folds the lanes at the end. */
  code(kept: Local, keptEnd: Local): Code {
    const { keptOuter, reducedOuter } = this.shape;
    const levels = this.levels((strides) => (strides[this.lastDim] !== 0 ? 2 : strides.some((s) => s !== 0) ? 1 : 0));
    const groups = Array.from({ length: this.vectorsOfRow(levels) }, () => this.accumulators());
    const emitter = this.emitter(levels);
    const [column, position, number] = [this.fn.local('i32'), this.fn.local('i32'), this.fn.local('i32')];
    const unchanging = emitter.emitLevel(0, this.access(column, { single: true }));
    const [, , from, to] = this.fn.params;
    const inner: Code[] =
      reducedOuter.length === 0
        ? [
            position.set(i32.const(0)),
            ...this.row(emitter, groups, { column, position }, bytesOf(from.get), bytesOf(to.get)),
          ]
        : this.manyRows(emitter, groups, { column, position });
    const keptWalk = this.walker(keptOuter);
    return [
      emitter.prologue,
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

  /** Takes in a row from byte `first` up to `end`. */
  private row(emitter: BodyEmitter, groups: Groups, { column, position }: At, first: Code, end: Code): Code[] {
    const take = (which: number, place: Place): Code[] => [
      ...emitter.emitLevel(2, this.access(column, place)),
      ...groups[which].map((accumulator, r) =>
        this.take(accumulator, emitter, r, this.rowPosition(position, column, place), place.single),
      ),
    ];
    const setBytes = VECTOR_BYTES * groups.length;
    const sets = (until: Code): Code =>
      whileFits(
        column,
        setBytes,
        until,
        groups.flatMap((_, which) => take(which, { single: false, ahead: which })),
      );
    const part = this.fn.local('i32');
    const isCut = this.isLong && valuesOfRow(this.kernel.dims[this.lastDim]) > 2 * SHORT_SUM;
    return [
      ...emitter.emitLevel(1, this.access(column, { single: true })),
      column.set(first),
      isCut ? whileAhead(column, end, part, setBytes * SHORT_SUM, [sets(part.get), ...settled(groups)]) : sets(end),
      whileFits(column, VECTOR_BYTES, end, take(0, { single: false })),
      whileFits(column, 4, end, take(0, { single: true })),
    ];
  }

  /** Takes in the rows `from` up to `to` of the outer dims that are reduced. */
  private manyRows(emitter: BodyEmitter, groups: Groups, at: At): Code[] {
    const [, , from, to] = this.fn.params;
    const size = this.kernel.dims[this.lastDim];
    const walk = this.walker(this.shape.reducedOuter);
    const index = this.fn.local('i32');
    return [
      ...walk.seek(from.get),
      at.position.set(i32.mul(from.get, i32.const(size))),
      forRange(index, from.get, to.get, 1, [
        ...this.row(emitter, groups, at, i32.const(0), i32.const(size * 4)),
        ...(this.isLong ? everySoOften(index, SHORT_SUM / valuesOfRow(size), settled(groups)) : []),
        at.position.add(size),
        ...walk.next(),
      ]),
    ];
  }

  private storeFolded(groups: Groups): Code[] {
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
  private rowPosition(position: Local, column: Local, { ahead = 0 }: Place): Code {
    const lanes = [0, 1, 2, 3].flatMap((lane) => [4 * ahead + lane, 0, 0, 0]);
    return i32x4.add(i32x4.splat(i32.add(position.get, i32.shrU(column.get, i32.const(2)))), v128.const(lanes));
  }

  /** Additions wait for one another: four vectors at a time are faster where registers suffice and rows are long enough to pay for joining them. */
  private vectorsOfRow(levels: readonly Level[]): number {
    const { body, dims } = this.kernel;
    const size = dims[this.lastDim];
    const isLong = size % 16 === 0 || size >= LONG_ROW;
    return isLong && stepsOfElement(body, levels) <= 8 && this.fitsRegisters(levels, 4) ? 4 : 2;
  }
}

/** What lane 0 takes in of a row: the last elements go there one by one. */
export const valuesOfRow = (size: number): number => Math.floor(size / 8) + (size % 8);

/** Runs `body` after about every `often` values of `index`, by a power of two. */
function everySoOften(index: Local, often: number, body: readonly Code[]): Code[] {
  const mask = 2 ** Math.max(0, Math.floor(Math.log2(often))) - 1;
  if (mask === 0) return [...body];
  return [control.if(i32.eq(i32.and(index.get, i32.const(mask)), i32.const(mask)), [...body])];
}
