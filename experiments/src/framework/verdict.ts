// Verdicts: computed from measurements, never typed in. An interval that spans a threshold tells nothing.

import type { Estimate } from './interval.ts';

export const OUTCOMES = ['holds', 'holds with limits', 'does not hold', 'cannot be told'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  readonly outcome: Outcome;
  /** What the measurements say, with their numbers. */
  readonly because: readonly string[];
}

/** `open`: the interval spans the threshold. */
export type Answer = 'yes' | 'no' | 'open';

export const above = ({ low, high }: Estimate, threshold: number): Answer =>
  low > threshold ? 'yes' : high <= threshold ? 'no' : 'open';

export const below = ({ low, high }: Estimate, threshold: number): Answer =>
  high < threshold ? 'yes' : low >= threshold ? 'no' : 'open';

/** Whether all of the interval lies within the bounds. */
export const within = ({ low, high }: Estimate, least: number, most: number): Answer =>
  low >= least && high <= most ? 'yes' : high < least || low > most ? 'no' : 'open';

export const both = (...answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('open') ? 'open' : 'yes';

export const either = (...answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('open') ? 'open' : 'no';

export const not = (answer: Answer): Answer => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'open');

/** A statement, and what is so where it is not true. */
export interface Statement {
  readonly is: Answer;
  readonly yes: string;
  readonly no: string;
}

const textOf = ({ is, yes, no }: Statement): string =>
  is === 'yes' ? yes : is === 'no' ? no : `cannot be told: ${yes}`;

/**
 * The claim holds when its core does; with limits where a statement about its reach does not hold or cannot be told.
 * @param core what the claim says
 * @param reach what it says or suggests beyond that
 */
export function judge(core: readonly Statement[], reach: readonly Statement[] = []): Verdict {
  const because = [...core, ...reach].map(textOf);
  const answer = both(...core.map(({ is }) => is));
  if (answer === 'no') return { outcome: 'does not hold', because };
  if (answer === 'open') return { outcome: 'cannot be told', because };
  return { outcome: reach.every(({ is }) => is === 'yes') ? 'holds' : 'holds with limits', because };
}

/** A number as people read it. */
export function figureText(value: number, digits = 3): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(Math.max(0, digits - 2));
  return String(Number(value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size + 1))))));
}

/** `0.31 (0.28 to 0.34)`, or the number alone where chance plays no part. */
export const estimateText = ({ value, low, high }: Estimate, digits = 3): string =>
  low === high
    ? figureText(value, digits)
    : `${figureText(value, digits)} (${figureText(low, digits)} to ${figureText(high, digits)})`;

/** As `estimateText`, for parts of 1. */
export const percentText = ({ value, low, high }: Estimate): string => {
  const text = (part: number): string => (100 * part).toFixed(1);
  return low === high ? `${text(value)} %` : `${text(value)} % (${text(low)} to ${text(high)})`;
};
