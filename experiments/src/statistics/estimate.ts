// Numbers with 95 % intervals: exact ones, means and differences over seeds by bootstrap, shares.

import { ValueError } from 'fovea';
import type { Estimate } from '../framework/interval.ts';
import { random } from '../workbench/random.ts';

/** A number that chance plays no part in. */
export const exact = (value: number): Estimate => ({ value, low: value, high: value });

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
};

/** Of all values, with the number of them as the divisor. */
export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - middle) ** 2;
  return Math.sqrt(sum / values.length);
}

/** Euclidean length. */
export const norm = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
};

/** Of sorted values, between two of them by the line through both. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const rest = at - below;
  return rest === 0 ? sorted[below] : sorted[below] * (1 - rest) + sorted[below + 1] * rest;
}

const sorted = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();

export const median = (values: ArrayLike<number>): number => quantile(sorted(values), 0.5);

/** 97.5 % quantiles of Student's t with 1, 2, … degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Part of the standard normal below −z (Abramowitz & Stegun 26.2.17). */
function tail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return polynomial * Math.exp((-z * z) / 2) * 0.3989422804;
}

const RESAMPLES = 2000;

/**
 * The interval of a statistic by the bootstrap, from percentiles that are widened for few values (Hesterberg, The American Statistician, 2015): with five
 * values, close to their whole range.
 * @throws ValueError for fewer than two values
 */
export function bootstrap(values: readonly number[], statistic: (sample: Float64Array) => number = mean): Estimate {
  const n = values.length;
  if (n < 2) throw new ValueError(`bootstrap: needs at least two values: got ${n}; give more seeds`);
  const own = Float64Array.from(values);
  const stream = random(1, n);
  const sample = new Float64Array(n);
  const found = Float64Array.from({ length: RESAMPLES }, () => {
    for (let i = 0; i < n; i++) sample[i] = own[stream.integer(n)];
    return statistic(sample);
  }).sort();
  const part = tail(Math.sqrt(n / (n - 1)) * (STUDENT[n - 2] ?? 1.96));
  const value = statistic(own);
  return {
    value,
    low: Math.min(value, quantile(found, part)),
    high: Math.max(value, quantile(found, 1 - part)),
  };
}

/** Of the differences a − b of runs with the same seed. */
export const difference = (a: readonly number[], b: readonly number[]): Estimate =>
  bootstrap(a.map((value, i) => value - b[i]));

/** Of the ratios a / b of runs with the same seed. */
export const ratio = (a: readonly number[], b: readonly number[]): Estimate =>
  bootstrap(a.map((value, i) => value / b[i]));

/** A share of independent trials, with Wilson's interval (JASA 1927). */
export function share(hits: number, trials: number): Estimate {
  const z = 1.96;
  const value = hits / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (value + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((value * (1 - value)) / trials + (z * z) / (4 * trials * trials));
  return { value, low: Math.min(value, Math.max(0, middle - half)), high: Math.max(value, Math.min(1, middle + half)) };
}
