// Which values options may hold: numbers in a range, flags, seeds; one wording for all.

import { ValueError } from './errors.ts';

const notNegative = (value: number): boolean => value >= 0 && Number.isFinite(value);
const isFraction = (value: number): boolean => value >= 0 && value < 1;

interface Rule {
  /** What comes after "must be". */
  readonly words: string;
  readonly holds: (value: number) => boolean;
  /** Default 'number'. */
  readonly type?: 'number' | 'boolean';
  /** Of a list: how many numbers it has, or any number of them. Without, the setting is one number. */
  readonly count?: number | 'any';
}

const RANGES = {
  notNegative: { words: 'finite and ≥ 0', holds: notNegative },
  positive: { words: 'finite and above 0', holds: (value) => value > 0 && Number.isFinite(value) },
  fraction: { words: 'in [0, 1)', holds: isFraction },
  probability: { words: 'in [0, 1]', holds: (value) => value >= 0 && value <= 1 },
  /** Any number but NaN. */
  number: { words: 'a number', holds: (value) => !Number.isNaN(value) },
  flag: { words: 'true or false', holds: () => true, type: 'boolean' },
  seed: {
    words: 'an integer of at most 32 bits',
    holds: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32,
  },
  /** Such as Adam's betas. */
  twoFractions: { words: 'two numbers in [0, 1)', holds: isFraction, count: 2 },
  count: { words: 'a whole number ≥ 1', holds: (value) => Number.isInteger(value) && value >= 1 },
  countOrZero: { words: 'a whole number ≥ 0', holds: (value) => Number.isInteger(value) && value >= 0 },
  countsOrZero: {
    words: 'whole numbers ≥ 0',
    holds: (value) => Number.isInteger(value) && value >= 0,
    count: 'any',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type Range = keyof typeof RANGES;

/** @throws ValueError when a setting is no number, or not the list of numbers, of its range */
export function requireRanges<S extends object>(
  owner: string,
  settings: S,
  ranges: { readonly [K in keyof S]?: Range },
): void {
  for (const [name, range] of Object.entries(ranges) as [keyof S & string, Range][]) {
    const rule: Rule = RANGES[range];
    const value: unknown = settings[name];
    if (!fits(rule, value)) throw new ValueError(`${owner}: ${name} must be ${rule.words}: got ${shown(value)}`);
  }
}

function fits({ holds, count, type = 'number' }: Rule, value: unknown): boolean {
  const isOne = (one: unknown): boolean => typeof one === type && holds(one as number);
  if (count === undefined) return isOne(value);
  return Array.isArray(value) && (count === 'any' || value.length === count) && value.every(isOne);
}

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
};
