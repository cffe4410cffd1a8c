// What an element of a dtype can hold: asked of numbers that are given as they are, where JavaScript would round or wrap them.

import type { DType } from '../base/dtype.ts';
import { DTypeError, ValueError } from '../base/errors.ts';
import { requireDType } from '../base/require-shape.ts';

const DTYPES: readonly string[] = ['float32', 'int32', 'bool'] satisfies readonly DType[];
const [LEAST_INT, GREATEST_INT] = [-(2 ** 31), 2 ** 31 - 1];

/** @throws DTypeError for another dtype than the engine's, which only untyped code can pass */
export function requireKnownDType(op: string, dtype: string): void {
  if (!DTYPES.includes(dtype))
    throw new DTypeError(`${op}: there is no dtype ${JSON.stringify(dtype)}; use one of ${DTYPES.join(', ')}`);
}

/** @throws ValueError when an element of the dtype cannot hold the number */
export function requireElement(op: string, value: number, dtype: DType): void {
  if (dtype === 'int32' && value !== (value | 0))
    throw new ValueError(`${op}: int32 needs integers of at most 32 bits: got ${value}`);
  if (dtype === 'bool' && value !== 0 && value !== 1) throw new ValueError(`${op}: bool needs 0 or 1: got ${value}`);
}

/**
 * The limits of `clip`: of int32, infinite ones and those beyond its range are those of its range.
 * @throws ValueError for NaN, and for limits that no element can have; DTypeError for bool
 */
export function clipLimits(low: number, high: number, dtype: DType): readonly [low: number, high: number] {
  requireDType('clip', 'x', { dtype }, 'float32', 'int32');
  if (Number.isNaN(low) || Number.isNaN(high))
    throw new ValueError(`clip: limits must be numbers: got ${low}, ${high}`);
  if (dtype === 'float32') return [low, high];
  const limits = [Math.max(low, LEAST_INT), Math.min(high, GREATEST_INT)] as const;
  for (const limit of limits) requireElement('clip', limit, dtype);
  return limits;
}
