// What simplification leaves of a graph, as text.

import { describe, expect, test } from 'vitest';
import * as build from '../graph/build.ts';
import { makeNode, type Node } from '../graph/node.ts';
import { printGraph } from '../graph/print.ts';
import { simplify } from './simplify.ts';

const leaf = (...shape: number[]): Node => makeNode('buffer', [], { cell: {}, shape, dtype: 'float32' });

/** The text of what is left; buffers are leaves. */
const simplified = (...outputs: Node[]): string[] => {
  const request = {
    outputs,
    updates: [],
    leaf: (node: Node) => (node.op === 'buffer' ? node.attributes.cell : undefined),
  };
  return printGraph(...simplify(request).outputs).split('\n');
};

describe('simplify', () => {
  test('makes equal nodes one', () => {
    const x = leaf(3);
    expect(simplified(build.exp(x), build.exp(x))).toEqual([
      '%0 = buffer() : float32 [3]',
      '%1 = exp(%0) : float32 [3]',
      '→ %1, %1',
    ]);
  });

  test('leaves out detach', () => {
    const x = leaf(3);
    expect(simplified(build.neg(makeNode('detach', [x], {})))).toEqual([
      '%0 = buffer() : float32 [3]',
      '%1 = neg(%0) : float32 [3]',
      '→ %1',
    ]);
  });

  test('hoists factors that a sum does not touch', () => {
    const [x, rows] = [leaf(2, 3), leaf(2, 1)];
    const text = simplified(build.sum(build.mul(x, build.expandTo(rows, [2, 3])), [1]));
    expect(text.map((line) => line.split(' : ')[0])).toEqual([
      '%0 = buffer()',
      '%1 = buffer()',
      '%2 = reshape(%1)',
      '%3 = expand(%2)',
      '%4 = sum(%0) axes=[1]',
      '%5 = mul(%4, %3)',
      '→ %5',
    ]);
  });

  test('leaves factors that change along the summed axis inside', () => {
    const [x, columns] = [leaf(2, 3), leaf(1, 3)];
    const text = simplified(build.sum(build.mul(x, build.expandTo(columns, [2, 3])), [1]));
    expect(text.at(-2)).toContain('sum(%3)');
  });

  test('unrolls a sum of few large values, and leaves a long sum alone', () => {
    expect(simplified(build.sum(leaf(2, 2048), [0])).some((line) => line.includes(' = add('))).toBe(true);
    expect(simplified(build.sum(leaf(5, 2048), [0])).some((line) => line.includes(' = add('))).toBe(false);
  });

  test('does not look into a leaf', () => {
    const inner = build.mul(leaf(2, 3), build.constant(2, [2, 3]));
    const request = {
      outputs: [build.sum(inner, [1])],
      updates: [],
      leaf: (node: Node) => (node === inner ? {} : undefined),
    };
    expect(printGraph(...simplify(request).outputs).split('\n')).toEqual([
      '%0 = buffer() : float32 [2, 3]',
      '%1 = sum(%0) axes=[1] : float32 [2]',
      '→ %1',
    ]);
  });
});
