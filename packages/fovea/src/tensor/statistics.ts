// Reductions composed of sums, products and maxima: products, spread, norms, tests of all elements.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireRange } from '../base/require.ts';
import { requireDType } from '../base/require-shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { type Axes, normalizeAxes } from './axes.ts';
import { type ReductionOptions, reduce, requireReductionOptions } from './reduction.ts';

const { constantLike: like, mul, where } = build;

/** Options of variances and standard deviations. */
export interface VarianceOptions extends ReductionOptions {
  /** The sum of squares is divided by the number of elements less this: 1 for an estimate from a sample, 0 for the values themselves. Default 1. */
  readonly correction?: number;
}

/** How many elements are reduced into one. */
const countOf = (op: string, x: Node, axes: Axes | undefined): number =>
  normalizeAxes(op, axes, x.shape.length).reduce((count, axis) => count * x.shape[axis], 1);

/** The product along axes, in halves: of n elements, log₂ n products one after another. 1 of no elements. */
export function prod(x: Node, axes: Axes | undefined, options: ReductionOptions): Node {
  requireDType('prod', 'x', x, 'float32', 'int32');
  return reduce('prod', productAlong, x, axes, options);
}

function productAlong(x: Node, axes: readonly number[]): Node {
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const shape = kept.map((axis) => x.shape[axis]);
  const count = axes.reduce((product, axis) => product * x.shape[axis], 1);
  if (count === 0) return build.constant(1, shape, x.dtype);
  let rest = build.reshape(build.transpose(x, [...kept, ...axes]), [...shape, count]);
  const last = shape.length;
  const part = (start: number, size: number): Node =>
    build.crop(rest, [...shape.map(() => 0), start], [...shape, size]);
  for (let length = count; length > 1; length = rest.shape[last]) {
    const half = Math.floor(length / 2);
    const product = mul(part(0, half), part(half, half));
    rest = length % 2 === 1 ? build.concat([product, part(length - 1, 1)], last) : product;
  }
  return build.reshape(rest, shape);
}

/** Whether any element is not 0, or all are: of none, false and true. */
export function test(op: 'any' | 'all', x: Node, axes: Axes | undefined, options: ReductionOptions): Node {
  const wanted = op === 'any' ? build.notEqual : build.equal;
  const hits = build.cast(wanted(x, like(x, 0)), 'int32');
  const count = reduce(op, build.sum, hits, axes, options);
  return op === 'any' ? build.notEqual(count, like(count, 0)) : build.equal(count, like(count, 0));
}

export function variance(op: 'var' | 'std', x: Node, axes: Axes | undefined, options: VarianceOptions): Node {
  requireOptions(op, options, ['keepDims', 'correction']);
  const { correction = 1, keepDims = false } = options;
  requireRange(op, 'correction', correction, 'notNegative');
  requireDType(op, 'x', x, 'float32');
  const count = countOf(op, x, axes);
  if (count <= correction)
    throw new ValueError(
      `${op}: needs more than ${correction} elements along the axes: got ${count}; set correction: 0 for the spread of the values themselves`,
    );
  const kept = { keepDims: true };
  const total = reduce(op, build.sum, x, axes, kept);
  const apart = build.sub(x, build.expandTo(mul(total, like(total, 1 / count)), x.shape));
  const squares = reduce(op, build.sum, mul(apart, apart), axes, { keepDims });
  return mul(squares, like(squares, 1 / (count - correction)));
}

/** √x of x ≥ 0 whose gradient at 0 is 0 instead of infinite. */
export function rootOf(x: Node): Node {
  const isZero = build.equal(x, like(x, 0));
  return where(isZero, like(x, 0), build.sqrt(where(isZero, like(x, 1), x)));
}

/** (Σ|x|ᵖ)^(1/p). */
export function norm(x: Node, p: number, axes: Axes | undefined, options: ReductionOptions): Node {
  requireReductionOptions('norm', options);
  requireDType('norm', 'x', x, 'float32');
  if (typeof p !== 'number' || Number.isNaN(p)) refuse('norm', 'p', 'a number', p);
  const sum = (node: Node): Node => reduce('norm', build.sum, node, axes, options);
  if (p === 2) return rootOf(sum(mul(x, x)));
  const size = build.abs(x);
  if (p === 1) return sum(size);
  if (p === 0) return sum(build.cast(build.notEqual(x, like(x, 0)), 'float32'));
  const largest = (node: Node): Node => reduce('norm', build.reduceMax, node, axes, options);
  if (p === Number.POSITIVE_INFINITY) return largest(size);
  if (p === Number.NEGATIVE_INFINITY) return build.neg(largest(build.neg(size)));
  return powerOfSum(size, p, sum);
}

/** Zeros add nothing, and take no gradient: their logarithm is −∞. For p < 0 they make the norm 0. */
function powerOfSum(size: Node, p: number, sum: (node: Node) => Node): Node {
  const isZero = build.equal(size, like(size, 0));
  const raised = (node: Node, exponent: number): Node => build.exp(mul(build.log(node), like(node, exponent)));
  const powers = where(isZero, like(size, 0), raised(where(isZero, like(size, 1), size), p));
  const total = sum(powers);
  const zeros = sum(build.cast(isZero, 'float32'));
  const isNothing = p > 0 ? build.equal(total, like(total, 0)) : build.less(like(zeros, 0), zeros);
  return where(isNothing, like(total, 0), raised(where(isNothing, like(total, 1), total), 1 / p));
}
