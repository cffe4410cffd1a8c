// What dropping does to gradients, in layers and within attention; what it does to values is in layers.test.ts.

import { expect, it } from 'vitest';
import type { Shape } from '../src/base/shape.ts';
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

/** By sample and channel: the values of `[N, …, C]` that are dropped together. */
const channelsOf = (values: ArrayLike<number>, [N, ...rest]: Shape): number[][] => {
  const [C, size] = [rest.at(-1) as number, values.length / N];
  return Array.from({ length: N * C }, (_, i) =>
    Array.from({ length: size / C }, (_, pixel) => values[Math.floor(i / C) * size + pixel * C + (i % C)]),
  );
};

it.each([
  ['Dropout1d', new nn.Dropout1d(0.3), [600, 2, 3]],
  ['Dropout2d', new nn.Dropout2d(0.3), [600, 1, 2, 3]],
  ['Dropout3d', new nn.Dropout3d(0.3), [600, 2, 1, 2, 3]],
  ['FeatureAlphaDropout', new nn.FeatureAlphaDropout(0.3), [600, 2, 2, 3]],
] as const)('%s drops channels as a whole, each on its own', async (name, layer, shape) => {
  nn.manualSeed(6);
  const x = ones(shape);
  const channels = channelsOf(await layer.forward(x).data(), shape);
  expect(channels.every((values) => values.every((value) => value === values[0]))).toBe(true);
  const least = Math.min(...channels.map(([value]) => value));
  const dropped = channels.map(([value]) => value === least);
  const chance = Math.sqrt(0.21 / channels.length);
  expect(Math.abs(dropped.filter((one) => one).length / dropped.length - 0.3)).toBeLessThan(4 * chance);
  // Of one sample some are dropped, and others not.
  expect(channelsOf(dropped.map(Number), [600, 3]).some(([one], i) => one !== Number(dropped[i - (i % 3)]))).toBe(true);
  if (!name.includes('Alpha')) expect(new Set(channels.flat())).toEqual(new Set([0, KEPT]));
  expect(layer.eval().forward(x)).toBe(x);
});

it('channels are those of an image, a sequence or a volume', () => {
  expect(() => new nn.Dropout2d().forward(ones([2, 3, 4]))).toThrow('Dropout2d: images must have shape [N, H, W, C]');
  expect(() => new nn.Dropout1d().forward(ones([2, 4]))).toThrow('Dropout1d: sequences must have shape [N, L, C]');
  expect(() => new nn.Dropout3d().forward(ones([2, 4]))).toThrow('Dropout3d: volumes must have shape [N, D, H, W, C]');
  expect(() => new nn.FeatureAlphaDropout().forward(ones([4]))).toThrow('FeatureAlphaDropout: samples must have shape');
  expect(() => new nn.AlphaDropout(1)).toThrow('AlphaDropout: p must be a number in [0, 1): got 1');
});

it.each([
  ['AlphaDropout', new nn.AlphaDropout(0.2)],
  ['FeatureAlphaDropout', new nn.FeatureAlphaDropout(0.2)],
] as const)('%s keeps mean 0 and variance 1; what it drops has no gradient', async (_, layer) => {
  nn.manualSeed(7);
  const shape = [4000, 5] as const;
  const values = normal('alpha', shape);
  const x = tensor(values, shape);
  const run = compile((given: Tensor) => {
    const y = layer.forward(given);
    return { y, gradient: grad(y.sum(), [given])[0] };
  });
  const { y, gradient } = await run(x);
  const [got, factors] = [[...(await y.data())], [...(await gradient.data())]];
  // PyTorch's constants for p = 0.2.
  const alpha = 1.7580993408473766;
  const a = 1 / Math.sqrt((alpha ** 2 * 0.2 + 1) * 0.8);
  expect(new Set(factors)).toEqual(new Set([0, Math.fround(a)]));
  const expected = factors.map((factor, i) => (factor === 0 ? -alpha : values[i]) * a + alpha * a * 0.2);
  expect(error(got, expected)).toBeLessThan(1e-6);
  const mean = got.reduce((sum, value) => sum + value, 0) / got.length;
  const variance = got.reduce((sum, value) => sum + (value - mean) ** 2, 0) / got.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.06);
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
