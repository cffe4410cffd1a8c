// Dense table of numbers on the host, float64, one row a sample: what classic features are computed from and into.

import { ShapeError, ValueError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
import { type Tensor, tensor } from '../tensor/index.ts';

/** Anything that reads as rows of numbers. */
export type MatrixLike = Matrix | readonly ArrayLike<number>[];

/**
 * `rows × columns` numbers, row by row in `values`.
 * @example
 * Matrix.from([[1, 2], [3, 4]]).column(1); // [2, 4]
 */
export class Matrix {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly values: Float64Array = new Float64Array(rows * columns),
  ) {
    if (values.length !== rows * columns)
      throw new ShapeError(
        `Matrix: ${values.length} values do not fill ${rows} rows of ${columns} columns; ${rows * columns} would`,
      );
  }

  /**
   * The rows copied; a Matrix is returned as it is.
   * @throws ShapeError unless it is a list of rows of one length
   */
  static from(data: MatrixLike): Matrix {
    if (data instanceof Matrix) return data;
    data.forEach((row, r) => {
      const length = typeof row === 'string' ? undefined : row?.length;
      if (length === undefined)
        throw new ShapeError(`Matrix: row ${r} is not a list of numbers: got ${typeof row}; give [[…], […]]`);
      if (length !== data[0].length)
        throw new ShapeError(
          `Matrix: row ${r} has ${length} columns, but row 0 has ${data[0].length}; make them equal`,
        );
    });
    const columns = data.length === 0 ? 0 : data[0].length;
    const matrix = new Matrix(data.length, columns);
    data.forEach((row, r) => {
      matrix.values.set(row, r * columns);
    });
    return matrix;
  }

  /**
   * The numbers of a tensor `[N, ...]`, each sample flattened to a row.
   * @throws ShapeError for a scalar
   */
  static async fromTensor(samples: Tensor): Promise<Matrix> {
    if (samples.shape.length === 0)
      throw new ShapeError('Matrix: a scalar has no rows; give a tensor of shape [N, ...]');
    const [rows, ...rest] = samples.shape;
    const columns = elementCount(rest);
    return new Matrix(rows, columns, Float64Array.from(await samples.data(), Number));
  }

  /** A float32 tensor `[rows, columns]`, to train on. */
  toTensor(): Tensor {
    return tensor(Float32Array.from(this.values), [this.rows, this.columns]);
  }

  /** The number in that row and column. */
  at(row: number, column: number): number {
    return this.values[row * this.columns + column];
  }

  /** A view of one row. */
  row(row: number): Float64Array {
    return this.values.subarray(row * this.columns, (row + 1) * this.columns);
  }

  /** A copy of one column. */
  column(column: number): Float64Array {
    return Float64Array.from({ length: this.rows }, (_, row) => this.at(row, column));
  }

  /** A list of rows. */
  toArray(): number[][] {
    return Array.from({ length: this.rows }, (_, row) => Array.from(this.row(row)));
  }
}

/** The data as a Matrix to fit on: at least one row and one column, no infinity; NaN only as a missing value. */
export function requireSamples(op: string, data: MatrixLike, { missing = false }: { readonly missing?: boolean } = {}) {
  const matrix = Matrix.from(data);
  if (matrix.rows === 0 || matrix.columns === 0)
    throw new ShapeError(
      `${op}: nothing to fit on: got ${matrix.rows} rows of ${matrix.columns} columns; give at least one of each`,
    );
  requireFiniteMatrix(op, matrix, { missing });
  return matrix;
}

/** @throws ValueError for an infinity, or a NaN that does not stand for a missing value */
export function requireFiniteMatrix(
  op: string,
  matrix: Matrix,
  { missing = false }: { readonly missing?: boolean } = {},
) {
  const { values, columns } = matrix;
  const bad = values.findIndex((value) => !Number.isFinite(value) && !(missing && Number.isNaN(value)));
  if (bad < 0) return;
  const [row, column] = [Math.floor(bad / columns), bad % columns];
  throw new ValueError(`${op}: ${values[bad]} in row ${row}, column ${column}; replace or drop it first`);
}

/** The data as a Matrix of as many columns as the transform was fitted on. */
export function requireColumns(op: string, data: MatrixLike, columns: number): Matrix {
  const matrix = Matrix.from(data);
  if (matrix.columns !== columns && matrix.rows > 0)
    throw new ShapeError(`${op}: fitted on ${columns} columns, but got ${matrix.columns}; give the same columns`);
  return matrix;
}
