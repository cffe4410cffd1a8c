// Tests of the rules that suggest a learning rate: values that fastai 2.8's `valley` and `steep` give for the same curves.

import { describe, expect, it } from 'vitest';
import { steepest, valley } from './learning-rate-choice.ts';

/** Loss by the step and the decimal logarithm of the rate: it falls around 1e-3, and goes off beyond 1. */
const smooth = (_: number, x: number): number => 2.3 - 1.8 / (1 + Math.exp(-2 * (x + 3))) + Math.exp(3 * (x - 0.2));
const rough = (i: number, x: number): number => smooth(i, x) + 0.05 * Math.sin(17 * i);
const rising = (_: number, x: number): number => x;

const curve = (steps: number, made: number, loss: (i: number, x: number) => number) =>
  Array.from({ length: made }, (_, i) => {
    const lr = 1e-7 * 1e8 ** (i / (steps - 1));
    return { lr, smoothed: loss(i, Math.log10(lr)) };
  });

describe('suggestions', () => {
  it.each([
    ['a smooth curve', smooth, 100, 100, 0.00017073526474706903, 0.0009111627561154895],
    ['a rough one', rough, 100, 100, 0.004037017258596558, 0.0006280291441834253],
    ['one that ended early', rough, 100, 83, 0.004037017258596558, 0.0006280291441834253],
    ['few steps', smooth, 40, 40, 0.00011937766417144368, 0.0007896522868499724],
    ['few steps of a rough curve', rough, 40, 40, 0.001266380173467402, 0.001266380173467402],
  ])('of %s are those of fastai', (_, loss, steps, made, expectedValley, expectedSteepest) => {
    const points = curve(steps, made, loss);
    expect(valley(points, steps)).toBeCloseTo(expectedValley, 15);
    expect(steepest(points, steps)).toBeCloseTo(expectedSteepest, 15);
  });

  it('of a loss that only rises, and of one that only falls, lie within the curve', () => {
    expect(valley(curve(100, 100, rising), 100)).toBeCloseTo(6.42807311728432e-7, 15);
    for (const made of [7, 8, 9, 20]) {
      const points = curve(made, made, (i) => -i);
      const rates = points.map(({ lr }) => lr);
      expect(rates).toContain(valley(points, made));
      expect(rates).toContain(steepest(points, made));
    }
  });

  it('are none of too few steps', () => {
    for (const made of [0, 1, 5, 6]) {
      expect(valley(curve(10, made, smooth), 10)).toBeUndefined();
      expect(steepest(curve(10, made, smooth), 10)).toBeUndefined();
    }
  });
});
