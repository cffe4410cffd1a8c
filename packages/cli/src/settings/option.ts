// One setting of a command: the values that it takes, its default, and what it means.

import { z } from 'zod';

export interface Option<T> {
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  /** One line of help. */
  readonly help: string;
  /** What else to say about a value that it does not take. */
  readonly advice?: (text: string) => string;
}

export const option = <T>(
  schema: z.ZodType<T>,
  fallback: NoInfer<T>,
  help: string,
  advice?: (text: string) => string,
): Option<T> => ({ schema, fallback, help, ...(advice && { advice }) });

/** Numbers as people write them; `Number` alone takes ' ' and '0x10', too. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Every float64 can be written in fewer characters. */
const LONGEST = 40;

const isDecimal = (text: string): boolean => text.length <= LONGEST && DECIMAL.test(text);

/** `range` is what a message says is needed. */
export const number = (range: string, fits: (value: number) => boolean): z.ZodType<number> =>
  z.preprocess(
    (value) => (typeof value === 'string' && isDecimal(value) ? Number(value) : value),
    z.custom<number>((value) => typeof value === 'number' && Number.isFinite(value) && fits(value), {
      error: `needs ${range}`,
    }),
  );

const isInteger = Number.isSafeInteger;
export const count = number('an integer ≥ 1', (value) => isInteger(value) && value >= 1);
/** A whole number, or `auto`, which is 0. */
export const countOrAuto: z.ZodType<number> = z.preprocess(
  (value) => (value === 'auto' ? 0 : value === 0 || value === '0' ? Number.NaN : value),
  number("an integer ≥ 1, or 'auto'", (value) => isInteger(value) && value >= 0),
);
export const countOrNone = number('an integer ≥ 0', (value) => isInteger(value) && value >= 0);
/** A whole number, at most `most`. */
export const upTo = (most: number): z.ZodType<number> =>
  number(`an integer from 0 to ${most}`, (value) => isInteger(value) && value >= 0 && value <= most);
export const seed = number(
  'an integer from 0 to 4294967295',
  (value) => isInteger(value) && value >= 0 && value < 2 ** 32,
);
export const notNegative = number('a number ≥ 0', (value) => value >= 0);
export const positive = number('a number > 0', (value) => value > 0);
export const share = number('a number from 0 to 1', (value) => value >= 0 && value <= 1);
export const rate = number('a number ≥ 0 and < 1', (value) => value >= 0 && value < 1);
export const part = number('a number > 0 and ≤ 1', (value) => value > 0 && value <= 1);
export const properShare = number('a number > 0 and < 1', (value) => value > 0 && value < 1);

/** `true` or `false`, as YAML and people write them. */
export const yesOrNo: z.ZodType<boolean> = z.preprocess(
  (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
  z.boolean({ error: 'needs true or false' }),
);

/** Name of a folder that is made, without ways out of where it is made. */
export const folderName: z.ZodType<string> = z
  .string()
  .regex(/^\w[\w.-]*$/, { error: 'needs letters, digits, _ . - only' });

/** A length of time, such as 90s, 30m or 1.5h; '' is none. */
export const timeSpan: z.ZodType<string> = z
  .string({ error: 'needs a time such as 90s, 30m or 2h' })
  .refine((span) => span === '' || secondsOf(span) > 0, { error: 'needs a time above 0 such as 90s, 30m or 2h' });

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of a time span; NaN for other texts. */
export function secondsOf(span: string): number {
  const unit = SECONDS[span.slice(-1)];
  const count = span.slice(0, -1);
  return unit !== undefined && isDecimal(count) ? Number(count) * unit : Number.NaN;
}

/** A size of memory, such as 4GiB or 500MB; '' is none. */
export const memorySize: z.ZodType<string> = z
  .string({ error: 'needs a size such as 4GiB or 500MB' })
  .refine((size) => size === '' || bytesOf(size) >= 1, { error: 'needs a size above 0 such as 4GiB or 500MB' });

const PREFIXES = ['', 'k', 'm', 'g', 't'];

/** Bytes of a size: kB, MB, GB and TB are powers of 1000, KiB, MiB, GiB and TiB those of 1024. NaN for other texts. */
export function bytesOf(size: string): number {
  const [, amount, prefix, binary] = /^(.*?)([kmgt]?)(i?)b$/i.exec(size) ?? [];
  if (amount === undefined || !isDecimal(amount) || (binary && !prefix)) return Number.NaN;
  return Number(amount) * (binary ? 1024 : 1000) ** PREFIXES.indexOf(prefix.toLowerCase());
}

/** A length of time, or a whole number of something; '0' is none. */
export const timeSpanOrCount: z.ZodType<string> = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z
    .string({ error: 'needs a time such as 10m, or a whole number' })
    .refine((value) => (/^\d{1,15}$/.test(value) ? isInteger(Number(value)) : secondsOf(value) > 0), {
      error: 'needs a time such as 10m, or a whole number',
    }),
);

/** One of the words. */
export const oneOf = <const W extends readonly string[]>(...words: W): z.ZodType<W[number]> =>
  z.enum(words, { error: `needs ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });

/** One of the words, which are in small letters, however it is written. */
export const oneOfAnyCase = <const W extends readonly string[]>(...words: W): z.ZodType<W[number]> =>
  z.preprocess((value) => (typeof value === 'string' ? value.toLowerCase() : value), oneOf(...words));

/** Text that may be empty, which stands for none. */
export const text = z.string({ error: 'needs text' });
