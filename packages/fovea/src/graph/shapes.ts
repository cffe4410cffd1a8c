// Shape and dtype rule of every primitive, with the errors that users see; one row per primitive.

import type { DType } from '../base/dtype.ts';
import { BINARY_OPS, type BinaryOp, UNARY_OPS, type UnaryOp } from '../base/elementwise.ts';
import { DTypeError, ShapeError } from '../base/errors.ts';
import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Node } from './node.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';

export interface NodeType {
  readonly shape: Shape;
  readonly dtype: DType;
}

type Rule<P extends Primitive> = (inputs: readonly Node[], attributes: PrimitiveAttributes[P], op: P) => NodeType;
type Rules<P extends Primitive = Primitive> = { readonly [Q in P]: Rule<Q> };

/** Shape and dtype of a node before it is built; throws ShapeError or DTypeError when the inputs do not fit. */
export function inferType<P extends Primitive>(
  op: P,
  inputs: readonly Node[],
  attributes: PrimitiveAttributes[P],
): NodeType {
  return (RULES[op] as Rule<P>)(inputs, attributes, op);
}

function requireDType(op: string, node: Node, allowed: readonly DType[]): void {
  if (!allowed.includes(node.dtype)) {
    throw new DTypeError(`${op}: dtype ${node.dtype} is not supported: needs ${allowed.join(' or ')}; cast it first`);
  }
}

function requireShape(op: string, what: string, got: Shape, wanted: Shape): void {
  if (!sameShape(got, wanted))
    throw new ShapeError(`${op}: ${what} has shape ${formatShape(got)}; it must be ${formatShape(wanted)}`);
}

function requireRank(op: string, node: Node, length: number, what: string): void {
  if (node.shape.length !== length)
    throw new ShapeError(`${op}: ${what} needs one entry per axis: got ${length} for shape ${formatShape(node.shape)}`);
}

function requireAxis(op: string, axis: number, rank: number): void {
  if (!Number.isInteger(axis) || axis < 0 || axis >= rank)
    throw new ShapeError(`${op}: axis ${axis} is out of range for ${rank} axes`);
}

const NUMERIC: readonly DType[] = ['float32', 'int32'];
const INTEGER_UNARY: ReadonlySet<UnaryOp> = new Set<UnaryOp>(['neg', 'abs']);
const COMPARISONS: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['less', 'lessEqual', 'equal', 'notEqual']);
const BITWISE: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['bitAnd', 'bitOr', 'bitXor']);
const SHIFTS: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['shiftLeft', 'shiftRight']);

function unaryRule([x]: readonly Node[], _: unknown, op: UnaryOp): NodeType {
  requireDType(op, x, INTEGER_UNARY.has(op) ? NUMERIC : ['float32']);
  return x;
}

