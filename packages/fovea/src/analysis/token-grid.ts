// Tokens that lie on a grid, as patches of an image do, behind a few that do not, such as class and register tokens.

export type Grid = readonly [rows: number, columns: number];

/** More than any model has. */
const MOST_OTHER_TOKENS = 8;

/** How many tokens come before those of the grid; undefined for fewer tokens than it has places, or far more. */
export function tokensBefore(tokens: number, [rows, columns]: Grid): number | undefined {
  const before = tokens - rows * columns;
  return before >= 0 && before <= MOST_OTHER_TOKENS ? before : undefined;
}
