// Tests of options that are one of a few names.

import { describe, expect, it } from 'vitest';
import { ValueError } from './errors.ts';
import { requireOneOf } from './one-of.ts';

describe('requireOneOf', () => {
  it('takes the names, and nothing else', () => {
    expect(() => requireOneOf('op', 'mode', 'min', ['min', 'max'])).not.toThrow();
    for (const value of ['minimum', 'toString', '', 1, undefined, null, ['min'], true])
      expect(() => requireOneOf('op', 'mode', value, ['min', 'max']), String(value)).toThrow(ValueError);
  });

  it('lists them, and names the nearest', () => {
    expect(() => requireOneOf('op', 'norm', 'maximum', ['l1', 'l2', 'max'])).toThrow(
      `op: norm must be 'l1', 'l2' or 'max': got "maximum"; did you mean 'max'?`,
    );
    expect(() => requireOneOf('op', 'norm', 2, ['l1', 'l2'])).toThrow(/^op: norm must be 'l1' or 'l2': got 2$/);
    expect(() => requireOneOf('op', 'norm', ['l1'], ['l1'])).toThrow(`op: norm must be 'l1': got ["l1"]`);
  });
});
