// Answers as they are read.

import type { Exact } from './puzzle.ts';

/** A fraction as it is, unless it is long, and as a decimal of six digits. */
export function exactText(value: Exact): string {
  const decimal = String(Number(Number(value).toPrecision(6)));
  const fraction = typeof value === 'number' ? decimal : value.toFraction();
  return fraction === decimal || fraction.length > 24 ? decimal : `${fraction} = ${decimal}`;
}
