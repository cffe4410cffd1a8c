// Which numbers an optimiser's or a schedule's settings may hold.

import { ValueError } from '../base/errors.ts';

const RANGES = {
  notNegative: { words: 'finite and ≥ 0', holds: (value: number) => value >= 0 && Number.isFinite(value) },
  positive: { words: 'finite and above 0', holds: (value: number) => value > 0 && Number.isFinite(value) },
  fraction: { words: 'in [0, 1)', holds: (value: number) => value >= 0 && value < 1 },
  count: { words: 'a whole number ≥ 1', holds: (value: number) => Number.isInteger(value) && value >= 1 },
  countOrZero: { words: 'a whole number ≥ 0', holds: (value: number) => Number.isInteger(value) && value >= 0 },
} as const;

export type Range = keyof typeof RANGES;

/** @throws ValueError when a setting, or one number of a list, is out of its range */
export function requireRanges<S extends object>(
  owner: string,
  settings: S,
  ranges: { readonly [K in keyof S]?: Range },
): void {
  for (const [name, range] of Object.entries(ranges) as [keyof S & string, Range][]) {
    const { words, holds } = RANGES[range];
    const value = settings[name];
    const numbers = (Array.isArray(value) ? value : [value]) as number[];
    if (!numbers.every(holds)) throw new ValueError(`${owner}: ${name} must be ${words}: got ${numbers.join(', ')}`);
  }
}
