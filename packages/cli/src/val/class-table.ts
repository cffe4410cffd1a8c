// The table of classes that `fovea val` prints: how many images each has, and how well it is told.

import { aligned, grouped, percent } from '../figures.ts';
import { printable } from '../printable.ts';

const TITLES = { precision: 'precision', recall: 'recall', f1: 'F1', averagePrecision: 'AP' } as const;

type ClassRow<M extends keyof typeof TITLES> = { readonly name: string; readonly support: number } & Readonly<
  Record<M, number>
>;

/** Lines below a head; a measure that is undefined (NaN) is a dash. */
export function classTable<M extends keyof typeof TITLES>(
  classes: readonly ClassRow<M>[],
  measures: readonly M[],
): string {
  const names = classes.map(({ name }) => printable(name));
  return aligned([
    ['class', 'images', ...measures.map((measure) => TITLES[measure])],
    ...classes.map((row, i) => [names[i], grouped(row.support), ...measures.map((measure) => shown(row[measure]))]),
  ]).join('\n');
}

const shown = (part: number): string => (Number.isNaN(part) ? '–' : percent(part));
