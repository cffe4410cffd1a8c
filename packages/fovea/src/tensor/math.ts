// Elementwise functions that the engine has no primitive for, composed of those that it has: rounding, logarithms, powers.

import { ValueError } from '../base/errors.ts';
import { refuse } from '../base/require.ts';
import { requireDType } from '../base/require-shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';

const { add, constantLike: like, div, equal, floor, less, lessEqual, mul, neg, sub, where } = build;

const zero = (x: Node): Node => like(x, 0);
const one = (x: Node): Node => like(x, 1);

/** @throws DTypeError for bool; integers are whole already */
function whole(op: string, x: Node, round: (x: Node) => Node): Node {
  requireDType(op, 'x', x, 'float32', 'int32');
  return x.dtype === 'int32' ? x : round(x);
}

export const ceil = (x: Node): Node => whole('ceil', x, (y) => neg(floor(neg(y))));

export const trunc = (x: Node): Node => whole('trunc', x, (y) => where(less(y, zero(y)), neg(floor(neg(y))), floor(y)));

/** To the nearest whole number, of two as near the even one. */
export const round = (x: Node): Node =>
  whole('round', x, (y) => {
    const low = floor(y);
    // Exact, where x + 0.5 would round.
    const above = sub(y, low);
    const half = like(y, 0.5);
    const halved = mul(low, half);
    const isOdd = build.notEqual(floor(halved), halved);
    const up = build.bitOr(less(half, above), build.bitAnd(equal(above, half), isOdd));
    return where(up, add(low, one(low)), low);
  });

/** −1, 0 or 1; 0 of NaN, as in PyTorch. */
export function sign(x: Node): Node {
  requireDType('sign', 'x', x, 'float32', 'int32');
  return where(less(zero(x), x), one(x), where(less(x, zero(x)), like(x, -1), zero(x)));
}

/** log(1 + x): what 1 + x rounds away is added to first order, with the slope 1 / (1 + x) of the whole. */
export function log1p(x: Node): Node {
  requireDType('log1p', 'x', x, 'float32');
  const total = add(x, one(x));
  const lost = build.detach(sub(x, sub(total, one(x))));
  const logarithm = build.log(total);
  const isFar = build.bitOr(lessEqual(total, zero(x)), less(like(x, 1e7), x));
  const divisor = where(isFar, one(x), total);
  return add(logarithm, where(isFar, zero(x), build.detach(div(lost, divisor))));
}

/** Beyond, −1 is nothing to eˣ in float32. */
const ONE_IS_NOTHING = 20;

/** eˣ − 1 = tanh(x/2)·(eˣ + 1), which loses no digits near 0; with the slope of eˣ, in which that product's own would cancel. */
export function expm1(x: Node): Node {
  requireDType('expm1', 'x', x, 'float32');
  const limit = like(x, ONE_IS_NOTHING);
  const isLarge = less(limit, x);
  const near = where(isLarge, limit, x);
  const power = build.exp(near);
  const value = mul(build.tanh(mul(near, like(x, 0.5))), add(power, one(x)));
  const slope = sub(power, build.detach(power));
  return where(isLarge, build.exp(x), add(build.detach(value), slope));
}

/** log x over the logarithm of the base. */
export function logarithm(op: string, x: Node, base: number): Node {
  requireDType(op, 'x', x, 'float32');
  return mul(build.log(x), like(x, 1 / Math.log(base)));
}

/** Above this, products round more than exp and log do. */
const LARGEST_PRODUCT = 16;

/** xᵏ for a number k. @throws ValueError for a power of integers that is no whole number ≥ 0 */
export function powerOfNumber(x: Node, exponent: number): Node {
  requireDType('pow', 'x', x, 'float32', 'int32');
  if (typeof exponent !== 'number' || Number.isNaN(exponent))
    refuse('pow', 'exponent', 'a number or a tensor', exponent);
  if (x.dtype === 'int32') {
    if (Number.isInteger(exponent) && exponent >= 0) return product(x, exponent);
    throw new ValueError(`pow: int32 needs a whole exponent ≥ 0: got ${exponent}; cast the tensor to float32 first`);
  }
  if (exponent === 0.5) return build.sqrt(x);
  if (exponent === -0.5) return build.rsqrt(x);
  if (Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_PRODUCT)
    return exponent < 0 ? build.reciprocal(product(x, -exponent)) : product(x, exponent);
  return power(x, like(x, exponent));
}

/** By repeated squaring. */
function product(x: Node, exponent: number): Node {
  if (exponent === 0) return one(x);
  let result: Node | undefined;
  let square = x;
  for (let rest = exponent; ; square = mul(square, square)) {
    if (rest % 2 === 1) result = result ? mul(result, square) : square;
    rest = Math.floor(rest / 2);
    if (rest === 0) return result as Node;
  }
}

/** xʸ of float32: of x < 0 for whole y, else NaN; 1 where y = 0 or x = 1. */
export function power(x: Node, y: Node): Node {
  requireDType('pow', 'x', x, 'float32');
  const [nothing, unit] = [zero(x), one(x)];
  const isZero = equal(x, nothing);
  const isFlat = equal(y, nothing);
  const size = where(build.bitOr(isZero, isFlat), unit, build.abs(x));
  const magnitude = build.exp(mul(y, build.log(size)));
  const halved = mul(y, like(y, 0.5));
  const isWhole = equal(floor(y), y);
  const isOdd = build.bitAnd(isWhole, build.notEqual(floor(halved), halved));
  const isNegative = less(x, nothing);
  const signed = where(build.bitAnd(isNegative, isOdd), neg(magnitude), magnitude);
  const defined = where(build.bitAnd(isNegative, notOf(isWhole)), like(x, Number.NaN), signed);
  const ofZero = where(less(y, nothing), like(x, Number.POSITIVE_INFINITY), nothing);
  return where(isFlat, unit, where(isZero, ofZero, defined));
}

const notOf = (x: Node): Node => build.bitXor(x, like(x, 1));

export const ROUNDING_MODES = ['trunc', 'floor'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** x / y rounded to a whole number; of int32, 0 where y = 0. */
export function divRounded(x: Node, y: Node, mode: RoundingMode): Node {
  const quotient = div(x, y);
  if (x.dtype === 'float32') return mode === 'floor' ? floor(quotient) : trunc(quotient);
  if (mode === 'trunc') return quotient;
  const rest = sub(x, mul(quotient, y));
  const isBelow = build.notEqual(less(rest, zero(x)), less(y, zero(x)));
  const inexact = build.bitAnd(build.notEqual(rest, zero(x)), build.notEqual(y, zero(x)));
  return where(build.bitAnd(inexact, isBelow), sub(quotient, one(x)), quotient);
}

const isNaNNode = (node: Node): Node => build.notEqual(node, node);

/** x, but at least a limit of its shape; NaN where that is NaN. */
export const atLeast = (x: Node, low: Node): Node => where(build.bitOr(less(x, low), isNaNNode(low)), low, x);

/** x, but at most a limit of its shape; NaN where that is NaN. */
export const atMost = (x: Node, high: Node): Node => where(build.bitOr(less(high, x), isNaNNode(high)), high, x);
