// Node builders with cheap local simplification: what ops and gradients are written with.

import type { DType } from '../base/dtype.ts';
import { ShapeError } from '../base/errors.ts';
import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import { makeNode, type Node } from './node.ts';

export function constant(value: number, shape: Shape = [], dtype: DType = 'float32'): Node {
  const exact = dtype === 'float32' ? Math.fround(value) : dtype === 'bool' ? Number(value !== 0) : value | 0;
  return makeNode('constant', [], { value: exact, shape, dtype });
}

/** The node's value when it is the same constant everywhere. */
export const constantValue = (node: Node): number | undefined =>
  node.op === 'constant' ? node.attributes.value : undefined;

const like = (node: Node, value: number): Node => constant(value, node.shape, node.dtype);

// --- elementwise -----------------------------------------------------------------------------------------------------------

export function add(a: Node, b: Node): Node {
  const [x, y] = [constantValue(a), constantValue(b)];
  if (x !== undefined && y !== undefined) return like(a, x + y);
  if (x === 0) return b;
  if (y === 0) return a;
  return makeNode('add', [a, b], {});
}

export function sub(a: Node, b: Node): Node {
  const [x, y] = [constantValue(a), constantValue(b)];
  if (x !== undefined && y !== undefined) return like(a, x - y);
  if (x === 0) return neg(b);
  if (y === 0) return a;
  return makeNode('sub', [a, b], {});
}

export function mul(a: Node, b: Node): Node {
  const [x, y] = [constantValue(a), constantValue(b)];
  if (x !== undefined && y !== undefined) return like(a, a.dtype === 'int32' ? Math.imul(x, y) : x * y);
  if (x !== undefined && y === undefined) return mul(b, a);
  if (y === 1) return a;
  if (y === -1) return neg(a);
  if (y !== undefined && a.op === 'mul') {
    const inner = constantValue(a.inputs[1]);
    if (inner !== undefined && a.dtype === 'float32') return mul(a.inputs[0], like(a, inner * y));
  }
  return makeNode('mul', [a, b], {});
}

export function div(a: Node, b: Node): Node {
  const [x, y] = [constantValue(a), constantValue(b)];
  if (a.dtype === 'float32' && x !== undefined && y !== undefined) return like(a, x / y);
  if (y === 1) return a;
  if (a.dtype === 'float32' && x === 1) return reciprocal(b);
  return makeNode('div', [a, b], {});
}

export function neg(x: Node): Node {
  const value = constantValue(x);
  if (value !== undefined) return like(x, -value);
  if (x.op === 'neg') return x.inputs[0];
  return makeNode('neg', [x], {});
}

export const max = (a: Node, b: Node): Node => makeNode('max', [a, b], {});
export const min = (a: Node, b: Node): Node => makeNode('min', [a, b], {});
export const less = (a: Node, b: Node): Node => makeNode('less', [a, b], {});
export const lessEqual = (a: Node, b: Node): Node => makeNode('lessEqual', [a, b], {});
export const equal = (a: Node, b: Node): Node => makeNode('equal', [a, b], {});
export const notEqual = (a: Node, b: Node): Node => makeNode('notEqual', [a, b], {});
export const bitAnd = (a: Node, b: Node): Node => makeNode('bitAnd', [a, b], {});
export const bitOr = (a: Node, b: Node): Node => makeNode('bitOr', [a, b], {});
export const bitXor = (a: Node, b: Node): Node => makeNode('bitXor', [a, b], {});
export const shiftLeft = (a: Node, b: Node): Node => makeNode('shiftLeft', [a, b], {});
export const shiftRight = (a: Node, b: Node): Node => makeNode('shiftRight', [a, b], {});

export const abs = (x: Node): Node => makeNode('abs', [x], {});
export const floor = (x: Node): Node => makeNode('floor', [x], {});
export const exp = (x: Node): Node => makeNode('exp', [x], {});
export const log = (x: Node): Node => makeNode('log', [x], {});
export const sqrt = (x: Node): Node => makeNode('sqrt', [x], {});
export const rsqrt = (x: Node): Node => makeNode('rsqrt', [x], {});
export const reciprocal = (x: Node): Node => makeNode('reciprocal', [x], {});
export const tanh = (x: Node): Node => makeNode('tanh', [x], {});
export const erf = (x: Node): Node => makeNode('erf', [x], {});
export const sin = (x: Node): Node => makeNode('sin', [x], {});
export const cos = (x: Node): Node => makeNode('cos', [x], {});
export const detach = (x: Node): Node => (x.op === 'constant' ? x : makeNode('detach', [x], {}));
export const where = (condition: Node, a: Node, b: Node): Node => makeNode('where', [condition, a, b], {});

export function cast(x: Node, dtype: DType): Node {
  if (x.dtype === dtype) return x;
  const value = constantValue(x);
  if (value !== undefined && dtype !== 'int32') return constant(value, x.shape, dtype);
  return makeNode('cast', [x], { dtype });
}

// --- reductions ------------------------------------------------------------------------------------------------------------

