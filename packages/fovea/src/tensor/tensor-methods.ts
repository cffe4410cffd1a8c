// The methods of Tensor that take no other tensor and go beyond single elements: reductions, order, views.

import { requireOptions } from '../base/options.ts';
import { requireInteger, requireRange } from '../base/require.ts';
import { type Axes, normalizeAxis } from './axes.ts';
import { gatherElements } from './elements.ts';
import * as movement from './movement.ts';
import type { ReductionOptions } from './reduction.ts';
import { cumprod, cumsum } from './scan.ts';
import { argsort } from './sort.ts';
import type { VarianceOptions } from './statistics.ts';
import * as statistics from './statistics.ts';
import { MAKE, NODE, TensorElementwise } from './tensor-elementwise.ts';

/** Options of `sort`. */
export interface SortOptions {
  /** The largest first. Default false. */
  readonly descending?: boolean;
}

/** Options of `topk`. */
export interface TopkOptions {
  /** The largest elements, or the smallest. Default true. */
  readonly largest?: boolean;
}

/** What `sort` and `topk` give. */
export interface SortedValues<T> {
  /** The elements in their new order. */
  readonly values: T;
  /** int32: where along the axis each value was. */
  readonly indices: T;
}

/** `T` is Tensor. */
export abstract class TensorMethods<T> extends TensorElementwise<T> {
  // --- reductions (over all axes when none are given), and running sums ----------------------------------------------

  /**
   * Product along the axes, over all when none are given; 1 of no elements.
   * @throws ShapeError for an axis out of range; DTypeError for bool
   */
  prod(axes?: Axes, options: ReductionOptions = {}): T {
    return this[MAKE](statistics.prod(this[NODE], axes, options));
  }
  /**
   * Whether any element along the axes is not 0, as bool; false of none.
   * @throws ShapeError for an axis out of range
   */
  any(axes?: Axes, options: ReductionOptions = {}): T {
    return this[MAKE](statistics.test('any', this[NODE], axes, options));
  }
  /**
   * Whether no element along the axes is 0, as bool; true of none.
   * @throws ShapeError for an axis out of range
   */
  all(axes?: Axes, options: ReductionOptions = {}): T {
    return this[MAKE](statistics.test('all', this[NODE], axes, options));
  }
  /**
   * Variance along the axes, `Σ(x − mean)² / (n − correction)`. float32 only.
   * @throws ValueError for no more elements than `correction`; ShapeError for an axis out of range; DTypeError for another dtype
   * @example
   * await tensor([1, 2, 3, 4]).var().item(); // 1.6667
   */
  var(axes?: Axes, options: VarianceOptions = {}): T {
    return this[MAKE](statistics.variance('var', this[NODE], axes, options));
  }
  /**
   * Standard deviation, the root of `var`.
   * @grad 0 where all elements are equal
   * @throws ValueError, ShapeError, DTypeError as `var`
   */
  std(axes?: Axes, options: VarianceOptions = {}): T {
    return this[MAKE](statistics.rootOf(statistics.variance('std', this[NODE], axes, options)));
  }
  /**
   * `(Σ|x|ᵖ)^(1/p)` along the axes; the largest |x| for p = ∞, the smallest for −∞, how many are not 0 for p = 0.
   * @grad 0 where the norm is 0
   * @throws ShapeError for an axis out of range; DTypeError for another dtype than float32
   * @example
   * await tensor([3, -4]).norm().item(); // 5
   */
  norm(p = 2, axes?: Axes, options: ReductionOptions = {}): T {
    return this[MAKE](statistics.norm(this[NODE], p, axes, options));
  }
  /**
   * Sums of all elements up to each one along the axis.
   * @throws ShapeError for an axis out of range; DTypeError for bool
   * @example
   * await tensor([1, 2, 3]).cumsum().data(); // [1, 3, 6]
   */
  cumsum(axis = -1): T {
    return this[MAKE](cumsum(this[NODE], axis));
  }
  /**
   * Products of all elements up to each one along the axis.
   * @throws ShapeError for an axis out of range; DTypeError for bool
   */
  cumprod(axis = -1): T {
    return this[MAKE](cumprod(this[NODE], axis));
  }

  // --- order ---------------------------------------------------------------------------------------------------------

  /**
   * Positions along the axis in ascending order, int32; equal elements stay in their order, NaN counts as the largest.
   * @throws ShapeError for an axis out of range
   * @example
   * await tensor([3, 1, 2]).argsort().data(); // [1, 2, 0]
   */
  argsort(axis = -1, options: SortOptions = {}): T {
    return this[MAKE](argsort(this[NODE], axis, isDescending('argsort', options)));
  }
  /**
   * The elements in ascending order along the axis, with their positions, int32. NaN counts as the largest.
   * @grad to where each element came from
   * @throws ShapeError for an axis out of range
   */
  sort(axis = -1, options: SortOptions = {}): SortedValues<T> {
    const indices = argsort(this[NODE], axis, isDescending('sort', options));
    return { values: this[MAKE](gatherElements(this[NODE], indices, axis)), indices: this[MAKE](indices) };
  }
  /**
   * The k largest elements along the axis in descending order, with their positions, int32; with `largest: false` the smallest in ascending
   * order.
   * @grad to where each element came from
   * @throws ValueError for a k that is not an integer from 0 to the size of the axis; ShapeError for an axis out of range
   * @example
   * await tensor([3, 1, 2]).topk(2).values.data(); // [3, 2]
   */
  topk(k: number, axis = -1, options: TopkOptions = {}): SortedValues<T> {
    requireOptions('topk', options, ['largest']);
    const { largest = true } = options;
    requireRange('topk', 'largest', largest, 'flag');
    const at = normalizeAxis('topk', axis, this[NODE].shape.length);
    requireInteger('topk', 'k', k, 0, this[NODE].shape[at]);
    const indices = movement.slice(argsort(this[NODE], at, largest), at, 0, k, 1);
    return { values: this[MAKE](gatherElements(this[NODE], indices, at)), indices: this[MAKE](indices) };
  }

