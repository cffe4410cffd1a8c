// The operands of attention in bytes: matrices of each of the batch, and where the elements of dense results lie.

import type { MatrixView } from '../../../compiler/ir.ts';
import type { MatrixSource } from '../contraction/product.ts';
import { total } from '../contraction/product.ts';

/** A matrix for each position of the batch; strides in bytes. */
export interface BatchedMatrix extends MatrixSource {
  readonly batchStrides: readonly number[];
}

export const inBytes = ({ batchStrides, rowStride, columnStride }: MatrixView): BatchedMatrix => ({
  batchStrides: batchStrides.map((stride) => stride * 4),
  rowStride: rowStride * 4,
  columnStride: columnStride * 4,
});

/** Distances of a dense array of `size` units for each position of the batch; 0 along axes of 1, which are the same for all. */
export const denseStrides = (batch: readonly number[], size: number): number[] =>
  batch.map((count, d) => (count === 1 ? 0 : (total(batch.slice(d + 1)) * size) | 0));

export const transposed = ({ rowStride, columnStride }: MatrixSource): MatrixSource => ({
  rowStride: columnStride,
  columnStride: rowStride,
});

/** Whether rows have to be copied before they are the left operand of a product, which goes forwards only. */
export const runsBackwards = ({ rowStride }: MatrixSource): boolean => rowStride < 0;