function binaryRule([a, b]: readonly Node[], _: unknown, op: BinaryOp): NodeType {
  if (a.dtype !== b.dtype) throw new DTypeError(`${op}: dtypes differ: ${a.dtype} and ${b.dtype}; cast one of them`);
  if (!sameShape(a.shape, b.shape))
    throw new ShapeError(`${op}: shapes differ: ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  if (SHIFTS.has(op)) requireDType(op, a, ['int32']);
  else if (BITWISE.has(op)) requireDType(op, a, ['int32', 'bool']);
  else if (!COMPARISONS.has(op)) requireDType(op, a, NUMERIC);
  return { shape: a.shape, dtype: COMPARISONS.has(op) ? 'bool' : a.dtype };
}

const rows = <K extends string, V>(keys: readonly K[], value: V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;

const LEAVES: Rules<'buffer' | 'constant' | 'iota' | 'randomBits'> = {
  buffer: (_, { shape, dtype }) => ({ shape, dtype }),
  constant: (_, { shape, dtype }) => ({ shape, dtype }),
  iota: (_, { shape, axis }) => {
    requireAxis('iota', axis, shape.length);
    return { shape, dtype: 'int32' };
  },
  randomBits: ([key], { shape }) => {
    requireDType('randomBits', key, ['int32']);
    requireShape('randomBits', 'key', key.shape, [2]);
    return { shape, dtype: 'int32' };
  },
};

const REDUCTIONS: Rules<'sum' | 'reduceMax' | 'argmax'> = {
  sum: ([x], { axes }) => {
    requireDType('sum', x, NUMERIC);
    return { shape: withoutAxes('sum', x.shape, axes), dtype: x.dtype };
  },
  reduceMax: ([x], { axes }) => {
    requireDType('max', x, NUMERIC);
    const shape = withoutAxes('max', x.shape, axes);
    if (elementCount(shape) > 0) requireNonEmpty('max', x, axes);
    return { shape, dtype: x.dtype };
  },
  argmax: ([x], { axis }) => {
    requireDType('argmax', x, NUMERIC);
    const shape = withoutAxes('argmax', x.shape, [axis]);
    if (elementCount(shape) > 0) requireNonEmpty('argmax', x, [axis]);
    return { shape, dtype: 'int32' };
  },
};

function withoutAxes(op: string, shape: Shape, axes: readonly number[]): Shape {
  axes.forEach((axis, i) => {
    requireAxis(op, axis, shape.length);
    if (i > 0 && axis <= axes[i - 1])
      throw new ShapeError(`${op}: axes must be ascending and distinct: got ${formatShape(axes)}`);
  });
  return shape.filter((_, axis) => !axes.includes(axis));
}

function requireNonEmpty(op: string, x: Node, axes: readonly number[]): void {
  if (axes.some((axis) => x.shape[axis] === 0))
    throw new ShapeError(`${op}: there is no maximum over an empty axis: shape ${formatShape(x.shape)}`);
}

const MOVEMENT: Rules<'reshape' | 'transpose' | 'expand' | 'pad' | 'slice' | 'concat'> = {
  reshape: ([x], { shape }) => {
    if (elementCount(shape) !== elementCount(x.shape)) {
      throw new ShapeError(
        `reshape: cannot view ${formatShape(x.shape)} (${elementCount(x.shape)} elements) as ${formatShape(shape)}`,
      );
    }
    return { shape, dtype: x.dtype };
  },
  transpose: ([x], { permutation }) => {
    requireRank('transpose', x, permutation.length, 'permutation');
    if ([...permutation].sort((a, b) => a - b).some((axis, i) => axis !== i)) {
      throw new ShapeError(`transpose: ${formatShape(permutation)} is not a permutation of ${permutation.length} axes`);
    }
    return { shape: permutation.map((axis) => x.shape[axis]), dtype: x.dtype };
  },
  expand: ([x], { shape }) => {
    requireRank('expand', x, shape.length, 'shape');
    if (x.shape.some((size, axis) => size !== shape[axis] && size !== 1)) {
      throw new ShapeError(
        `expand: cannot repeat ${formatShape(x.shape)} to ${formatShape(shape)}; only axes of size 1 are repeated`,
      );
    }
    return { shape, dtype: x.dtype };
  },
  pad: ([x], { before, after }) => {
    requireRank('pad', x, before.length, 'before');
    requireRank('pad', x, after.length, 'after');
    if ([...before, ...after].some((n) => !Number.isInteger(n) || n < 0)) {
      throw new ShapeError(
        `pad: widths must be integers ≥ 0: got ${formatShape(before)} and ${formatShape(after)}; use slice to cut`,
      );
    }
    return { shape: x.shape.map((size, axis) => size + before[axis] + after[axis]), dtype: x.dtype };
  },
  slice: ([x], { start, size, step }) => {
    requireRank('slice', x, start.length, 'start');
    x.shape.forEach((length, axis) => {
      const last = start[axis] + (size[axis] - 1) * step[axis];
      const inside = size[axis] === 0 || (start[axis] >= 0 && start[axis] < length && last >= 0 && last < length);
      if (!inside || step[axis] === 0) {
        throw new ShapeError(
          `slice: start ${start[axis]}, size ${size[axis]}, step ${step[axis]} leaves axis ${axis} of shape ${formatShape(x.shape)}`,
        );
      }
    });
    return { shape: size, dtype: x.dtype };
  },
  concat: (inputs, { axis }) => {
    const [first] = inputs;
    if (!first) throw new ShapeError('concat: needs at least one tensor');
    requireAxis('concat', axis, first.shape.length);
    for (const part of inputs) {
      if (part.dtype !== first.dtype) throw new DTypeError(`concat: dtypes differ: ${first.dtype} and ${part.dtype}`);
      const fits =
        part.shape.length === first.shape.length &&
        part.shape.every((size, i) => i === axis || size === first.shape[i]);
      if (!fits)
        throw new ShapeError(
          `concat: ${formatShape(part.shape)} does not fit ${formatShape(first.shape)} along axis ${axis}`,
        );
    }
    const total = inputs.reduce((sum, part) => sum + part.shape[axis], 0);
    return { shape: first.shape.map((size, i) => (i === axis ? total : size)), dtype: first.dtype };
  },
};

const INDEXED: Rules<'gather' | 'scatterAdd' | 'where' | 'cast' | 'detach'> = {
  gather: ([x, indices], { axis }) => {
    requireDType('gather', indices, ['int32']);
    requireAxis('gather', axis, x.shape.length);
    return { shape: [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)], dtype: x.dtype };
  },
  scatterAdd: ([updates, indices], { axis, size }) => {
    requireDType('scatterAdd', indices, ['int32']);
    requireDType('scatterAdd', updates, NUMERIC);
    requireAxis('scatterAdd', axis, updates.shape.length);
    requireShape('scatterAdd', 'indices', indices.shape, [updates.shape[axis]]);
    return { shape: updates.shape.map((n, i) => (i === axis ? size : n)), dtype: updates.dtype };
  },
  where: ([condition, a, b]) => {
    requireDType('where', condition, ['bool']);
    if (a.dtype !== b.dtype) throw new DTypeError(`where: dtypes differ: ${a.dtype} and ${b.dtype}; cast one of them`);
    requireShape('where', 'second value', b.shape, a.shape);
    requireShape('where', 'condition', condition.shape, a.shape);
    return a;
  },
  cast: ([x], { dtype }) => ({ shape: x.shape, dtype }),
  detach: ([x]) => x,
};

const convX = (g: ConvGeometry | PoolGeometry): Shape => [g.batch, g.height, g.width, g.inChannels];
const convW = (g: ConvGeometry): Shape => [g.kernelHeight, g.kernelWidth, g.inChannels / g.groups, g.outChannels];
const convY = (g: ConvGeometry): Shape => [g.batch, g.outHeight, g.outWidth, g.outChannels];
const poolY = (g: PoolGeometry): Shape => [g.batch, g.outHeight, g.outWidth, g.inChannels];

function floats(op: string, ...operands: readonly (readonly [string, Node, Shape])[]): void {
  for (const [what, node, shape] of operands) {
    requireDType(op, node, ['float32']);
    requireShape(op, what, node.shape, shape);
  }
}

const CONTRACTIONS: Rules<'matmul' | 'conv2d' | 'conv2dInputGrad' | 'conv2dWeightGrad'> = {
  matmul: ([a, b]) => {
    requireDType('matmul', a, ['float32']);
    requireDType('matmul', b, ['float32']);
    const rank = a.shape.length;
    const fits =
      rank >= 2 &&
      b.shape.length === rank &&
      sameShape(a.shape.slice(0, -2), b.shape.slice(0, -2)) &&
      a.shape[rank - 1] === b.shape[rank - 2];
    if (!fits)
      throw new ShapeError(
        `matmul: cannot multiply ${formatShape(a.shape)} by ${formatShape(b.shape)}; needs [..., M, K] and [..., K, N]`,
      );
    return { shape: [...a.shape.slice(0, -1), b.shape[rank - 1]], dtype: 'float32' };
  },
  conv2d: ([x, w], { geometry: g }) => {
    floats('conv2d', ['input', x, convX(g)], ['weight', w, convW(g)]);
    return { shape: convY(g), dtype: 'float32' };
  },
  conv2dInputGrad: ([y, w], { geometry: g }) => {
    floats('conv2dInputGrad', ['output gradient', y, convY(g)], ['weight', w, convW(g)]);
    return { shape: convX(g), dtype: 'float32' };
  },
  conv2dWeightGrad: ([x, y], { geometry: g }) => {
    floats('conv2dWeightGrad', ['input', x, convX(g)], ['output gradient', y, convY(g)]);
    return { shape: convW(g), dtype: 'float32' };
  },
};

const POOLING: Rules<
  'maxPool2d' | 'maxPool2dIndices' | 'poolGather' | 'poolScatter' | 'averagePool2d' | 'averagePool2dGrad'
> = {
  maxPool2d: ([x], { geometry: g }) => {
    floats('maxPool2d', ['input', x, convX(g)]);
    return { shape: poolY(g), dtype: 'float32' };
  },
  maxPool2dIndices: ([x], { geometry: g }) => {
    floats('maxPool2dIndices', ['input', x, convX(g)]);
    return { shape: poolY(g), dtype: 'int32' };
  },
  poolGather: ([x, indices], { geometry: g }) => {
    floats('poolGather', ['input', x, convX(g)]);
    requireShape('poolGather', 'indices', indices.shape, poolY(g));
    return { shape: poolY(g), dtype: 'float32' };
  },
  poolScatter: ([y, indices], { geometry: g }) => {
    floats('poolScatter', ['output gradient', y, poolY(g)]);
    requireShape('poolScatter', 'indices', indices.shape, poolY(g));
    return { shape: convX(g), dtype: 'float32' };
  },
  averagePool2d: ([x], { geometry: g }) => {
    floats('averagePool2d', ['input', x, convX(g)]);
    return { shape: poolY(g), dtype: 'float32' };
  },
  averagePool2dGrad: ([y], { geometry: g }) => {
    floats('averagePool2dGrad', ['output gradient', y, poolY(g)]);
    return { shape: convX(g), dtype: 'float32' };
  },
};

const RULES: Rules = {
  ...rows(UNARY_OPS, unaryRule),
  ...rows(BINARY_OPS, binaryRule),
  ...LEAVES,
  ...REDUCTIONS,
  ...MOVEMENT,
  ...INDEXED,
  ...CONTRACTIONS,
  ...POOLING,
};
