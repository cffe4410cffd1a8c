// Base of the scalers: `(x − center) / scale` a column, from what each column alone tells.

import { ValueError } from '../base/errors.ts';
import { Matrix, type MatrixLike, requireColumns, requireSamples } from './matrix.ts';
import { Transformer } from './transformer.ts';

/** What is subtracted from a column, and what the rest is divided by. */
export interface ColumnScale {
  readonly center: number;
  readonly scale: number;
}

/** Below this a spread is rounding error: the column is constant, and left undivided. */
const NO_SPREAD = 10 * Number.EPSILON;

/** NaN is a missing value: ignored when fitting, kept when transforming. */
export abstract class ColumnScaler extends Transformer<MatrixLike, Matrix> {
  private learnt: readonly ColumnScale[] | undefined;

  /** What a column's present values, at least one, ask for. */
  protected abstract learn(values: Float64Array): ColumnScale;

  /**
   * Learns center and scale of each column from its present values.
   * @throws ValueError for an infinite value or a column without any, ShapeError for no data
   */
  fit(data: MatrixLike): this {
    const matrix = requireSamples(this.name, data, { missing: true });
    this.learnt = Array.from({ length: matrix.columns }, (_, c) => {
      const present = matrix.column(c).filter((value) => !Number.isNaN(value));
      if (present.length > 0) return this.learn(present);
      throw new ValueError(`${this.name}: column ${c} has no value in ${matrix.rows} rows; drop it, or fill it first`);
    });
    return this;
  }

  /**
   * `(x − center) / scale`, column by column.
   * @throws ShapeError for another number of columns than fitted on, ValueError before `fit`
   */
  transform(data: MatrixLike): Matrix {
    return this.map(data, (value, { center, scale }) => (value - center) / scale);
  }

  /** The data that transform to the given ones. */
  inverseTransform(data: MatrixLike): Matrix {
    return this.map(data, (value, { center, scale }) => value * scale + center);
  }

  /** What is subtracted from each column. */
  get center(): number[] {
    return this.fitted(this.learnt).map(({ center }) => center);
  }

  /** What each column is divided by after that. */
  get scale(): number[] {
    return this.fitted(this.learnt).map(({ scale }) => scale);
  }

  private map(data: MatrixLike, formula: (value: number, column: ColumnScale) => number): Matrix {
    const learnt = this.fitted(this.learnt);
    const { rows, columns, values } = requireColumns(this.name, data, learnt.length);
    return new Matrix(
      rows,
      columns,
      values.map((value, i) => formula(value, learnt[i % columns])),
    );
  }
}

/** What to divide by: the spread, or 1 for a constant column. */
export function divisor(spread: number): number {
  return spread < NO_SPREAD ? 1 : spread;
}
