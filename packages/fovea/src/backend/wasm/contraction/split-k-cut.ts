// How split-K cuts a product: ranges of the result, segments of the sum, groups of segments with partial sums of their own.

import { suitsBlas } from './blas.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';
import { panelBytes, panelCount } from './pack.ts';
import { type Product, type RowSource, total } from './product.ts';
import { blockColumns, evenRanges, type WindowBlock, windowBlocks } from './window-rows.ts';

/** Rows of A and B that are packed and multiplied at once. */
export const SEGMENT = 128;
/** Rows of the result that a chunk computes, and columns. */
const BLOCK_ROWS = 512;
const BLOCK_COLUMNS = 768;
/** Chunks that keep several threads evenly busy. */
const CHUNKS = 24;
/** Segments that are added one by one before digits are lost: more make more groups. */
const MAX_SEGMENTS = 32;
/** The same for a system BLAS. */
const BLAS_SEGMENT = 512;
const BLAS_GATHERED_SEGMENT = 256;
const BLAS_BLOCK = 384;
const BLAS_CHUNKS = 8;
/** Partial sums may take this many bytes, or this part of the operands' bytes. */
const PARTIAL_BYTES = 1 << 20;
const PARTIAL_SHARE = 1 / 4;
/** From this K on, sums are split rather than rows, where there are few results. */
const SPLIT_K = 2048;
const FEW_TILES = 256;
/** Beyond this K, sums are split however many results there are: adding one product after another would lose digits. */
const ALWAYS_SPLIT_K = 8192;

/** A range of result rows: A's columns that a window block gathers, or rows of a matrix. */
export interface RowRange {
  readonly start: number;
  readonly length: number;
  readonly block?: WindowBlock;
}

/** How the work is split, by shapes only. */
export interface Cut {
  readonly ranges: readonly RowRange[];
  readonly columnRanges: readonly [start: number, length: number][];
  readonly segments: number;
  /** Segment groups with partial sums of their own. */
  readonly groups: number;
  readonly segmentsPerGroup: number;
  /** Bytes of all partial sums; 0 when there is one group. */
  readonly partialBytes: number;
  /** Bytes of scratch for B's panels; for the columns of A that follow them, 0 where A is read as it lies. */
  readonly panelsBytes: number;
  readonly gatheredBytes: number;
  /** Rows of A and B that are multiplied at once. */
  readonly segment: number;
  /** A system BLAS multiplies, which takes B as it lies. */
  readonly blas: boolean;
}

/** Whether split-K pays: A is a transposed matrix, or the sum is long beside few results. */
export function splitsK({ m, n, k, a }: Product): boolean {
  if (k === 0 || !('matrix' in a.source)) return false;
  const { rowStride, columnStride } = a.source.matrix;
  if (rowStride < 0 || columnStride < 0) return false;
  const fewTiles = Math.ceil(m / 4) * panelCount(n) <= FEW_TILES;
  return (rowStride === 4 && columnStride !== 4) || (k >= SPLIT_K && fewTiles) || k > ALWAYS_SPLIT_K;
}

/** What a cut is made by. */
interface Limits {
  readonly blas: boolean;
  readonly segment: number;
  readonly blockRows: number;
  readonly blockColumns: number;
  readonly chunks: number;
  readonly maxSegments: number;
}

const OWN: Limits = {
  blas: false,
  segment: SEGMENT,
  blockRows: BLOCK_ROWS,
  blockColumns: BLOCK_COLUMNS,
  chunks: CHUNKS,
  maxSegments: MAX_SEGMENTS,
};

/** A matrix is multiplied in long segments, as BLAS packs both operands again for each; gathered rows have to stay in L2. */
const blasLimits = (gathers: boolean): Limits => ({
  blas: true,
  segment: gathers ? BLAS_GATHERED_SEGMENT : BLAS_SEGMENT,
  blockRows: gathers ? BLOCK_ROWS : BLAS_BLOCK,
  blockColumns: BLAS_BLOCK,
  chunks: BLAS_CHUNKS,
  maxSegments: (SEGMENT * MAX_SEGMENTS) / (gathers ? BLAS_GATHERED_SEGMENT : BLAS_SEGMENT),
});

/** How a product is cut; a system BLAS multiplies where that is asked for and suits it. */
export function cutProduct(product: Product, blas: boolean): Cut {
  const { batch, m, n, k, a } = product;
  const limits = blas && suitsBlas(product) ? blasLimits('window' in a.source) : OWN;
  const ranges = rowRangesOf(product, limits);
  const columnRanges = evenRanges(panelCount(n), limits.blockColumns / TILE_COLUMNS).map(
    ([start, length]): [number, number] => [
      start * TILE_COLUMNS,
      Math.min(length * TILE_COLUMNS, n - start * TILE_COLUMNS),
    ],
  );
  const gathers = 'window' in a.source || (!limits.blas && collides(a.source));
  const segments = Math.ceil(k / limits.segment);
  const others = total(batch) * ranges.length * columnRanges.length;
  const resultBytes = total(batch) * m * n * 4;
  const affordable = Math.max(PARTIAL_BYTES, total(batch) * (m + n) * k * 4 * PARTIAL_SHARE) / resultBytes;
  const useful = Math.max(Math.ceil(limits.chunks / others), Math.ceil(segments / limits.maxSegments));
  const wanted = Math.max(1, Math.min(segments, useful, Math.floor(affordable)));
  const segmentsPerGroup = Math.ceil(segments / wanted);
  const groups = Math.ceil(segments / segmentsPerGroup);
  const panelColumns = Math.max(...columnRanges.map(([, columns]) => columns));
  return {
    ranges,
    columnRanges,
    segments,
    groups,
    segmentsPerGroup,
    partialBytes: groups > 1 ? groups * resultBytes : 0,
    panelsBytes: limits.blas ? 0 : panelBytes(limits.segment, panelColumns),
    gatheredBytes: gathers ? Math.max(...ranges.map(({ length }) => length)) * limits.segment * 4 : 0,
    segment: limits.segment,
    blas: limits.blas,
  };
}

function rowRangesOf({ m, a }: Product, { blockRows }: Limits): RowRange[] {
  if ('window' in a.source) {
    let start = 0;
    return windowBlocks(a.source.window, blockRows).map((block) => {
      const range = { start, length: blockColumns(block), block };
      start += range.length;
      return range;
    });
  }
  return evenRanges(Math.ceil(m / 4), blockRows / 4).map(([start, length]) => ({
    start: start * 4,
    length: Math.min(length * 4, m - start * 4),
  }));
}

/** Whether the columns of a matrix lie so that the cache can hold only a few of them. */
const collides = (source: RowSource): boolean => 'matrix' in source && source.matrix.columnStride % 4096 === 0;
