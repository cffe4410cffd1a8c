// Tests of map kernels on the js backend: every operation on hand-picked elements, views, in-place updates, random words.

import { describe, expect, it } from 'vitest';
import type { DType, EngineArray } from '../../base/dtype.ts';
import { philoxStream } from '../../base/philox.ts';
import type { BinaryOp, Expr, MapKernel, UnaryOp } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();
const f32 = (...values: number[]): Float32Array => Float32Array.from(values);
const i32 = (...values: number[]): Int32Array => Int32Array.from(values);
const dtypeOf = (data: EngineArray): DType => (data instanceof Float32Array ? 'float32' : 'int32');
const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/** Applies `last` (whose operands are the inputs, in order) to dense inputs. */
async function apply(last: Expr, ...inputs: EngineArray[]): Promise<number[]> {
  const elements = inputs[0].length;
  const out = last.dtype === 'float32' ? new Float32Array(elements) : new Int32Array(elements);
  const kernel: MapKernel = {
    kind: 'map',
    dims: [elements],
    loads: inputs.map((_, buffer) => ({ buffer, offset: 0, strides: [1] })),
    body: [...inputs.map((data, load): Expr => ({ op: 'load', load, dtype: dtypeOf(data) })), last],
    stores: [{ view: { buffer: inputs.length, offset: 0, strides: [1] }, value: inputs.length }],
  };
  return [...(await runKernel(backend, kernel, [...inputs, out]))[inputs.length]];
}

const unary = (op: UnaryOp, a: EngineArray): Promise<number[]> => apply({ op, a: 0, dtype: dtypeOf(a) }, a);
const binary = (op: BinaryOp, a: EngineArray, b: EngineArray, dtype: DType = dtypeOf(a)): Promise<number[]> =>
  apply({ op, a: 0, b: 1, dtype }, a, b);
const cast = (dtype: DType, a: EngineArray): Promise<number[]> => apply({ op: 'cast', a: 0, dtype }, a);

describe('unary operations on float32', () => {
  it.each<[UnaryOp, number[], number[]]>([
    ['neg', [1.5, -0, NaN], [-1.5, 0, NaN]],
    ['abs', [-2, -0, -Infinity], [2, 0, Infinity]],
    ['floor', [1.5, -1.5, -0.5], [1, -2, -1]],
    ['exp', [0, 1, -Infinity, 100], [1, Math.E, 0, Infinity]],
    ['log', [1, 10, 0, -1], [0, Math.LN10, -Infinity, NaN]],
    ['sqrt', [4, 2, -1], [2, Math.SQRT2, NaN]],
    ['rsqrt', [4, 2, 0], [0.5, Math.SQRT1_2, Infinity]],
    ['reciprocal', [4, 3, -0], [0.25, 1 / 3, -Infinity]],
    ['tanh', [0, 0.5, 50], [0, 0.46211715726000974, 1]],
    ['erf', [0, 0.5, -1, 9], [0, 0.5204998778130465, -0.8427007929497149, 1]],
    ['sin', [0, 1], [0, 0.8414709848078965]],
    ['cos', [0, 1], [1, 0.5403023058681398]],
  ])('%s of %j', async (op, input, expected) => {
    expect(await unary(op, f32(...input))).toEqual([...f32(...expected)]);
  });
});

describe('binary operations on float32', () => {
  it.each<[BinaryOp, number[], number[], number[]]>([
    ['add', [1, 1, Infinity], [2, 2 ** -25, -Infinity], [3, 1, NaN]],
    ['sub', [1, 0.1], [2, 0.3], [-1, Math.fround(0.1) - Math.fround(0.3)]],
    ['mul', [3, 0], [-2, Infinity], [-6, NaN]],
    ['div', [1, 1, 0], [3, 0, 0], [1 / 3, Infinity, NaN]],
    ['max', [1, NaN, 1, -0], [2, 1, NaN, 0], [2, NaN, NaN, 0]],
    ['min', [1, NaN, 1, 0], [2, 1, NaN, -0], [1, NaN, NaN, -0]],
  ])('%s of %j and %j', async (op, a, b, expected) => {
    expect(await binary(op, f32(...a), f32(...b))).toEqual([...f32(...expected)]);
  });
});

describe('operations on int32', () => {
  it.each<[BinaryOp, number[], number[], number[]]>([
    ['add', [INT_MAX, 2], [1, 3], [INT_MIN, 5]],
    ['sub', [INT_MIN, 2], [1, 3], [INT_MAX, -1]],
    ['mul', [65537, -3], [65537, 7], [131073, -21]],
    ['div', [7, -7, 7, 5, INT_MIN], [2, 2, -2, 0, -1], [3, -3, -3, 0, INT_MIN]],
    ['max', [-5, 5], [3, 3], [3, 5]],
    ['min', [-5, 5], [3, 3], [-5, 3]],
    ['bitAnd', [0b1100, -1], [0b1010, 7], [0b1000, 7]],
    ['bitOr', [0b1100, -1], [0b1010, 7], [0b1110, -1]],
    ['bitXor', [0b1100, -1], [0b1010, 7], [0b0110, -8]],
    ['shiftLeft', [1, 3], [31, 1], [INT_MIN, 6]],
    ['shiftRight', [-1, -1, 256], [28, 0, 4], [15, -1, 16]],
  ])('%s of %j and %j', async (op, a, b, expected) => {
    expect(await binary(op, i32(...a), i32(...b))).toEqual(expected);
  });

  it('neg and abs wrap at the smallest integer', async () => {
    expect(await unary('neg', i32(5, 0, INT_MIN))).toEqual([-5, 0, INT_MIN]);
    expect(await unary('abs', i32(-5, 0, INT_MIN))).toEqual([5, 0, INT_MIN]);
  });
});

