// Adds the partial results of a product that was cut along its sum, in the order of the parts.

import { type Code, control, FunctionBuilder, f32, f32x4, forRange, i32, type Local, v128 } from '../assembler.ts';
import type { LoweringContext } from '../lowering.ts';
import { moveToBatch, total } from './product.ts';

/** Results of one chunk. */
export const PARTIAL_ELEMENTS = 8 * 1024;

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
export function addPartials(context: LoweringContext, sum: PartialSum): number {
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
  const [vector, single] = [fn.local('v128'), fn.local('f32')];
  const [group, at] = [fn.local('i32'), fn.local('i32')];
  const sum = (start: Code, add: Code, store: Code): Code[] => [
    start,
    at.set(from.get),
    forRange(group, 1, groups, 1, [at.add(groupBytes), add]),
    store,
  ];
  return [
    control.block(
      control.loop(
        control.brIf(1, i32.ltS(left.get, i32.const(4))),
        ...sum(
          vector.set(v128.load(from.get)),
          vector.set(f32x4.add(vector.get, v128.load(at.get))),
          v128.store(to.get, vector.get),
        ),
        from.add(16),
        to.add(16),
        left.add(-4),
        control.br(0),
      ),
    ),
    control.block(
      control.loop(
        control.brIf(1, i32.eqz(left.get)),
        ...sum(
          single.set(f32.load(from.get)),
          single.set(f32.add(single.get, f32.load(at.get))),
          f32.store(to.get, single.get),
        ),
        from.add(4),
        to.add(4),
        left.add(-1),
        control.br(0),
      ),
    ),
  ];
}
