// Products with many rows: B is packed once, then chunks of output rows are computed on their own. Forward passes, input gradients, matmul.

import { FunctionBuilder } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import {
  EMPTY_PLAN,
  type EmitContext,
  type KernelPlan,
  type Phase,
  type Pointer,
  type RowOutput,
  wholeLines,
} from '../kernel-plan.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';
import { packPhase } from './packed-panels.ts';
import { isEmpty, moveToBatch, type Operands, type Product, total } from './product.ts';
import { type Chunk, emitProduct } from './rows-blocks.ts';
import { cutRows, panelStride, type RowsCut } from './rows-cut.ts';

/** Plans a product; its last phase multiplies, one before it packs where that pays. */
export function planRowsProduct(product: Product, { a, b, out }: Operands, blas: boolean): KernelPlan {
  if (isEmpty(product)) return EMPTY_PLAN;
  const cut = cutRows(product, blas);
  const { packed } = cut;
  const rowOutput = rowOutputOf(product, cut);
  return {
    workspaceBytes: packed?.bytes ?? 0,
    ...(rowOutput ? { rowOutput } : {}),
    emit(context) {
      const panels: Pointer = packed ? { workspace: 0 } : b;
      const multiply: Phase = {
        fn: context.module.shared(`rows ${JSON.stringify(product)}`, () => emitChunk(product, cut, context)),
        chunks: total(product.batch) * cut.rowBlocks * cut.columnGroups,
        pointers: [a, panels, out],
      };
      const packs = packed ? [packPhase(product, packed, context, b, panels)] : [];
      return { phases: [...packs, multiply], scratchBytes: scratchBytes(product, cut) };
    },
  };
}

/** The rows that a chunk writes, where it writes whole dense ones. */
function rowOutputOf({ batch, m, n, out }: Product, { columnGroups, rowsPerChunk }: RowsCut): RowOutput | undefined {
  const dense = 'rowStride' in out.target && out.target.rowStride === n * 4 && total(batch) === 1;
  return dense && columnGroups === 1 ? { rows: m, columns: n, chunkRows: rowsPerChunk } : undefined;
}

/** For gathered rows of A, and for rows of the result that are scattered. */
function scratchBytes({ n, out }: Product, { gathers, blockK, rowsPerChunk }: RowsCut): number {
  const rowBytes = (gathers ? blockK : 0) * 4 + ('grid' in out.target ? n * 4 : 0);
  return wholeLines(rowsPerChunk * rowBytes);
}

function emitChunk(product: Product, cut: RowsCut, context: EmitContext): FunctionBuilder {
  const { batch, m, n, out } = product;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [number, scratch, a, b, c] = fn.params;
  const [row, rows, group] = Array.from({ length: 3 }, () => fn.local('i32'));
  const chunk: Chunk = { product, cut, context, fn, scratch, a, b, c, row, rows };
  const { batchStrides } = cut.packed ?? product.b;
  const rest = i32.sub(i32.const(m), row.get);
  const limit = i32.const(cut.rowsPerChunk);
  const lastColumns = n - (cut.columnGroups - 1) * cut.panelsPerGroup * TILE_COLUMNS;
  const columns = cut.panelsPerGroup * TILE_COLUMNS;
  fn.emit(
    group.set(i32.remU(number.get, i32.const(cut.columnGroups))),
    number.set(i32.divU(number.get, i32.const(cut.columnGroups))),
    row.set(i32.mul(i32.remU(number.get, i32.const(cut.rowBlocks)), limit)),
    number.set(i32.divU(number.get, i32.const(cut.rowBlocks))),
    rows.set(control.select(rest, limit, i32.ltS(rest, limit))),
    ...moveToBatch(number, batch, [
      { at: a, strides: product.a.batchStrides },
      { at: b, strides: batchStrides },
      { at: c, strides: out.batchStrides },
    ]),
  );
  if ('rowStride' in out.target) fn.emit(c.add(i32.mul(row.get, i32.const(out.target.rowStride))));
  const first = emitProduct(chunk, Math.min(n, lastColumns));
  if (cut.columnGroups === 1) fn.emit(first);
  else {
    fn.emit(
      c.add(i32.mul(group.get, i32.const(columns * 4))),
      b.add(i32.mul(group.get, i32.const(cut.panelsPerGroup * panelStride(product, cut)))),
      control.if(i32.eq(group.get, i32.const(cut.columnGroups - 1)), first, emitProduct(chunk, columns)),
    );
  }
  return fn;
}
