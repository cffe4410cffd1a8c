// Merges kernels that walk the same elements: consumer maps into their producers, siblings that share operands into one pass.

import { elementCount } from '../base/shape.ts';
import { accessOf } from './access.ts';
import { mergeAttention, mergeAttentionGrads } from './attention-access.ts';
import type { Expr, Kernel, MapKernel, MaxPoolKernel, ReduceKernel, View } from './ir.ts';

const MAX_LOADS = 12;
const MAX_BODY = 200;
const MAX_OUTPUTS = 8;
/** How many earlier kernels of the same iteration space are tried. */
const LOOK_BACK = 24;

/** The same work in fewer kernels; order still respects dependencies. */
export function mergeKernels(kernels: readonly Kernel[]): Kernel[] {
  const merging = new Merging();
  for (const kernel of kernels) merging.add(kernel);
  return merging.slots;
}

class Merging {
  /** In the order of execution. */
  readonly slots: Kernel[] = [];
  private readonly lastWrite = new Map<number, number>();
  private readonly bySpace = new Map<string, number[]>();
  private readonly steps = new StepNumbers();

  add(kernel: Kernel): void {
    const space = iterationSpace(kernel);
    const candidates = (space !== undefined && this.bySpace.get(space)) || [];
    const earliest = this.earliest(kernel);
    const end = Math.max(0, candidates.length - LOOK_BACK);
    for (let c = candidates.length - 1; c >= end && candidates[c] >= earliest; c--) {
      const merged = mergePair(this.slots[candidates[c]], kernel, this.steps);
      if (merged) {
        this.place(merged, candidates[c]);
        return;
      }
    }
    candidates.push(this.place(kernel, this.slots.length));
    if (space !== undefined) this.bySpace.set(space, candidates);
  }

  private place(kernel: Kernel, at: number): number {
    this.slots[at] = kernel;
    for (const buffer of accessOf(kernel).writes) {
      this.lastWrite.set(buffer, Math.max(at, this.lastWrite.get(buffer) ?? 0));
    }
    return at;
  }

  /**
   * The first slot that a kernel may run in: all that it reads exists by then or is written there, and nothing that it writes part of (beside a
   * fill, or another part) is written later.
   */
  private earliest(kernel: Kernel): number {
    const { reads, writes } = accessOf(kernel);
    let at = 0;
    for (const buffer of reads) at = Math.max(at, this.lastWrite.get(buffer) ?? 0);
    for (const buffer of writes) at = Math.max(at, (this.lastWrite.get(buffer) ?? -1) + 1);
    return at;
  }
}

function iterationSpace(kernel: Kernel): string | undefined {
  if (kernel.kind === 'map') return `map ${elementCount(kernel.dims)}`;
  if (kernel.kind === 'reduce') return `reduce ${kernel.dims} ${kernel.reduced}`;
  if (kernel.kind === 'maxPool') return `maxPool ${kernel.x.buffer}`;
  if (kernel.kind === 'attention' || kernel.kind === 'attentionGrad') return `${kernel.kind} ${kernel.query.buffer}`;
  return undefined;
}

/** Where each step of a body stands, by its key. The same body is tried again and again, to be joined with others. */
class StepNumbers {
  private readonly known = new Map<readonly Expr[], ReadonlyMap<string, number>>();

  of(body: readonly Expr[]): ReadonlyMap<string, number> {
    let numbers = this.known.get(body);
    if (!numbers) {
      numbers = new Map(body.map((expr, i) => [exprKey(expr), i]));
      this.known.set(body, numbers);
    }
    return numbers;
  }
}

function mergePair(a: Kernel, b: Kernel, steps: StepNumbers): Kernel | undefined {
  const merged = mergeOperands(a, b, steps);
  if (!merged || !(a.waitsFor || b.waitsFor)) return merged;
  const { writes } = accessOf(merged);
  const { waitsFor: _, ...own } = merged;
  const waitsFor = [...(a.waitsFor ?? []), ...(b.waitsFor ?? [])].filter(({ buffer }) => !writes.includes(buffer));
  return { ...own, ...(waitsFor.length > 0 && { waitsFor }) } as Kernel;
}

