// What each elementwise operation does to one element: the float32 and int32 columns of the js backend. float32 results are rounded once.

import type { BinaryOp, UnaryOp } from '../../base/elementwise.ts';
import { erf } from '../../base/special.ts';

export type Unary = (a: number) => number;
export type Binary = (a: number, b: number) => number;

const { fround } = Math;

const COMPARISONS = {
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
} satisfies Partial<Record<BinaryOp, Binary>>;

export const FLOAT_UNARY: Readonly<Record<UnaryOp, Unary>> = {
  neg: (a) => -a,
  abs: Math.abs,
  floor: Math.floor,
  exp: (a) => fround(Math.exp(a)),
  log: (a) => fround(Math.log(a)),
  sqrt: (a) => fround(Math.sqrt(a)),
  rsqrt: (a) => fround(1 / Math.sqrt(a)),
  reciprocal: (a) => fround(1 / a),
  tanh: (a) => fround(Math.tanh(a)),
  erf: (a) => fround(erf(a)),
  sin: (a) => fround(Math.sin(a)),
  cos: (a) => fround(Math.cos(a)),
};

/** The arithmetic that integers have; it wraps around at 32 bits. */
export const INT_UNARY: Readonly<Partial<Record<UnaryOp, Unary>>> = {
  neg: (a) => -a | 0,
  abs: (a) => Math.abs(a) | 0,
};

export const FLOAT_BINARY: Readonly<Partial<Record<BinaryOp, Binary>>> = {
  ...COMPARISONS,
  add: (a, b) => fround(a + b),
  sub: (a, b) => fround(a - b),
  mul: (a, b) => fround(a * b),
  div: (a, b) => fround(a / b),
  max: Math.max,
  min: Math.min,
};

export const INT_BINARY: Readonly<Record<BinaryOp, Binary>> = {
  ...COMPARISONS,
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: Math.imul,
  // `| 0` makes x / 0 zero and −2³¹ / −1 wrap.
  div: (a, b) => (a / b) | 0,
  max: Math.max,
  min: Math.min,
  bitAnd: (a, b) => a & b,
  bitOr: (a, b) => a | b,
  bitXor: (a, b) => a ^ b,
  shiftLeft: (a, b) => a << b,
  shiftRight: (a, b) => (a >>> b) | 0,
};

/** float → int32: towards zero, saturating, NaN → 0. */
export function truncateToInt32(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.trunc(Math.min(Math.max(value, -(2 ** 31)), 2 ** 31 - 1)) | 0;
}
