// Collapses iteration dims: drops dims of size 1 and merges neighbours that every operand walks through without a seam.

import type { Expr, View } from './ir.ts';

export interface Iteration {
  readonly dims: readonly number[];
  readonly loads: readonly View[];
  readonly body: readonly Expr[];
  /** Output views: stores of a map, results of a reduction. */
  readonly outputs: readonly View[];
  readonly reduced?: readonly boolean[];
}

/** The same iteration with as few dims as possible, order kept. */
export function collapseDims(iteration: Iteration): Iteration {
  const { dims, reduced } = iteration;
  if (dims.length === 1 && dims[0] !== 1) return iteration;
  const strided = stridedParts(iteration);
  const groups: number[][] = [];
  for (let d = 0; d < dims.length; d++) {
    if (dims[d] === 1) continue;
    const last = groups[groups.length - 1];
    const before = last?.[last.length - 1];
    const joins =
      before !== undefined &&
      (!reduced || reduced[before] === reduced[d]) &&
      strided.every((strides) => strides[before] === strides[d] * dims[d]);
    if (joins) last.push(d);
    else groups.push([d]);
  }
  const pick = (strides: readonly number[]): number[] => groups.map((group) => strides[group[group.length - 1]]);
  const view = (v: View): View => ({ ...v, strides: pick(v.strides) });
  return {
    dims: groups.map((group) => group.reduce((product, d) => product * dims[d], 1)),
    loads: iteration.loads.map(view),
    body: iteration.body.map((expr) => ('strides' in expr ? { ...expr, strides: pick(expr.strides) } : expr)),
    outputs: iteration.outputs.map(view),
    ...(reduced ? { reduced: groups.map((group) => reduced[group[0]]) } : {}),
  };
}

function stridedParts({ loads, outputs, body }: Iteration): (readonly number[])[] {
  const strides = [...loads, ...outputs].map((view) => view.strides);
  for (const expr of body) if ('strides' in expr) strides.push(expr.strides);
  return strides;
}
