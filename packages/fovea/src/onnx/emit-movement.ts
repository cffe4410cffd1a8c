// Nodes of reductions, movement and indexing. What only names axes anew writes nothing.

import { ValueError } from '../base/errors.ts';
import { sourceOf } from './constants.ts';
import { type Dims, isDynamic, sameDim } from './dims.ts';
import { ELEMENT } from './emit-elementwise.ts';
import type { Emitter } from './emitter.ts';
import {
  identity,
  NCHW,
  type Order,
  orderBefore,
  reshapedOrder,
  sameOrder,
  storedDims,
  withoutAxes,
} from './layout.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';

type TermOf<P extends Term['node']['op']> = Term & { readonly node: Extract<Term['node'], { op: P }> };

export function emitReduce(emitter: Emitter, term: Term, step: Extract<Step, { kind: 'reduce' }>): void {
  const { x, axes, keepDims, type } = step;
  const order = emitter.commonOrder(x.dims, [x]);
  const name = emitter.in(x, order);
  const kept = keepDims ? order : withoutAxes(order, axes);
  const { writer } = emitter;
  if (type === 'ReduceMean' && keepDims && sameOrder(order, NCHW) && String(axes) === '1,2') {
    emitter.put(term, writer.node('GlobalAveragePool', [name]), kept);
    return;
  }
  const stored = axes.map((axis) => order.indexOf(axis)).sort((a, b) => a - b);
  emitter.put(term, writer.node(type, [name, writer.int64(stored)], { keepdims: Number(keepDims) }), kept);
}

const MOVEMENT: { readonly [P in Term['node']['op']]?: (emitter: Emitter, term: TermOf<P>) => void } = {
  reshape: emitReshape,
  transpose: (emitter, term) => {
    const { name, order } = emitter.at(term.inputs[0]);
    const { permutation } = term.node.attributes;
    emitter.put(
      term,
      name,
      order.map((axis) => permutation.indexOf(axis)),
    );
  },
  slice: emitSlice,
  pad: (emitter, term) => {
    const { name, order } = emitter.at(term.inputs[0]);
    const { before, after, value } = term.node.attributes;
    const { writer } = emitter;
    const widths = writer.int64([...order.map((axis) => before[axis]), ...order.map((axis) => after[axis])]);
    const inputs = [name, widths, writer.scalar(value, term.node.dtype)];
    emitter.put(term, writer.node('Pad', inputs, { mode: 'constant' }), order);
  },
  concat: (emitter, term) => {
    const order = emitter.commonOrder(term.dims, largestFirst(term.inputs));
    const names = term.inputs.map((input) => emitter.in(input, order));
    const axis = order.indexOf(term.node.attributes.axis);
    emitter.put(term, emitter.writer.node('Concat', names, { axis }), order);
  },
  gather: emitGather,
  argmax: (emitter, term) => {
    const [x] = term.inputs;
    const { name, order } = emitter.at(x);
    const { axis } = term.node.attributes;
    const { writer } = emitter;
    const index = writer.node('ArgMax', [name], { axis: order.indexOf(axis), keepdims: 0 });
    emitter.put(term, writer.node('Cast', [index], { to: ELEMENT.int32 }), withoutAxes(order, [axis]));
  },
  iota: (emitter, term) => {
    const { axis } = term.node.attributes;
    const size = term.dims[axis];
    if (isDynamic(size))
      throw new ValueError('exportOnnx: numbers that count the images of a batch cannot be exported; leave them out');
    const { writer } = emitter;
    const narrow = term.dims.map((_, i) => (i === axis ? size : 1));
    const line = writer.constant(
      'positions',
      'int32',
      narrow,
      Int32Array.from({ length: size }, (_, i) => i),
    );
    emitter.put(term, writer.node('Expand', [line, writer.fullShape(term.dims)]), identity(term.dims.length));
  },
};

/** False for a primitive that moves nothing. */
export function emitPrimitiveMovement(emitter: Emitter, term: Term): boolean {
  const emit = MOVEMENT[term.node.op] as ((own: Emitter, of: Term) => void) | undefined;
  emit?.(emitter, term);
  return emit !== undefined;
}

const elements = (dims: Dims): number =>
  dims.reduce<number>((product, dim) => product * (isDynamic(dim) ? dim.batches : dim), 1);

const largestFirst = (terms: readonly Term[]): readonly Term[] =>
  [...terms].sort((a, b) => elements(b.dims) - elements(a.dims));

