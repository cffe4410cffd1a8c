// Adds the partial results of a product that was cut along its sum, in the order of the parts.

import { Accumulator } from '../accumulate.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32, v128 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { moveToBatch, total } from './product.ts';

/** Results of one chunk. */
export const PARTIAL_ELEMENTS = 8 * 1024;
/** Parts that are added up before their sum is settled. */
const SETTLED_GROUPS = 8;

export interface PartialSum {
  readonly groups: number;
  readonly batch: readonly number[];
  readonly rows: number;
  readonly columns: number;
  /** Where the results go, in bytes. */
  readonly batchStrides: readonly number[];
  readonly rowStride: number;
}

/** `(chunk, scratch, partials, out)`: partials are dense `[group][batch][row][column]`. */
export function addPartials(context: EmitContext, sum: PartialSum): number {
  return context.module.shared(`partials ${JSON.stringify(sum)}`, () => emitSum(flattened(sum)));
}

/** Rows that lie side by side are one long row. */
function flattened(sum: PartialSum): PartialSum {
  const { batch, rows, columns, batchStrides, rowStride } = sum;
  if (rows > 1 && rowStride !== columns * 4) return sum;
  const size = rows * columns * 4;
  const dense = batch.every((count, d) => count === 1 || batchStrides[d] === size * total(batch.slice(d + 1)));
  if (!dense) return { ...sum, rows: 1, columns: rows * columns, rowStride: 0 };
  return { ...sum, batch: [], batchStrides: [], rows: 1, columns: rows * columns * total(batch), rowStride: 0 };
}

function emitSum({ groups, batch, rows, columns, batchStrides, rowStride }: PartialSum): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [chunk, , partials, out] = fn.params;
  const [element, end, left, number, from, to, column, width] = Array.from({ length: 8 }, () => fn.local('i32'));
  const groupBytes = total([...batch, rows, columns]) * 4;
  const elements = i32.const(groupBytes / 4);
  const min = (a: Code, b: Code): Code => control.select(a, b, i32.ltS(a, b));
  fn.emit(
    element.set(i32.mul(chunk.get, i32.const(PARTIAL_ELEMENTS))),
    end.set(i32.add(element.get, i32.const(PARTIAL_ELEMENTS))),
    end.set(min(end.get, elements)),
    // A piece of one row at a time: its remaining part or the chunk's.
    forRange(element, element.get, end.get, 0, [
      column.set(i32.remU(element.get, i32.const(columns))),
      width.set(min(i32.sub(i32.const(columns), column.get), i32.sub(end.get, element.get))),
      number.set(i32.divU(element.get, i32.const(columns))),
      from.set(i32.add(partials.get, i32.shl(element.get, i32.const(2)))),
      to.set(i32.add(out.get, i32.shl(column.get, i32.const(2)))),
      ...(rowStride === 0 ? [] : [to.add(i32.mul(i32.remU(number.get, i32.const(rows)), i32.const(rowStride)))]),
      number.set(i32.divU(number.get, i32.const(rows))),
      ...moveToBatch(number, batch, [{ at: to, strides: batchStrides }]),
      element.add(width.get),
      left.set(width.get),
      addRow(fn, { from, to, left }, groups, groupBytes),
    ]),
  );
  return fn;
}

/** Sums `left` neighbouring results over the groups: vectors, then single ones. */
function addRow(
  fn: FunctionBuilder,
  { from, to, left }: Readonly<Record<'from' | 'to' | 'left', Local>>,
  groups: number,
  groupBytes: number,
): Code {
  const [group, at] = [fn.local('i32'), fn.local('i32')];
  const isLong = groups > SETTLED_GROUPS;
  const sum = new Accumulator(fn, 'sum', true, isLong ? 'compensated' : 'plain');
  const last = i32.const(SETTLED_GROUPS - 1);
  const add = (size: number): Code =>
    control.block(
      control.loop(
        control.brIf(1, i32.ltS(left.get, i32.const(size))),
        sum.reset(),
        at.set(from.get),
        forRange(group, 0, groups, 1, [
          sum.take(size === 4 ? v128.load(at.get) : v128.load32Zero(at.get), i32.const(0)),
          isLong ? control.if(i32.eq(i32.and(group.get, last), last), sum.settle()) : [],
          at.add(groupBytes),
        ]),
        sum.finish(),
        size === 4 ? v128.store(to.get, sum.result) : v128.store32Lane(to.get, sum.result, 0),
        from.add(size * 4),
        to.add(size * 4),
        left.add(-size),
        control.br(0),
      ),
    );
  return [add(4), add(1)];
}
