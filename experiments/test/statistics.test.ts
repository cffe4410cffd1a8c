// Tests of intervals and fits: how often an interval covers the truth, values worked out by hand.

import { describe, expect, it } from 'vitest';
import { bootstrap, difference, exact, median, quantile, share } from '../src/statistics/estimate.ts';
import { exponent, exponentOver, fitLine } from '../src/statistics/fit.ts';
import { random } from '../src/workbench/random.ts';

describe('intervals', () => {
  it.each([5, 20])('of the mean of %i normal numbers cover it about as often as they say', (count) => {
    let covered = 0;
    for (let trial = 0; trial < 120; trial++) {
      const stream = random(trial, 7);
      const { low, high } = bootstrap(Array.from({ length: count }, () => 3 + stream.normal()));
      covered += Number(low <= 3 && high >= 3);
    }
    // With five values even the whole range covers 94 % at most.
    expect(covered / 120).toBeGreaterThan(count === 5 ? 0.87 : 0.9);
    expect(covered / 120).toBeLessThan(1);
  });

  it('are the same for the same values, and need two', () => {
    expect(bootstrap([1, 2, 4])).toEqual(bootstrap([1, 2, 4]));
    expect(() => bootstrap([1])).toThrow('bootstrap: needs at least two values: got 1; give more seeds');
  });

  it('of differences are paired', () => {
    expect(difference([11, 22, 33], [10, 21, 32])).toEqual(exact(1));
  });

  it('of shares are Wilson’s', () => {
    const { value, low, high } = share(7, 10);
    expect(value).toBe(0.7);
    // statsmodels.stats.proportion.proportion_confint(7, 10, method='wilson')
    expect(low).toBeCloseTo(0.39676, 3);
    expect(high).toBeCloseTo(0.89224, 3);
    expect(share(0, 10).low).toBe(0);
  });
});

describe('fits', () => {
  it('find a line and an exponent', () => {
    expect(fitLine([[0, 1], [1, 3], [2, 5]])).toEqual({ slope: 2, offset: 1 }); // biome-ignore format: pairs
    const points = [1, 2, 4, 8].map((x) => [x, 3 * x ** 0.5] as const);
    expect(exponent(points)).toBeCloseTo(0.5, 12);
    const { low, high } = exponentOver([points, points.map(([x, y]) => [x, 2 * y] as const)]);
    expect([low, high].map((value) => value.toFixed(6))).toEqual(['0.500000', '0.500000']);
  });

  it('quantiles lie between values', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(median([9, 1, 5])).toBe(5);
  });
});
