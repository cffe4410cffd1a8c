// Checks how images become a model's input, where it comes from a file or a caller.

import { ValueError } from '../base/errors.ts';

export interface Preprocessing {
  readonly imageSize: readonly [height: number, width: number];
  readonly channels: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly interpolation: 'nearest' | 'bilinear' | 'bicubic';
  readonly cropPct: number;
  readonly cropMode: 'center' | 'squash' | 'border';
}

const CHOICES = {
  interpolation: ['nearest', 'bilinear', 'bicubic'],
  cropMode: ['center', 'squash', 'border'],
} as const;

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;

const isList = (value: unknown, length: number, fits: (item: number) => boolean): boolean =>
  Array.isArray(value) && value.length === length && value.every((item) => Number.isFinite(item) && fits(item));

/** What each field needs. */
const NEEDS: {
  readonly [K in keyof Preprocessing]-?: readonly [(value: unknown, channels: number) => boolean, string];
} = {
  imageSize: [(value) => isList(value, 2, isCount), 'height and width in pixels'],
  channels: [isCount, 'an integer ≥ 1'],
  mean: [(value, channels) => isList(value, channels, () => true), 'one number for each channel'],
  std: [(value, channels) => isList(value, channels, (item) => item > 0), 'one number > 0 for each channel'],
  interpolation: [(value) => CHOICES.interpolation.includes(value as never), CHOICES.interpolation.join(', ')],
  cropPct: [(value) => typeof value === 'number' && value > 0 && value <= 1, 'a number > 0 and ≤ 1'],
  cropMode: [(value) => CHOICES.cropMode.includes(value as never), CHOICES.cropMode.join(', ')],
};

/** The value with the fields that there are and no others. @throws ValueError for a field that is missing or out of range */
export function checkedPreprocessing(op: string, value: unknown): Preprocessing {
  if (typeof value !== 'object' || value === null)
    throw new ValueError(`${op}: preprocessing must be an object: got ${JSON.stringify(value)}`);
  const given = value as Record<string, unknown>;
  const fields = Object.entries(NEEDS).map(([key, [fits, needed]]) => {
    if (!fits(given[key], Number(given.channels)))
      throw new ValueError(`${op}: preprocessing.${key} needs ${needed}: got ${JSON.stringify(given[key])}`);
    return [key, given[key]];
  });
  return Object.fromEntries(fields) as Preprocessing;
}
