// Quantiles of a sample by two of the nine definitions of Hyndman and Fan (1996), for robust scaling and quantile bins.

import { erf } from '../base/special.ts';

export const QUANTILE_METHODS = ['linear', 'averagedInvertedCdf'] as const;

/** Between the two nearest values, by distance (`linear`); or the mean of the two where the sample splits evenly, else one of them. */
export type QuantileMethod = (typeof QUANTILE_METHODS)[number];

/** The value that `percent` (0…100) of the ascending, non-empty `sorted` lie below, as NumPy's `percentile` gives it. */
export function percentile(sorted: Float64Array, percent: number, method: QuantileMethod = 'linear'): number {
  const last = sorted.length - 1;
  const place = method === 'linear' ? last * (percent / 100) : sorted.length * (percent / 100) - 1;
  const below = Math.floor(place);
  const part = place - below;
  const weight = method === 'linear' ? part : part > 0 ? 1 : 0.5;
  const low = sorted[Math.min(Math.max(below, 0), last)];
  const high = sorted[Math.min(Math.max(below + 1, 0), last)];
  // From the nearer end, so that weight 1 gives `high` itself: a bin's edge must equal the value it is.
  return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
}

/** The standard-normal quantile of 0 < p < 1, by Newton's method from the median: it nears the quantile from one side, until rounding stops it. */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  let x = 0;
  for (;;) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const next = x + (p - (1 + erf(x / Math.SQRT2)) / 2) / density;
    if (!(next > x)) return x;
    x = next;
  }
}
