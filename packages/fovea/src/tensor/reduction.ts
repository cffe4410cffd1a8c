// Sums and extremes along axes.

import { requireOptions } from '../base/options.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { type Axes, normalizeAxes } from './axes.ts';

/** Options of sums, means, maxima and minima. */
export interface ReductionOptions {
  /** Leaves the reduced axes in the shape, with size 1. Default false. */
  readonly keepDims?: boolean;
}

/** @throws ValueError for an unknown option */
export const requireReductionOptions = (op: string, options: ReductionOptions): void =>
  requireOptions(op, options, ['keepDims']);

/** @throws ShapeError for axes out of range, ValueError for an unknown option */
export function reduce(
  op: string,
  make: (x: Node, axes: readonly number[]) => Node,
  x: Node,
  axes: Axes | undefined,
  options: ReductionOptions,
): Node {
  requireReductionOptions(op, options);
  const list = normalizeAxes(op, axes, x.shape.length);
  const node = make(x, list);
  if (!options.keepDims) return node;
  return build.reshape(
    node,
    x.shape.map((size, axis) => (list.includes(axis) ? 1 : size)),
  );
}
