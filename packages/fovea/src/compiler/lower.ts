// Lowers the materialised nodes to kernels, by their rows of the lowering table.

import { InternalError } from '../base/errors.ts';
import { contiguousStrides } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { emitBody } from './body.ts';
import { dot, type IndexMap, identityMap, isSplit } from './index-map.ts';
import type { Kernel, Ref, View } from './ir.ts';
import { isEmpty, mapKernel } from './kernels.ts';
import type { Body, KernelContext, LoweringRow } from './lowering-row.ts';
import { rowOf } from './lowering-table.ts';
import { type Missing, type Resolved, resolve } from './resolve.ts';
import { denseBarriers, denseSource, viewSource } from './sources.ts';

/** Gives buffers to nodes and collects kernels in an order that respects their dependencies. */
export class Lowering implements KernelContext {
  readonly kernels: Kernel[] = [];
  /** What each computed buffer holds. */
  readonly values = new Map<number, Node>();
  private readonly buffers = new Map<Node, number>();
  /** What was asked of the operands of the node at hand. */
  private readonly resolved = new Map<Node, Resolved>();
  private readonly views = new Map<Node, View>();
  /** Buffers that the node's kernels have to wait for, because barriers say so. */
  private readonly waits = new Set<number>();

  /** `newBuffer` creates the buffer of a node that is about to be computed. */
  constructor(private readonly newBuffer: (node: Node) => number) {}

  bindLeaf(node: Node, buffer: number): void {
    this.buffers.set(node, buffer);
  }

  bufferOf = (node: Node): number | undefined => this.buffers.get(node);

  /** Computes a node into its buffer. First it materialises the nodes that this one turns out to need in memory. */
  materialize(node: Node): void {
    if (this.buffers.has(node)) return;
    const row = rowOf(node);
    if (row.form === 'leaf') throw new InternalError('lower: a buffer node is not bound to a leaf');
    if (!isEmpty(node)) this.provide(node, row);
    const buffer = this.newBuffer(node);
    if (!isEmpty(node)) for (const kernel of this.kernelsOf(node, row, buffer)) this.kernels.push(this.waiting(kernel));
    this.buffers.set(node, buffer);
    this.values.set(buffer, node);
  }

  /** Copies a computed node into another buffer, e.g. a result that is also a state's new value. */
  copy(node: Node, buffer: number): void {
    this.values.set(buffer, node);
    if (isEmpty(node)) return;
    const { missing } = this.fused(node);
    if (missing) throw new InternalError('lower: a node is copied before it is computed');
    this.kernels.push(mapKernel(this.body(node), { buffer, offset: 0 }, contiguousStrides(node.shape)));
  }

  body(node: Node): Body {
    return emitBody(found(this.resolved, node));
  }

  strided(node: Node): View {
    return found(this.views, node);
  }

  dense(node: Node): Ref {
    return { buffer: found(this.buffers, denseSource(node)), offset: 0 };
  }

  private waiting(kernel: Kernel): Kernel {
    if (this.waits.size === 0) return kernel;
    return { ...kernel, waitsFor: [...this.waits].map((buffer) => ({ buffer, offset: 0 })) };
  }

  private kernelsOf(node: Node, row: LoweringRow<Node['op']>, buffer: number): Kernel[] {
    const out: Ref = { buffer, offset: 0 };
    if (row.form === 'kernel') return row.kernels(node, out, this);
    return [mapKernel(this.body(node), out, contiguousStrides(node.shape))];
  }

  /** Sees to it that every operand can be had as the row asks, and keeps how. Whatever came into memory meanwhile is read from there. */
  private provide(node: Node, row: LoweringRow<Node['op']>): void {
    const operands = row.form === 'kernel' ? node.inputs : [node];
    for (let settled = false; !settled; ) {
      this.resolved.clear();
      this.views.clear();
      this.waits.clear();
      settled = true;
      // Not from the start again for each that is missing: a concatenation may have a hundred thousand operands.
      for (const operand of operands) {
        for (let { missing } = this.ask(operand, row); missing; { missing } = this.ask(operand, row)) {
          this.materialize(missing);
          settled = false;
        }
      }
    }
  }

  private ask(operand: Node, { operands }: LoweringRow<Node['op']>): Partial<Missing> {
    if (operands === 'dense') {
      const source = denseSource(operand);
      return this.buffers.has(source) ? this.waitFor(denseBarriers(operand)) : { missing: source };
    }
    if (isEmpty(operand)) return {};
    return operands === 'strided' ? this.viewed(operand) : this.fused(operand);
  }

  private fused(node: Node): Partial<Missing> {
    const answer = resolve(node, this.bufferOf);
    if ('missing' in answer) return answer;
    this.resolved.set(node, answer);
    return this.waitFor(answer.barriers);
  }

  /** Notes the buffers that nodes will be in; one that has none yet needs one. */
  private waitFor(nodes: readonly Node[]): Partial<Missing> {
    for (const source of nodes.map(viewSource)) {
      if (rowOf(source).form === 'generator') continue;
      const buffer = this.bufferOf(source);
      if (buffer === undefined) return { missing: source };
      this.waits.add(buffer);
    }
    return {};
  }

  /** The node's elements as a strided view on a buffer; where there is none, the node itself is needed in memory. */
  private viewed(node: Node): Partial<Missing> {
    const axisDims = node.shape.map((_, axis) => [axis]);
    let map: IndexMap = identityMap(axisDims, node.shape);
    let at = node;
    const barriers: Node[] = [];
    for (let buffer = this.bufferOf(at); ; buffer = this.bufferOf(at)) {
      if (buffer !== undefined) {
        const { offset, coefficients } = dot(map, contiguousStrides(at.shape), node.shape.length);
        this.views.set(node, { buffer, offset, strides: coefficients });
        return this.waitFor(barriers);
      }
      const row = rowOf(at);
      if (row.form !== 'view') return { missing: at };
      if (at.op === 'barrier') barriers.push(at.inputs[1]);
      const through = row.through(at, { map, dims: node.shape });
      if (!through || isSplit(through)) return { missing: node };
      map = through;
      at = at.inputs[0];
    }
  }
}

function found<V>(table: ReadonlyMap<Node, V>, node: Node): V {
  const value = table.get(node);
  if (value === undefined) throw new InternalError(`lower: an operand (${node.op}) was not asked for`);
  return value;
}
