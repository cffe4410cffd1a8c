// Small matrices in float64, row after row: what the derivation cards compute with, apart from the engine.

export type Values = readonly number[];

/** `f(row, column)` for each element of a matrix. */
export function table(rows: number, columns: number, f: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns));
}

export const total = (values: Values): number => values.reduce((sum, value) => sum + value, 0);

export const dot = (a: Values, b: Values): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

export const mean = (values: Values): number => total(values) / values.length;

export const row = (values: Values, columns: number, i: number): Values => values.slice(i * columns, (i + 1) * columns);

export const column = (values: Values, columns: number, j: number): Values =>
  values.filter((_, i) => i % columns === j);

/** Product of `[n, k]` and `[k, m]`. */
export function product(a: Values, b: Values, k: number): number[] {
  const m = b.length / k;
  return table(a.length / k, m, (i, j) => dot(row(a, k, i), column(b, m, j)));
}

export function transpose(values: Values, columns: number): number[] {
  const rows = values.length / columns;
  return table(columns, rows, (i, j) => values[j * columns + i]);
}

/** Softmax of each row. */
export function softmaxRows(values: Values, columns: number): number[] {
  return table(values.length / columns, columns, (i, j) => {
    const line = row(values, columns, i);
    const most = Math.max(...line);
    return Math.exp(line[j] - most) / total(line.map((value) => Math.exp(value - most)));
  });
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
