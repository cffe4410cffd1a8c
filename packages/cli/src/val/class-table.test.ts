// Tests of the table of classes: its columns, what is undefined, and names that a terminal would carry out.

import { expect, it } from 'vitest';
import { classTable } from './class-table.ts';

const CAT = { name: 'cat', support: 1200, precision: 0.5, recall: 1, f1: 2 / 3, averagePrecision: 0.25 };
const NONE = { name: 'no images', support: 0, precision: 0, recall: 0, f1: 0, averagePrecision: Number.NaN };

it('has a column for each measure', () => {
  expect(classTable([CAT, NONE], ['precision', 'recall', 'f1']).split('\n')).toEqual([
    'class      images  precision   recall      F1',
    'cat         1,200     50.0 %  100.0 %  66.7 %',
    'no images       0      0.0 %    0.0 %   0.0 %',
  ]);
});

it('shows a dash for what is undefined', () => {
  expect(classTable([CAT, NONE], ['precision', 'recall', 'f1', 'averagePrecision']).split('\n')).toEqual([
    'class      images  precision   recall      F1      AP',
    'cat         1,200     50.0 %  100.0 %  66.7 %  25.0 %',
    'no images       0      0.0 %    0.0 %   0.0 %       –',
  ]);
});

it('writes control characters in names, and lets the columns stand', () => {
  const [head, row] = classTable([{ ...CAT, name: 'a\u001b[2J\nb' }], ['precision']).split('\n');
  expect(row).toBe('a\\u001b[2J\\nb   1,200     50.0 %');
  expect(head).toHaveLength(row.length);
});
