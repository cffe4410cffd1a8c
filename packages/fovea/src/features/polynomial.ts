// Polynomial features: products of columns, so that a linear model sees how they act together.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse } from '../base/require.ts';
import { Matrix, type MatrixLike, requireColumns } from './matrix.ts';
import { Transformer } from './transformer.ts';

/** Options of `PolynomialFeatures`. */
export interface PolynomialFeaturesOptions {
  /** Greatest number of factors, or the least and the greatest; default 2. */
  readonly degree?: number | readonly [least: number, greatest: number];
  /** Only products of different columns: no squares; default false. */
  readonly interactionOnly?: boolean;
  /** A column of ones in front, the product of no column; default true. */
  readonly includeBias?: boolean;
}

interface Products {
  readonly columns: number;
  /** The columns that each product multiplies. */
  readonly factors: readonly (readonly number[])[];
}

/**
 * All products of up to `degree` columns, in scikit-learn's order: by degree, then by columns.
 * @example
 * new PolynomialFeatures({ degree: 2 }).fitTransform([[2, 3]]).toArray(); // [[1, 2, 3, 4, 6, 9]]
 */
export class PolynomialFeatures extends Transformer<MatrixLike, Matrix> {
  private learnt: Products | undefined;

  /** @throws ValueError for degrees that are not integers 0 ≤ least ≤ greatest, or leave nothing */
  constructor(private readonly options: PolynomialFeaturesOptions = {}) {
    super('PolynomialFeatures');
    requireOptions('PolynomialFeatures', options, ['degree', 'interactionOnly', 'includeBias']);
    const [least, greatest] = this.degrees;
    if (!(Number.isInteger(least) && Number.isInteger(greatest) && 0 <= least && least <= greatest))
      refuse('PolynomialFeatures', 'degree', 'integers [least, greatest] with 0 ≤ least ≤ greatest', [least, greatest]);
    if (greatest === 0 && options.includeBias === false)
      throw new ValueError('PolynomialFeatures: degree 0 without bias leaves no feature; raise the degree');
  }

  /** Learns the number of columns, nothing else. */
  fit(data: MatrixLike): this {
    const { columns } = Matrix.from(data);
    const { interactionOnly = false, includeBias = true } = this.options;
    const [least, greatest] = this.degrees;
    const factors: (readonly number[])[] = includeBias ? [[]] : [];
    for (let degree = Math.max(1, least); degree <= greatest; degree++)
      for (const product of combinations(columns, degree, interactionOnly)) factors.push(product);
    this.learnt = { columns, factors };
    return this;
  }

  /**
   * The products for each row.
   * @throws ShapeError for another number of columns than fitted on
   */
  transform(data: MatrixLike): Matrix {
    const { columns, factors } = this.fitted(this.learnt);
    const matrix = requireColumns(this.name, data, columns);
    const out = new Matrix(matrix.rows, factors.length);
    for (let r = 0; r < matrix.rows; r++) {
      const row = matrix.row(r);
      out.row(r).set(factors.map((product) => product.reduce((value, c) => value * row[c], 1)));
    }
    return out;
  }

  /** The columns that each column of the result multiplies: `[]` for the ones, `[0, 0]` for the square of the first. */
  get factors(): (readonly number[])[] {
    return [...this.fitted(this.learnt).factors];
  }

  private get degrees(): readonly [least: number, greatest: number] {
    const { degree = 2 } = this.options;
    return typeof degree === 'number' ? [0, degree] : degree;
  }
}

/** Ascending choices of `size` out of 0 … count − 1, in lexical order; with or without repeats. */
function* combinations(count: number, size: number, distinct: boolean, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < count; first++)
      for (const rest of combinations(count, size - 1, distinct, distinct ? first + 1 : first)) yield [first, ...rest];
}
