// Tests of the checks: which values they take, and the exact words for those that they do not.

import { describe, expect, it } from 'vitest';
import { ValueError } from './errors.ts';
import {
  requireCounts,
  requireDivisor,
  requireEach,
  requireInteger,
  requireInterval,
  requireLabels,
  requireList,
  requireNumber,
  requireOneOf,
  requireOrder,
  requireRange,
  requireRanges,
  requireStrings,
} from './require.ts';
import {
  requireAxis,
  requireBroadcast,
  requireDType,
  requireLength,
  requireSameDType,
  requireSameLength,
  requireSameShape,
  requireShape,
} from './require-shape.ts';

describe('what checks take', () => {
  it.each<[string, () => void]>([
    [
      'ranges',
      () =>
        requireRanges(
          'op',
          { lr: 0, p: 1, axes: [0, 2] },
          { lr: 'notNegative', p: 'probability', axes: 'countsOrZero' },
        ),
    ],
    ['a tuple', () => requireRange('op', 'betas', [0.9, 0.999], 'twoFractions')],
    ['a tuple of positive numbers', () => requireRange('op', 'eps', [1e-30, 1], 'twoPositive')],
    ['nothing above 0', () => requireRange('op', 'decay', 0, 'notPositive')],
    ['an odd size', () => requireRange('op', 'kernelSize', 7, 'oddCount')],
    ['sizes', () => requireCounts('op', { inChannels: 1, outChannels: 64 })],
    ['bounds', () => requireInteger('op', 'bits', 8, 0, 8)],
    ['a number at its bound', () => requireNumber('op', 'degree', 180, -180, 180)],
    ['equal limits', () => requireOrder('op', { low: 1, high: 1 }, '≤')],
    ['an interval', () => requireInterval('op', 'scale', [0.1, 1], { least: 0 })],
    ['a divisor', () => requireDivisor('op', 'groups', 3, { 'input channels': 6, 'output channels': 9 })],
    ['strings', () => requireStrings('op', 'classNames', ['a', ''])],
    ['each of many', () => requireEach('op', 'weights', Float32Array.of(0, 2), 'notNegative')],
    ['labels', () => requireLabels('op', Int32Array.of(0, 2), 3)],
    ['a dtype', () => requireDType('op', 'x', { dtype: 'int32' }, 'float32', 'int32')],
    ['a shape', () => requireShape('op', 'x', [2, 5, 4, 3], ['N', 'H', 'W', 3])],
    ['no axes for …', () => requireShape('op', 'x', [2, 3], ['N', '…', 3])],
    ['many axes for …', () => requireShape('op', 'x', [2, 7, 8, 9, 3], [2, '…', 3])],
    ['a broadcast', () => requireBroadcast('op', 'mask', [1, 5], { scores: [4, 2, 5] })],
    ['lengths', () => requireSameLength('op', { a: 3, b: 3, c: 3 })],
    ['values', () => requireLength('op', 'pixels', 24, [2, 4, 3])],
    ['an axis', () => requireAxis('op', 0, 1)],
  ])('%s', (_, check) => {
    expect(check).not.toThrow();
  });
});