function mergeOperands(a: Kernel, b: Kernel, steps: StepNumbers): Kernel | undefined {
  if (a.kind === 'map' && b.kind === 'map') return mergeMaps(a, b, steps);
  if (a.kind === 'reduce' && b.kind === 'reduce') return mergeReductions(a, b, steps);
  if (a.kind === 'maxPool' && b.kind === 'maxPool') return mergePools(a, b);
  if (a.kind === 'attention' && b.kind === 'attention') return mergeAttention(a, b);
  if (a.kind === 'attentionGrad' && b.kind === 'attentionGrad') return mergeAttentionGrads(a, b);
  return undefined;
}

const sameView = (a: View, b: View): boolean =>
  a.buffer === b.buffer && a.offset === b.offset && a.strides.every((stride, d) => stride === b.strides[d]);

function mergeMaps(first: MapKernel, second: MapKernel, steps: StepNumbers): MapKernel | undefined {
  const dims = commonDims(first.dims, second.dims);
  if (!dims) return undefined;
  const a = refineMap(first, dims);
  const b = refineMap(second, dims);
  const writtenByA = new Set(a.stores.map((store) => store.view.buffer));
  if (
    b.stores.some(
      (store) => writtenByA.has(store.view.buffer) || a.loads.some((load) => load.buffer === store.view.buffer),
    )
  )
    return undefined;
  const forwarded = new Map<number, number>();
  for (let i = 0; i < b.loads.length; i++) {
    if (!writtenByA.has(b.loads[i].buffer)) continue;
    const store = a.stores.find((s) => sameView(s.view, b.loads[i]));
    if (!store) return undefined;
    forwarded.set(i, store.value);
  }
  if (forwarded.size === 0 && !b.loads.some((load) => a.loads.some((other) => sameView(load, other)))) return undefined;
  const joined = joinBodies(a, b, forwarded, steps);
  if (!joined) return undefined;
  const stores = [...a.stores, ...b.stores.map((store) => ({ view: store.view, value: joined.stepOf[store.value] }))];
  return stores.length > MAX_OUTPUTS
    ? undefined
    : { kind: 'map', dims, loads: joined.loads, body: joined.body, stores };
}

function mergeReductions(a: ReduceKernel, b: ReduceKernel, steps: StepNumbers): ReduceKernel | undefined {
  const written = new Set(a.results.map((result) => result.view.buffer));
  if (b.loads.some((load) => written.has(load.buffer))) return undefined;
  if (!b.loads.some((load) => load.strides.some((s) => s !== 0) && a.loads.some((other) => sameView(load, other))))
    return undefined;
  const joined = joinBodies(a, b, new Map(), steps);
  if (!joined) return undefined;
  const results = [...a.results, ...b.results.map((result) => ({ ...result, value: joined.stepOf[result.value] }))];
  return results.length > MAX_OUTPUTS ? undefined : { ...a, loads: joined.loads, body: joined.body, results };
}

function mergePools(a: MaxPoolKernel, b: MaxPoolKernel): MaxPoolKernel | undefined {
  if (a.x.offset !== b.x.offset || JSON.stringify(a.geometry) !== JSON.stringify(b.geometry)) return undefined;
  if (a.y && !a.indices && b.indices && !b.y) return { ...a, indices: b.indices };
  if (a.indices && !a.y && b.y && !b.indices) return { ...a, y: b.y };
  return undefined;
}

type Walk = Pick<MapKernel, 'loads' | 'body'>;

