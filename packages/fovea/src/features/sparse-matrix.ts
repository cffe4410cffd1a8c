// Rows of few non-zero numbers (compressed sparse rows): what words, categories and hashes become.

import { ShapeError, ValueError } from '../base/errors.ts';
import { Matrix, type MatrixLike } from './matrix.ts';

/**
 * A matrix of which only what is not 0 is stored: columns and values of row r are `indices` and `values` from `offsets[r]` to `offsets[r +
 * 1]`, columns ascending, none twice.
 * @example
 * [...SparseMatrix.from([[0, 5, 0]]).row(0)]; // [[1, 5]]
 */
export class SparseMatrix {
  /** @throws ShapeError when offsets, indices and values do not fit together; ValueError for columns that do not ascend, or out of range */
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly offsets: Int32Array,
    readonly indices: Int32Array,
    readonly values: Float64Array,
  ) {
    const stored = offsets[rows];
    if (offsets.length !== rows + 1 || stored !== indices.length || stored !== values.length)
      throw new ShapeError(
        `SparseMatrix: ${rows} rows need ${rows + 1} offsets that end at the number of indices and of values: ` +
          `got ${offsets.length} offsets ending at ${stored}, ${indices.length} indices, ${values.length} values`,
      );
    const fall = offsets.findIndex((offset, i) => offset < (offsets[i - 1] ?? 0) || (i === 0 && offset !== 0));
    if (fall >= 0) {
      const got = offsets.slice(Math.max(0, fall - 1), fall + 1).join(', ');
      throw new ShapeError(`SparseMatrix: offsets must rise from 0: got ${got} at ${fall}`);
    }
    for (let row = 0; row < rows; row++) this.requireRow(row);
  }

  private requireRow(row: number): void {
    const { offsets, indices, columns } = this;
    const [start, end] = [offsets[row], offsets[row + 1]];
    for (let i = start; i < end; i++) {
      if (indices[i] >= 0 && indices[i] < columns && (i === start || indices[i - 1] < indices[i])) continue;
      throw new ValueError(
        `SparseMatrix: columns must ascend within 0…${columns - 1}, none twice: got ${indices.slice(Math.max(start, i - 1), i + 1).join(', ')} in row ${row}; fromRows sorts and adds up`,
      );
    }
  }

  /**
   * The non-zeros of dense rows; a SparseMatrix is returned as it is.
   * @throws ShapeError when the rows differ in length
   */
  static from(data: SparseMatrix | MatrixLike): SparseMatrix {
    if (data instanceof SparseMatrix) return data;
    const dense = Matrix.from(data);
    return SparseMatrix.fromRows(
      dense.columns,
      Array.from({ length: dense.rows }, (_, row) => nonZeros(dense.row(row))),
    );
  }

  /**
   * Rows from their (column, value) pairs; pairs of one column add up.
   * @throws ValueError for a column out of range
   */
  static fromRows(columns: number, rows: Iterable<Iterable<readonly [column: number, value: number]>>): SparseMatrix {
    const offsets = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const row of rows) {
      const sums = new Map<number, number>();
      for (const [column, value] of row) {
        if (!(Number.isInteger(column) && column >= 0 && column < columns))
          throw new ValueError(`SparseMatrix: column ${column} is outside 0…${columns - 1}`);
        sums.set(column, (sums.get(column) ?? 0) + value);
      }
      for (const column of [...sums.keys()].sort((a, b) => a - b)) {
        indices.push(column);
        values.push(sums.get(column)!);
      }
      offsets.push(indices.length);
    }
    return new SparseMatrix(
      offsets.length - 1,
      columns,
      Int32Array.from(offsets),
      Int32Array.from(indices),
      Float64Array.from(values),
    );
  }

  /** What is stored of one row, by column. */
  *row(row: number): Generator<[column: number, value: number]> {
    for (let i = this.offsets[row]; i < this.offsets[row + 1]; i++) yield [this.indices[i], this.values[i]];
  }

  /** The same places with other values. */
  withValues(values: Float64Array): SparseMatrix {
    return new SparseMatrix(this.rows, this.columns, this.offsets, this.indices, values);
  }

  /** All numbers, zeros included. */
  toDense(): Matrix {
    const dense = new Matrix(this.rows, this.columns);
    for (let row = 0; row < this.rows; row++)
      for (const [column, value] of this.row(row)) dense.values[row * this.columns + column] = value;
    return dense;
  }
}

/**
 * The matrices side by side, as one: numbers, categories and words as the features of one model.
 * @throws ShapeError when the numbers of rows differ
 * @example
 * joinColumns([[1], [2]], [[3], [0]]).toDense().toArray(); // [[1, 3], [2, 0]]
 */
export function joinColumns(...parts: readonly (SparseMatrix | MatrixLike)[]): SparseMatrix {
  const matrices = parts.map((part) => SparseMatrix.from(part));
  const rows = matrices.length === 0 ? 0 : matrices[0].rows;
  const odd = matrices.find((matrix) => matrix.rows !== rows);
  if (odd) throw new ShapeError(`joinColumns: ${rows} rows beside ${odd.rows}; give parts with the same rows`);
  const starts = matrices.map((_, i) => matrices.slice(0, i).reduce((sum, { columns }) => sum + columns, 0));
  const columns = matrices.reduce((sum, matrix) => sum + matrix.columns, 0);
  function* joined(row: number): Generator<[number, number]> {
    for (const [i, matrix] of matrices.entries())
      for (const [column, value] of matrix.row(row)) yield [starts[i] + column, value];
  }
  return SparseMatrix.fromRows(
    columns,
    Array.from({ length: rows }, (_, row) => joined(row)),
  );
}

function* nonZeros(row: Float64Array): Generator<[column: number, value: number]> {
  for (let column = 0; column < row.length; column++) if (row[column] !== 0) yield [column, row[column]];
}
