// What each elementwise operation does to one element, in float64: the reference of elementwise primitives, and what constants are folded with.

import type { DType } from '../base/dtype.ts';
import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import { erf } from '../base/special.ts';

export type Unary = (a: number) => number;
export type Binary = (a: number, b: number) => number;

const REAL_UNARY: Readonly<Record<UnaryOp, Unary>> = {
  neg: (a) => -a,
  abs: Math.abs,
  floor: Math.floor,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  rsqrt: (a) => 1 / Math.sqrt(a),
  reciprocal: (a) => 1 / a,
  tanh: Math.tanh,
  erf,
  sin: Math.sin,
  cos: Math.cos,
};

/** `| 0` keeps integers within 32 bits, as the engine's wrap around; it also makes x / 0 zero. */
const BINARY: Readonly<Record<BinaryOp, { readonly real: Binary; readonly integer: Binary }>> = {
  add: { real: (a, b) => a + b, integer: (a, b) => (a + b) | 0 },
  sub: { real: (a, b) => a - b, integer: (a, b) => (a - b) | 0 },
  mul: { real: (a, b) => a * b, integer: Math.imul },
  div: { real: (a, b) => a / b, integer: (a, b) => (a / b) | 0 },
  max: both(Math.max),
  min: both(Math.min),
  less: both((a, b) => Number(a < b)),
  lessEqual: both((a, b) => Number(a <= b)),
  equal: both((a, b) => Number(a === b)),
  notEqual: both((a, b) => Number(a !== b)),
  bitAnd: both((a, b) => a & b),
  bitOr: both((a, b) => a | b),
  bitXor: both((a, b) => a ^ b),
  shiftLeft: both((a, b) => a << b),
  shiftRight: both((a, b) => (a >>> b) | 0),
};

function both(fn: Binary): { real: Binary; integer: Binary } {
  return { real: fn, integer: fn };
}

/** The operation on one element of the given dtype. */
export function unaryReference(op: UnaryOp, dtype: DType): Unary {
  const real = REAL_UNARY[op];
  return dtype === 'float32' ? real : (a) => real(a) | 0;
}

/** The operation on one element of each operand; `dtype` is theirs. */
export const binaryReference = (op: BinaryOp, dtype: DType): Binary =>
  BINARY[op][dtype === 'float32' ? 'real' : 'integer'];

/** float → int: towards zero, saturating, NaN → 0; anything → bool: whether it differs from 0. */
export function castReference(dtype: DType): Unary {
  if (dtype === 'float32') return (a) => a;
  if (dtype === 'bool') return (a) => Number(a !== 0);
  return (a) => Math.trunc(Math.min(Math.max(Number.isNaN(a) ? 0 : a, -(2 ** 31)), 2 ** 31 - 1));
}
