// Lowers the roots of a graph to kernels: one case per family; elementwise work is fused into map and reduce bodies.

import { InternalError } from '../base/errors.ts';
import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import { attributeKey } from '../graph/attribute-key.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { type Body, isEmpty, isView, lowerBody, MaterializeRequest } from './body.ts';
import { collapseDims } from './collapse.ts';
import {
  dot,
  expandMap,
  type IndexMap,
  identityMap,
  reshapeMap,
  SplitRequest,
  sliceMap,
  transposeMap,
} from './index-map.ts';
import type { ConvRole, Kernel, MapKernel, MatrixView, Ref, View } from './ir.ts';
import { denseSource } from './roots.ts';

/** Gives buffers to nodes and collects kernels in an order that respects their dependencies. */
export class Lowering {
  readonly kernels: Kernel[] = [];
  /** What each computed buffer holds. */
  readonly values = new Map<number, Node>();
  private readonly buffers = new Map<Node, number>();

  /** `newBuffer` creates the buffer of a node that is about to be computed. */
  constructor(private readonly newBuffer: (node: Node) => number) {}

  bindLeaf(node: Node, buffer: number): void {
    this.buffers.set(node, buffer);
  }

  bufferOf = (node: Node): number | undefined => this.buffers.get(node);

  /** Computes a node into its buffer; materialises other nodes first where that turns out to be needed. */
  lowerRoot(node: Node): void {
    if (this.buffers.has(node)) return;
    for (;;) {
      try {
        const buffer = this.newBuffer(node);
        const kernels = isEmpty(node) ? [] : this.kernelsOf(node, buffer);
        this.buffers.set(node, buffer);
        this.values.set(buffer, node);
        for (const kernel of kernels) this.kernels.push(kernel);
        return;
      } catch (request) {
        if (!(request instanceof MaterializeRequest) || request.node === node) throw request;
        this.lowerRoot(request.node);
      }
    }
  }

  /** Copies a computed node into another buffer, e.g. a result that is also a state's new value. */
  copy(node: Node, buffer: number): void {
    this.values.set(buffer, node);
    if (!isEmpty(node))
      this.kernels.push(this.map(node, node.shape, { buffer, offset: 0 }, contiguousStrides(node.shape), false));
  }

  private kernelsOf(node: Node, buffer: number): Kernel[] {
    const out: Ref = { buffer, offset: 0 };
    switch (node.op) {
      case 'sum':
      case 'reduceMax':
        return [this.reduce(node, node.attributes.axes, out)];
      case 'argmax':
        return [this.reduce(node, [node.attributes.axis], out)];
      case 'pad':
        return this.pad(node, out);
      case 'concat':
        return this.concat(node, out);
      case 'gather':
      case 'scatterAdd':
        return [this.index(node, out)];
      case 'matmul':
        return [this.matmul(node, out)];
      case 'conv2d':
        return [this.conv(node, 'forward', out)];
      case 'conv2dInputGrad':
        return [this.conv(node, 'inputGrad', out)];
      case 'conv2dWeightGrad':
        return [this.conv(node, 'weightGrad', out)];
      case 'maxPool2d':
        return [{ kind: 'maxPool', geometry: node.attributes.geometry, x: this.dense(node.inputs[0]), y: out }];
      case 'maxPool2dIndices':
        return [{ kind: 'maxPool', geometry: node.attributes.geometry, x: this.dense(node.inputs[0]), indices: out }];
      case 'poolGather':
      case 'poolScatter':
        return [this.poolIndex(node, out)];
      case 'averagePool2d':
        return [{ kind: 'averagePool', role: 'forward', ...node.attributes, x: this.dense(node.inputs[0]), y: out }];
      case 'averagePool2dGrad':
        return [{ kind: 'averagePool', role: 'inputGrad', ...node.attributes, y: this.dense(node.inputs[0]), x: out }];
      case 'buffer':
        throw new InternalError('lower: a buffer node is not bound to a leaf');
      default:
        return [this.map(node, node.shape, out, contiguousStrides(node.shape), true)];
    }
  }

  /** A map kernel writing `node` (of the given shape) at `to` with one stride per axis. */
  private map(node: Node, shape: Shape, to: Ref, strides: readonly number[], inside: boolean): MapKernel {
    const lowered = lowerBody(shape, [node], this, !inside);
    const store: View = { ...to, strides: axisStrides(lowered, strides) };
    const { dims, loads, body, outputs } = collapseDims({
      dims: lowered.dims,
      loads: lowered.loads,
      body: lowered.body,
      outputs: [store],
    });
    return { kind: 'map', dims, loads, body, stores: [{ view: outputs[0], value: lowered.values[0] }] };
  }

