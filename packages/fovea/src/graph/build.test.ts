// Tests of the builders: what they simplify, what they must leave alone, and that they check their operands first.

import { describe, expect, it } from 'vitest';
import type { DType } from '../base/dtype.ts';
import { DTypeError, ShapeError } from '../base/errors.ts';
import * as build from './build.ts';
import { makeNode, type Node } from './node.ts';

const leaf = (shape: readonly number[], dtype: DType = 'float32'): Node =>
  makeNode('buffer', [], { cell: {}, shape, dtype });
const { add, constant, constantLike, div, mul, neg, sub } = build;

/** The graph as nested text, leaves by name. */
function text(node: Node, names: ReadonlyMap<Node, string>): string {
  const name = names.get(node);
  if (name) return name;
  if (node.op === 'constant') return String(node.attributes.value);
  return `${node.op}(${node.inputs.map((input) => text(input, names)).join(', ')})`;
}

describe('arithmetic', () => {
  const [a, b] = [leaf([2, 3]), leaf([2, 3])];
  const c = (value: number): Node => constantLike(a, value);
  const names = new Map([
    [a, 'a'],
    [b, 'b'],
  ]);
  it.each<[string, Node, string]>([
    ['a + 0', add(a, c(0)), 'a'],
    ['0 + a', add(c(0), a), 'a'],
    ['a − 0', sub(a, c(0)), 'a'],
    ['0 − a', sub(c(0), a), 'neg(a)'],
    ['a · 1', mul(a, c(1)), 'a'],
    ['−1 · a', mul(c(-1), a), 'neg(a)'],
    ['a / 1', div(a, c(1)), 'a'],
    ['a / 4', div(a, c(4)), 'mul(a, 0.25)'],
    ['a / 3', div(a, c(3)), 'div(a, 3)'],
    ['a / 0', div(a, c(0)), 'div(a, 0)'],
    ['1 / a', div(c(1), a), 'reciprocal(a)'],
    ['−(−a)', neg(neg(a)), 'a'],
    ['−(a − b)', neg(sub(a, b)), 'sub(b, a)'],
    ['a + (−b)', add(a, neg(b)), 'sub(a, b)'],
    ['(−a) + b', add(neg(a), b), 'sub(b, a)'],
    ['a − (−b)', sub(a, neg(b)), 'add(a, b)'],
    ['(−a) · b', mul(neg(a), b), 'neg(mul(a, b))'],
    ['(−a) · (−b)', mul(neg(a), neg(b)), 'mul(a, b)'],
    ['(−a) · 2', mul(neg(a), c(2)), 'mul(a, -2)'],
    ['3 · (2 · a)', mul(c(3), mul(c(2), a)), 'mul(a, 6)'],
    ['constants', mul(c(3), add(c(0.5), c(-1))), '-1.5'],
    ['functions of constants', build.exp(c(0)), '1'],
    // These would change results: NaN · 0, overflow on the way, values lost to rounding.
    ['a · 0', mul(a, c(0)), 'mul(a, 0)'],
    ['1e-20 · (1e-20 · a)', mul(mul(a, c(2 ** -64)), c(2 ** -64)), `mul(mul(a, ${2 ** -64}), ${2 ** -64})`],
    ['a − a', sub(a, a), 'sub(a, a)'],
  ])('%s', (_, node, expected) => {
    expect(text(node, names)).toBe(expected);
    expect(node.shape).toEqual([2, 3]);
  });

  it('wraps integers as the engine does', () => {
    const big = constant(2 ** 31 - 1, [], 'int32');
    expect(build.constantValue(add(big, constant(1, [], 'int32')))).toBe(-(2 ** 31));
    expect(build.constantValue(mul(big, big))).toBe(1);
    expect(build.constantValue(div(big, constant(0, [], 'int32')))).toBe(0);
    expect(build.constantValue(mul(leaf([2], 'int32'), constant(0, [2], 'int32')))).toBe(0);
    expect(build.constantValue(build.sum(constant(2 ** 30, [4], 'int32'), [0]))).toBe(0);
  });

  it('rounds constants to what an element holds', () => {
    expect(build.constantValue(constant(0.1))).toBe(Math.fround(0.1));
    expect(build.constantValue(constant(2.7, [], 'int32'))).toBe(2);
    expect(build.constantValue(constant(5, [], 'bool'))).toBe(1);
  });

  it('checks operands even where the result is simpler', () => {
    expect(() => add(a, constant(0, [3, 2]))).toThrow(ShapeError);
    expect(() => mul(leaf([2], 'int32'), constant(1, [2]))).toThrow(DTypeError);
    expect(() => neg(constant(1, [2], 'bool'))).toThrow(DTypeError);
  });
});

