// How a product with many rows is cut into chunks of rows and groups of columns.

import { suitsBlas } from './blas.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';
import { PANEL_ROW_BYTES, panelCount } from './pack.ts';
import { layOutPanels, type PackedPanels } from './packed-panels.ts';
import { type Product, total } from './product.ts';

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

/** Of a system BLAS: chunks, their rows, the bytes of results that stay in L2, and columns. */
const BLAS_CHUNKS = 8;
const BLAS_ROW_STEP = 16;
const BLAS_MIN_ROWS = 64;
const BLAS_MAX_ROWS = 768;
const BLAS_GATHERED_ROWS = 256;
const BLAS_BYTES = 1 << 20;
const BLAS_MIN_COLUMNS = 128;

/** How a product is cut, by shapes only. */
export interface RowsCut {
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
  /** A system BLAS multiplies. */
  readonly blas: boolean;
}

export function cutRows(product: Product, blas: boolean): RowsCut {
  if (blas && suitsBlas(product)) return cutForBlas(product);
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
    blas: false,
  };
}

/** Larger parts: BLAS packs B for each of them. */
function cutForBlas({ batch, m, n, k, a }: Product): RowsCut {
  const gathers = 'window' in a.source;
  const batches = total(batch);
  const wanted = Math.ceil(m / Math.max(1, Math.floor(BLAS_CHUNKS / batches)) / BLAS_ROW_STEP) * BLAS_ROW_STEP;
  const most = Math.max(BLAS_MIN_ROWS, Math.floor(BLAS_BYTES / 4 / n / BLAS_ROW_STEP) * BLAS_ROW_STEP);
  const rowsPerChunk = Math.min(gathers ? BLAS_GATHERED_ROWS : BLAS_MAX_ROWS, most, Math.max(BLAS_MIN_ROWS, wanted));
  const rowBlocks = Math.ceil(m / rowsPerChunk);
  const panels = panelCount(n);
  const groups = Math.min(
    Math.ceil(n / BLAS_MIN_COLUMNS),
    Math.max(1, Math.floor(BLAS_CHUNKS / (rowBlocks * batches))),
  );
  const panelsPerGroup = Math.ceil(panels / groups);
  return {
    blockK: gathers ? Math.min(k, BLOCK_K) : k,
    rowsPerChunk,
    rowBlocks,
    panelsPerGroup,
    columnGroups: Math.ceil(panels / panelsPerGroup),
    packed: undefined,
    gathers,
    blas: true,
  };
}

/** Whether B is better read where it lies than packed. */
function readsInPlace({ m, k, b }: Product): boolean {
  if (b.columnStride !== 4 || b.rows.length !== 1 || b.rows[0].stride <= 0) return false;
  return m <= UNPACKED_ROWS || (k <= UNPACKED_K && b.rows[0].stride % COLLIDING_BYTES !== 0);
}

/** Bytes from one panel of B to the next. */
export const panelStride = ({ b }: Product, { packed, blas }: RowsCut): number =>
  packed?.panelStride ?? (blas ? TILE_COLUMNS * b.columnStride : PANEL_ROW_BYTES);
