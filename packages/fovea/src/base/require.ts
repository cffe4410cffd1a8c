// Checks of arguments, with one wording: "op: name must be …: got …; what to do". Shapes and dtypes: require-shape.ts; names of options: options.ts.

import { ValueError } from './errors.ts';
import { resemblingName } from './nearest-name.ts';

/** Of a long list or text, messages show the beginning. */
const MOST_ITEMS = 12;
const MOST_CHARACTERS = 80;

/** A value as messages show it. */
export function shown(value: unknown): string {
  if (ArrayBuffer.isView(value)) return shown(Array.from((value as Float32Array).subarray(0, MOST_ITEMS + 1)));
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map(shown);
    return `[${[...items, ...(value.length > MOST_ITEMS ? ['…'] : [])].join(', ')}]`;
  }
  if (typeof value === 'string') return shortened(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return shortened(String(value));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor?.name ?? 'an object';
  const fields = Object.entries(value).map(
    ([key, field]) => `${key}: ${Array.isArray(field) ? shown(field) : shownField(field)}`,
  );
  return shortened(fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}');
}

/** Of objects within objects the name is enough: they may go round in circles. */
const shownField = (field: unknown): string => (typeof field === 'object' && field !== null ? '{…}' : shown(field));

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;

/**
 * The sentence that all checks say.
 * @param advice what to do, where the requirement does not say it
 */
export function refuse(op: string, name: string, requirement: string, value: unknown, advice = ''): never {
  throw new ValueError(`${op}: ${name} must be ${requirement}: got ${shown(value)}${advice && `; ${advice}`}`);
}

const { isInteger } = Number;
const isFraction = (value: number): boolean => value >= 0 && value < 1;

interface Rule {
  /** What comes after "must be". */
  readonly words: string;
  readonly holds: (value: number) => boolean;
  /** Default 'number'. */
  readonly type?: 'number' | 'boolean';
  /** Of a list: how many numbers it has, or any number of them. Without, the value is one number. */
  readonly count?: number | 'any';
}

const RANGES = {
  notNegative: { words: 'a finite number ≥ 0', holds: (value) => value >= 0 && Number.isFinite(value) },
  positive: { words: 'a finite number > 0', holds: (value) => value > 0 && Number.isFinite(value) },
  notPositive: { words: 'a finite number ≤ 0', holds: (value) => value <= 0 && Number.isFinite(value) },
  /** Such as a norm's p. */
  positiveOrInfinite: { words: 'a number > 0', holds: (value) => value > 0 },
  finite: { words: 'a finite number', holds: Number.isFinite },
  fraction: { words: 'a number in [0, 1)', holds: isFraction },
  properFraction: { words: 'a number in (0, 1)', holds: (value) => value > 0 && value < 1 },
  probability: { words: 'a number in [0, 1]', holds: (value) => value >= 0 && value <= 1 },
  /** Any number but NaN. */
  number: { words: 'a number', holds: (value) => !Number.isNaN(value) },
  flag: { words: 'true or false', holds: () => true, type: 'boolean' },
  seed: {
    words: 'an integer of at most 32 bits',
    holds: (value) => isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32,
  },
  /** Such as Adam's betas. */
  twoFractions: { words: 'two numbers in [0, 1)', holds: isFraction, count: 2 },
  twoPositive: {
    words: 'two finite numbers > 0',
    holds: (value) => value > 0 && Number.isFinite(value),
    count: 2,
  },
  twoFinite: { words: 'two finite numbers', holds: Number.isFinite, count: 2 },
  integer: { words: 'an integer', holds: isInteger },
  count: { words: 'an integer ≥ 1', holds: (value) => isInteger(value) && value >= 1 },
  countOrZero: { words: 'an integer ≥ 0', holds: (value) => isInteger(value) && value >= 0 },
  counts: { words: 'integers ≥ 1', holds: (value) => isInteger(value) && value >= 1, count: 'any' },
  countsOrZero: { words: 'integers ≥ 0', holds: (value) => isInteger(value) && value >= 0, count: 'any' },
  /** Such as the side of a kernel that has a middle. */
  oddCount: { words: 'an odd integer ≥ 1', holds: (value) => value >= 1 && value % 2 === 1 },
} as const satisfies Readonly<Record<string, Rule>>;

export type Range = keyof typeof RANGES;

/** @throws ValueError when a value is not a number, or not the list of numbers, of its range */
export function requireRanges<S extends object>(
  op: string,
  values: S,
  ranges: { readonly [K in keyof S]?: Range },
): void {
  for (const [name, range] of Object.entries(ranges) as [keyof S & string, Range][]) {
    const rule: Rule = RANGES[range];
    if (!fits(rule, values[name])) refuse(op, name, rule.words, values[name]);
  }
}

/** `requireRanges` for one value. */
export function requireRange(op: string, name: string, value: unknown, range: Range): void {
  if (!fits(RANGES[range], value)) refuse(op, name, RANGES[range].words, value);
}

/** `requireRange` for each of many numbers; `advice` says what to do. @throws ValueError that names the first one that is out of range */
export function requireEach(op: string, name: string, values: ArrayLike<unknown>, range: Range, advice?: string): void {
  const { words, holds, type = 'number' }: Rule = RANGES[range];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== type || !holds(value as number)) refuse(op, `${name}[${i}]`, words, value, advice);
  }
}

