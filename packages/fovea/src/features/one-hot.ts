// One-hot encoding: each category of each column becomes a column of zeros and ones; rare ones may share one.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { type Category, distinct } from './category.ts';
import { type InfrequentOptions, infrequentOf, requireInfrequent } from './infrequent.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { requireLists } from './texts.ts';
import { Transformer } from './transformer.ts';

const UNKNOWN = ['error', 'ignore', 'infrequentIfExist'] as const;
const DROPS = ['none', 'first', 'ifBinary'] as const;

/** What stands for all rare categories of a column, in names and where rows are given back. */
const INFREQUENT = 'infrequent';

/** Options of `OneHotEncoder`. */
export interface OneHotEncoderOptions extends InfrequentOptions {
  /** The categories of each column, in order; default: those fitted on, booleans before numbers before text, ascending. */
  readonly categories?: readonly (readonly Category[])[];
  /** A category not fitted on is an error (default), a row of zeros, or one of the rare ones if the column has any and else zeros. */
  readonly handleUnknown?: (typeof UNKNOWN)[number];
  /** No column (default) is left out, or the first of each, or the first of those with two categories: their sum is 1, which linear models without penalty cannot bear. */
  readonly drop?: (typeof DROPS)[number];
}

interface EncodedColumn {
  readonly categories: readonly Category[];
  /** Of these, the rare ones, which share a column of the result. */
  readonly infrequent: ReadonlySet<Category>;
  /** What the columns of the result stand for, and where each is; −1 for the one that is dropped. */
  readonly levels: readonly (readonly [name: Category, place: number])[];
  /** Where each category goes. */
  readonly places: ReadonlyMap<Category, number>;
}

/**
 * Rows of categories to zeros and ones, one column per category, as scikit-learn's.
 * @example
 * new OneHotEncoder().fitTransform([['red'], ['blue']]).toDense().toArray(); // [[0, 1], [1, 0]]
 */
export class OneHotEncoder extends Transformer<readonly (readonly Category[])[], SparseMatrix> {
  private learnt: readonly EncodedColumn[] | undefined;

  /** @throws ValueError for unknown options or options out of range */
  constructor(private readonly options: OneHotEncoderOptions = {}) {
    super('OneHotEncoder');
    requireOptions('OneHotEncoder', options, ['categories', 'handleUnknown', 'drop', 'minFrequency', 'maxCategories']);
    requireOneOf(this.name, 'handleUnknown', options.handleUnknown ?? 'error', UNKNOWN);
    requireOneOf(this.name, 'drop', options.drop ?? 'none', DROPS);
    requireInfrequent(this.name, options);
  }

  /**
   * Learns the categories of each column.
   * @throws ShapeError for no rows; ValueError for NaN, and for a category missing from those given (unless unknown ones are ignored)
   */
  fit(rows: readonly (readonly Category[])[]): this {
    if (rows.length === 0) throw new ShapeError('OneHotEncoder: nothing to fit on: got 0 rows; give at least one');
    const width = this.options.categories?.length ?? rows[0]?.length;
    this.requireWidth(rows, width);
    let next = 0;
    this.learnt = Array.from({ length: width }, (_, c) => {
      const column = this.encodedColumn(
        c,
        rows.map((row) => row[c]),
        next,
      );
      next += column.levels.filter(([, place]) => place >= 0).length;
      return column;
    });
    if ((this.options.handleUnknown ?? 'error') === 'error') for (const row of rows) this.encode(row);
    return this;
  }

  private encodedColumn(c: number, values: readonly Category[], first: number): EncodedColumn {
    requireCategories(c, values);
    const categories = this.options.categories?.[c] ?? distinct(values);
    requireCategories(c, categories);
    if (new Set(categories).size < categories.length)
      throw new ValueError(`OneHotEncoder: a category of column ${c} is given twice; give each once`);
    const infrequent = infrequentOf(categories, values, this.options);
    const names = categories.filter((category) => !infrequent.has(category));
    if (infrequent.size > 0) names.push(INFREQUENT);
    const shift = this.drops(names) ? 1 : 0;
    const levels = names.map((name, i) => [name, i < shift ? -1 : first + i - shift] as const);
    // The shared level is not looked up by name: a category may have the same one.
    const own = new Map(infrequent.size > 0 ? levels.slice(0, -1) : levels);
    const shared = levels[levels.length - 1]?.[1];
    const places = categories.map((one) => [one, infrequent.has(one) ? shared : own.get(one)!] as const);
    return { categories, infrequent, levels, places: new Map(places) };
  }

  /**
   * A one in the column of each category.
   * @throws ShapeError for rows of another width; ValueError for an unknown category unless they are ignored
   */
  transform(rows: readonly (readonly Category[])[]): SparseMatrix {
    const learnt = this.fitted(this.learnt);
    this.requireWidth(rows, learnt.length);
    return SparseMatrix.fromRows(
      this.featureNames().length,
      rows.map((row) => this.encode(row)),
    );
  }

