// Tests of how figures are written.

import { expect, it } from 'vitest';
import { aligned, aucText, duration, grouped, percent } from './figures.ts';

it('writes durations', () => {
  expect([0, 59.6, 61, 3723, -1].map(duration)).toEqual(['0:00', '1:00', '1:01', '1:02:03', '0:00']);
});

it('aligns the columns of tables; what ends a short row takes no room', () => {
  const rows = [
    ['name', 'of', 'n'],
    ['a', 'b', '1,000'],
    ['longer', 'nothing: it failed'],
    ['c', 'd', ''],
  ];
  expect(aligned(rows, 2)).toEqual([
    'name    of      n',
    'a       b   1,000',
    'longer  nothing: it failed',
    'c       d',
  ]);
  expect(aligned(rows.slice(0, 2))).toEqual(['name  of      n', 'a      b  1,000']);
});

it('writes parts, counts and areas', () => {
  expect([percent(0.8125), percent(1, '\u00a0'), grouped(18000)]).toEqual(['81.3 %', '100.0\u00a0%', '18,000']);
  expect([aucText(0.98765), aucText(Number.NaN)]).toEqual(['0.9877', 'undefined']);
});
