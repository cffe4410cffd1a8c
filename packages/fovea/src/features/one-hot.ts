// One-hot encoding (I): each category of each column becomes a column of zeros and ones.

import { ShapeError, ValueError } from '../base/errors.ts';
import { type Category, distinct } from './category.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { Transformer } from './transformer.ts';

export interface OneHotEncoderOptions {
  /** The categories of each column, in order; default: those fitted on, booleans before numbers before text, ascending. */
  readonly categories?: readonly (readonly Category[])[];
  /** A category not fitted on is an error (default), or a row of zeros. */
  readonly handleUnknown?: 'error' | 'ignore';
  /** No column (default) is left out, or the first of each, or the first of those with two categories: their sum is 1, which linear models without penalty cannot bear. */
  readonly drop?: 'none' | 'first' | 'ifBinary';
}

interface EncodedColumn {
  readonly categories: readonly Category[];
  /** Where each category goes; −1 for the one that is dropped. */
  readonly places: ReadonlyMap<Category, number>;
}

/** Rows of categories to zeros and ones. */
export class OneHotEncoder extends Transformer<readonly (readonly Category[])[], SparseMatrix> {
  private learnt: readonly EncodedColumn[] | undefined;

  constructor(private readonly options: OneHotEncoderOptions = {}) {
    super('OneHotEncoder');
  }

  /** @throws ShapeError for no rows, ValueError for NaN, and for a category missing from those given (unless unknown ones are ignored) */
  fit(rows: readonly (readonly Category[])[]): this {
    if (rows.length === 0) throw new ShapeError('OneHotEncoder: nothing to fit on: got 0 rows; give at least one');
    const width = this.options.categories?.length ?? rows[0].length;
    this.requireWidth(rows, width);
    let next = 0;
    this.learnt = Array.from({ length: width }, (_, c) => {
      const found = distinct(rows.map((row) => row[c]));
      if (found.some(Number.isNaN))
        throw new ValueError(`OneHotEncoder: NaN in column ${c}; give it a category's name`);
      const categories = this.options.categories?.[c] ?? found;
      const places = new Map<Category, number>();
      for (const category of categories)
        places.set(category, places.size === 0 && this.drops(categories) ? -1 : next++);
      if (places.size < categories.length)
        throw new ValueError(`OneHotEncoder: a category of column ${c} is given twice; give each once`);
      return { categories, places };
    });
    if (this.options.handleUnknown !== 'ignore') for (const row of rows) this.encode(row);
    return this;
  }

  /** @throws ShapeError for rows of another width, ValueError for an unknown category unless they are ignored */
  transform(rows: readonly (readonly Category[])[]): SparseMatrix {
    const learnt = this.fitted(this.learnt);
    this.requireWidth(rows, learnt.length);
    return SparseMatrix.fromRows(
      this.featureNames().length,
      rows.map((row) => this.encode(row)),
    );
  }

  /** The rows of categories that transform to the given ones; undefined where an unknown one was ignored. */
  inverseTransform(encoded: SparseMatrix): (Category | undefined)[][] {
    const learnt = this.fitted(this.learnt);
    return Array.from({ length: encoded.rows }, (_, r) => {
      const on = new Set(Array.from(encoded.row(r), ([column, value]) => (value === 0 ? -2 : column)));
      return learnt.map(({ categories, places }) => {
        const hit = categories.find((category) => on.has(places.get(category)!));
        return hit ?? categories.find((category) => places.get(category) === -1);
      });
    });
  }

  /** The categories of each column. */
  get categories(): (readonly Category[])[] {
    return this.fitted(this.learnt).map(({ categories }) => categories);
  }

  /** `name=category` of each column of the result, with `x0`, `x1`, … for names by default. */
  featureNames(names?: readonly string[]): string[] {
    return this.fitted(this.learnt).flatMap(({ categories, places }, c) =>
      categories
        .filter((category) => places.get(category) !== -1)
        .map((category) => `${names?.[c] ?? `x${c}`}=${category}`),
    );
  }

  private drops(categories: readonly Category[]): boolean {
    const { drop = 'none' } = this.options;
    return drop === 'first' || (drop === 'ifBinary' && categories.length === 2);
  }

  private encode(row: readonly Category[]): [number, number][] {
    const columns: [number, number][] = [];
    this.fitted(this.learnt).forEach(({ places, categories }, c) => {
      const place = places.get(row[c]);
      if (place === undefined && this.options.handleUnknown !== 'ignore')
        throw new ValueError(
          `OneHotEncoder: unknown category ${JSON.stringify(row[c])} in column ${c}: it has ${listed(categories)}; ` +
            "fit on it too, or set handleUnknown: 'ignore'",
        );
      if (place !== undefined && place >= 0) columns.push([place, 1]);
    });
    return columns;
  }

  private requireWidth(rows: readonly (readonly Category[])[], width: number): void {
    const odd = rows.findIndex((row) => row.length !== width);
    if (odd >= 0)
      throw new ShapeError(`OneHotEncoder: row ${odd} has ${rows[odd].length} columns; ${width} are expected`);
  }
}

const LISTED = 5;

function listed(categories: readonly Category[]): string {
  const some = categories.slice(0, LISTED).map((category) => JSON.stringify(category));
  return some.join(', ') + (categories.length > LISTED ? `, … (${categories.length})` : '');
}
