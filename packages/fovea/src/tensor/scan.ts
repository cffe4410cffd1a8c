// Sums and products of all elements up to each one along an axis, in log₂ n steps of doubled reach.

import { requireDType } from '../base/require-shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { normalizeAxis } from './axes.ts';

function scan(x: Node, axis: number, join: (a: Node, b: Node) => Node, neutral: number): Node {
  const length = x.shape[axis];
  let result = x;
  for (let reach = 1; reach < length; reach *= 2) {
    const only = (value: number): number[] => x.shape.map((_, i) => (i === axis ? value : 0));
    const size = x.shape.map((own, i) => (i === axis ? length - reach : own));
    const earlier = build.crop(result, only(0), size);
    result = join(result, build.pad(earlier, only(reach), only(0), neutral));
  }
  return result;
}

export function cumsum(x: Node, axis: number): Node {
  requireDType('cumsum', 'x', x, 'float32', 'int32');
  return scan(x, normalizeAxis('cumsum', axis, x.shape.length), build.add, 0);
}

export function cumprod(x: Node, axis: number): Node {
  requireDType('cumprod', 'x', x, 'float32', 'int32');
  return scan(x, normalizeAxis('cumprod', axis, x.shape.length), build.mul, 1);
}
