// The methods of Tensor that compute each element from one. The class is the lowest of those that Tensor is made of.

import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import * as math from './math.ts';

/** Keys that no user has: a tensor's node, and making a tensor of one, are the library's own. */
export const NODE: unique symbol = Symbol('node');
export const MAKE: unique symbol = Symbol('make');

/** `T` is Tensor. */
export abstract class TensorElementwise<T> {
  /** Replaced by a `buffer` node once the values exist. */
  abstract [NODE]: Node;

  /** A tensor of another node. */
  protected abstract [MAKE](node: Node): T;

  /** `−x`, for float32 and int32. */
  neg(): T {
    return this[MAKE](build.neg(this[NODE]));
  }
  /** `|x|`, for float32 and int32; the gradient at 0 is 0. */
  abs(): T {
    return this[MAKE](build.abs(this[NODE]));
  }
  /** The largest whole number that is not above x; no gradient flows through it. float32 only. */
  floor(): T {
    return this[MAKE](build.floor(this[NODE]));
  }
  /** The smallest whole number that is not below x; no gradient flows through it, as through `trunc`, `round` and `sign`. */
  ceil(): T {
    return this[MAKE](math.ceil(this[NODE]));
  }
  /** x without what is behind the point. */
  trunc(): T {
    return this[MAKE](math.trunc(this[NODE]));
  }
  /**
   * The nearest whole number; of two as near, the even one.
   * @example
   * await tensor([0.5, 1.5, -2.7]).round().data(); // [0, 2, -3]
   */
  round(): T {
    return this[MAKE](math.round(this[NODE]));
  }
  /** −1, 0 or 1; 0 for NaN. */
  sign(): T {
    return this[MAKE](math.sign(this[NODE]));
  }
  /** `eˣ`. float32 only. */
  exp(): T {
    return this[MAKE](build.exp(this[NODE]));
  }
  /** The natural logarithm. float32 only. */
  log(): T {
    return this[MAKE](build.log(this[NODE]));
  }
  /** `log₂ x`. float32 only. */
  log2(): T {
    return this[MAKE](math.logarithm('log2', this[NODE], 2));
  }
  /** `log₁₀ x`. float32 only. */
  log10(): T {
    return this[MAKE](math.logarithm('log10', this[NODE], 10));
  }
  /** `log(1 + x)`, with all digits of a small x. float32 only. */
  log1p(): T {
    return this[MAKE](math.log1p(this[NODE]));
  }
  /** `eˣ − 1`, with all digits of a small x. float32 only. */
  expm1(): T {
    return this[MAKE](math.expm1(this[NODE]));
  }
  /** `√x`; NaN below 0. float32 only. */
  sqrt(): T {
    return this[MAKE](build.sqrt(this[NODE]));
  }
  /** `1 / √x`. float32 only. */
  rsqrt(): T {
    return this[MAKE](build.rsqrt(this[NODE]));
  }
  /** `1 / x`. float32 only. */
  reciprocal(): T {
    return this[MAKE](build.reciprocal(this[NODE]));
  }
  /** The hyperbolic tangent. float32 only. */
  tanh(): T {
    return this[MAKE](build.tanh(this[NODE]));
  }
  /** The error function, `2/√π · ∫₀ˣ exp(−t²) dt`. float32 only. */
  erf(): T {
    return this[MAKE](build.erf(this[NODE]));
  }
  /** The sine of x in radians. float32 only. */
  sin(): T {
    return this[MAKE](build.sin(this[NODE]));
  }
  /** The cosine of x in radians. float32 only. */
  cos(): T {
    return this[MAKE](build.cos(this[NODE]));
  }
  /** `x²`. */
  square(): T {
    return this[MAKE](build.mul(this[NODE], this[NODE]));
  }
}