  private reduce(
    node: NodeOf<'sum'> | NodeOf<'reduceMax'> | NodeOf<'argmax'>,
    axes: readonly number[],
    out: Ref,
  ): Kernel {
    const input = node.inputs[0];
    if (isEmpty(input)) return fill(out.buffer, elementCount(node.shape), 0, node);
    const lowered = lowerBody(input.shape, [input], this, true);
    const isReduced = input.shape.map((_, axis) => axes.includes(axis));
    const keptStrides = contiguousStrides(node.shape);
    let kept = 0;
    const strides = isReduced.map((reduced) => (reduced ? 0 : keptStrides[kept++]));
    const view: View = { ...out, strides: axisStrides(lowered, strides) };
    const reducedDims = lowered.axisDims.flatMap((part, axis) => part.map(() => isReduced[axis]));
    const { dims, loads, body, outputs, reduced } = collapseDims({
      dims: lowered.dims,
      loads: lowered.loads,
      body: lowered.body,
      outputs: [view],
      reduced: reducedDims,
    });
    const op = node.op === 'reduceMax' ? 'max' : node.op;
    return {
      kind: 'reduce',
      dims,
      reduced: reduced as boolean[],
      loads,
      body,
      results: [{ op, value: lowered.values[0], view: outputs[0] }],
    };
  }

  private pad(node: NodeOf<'pad'>, out: Ref): Kernel[] {
    const { before, value } = node.attributes;
    const strides = contiguousStrides(node.shape);
    const kernels: Kernel[] = [fill(out.buffer, elementCount(node.shape), value, node)];
    const input = node.inputs[0];
    const offset = before.reduce((sum, size, axis) => sum + size * strides[axis], 0);
    if (!isEmpty(input)) kernels.push(this.map(input, input.shape, { buffer: out.buffer, offset }, strides, false));
    return kernels;
  }

  private concat(node: NodeOf<'concat'>, out: Ref): Kernel[] {
    const strides = contiguousStrides(node.shape);
    const { axis } = node.attributes;
    let offset = 0;
    const kernels: Kernel[] = [];
    for (const input of node.inputs) {
      if (!isEmpty(input)) kernels.push(this.map(input, input.shape, { buffer: out.buffer, offset }, strides, false));
      offset += input.shape[axis] * strides[axis];
    }
    return kernels;
  }

  private index(node: NodeOf<'gather'> | NodeOf<'scatterAdd'>, out: Ref): Kernel {
    const [x, indices] = node.inputs;
    const { axis } = node.attributes;
    const indexed = node.op === 'gather' ? x.shape : node.shape;
    return {
      kind: 'index',
      role: node.op,
      dtype: x.dtype,
      outer: elementCount(indexed.slice(0, axis)),
      size: indexed[axis],
      count: elementCount(indices.shape),
      inner: elementCount(indexed.slice(axis + 1)),
      x: this.dense(x),
      indices: this.dense(indices),
      out,
    };
  }

  private conv(
    node: NodeOf<'conv2d'> | NodeOf<'conv2dInputGrad'> | NodeOf<'conv2dWeightGrad'>,
    role: ConvRole,
    out: Ref,
  ): Kernel {
    const { geometry } = node.attributes;
    const [a, b] = node.inputs.map((input) => this.dense(input));
    const operands = {
      forward: { x: a, w: b, y: out },
      inputGrad: { y: a, w: b, x: out },
      weightGrad: { x: a, y: b, w: out },
    }[role];
    const { groups, inChannels, outChannels } = geometry;
    const kind = groups === inChannels && groups === outChannels ? 'depthwise' : 'conv';
    return { kind, role, geometry, ...operands } as Kernel;
  }

  private matmul(node: NodeOf<'matmul'>, out: Ref): Kernel {
    const rank = node.shape.length;
    const [m, n] = node.shape.slice(-2);
    const k = node.inputs[0].shape[rank - 1];
    if (k === 0) return fill(out.buffer, elementCount(node.shape), 0, node);
    const views = [
      ...node.inputs.map((input) => this.strided(input)),
      { ...out, strides: contiguousStrides(node.shape) },
    ];
    return collapseBatch(node.shape.slice(0, -2), m, n, k, views.map(matrixView));
  }