function emitReshape(emitter: Emitter, term: Term): void {
  const [x] = term.inputs;
  const { name, order } = emitter.at(x);
  const { writer } = emitter;
  const after = reshapedOrder(x.dims, term.dims, order);
  if (after) {
    emitter.put(term, writer.reshape(name, storedDims(term.dims, after)), after);
    return;
  }
  const [before, wanted] = movedOrders(x.dims, term.dims, order);
  emitter.put(term, writer.reshape(emitter.in(x, before), storedDims(term.dims, wanted)), wanted);
}

/** In which order values are to lie before and after a reshape that they have to be moved for: maps whose channels lie apart stay planes. */
function movedOrders(from: Dims, to: Dims, order: Order): readonly [before: Order, after: Order] {
  const arePlanes = order[order.length - 1] !== order.length - 1;
  const planes = to.length === 4 && arePlanes ? orderBefore(from, to, NCHW) : undefined;
  return planes ? [planes, NCHW] : [identity(from.length), identity(to.length)];
}

const LEAST_INT64 = -(2 ** 52);

function emitSlice(emitter: Emitter, term: TermOf<'slice'>): void {
  const [x] = term.inputs;
  const { name, order } = emitter.at(x);
  const { start, size, step } = term.node.attributes;
  const axes = order.flatMap((axis, position) => {
    const isWhole = sameDim(term.dims[axis], x.dims[axis]) && step[axis] === 1;
    return isWhole ? [] : [{ axis, position }];
  });
  const ranges = axes.map(({ axis, position }) => {
    if (isDynamic(term.dims[axis]) || isDynamic(x.dims[axis])) return { position, ...batchRange(term, x, axis) };
    const end = start[axis] + size[axis] * step[axis];
    return { position, start: start[axis], end: end < 0 ? LEAST_INT64 : end, step: step[axis] };
  });
  const { writer } = emitter;
  const list = (pick: (range: (typeof ranges)[number]) => number): string => writer.int64(ranges.map(pick));
  const inputs = [name, list((r) => r.start), list((r) => r.end), list((r) => r.position), list((r) => r.step)];
  emitter.put(term, ranges.length > 0 ? writer.node('Slice', inputs) : name, order);
}

/** A part of the batch: some images of it, or all of them in reverse. */
function batchRange(term: TermOf<'slice'>, x: Term, axis: number): { start: number; end: number; step: number } {
  const { start, size, step } = term.node.attributes;
  if (!isDynamic(term.dims[axis]))
    return { start: start[axis], end: start[axis] + size[axis] * step[axis], step: step[axis] };
  if (sameDim(term.dims[axis], x.dims[axis]) && step[axis] === -1) return { start: -1, end: LEAST_INT64, step: -1 };
  throw new ValueError('exportOnnx: a slice that takes more images from a larger batch cannot be exported');
}

function emitGather(emitter: Emitter, term: TermOf<'gather'>): void {
  const [x, indices] = term.inputs;
  const { axis } = term.node.attributes;
  const own = sourceOf(x).folded
    ? { name: emitter.in(x, identity(x.dims.length)), order: identity(x.dims.length) }
    : emitter.at(x);
  const position = own.order.indexOf(axis);
  const rank = indices.dims.length;
  const order = own.order.flatMap((each) =>
    each === axis ? Array.from({ length: rank }, (_, i) => axis + i) : [each < axis ? each : each + rank - 1],
  );
  const size = x.dims[axis];
  if (isDynamic(size)) throw new ValueError('exportOnnx: gathering along the batch cannot be exported');
  const { writer } = emitter;
  const index = emitter.in(indices, identity(rank));
  const source = sourceOf(indices);
  const isSafe = source.folded && emitter.constants.of(source).data.every((at: number) => at >= 0 && at < size);
  if (isSafe) {
    emitter.put(term, writer.node('Gather', [own.name, index], { axis: position }), order);
    return;
  }
  // Out-of-range indices read 0, where ONNX stops.
  const zero = writer.scalar(0, 'int32');
  const inside = writer.node('And', [
    writer.node('GreaterOrEqual', [index, zero]),
    writer.node('Less', [index, writer.scalar(size, 'int32')]),
  ]);
  const taken = writer.node('Gather', [own.name, writer.node('Where', [inside, index, zero])], { axis: position });
  const after = own.order.length - 1 - position;
  const spread = after === 0 ? inside : writer.reshape(inside, [...indices.dims, ...new Array<number>(after).fill(1)]);
  const nothing = writer.scalar(0, term.node.dtype);
  emitter.put(term, writer.node('Where', [spread, taken, nothing]), order);
}
