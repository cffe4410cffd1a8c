// Tests of the special functions against values computed with 40 digits and rounded to float64.

import { describe, expect, it } from 'vitest';
import { erf } from './special.ts';

const EXACT: readonly (readonly [number, number])[] = [
  [1e-10, 1.1283791670955126e-10],
  [0.001, 0.0011283787909692365],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [0.84375, 0.7672256612323416],
  [1, 0.8427007929497149],
  [1.25, 0.9229001282564583],
  [1.5, 0.9661051464753108],
  [1.999, 0.9953015566513705],
  [2, 0.9953222650189527],
  [2.5, 0.999593047982555],
  [3, 0.9999779095030014],
  [4, 0.9999999845827421],
  [5.5, 0.9999999999999927],
];

describe('erf', () => {
  it.each(EXACT)('of %d is right to 1e-15, and odd', (x, expected) => {
    expect(Math.abs(erf(x) / expected - 1)).toBeLessThan(1e-15);
    expect(erf(-x)).toBe(-erf(x));
  });

  it('keeps signed zeros, infinities and NaN', () => {
    expect([0, -0, 7, -7, Infinity, -Infinity, NaN].map(erf)).toEqual([0, -0, 1, -1, 1, -1, NaN]);
  });
});
