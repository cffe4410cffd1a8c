// The products of a chunk of rows, block after block of A's columns: by the register tile or by a system BLAS.

import type { Code } from '../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { blasMatrix, callBlas, rightMatrix, rowRuns } from './blas.ts';
import { multiplyBlock } from './block.ts';
import { copyMatrix, zeroFloats } from './copy.ts';
import { PANEL_ROW_BYTES } from './pack.ts';
import type { MatrixSource, Product } from './product.ts';
import { panelStride, type RowsCut } from './rows-cut.ts';
import { scatterRows } from './scatter-rows.ts';
import { blockColumns, gatherBlock, type WindowRows, windowBlocks } from './window-rows.ts';

/** What the code of a chunk works with. */
export interface Chunk {
  readonly product: Product;
  readonly cut: RowsCut;
  readonly context: EmitContext;
  readonly fn: FunctionBuilder;
  readonly scratch: Local;
  readonly a: Local;
  readonly b: Local;
  /** Where the first row of the chunk goes. */
  readonly c: Local;
  readonly row: Local;
  readonly rows: Local;
}

/** The chunk's rows times `columns` columns of B, to the target. */
export function emitProduct(chunk: Chunk, columns: number): Code {
  const { product, cut, context, fn, scratch, c, rows } = chunk;
  const { target } = product.out;
  if ('rowStride' in target) return emitBlocks(chunk, columns, c, target.rowStride);
  const rowsAt = fn.local('i32');
  const gathered = cut.gathers ? cut.rowsPerChunk * cut.blockK * 4 : 0;
  return [
    rowsAt.set(i32.add(scratch.get, i32.const(gathered))),
    emitBlocks(chunk, columns, rowsAt, columns * 4),
    scatterRows(context, fn, { rows, row: chunk.row, from: rowsAt, to: c }, target.grid, columns),
  ];
}

/** Multiplies block after block of A's columns. */
function emitBlocks(chunk: Chunk, columns: number, c: Local, outStride: number): Code {
  const { product, cut, context, fn, rows } = chunk;
  if (product.k === 0) return emitZeros(context, fn, { rows, to: c }, columns, outStride);
  if (cut.blas) return emitBlasBlocks(chunk, columns, c, outStride);
  const block = {
    n: columns,
    outStride,
    panelRowStride: cut.packed ? PANEL_ROW_BYTES : product.b.rows[0].stride,
    panelStride: panelStride(product, cut),
  };
  const multiply: Multiply = (matrix, accumulate, from, bRow, steps) =>
    control.call(
      multiplyBlock(context, { ...block, ...matrix, accumulate }),
      from,
      bRow,
      c.get,
      rows.get,
      i32.const(steps),
    );
  const { source } = product.a;
  return 'window' in source
    ? emitWindowBlocks(chunk, source.window, block.panelRowStride, multiply)
    : emitMatrixBlocks(chunk, source.matrix, block.panelRowStride, multiply);
}

/** The same by a system BLAS, which cuts a matrix itself. */
function emitBlasBlocks(chunk: Chunk, columns: number, c: Local, outStride: number): Code {
  const { product, cut, context, fn, scratch, a, b, row, rows } = chunk;
  const { m, k } = product;
  const { source } = product.a;
  const right = rightMatrix(product);
  const multiply = (matrix: MatrixSource, from: Local, first: number, steps: number): Code[] =>
    rowRuns(product.b.rows, first, steps).map((run) => {
      const left = blasMatrix(m, steps, matrix);
      if (!left || !right) throw new TypeError('BLAS was chosen for operands that it does not take');
      return callBlas(
        context,
        { a: left, b: right, outStride, accumulate: run.first > 0 },
        {
          m: rows.get,
          n: i32.const(columns),
          k: i32.const(run.count),
          a: i32.add(from.get, i32.const((run.first - first) * matrix.columnStride)),
          b: i32.add(b.get, i32.const(run.offset)),
          c: c.get,
        },
      );
    });
  if ('matrix' in source) {
    const from = fn.local('i32');
    const start = i32.add(a.get, i32.mul(row.get, i32.const(source.matrix.rowStride)));
    return [from.set(start), ...multiply(source.matrix, from, 0, k)];
  }
  let done = 0;
  return windowBlocks(source.window, cut.blockK).map((block) => {
    const width = blockColumns(block);
    const gather = { from: a.get, to: scratch.get, first: row.get, pixels: rows.get };
    const code = [
      gatherBlock(context, source.window, block, gather),
      ...multiply({ rowStride: width * 4, columnStride: 4 }, scratch, done, width),
    ];
    done += width;
    return code;
  });
}

/** Code that multiplies `steps` columns of A at `from`, laid out as `matrix`, with B from `bRow` on. */
type Multiply = (matrix: MatrixSource, accumulate: boolean, from: Code, bRow: Code, steps: number) => Code;

function emitWindowBlocks(
  { context, cut, scratch, a, b, row, rows }: Chunk,
  window: WindowRows,
  bStride: number,
  multiply: Multiply,
): Code {
  let done = 0;
  return windowBlocks(window, cut.blockK).map((block) => {
    const width = blockColumns(block);
    const bRow = i32.add(b.get, i32.const(done * bStride));
    const code = [
      gatherBlock(context, window, block, { from: a.get, to: scratch.get, first: row.get, pixels: rows.get }),
      multiply({ rowStride: width * 4, columnStride: 4 }, done > 0, scratch.get, bRow, width),
    ];
    done += width;
    return code;
  });
}

function emitMatrixBlocks(chunk: Chunk, matrix: MatrixSource, bStride: number, multiply: Multiply): Code {
  const { product, cut, context, fn, scratch, a, b, row, rows } = chunk;
  const { k } = product;
  const { rowStride, columnStride } = matrix;
  const [from, bRow, index] = Array.from({ length: 3 }, () => fn.local('i32'));
  const step = (steps: number, accumulate: boolean): Code => {
    if (!cut.gathers) return multiply(matrix, accumulate, from.get, bRow.get, steps);
    const copy = copyMatrix(context, { columns: steps, rowStride, columnStride });
    return [
      control.call(copy, from.get, scratch.get, rows.get),
      multiply({ rowStride: steps * 4, columnStride: 4 }, accumulate, scratch.get, bRow.get, steps),
    ];
  };
  const advance = [from.add(cut.blockK * columnStride), bRow.add(cut.blockK * bStride)];
  const blocks = Math.ceil(k / cut.blockK);
  return [
    from.set(i32.add(a.get, i32.mul(row.get, i32.const(rowStride)))),
    bRow.set(b.get),
    step(Math.min(k, cut.blockK), false),
    ...(blocks > 2 ? [forRange(index, 1, blocks - 1, 1, [...advance, step(cut.blockK, true)])] : []),
    ...(blocks > 1 ? [...advance, step(k - (blocks - 1) * cut.blockK, true)] : []),
  ];
}

function emitZeros(
  context: EmitContext,
  fn: FunctionBuilder,
  { rows, to }: Readonly<Record<'rows' | 'to', Local>>,
  columns: number,
  outStride: number,
): Code {
  const [row, at] = [fn.local('i32'), fn.local('i32')];
  return [
    at.set(to.get),
    forRange(row, 0, rows.get, 1, [control.call(zeroFloats(context, columns), at.get), at.add(outStride)]),
  ];
}
