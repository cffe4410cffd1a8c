// Initial values: distributions by their moments and bounds, what is exact exactly.

import { describe, expect, it } from 'vitest';
import { elementCount, type Shape } from '../src/base/shape.ts';
import { init, manualSeed } from '../src/nn/index.ts';
import { figures, fixture, UNLIKELY } from './initial-figures.ts';

const SHAPE: Shape = [64, 32, 3, 3];
const [FAN_IN, FAN_OUT] = [288, 576];
const COUNT = elementCount(SHAPE);

describe.each([
  ['normal', init.normal(1, 0.5), 1, 0.5],
  ['uniform', init.uniform(-1, 3), 1, 4 / Math.sqrt(12)],
  ['xavierUniform', init.xavierUniform(), 0, Math.sqrt(2 / (FAN_IN + FAN_OUT))],
  ['xavierNormal with a gain', init.xavierNormal({ gain: 5 / 3 }), 0, (5 / 3) * Math.sqrt(2 / (FAN_IN + FAN_OUT))],
  ['kaimingUniform', init.kaimingUniform({ nonlinearity: 'relu' }), 0, Math.sqrt(2 / FAN_IN)],
  ['kaimingUniform by default of layers', init.kaimingUniform({ slope: Math.sqrt(5) }), 0, Math.sqrt(1 / 3 / FAN_IN)],
  ['kaimingNormal of fanOut', init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }), 0, Math.sqrt(2 / FAN_OUT)],
  [
    'kaimingNormal in groups',
    init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups: 4 }),
    0,
    Math.sqrt(8 / FAN_OUT),
  ],
  ['lecunNormal', init.lecunNormal(), 0, Math.sqrt(1 / FAN_IN)],
  ['truncatedNormal', init.truncatedNormal(0, 1, -2, 2), 0, 0.87962566103423978],
] as const)('%s', (_, initializer, mean, std) => {
  it('has its mean and deviation', () => {
    manualSeed(11);
    const [ownMean, ownStd] = figures(initializer(SHAPE));
    expect(Math.abs(ownMean - mean)).toBeLessThan((UNLIKELY * std) / Math.sqrt(COUNT));
    expect(Math.abs(ownStd - std)).toBeLessThan((UNLIKELY * std) / Math.sqrt(COUNT));
  });
});

it('bounded ones keep their bounds, and come near them', () => {
  manualSeed(3);
  for (const [initializer, bound] of [
    [init.truncatedNormal(0, 1, -2, 2), 2],
    [init.xavierUniform(), Math.sqrt(6 / (FAN_IN + FAN_OUT))],
    [init.kaimingUniform({ nonlinearity: 'relu' }), Math.sqrt(6 / FAN_IN)],
  ] as const) {
    const [, , largest] = figures(initializer(SHAPE));
    expect(largest).toBeLessThanOrEqual(bound * (1 + 1e-6));
    expect(largest).toBeGreaterThan(0.99 * bound);
  }
});

it('constants are constant', () => {
  expect(figures(init.zeros([5]))).toEqual([0, 0, 0]);
  expect(figures(init.ones([5]))).toEqual([1, 0, 1]);
  expect(figures(init.constant(-0.25)([5]))).toEqual([-0.25, 0, 0.25]);
});

it.each([
  [[6, 10], 1],
  [[10, 6], 2],
  [[4, 3, 2, 2], 1],
] as const)('orthogonal of %s', (shape, gain) => {
  const values = init.orthogonal({ gain })(shape);
  const rows = shape[0];
  const columns = values.length / rows;
  const at = (r: number, c: number): number => values[r * columns + c];
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows];
  const vector = (i: number, k: number): number => (rows <= columns ? at(i, k) : at(k, i));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const dot = Array.from({ length }, (_, k) => vector(i, k) * vector(j, k)).reduce((sum, value) => sum + value, 0);
      expect(dot).toBeCloseTo(i === j ? gain * gain : 0, 5);
    }
  }
});

it("Dirac's are PyTorch's", () => {
  expect([...init.dirac({ groups: 2 })([6, 2, 3, 4])]).toEqual(fixture.dirac);
});

it("gains are PyTorch's", () => {
  for (const [name, gain] of Object.entries(fixture.gains)) {
    expect(init.calculateGain(name as init.Nonlinearity)).toBeCloseTo(gain, 12);
  }
  expect(init.calculateGain('leakyRelu', 0.3)).toBeCloseTo(fixture.leakyGain, 12);
});

it('values that are made later are those that would have been made at once', () => {
  const order = (late: boolean): number[][] => {
    manualSeed(9);
    const make = (): Float32Array => init.truncatedNormal(0, 1, -1, 1)([50]);
    const first = init.deferred(make);
    if (!late) first();
    const second = init.deferred(make);
    const values = late ? [second(), first()].reverse() : [first(), second()];
    return values.map((array) => [...array]);
  };
  expect(order(true)).toEqual(order(false));
  const [first, second] = order(true);
  expect(first).not.toEqual(second);
});

it('a vector has no fans', () => {
  expect(() => init.kaimingNormal()([5])).toThrow('init: the shape must have at least two axes: got [5]');
});
