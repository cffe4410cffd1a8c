// What tools/fixtures/features.py wrote, and how tables are compared with it.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Matrix, SparseMatrix } from '../src/features/index.ts';

export type Rows = readonly (readonly (number | null)[])[];

// biome-ignore lint/suspicious/noExplicitAny: a tree of lists and options, each read where its kind is known
export const fixtures = JSON.parse(readFileSync(new URL('fixtures/features.json', import.meta.url), 'utf8')) as any;

const TOLERANCE = 1e-6;

/** Rows with NaN where the file has null. */
export const withMissing = (rows: Rows): number[][] => rows.map((row) => row.map((value) => value ?? Number.NaN));

export function expectClose(actual: Matrix | SparseMatrix, expected: Rows): void {
  const rows = (actual instanceof SparseMatrix ? actual.toDense() : actual).toArray();
  expect(rows.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      const want = expected[r][c];
      if (want === null) expect(value, `row ${r}, column ${c}`).toBeNaN();
      else
        expect(Math.abs(value - want), `row ${r}, column ${c}: ${value} for ${want}`).toBeLessThanOrEqual(
          TOLERANCE * Math.max(1, Math.abs(want)),
        );
    });
  });
}