  // --- movement ------------------------------------------------------------------------------------------------------

  /** One size may be −1: it is inferred. */
  reshape(...sizes: readonly number[]): T {
    return this[MAKE](movement.reshape(this[NODE], sizes));
  }
  /** Reorders axes: `out.shape[i] = x.shape[permutation[i]]`; reverses them when none are given. */
  transpose(...permutation: readonly number[]): T {
    return this[MAKE](movement.transpose(this[NODE], permutation));
  }
  /** Repeats axes of size 1 (and adds leading axes) until the shape is reached. */
  expand(...shape: readonly number[]): T {
    return this[MAKE](movement.expand(this[NODE], shape));
  }
  /** `[before, after]` per axis. */
  pad(widths: readonly (readonly [number, number])[], value = 0): T {
    return this[MAKE](movement.pad(this[NODE], widths, value));
  }
  /** Elements start, start+step, … below stop along one axis, as in Python: negative positions count from the end. */
  slice(axis: number, start: number, stop?: number, step = 1): T {
    return this[MAKE](movement.slice(this[NODE], axis, start, stop, step));
  }
  /** Reverses the order along an axis. */
  flip(axis: number): T {
    return this.slice(axis, -1, undefined, -1);
  }
  /** Without axes of size 1: all of them, or the given ones that have it. */
  squeeze(axes?: Axes): T {
    return this[MAKE](movement.squeeze(this[NODE], axes));
  }
  /** With a new axis of size 1, which becomes `axis`. */
  unsqueeze(axis: number): T {
    return this[MAKE](movement.unsqueeze(this[NODE], axis));
  }
  /**
   * The axes from `start` to `end` as one.
   * @throws ShapeError for axes that are out of range, or the wrong way round
   */
  flatten(start = 0, end = -1): T {
    return this[MAKE](movement.flatten(this[NODE], start, end));
  }
  /**
   * Parts along an axis: of the given sizes, or of one size, of which the last may be smaller.
   * @throws ShapeError for sizes that do not sum to that of the axis; ValueError for a size that is no whole number
   */
  split(sizes: number | readonly number[], axis = 0): T[] {
    return movement.split(this[NODE], sizes, axis).map((node) => this[MAKE](node));
  }
  /**
   * At most `count` parts of one size along an axis, of which the last may be smaller.
   * @throws ValueError for a count below 1; ShapeError for an axis out of range
   */
  chunk(count: number, axis = 0): T[] {
    return movement.chunk(this[NODE], count, axis).map((node) => this[MAKE](node));
  }
  /**
   * The whole again and again, `counts[i]` times along axis i; leading axes are added.
   * @throws ShapeError for fewer counts than axes; ValueError for a count that is no whole number
   * @example
   * await tensor([1, 2]).repeat(2).data(); // [1, 2, 1, 2]
   */
  repeat(...counts: readonly number[]): T {
    return this[MAKE](movement.repeat(this[NODE], counts));
  }
  /**
   * Each element `count` times, one behind the other, along an axis.
   * @throws ValueError for a count that is no whole number; ShapeError for an axis out of range
   */
  repeatInterleave(count: number, axis = 0): T {
    return this[MAKE](movement.repeatInterleave(this[NODE], count, axis));
  }
  /**
   * Moved on by `shift` along an axis; what leaves at the end comes back at the beginning.
   * @throws ValueError for a shift that is not an integer; ShapeError for an axis out of range
   * @example
   * await tensor([1, 2, 3]).roll(1).data(); // [3, 1, 2]
   */
  roll(shift: number, axis = 0): T {
    return this[MAKE](movement.roll(this[NODE], shift, axis));
  }
  /**
   * The lower triangle of the last two axes, zeros elsewhere; a `diagonal` above 0 keeps more.
   * @throws ShapeError for fewer than two axes
   */
  tril(diagonal = 0): T {
    return this[MAKE](movement.triangle('tril', this[NODE], diagonal));
  }
  /**
   * The upper triangle of the last two axes, zeros elsewhere; a `diagonal` above 0 keeps less.
   * @throws ShapeError for fewer than two axes
   */
  triu(diagonal = 0): T {
    return this[MAKE](movement.triangle('triu', this[NODE], diagonal));
  }
}

function isDescending(op: string, options: SortOptions): boolean {
  requireOptions(op, options, ['descending']);
  const { descending = false } = options;
  requireRange(op, 'descending', descending, 'flag');
  return descending;
}
