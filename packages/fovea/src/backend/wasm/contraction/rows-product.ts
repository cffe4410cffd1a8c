// Products with many rows: B is packed once, then chunks of output rows are computed on their own. Forward passes, input gradients, matmul.

import { type Code, control, FunctionBuilder, forRange, i32, type Local } from '../assembler.ts';
import {
  EMPTY_PLAN,
  type EmitContext,
  type KernelPlan,
  type Phase,
  type Pointer,
  type RowOutput,
  wholeLines,
} from '../kernel-plan.ts';
import { multiplyBlock } from './block.ts';
import { copyFloats, copyMatrix, zeroFloats } from './copy.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';
import { PANEL_ROW_BYTES, panelCount } from './pack.ts';
import { layOutPanels, type PackedPanels, packPhase } from './packed-panels.ts';
import {
  isEmpty,
  type MatrixSource,
  moveToBatch,
  type Operands,
  type PixelGrid,
  type Product,
  total,
} from './product.ts';
import { blockColumns, gatherBlock, type WindowRows, windowBlocks } from './window-rows.ts';

/** Columns of A that are multiplied at once: a panel of them stays in L1. */
const BLOCK_K = 512;
/** The same where every column of A touches a cache line of its own. */
const STRIDED_BLOCK_K = 256;
const MAX_ROWS = 128;
const MIN_ROWS = 16;
/** Bytes of gathered rows that stay in L2. */
const GATHER_BYTES = 256 * 1024;
/** Chunks that keep several threads evenly busy. */
const CHUNKS = 32;
/** With no more rows than this, packing B costs more than it saves. */
const UNPACKED_ROWS = 16;
/** Rows of B whose cache lines stay in L1 without packing, unless they lie at a distance that makes them collide. */
const UNPACKED_K = 320;
const COLLIDING_BYTES = 1024;

/** How a product is cut, by shapes only. */
interface RowsCut {
  /** Most columns of A at once. */
  readonly blockK: number;
  readonly rowsPerChunk: number;
  readonly rowBlocks: number;
  readonly panelsPerGroup: number;
  readonly columnGroups: number;
  /** How B is packed; undefined where it is read as it lies, or not at all. */
  readonly packed: PackedPanels | undefined;
  /** Rows of A are copied to scratch before they are multiplied. */
  readonly gathers: boolean;
}

function cutRows(product: Product): RowsCut {
  const { batch, m, n, k, a } = product;
  const { source } = a;
  const gathers = 'window' in source || source.matrix.rowStride < 0;
  const strided = 'matrix' in source && source.matrix.columnStride !== 4;
  const blockK = Math.min(k, strided && !gathers ? STRIDED_BLOCK_K : BLOCK_K);
  const batches = total(batch);
  const wanted = Math.ceil((m * batches) / CHUNKS / 4) * 4;
  const fits = gathers ? Math.max(4, Math.floor(GATHER_BYTES / (Math.max(1, blockK) * 4 * 4)) * 4) : MAX_ROWS;
  const rowsPerChunk = Math.min(MAX_ROWS, fits, Math.max(MIN_ROWS, wanted));
  const rowBlocks = Math.ceil(m / rowsPerChunk);
  const panels = panelCount(n);
  const columnGroups = Math.min(panels, Math.max(1, Math.floor(CHUNKS / Math.max(1, rowBlocks * batches))));
  const panelsPerGroup = Math.max(1, Math.ceil(panels / columnGroups));
  return {
    blockK,
    rowsPerChunk,
    rowBlocks,
    panelsPerGroup,
    columnGroups: Math.ceil(panels / panelsPerGroup),
    packed: k === 0 || readsInPlace(product) ? undefined : layOutPanels(product),
    gathers,
  };
}

/** Whether B is better read where it lies than packed. */
function readsInPlace({ m, k, b }: Product): boolean {
  if (b.columnStride !== 4 || b.rows.length !== 1 || b.rows[0].stride <= 0) return false;
  return m <= UNPACKED_ROWS || (k <= UNPACKED_K && b.rows[0].stride % COLLIDING_BYTES !== 0);
}

/** Plans a product; its last phase multiplies, one before it packs where that pays. */
export function planRowsProduct(product: Product, { a, b, out }: Operands): KernelPlan {
  if (isEmpty(product)) return EMPTY_PLAN;
  const cut = cutRows(product);
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

/** What the code of a chunk works with. */
interface Chunk {
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
      b.add(i32.mul(group.get, i32.const(cut.panelsPerGroup * panelStride(cut)))),
      control.if(i32.eq(group.get, i32.const(cut.columnGroups - 1)), first, emitProduct(chunk, columns)),
    );
  }
  return fn;
}

/** Bytes from one panel of B to the next. */
const panelStride = ({ packed }: RowsCut): number => packed?.panelStride ?? PANEL_ROW_BYTES;

/** The chunk's rows times `columns` columns of B, to the target. */
function emitProduct(chunk: Chunk, columns: number): Code {
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
  const block = {
    n: columns,
    outStride,
    panelRowStride: cut.packed ? PANEL_ROW_BYTES : product.b.rows[0].stride,
    panelStride: panelStride(cut),
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

/** Code that multiplies `steps` columns of A at `from`, laid out as `matrix`, with B from `bRow` on. */
type Multiply = (matrix: MatrixSource, accumulate: boolean, from: Code, bRow: Code, steps: number) => Code;

function emitWindowBlocks(
  { context, scratch, a, b, row, rows }: Chunk,
  window: WindowRows,
  bStride: number,
  multiply: Multiply,
): Code {
  let done = 0;
  return windowBlocks(window, BLOCK_K).map((block) => {
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

/** Copies dense rows to the pixels of a grid, from pixel number `row` on. */
function scatterRows(
  context: EmitContext,
  fn: FunctionBuilder,
  { rows, row, from, to }: Readonly<Record<'rows' | 'row' | 'from' | 'to', Local>>,
  grid: PixelGrid,
  columns: number,
): Code {
  const [x, y, image, index, source] = Array.from({ length: 5 }, () => fn.local('i32'));
  const term = (at: Local, stride: number): Code => i32.mul(at.get, i32.const(stride));
  const place = i32.add(
    i32.add(i32.add(to.get, i32.const(grid.start)), term(image, grid.imageStride)),
    i32.add(term(y, grid.rows.stride), term(x, grid.columns.stride)),
  );
  return [
    source.set(from.get),
    x.set(i32.remU(row.get, i32.const(grid.columns.count))),
    y.set(i32.divU(row.get, i32.const(grid.columns.count))),
    image.set(i32.divU(y.get, i32.const(grid.rows.count))),
    y.set(i32.remU(y.get, i32.const(grid.rows.count))),
    forRange(index, 0, rows.get, 1, [
      control.call(copyFloats(context, columns), source.get, place),
      source.add(columns * 4),
      x.add(1),
      control.if(i32.geS(x.get, i32.const(grid.columns.count)), [
        x.set(i32.const(0)),
        y.add(1),
        control.if(i32.geS(y.get, i32.const(grid.rows.count)), [y.set(i32.const(0)), image.add(1)]),
      ]),
    ]),
  ];
}
