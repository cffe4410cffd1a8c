// The methods of Tensor that take another tensor, or a number, element by element: arithmetic, comparisons, limits.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { broadcastBinary, requireBool } from './broadcast.ts';
import { clipLimits } from './element.ts';
import type { RoundingMode } from './math.ts';
import * as math from './math.ts';
import { MAKE, NODE } from './tensor-elementwise.ts';
import { TensorMethods } from './tensor-methods.ts';

/** Options of `div`. */
export interface DivOptions {
  /** Rounds the quotient towards zero or down to a whole number. Default: float32 is not rounded. */
  readonly roundingMode?: RoundingMode;
}

/** The node of an operand. @throws ValueError for anything but a tensor: untyped code may give anything */
export function operand(op: string, value: unknown, orNumber = ''): Node {
  if (value instanceof TensorMethods) return value[NODE];
  const given = value as
    | { readonly read?: unknown; readonly constructor?: { readonly name: string } }
    | null
    | undefined;
  const kind = given?.constructor?.name ?? (given ? 'an object' : String(given));
  const advice = typeof given?.read === 'function' ? 'take its read()' : 'make one with tensor(…)';
  throw new ValueError(`${op}: needs a tensor${orNumber}: got ${kind}; ${advice}`);
}

/** Both operands broadcast, and put together; a number takes the tensor's dtype. */
const combined = (op: string, make: (a: Node, b: Node) => Node, a: Node, b: unknown): Node =>
  broadcastBinary(op, make, a, typeof b === 'number' ? b : operand(op, b, ' or a number'));

function clippedByTensors(x: Node, low: unknown, high: unknown): Node {
  const above = low === Number.NEGATIVE_INFINITY ? x : combined('clip', math.atLeast, x, low);
  return high === Number.POSITIVE_INFINITY ? above : combined('clip', math.atMost, above, high);
}

/** NumPy broadcasting; numbers take the tensor's dtype. `T` is Tensor. */
export abstract class TensorArithmetic<T> extends TensorMethods<T> {
  /** `x + y`. */
  add(other: T | number): T {
    return this[MAKE](combined('add', build.add, this[NODE], other));
  }
  /** `x − y`. */
  sub(other: T | number): T {
    return this[MAKE](combined('sub', build.sub, this[NODE], other));
  }
  /** `x · y`, element by element. */
  mul(other: T | number): T {
    return this[MAKE](combined('mul', build.mul, this[NODE], other));
  }
  /**
   * `x / y`. For int32, rounded towards zero, and 0 where `y` is 0. `roundingMode` 'trunc' or 'floor' rounds the quotient to a whole number,
   * through which no gradient flows.
   * @throws ValueError for another rounding mode
   */
  div(other: T | number, options: DivOptions = {}): T {
    requireOptions('div', options, ['roundingMode']);
    const { roundingMode: mode } = options;
    if (mode === undefined) return this[MAKE](combined('div', build.div, this[NODE], other));
    requireOneOf('div', 'roundingMode', mode, math.ROUNDING_MODES);
    return this[MAKE](combined('div', (a, b) => math.divRounded(a, b, mode), this[NODE], other));
  }
  /**
   * `xʸ`, element by element; NaN for x < 0 and a y that is not whole. int32 takes whole numbers y ≥ 0.
   * @grad 0 at x = 0, except for a whole number y up to 16
   * @throws ValueError, DTypeError for exponents that int32 cannot have
   * @example
   * await tensor([2, 3]).pow(2).data(); // [4, 9]
   */
  pow(exponent: T | number): T {
    if (!(exponent instanceof TensorMethods)) return this[MAKE](math.powerOfNumber(this[NODE], exponent as number));
    return this[MAKE](combined('pow', math.power, this[NODE], exponent));
  }
  /**
   * The larger of both; NaN in either operand gives NaN. Where both are equal, each gets half of the gradient; next to a number, the tensor
   * gets 0.
   */
  maximum(other: T | number): T {
    return this[MAKE](combined('maximum', build.max, this[NODE], other));
  }
  /** The smaller of both; NaN in either operand gives NaN. Gradients at ties are those of `maximum`. */
  minimum(other: T | number): T {
    return this[MAKE](combined('minimum', build.min, this[NODE], other));
  }
  /** `x < y`, as bool. */
  less(other: T | number): T {
    return this[MAKE](combined('less', build.less, this[NODE], other));
  }
  /** `x ≤ y`, as bool. */
  lessEqual(other: T | number): T {
    return this[MAKE](combined('lessEqual', build.lessEqual, this[NODE], other));
  }
  /** `x > y`, as bool. */
  greater(other: T | number): T {
    return this[MAKE](combined('greater', (a, b) => build.less(b, a), this[NODE], other));
  }
  /** `x ≥ y`, as bool. */
  greaterEqual(other: T | number): T {
    return this[MAKE](combined('greaterEqual', (a, b) => build.lessEqual(b, a), this[NODE], other));
  }
  /** `x = y`, as bool. NaN equals nothing. */
  equal(other: T | number): T {
    return this[MAKE](combined('equal', build.equal, this[NODE], other));
  }
  /** `x ≠ y`, as bool. NaN differs from everything. */
  notEqual(other: T | number): T {
    return this[MAKE](combined('notEqual', build.notEqual, this[NODE], other));
  }
  /**
   * `x ∧ y`, for bool tensors.
   * @throws DTypeError unless both are bool
   */
  logicalAnd(other: T): T {
    return this[MAKE](combined('logicalAnd', build.bitAnd, requireBool('logicalAnd', this[NODE]), other));
  }
  /**
   * `x ∨ y`, for bool tensors.
   * @throws DTypeError unless both are bool
   */
  logicalOr(other: T): T {
    return this[MAKE](combined('logicalOr', build.bitOr, requireBool('logicalOr', this[NODE]), other));
  }
  /**
   * `¬x`, for a bool tensor.
   * @throws DTypeError unless it is bool
   */
  logicalNot(): T {
    return this[MAKE](combined('logicalNot', build.bitXor, requireBool('logicalNot', this[NODE]), 1));
  }

  /** Whether x is NaN, as bool. */
  isNaN(): T {
    return this[MAKE](build.notEqual(this[NODE], this[NODE]));
  }
  /** Whether x is a number and not infinite, as bool. */
  isFinite(): T {
    return this[MAKE](build.less(build.abs(this[NODE]), build.constantLike(this[NODE], Number.POSITIVE_INFINITY)));
  }
  /**
   * `low ≤ x ≤ high`, element by element, for numbers or tensors that broadcast; where low > high, it is high. An infinite limit is none.
   * @grad 0 for x where the value was clipped, 1 at the limits; a tensor's limit has the rest
   * @throws ValueError for a number that is NaN, or not an integer for an int32 tensor; DTypeError, ShapeError for tensors that do not fit
   */
  clip(low: T | number, high: T | number): T {
    if (low instanceof TensorMethods || high instanceof TensorMethods)
      return this[MAKE](clippedByTensors(this[NODE], low, high));
    const x = this[NODE];
    const [least, most] = clipLimits(low as number, high as number, x.dtype);
    const limit = (beyond: Node, bound: number, from: Node): Node =>
      build.where(beyond, build.constantLike(x, bound), from);
    const above = limit(combined('less', build.less, x, least), Math.min(least, most), x);
    return this[MAKE](
      limit(
        combined('greater', (a, b) => build.less(b, a), x, most),
        most,
        above,
      ),
    );
  }
}
