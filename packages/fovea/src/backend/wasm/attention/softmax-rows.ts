// Rows of a tile of scores become exponentials, less the largest so far; what earlier tiles gave is scaled to it (Dao, arXiv:2307.08691).

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local, whileFits } from '../assembler/function-builder.ts';
import { control, f32, f32x4, i32, v128 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { emitExp, emitLog } from '../math.ts';
import {
  acrossLanes,
  addBias,
  Dropping,
  fillToStep,
  forVectors,
  type RowForm,
  RowScope,
  seenColumns,
  zeroUnseen,
} from './row-code.ts';

/** Bytes of what is kept of each row: the largest score so far, and the sum of exponentials less it. */
export const STATISTICS_BYTES = 8;

const { NEGATIVE_INFINITY } = Number;

/** Floats of a row of the result; 0 where there is none. */
interface ResultRow {
  readonly resultWidth: number;
}

/** Code that multiplies a row of `width` floats by a vector of equal lanes. */
function scaleRow(fn: FunctionBuilder, row: Local, width: number, factor: Local): Code {
  if (width === 0) return [];
  const [at, end] = [fn.local('i32'), fn.local('i32')];
  return [
    at.set(row.get),
    end.set(i32.add(row.get, i32.const(width * 4))),
    whileFits(at, 16, end.get, [v128.store(at.get, f32x4.mul(v128.load(at.get), factor.get))]),
    whileFits(at, 4, end.get, [v128.store32Lane(at.get, f32x4.mul(v128.load32Zero(at.get), factor.get), 0)]),
  ];
}

/**
 * `(tile, rows, columns, statistics, result, row, column, bias, seed, number)`: `row` and `column` of the first score in the whole, `bias` the address of its
 * bias, `number` that of its weight. Scores become what the values are multiplied by.
 */
export const softmaxRows = (context: EmitContext, rows: RowForm & ResultRow): number =>
  context.module.shared(`softmax rows ${JSON.stringify(rows)}`, () => emitSoftmax(rows, context.relaxedSimd));

function emitSoftmax(form: RowForm & ResultRow, relaxedSimd: boolean): FunctionBuilder {
  const fn = new FunctionBuilder(new Array<'i32'>(10).fill('i32'));
  const [tile, rows, columns, statistics, result, row, column, bias, seed, number] = fn.params;
  const scope = new RowScope(fn, relaxedSimd);
  const [index, seen] = [fn.local('i32'), fn.local('i32')];
  const [before, most, shift, sum, factor, value] = Array.from({ length: 6 }, () => fn.local('v128'));
  const second = [fn.local('v128'), fn.local('v128')];
  const dropping = form.form.dropoutP > 0 ? new Dropping(scope, form) : undefined;
  const { constant } = scope;
  const at = (offset: Local): Code => i32.add(tile.get, offset.get);
  const [maxima, sums] = [
    [most, second[0]],
    [sum, second[1]],
  ];
  const hidden = f32x4.eq(most.get, constant(NEGATIVE_INFINITY));
  const body: Code[] = [
    seenColumns(form, seen, { row, column, columns }),
    addBias(fn, form, tile, bias, seen),
    fillToStep(fn, tile, seen, NEGATIVE_INFINITY),
    maxima.map((one) => one.set(constant(NEGATIVE_INFINITY))),
    forVectors(fn, seen, (offset, v) => maxima[v].set(f32x4.pmax(maxima[v].get, v128.load(at(offset), v * 16)))),
    most.set(f32x4.pmax(most.get, second[0].get)),
    acrossLanes(most, f32x4.pmax),
    before.set(v128.load32Splat(statistics.get)),
    most.set(f32x4.pmax(before.get, most.get)),
    // A query that has seen nothing yet: −∞ − −∞ would be NaN.
    shift.set(form.bias ? v128.andNot(most.get, hidden) : most.get),
    sums.map((one) => one.set(f32x4.const(0))),
    forVectors(fn, seen, (offset, v) => [
      value.set(emitExp(scope, f32x4.sub(v128.load(at(offset), v * 16), shift.get))),
      sums[v].set(f32x4.add(sums[v].get, value.get)),
      dropping ? value.set(f32x4.mul(value.get, dropping.factors(number, offset, v))) : [],
      v128.store(at(offset), value.get, v * 16),
    ]),
    zeroUnseen(fn, form, tile, seen, columns),
    sum.set(f32x4.add(sum.get, second[1].get)),
    acrossLanes(sum, f32x4.add),
    control.if(v128.anyTrue(f32x4.ne(before.get, most.get)), [
      factor.set(emitExp(scope, f32x4.sub(before.get, shift.get))),
      v128.store32Lane(statistics.get, f32x4.mul(v128.load32Zero(statistics.get, 4), factor.get), 0, 4),
      v128.store32Lane(statistics.get, most.get, 0),
      scaleRow(fn, result, form.resultWidth, factor),
    ]),
    v128.store32Lane(statistics.get, f32x4.add(v128.load32Zero(statistics.get, 4), sum.get), 0, 4),
    tile.add(form.tileStride),
    statistics.add(STATISTICS_BYTES),
    result.add(form.resultWidth * 4),
    row.add(1),
    form.bias ? bias.add(form.bias.rowStride) : [],
    number.add(form.keys),
  ];
  fn.emit(...scope.prologue, dropping ? dropping.start(seed) : [], forRange(index, 0, rows.get, 1, ...body));
  return fn;
}

/** `(statistics, rows)`: nothing seen yet. */
export const startRows = (context: EmitContext): number =>
  context.module.shared('attention start', () => {
    const fn = new FunctionBuilder(['i32', 'i32']);
    const [statistics, rows] = fn.params;
    const index = fn.local('i32');
    fn.emit(
      forRange(index, 0, rows.get, 1, [
        f32.store(statistics.get, f32.const(NEGATIVE_INFINITY)),
        f32.store(statistics.get, f32.const(0), 4),
        statistics.add(STATISTICS_BYTES),
      ]),
    );
    return fn;
  });

/** What is left to do with a row when all keys were seen. */
interface LastForm extends ResultRow {
  /** Whether a query may have seen no key: its result is 0, and its sum +∞. */
  readonly mayBeHidden: boolean;
  readonly hasLogSum: boolean;
}

/** `(statistics, rows, result, logSum)`: results divided by their sums, and the sums' logarithms. */
export const finishRows = (context: EmitContext, form: LastForm): number =>
  context.module.shared(`attention finish ${JSON.stringify(form)}`, () => emitFinish(form, context.relaxedSimd));

function emitFinish({ resultWidth, mayBeHidden, hasLogSum }: LastForm, relaxedSimd: boolean): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [statistics, rows, result, logSum] = fn.params;
  const scope = new RowScope(fn, relaxedSimd);
  const { constant } = scope;
  const index = fn.local('i32');
  const [sum, factor, isHidden] = Array.from({ length: 3 }, () => fn.local('v128'));
  const inverse = f32x4.div(constant(1), sum.get);
  const logarithm = f32x4.add(v128.load32Splat(statistics.get), emitLog(scope, sum.get));
  const body: Code[] = [
    sum.set(v128.load32Splat(statistics.get, 4)),
    mayBeHidden ? isHidden.set(f32x4.eq(sum.get, constant(0))) : [],
    factor.set(mayBeHidden ? v128.andNot(inverse, isHidden.get) : inverse),
    scaleRow(fn, result, resultWidth, factor),
    hasLogSum
      ? v128.store32Lane(
          logSum.get,
          mayBeHidden ? v128.bitSelect(constant(Number.POSITIVE_INFINITY), logarithm, isHidden.get) : logarithm,
          0,
        )
      : [],
    statistics.add(STATISTICS_BYTES),
    result.add(resultWidth * 4),
    logSum.add(4),
  ];
  fn.emit(...scope.prologue, forRange(index, 0, rows.get, 1, ...body));
  return fn;
}