function fits({ holds, count, type = 'number' }: Rule, value: unknown): boolean {
  const isOne = (one: unknown): boolean => typeof one === type && holds(one as number);
  if (count === undefined) return isOne(value);
  return Array.isArray(value) && (count === 'any' || value.length === count) && value.every(isOne);
}

/** @throws ValueError unless all values, which are named as in `{ inChannels, outChannels }`, are integers ≥ 1 */
export function requireCounts(op: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) requireRange(op, name, value, 'count');
}

/** @throws ValueError unless it is an integer from `least` to `most` */
export function requireInteger(op: string, name: string, value: unknown, least: number, most = Infinity): void {
  if (isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  refuse(op, name, most < Infinity ? `an integer in [${least}, ${most}]` : `an integer ≥ ${least}`, value);
}

/** @throws ValueError unless it is a finite number from `least` to `most` */
export function requireNumber(op: string, name: string, value: unknown, least: number, most = Infinity): void {
  if (Number.isFinite(value) && (value as number) >= least && (value as number) <= most) return;
  refuse(op, name, most < Infinity ? `a number in [${least}, ${most}]` : `a finite number ≥ ${least}`, value);
}

/** Checks what two values are to each other, in the order in which they are given, as in `{ low, high }`. @throws ValueError unless the first is less */
export function requireOrder(op: string, values: Readonly<Record<string, number>>, relation: '<' | '≤' = '<'): void {
  const [[first, a], [second, b]] = Object.entries(values);
  if (relation === '<' ? a < b : a <= b) return;
  throw new ValueError(`${op}: ${first} must be ${relation} ${second}: got ${first} ${a} and ${second} ${b}`);
}

/**
 * `least` as `Number.MIN_VALUE` stands for numbers above 0.
 * @throws ValueError unless it is `[low, high]` with low below high (or at it), between the bounds
 */
export function requireInterval(
  op: string,
  name: string,
  interval: unknown,
  { relation = '≤', least = -Infinity, most = Infinity }: { relation?: '<' | '≤'; least?: number; most?: number } = {},
): void {
  if (Array.isArray(interval) && interval.length === 2) {
    const [low, high] = interval;
    const ascends = relation === '<' ? low < high : low <= high;
    if (Number.isFinite(low) && Number.isFinite(high) && ascends && low >= least && high <= most) return;
  }
  const bottom = least === Number.MIN_VALUE ? '0 < ' : least > -Infinity ? `${least} ≤ ` : '';
  const top = most < Infinity ? ` ≤ ${most}` : '';
  refuse(op, name, `[low, high] with ${bottom}low ${relation} high${top}`, interval);
}

/**
 * `orElse` is what the option may be besides, in words; the caller has seen that the value is not.
 * @throws ValueError that lists the names, and which of them an unknown one resembles most
 */
export function requireOneOf(
  op: string,
  option: string,
  value: unknown,
  names: readonly (string | number)[],
  orElse?: string,
): void {
  if (names.includes(value as string)) return;
  const all = [...names.map((name) => (typeof name === 'string' ? `'${name}'` : name)), ...(orElse ? [orElse] : [])];
  const list = [all.slice(0, -1).join(', '), all[all.length - 1]].filter((part) => part !== '').join(' or ');
  const texts = names.filter((name) => typeof name === 'string');
  const meant = typeof value === 'string' ? resemblingName(value, texts) : undefined;
  refuse(op, option, list, value, meant && `did you mean '${meant}'?`);
}

/** @throws ValueError unless the number divides every one of the counts, which are named as in `{ channels: 6 }` */
export function requireDivisor(
  op: string,
  name: string,
  divisor: number,
  counts: Readonly<Record<string, number>>,
): void {
  const all = Object.entries(counts);
  if (isInteger(divisor) && divisor >= 1 && all.every(([, count]) => count % divisor === 0)) return;
  const what = all.map(([of, count]) => `${count} ${of}`).join(' and ');
  throw new ValueError(`${op}: ${name} must divide the ${what}: got ${divisor}`);
}

/** @throws ValueError unless it is a list; `items` says of what, as in 'strings' */
export function requireList(
  op: string,
  name: string,
  value: unknown,
  items: string,
  advice?: string,
): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) refuse(op, name, `a list of ${items}`, value, advice);
}

/** @throws ValueError unless it is a list of strings */
export function requireStrings(op: string, name: string, value: unknown): asserts value is readonly string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    refuse(op, name, 'a list of strings', value);
}

/** @throws ValueError for a label that is not a class; classes are counted from 0 */
export function requireLabels(op: string, labels: ArrayLike<number>, classes: number): void {
  for (let i = 0; i < labels.length; i++) requireLabel(op, 'labels', labels, i, classes);
}

/** Checks one of the labels. */
export function requireLabel(op: string, name: string, labels: ArrayLike<number>, at: number, classes: number): void {
  const label = labels[at];
  if (isInteger(label) && label >= 0 && label < classes) return;
  throw new ValueError(`${op}: ${name} must be integers in [0, ${classes - 1}]: got ${label} at ${at}`);
}
