// Feature crosses: several categories of a row as one, for what only their combination tells.

import { ValueError } from '../base/errors.ts';
import type { Category } from './category.ts';

/**
 * For each row, one text per cross: the categories of the columns that it names, as JSON, so that different combinations stay different.
 * For OneHotEncoder, or for `hashFeatures` when there are many.
 * @throws ValueError for a column that a row lacks
 * @example
 * crossColumns([['red', 'small']], [[0, 1]]); // [['["red","small"]']]
 */
export function crossColumns(
  rows: readonly (readonly Category[])[],
  crosses: readonly (readonly number[])[],
): string[][] {
  return rows.map((row, r) =>
    crosses.map((columns) => {
      const absent = columns.find((column) => row[column] === undefined);
      if (absent !== undefined)
        throw new ValueError(
          `crossColumns: row ${r} has no column ${absent}: it has ${row.length}; cross columns it has`,
        );
      return JSON.stringify(columns.map((column) => row[column]));
    }),
  );
}
