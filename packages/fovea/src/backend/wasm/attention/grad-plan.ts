// How the gradients of attention are computed: operands in bytes, tiles, and what a chunk goes through.

import type { AttentionGradKernel } from '../../../compiler/ir.ts';
import { total } from '../contraction/product.ts';
import { cutKeys, cutTiles, type KeyCut, type TileCut } from './cut.ts';
import { type BatchedMatrix, inBytes } from './operands.ts';

export interface GradPlan {
  readonly kernel: AttentionGradKernel;
  readonly query: BatchedMatrix;
  readonly key: BatchedMatrix;
  readonly value: BatchedMatrix;
  readonly bias: BatchedMatrix | undefined;
  readonly g: BatchedMatrix;
  readonly tile: TileCut;
  readonly cut: KeyCut;
  /** The batch as chunks count it, and as each of them goes through what shares a gradient of the bias. */
  readonly outer: readonly number[];
  readonly inner: readonly number[];
}

export function planOf(kernel: AttentionGradKernel, blas: boolean): GradPlan {
  const { sizes, biasBatch, results } = kernel;
  const { batch, width, valueWidth } = sizes;
  const [query, key, value, g] = [kernel.query, kernel.key, kernel.value, kernel.g].map(inBytes);
  const operands = [
    [query, width],
    [key, width],
    [value, valueWidth],
    [g, valueWidth],
  ] as const;
  const tile = cutTiles(sizes, operands, blas);
  const isShared = (d: number): boolean => results.bias !== undefined && biasBatch?.[d] === 1;
  const outer = batch.map((size, d) => (isShared(d) ? 1 : size));
  const inner = batch.map((size, d) => (isShared(d) ? size : 1));
  const bias = kernel.bias && inBytes(kernel.bias);
  return { kernel, query, key, value, bias, g, tile, cut: cutKeys(sizes, tile, total(outer)), outer, inner };
}