describe('what checks say', () => {
  it.each<[string, () => void]>([
    [
      'op: lr must be a finite number ≥ 0: got NaN',
      () => requireRanges('op', { lr: Number.NaN }, { lr: 'notNegative' }),
    ],
    ['op: lr must be a finite number ≥ 0: got "1"', () => requireRange('op', 'lr', '1', 'notNegative')],
    ['op: flip must be true or false: got 1', () => requireRange('op', 'flip', 1, 'flag')],
    ['op: axes must be integers ≥ 0: got [1, 0.5]', () => requireRange('op', 'axes', [1, 0.5], 'countsOrZero')],
    ['op: betas must be two numbers in [0, 1): got [0.9]', () => requireRange('op', 'betas', [0.9], 'twoFractions')],
    ['op: size must be an odd integer ≥ 1: got 4', () => requireRange('op', 'size', 4, 'oddCount')],
    ['op: size must be an odd integer ≥ 1: got 1.5', () => requireRange('op', 'size', 1.5, 'oddCount')],
    ['op: b must be an integer ≥ 1: got 0', () => requireCounts('op', { a: 1, b: 0 })],
    ['op: bits must be an integer in [0, 8]: got 9', () => requireInteger('op', 'bits', 9, 0, 8)],
    ['op: bins must be an integer ≥ 2: got 1', () => requireInteger('op', 'bins', 1, 2)],
    ['op: p must be a number in [0, 0.5]: got 1', () => requireNumber('op', 'p', 1, 0, 0.5)],
    ['op: p must be a finite number ≥ 1: got Infinity', () => requireNumber('op', 'p', Number.POSITIVE_INFINITY, 1)],
    ['op: low must be < high: got low 2 and high 2', () => requireOrder('op', { low: 2, high: 2 })],
    ['op: low must be ≤ high: got low NaN and high 2', () => requireOrder('op', { low: Number.NaN, high: 2 }, '≤')],
    [
      'op: scale must be [low, high] with 0 ≤ low ≤ high: got [2, 1]',
      () => requireInterval('op', 'scale', [2, 1], { least: 0 }),
    ],
    [
      'op: at must be [low, high] with 0 ≤ low < high ≤ 1: got 3',
      () => requireInterval('op', 'at', 3, { relation: '<', least: 0, most: 1 }),
    ],
    [
      'op: groups must divide the 6 input channels and 4 output channels: got 3',
      () => requireDivisor('op', 'groups', 3, { 'input channels': 6, 'output channels': 4 }),
    ],
    ['op: texts must be a list of strings: got "a"', () => requireList('op', 'texts', 'a', 'strings')],
    ['op: texts must be a list of strings: got [1]', () => requireStrings('op', 'texts', [1])],
    [
      'op: weights[1] must be a finite number ≥ 0: got NaN; drop it',
      () => requireEach('op', 'weights', [0, Number.NaN], 'notNegative', 'drop it'),
    ],
    ['op: flags[0] must be true or false: got 1', () => requireEach('op', 'flags', [1], 'flag')],
    [
      'op: dtypes differ: int32 and bool; cast one of them',
      () => requireSameDType('op', { dtype: 'int32' }, { dtype: 'bool' }),
    ],
    ['op: axis -3 is out of range for 2 axes', () => requireAxis('op', -1, 2, -3)],
    ['op: labels must be integers in [0, 2]: got 3 at 1', () => requireLabels('op', [0, 3], 3)],
    ['op: labels must be integers in [0, 2]: got 0.5 at 0', () => requireLabels('op', [0.5], 3)],
    [
      'op: x must be float32 or int32: got bool; cast it first',
      () => requireDType('op', 'x', { dtype: 'bool' }, 'float32', 'int32'),
    ],
    ['op: x must have shape [N, H, W, 3]: got [2, 5, 4]', () => requireShape('op', 'x', [2, 5, 4], ['N', 'H', 'W', 3])],
    [
      'op: x must have shape [N, …, 3]: got [3]; add an axis',
      () => requireShape('op', 'x', [3], ['N', '…', 3], 'add an axis'),
    ],
    ['op: loss must be a scalar: got [1]', () => requireShape('op', 'loss', [1], [])],
    ['op: a and b must have the same shape: got [1] and [2]', () => requireSameShape('op', { a: [1], b: [2] })],
    [
      'op: mask must broadcast to the scores [2, 5]: got [4, 2, 5]',
      () => requireBroadcast('op', 'mask', [4, 2, 5], { scores: [2, 5] }),
    ],
    [
      'op: scores, labels and weights must have the same length: got 2, 3 and 2',
      () => requireSameLength('op', { scores: 2, labels: 3, weights: 2 }),
    ],
    [
      'op: pixels of shape [2, 4, 3] must have 24 bytes: got 8',
      () => requireLength('op', 'pixels', 8, [2, 4, 3], 'bytes'),
    ],
    ['op: axis 2 is out of range for 2 axes', () => requireAxis('op', 2, 2)],
  ])('%s', (message, check) => {
    expect(check).toThrow(message);
  });
});

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
