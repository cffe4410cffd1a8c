// The kernels of primitives that are not fused into others, and those that a fused expression ends in.

import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import { attributeKey } from '../graph/attribute-key.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { collapseDims } from './collapse.ts';
import { dot, identityMap } from './index-map.ts';
import type { ConvRole, Kernel, MapKernel, MatrixView, Ref, View } from './ir.ts';
import type { Body, KernelContext } from './lowering-row.ts';

export const isEmpty = (node: Node): boolean => elementCount(node.shape) === 0;

/** A map kernel that writes the body's value at `to`, with one stride for each axis. */
export function mapKernel(from: Body, to: Ref, strides: readonly number[]): MapKernel {
  const store: View = { ...to, strides: axisStrides(from, strides) };
  const { dims, loads, body, outputs } = collapseDims({ ...from, outputs: [store] });
  return { kind: 'map', dims, loads, body, stores: [{ view: outputs[0], value: from.value }] };
}

export function reduce(
  node: NodeOf<'sum'> | NodeOf<'reduceMax'> | NodeOf<'argmax'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const [input] = node.inputs;
  if (isEmpty(input)) return [fill(out.buffer, 0, node)];
  const axes = node.op === 'argmax' ? [node.attributes.axis] : node.attributes.axes;
  const from = context.body(input);
  const isReduced = input.shape.map((_, axis) => axes.includes(axis));
  const keptStrides = contiguousStrides(node.shape);
  let kept = 0;
  const strides = isReduced.map((reduced) => (reduced ? 0 : keptStrides[kept++]));
  const view: View = { ...out, strides: axisStrides(from, strides) };
  const reducedDims = from.axisDims.flatMap((part, axis) => part.map(() => isReduced[axis]));
  const { dims, loads, body, outputs, reduced } = collapseDims({ ...from, outputs: [view], reduced: reducedDims });
  const op = node.op === 'reduceMax' ? 'max' : node.op;
  return [
    {
      kind: 'reduce',
      dims,
      reduced: reduced as boolean[],
      loads,
      body,
      results: [{ op, value: from.value, view: outputs[0] }],
    },
  ];
}

export function pad(node: NodeOf<'pad'>, out: Ref, context: KernelContext): Kernel[] {
  const { before, value } = node.attributes;
  const strides = contiguousStrides(node.shape);
  const kernels: Kernel[] = [fill(out.buffer, value, node)];
  const [input] = node.inputs;
  const offset = before.reduce((sum, size, axis) => sum + size * strides[axis], 0);
  if (!isEmpty(input)) kernels.push(mapKernel(context.body(input), { buffer: out.buffer, offset }, strides));
  return kernels;
}

export function concat(node: NodeOf<'concat'>, out: Ref, context: KernelContext): Kernel[] {
  const strides = contiguousStrides(node.shape);
  const { axis } = node.attributes;
  let offset = 0;
  const kernels: Kernel[] = [];
  for (const input of node.inputs) {
    if (!isEmpty(input)) kernels.push(mapKernel(context.body(input), { buffer: out.buffer, offset }, strides));
    offset += input.shape[axis] * strides[axis];
  }
  return kernels;
}

export function index(node: NodeOf<'gather'> | NodeOf<'scatterAdd'>, out: Ref, context: KernelContext): Kernel[] {
  const [x, indices] = node.inputs;
  const { axis } = node.attributes;
  const indexed = node.op === 'gather' ? x.shape : node.shape;
  return [
    {
      kind: 'index',
      role: node.op,
      dtype: x.dtype,
      outer: elementCount(indexed.slice(0, axis)),
      size: indexed[axis],
      count: elementCount(indices.shape),
      inner: elementCount(indexed.slice(axis + 1)),
      x: context.dense(x),
      indices: context.dense(indices),
      out,
    },
  ];
}

const CONV_ROLE = { conv2d: 'forward', conv2dInputGrad: 'inputGrad', conv2dWeightGrad: 'weightGrad' } as const;

export function conv(
  node: NodeOf<'conv2d'> | NodeOf<'conv2dInputGrad'> | NodeOf<'conv2dWeightGrad'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const { geometry } = node.attributes;
  const [a, b] = node.inputs.map((input) => context.dense(input));
  const role: ConvRole = CONV_ROLE[node.op];
  const operands = {
    forward: { x: a, w: b, y: out },
    inputGrad: { y: a, w: b, x: out },
    weightGrad: { x: a, y: b, w: out },
  }[role];
  const { groups, inChannels, outChannels } = geometry;
  const kind = groups === inChannels && groups === outChannels ? 'depthwise' : 'conv';
  return [{ kind, role, geometry, ...operands } as Kernel];
}

export function matmul(node: NodeOf<'matmul'>, out: Ref, context: KernelContext): Kernel[] {
  const rank = node.shape.length;
  const [m, n] = node.shape.slice(-2);
  const k = node.inputs[0].shape[rank - 1];
  if (k === 0) return [fill(out.buffer, 0, node)];
  const views = [
    ...node.inputs.map((input) => context.strided(input)),
    { ...out, strides: contiguousStrides(node.shape) },
  ];
  return [collapseBatch(node.shape.slice(0, -2), m, n, k, views.map(matrixView))];
}

export function maxPool(
  node: NodeOf<'maxPool2d'> | NodeOf<'maxPool2dIndices'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const written = node.op === 'maxPool2d' ? { y: out } : { indices: out };
  return [{ kind: 'maxPool', geometry: node.attributes.geometry, x: context.dense(node.inputs[0]), ...written }];
}

export function poolIndex(
  node: NodeOf<'poolGather'> | NodeOf<'poolScatter'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const [values, indices] = node.inputs;
  const { geometry } = node.attributes;
  const [x, y] = node.op === 'poolGather' ? [context.dense(values), out] : [out, context.dense(values)];
  const inWindow = indices.op === 'maxPool2dIndices' && attributeKey(indices) === attributeKey(node);
  const role = node.op === 'poolGather' ? 'gather' : 'scatter';
  return [{ kind: 'poolIndex', role, geometry, inWindow, x, y, indices: context.dense(indices) }];
}

export function averagePool(
  node: NodeOf<'averagePool2d'> | NodeOf<'averagePool2dGrad'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const input = context.dense(node.inputs[0]);
  if (node.op === 'averagePool2d')
    return [{ kind: 'averagePool', role: 'forward', ...node.attributes, x: input, y: out }];
  return [{ kind: 'averagePool', role: 'inputGrad', ...node.attributes, y: input, x: out }];
}

/** One stride per dim from one stride per axis: an axis that was split keeps walking the same way. */
function axisStrides(from: Body, strides: readonly number[]): number[] {
  const map = identityMap(from.axisDims, from.dims);
  return dot(map, strides, from.dims.length).coefficients.map((c, d) => (from.dims[d] === 1 ? 0 : c));
}

/** The whole of a node's buffer set to one value. */
function fill(buffer: number, value: number, like: Node): MapKernel {
  return {
    kind: 'map',
    dims: [elementCount(like.shape)],
    loads: [],
    body: [{ op: 'constant', value, dtype: like.dtype }],
    stores: [{ view: { buffer, offset: 0, strides: [1] }, value: 0 }],
  };
}

export const matrixView = (view: View): MatrixView => ({
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
