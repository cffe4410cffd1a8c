// Normal values within bounds, however little of the normal distribution the bounds leave.

import { refuse, requireOrder, requireRange } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import { erf } from '../base/special.ts';
import type { Initializer } from './initializer.ts';
import { drawNormal, drawUniform } from './random-values.ts';

/** With less of the distribution than this between the bounds, drawing again takes too many rounds. */
const LEAST_SHARE = 0.3;

/** Values are drawn in blocks of at least this many. */
const LEAST_BLOCK = 64;

/**
 * Normal values, drawn again outside [low, high] (absolute bounds, as torch.nn.init.trunc_normal_). Defaults 0, 1, −2, 2.
 * @throws ValueError unless mean is finite, std a finite number from 0 and low less than high; for std 0, unless mean is within the bounds
 */
export function truncatedNormal(mean = 0, std = 1, low = -2, high = 2): Initializer {
  const op = 'init.truncatedNormal';
  requireRange(op, 'mean', mean, 'finite');
  requireRange(op, 'std', std, 'notNegative');
  requireOrder(op, { low, high });
  if (std === 0 && !(low <= mean && mean <= high)) refuse(op, 'mean', `in [${low}, ${high}] where std is 0`, mean);
  const share = (erf((high - mean) / std / Math.SQRT2) - erf((low - mean) / std / Math.SQRT2)) / 2;
  // Without a deviation every value is the mean.
  if (std === 0 || share >= LEAST_SHARE) return (shape) => drawnAgain(elementCount(shape), mean, std, low, high);
  return (shape) => fromTail(elementCount(shape), mean, std, low, high);
}

/** Normal values, of which those within the bounds count. */
function drawnAgain(count: number, mean: number, std: number, low: number, high: number): Float32Array {
  const out = new Float32Array(count);
  let filled = 0;
  while (filled < count) {
    drawNormal(Math.max(LEAST_BLOCK, count - filled), (numbers) => {
      // A variable of this function's own is kept in a register.
      let next = filled;
      for (let i = 0; i < numbers.length && next < count; i++) {
        const value = mean + std * numbers[i];
        if (value >= low && value <= high) out[next++] = value;
      }
      filled = next;
    });
  }
  return out;
}

/**
 * Distances from the bound that is next to the mean, by an exponential distribution that touches the normal one there, and thinned to it (Robert,
 * Statistics and Computing 1995): four in ten are kept at least, at any distance from the mean. Where the bounds enclose the mean they are so
 * close together that distances from `low` are nearly uniform.
 */
function fromTail(count: number, mean: number, std: number, low: number, high: number): Float32Array {
  const isBelow = high < mean;
  const isAbove = low > mean;
  // Both in deviations: the steepness of the distribution at the nearest bound, and how far it reaches.
  const rate = isAbove ? (low - mean) / std : isBelow ? (mean - high) / std : 0;
  const width = (high - low) / std;
  const [start, step] = isBelow ? [high, -std] : [low, std];
  const middle = isAbove || isBelow ? 0 : (mean - low) / std;
  const end = Math.expm1(-rate * width);
  const out = new Float32Array(count);
  let filled = 0;
  while (filled < count) {
    drawUniform(2 * Math.max(LEAST_BLOCK, count - filled), (numbers) => {
      for (let i = 0; i < numbers.length && filled < count; i += 2) {
        const distance = rate === 0 ? numbers[i] * width : -Math.log1p(numbers[i] * end) / rate;
        if (numbers[i + 1] <= Math.exp(-((distance - middle) ** 2) / 2)) out[filled++] = start + step * distance;
      }
    });
  }
  return out;
}
