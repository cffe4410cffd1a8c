// The gradient of every primitive: one row each, graph → graph, so that gradients can be differentiated again.

import { elementCount } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { type Primitive, sameRows } from '../graph/primitives.ts';
import { ATTENTION } from './attention.ts';
import type { GradientRule } from './rule.ts';

type Rules<P extends Primitive> = { readonly [Q in P]: GradientRule<Q> };

const { constantLike: like, expandTo, less, mul, neg, reshape, sub, sum, sumTo, where } = build;
const zero = (node: Node): Node => like(node, 0);

/** The row of a primitive through which nothing flows. */
export const NO_GRADIENT: GradientRule<Primitive> = (node) => node.inputs.map(() => undefined);

const UNARY: Rules<
  'neg' | 'abs' | 'exp' | 'log' | 'sqrt' | 'rsqrt' | 'reciprocal' | 'tanh' | 'erf' | 'sin' | 'cos' | 'cast'
> = {
  neg: (_, g) => [neg(g)],
  /** 0 at 0, as in PyTorch. */
  abs: ({ inputs: [x] }, g) => [where(less(zero(x), x), g, where(less(x, zero(x)), neg(g), zero(g)))],
  exp: (y, g) => [mul(g, y)],
  log: ({ inputs: [x] }, g) => [build.div(g, x)],
  sqrt: (y, g) => [build.div(mul(g, like(g, 0.5)), y)],
  // Not times y³, which is 0 for y of 10⁻¹³.
  rsqrt: (y, g) => [mul(mul(mul(g, like(g, -0.5)), y), mul(y, y))],
  reciprocal: (y, g) => [neg(mul(g, mul(y, y)))],
  tanh: (y, g) => [mul(g, sub(like(y, 1), mul(y, y)))],
  erf: ({ inputs: [x] }, g) => [mul(mul(g, like(x, 2 / Math.sqrt(Math.PI))), build.exp(neg(mul(x, x))))],
  sin: ({ inputs: [x] }, g) => [mul(g, build.cos(x))],
  cos: ({ inputs: [x] }, g) => [neg(mul(g, build.sin(x)))],
  /** Only float32 has gradients, so nothing flows through a change of dtype. */
  cast: ({ inputs: [x], dtype }, g) => [x.dtype === dtype ? g : undefined],
};

const BINARY: Rules<'add' | 'sub' | 'mul' | 'div' | 'max' | 'min' | 'where'> = {
  add: (_, g) => [g, g],
  sub: (_, g) => [g, neg(g)],
  mul: ({ inputs: [a, b] }, g) => [mul(g, b), mul(g, a)],
  div: (y, g) => {
    const ga = build.div(g, y.inputs[1]);
    return [ga, neg(mul(ga, y))];
  },
  max: ({ inputs: [a, b] }, g) => [shareOfLarger(a, b, g), shareOfLarger(b, a, g)],
  min: ({ inputs: [a, b] }, g) => [shareOfLarger(b, a, g), shareOfLarger(a, b, g)],
  where: ({ inputs: [condition] }, g) => [undefined, where(condition, g, zero(g)), where(condition, zero(g), g)],
};

/** `g` where a > b, 0 where a < b. A tie with a constant gives 0, so that relu′(0) = 0; a tie of two tensors is shared, as in PyTorch. */
function shareOfLarger(a: Node, b: Node, g: Node): Node {
  const larger = where(less(b, a), g, zero(g));
  if (a.op === 'constant' || b.op === 'constant') return larger;
  return where(build.equal(a, b), mul(g, like(g, 0.5)), larger);
}

const REDUCTIONS: Rules<'sum' | 'reduceMax'> = {
  sum: ({ inputs: [x], attributes: { axes } }, g) => [spread(g, x, axes)],
  /** Shared among equal maxima, as torch.amax. */
  reduceMax: (y, g) => {
    const [x] = y.inputs;
    const { axes } = y.attributes;
    const hit = build.cast(build.equal(x, spread(y, x, axes)), 'float32');
    return [mul(hit, spread(build.div(g, sum(hit, axes)), x, axes))];
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
    const inverse = permutation.map((_, axis) => permutation.indexOf(axis));
    return [build.transpose(g, inverse)];
  },
  expand: ({ inputs: [x] }, g) => [sumTo(g, x.shape)],
  pad: ({ inputs: [x], attributes: { before } }, g) => [build.crop(g, before, x.shape)],
  slice: (node, g) => [unslice(node, g)],
  concat: ({ inputs, attributes: { axis } }, g) => {
    let at = 0;
    return inputs.map(({ shape }) => {
      const start = shape.map((_, i) => (i === axis ? at : 0));
      at += shape[axis];
      return build.crop(g, start, shape);
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
  const { shape } = node.inputs[0];
  if (elementCount(node.shape) === 0) return build.constant(0, shape);
  const { start, size, step } = node.attributes;
  const backwards = [...step.keys()].filter((axis) => step[axis] < 0);
  const first = start.map((at, axis) => (step[axis] < 0 ? at + (size[axis] - 1) * step[axis] : at));
  const apart = dilate(
    build.flip(g, backwards),
    step.map((s, axis) => (size[axis] > 1 ? Math.abs(s) : 1)),
  );
  // Behind the last element come step − 1 zeros, some of them perhaps beyond the end.
  const room = shape.map((length, axis) => length - first[axis]);
  const fitting = build.crop(
    apart,
    shape.map(() => 0),
    apart.shape.map((length, axis) => Math.min(length, room[axis])),
  );
  return build.pad(
    fitting,
    first,
    room.map((length, axis) => length - fitting.shape[axis]),
  );
}

/** Puts step − 1 zeros behind every element along each axis. */
function dilate(x: Node, step: readonly number[]): Node {
  if (step.every((s) => s === 1)) return x;
  const split = reshape(
    x,
    x.shape.flatMap((size) => [size, 1]),
  );
  const wide = build.pad(
    split,
    split.shape.map(() => 0),
    step.flatMap((s) => [0, s - 1]),
  );
  return reshape(
    wide,
    x.shape.map((size, axis) => size * step[axis]),
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
  /** All of it to the first maximum of each window, as in PyTorch. */
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
  ...UNARY,
  ...BINARY,
  ...REDUCTIONS,
  ...MOVEMENT,
  ...CONTRACTIONS,
  ...POOLING,
  ...ATTENTION,
  barrier: (_, g) => [g, undefined],
  checkpoint: (node, g, walk) => walk.throughCheckpoint(node, g),
  ...sameRows(['buffer', 'constant', 'iota', 'randomBits', 'detach', 'floor', 'argmax'], NO_GRADIENT),
  ...sameRows(['less', 'lessEqual', 'equal', 'notEqual', 'maxPool2dIndices'], NO_GRADIENT),
  ...sameRows(['bitAnd', 'bitOr', 'bitXor', 'shiftLeft', 'shiftRight'], NO_GRADIENT),
};
