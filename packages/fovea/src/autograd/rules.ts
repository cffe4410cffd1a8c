// The gradient of every primitive: one row each, graph → graph, so that gradients can be differentiated again.

import { elementCount } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';

/** Gradients of the inputs from the gradient `g` of the node's output; undefined where an input has none. */
export type GradientRule<P extends Primitive> = (node: NodeOf<P> & Node, g: Node) => readonly (Node | undefined)[];
type Rules<P extends Primitive> = { readonly [Q in P]: GradientRule<Q> };

const { constant, expandTo, mul, neg, reshape, sub, sum, sumTo, where } = build;
const like = (node: Node, value: number): Node => constant(value, node.shape, node.dtype);
const zero = (node: Node): Node => like(node, 0);
const none: GradientRule<Primitive> = (node) => node.inputs.map(() => undefined);

const ELEMENTWISE: Rules<
  | 'neg'
  | 'abs'
  | 'floor'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'rsqrt'
  | 'reciprocal'
  | 'tanh'
  | 'erf'
  | 'sin'
  | 'cos'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'max'
  | 'min'
  | 'where'
  | 'cast'
> = {
  neg: (_, g) => [neg(g)],
  /** 0 at 0, as in PyTorch. */
  abs: ({ inputs: [x] }, g) => [where(build.less(zero(x), x), g, where(build.less(x, zero(x)), neg(g), zero(g)))],
  floor: (_, g) => [zero(g)],
  exp: (y, g) => [mul(g, y)],
  log: ({ inputs: [x] }, g) => [build.div(g, x)],
  sqrt: (y, g) => [build.div(mul(g, like(g, 0.5)), y)],
  rsqrt: (y, g) => [mul(mul(g, like(g, -0.5)), mul(y, mul(y, y)))],
  reciprocal: (y, g) => [neg(mul(g, mul(y, y)))],
  tanh: (y, g) => [mul(g, sub(like(y, 1), mul(y, y)))],
  erf: ({ inputs: [x] }, g) => [mul(g, mul(build.exp(neg(mul(x, x))), like(x, 2 / Math.sqrt(Math.PI))))],
  sin: ({ inputs: [x] }, g) => [mul(g, build.cos(x))],
  cos: ({ inputs: [x] }, g) => [neg(mul(g, build.sin(x)))],
  add: (_, g) => [g, g],
  sub: (_, g) => [g, neg(g)],
  mul: ({ inputs: [a, b] }, g) => [mul(g, b), mul(g, a)],
  div: (y, g) => {
    const b = y.inputs[1];
    const ga = build.div(g, b);
    return [ga, neg(mul(ga, y))];
  },
  max: ({ inputs: [a, b] }, g) => pickGradient(a, b, g),
  min: ({ inputs: [a, b] }, g) => pickGradient(b, a, g),
  where: ({ inputs: [condition] }, g) => [undefined, where(condition, g, zero(g)), where(condition, zero(g), g)],
  cast: ({ inputs: [x] }, g) => [x.dtype === 'float32' && g.dtype === 'float32' ? g : undefined],
};

/** Gradients of (a, b) for the larger of the two. A tie with a constant gives 0, so that relu′(0) = 0; a tie of two tensors is shared, as in PyTorch. */
function pickGradient(a: Node, b: Node, g: Node): readonly Node[] {
  const half = a.op === 'constant' || b.op === 'constant' ? zero(g) : mul(g, like(g, 0.5));
  const tie = (otherwise: Node): Node => where(build.equal(a, b), half, otherwise);
  if (half.op === 'constant') return [where(build.less(b, a), g, zero(g)), where(build.less(a, b), g, zero(g))];
  return [tie(where(build.less(b, a), g, zero(g))), tie(where(build.less(a, b), g, zero(g)))];
}

const REDUCTIONS: Rules<'sum' | 'reduceMax'> = {
  sum: ({ inputs: [x], attributes: { axes } }, g) => [spread(g, x, axes)],
  /** Shared among equal maxima, as torch.amax. */
  reduceMax: (y, g) => {
    const [x] = y.inputs;
    const { axes } = y.attributes;
    const hit = build.cast(build.equal(x, spread(y, x, axes)), 'float32');
    const count = sum(hit, axes);
    return [mul(hit, spread(build.div(g, count), x, axes))];
  },
};

/** A reduced node repeated over the axes that were reduced. */
function spread(reduced: Node, x: Node, axes: readonly number[]): Node {
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return expandTo(reshape(reduced, kept), x.shape);
}

