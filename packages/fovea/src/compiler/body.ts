// Second half of fusing: what was resolved becomes a body in SSA form with strided loads, equal steps once.

import type { Node } from '../graph/node.ts';
import type { Expr, View } from './ir.ts';
import type { Body, StepRow } from './lowering-row.ts';
import { rowOf } from './lowering-table.ts';
import { exprKey } from './merge.ts';
import type { Entry, Resolved } from './resolve.ts';

export function emitBody({ dims, axisDims, entries, result }: Resolved): Body {
  const emission = new Emission(dims);
  const steps: number[] = [];
  for (const entry of entries) steps.push(emission.add(entry, steps));
  return { dims, axisDims, loads: emission.loads, body: emission.body, value: steps[result] };
}

class Emission {
  readonly loads: View[] = [];
  readonly body: Expr[] = [];
  private readonly known = new Map<string, number>();
  private readonly knownLoads = new Map<string, number>();

  constructor(private readonly dims: readonly number[]) {}

  /** The entry's step; `steps` are those of the entries before it. */
  add(entry: Entry, steps: readonly number[]): number {
    if (entry.kind === 'load') return this.load(entry);
    const row = rowOf(entry.node) as StepRow<Node['op']>;
    const inputs = entry.inputs.map((input) => steps[input]);
    return this.step(row.step(entry.node, inputs, entry.at));
  }

  private load({ node, buffer, index }: Extract<Entry, { kind: 'load' }>): number {
    const strides = index.coefficients.map((c, d) => (this.dims[d] === 1 ? 0 : c));
    const key = `${buffer}:${index.offset}:${strides}`;
    let load = this.knownLoads.get(key);
    if (load === undefined) {
      load = this.loads.push({ buffer, offset: index.offset, strides }) - 1;
      this.knownLoads.set(key, load);
    }
    return this.step({ op: 'load', load, dtype: node.dtype });
  }

  private step(expr: Expr): number {
    const key = exprKey(expr);
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.body.push(expr) - 1;
      this.known.set(key, index);
    }
    return index;
  }
}