describe('comparisons', () => {
  it.each<[BinaryOp, number[]]>([
    ['less', [1, 0, 0, 0, 0]],
    ['lessEqual', [1, 1, 0, 0, 1]],
    ['equal', [0, 1, 0, 0, 1]],
    ['notEqual', [1, 0, 1, 1, 0]],
  ])('%s is IEEE on float32', async (op, expected) => {
    expect(await binary(op, f32(1, 2, 3, NaN, -0), f32(2, 2, 2, NaN, 0), 'bool')).toEqual(expected);
  });

  it('are signed on int32', async () => {
    expect(await binary('less', i32(-1, 1), i32(1, -1), 'bool')).toEqual([1, 0]);
  });
});

describe('where and cast', () => {
  it('chooses by element and lets the other side be NaN', async () => {
    const chosen = await apply(
      { op: 'where', a: 0, b: 1, c: 2, dtype: 'float32' },
      i32(1, 0),
      f32(1, NaN),
      f32(NaN, 2),
    );
    expect(chosen).toEqual([1, 2]);
  });

  it('float32 → int32 truncates, saturates, and makes NaN 0', async () => {
    expect(await cast('int32', f32(1.9, -1.9, 3e9, -Infinity, NaN))).toEqual([1, -1, INT_MAX, INT_MIN, 0]);
  });

  it('int32 → float32 rounds to nearest even', async () => {
    expect(await cast('float32', i32(2 ** 24 + 1, 2 ** 24 + 3, -7))).toEqual([2 ** 24, 2 ** 24 + 4, -7]);
  });

  it('anything → bool is ≠ 0', async () => {
    expect(await cast('bool', f32(0, -0, 0.5, NaN))).toEqual([0, 0, 1, 1]);
    expect(await cast('bool', i32(0, 4, -1))).toEqual([0, 1, 1]);
  });
});

describe('iteration', () => {
  const load: Expr = { op: 'load', load: 0, dtype: 'float32' };

  it('follows offsets, negative and zero strides on loads and stores', async () => {
    // out[j][i] = x[1 - i] + row[j], written from the end: a flip, a broadcast and a transposed store.
    const kernel: MapKernel = {
      kind: 'map',
      dims: [2, 3],
      loads: [
        { buffer: 0, offset: 2, strides: [-1, 0] },
        { buffer: 1, offset: 0, strides: [0, 1] },
      ],
      body: [load, { op: 'load', load: 1, dtype: 'float32' }, { op: 'add', a: 0, b: 1, dtype: 'float32' }],
      stores: [{ view: { buffer: 2, offset: 6, strides: [-1, -2] }, value: 2 }],
    };
    const out = (await runKernel(backend, kernel, [f32(0, 1, 2), f32(10, 20, 30), new Float32Array(7)]))[2];
    expect([...out]).toEqual([0, 31, 32, 21, 22, 11, 12]);
  });

  it('updates in place, with all loads of an element before its stores', async () => {
    const views = [0, 1].map((buffer) => ({ buffer, offset: 0, strides: [1] }));
    const kernel: MapKernel = {
      kind: 'map',
      dims: [3],
      loads: views,
      body: [load, { op: 'load', load: 1, dtype: 'float32' }],
      stores: [
        { view: views[0], value: 1 },
        { view: views[1], value: 0 },
      ],
    };
    expect(await runKernel(backend, kernel, [f32(1, 2, 3), f32(4, 5, 6)])).toEqual([f32(4, 5, 6), f32(1, 2, 3)]);
  });

  it('runs once over no dims and never over an empty dim', async () => {
    const scalar: MapKernel = {
      kind: 'map',
      dims: [],
      loads: [],
      body: [{ op: 'constant', value: 0.1, dtype: 'float32' }],
      stores: [{ view: { buffer: 0, offset: 1, strides: [] }, value: 0 }],
    };
    expect(await runKernel(backend, scalar, [f32(1, 2)])).toEqual([f32(1, 0.1)]);
    const empty: MapKernel = {
      ...scalar,
      dims: [0, 5],
      stores: [{ view: { buffer: 0, offset: 9, strides: [5, 1] }, value: 0 }],
    };
    expect(await runKernel(backend, empty, [f32(1, 2)])).toEqual([f32(1, 2)]);
  });

  it('gives strided indices and the words of the random stream', async () => {
    const kernel: MapKernel = {
      kind: 'map',
      dims: [2, 3],
      loads: [{ buffer: 2, offset: 0, strides: [0, 0] }],
      body: [
        { op: 'index', offset: 4, strides: [-1, 10], dtype: 'int32' },
        { op: 'load', load: 0, dtype: 'int32' },
        { op: 'constant', value: 9, dtype: 'int32' },
        { op: 'random', a: 1, b: 2, offset: 1, strides: [3, 1], dtype: 'int32' },
      ],
      stores: [
        { view: { buffer: 0, offset: 0, strides: [3, 1] }, value: 0 },
        { view: { buffer: 1, offset: 0, strides: [3, 1] }, value: 3 },
      ],
    };
    const [index, random] = await runKernel(backend, kernel, [new Int32Array(6), new Int32Array(6), i32(-5)]);
    expect([...index]).toEqual([4, 14, 24, 3, 13, 23]);
    expect([...random]).toEqual([...philoxStream(-5, 9, 7).slice(1)]);
  });
});
