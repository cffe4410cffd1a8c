// How attention is cut: tiles of queries and keys, and chunks of tiles, by shapes alone.

import type { AttentionSizes } from '../../../base/attention.ts';
import { blasMatrix, isWorthCalling } from '../contraction/blas.ts';
import type { MatrixSource } from '../contraction/product.ts';
import { total } from '../contraction/product.ts';
import { STEP_COLUMNS } from './row-code.ts';

/** Queries and keys of a tile: its scores stay in cache while they become weights. A call of a system BLAS pays for larger ones. */
const TILE = { queries: 64, keys: 128 };
const BLAS_TILE = { queries: 192, keys: 256 };
/** Chunks that keep several threads evenly busy. */
const CHUNKS = 32;
/** Most queries of a chunk: their results stay in cache while all keys go by. */
const MAX_CHUNK_QUERIES = 512;
/** Most parts that the keys of a backward pass are cut into, each with a gradient of the queries of its own. */
const MAX_KEY_GROUPS = 8;

export interface TileCut {
  readonly queries: number;
  readonly keys: number;
  /** Bytes between rows of a tile's scores. */
  readonly stride: number;
  /** A system BLAS multiplies. */
  readonly blas: boolean;
}

const roundUp = (size: number): number => Math.ceil(size / STEP_COLUMNS) * STEP_COLUMNS;

/** `operands`: matrices with the number of their columns. */
export function cutTiles(
  { queries, keys, width, valueWidth }: AttentionSizes,
  operands: readonly (readonly [matrix: MatrixSource, columns: number])[],
  blas: boolean,
): TileCut {
  const fits = (tile: typeof TILE) => ({ queries: Math.min(tile.queries, queries), keys: Math.min(tile.keys, keys) });
  const large = fits(BLAS_TILE);
  const widths = [width, ...(valueWidth > 0 ? [valueWidth] : [])];
  const suits =
    blas &&
    widths.every((own) => isWorthCalling(large.queries, large.keys, own)) &&
    operands.every(([matrix, columns]) => blasMatrix(1, columns, matrix)?.transposed === false);
  const tile = suits ? large : fits(TILE);
  return { ...tile, stride: roundUp(tile.keys) * 4, blas: suits };
}

/** Queries of a chunk of the forward pass: whole tiles. */
export function chunkQueries({ batch, queries }: AttentionSizes, tile: TileCut): number {
  const wanted = Math.ceil((queries * total(batch)) / CHUNKS);
  const tiles = Math.max(1, Math.ceil(Math.min(MAX_CHUNK_QUERIES, wanted) / tile.queries));
  return tiles * tile.queries;
}

export interface KeyCut {
  /** Tiles of keys, and how many of them a chunk goes through. */
  readonly tiles: number;
  readonly tilesPerGroup: number;
  readonly groups: number;
}

/** `chunks`: those that there are besides. */
export function cutKeys({ keys }: AttentionSizes, tile: TileCut, chunks: number): KeyCut {
  const tiles = Math.ceil(keys / tile.keys);
  const groups = Math.max(1, Math.min(tiles, MAX_KEY_GROUPS, Math.floor(CHUNKS / chunks)));
  const tilesPerGroup = Math.ceil(tiles / groups);
  return { tiles, tilesPerGroup, groups: Math.ceil(tiles / tilesPerGroup) };
}