export function sum(x: Node, axes: readonly number[]): Node {
  if (axes.length === 0) return x;
  const kept = x.shape.filter((_, axis) => !axes.includes(axis));
  const value = constantValue(x);
  if (value !== undefined)
    return constant(value * axes.reduce((count, axis) => count * x.shape[axis], 1), kept, x.dtype);
  if (axes.every((axis) => x.shape[axis] === 1)) return reshape(x, kept);
  return makeNode('sum', [x], { axes });
}

export function reduceMax(x: Node, axes: readonly number[]): Node {
  if (axes.length === 0) return x;
  return makeNode('reduceMax', [x], { axes });
}

export const argmax = (x: Node, axis: number): Node => makeNode('argmax', [x], { axis });

// --- movement --------------------------------------------------------------------------------------------------------------

export function reshape(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  if (x.op === 'reshape') return reshape(x.inputs[0], shape);
  if (x.op === 'constant' && elementCount(shape) === elementCount(x.shape))
    return constant(x.attributes.value, shape, x.dtype);
  return makeNode('reshape', [x], { shape });
}

export function transpose(x: Node, permutation: readonly number[]): Node {
  if (permutation.every((axis, i) => axis === i)) return x;
  if (x.op === 'transpose') {
    const inner = x.attributes.permutation;
    return transpose(
      x.inputs[0],
      permutation.map((axis) => inner[axis]),
    );
  }
  return makeNode('transpose', [x], { permutation });
}

/** Swaps the last two axes. */
export function transposeLast(x: Node): Node {
  const rank = x.shape.length;
  return transpose(x, [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2]);
}

/** NumPy broadcasting of one node to a shape: leading axes are added, axes of size 1 repeated. */
export function expandTo(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const missing = shape.length - x.shape.length;
  if (missing < 0) throw new ShapeError(`expand: cannot broadcast ${formatShape(x.shape)} to ${formatShape(shape)}`);
  const value = constantValue(x);
  if (value !== undefined && elementCount(x.shape) === 1) return constant(value, shape, x.dtype);
  const ranked = reshape(x, [...new Array<number>(missing).fill(1), ...x.shape]);
  if (sameShape(ranked.shape, shape)) return ranked;
  return makeNode('expand', [ranked], { shape });
}

/** The adjoint of expandTo: sums the axes that broadcasting added or repeated. */
export function sumTo(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  const missing = x.shape.length - shape.length;
  const axes = x.shape.flatMap((size, axis) =>
    axis < missing || (shape[axis - missing] === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(sum(x, axes), shape);
}

export function pad(x: Node, before: readonly number[], after: readonly number[], value = 0): Node {
  if ([...before, ...after].every((width) => width === 0)) return x;
  return makeNode('pad', [x], { before, after, value });
}

export function slice(x: Node, start: readonly number[], size: readonly number[], step: readonly number[]): Node {
  if (sameShape(x.shape, size) && step.every((s) => s === 1)) return x;
  return makeNode('slice', [x], { start, size, step });
}

export const concat = (parts: readonly Node[], axis: number): Node =>
  parts.length === 1 ? parts[0] : makeNode('concat', parts, { axis });
export const gather = (x: Node, indices: Node, axis: number): Node => makeNode('gather', [x, indices], { axis });
export const scatterAdd = (updates: Node, indices: Node, axis: number, size: number): Node =>
  makeNode('scatterAdd', [updates, indices], { axis, size });

// --- contractions and windows ------------------------------------------------------------------------------------------------

export const matmul = (a: Node, b: Node): Node => makeNode('matmul', [a, b], {});
export const conv2d = (x: Node, w: Node, geometry: ConvGeometry): Node => makeNode('conv2d', [x, w], { geometry });
export const conv2dInputGrad = (y: Node, w: Node, geometry: ConvGeometry): Node =>
  makeNode('conv2dInputGrad', [y, w], { geometry });
export const conv2dWeightGrad = (x: Node, y: Node, geometry: ConvGeometry): Node =>
  makeNode('conv2dWeightGrad', [x, y], { geometry });
export const maxPool2d = (x: Node, geometry: PoolGeometry): Node => makeNode('maxPool2d', [x], { geometry });
export const maxPool2dIndices = (x: Node, geometry: PoolGeometry): Node =>
  makeNode('maxPool2dIndices', [x], { geometry });
export const poolGather = (x: Node, indices: Node, geometry: PoolGeometry): Node =>
  makeNode('poolGather', [x, indices], { geometry });
export const poolScatter = (y: Node, indices: Node, geometry: PoolGeometry): Node =>
  makeNode('poolScatter', [y, indices], { geometry });
export const averagePool2d = (x: Node, geometry: PoolGeometry, countIncludePad: boolean): Node =>
  makeNode('averagePool2d', [x], { geometry, countIncludePad });
export const averagePool2dGrad = (y: Node, geometry: PoolGeometry, countIncludePad: boolean): Node =>
  makeNode('averagePool2dGrad', [y], { geometry, countIncludePad });
