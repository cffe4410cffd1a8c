// Initial values by the plain uniform and normal distributions.

import { requireOrder, requireRange } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import type { Initializer } from './initializer.ts';
import { drawNormal, drawUniform } from './random-values.ts';

function drawn(draw: typeof drawUniform, count: number, scale: number, shift: number): Float32Array {
  const out = new Float32Array(count);
  draw(count, (numbers, first) => {
    for (let i = 0; i < numbers.length; i++) out[first + i] = shift + scale * numbers[i];
  });
  return out;
}

/**
 * Uniform in [low, high); default [0, 1).
 * @throws ValueError unless both bounds are finite and low is at most high
 */
export function uniform(low = 0, high = 1): Initializer {
  requireRange('init.uniform', 'low', low, 'finite');
  requireRange('init.uniform', 'high', high, 'finite');
  requireOrder('init.uniform', { low, high }, '≤');
  return (shape) => drawn(drawUniform, elementCount(shape), high - low, low);
}

/**
 * Normal of any mean and deviation; defaults 0 and 1.
 * @throws ValueError unless mean is finite and std a finite number from 0
 */
export function normal(mean = 0, std = 1): Initializer {
  requireRange('init.normal', 'mean', mean, 'finite');
  requireRange('init.normal', 'std', std, 'notNegative');
  return (shape) => drawn(drawNormal, elementCount(shape), std, mean);
}
