// Shape and dtype rule of every primitive, with the errors that users see; one row per primitive.

import { BINARY_OPS, type BinaryOp, UNARY_OPS, type UnaryOp } from '../base/elementwise.ts';
import { ShapeError } from '../base/errors.ts';
import { requireAxis, requireDType, requireSameDType, requireShape } from '../base/require-shape.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Node } from './node-type.ts';
import { type Primitive, type PrimitiveAttributes, sameRows } from './primitives.ts';
import { type NodeType, NUMERIC, type Rule, type Rules, requireRank } from './shape-checks.ts';
import { ATTENTION_RULES } from './shapes-attention.ts';
import { WINDOW_RULES } from './shapes-window.ts';

/** Shape and dtype of a node before it is built; throws ShapeError or DTypeError when the inputs do not fit. */
export function inferType<P extends Primitive>(
  op: P,
  inputs: readonly Node[],
  attributes: PrimitiveAttributes[P],
): NodeType {
  const type = (RULES[op] as Rule<P>)(inputs, attributes, op);
  if (type.shape.some((size) => !Number.isInteger(size) || size < 0))
    throw new ShapeError(`${op}: sizes must be integers ≥ 0: got ${formatShape(type.shape)}`);
  return type;
}

const INTEGER_UNARY: ReadonlySet<UnaryOp> = new Set<UnaryOp>(['neg', 'abs']);
const COMPARISONS: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['less', 'lessEqual', 'equal', 'notEqual']);
const BITWISE: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['bitAnd', 'bitOr', 'bitXor']);
const SHIFTS: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['shiftLeft', 'shiftRight']);

function unaryRule([x]: readonly Node[], _: unknown, op: UnaryOp): NodeType {
  requireDType(op, 'x', x, ...(INTEGER_UNARY.has(op) ? NUMERIC : ['float32']));
  return x;
}

function binaryRule([a, b]: readonly Node[], _: unknown, op: BinaryOp): NodeType {
  requireSameDType(op, a, b);
  if (!sameShape(a.shape, b.shape))
    throw new ShapeError(`${op}: shapes differ: ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  if (SHIFTS.has(op)) requireDType(op, 'a', a, 'int32');
  else if (BITWISE.has(op)) requireDType(op, 'a', a, 'int32', 'bool');
  else if (!COMPARISONS.has(op)) requireDType(op, 'a', a, ...NUMERIC);
  return { shape: a.shape, dtype: COMPARISONS.has(op) ? 'bool' : a.dtype };
}

const LEAVES: Rules<'buffer' | 'constant' | 'iota' | 'randomBits'> = {
  buffer: (_, { shape, dtype }) => ({ shape, dtype }),
  constant: (_, { shape, dtype }) => ({ shape, dtype }),
  iota: (_, { shape, axis }) => {
    requireAxis('iota', axis, shape.length);
    return { shape, dtype: 'int32' };
  },
  randomBits: ([key], { shape }) => {
    requireDType('randomBits', 'key', key, 'int32');
    requireShape('randomBits', 'key', key.shape, [2]);
    return { shape, dtype: 'int32' };
  },
};

const REDUCTIONS: Rules<'sum' | 'reduceMax' | 'argmax'> = {
  sum: ([x], { axes }) => {
    requireDType('sum', 'x', x, ...NUMERIC);
    return { shape: withoutAxes('sum', x.shape, axes), dtype: x.dtype };
  },
  reduceMax: ([x], { axes }) => {
    requireDType('max', 'x', x, ...NUMERIC);
    const shape = withoutAxes('max', x.shape, axes);
    if (elementCount(shape) > 0) requireNonEmpty('max', x, axes);
    return { shape, dtype: x.dtype };
  },
  argmax: ([x], { axis }) => {
    requireDType('argmax', 'x', x, ...NUMERIC);
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
    requireRank('slice', x, size.length, 'size');
    requireRank('slice', x, step.length, 'step');
    x.shape.forEach((length, axis) => {
      const last = start[axis] + (size[axis] - 1) * step[axis];
      const inside = size[axis] === 0 || (start[axis] >= 0 && start[axis] < length && last >= 0 && last < length);
      if (!inside || step[axis] === 0 || !Number.isInteger(start[axis]) || !Number.isInteger(step[axis])) {
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
      requireSameDType('concat', first, part);
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

const INDEXED: Rules<'gather' | 'scatterAdd' | 'where' | 'cast' | 'detach' | 'barrier' | 'checkpoint'> = {
  gather: ([x, indices], { axis }) => {
    requireDType('gather', 'indices', indices, 'int32');
    requireAxis('gather', axis, x.shape.length);
    return { shape: [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)], dtype: x.dtype };
  },
  scatterAdd: ([updates, indices], { axis, size }) => {
    requireDType('scatterAdd', 'indices', indices, 'int32');
    requireDType('scatterAdd', 'updates', updates, ...NUMERIC);
    requireAxis('scatterAdd', axis, updates.shape.length);
    requireShape('scatterAdd', 'indices', indices.shape, [updates.shape[axis]]);
    return { shape: updates.shape.map((n, i) => (i === axis ? size : n)), dtype: updates.dtype };
  },
  where: ([condition, a, b]) => {
    requireDType('where', 'condition', condition, 'bool');
    requireSameDType('where', a, b);
    requireShape('where', 'second value', b.shape, a.shape);
    requireShape('where', 'condition', condition.shape, a.shape);
    return a;
  },
  cast: ([x], { dtype }) => ({ shape: x.shape, dtype }),
  detach: ([x]) => x,
  barrier: ([x]) => x,
  checkpoint: ([y]) => y,
};

const RULES: Rules = {
  ...sameRows(UNARY_OPS, unaryRule),
  ...sameRows(BINARY_OPS, binaryRule),
  ...LEAVES,
  ...REDUCTIONS,
  ...MOVEMENT,
  ...INDEXED,
  ...WINDOW_RULES,
  ...ATTENTION_RULES,
};
