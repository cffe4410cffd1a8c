// Scaling of rows to length 1, so that only their direction counts.

import { requireOneOf } from '../base/require.ts';
import { Matrix, type MatrixLike } from './matrix.ts';
import { SparseMatrix } from './sparse-matrix.ts';

export const ROW_NORMS = ['l1', 'l2', 'max'] as const;

/** Sum of absolute values, Euclidean length, or greatest absolute value. */
export type RowNorm = (typeof ROW_NORMS)[number];

/**
 * Each row divided by its norm, 'l2' by default; rows of zeros stay. Sparse in, sparse out.
 * @throws ValueError for an unknown norm
 * @example
 * normalize([[3, 4]]).toArray(); // [[0.6, 0.8]]
 */
export function normalize(data: SparseMatrix, norm?: RowNorm): SparseMatrix;
export function normalize(data: MatrixLike, norm?: RowNorm): Matrix;
export function normalize(data: SparseMatrix | MatrixLike, norm: RowNorm = 'l2'): SparseMatrix | Matrix {
  requireOneOf('normalize', 'norm', norm, ROW_NORMS);
  const matrix = data instanceof SparseMatrix ? data : Matrix.from(data);
  const values = matrix.values.slice();
  for (let row = 0; row < matrix.rows; row++) {
    const [begin, end] = rowRange(matrix, row);
    const length = measures[norm](values.subarray(begin, end));
    if (length > 0) for (let i = begin; i < end; i++) values[i] /= length;
  }
  return matrix instanceof SparseMatrix ? matrix.withValues(values) : new Matrix(matrix.rows, matrix.columns, values);
}

const measures: Readonly<Record<RowNorm, (row: Float64Array) => number>> = {
  l1: (row) => row.reduce((sum, value) => sum + Math.abs(value), 0),
  l2: (row) => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)),
  max: (row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
};

function rowRange(matrix: SparseMatrix | Matrix, row: number): [begin: number, end: number] {
  if (matrix instanceof SparseMatrix) return [matrix.offsets[row], matrix.offsets[row + 1]];
  return [row * matrix.columns, (row + 1) * matrix.columns];
}
