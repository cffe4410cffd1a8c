// Values as nested arrays of numbers.

import type { EngineArray } from '../base/dtype.ts';
import type { Shape } from '../base/shape.ts';

/** Nested arrays of numbers; a number for a scalar. */
export type NestedNumbers = number | NestedNumbers[];

/** Row-major values, an array a row; a number where there is no axis. */
export function nest(values: EngineArray, shape: Shape, axis = 0, start = 0, span = values.length): NestedNumbers {
  if (axis === shape.length) return values[start];
  const step = span / Math.max(1, shape[axis]);
  return Array.from({ length: shape[axis] }, (_, i) => nest(values, shape, axis + 1, start + i * step, step));
}