  private poolIndex(node: NodeOf<'poolGather'> | NodeOf<'poolScatter'>, out: Ref): Kernel {
    const [values, indices] = node.inputs;
    const { geometry } = node.attributes;
    const [x, y] = node.op === 'poolGather' ? [this.dense(values), out] : [out, this.dense(values)];
    const inWindow = indices.op === 'maxPool2dIndices' && attributeKey(indices) === attributeKey(node);
    const role = node.op === 'poolGather' ? 'gather' : 'scatter';
    return { kind: 'poolIndex', role, geometry, inWindow, x, y, indices: this.dense(indices) };
  }

  private dense(node: Node): Ref {
    const source = denseSource(node);
    const buffer = this.buffers.get(source);
    if (buffer === undefined) throw new MaterializeRequest(source);
    return { buffer, offset: 0 };
  }

  /** The node's elements as a strided view on a buffer; asks for the node itself to be materialised when there is none. */
  private strided(node: Node): View {
    const axisDims = node.shape.map((_, axis) => [axis]);
    let map: IndexMap = identityMap(axisDims, node.shape);
    let at = node;
    try {
      while (this.buffers.get(at) === undefined) {
        if (!isView(at)) throw new MaterializeRequest(at);
        const next = throughView(at, map, node.shape);
        if (!next) throw new MaterializeRequest(node);
        map = next;
        at = at.inputs[0];
      }
    } catch (request) {
      if (request instanceof SplitRequest) throw new MaterializeRequest(node);
      throw request;
    }
    const index = dot(map, contiguousStrides(at.shape), node.shape.length);
    return { buffer: this.buffers.get(at) as number, offset: index.offset, strides: index.coefficients };
  }
}

function throughView(node: Node, map: IndexMap, dims: Shape): IndexMap | undefined {
  const input = node.inputs[0];
  switch (node.op) {
    case 'transpose':
      return transposeMap(map, node.attributes.permutation);
    case 'expand':
      return expandMap(map, input.shape, node.shape);
    case 'slice':
      return sliceMap(map, node.attributes.start, node.attributes.step);
    default:
      return reshapeMap(map, node.shape, input.shape, dims);
  }
}

/** One stride per dim from one stride per axis: an axis that was split keeps walking the same way. */
function axisStrides(lowered: Body, strides: readonly number[]): number[] {
  const map = identityMap(lowered.axisDims, lowered.dims);
  return dot(map, strides, lowered.dims.length).coefficients.map((c, d) => (lowered.dims[d] === 1 ? 0 : c));
}

function fill(buffer: number, elements: number, value: number, like: Node): MapKernel {
  return {
    kind: 'map',
    dims: [elements],
    loads: [],
    body: [{ op: 'constant', value, dtype: like.dtype }],
    stores: [{ view: { buffer, offset: 0, strides: [1] }, value: 0 }],
  };
}

const matrixView = (view: View): MatrixView => ({
  buffer: view.buffer,
  offset: view.offset,
  batchStrides: view.strides.slice(0, -2),
  rowStride: view.strides[view.strides.length - 2],
  columnStride: view.strides[view.strides.length - 1],
});

/** Merges batch axes with each other and, where b does not change, into the rows of a. */
function collapseBatch(
  batchShape: Shape,
  rows: number,
  n: number,
  k: number,
  [a, b, out]: readonly MatrixView[],
): Kernel {
  let m = rows;
  const batch: number[] = [];
  const strides: { a: number; b: number; out: number }[] = [];
  for (let axis = batchShape.length - 1; axis >= 0; axis--) {
    const size = batchShape[axis];
    if (size === 1) continue;
    const own = { a: a.batchStrides[axis], b: b.batchStrides[axis], out: out.batchStrides[axis] };
    const inner = strides[0];
    if (!inner && own.b === 0 && own.a === m * a.rowStride && own.out === m * out.rowStride) m *= size;
    else if (inner && own.a === inner.a * batch[0] && own.b === inner.b * batch[0] && own.out === inner.out * batch[0])
      batch[0] *= size;
    else {
      batch.unshift(size);
      strides.unshift(own);
    }
  }
  const view = (v: MatrixView, key: 'a' | 'b' | 'out'): MatrixView => ({
    ...v,
    batchStrides: strides.map((s) => s[key]),
  });
  return { kind: 'matmul', batch, m, n, k, a: view(a, 'a'), b: view(b, 'b'), out: view(out, 'out') };
}