describe('choice and casts', () => {
  const [a, b, c] = [leaf([4]), leaf([4]), leaf([4], 'bool')];
  it('choose at once where the condition or the choice is fixed', () => {
    expect(build.where(constant(1, [4], 'bool'), a, b)).toBe(a);
    expect(build.where(constant(0, [4], 'bool'), a, b)).toBe(b);
    expect(build.where(c, a, a)).toBe(a);
    expect(build.where(c, a, b).op).toBe('where');
  });

  it('drop casts that change nothing, and fold those of constants as the engine casts', () => {
    expect(build.cast(a, 'float32')).toBe(a);
    expect(build.cast(build.cast(c, 'float32'), 'bool')).toBe(c);
    expect(build.constantValue(build.cast(constant(-2.7), 'int32'))).toBe(-2);
    expect(build.constantValue(build.cast(constant(3e9), 'int32'))).toBe(2 ** 31 - 1);
    expect(build.constantValue(build.cast(constant(Number.NaN), 'bool'))).toBe(1);
    const truncated = build.cast(build.cast(a, 'int32'), 'float32');
    expect(truncated.op === 'cast' && truncated.inputs[0].op).toBe('cast');
  });

  it('detach once, and constants not at all', () => {
    const detached = build.detach(a);
    expect(build.detach(detached)).toBe(detached);
    const one = constant(1);
    expect(build.detach(one)).toBe(one);
  });
});

describe('views', () => {
  const x = leaf([2, 3, 4]);
  const names = new Map([[x, 'x']]);
  const shown = (node: Node): string => text(node, names);

  it('vanish when they change nothing', () => {
    expect(build.reshape(x, [2, 3, 4])).toBe(x);
    expect(build.transpose(x, [0, 1, 2])).toBe(x);
    expect(build.transpose(build.transpose(x, [1, 2, 0]), [2, 0, 1])).toBe(x);
    expect(build.expandTo(x, [2, 3, 4])).toBe(x);
    expect(build.crop(x, [0, 0, 0], [2, 3, 4])).toBe(x);
    expect(build.flip(build.flip(x, [0, 2]), [0, 2])).toBe(x);
    expect(build.pad(x, [0, 0, 0], [0, 0, 0])).toBe(x);
    expect(build.concat([x], 1)).toBe(x);
    expect(build.sum(x, [])).toBe(x);
  });

  it('merge with views of the same kind', () => {
    expect(shown(build.reshape(build.reshape(x, [6, 4]), [24]))).toBe('reshape(x)');
    expect(shown(build.transpose(build.transpose(x, [1, 2, 0]), [1, 2, 0]))).toBe('transpose(x)');
    expect(shown(build.expandTo(build.expandTo(leaf([1]), [3]), [2, 3]))).toBe('expand(reshape(buffer()))');
    const twice = build.slice(build.slice(x, [0, 2, 1], [2, 3, 3], [1, -1, 1]), [1, 0, 2], [1, 2, 2], [1, 2, -1]);
    expect(shown(twice)).toBe('slice(x)');
    expect(twice.attributes).toEqual({ start: [1, 2, 3], size: [1, 2, 2], step: [1, -2, -1] });
  });

  it('of size-1 axes are reshapes, and reductions over them too', () => {
    const thin = leaf([3, 1, 4]);
    expect(build.transpose(thin, [1, 0, 2]).op).toBe('reshape');
    expect(build.transpose(thin, [2, 1, 0]).op).toBe('transpose');
    expect(build.sum(thin, [1]).op).toBe('reshape');
  });

  it('of constants are constants', () => {
    const one = constant(1.5, [2, 1]);
    const views = [
      build.reshape(one, [1, 2]),
      build.transpose(constant(1.5, [2, 3]), [1, 0]),
      build.expandTo(one, [4, 2, 3]),
      build.flip(one, [0]),
      build.pad(one, [1, 0], [0, 0], 1.5),
    ];
    expect(views.map(build.constantValue)).toEqual([1.5, 1.5, 1.5, 1.5, 1.5]);
    expect(build.pad(one, [1, 0], [0, 0], 2).op).toBe('pad');
    expect(build.constantValue(build.sum(one, [0]))).toBe(3);
  });

  it('are checked even where they would vanish', () => {
    expect(() => build.crop(x, [1, 0, 0], [2, 3, 4])).toThrow(ShapeError);
    expect(() => build.concat([x], 3)).toThrow(ShapeError);
    expect(() => build.expandTo(x, [3, 4])).toThrow('expand: cannot broadcast [2, 3, 4] to [3, 4]');
  });
});

describe('broadcasting', () => {
  it('sumTo is the adjoint of expandTo in shape', () => {
    expect(build.sumTo(leaf([5, 2, 4, 3]), [2, 1, 3]).shape).toEqual([2, 1, 3]);
    expect(build.sumTo(leaf([2, 3]), []).shape).toEqual([]);
    expect(build.sumTo(leaf([0, 3]), [1, 3]).shape).toEqual([1, 3]);
  });

  it('a sum over repeated values is a product', () => {
    const x = leaf([4, 1]);
    const total = build.sum(build.expandTo(x, [4, 6]), [0, 1]);
    expect(text(total, new Map([[x, 'x']]))).toBe('mul(sum(x), 6)');
  });

  it('one weight for a batch is one product', () => {
    const [x, w] = [leaf([2, 3, 4]), leaf([4, 5])];
    const y = build.matmul(x, build.expandTo(w, [2, 4, 5]));
    expect(y.shape).toEqual([2, 3, 5]);
    expect(text(y, new Map([[w, 'w']]))).toBe('reshape(matmul(reshape(buffer()), w))');
    // Another matrix for every item, although it has as many elements as one matrix.
    const rows = build.matmul(leaf([4, 3, 4]), build.expandTo(leaf([4, 1, 5]), [4, 4, 5]));
    expect(rows.op).toBe('matmul');
  });
});
