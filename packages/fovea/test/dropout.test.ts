// What dropping does to gradients, in layers and within attention; what it does to values is in layers.test.ts.

import { expect, it } from 'vitest';
import * as nn from '../src/nn/index.ts';
import { attentionWeights, scaledDotProductAttention } from '../src/ops/index.ts';
import { compile, Generator, grad, ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { error } from './cases.ts';
import { normal } from './formula.ts';

const SHAPE = [3000, 2, 3] as const;
const KEPT = Math.fround(1 / 0.7);

it.each([
  ['Dropout', new nn.Dropout(0.3), 1],
  ['DropPath', new nn.DropPath(0.3), 6],
] as const)("%s: a value's gradient is 0 or 1 / (1 − p), and the mean stays", async (_, layer, together) => {
  nn.manualSeed(8);
  const run = compile((x: Tensor) => {
    const y = layer.forward(x);
    return { y, gradient: grad(y.sum(), [x])[0] };
  });
  const values = normal('dropped', SHAPE).map((value) => value + 2);
  const { y, gradient } = await run(tensor(values, SHAPE));
  const factors = [...(await gradient.data())];
  expect(new Set(factors)).toEqual(new Set([0, KEPT]));
  expect([...(await y.data())]).toEqual(factors.map((factor, i) => Math.fround(factor * values[i])));
  const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  // A factor's variance is p / (1 − p); those of a sample's values are one.
  const chance = Math.sqrt((0.3 / 0.7) * (together / factors.length));
  expect(Math.abs(mean(factors) - 1)).toBeLessThan(4 * chance);
  const products = factors.map((factor, i) => factor * values[i]);
  expect(Math.abs(mean(products) - mean([...values]))).toBeLessThan(4 * 2.3 * chance);
});

it.each([
  ['Dropout', new nn.Dropout(0.3)],
  ['DropPath', new nn.DropPath(0.3)],
] as const)('%s passes gradients as they are in evaluation', async (_, layer) => {
  const values = normal('evaluation', [4, 3]);
  const x = tensor(values, [4, 3]);
  layer.eval();
  const [gradient] = grad(layer.forward(x).mul(x).sum(), [x]);
  expect([...(await gradient.data())]).toEqual([...values].map((value) => 2 * value));
});

it('attention drops weights after the softmax, and divides the others by 1 − p', async () => {
  const [L, S] = [40, 50];
  const query = tensor(normal('query', [L, 8]), [L, 8]);
  const key = tensor(normal('key', [S, 8]), [S, 8]);
  const value = tensor(
    Float32Array.from({ length: S * S }, (_, i) => (i % (S + 1) === 0 ? 1 : 0)),
    [S, S],
  );
  const generator = new Generator(3);
  const drop = () => scaledDotProductAttention(query, key, value, { dropoutP: 0.4, generator });
  const [weights, dropped] = [await attentionWeights(query, key).data(), await drop().data()];
  const zeros = dropped.filter((one) => one === 0).length;
  expect(Math.abs(zeros / dropped.length - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / dropped.length));
  const expected = [...weights].map((weight, i) => (dropped[i] === 0 ? 0 : weight / 0.6));
  expect(error(dropped, expected)).toBeLessThan(1e-6);
  expect(await drop().data()).not.toEqual(dropped);
});

it('attention without dropping needs no generator, with dropping it does', () => {
  const tokens = ones([2, 3]);
  const attend = (dropoutP: number) => () => scaledDotProductAttention(tokens, tokens, tokens, { dropoutP });
  expect(attend(0)().shape).toEqual([2, 3]);
  expect(attend(0.5)).toThrow('attention: dropoutP 0.5 needs a generator: got none; give { generator }');
  expect(attend(1)).toThrow('attention: dropoutP must be a number in [0, 1): got 1');
  expect(attend(Number.NaN)).toThrow('attention: dropoutP must be a number in [0, 1): got NaN');
});

it('multi-head attention drops while training only', async () => {
  const x = tensor(normal('tokens', [2, 6, 8]), [2, 6, 8]);
  const plain = new nn.MultiHeadAttention(8, { numHeads: 2 });
  const state = await nn.stateDict(plain);
  const expected = await plain.forward(x).data();
  for (const [settings, share] of [
    [{ attnDrop: 0.5 }, 0],
    [{ projDrop: 0.5 }, 0.5],
  ] as const) {
    const layer = new nn.MultiHeadAttention(8, { numHeads: 2, ...settings });
    nn.loadStateDict(layer, state);
    const { y, weights } = layer.forwardWithWeights(x);
    const [first, rows] = [await y.data(), await weights.sum(-1).data()];
    expect(first).not.toEqual(expected);
    expect(await layer.forward(x).data()).not.toEqual(first);
    const zeros = first.filter((value) => value === 0).length / first.length;
    expect(Math.abs(zeros - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / first.length));
    expect(error(rows, Array(rows.length).fill(1))).toBeLessThan(1e-6);
    layer.eval();
    expect(await layer.forward(x).data()).toEqual(expected);
  }
});