const MOVEMENT: Rules<'reshape' | 'transpose' | 'expand' | 'pad' | 'slice' | 'concat' | 'gather' | 'scatterAdd'> = {
  reshape: ({ inputs: [x] }, g) => [reshape(g, x.shape)],
  transpose: ({ attributes: { permutation } }, g) => {
    const inverse = new Array<number>(permutation.length);
    permutation.forEach((axis, i) => {
      inverse[axis] = i;
    });
    return [build.transpose(g, inverse)];
  },
  expand: ({ inputs: [x] }, g) => [sumTo(g, x.shape)],
  pad: ({ inputs: [x], attributes: { before } }, g) => [
    build.slice(
      g,
      before,
      x.shape,
      x.shape.map(() => 1),
    ),
  ],
  slice: (node, g) => [unslice(node, g)],
  concat: ({ inputs, attributes: { axis } }, g) => {
    let at = 0;
    return inputs.map((part) => {
      const start = part.shape.map((_, i) => (i === axis ? at : 0));
      at += part.shape[axis];
      return build.slice(
        g,
        start,
        part.shape,
        part.shape.map(() => 1),
      );
    });
  },
  gather: ({ inputs: [x, indices], attributes: { axis } }, g) => {
    const count = elementCount(indices.shape);
    const rows = reshape(g, [...x.shape.slice(0, axis), count, ...x.shape.slice(axis + 1)]);
    return [build.scatterAdd(rows, reshape(indices, [count]), axis, x.shape[axis]), undefined];
  },
  scatterAdd: ({ inputs: [, indices], attributes: { axis } }, g) => [build.gather(g, indices, axis), undefined],
};

/** Puts the gradient of a slice back to where it came from, zeros elsewhere. */
function unslice(node: NodeOf<'slice'>, g: Node): Node {
  const [x] = node.inputs;
  const { start, size, step } = node.attributes;
  let out = g;
  for (let axis = 0; axis < size.length; axis++) {
    if (step[axis] < 0) out = flip(out, axis);
    out = dilate(out, axis, Math.abs(step[axis]));
  }
  const low = start.map((first, axis) => (step[axis] < 0 ? first + (size[axis] - 1) * step[axis] : first));
  const before = low.map((first, axis) => (size[axis] === 0 ? 0 : first));
  const after = x.shape.map((length, axis) => length - before[axis] - out.shape[axis]);
  return build.pad(out, before, after);
}

function flip(x: Node, axis: number): Node {
  const start = x.shape.map((size, i) => (i === axis ? Math.max(0, size - 1) : 0));
  return build.slice(
    x,
    start,
    x.shape,
    x.shape.map((_, i) => (i === axis ? -1 : 1)),
  );
}

/** Puts step − 1 zeros between neighbours along an axis. */
function dilate(x: Node, axis: number, step: number): Node {
  const size = x.shape[axis];
  if (step === 1 || size <= 1) return x;
  const split = reshape(x, [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)]);
  const widths = split.shape.map((_, i) => (i === axis + 1 ? step - 1 : 0));
  const wide = build.pad(
    split,
    split.shape.map(() => 0),
    widths,
  );
  const merged = reshape(wide, [...x.shape.slice(0, axis), size * step, ...x.shape.slice(axis + 1)]);
  const start = merged.shape.map(() => 0);
  const cut = merged.shape.map((length, i) => (i === axis ? (size - 1) * step + 1 : length));
  return build.slice(
    merged,
    start,
    cut,
    merged.shape.map(() => 1),
  );
}

const CONTRACTIONS: Rules<'matmul' | 'conv2d' | 'conv2dInputGrad' | 'conv2dWeightGrad'> = {
  matmul: ({ inputs: [a, b] }, g) => [build.matmul(g, build.transposeLast(b)), build.matmul(build.transposeLast(a), g)],
  conv2d: ({ inputs: [x, w], attributes: { geometry } }, g) => [
    build.conv2dInputGrad(g, w, geometry),
    build.conv2dWeightGrad(x, g, geometry),
  ],
  conv2dInputGrad: ({ inputs: [y, w], attributes: { geometry } }, g) => [
    build.conv2d(g, w, geometry),
    build.conv2dWeightGrad(g, y, geometry),
  ],
  conv2dWeightGrad: ({ inputs: [x, y], attributes: { geometry } }, g) => [
    build.conv2dInputGrad(y, g, geometry),
    build.conv2d(x, g, geometry),
  ],
};

const POOLING: Rules<'maxPool2d' | 'poolGather' | 'poolScatter' | 'averagePool2d' | 'averagePool2dGrad'> = {
  maxPool2d: ({ inputs: [x], attributes: { geometry } }, g) => [
    build.poolScatter(g, build.maxPool2dIndices(x, geometry), geometry),
  ],
  poolGather: ({ inputs: [, indices], attributes: { geometry } }, g) => [
    build.poolScatter(g, indices, geometry),
    undefined,
  ],
  poolScatter: ({ inputs: [, indices], attributes: { geometry } }, g) => [
    build.poolGather(g, indices, geometry),
    undefined,
  ],
  averagePool2d: ({ attributes: { geometry, countIncludePad } }, g) => [
    build.averagePool2dGrad(g, geometry, countIncludePad),
  ],
  averagePool2dGrad: ({ attributes: { geometry, countIncludePad } }, g) => [
    build.averagePool2d(g, geometry, countIncludePad),
  ],
};

/** Every primitive has a row; those without a gradient say so. */
export const GRADIENT_RULES: { readonly [P in Primitive]: GradientRule<P> } = {
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...MOVEMENT,
  ...CONTRACTIONS,
  ...POOLING,
  buffer: none,
  constant: none,
  iota: none,
  randomBits: none,
  detach: none,
  argmax: none,
  less: none,
  lessEqual: none,
  equal: none,
  notEqual: none,
  bitAnd: none,
  bitOr: none,
  bitXor: none,
  shiftLeft: none,
  shiftRight: none,
  maxPool2dIndices: none,
};
