// The grids that weights belong to, in a file's metadata: two grids of equal count make weights of the same shape.

import { ValueError } from '../base/errors.ts';
import type { Module, StateEntry } from '../nn/index.ts';
import { parseJsonObject } from './json-object.ts';

type Grid = NonNullable<StateEntry['grid']>;

/** Key in a file's metadata; its value is JSON: rows and columns by the name of the tensor. */
export const GRIDS_KEY = 'fovea.grids';

/** The metadata for a model; none when no weight has a grid. */
export function describeGrids(model: Module): Record<string, string> {
  const grids = [...model.namedParameters()].flatMap(([name, { grid }]) => (grid ? [[name, grid] as const] : []));
  return grids.length > 0 ? { [GRIDS_KEY]: JSON.stringify(Object.fromEntries(grids)) } : {};
}

/** @throws ValueError for a model with a grid that a file without metadata would be taken to have as a square one */
export function requireTellableGrids(op: string, model: Module): void {
  for (const [name, { grid }] of model.namedParameters()) {
    if (!grid || grid[0] === grid[1] || !Number.isInteger(Math.sqrt(grid[0] * grid[1]))) continue;
    const side = Math.sqrt(grid[0] * grid[1]);
    throw new ValueError(
      `${op}: ${name} is for a grid of ${grid.join(' × ')}, which the file could not tell from ${side} × ${side}; save as safetensors`,
    );
  }
}

/** @throws ValueError for a text that `describeGrids` cannot have written */
export function readGrids(metadata: Readonly<Record<string, string>>): ReadonlyMap<string, Grid> {
  const text = metadata[GRIDS_KEY];
  if (text === undefined) return new Map();
  const grids = parseJsonObject(text);
  if (!grids || !Object.values(grids).every(isGrid))
    throw new ValueError(
      `the file's metadata "${GRIDS_KEY}" are not rows and columns by name: got ${text.slice(0, 60)}; the file is damaged, or of a newer Fovea`,
    );
  return new Map(Object.entries(grids as Record<string, Grid>));
}

const isGrid = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((size) => Number.isSafeInteger(size) && size >= 1);
