// The reference of every primitive against values worked out by hand. A primitive without a row does not compile.

import { describe, expect, it } from 'vitest';
import type { DType } from '../../base/dtype.ts';
import { ValueError } from '../../base/errors.ts';
import { philox4x32 } from '../../base/philox.ts';
import type { Shape } from '../../base/shape.ts';
import { convGeometry, poolGeometry } from '../../base/test-geometry.ts';
import * as build from '../build.ts';
import { makeNode, type Node } from '../node.ts';
import type { Primitive } from '../primitives.ts';
import { evaluate } from './evaluate.ts';

const leaves = new Map<object, Float64Array>();

function leaf(shape: Shape, values: readonly number[], dtype: DType = 'float32'): Node {
  const cell = {};
  leaves.set(cell, Float64Array.from(values));
  return makeNode('buffer', [], { cell, shape, dtype });
}
const floats = (...values: number[]): Node => leaf([values.length], values);
const ints = (...values: number[]): Node => leaf([values.length], values, 'int32');
const flags = (...values: number[]): Node => leaf([values.length], values, 'bool');

type Example = readonly [node: Node, values: readonly number[]];
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

/** 1 2 3 / 4 5 6 / 7 8 9 as an image with one channel. */
const image = leaf([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
const conv = convGeometry({ input: [1, 3, 3, 1], kernel: [2, 2], padding: [1, 0, 0, 0], outChannels: 1 });
const grouped = convGeometry({ input: [1, 1, 2, 2], kernel: [1, 2], groups: 2, outChannels: 4 });
const spread = convGeometry({ input: [1, 1, 5, 1], kernel: [1, 2], stride: [1, 2], dilation: [1, 3], outChannels: 1 });
const pool = poolGeometry({ input: [1, 3, 3, 1], kernel: [2, 2], stride: [2, 2], padding: [1, 1, 0, 0] });
const kernel = leaf([2, 2, 1, 1], [1, 10, 100, 1000]);
const y33 = leaf([1, 3, 2, 1], [1, 0, 0, 0, 0, 2]);
const x23 = leaf([2, 3], [1, 2, 3, 4, 5, 6]);

const PLAIN = { isCausal: false, hasBias: false, dropoutP: 0 };
const BIASED = { ...PLAIN, hasBias: true };
const ones = leaf([2, 1], [1, 1]);
const halves = {
  query: leaf([1, 1], [1]),
  key: leaf([2, 1], [2, 5]),
  value: leaf([2, 1], [4, 8]),
  logSum: leaf([1], [5 + Math.log(2)]),
  g: leaf([1, 1], [1]),
  projection: leaf([1], [6]),
  bias: leaf([1, 2], [3, 0]),
  seed: undefined,
};

const EXAMPLES: { readonly [P in Primitive]: readonly Example[] } = {
  neg: [
    [build.neg(floats(1, -2, inf)), [-1, 2, -inf]],
    [build.neg(ints(5, MIN)), [-5, MIN]],
  ],
  abs: [
    [build.abs(floats(-1.5, 2, -inf)), [1.5, 2, inf]],
    [build.abs(ints(-5, MIN)), [5, MIN]],
  ],
  floor: [[build.floor(floats(1.5, -1.5, 2)), [1, -2, 2]]],
  exp: [[build.exp(floats(0, 1, -inf)), [1, Math.E, 0]]],
  log: [[build.log(floats(1, 0, -1)), [0, -inf, nan]]],
  sqrt: [[build.sqrt(floats(9, 2, -1)), [3, Math.SQRT2, nan]]],
  rsqrt: [[build.rsqrt(floats(4, 0, 2)), [0.5, inf, Math.SQRT1_2]]],
  reciprocal: [[build.reciprocal(floats(4, -0.5, 0)), [0.25, -2, inf]]],
  tanh: [[build.tanh(floats(0, inf, Math.log(3))), [0, 1, 0.8]]],
  erf: [[build.erf(floats(0, 1, -inf)), [0, 0.8427007929497149, -1]]],
  sin: [[build.sin(floats(0, Math.PI / 6)), [0, 0.5]]],
  cos: [[build.cos(floats(0, Math.PI / 3)), [1, 0.5]]],
  add: [
    [build.add(floats(1, inf), floats(2, -inf)), [3, nan]],
    [build.add(ints(1, MAX), ints(2, 1)), [3, MIN]],
  ],
  sub: [
    [build.sub(floats(1, 0.5), floats(2, 0.25)), [-1, 0.25]],
    [build.sub(ints(1, MIN), ints(2, 1)), [-1, MAX]],
  ],
  mul: [
    [build.mul(floats(3, inf), floats(-2, 0)), [-6, nan]],
    [build.mul(ints(3, 65536), ints(-2, 65536)), [-6, 0]],
  ],
  div: [
    [build.div(floats(3, 1, 0), floats(-2, 0, 0)), [-1.5, inf, nan]],
    [build.div(ints(7, -7, 1, MIN), ints(2, 2, 0, -1)), [3, -3, 0, MIN]],
  ],
  max: [
    [build.max(floats(1, nan, 2), floats(3, 1, nan)), [3, nan, nan]],
    [build.max(ints(1, -5), ints(-1, -4)), [1, -4]],
  ],
  min: [
    [build.min(floats(1, nan, 2), floats(3, 1, nan)), [1, nan, nan]],
    [build.min(ints(1, -5), ints(-1, -4)), [-1, -5]],
  ],
  less: [[build.less(floats(1, 2, 3, nan), floats(2, 2, 2, 2)), [1, 0, 0, 0]]],
  lessEqual: [[build.lessEqual(floats(1, 2, 3, nan), floats(2, 2, 2, 2)), [1, 1, 0, 0]]],
  equal: [[build.equal(floats(1, 2, nan), floats(2, 2, nan)), [0, 1, 0]]],
  notEqual: [[build.notEqual(floats(1, 2, nan), floats(2, 2, nan)), [1, 0, 1]]],
  bitAnd: [
    [build.bitAnd(ints(12, -1), ints(10, MIN)), [8, MIN]],
    [build.bitAnd(flags(0, 1, 1), flags(1, 0, 1)), [0, 0, 1]],
  ],
  bitOr: [[build.bitOr(ints(12, 1), ints(10, MIN)), [14, MIN + 1]]],
  bitXor: [[build.bitXor(ints(12, -1), ints(10, 0)), [6, -1]]],
  shiftLeft: [[build.shiftLeft(ints(3, 1), ints(2, 31)), [12, MIN]]],
  shiftRight: [[build.shiftRight(ints(12, -1), ints(2, 28)), [3, 15]]],
  buffer: [[floats(1.5, 2), [1.5, 2]]],
  constant: [[build.constant(2.5, [2, 1]), [2.5, 2.5]]],
  iota: [
    [build.iota([2, 3], 0), [0, 0, 0, 1, 1, 1]],
    [build.iota([2, 3], 1), [0, 1, 2, 0, 1, 2]],
  ],
  // The first two blocks of Philox4x32-10 with key 0; the first is the known answer published with the algorithm.
  randomBits: [
    [
      build.randomBits(ints(0, 0), [5]),
      [
        ...[0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8].map((word) => word | 0),
        philox4x32([1, 0, 0, 0], [0, 0])[0],
      ],
    ],
  ],
  where: [[build.where(flags(1, 0), floats(1, nan), floats(nan, 2)), [1, 2]]],
  cast: [
    [build.cast(floats(2.7, -2.7, nan, 3e9, -inf), 'int32'), [2, -2, 0, MAX, MIN]],
    [build.cast(floats(0, -0, 0.1, nan), 'bool'), [0, 0, 1, 1]],
    [build.cast(flags(0, 1), 'float32'), [0, 1]],
  ],
  detach: [[build.detach(floats(1, 2)), [1, 2]]],
  barrier: [[build.barrier(floats(1, 2), floats(3)), [1, 2]]],
  checkpoint: [[build.checkpoint(floats(1, 2), floats(3), [floats(4)]), [1, 2]]],
  sum: [
    [build.sum(x23, [0]), [5, 7, 9]],
    [build.sum(x23, [1]), [6, 15]],
    [build.sum(x23, [0, 1]), [21]],
    [build.sum(leaf([2, 0], []), [1]), [0, 0]],
    [build.sum(ints(MAX, 1), [0]), [MIN]],
  ],
  reduceMax: [
    [build.reduceMax(leaf([2, 2], [1, 3, nan, 4]), [1]), [3, nan]],
    [build.reduceMax(leaf([2, 2], [1, 3, 2, -4]), [0]), [2, 3]],
  ],
  argmax: [
    [build.argmax(leaf([2, 3], [1, 3, 3, 9, nan, nan]), 1), [1, 1]],
    [build.argmax(leaf([2, 3], [1, 3, 3, 9, 2, 3]), 0), [1, 0, 0]],
  ],
  reshape: [[build.reshape(x23, [3, 2]), [1, 2, 3, 4, 5, 6]]],
  transpose: [
    [build.transpose(x23, [1, 0]), [1, 4, 2, 5, 3, 6]],
    [build.transpose(leaf([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]), [1, 2, 0]), [1, 5, 2, 6, 3, 7, 4, 8]],
  ],
  expand: [[build.expandTo(leaf([2, 1], [1, 2]), [2, 3]), [1, 1, 1, 2, 2, 2]]],
  pad: [[build.pad(x23, [0, 1], [1, 0], 9), [9, 1, 2, 3, 9, 4, 5, 6, 9, 9, 9, 9]]],
  slice: [[build.slice(x23, [1, 2], [2, 2], [-1, -2]), [6, 4, 3, 1]]],
  concat: [[build.concat([x23, leaf([2, 1], [7, 8])], 1), [1, 2, 3, 7, 4, 5, 6, 8]]],
  gather: [
    [build.gather(x23, ints(1, 0, 1), 0), [4, 5, 6, 1, 2, 3, 4, 5, 6]],
    [build.gather(x23, leaf([2, 1], [2, -1], 'int32'), 1), [3, 0, 6, 0]],
  ],
  scatterAdd: [[build.scatterAdd(x23, ints(3, 1, 3), 1, 4), [0, 2, 0, 4, 0, 5, 0, 10]]],
  matmul: [
    [build.matmul(x23, leaf([3, 2], [1, 0, 0, 1, 1, 1])), [4, 5, 10, 11]],
    [build.matmul(leaf([2, 1, 1], [2, 3]), leaf([2, 1, 2], [1, 2, 3, 4])), [2, 4, 9, 12]],
    [build.matmul(leaf([1, 0], []), leaf([0, 2], [])), [0, 0]],
  ],
  attention: [
    // Scores 0 and ln 3: weights ¼ and ¾.
    [build.attention(leaf([1, 1], [1]), leaf([2, 1], [0, Math.log(3)]), leaf([2, 1], [4, 8])), [7]],
    [build.attention(ones, leaf([2, 1], [0, Math.log(3)]), leaf([2, 1], [4, 8]), { isCausal: true }), [4, 7]],
    [build.attention(ones, ones, leaf([2, 1], [4, 8]), { bias: leaf([2, 2], [0, -inf, -inf, -inf]) }), [4, 0]],
  ],
  attentionLogSum: [
    [build.attentionLogSum(leaf([1, 1], [1]), leaf([2, 1], [0, Math.log(3)]), undefined, PLAIN), [Math.log(4)]],
    [build.attentionLogSum(ones, ones, leaf([2, 2], [0, -inf, -inf, -inf]), { ...PLAIN, hasBias: true }), [1, inf]],
  ],
  attentionGrad: [
    // Weights ½ and ½, products with the gradient 4 and 8: slopes −1 and 1.
    [build.attentionGrad('query', BIASED, halves), [3]],
    [build.attentionGrad('key', BIASED, halves), [-1, 1]],
    [build.attentionGrad('value', BIASED, halves), [0.5, 0.5]],
    [build.attentionGrad('bias', BIASED, halves), [-1, 1]],
  ],
  conv2d: [
    [build.conv2d(image, kernel, conv), [2100, 3200, 5421, 6532, 8754, 9865]],
    [
      build.conv2d(leaf([1, 1, 2, 2], [1, 2, 3, 4]), leaf([1, 2, 1, 4], [1, 2, 3, 4, 10, 20, 30, 40]), grouped),
      [31, 62, 126, 168],
    ],
    [build.conv2d(leaf([1, 1, 5, 1], [1, 2, 3, 4, 5]), leaf([1, 2, 1, 1], [1, 10]), spread), [41]],
  ],
  conv2dInputGrad: [[build.conv2dInputGrad(y33, kernel, conv), [100, 1000, 0, 0, 2, 20, 0, 200, 2000]]],
  conv2dWeightGrad: [[build.conv2dWeightGrad(image, y33, conv), [10, 12, 17, 20]]],
  maxPool2d: [
    [build.maxPool2d(image, pool), [1, 3, 7, 9]],
    [build.maxPool2d(leaf([1, 3, 3, 1], [1, 2, nan, 4, 5, 6, -1, -2, -inf]), pool), [1, nan, 4, 6]],
  ],
  maxPool2dIndices: [
    [build.maxPool2dIndices(image, pool), [0, 2, 6, 8]],
    [build.maxPool2dIndices(leaf([1, 3, 3, 1], [1, 2, 2, -inf, 6, 6, -inf, 6, 6]), pool), [0, 1, 3, 4]],
  ],
  poolGather: [[build.poolGather(image, leaf([1, 2, 2, 1], [0, 2, 3, 8], 'int32'), pool), [1, 3, 4, 9]]],
  poolScatter: [
    [
      build.poolScatter(leaf([1, 2, 2, 1], [1, 2, 3, 4]), leaf([1, 2, 2, 1], [0, 2, 2, 8], 'int32'), pool),
      [1, 0, 5, 0, 0, 0, 0, 0, 4],
    ],
  ],
  averagePool2d: [
    [build.averagePool2d(image, pool, true), [0.25, 1.25, 2.75, 7]],
    [build.averagePool2d(image, pool, false), [1, 2.5, 5.5, 7]],
  ],
  averagePool2dGrad: [
    [build.averagePool2dGrad(leaf([1, 2, 2, 1], [4, 8, 12, 16]), pool, true), [1, 2, 2, 3, 4, 4, 3, 4, 4]],
    [build.averagePool2dGrad(leaf([1, 2, 2, 1], [4, 8, 12, 16]), pool, false), [4, 4, 4, 6, 4, 4, 6, 4, 4]],
  ],
};

describe('the float64 reference', () => {
  it.each(Object.entries(EXAMPLES))('%s', (primitive, examples) => {
    for (const [node, values] of examples) {
      expect(node.op).toBe(primitive);
      const [found] = evaluate([node], leaves);
      expect(found.length).toBe(values.length);
      values.forEach((value, i) => {
        if (Number.isFinite(value)) expect(found[i]).toBeCloseTo(value, 13);
        else expect(found[i]).toBe(value);
      });
    }
  });

  it('evaluates shared nodes, several outputs and long chains', () => {
    const x = floats(1, 2);
    let node = x;
    for (let i = 0; i < 20_000; i++) node = build.add(node, x);
    expect(evaluate([node, x], leaves).map((values) => [...values])).toEqual([
      [20_001, 40_002],
      [1, 2],
    ]);
  });

  it('asks for values of every buffer, as many as its shape needs', () => {
    const node = makeNode('buffer', [], { cell: {}, shape: [2], dtype: 'float32' });
    expect(() => evaluate([node], new Map())).toThrow(ValueError);
    expect(() => evaluate([node], new Map([[node.attributes.cell, new Float64Array(3)]]))).toThrow(
      'evaluate: a buffer of shape [2] needs 2 values: got 3',
    );
  });
});
