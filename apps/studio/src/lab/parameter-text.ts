// Parameters as texts that the reader types: read back as values of the same kind, within what an experiment can be run with.

import type { Parameters } from '@fovea/experiments';

type Value = Parameters[string];

export const written = (value: Value): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** An interval needs two values. */
const LEAST: Readonly<Record<string, number>> = { seeds: 2 };
/** A whole number by chance. */
const REAL = new Set(['gamma']);

/** Whether a number could stand for those of the experiment: counts for counts, none below 0 where none is. */
function fits(name: string, value: number, like: readonly number[]): boolean {
  if (!Number.isFinite(value)) return false;
  if (like.some((one) => one < 0)) return true;
  const areCounts = !REAL.has(name) && like.every((one) => Number.isInteger(one) && one >= 1);
  return areCounts ? Number.isSafeInteger(value) && value >= (LEAST[name] ?? 1) : value >= 0;
}

/** The text as a value of the same kind; undefined where it is none. */
export function read(name: string, text: string, like: Value): Value | undefined {
  if (typeof like === 'string') return text;
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (typeof like === 'number')
    return parts.length === 1 && fits(name, Number(parts[0]), [like]) ? Number(parts[0]) : undefined;
  if (!Array.isArray(like) || parts.length === 0) return undefined;
  if (typeof like[0] === 'string') return parts;
  const numbers = parts.map(Number);
  return numbers.every((one) => fits(name, one, like as readonly number[])) ? numbers : undefined;
}
