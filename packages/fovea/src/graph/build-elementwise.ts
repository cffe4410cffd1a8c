// Builders of leaves and elementwise nodes. Neutral operands vanish, constants fold, signs move to where they disappear.

import type { DType } from '../base/dtype.ts';
import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import type { Shape } from '../base/shape.ts';
import { isTransparent, makeNode, type Node } from './node.ts';
import { binaryReference, castReference, unaryReference } from './scalar.ts';

export const constant = (value: number, shape: Shape = [], dtype: DType = 'float32'): Node =>
  makeNode('constant', [], { value: exactValue(value, dtype), shape, dtype });

/** The number that an element of the dtype holds: float32 rounds, int32 wraps around, bool is 0 or 1. */
export function exactValue(value: number, dtype: DType): number {
  if (dtype === 'float32') return Math.fround(value);
  return dtype === 'bool' ? Number(value !== 0) : value | 0;
}

/** The node's value when it is the same constant everywhere, and may be used in the node's place. */
export const constantValue = (node: Node): number | undefined =>
  isTransparent(node, 'constant') ? node.attributes.value : undefined;

/** A constant of the node's shape and dtype. */
export const constantLike = (node: Node, value: number): Node => constant(value, node.shape, node.dtype);

export const iota = (shape: Shape, axis: number): Node => makeNode('iota', [], { shape, axis });
export const randomBits = (key: Node, shape: Shape): Node => makeNode('randomBits', [key], { shape });

/** What a node amounts to when an operand allows something simpler; x and y are the operands' values if they are constants. */
type Simplify = (a: Node, b: Node, x: number | undefined, y: number | undefined) => Node | undefined;

function binary(op: BinaryOp, simplify: Simplify = () => undefined): (a: Node, b: Node) => Node {
  return (a, b) => {
    // Built first, so that operands that do not fit are an error even where the result would be simpler.
    const node = makeNode(op, [a, b], {});
    const [x, y] = [constantValue(a), constantValue(b)];
    if (x !== undefined && y !== undefined) return constantLike(node, binaryReference(op, a.dtype)(x, y));
    return simplify(a, b, x, y) ?? node;
  };
}

function unary(op: UnaryOp, simplify: (x: Node) => Node | undefined = () => undefined): (x: Node) => Node {
  return (x) => {
    const node = makeNode(op, [x], {});
    const value = constantValue(x);
    if (value !== undefined) return constantLike(node, unaryReference(op, x.dtype)(value));
    return simplify(x) ?? node;
  };
}

// --- arithmetic --------------------------------------------------------------------------------------------------

export const neg = unary('neg', (x) => {
  if (isTransparent(x, 'neg')) return x.inputs[0];
  if (isTransparent(x, 'sub')) return sub(x.inputs[1], x.inputs[0]);
  return undefined;
});

export const add = binary('add', (a, b, x, y) => {
  if (x === 0) return b;
  if (y === 0) return a;
  if (isTransparent(b, 'neg')) return sub(a, b.inputs[0]);
  if (isTransparent(a, 'neg')) return sub(b, a.inputs[0]);
  return undefined;
});

export const sub = binary('sub', (a, b, x, y) => {
  if (x === 0) return neg(b);
  if (y === 0) return a;
  if (isTransparent(b, 'neg')) return add(a, b.inputs[0]);
  return undefined;
});

export const mul: (a: Node, b: Node) => Node = binary('mul', (a, b, x, y) => {
  if (x !== undefined) return mul(b, a);
  if (y !== undefined) return scale(a, y);
  if (isTransparent(a, 'neg')) return neg(mul(a.inputs[0], b));
  if (isTransparent(b, 'neg')) return neg(mul(a, b.inputs[0]));
  return undefined;
});

/** Products of constants outside this range could overflow or vanish where the two factors, one after the other, do not. */
const SAFE_FACTOR = { least: 1e-12, most: 1e12 };
const isSafeFactor = (value: number): boolean =>
  Math.abs(value) >= SAFE_FACTOR.least && Math.abs(value) <= SAFE_FACTOR.most;

/** The node times a constant, if that is simpler than a product. `x · 0` stays in float32: it is NaN for an infinite x. */
function scale(x: Node, factor: number): Node | undefined {
  if (factor === 1) return x;
  if (factor === -1) return neg(x);
  if (factor === 0 && x.dtype === 'int32') return constantLike(x, 0);
  if (isTransparent(x, 'neg')) return mul(x.inputs[0], constantLike(x, -factor));
  if (!isTransparent(x, 'mul') || x.dtype !== 'float32') return undefined;
  const inner = constantValue(x.inputs[1]);
  if (inner === undefined || !isSafeFactor(inner) || !isSafeFactor(factor)) return undefined;
  return mul(x.inputs[0], constantLike(x, inner * factor));
}

export const div = binary('div', (a, b, x, y) => {
  if (y === 1) return a;
  if (a.dtype !== 'float32') return undefined;
  if (x === 1) return reciprocal(b);
  // Multiplying is faster, and exact for powers of two.
  if (y !== undefined && isSafeFactor(y) && Number.isInteger(Math.log2(Math.abs(y)))) {
    return mul(a, constantLike(a, 1 / y));
  }
  return undefined;
});

export const max = binary('max');
export const min = binary('min');
export const abs = unary('abs');
export const floor = unary('floor');
export const exp = unary('exp');
export const log = unary('log');
export const sqrt = unary('sqrt');
export const rsqrt = unary('rsqrt');
export const reciprocal = unary('reciprocal');
export const tanh = unary('tanh');
export const erf = unary('erf');
export const sin = unary('sin');
export const cos = unary('cos');

// --- comparison, bits, choice --------------------------------------------------------------------------------------

export const less = binary('less');
export const lessEqual = binary('lessEqual');
export const equal = binary('equal');
export const notEqual = binary('notEqual');
export const bitAnd = binary('bitAnd');
export const bitOr = binary('bitOr');
export const bitXor = binary('bitXor');
export const shiftLeft = binary('shiftLeft');
export const shiftRight = binary('shiftRight');

/** `a` where the condition holds, `b` elsewhere. */
export function where(condition: Node, a: Node, b: Node): Node {
  const node = makeNode('where', [condition, a, b], {});
  const value = constantValue(condition);
  if (value !== undefined) return value !== 0 ? a : b;
  return a === b ? a : node;
}

export function cast(x: Node, dtype: DType): Node {
  if (x.dtype === dtype) return x;
  const value = constantValue(x);
  if (value !== undefined) return constant(castReference(dtype)(value), x.shape, dtype);
  // 0 and 1 are the same in every dtype.
  if (x.op === 'cast' && x.inputs[0].dtype === 'bool') return cast(x.inputs[0], dtype);
  return makeNode('cast', [x], { dtype });
}

/** The same values, through which no gradient flows. */
export const detach = (x: Node): Node =>
  isTransparent(x, 'constant') || x.op === 'detach' ? x : makeNode('detach', [x], {});

/** The same values for kernels that wait until `after` is there: what is computed from them is not what is computed from `x`. */
export const barrier = (x: Node, after: Node): Node => makeNode('barrier', [x, after], {});

/** The values of `y`, whose gradient computes `y` again, from `sources` alone. `first`: the output that stands for all of one call. */
export const checkpoint = (y: Node, first: Node, sources: readonly Node[]): Node =>
  makeNode('checkpoint', [y, first, ...sources], {});