  /** The rows of categories that transform to the given ones; 'infrequent' for any rare one, undefined where an unknown one was ignored. */
  inverseTransform(encoded: SparseMatrix): (Category | undefined)[][] {
    const learnt = this.fitted(this.learnt);
    return Array.from({ length: encoded.rows }, (_, r) => {
      const on = new Set(Array.from(encoded.row(r), ([column, value]) => (value === 0 ? -2 : column)));
      return learnt.map(({ levels }) => {
        const hit = levels.find(([, place]) => on.has(place)) ?? levels.find(([, place]) => place === -1);
        return hit?.[0];
      });
    });
  }

  /** The categories of each column. */
  get categories(): (readonly Category[])[] {
    return this.fitted(this.learnt).map(({ categories }) => categories);
  }

  /** Of the categories of each column, the rare ones that share a column of the result. */
  get infrequentCategories(): (readonly Category[])[] {
    return this.fitted(this.learnt).map(({ categories, infrequent }) =>
      categories.filter((one) => infrequent.has(one)),
    );
  }

  /** `name=category` of each column of the result, with `x0`, `x1`, … for names by default, and 'infrequent' for the rare categories. */
  featureNames(names?: readonly string[]): string[] {
    return this.fitted(this.learnt).flatMap(({ levels }, c) =>
      levels.filter(([, place]) => place !== -1).map(([category]) => `${names?.[c] ?? `x${c}`}=${category}`),
    );
  }

  private drops(levels: readonly Category[]): boolean {
    const { drop = 'none' } = this.options;
    return drop === 'first' || (drop === 'ifBinary' && levels.length === 2);
  }

  private encode(row: readonly Category[]): [number, number][] {
    const columns: [number, number][] = [];
    const { handleUnknown = 'error' } = this.options;
    this.fitted(this.learnt).forEach(({ places, categories, infrequent, levels }, c) => {
      const known = places.get(row[c]);
      if (known === undefined) requireOneKind(c, row[c], categories);
      if (known === undefined && handleUnknown === 'error')
        throw new ValueError(
          `OneHotEncoder: unknown category ${shown(row[c])} in column ${c}: it has ${listed(categories)}; ` +
            "fit on it too, or set handleUnknown: 'ignore'",
        );
      const asRare = handleUnknown === 'infrequentIfExist' && infrequent.size > 0;
      const place = known ?? (asRare ? levels[levels.length - 1][1] : -1);
      const dropped = levels.find(([, own]) => own === -1)?.[0];
      if (known === undefined && place < 0 && dropped !== undefined)
        throw new ValueError(
          `OneHotEncoder: unknown category ${shown(row[c])} in column ${c} would read as ${shown(dropped)}, which is dropped: ` +
            "fit on it too, or set drop: 'none'",
        );
      if (place >= 0) columns.push([place, 1]);
    });
    return columns;
  }

  private requireWidth(rows: readonly (readonly Category[])[], width: number): void {
    requireLists(this.name, 'row', rows, 'give rows of categories, [[…], […]]');
    const odd = rows.findIndex((row) => row.length !== width);
    if (odd >= 0)
      throw new ShapeError(`OneHotEncoder: row ${odd} has ${rows[odd].length} columns; ${width} are expected`);
  }
}

/** @throws ValueError for what is not a category, and for categories that are written alike, such as 1 and '1' */
function requireCategories(c: number, categories: readonly unknown[]): void {
  const written = new Map<string, unknown>();
  for (const category of categories) {
    const isOne = ['string', 'number', 'boolean'].includes(typeof category) && !Number.isNaN(category);
    if (!isOne) throw new ValueError(`OneHotEncoder: ${shown(category)} in column ${c}; give it a category's name`);
    const text = String(category);
    if (!written.has(text)) written.set(text, category);
    else if (typeof written.get(text) !== typeof category)
      throw new ValueError(
        `OneHotEncoder: column ${c} has both the ${typeof category} ${text} and the ${typeof written.get(text)}; convert one of them`,
      );
  }
}

/** A category of another type is a mistake, not an unknown one. */
function requireOneKind(c: number, value: Category, categories: readonly Category[]): void {
  const same = categories.find((category) => String(category) === String(value) && !Number.isNaN(category));
  if (same === undefined) return;
  throw new ValueError(
    `OneHotEncoder: column ${c} has the ${typeof value} ${shown(value)}, but was fitted on the ${typeof same} ${shown(same)}; convert one of them`,
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

const LISTED = 5;

function listed(categories: readonly Category[]): string {
  const some = categories.slice(0, LISTED).map(shown);
  return some.join(', ') + (categories.length > LISTED ? `, … (${categories.length})` : '');
}
