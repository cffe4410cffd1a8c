// Copies and zeroes runs of floats of a length known when the code is emitted: what gathering rows is made of.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, f32, i32, v128 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';

/** Vectors moved by one turn of a loop; shorter runs are unrolled whole. */
const UNROLL = 8;

/** Runs of no more floats than this are copied without a call. */
const INLINE = 32;

/** Code that copies `count` floats, from and to places at constant distances (bytes) of the cursors. */
export function copyRun(
  context: EmitContext,
  count: number,
  from: Local,
  to: Local,
  at: { readonly from: number; readonly to: number } = { from: 0, to: 0 },
): Code {
  if (count > INLINE) {
    const shifted = (cursor: Local, by: number): Code => (by === 0 ? cursor.get : i32.add(cursor.get, i32.const(by)));
    return control.call(copyFloats(context, count), shifted(from, at.from), shifted(to, at.to));
  }
  const code: Code[] = [];
  for (let i = 0; i + 4 <= count; i += 4)
    code.push(v128.store(to.get, v128.load(from.get, at.from + i * 4), at.to + i * 4));
  for (let i = count & -4; i < count; i++)
    code.push(f32.store(to.get, f32.load(from.get, at.from + i * 4), at.to + i * 4));
  return code;
}

/** `(from, to)`: copies `count` floats. */
export const copyFloats = (context: EmitContext, count: number): number =>
  context.module.shared(`copy ${count}`, () => {
    const fn = new FunctionBuilder(['i32', 'i32']);
    const [from, to] = fn.params;
    emitRun(fn, count, [from, to], {
      vector: (offset) => v128.store(to.get, v128.load(from.get, offset), offset),
      single: (offset) => f32.store(to.get, f32.load(from.get, offset), offset),
    });
    return fn;
  });

/** `(to)`: writes `count` zeros. */
export const zeroFloats = (context: EmitContext, count: number): number =>
  context.module.shared(`zero ${count}`, () => {
    const fn = new FunctionBuilder(['i32']);
    const [to] = fn.params;
    emitRun(fn, count, [to], {
      vector: (offset) => v128.store(to.get, v128.const(new Array(16).fill(0)), offset),
      single: (offset) => f32.store(to.get, f32.const(0), offset),
    });
    return fn;
  });

function emitRun(
  fn: FunctionBuilder,
  count: number,
  cursors: readonly Local[],
  move: { readonly vector: (offset: number) => Code; readonly single: (offset: number) => Code },
): void {
  const vectors = count >> 2;
  const turns = Math.floor(vectors / UNROLL);
  const unrolled = (from: number, to: number): Code[] =>
    Array.from({ length: to - from }, (_, i) => move.vector((from + i) * 16));
  if (turns > 1) {
    const index = fn.local('i32');
    fn.emit(
      forRange(index, 0, turns, 1, [...unrolled(0, UNROLL), ...cursors.map((cursor) => cursor.add(UNROLL * 16))]),
    );
  }
  const rest = turns > 1 ? vectors - turns * UNROLL : vectors;
  fn.emit(...unrolled(0, rest));
  for (let i = 0; i < count % 4; i++) fn.emit(move.single(rest * 16 + i * 4));
}

/** `(from, to, rows)`: copies a matrix of any strides, `columns` wide, to dense rows. */
export const copyMatrix = (
  context: EmitContext,
  matrix: { readonly columns: number; readonly rowStride: number; readonly columnStride: number },
): number =>
  context.module.shared(`copy matrix ${JSON.stringify(matrix)}`, () => {
    const { columns, rowStride, columnStride } = matrix;
    const fn = new FunctionBuilder(['i32', 'i32', 'i32']);
    const [from, to, rows] = fn.params;
    const [row, column] = [fn.local('i32'), fn.local('i32')];
    fn.emit(
      forRange(row, 0, rows.get, 1, [
        columnStride === 4
          ? [control.call(copyFloats(context, columns), from.get, to.get), to.add(columns * 4)]
          : forRange(column, 0, columns, 1, [f32.store(to.get, f32.load(from.get)), from.add(columnStride), to.add(4)]),
        from.add(columnStride === 4 ? rowStride : rowStride - columns * columnStride),
      ]),
    );
    return fn;
  });
