// Which grid weights belong to that a file has for one: positions of patches, biases of windows.

import { ValueError } from '../base/errors.ts';
import type { StateEntry } from '../nn/index.ts';

type Grid = readonly [rows: number, columns: number];

/**
 * The grid of an entry for `cells` cells: as it says, or a square where it does not say and that is possible, as timm takes it, or the model's own
 * where that has as many cells; undefined where none of these fits.
 * @throws ValueError for an entry whose grid has another number of cells
 */
export function gridOfEntry(name: string, entry: StateEntry, cells: number, own: Grid): Grid | undefined {
  if (entry.grid) {
    const [rows, columns] = entry.grid;
    if (rows * columns === cells) return entry.grid;
    throw new ValueError(`${name} has ${cells} positions, which a grid of ${rows} × ${columns} does not have`);
  }
  const side = Math.sqrt(cells);
  if (cells > 0 && Number.isInteger(side)) return [side, side];
  return own[0] * own[1] === cells ? own : undefined;
}

export const sameGrid = (a: Grid, b: Grid): boolean => a[0] === b[0] && a[1] === b[1];