/** Both bodies as one; `forwarded` maps loads of b to values of a. Equal steps are shared. */
function joinBodies(
  a: Walk,
  b: Walk,
  forwarded: ReadonlyMap<number, number>,
  numbers: StepNumbers,
): { loads: View[]; body: Expr[]; stepOf: number[] } | undefined {
  const loads = [...a.loads];
  const body = [...a.body];
  const loadOf = b.loads.map((load, i) => {
    if (forwarded.has(i)) return -1;
    const known = loads.findIndex((other) => sameView(load, other));
    return known >= 0 ? known : loads.push(load) - 1;
  });
  if (loads.length > MAX_LOADS || body.length > MAX_BODY) return undefined;
  const known = numbers.of(a.body);
  const added = new Map<string, number>();
  const stepOf: number[] = [];
  for (const expr of b.body) {
    if (expr.op === 'load' && forwarded.has(expr.load)) {
      stepOf.push(forwarded.get(expr.load) as number);
      continue;
    }
    const moved = moveExpr(expr, loadOf, stepOf);
    const key = exprKey(moved);
    let at = known.get(key) ?? added.get(key);
    if (at === undefined) {
      if (body.length >= MAX_BODY) return undefined;
      at = body.push(moved) - 1;
      added.set(key, at);
    }
    stepOf.push(at);
  }
  return { loads, body, stepOf };
}

function moveExpr(expr: Expr, loadOf: readonly number[], stepOf: readonly number[]): Expr {
  const moved: Record<string, unknown> = { ...expr };
  if (expr.op === 'load') moved.load = loadOf[expr.load];
  for (const operand of ['a', 'b', 'c'] as const) {
    if (operand in moved) moved[operand] = stepOf[moved[operand] as number];
  }
  return moved as Expr;
}

/** Equal for equal steps, and for no others: NaN, the infinities and −0 differ. Written out, because JSON takes many times as long. */
export function exprKey(expr: Expr): string {
  switch (expr.op) {
    case 'load':
      return `load ${expr.load} ${expr.dtype}`;
    case 'constant':
      return `${Object.is(expr.value, -0) ? '-0' : expr.value}:${expr.dtype}`;
    case 'index':
      return `index ${expr.offset} ${expr.strides}`;
    case 'random':
      return `random ${expr.a} ${expr.b} ${expr.offset} ${expr.strides}`;
    default: {
      const { op, a, b, c, dtype } = expr as Operands & { readonly op: string; readonly dtype: string };
      return `${op} ${a} ${b} ${c} ${dtype}`;
    }
  }
}

interface Operands {
  readonly a: number;
  readonly b?: number;
  readonly c?: number;
}

/** The coarsest dims that both lists can be split into, when one refines the other seam by seam. */
function commonDims(a: readonly number[], b: readonly number[]): number[] | undefined {
  const out: number[] = [];
  let i = a.length - 1;
  let j = b.length - 1;
  let x = a[i] ?? 1;
  let y = b[j] ?? 1;
  while (i >= 0 || j >= 0) {
    const small = Math.min(x, y);
    if (x % small !== 0 || y % small !== 0) return undefined;
    out.unshift(small);
    x /= small;
    y /= small;
    if (x === 1) x = a[--i] ?? 1;
    if (y === 1) y = b[--j] ?? 1;
  }
  return out;
}

/** The same map over finer dims. */
function refineMap(kernel: MapKernel, dims: readonly number[]): MapKernel {
  if (kernel.dims.length === dims.length) return kernel;
  const outer = new Array<number>(dims.length);
  const scale = new Array<number>(dims.length);
  let d = kernel.dims.length - 1;
  let inner = 1;
  for (let i = dims.length - 1; i >= 0; i--) {
    outer[i] = d;
    scale[i] = inner;
    inner *= dims[i];
    if (inner === kernel.dims[d]) {
      d--;
      inner = 1;
    }
  }
  const refine = (strides: readonly number[]): number[] => dims.map((_, i) => strides[outer[i]] * scale[i]);
  return {
    ...kernel,
    dims,
    loads: kernel.loads.map((load) => ({ ...load, strides: refine(load.strides) })),
    body: kernel.body.map((expr) => ('strides' in expr ? { ...expr, strides: refine(expr.strides) } : expr)),
    stores: kernel.stores.map((store) => ({ ...store, view: { ...store.view, strides: refine(store.view.strides) } })),
  };
}
