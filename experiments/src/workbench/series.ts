// Small makers of figures' parts.

import type { Series } from '../framework/figure.ts';

/** A curve from two lists. */
export const curve = (name: string, xs: ArrayLike<number>, ys: ArrayLike<number>): Series => ({
  name,
  points: Array.from(xs, (x, i) => [x, ys[i]] as const),
});

/** A curve of a function. */
export const graphOf = (name: string, xs: readonly number[], f: (x: number) => number): Series =>
  curve(name, xs, xs.map(f));

/** Rows of a flat, row-major grid. */
export const rowsOf = (values: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, y) =>
    Array.from({ length: columns }, (_, x) => values[y * columns + x]),
  );

/** 0, 1 … count − 1 as names. */
export const numbered = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => String(i + from));

export const largest = (values: ArrayLike<number>): number => {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]);
  return most;
};

export const total = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
};

/** The largest distance between values at the same place. */
export const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  largest(Array.from(a, (value, i) => Math.abs(value - b[i])));
