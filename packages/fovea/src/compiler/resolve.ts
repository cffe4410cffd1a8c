// First half of fusing: where each element that a kernel needs lies. Views are asked before anything is made of their answers: one may need
// finer dims, or a node of its own in memory.

import { contiguousStrides, type Shape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { type Affine, dot, type IndexMap, identityMap, isSplit, type Split } from './index-map.ts';
import type { Position, StepRow, ViewRow } from './lowering-row.ts';
import { rowOf } from './lowering-table.ts';

/** An element read from memory, or computed from earlier entries. */
export type Entry =
  | { readonly kind: 'load'; readonly node: Node; readonly buffer: number; readonly index: Affine }
  | { readonly kind: 'step'; readonly node: Node; readonly inputs: readonly number[]; readonly at: Position };

/** All that one element of a node is computed from, inputs first; the last entry is the element itself. */
export interface Resolved {
  readonly dims: readonly number[];
  /** Which dims each axis of the node became, outermost first. */
  readonly axisDims: readonly (readonly number[])[];
  readonly entries: readonly Entry[];
  readonly result: number;
  /** What the barriers on the way wait for. */
  readonly barriers: readonly Node[];
}

/** A node that has to be in memory first. */
export interface Missing {
  readonly missing: Node;
}

/** Buffer of a node that has one; undefined means that it is computed inside the kernel. */
export type BufferOf = (node: Node) => number | undefined;

/** The elements of a node over its own shape; dims are split where reshapes need it. */
export function resolve(node: Node, bufferOf: BufferOf): Resolved | Missing {
  const axisSizes = node.shape.map((size) => [size]);
  for (;;) {
    const dims = axisSizes.flat();
    let next = 0;
    const axisDims = axisSizes.map((sizes) => sizes.map(() => next++));
    const resolver = new Resolver(dims, bufferOf);
    const result = resolver.visit(node, identityMap(axisDims, dims));
    const { refusal, entries, barriers } = resolver;
    if (!refusal) return { dims, axisDims, entries, result, barriers };
    if ('missing' in refusal) return refusal;
    splitDim(axisSizes, refusal);
  }
}

function splitDim(axisSizes: number[][], { dim: wanted, inner }: Split): void {
  let dim = 0;
  for (const sizes of axisSizes) {
    if (wanted < dim + sizes.length) {
      const at = wanted - dim;
      sizes.splice(at, 1, sizes[at] / inner, inner);
      return;
    }
    dim += sizes.length;
  }
}

class Resolver {
  readonly entries: Entry[] = [];
  readonly barriers: Node[] = [];
  /** Why there is no answer over these dims; what is visited after it does not count. */
  refusal: Split | Missing | undefined;
  private readonly done = new Map<Node, Map<string, number>>();
  /** Most nodes are asked for at the position of their user, by the same object. */
  private readonly keys = new Map<IndexMap, string>();

  constructor(
    private readonly dims: readonly number[],
    private readonly bufferOf: BufferOf,
  ) {}

  /** The entry of the node's element at the mapped position. */
  visit(node: Node, map: IndexMap): number {
    if (this.refusal) return -1;
    const key = this.keyOf(map);
    let known = this.done.get(node);
    if (!known) {
      known = new Map();
      this.done.set(node, known);
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const entry = this.compute(node, map);
    known.set(key, entry);
    return entry;
  }

  /** Equal for equal positions. */
  private keyOf(map: IndexMap): string {
    let key = this.keys.get(map);
    if (key === undefined) {
      key = '';
      for (const { offset, coefficients } of map) key += `${offset}+${coefficients}|`;
      this.keys.set(map, key);
    }
    return key;
  }

  private compute(node: Node, map: IndexMap): number {
    const buffer = this.bufferOf(node);
    if (buffer !== undefined) return this.load(node, buffer, map, node.shape);
    const row = rowOf(node);
    if (row.form === 'view') return this.throughView(node, row, map);
    if (row.form === 'elementwise' || row.form === 'generator') return this.step(node, row, map);
    return this.refuse({ missing: node });
  }

  private step(node: Node, row: StepRow<Node['op']>, map: IndexMap): number {
    const at = { map, dims: this.dims };
    const reads = row.reads?.(node, at) ?? node.inputs.map((input) => ({ node: input, map }));
    const inputs = reads.map((read) => this.visit(read.node, read.map));
    return this.entries.push({ kind: 'step', node, inputs, at }) - 1;
  }

  private throughView(node: Node, row: ViewRow<Node['op']>, map: IndexMap): number {
    const [input] = node.inputs;
    if (node.op === 'barrier') this.barriers.push(node.inputs[1]);
    const buffer = row.keepsOrder ? this.bufferOf(input) : undefined;
    if (buffer !== undefined) return this.load(input, buffer, map, node.shape);
    const through = row.through(node, { map, dims: this.dims });
    if (!through) return this.refuse({ missing: input });
    return isSplit(through) ? this.refuse(through) : this.visit(input, through);
  }

  private load(node: Node, buffer: number, map: IndexMap, shape: Shape): number {
    const index = dot(map, contiguousStrides(shape), this.dims.length);
    return this.entries.push({ kind: 'load', node, buffer, index }) - 1;
  }

  private refuse(refusal: Split | Missing): number {
    this.refusal ??= refusal;
    return -1;
  }
}
