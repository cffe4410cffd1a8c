// Initialisers at the edges of what they take: bounds far from the mean, large matrices, names and numbers that make no sense.

import { describe, expect, it } from 'vitest';
import { init, manualSeed } from '../src/nn/index.ts';

const COUNT = 40_000;

/** Mean and standard deviation of the standard normal distribution between `low` and `high`, by sums over slices. */
function momentsBetween(low: number, high: number): readonly [mean: number, std: number] {
  const slices = 20_000;
  // Less than e^−50 of what is there lies farther than this from the nearest bound.
  const start = Math.max(low, high < 0 ? high - 10 : -10);
  const width = (Math.min(high, Math.max(low, 0) + 10) - start) / slices;
  const nearest = Math.max(low, Math.min(high, 0));
  let [total, sum, square] = [0, 0, 0];
  for (let i = 0; i < slices; i++) {
    const z = start + (i + 0.5) * width;
    const density = Math.exp((nearest * nearest - z * z) / 2);
    total += density;
    sum += density * (z - nearest);
    square += density * (z - nearest) ** 2;
  }
  const offset = sum / total;
  return [nearest + offset, Math.sqrt(square / total - offset * offset)];
}

describe('truncatedNormal', () => {
  it.each([
    [0, 1, -2, 2],
    [0, 1, 3, Number.POSITIVE_INFINITY],
    [0, 1, Number.NEGATIVE_INFINITY, -3],
    [0, 1, -0.3, 0.1],
    [0, 1, 0, 0.5],
    [0, 1, -1.5, -1],
    [0, 1, 20, 21],
    [0, 0.02, 1, 2],
    [10, 1, -2, 2],
  ])('of mean %d and deviation %d between %d and %d', (mean, std, low, high) => {
    manualSeed(4);
    const values = init.truncatedNormal(mean, std, low, high)([COUNT]);
    const [expected, spread] = momentsBetween((low - mean) / std, (high - mean) / std).map((value) => value * std);
    const own = values.reduce((sum, value) => sum + value, 0) / COUNT;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - own) ** 2, 0) / COUNT);
    expect(Math.abs(own - mean - expected)).toBeLessThan((5 * spread) / Math.sqrt(COUNT));
    // The fourth moment of what is cut is at most that of an exponential distribution.
    expect(Math.abs(deviation - spread)).toBeLessThan((10 * spread) / Math.sqrt(COUNT));
    expect(values.every((value) => value >= low && value <= high)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(COUNT / 10);
  });

  it('keeps the normal values that are within ordinary bounds', () => {
    manualSeed(6);
    const normal = init
      .normal(
        0.5,
        2,
      )([100])
      .filter((value) => value >= -1 && value <= 3);
    manualSeed(6);
    expect([...init.truncatedNormal(0.5, 2, -1, 3)([100])].slice(0, normal.length)).toEqual([...normal]);
  });

  it('without deviation is the mean', () => {
    expect([...init.truncatedNormal(1.5, 0)([3])]).toEqual([1.5, 1.5, 1.5]);
  });
});

describe('orthogonal', () => {
  it('takes long rows and large kernels', () => {
    for (const shape of [
      [2, 200_000],
      [256, 256, 3, 3],
    ] as const) {
      const values = init.orthogonal()(shape);
      const length = values.length / shape[0];
      const dot = (a: number, b: number): number => {
        let sum = 0;
        for (let k = 0; k < length; k++) sum += values[a * length + k] * values[b * length + k];
        return sum;
      };
      const last = shape[0] - 1;
      for (const [a, b] of [
        [0, 0],
        [last, last],
        [0, last],
        [last - 1, last],
      ]) {
        expect(dot(a, b)).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });

  it('stays orthogonal where the last vectors have hardly a direction left', () => {
    manualSeed(1);
    const size = 120;
    const values = init.orthogonal()([size, size]);
    const largest = Array.from({ length: size * size }, (_, at) => {
      const [a, b] = [Math.floor(at / size), at % size];
      let sum = a === b ? -1 : 0;
      for (let k = 0; k < size; k++) sum += values[a * size + k] * values[b * size + k];
      return Math.abs(sum);
    }).reduce((most, value) => Math.max(most, value), 0);
    expect(largest).toBeLessThan(1e-6);
  });
});

it('a weight without values has nothing to scale', () => {
  expect(init.kaimingNormal()([4, 0])).toEqual(new Float32Array(0));
  expect(init.xavierUniform()([0, 0])).toEqual(new Float32Array(0));
  expect(init.lecunNormal()([4, 0])).toEqual(new Float32Array(0));
});

const name = <T>(value: string): T => value as T;

it.each([
  ['init.truncatedNormal: std must be a finite number ≥ 0: got NaN', () => init.truncatedNormal(0, Number.NaN)],
  ['init.truncatedNormal: std must be a finite number ≥ 0: got -1', () => init.truncatedNormal(0, -1)],
  [
    'init.truncatedNormal: mean must be a finite number: got Infinity',
    () => init.truncatedNormal(Number.POSITIVE_INFINITY),
  ],
  ['init.truncatedNormal: low must be < high: got low 2 and high -2', () => init.truncatedNormal(0, 1, 2, -2)],
  ['init.truncatedNormal: low must be < high: got low NaN and high 2', () => init.truncatedNormal(0, 1, Number.NaN)],
  ['init.truncatedNormal: mean must be in [-2, 2] where std is 0: got 5', () => init.truncatedNormal(5, 0)],
  ['init.uniform: low must be ≤ high: got low 1 and high -1', () => init.uniform(1, -1)],
  ['init.uniform: high must be a finite number: got NaN', () => init.uniform(0, Number.NaN)],
  ['init.normal: std must be a finite number ≥ 0: got NaN', () => init.normal(0, Number.NaN)],
  ['init.orthogonal: gain must be a finite number: got NaN', () => init.orthogonal({ gain: Number.NaN })],
  ['init.xavierNormal: gain must be a finite number ≥ 0: got -1', () => init.xavierNormal({ gain: -1 })],
  [
    `init.kaimingUniform: mode must be 'fanIn' or 'fanOut': got "fan_in"; did you mean 'fanIn'?`,
    () => init.kaimingUniform({ mode: name('fan_in') }),
  ],
  [
    `init.kaimingNormal: nonlinearity must be 'linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu' or 'selu': got "leaky_relu"; did you mean 'leakyRelu'?`,
    () => init.kaimingNormal({ nonlinearity: name('leaky_relu') }),
  ],
  ['init.kaimingNormal: groups must be an integer ≥ 1: got 0', () => init.kaimingNormal({ mode: 'fanOut', groups: 0 })],
  [
    `init.calculateGain: nonlinearity must be 'linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu' or 'selu': got "gelu"; did you mean 'relu'?`,
    () => init.calculateGain(name('gelu')),
  ],
  [
    `init.calculateGain: nonlinearity must be 'linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu' or 'selu': got "toString"`,
    () => init.calculateGain(name('toString')),
  ],
  ['init.calculateGain: slope must be a finite number: got NaN', () => init.calculateGain('leakyRelu', Number.NaN)],
  ['init.dirac: groups must divide the 4 output channels: got 3', () => init.dirac({ groups: 3 })([4, 2, 1, 1])],
  ['init.dirac: groups must be an integer ≥ 1: got 0', () => init.dirac({ groups: 0 })],
])('%s', (message, call) => {
  expect(call).toThrow(message);
});
