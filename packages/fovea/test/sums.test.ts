// Long sums keep their digits, whatever the layout; means divide; variances survive outliers. Against exact values.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  averagePool2d,
  batchNormTraining,
  conv2d,
  globalAveragePool2d,
  groupNorm,
  instanceNormWithStatistics,
} from '../src/ops/index.ts';
import { getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { inFullTier } from './tiers.ts';

const TENTH = Math.fround(0.1);
/** 1e-6 of the value, as PyTorch's sums. */
const RELATIVE = 1e-6;
const filled = (shape: readonly number[], value: number): Tensor =>
  tensor(new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value), shape);

async function expectMean(mean: Tensor, tolerance = RELATIVE): Promise<void> {
  const errors = Array.from(await mean.data(), (value) => Math.abs(value / TENTH - 1));
  expect(errors.filter((error) => !(error < tolerance))).toEqual([]);
}

describe.each([1, 2])('%i threads', (threads) => {
  beforeAll(() => setBackend('wasm', { threads }));
  afterAll(async () => (await getBackend()).dispose());

  it.each<[readonly number[], readonly number[] | undefined]>([
    [[1_000_003], undefined],
    [
      [2, 4, 500_000],
      [0, 2],
    ],
    [[300_000, 3], [0]],
    [[300_000, 3], undefined],
    [[20_000, 64], [0]],
    [[70_001, 7], [0]],
    [[3, 100_000], [1]],
    [
      [16, 56, 56, 5],
      [0, 1, 2],
    ],
    [
      [16, 56, 56, 5],
      [1, 2],
    ],
    [
      [400, 50, 40],
      [0, 2],
    ],
  ])('mean of %j over %j', async (shape, axes) => {
    await expectMean(filled(shape, TENTH).mean(axes));
  });

  it('mean of views: permuted, sliced, spread', async () => {
    const x = filled([6, 300, 500], TENTH);
    await expectMean(x.transpose(2, 0, 1).mean([0, 2]));
    await expectMean(x.slice(2, 0, 500, 3).mean([1, 2]));
    await expectMean(filled([300, 1], TENTH).expand(300, 4000).mean());
    await expectMean(globalAveragePool2d(filled([1, 400, 300, 3], TENTH)));
  });

  it.each([
    [1, 3_000_000, 1],
    [3, 200_000, 2],
    [40, 30_000, 24],
    [3, 512, 5],
    [200, 1000, 300],
    [200, 4096, 300],
    [300, 20_000, 260],
  ])('a product [%i, %i] × [%i]', async (m, k, n) => {
    const [a, b] = [filled([m, k], TENTH), filled([k, n], 1)];
    await expectMean(a.matmul(b).div(k));
    await expectMean(filled([k, m], TENTH).transpose(1, 0).matmul(b).div(k));
  });

  it.each([
    ['depthwise', 8, 8, 130],
    ['by groups of channels', 8, 2, 130],
    ["by Winograd's algorithm", 8, 1, 130],
    ['of three channels', 3, 1, 130],
  ])('the gradient of a weight, %s', async (_, channels, groups, size) => {
    const weight = filled([3, 3, channels / groups, channels], 1);
    const y = conv2d(filled([2, size, size, channels], TENTH), weight, undefined, { groups });
    const [slope] = grad(y.sum(), [weight]);
    await expectMean(slope.div(2 * (size - 2) ** 2));
  });

  it.each([
    [56, 56, 56],
    [130, 60, 35],
    [130, 130, 1],
    [600, 512, 44],
  ])('means of images of %i pixels over windows of %i', async (size, kernelSize, stride) => {
    await expectMean(averagePool2d(filled([2, size, size, 5], TENTH), { kernelSize, stride }));
  });

  it.each([
    [200_000, 3, 2],
    [10_000, 70, 20_000],
  ])('%i rows of %i that meet at one of %i indices', async (count, width, size) => {
    const table = filled([size, width], 1);
    const at = tensor(new Int32Array(count).fill(1), [count], 'int32');
    const [slope] = grad(table.gather(at).mul(TENTH).sum(), [table]);
    await expectMean(slope.slice(0, 1, 2).div(count));
    expect(await slope.slice(0, 0, 1).abs().sum().item()).toBe(0);
  });

  it('infinities pass through sums at indices', async () => {
    const table = filled([3, 5], 1);
    const at = tensor(new Int32Array(100).fill(2), [100], 'int32');
    const factors = new Float32Array(100).fill(1);
    factors[7] = Number.POSITIVE_INFINITY;
    const [slope] = grad(
      table
        .gather(at)
        .mul(tensor(factors, [100, 1]))
        .sum(),
      [table],
    );
    expect(await slope.slice(0, 2, 3).toArray()).toEqual([new Array(5).fill(Number.POSITIVE_INFINITY)]);
  });

  it('infinities and NaN pass through long sums', async () => {
    const ones = new Float32Array(100_000).fill(1);
    const sum = (value: number): Promise<number> =>
      tensor(ones.map((one, i) => (i === 5 ? value : one)))
        .sum()
        .item();
    expect(await sum(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(await sum(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(await sum(Number.NaN)).toBeNaN();
    expect(await filled([100_000], 3e38).sum().item()).toBe(Number.POSITIVE_INFINITY);
  });

  it.runIf(inFullTier)('a mean of ones is 1', async () => {
    const means = Array.from({ length: 500 }, (_, i) =>
      filled([i + 1], 1)
        .mean()
        .item(),
    );
    expect(new Set(await Promise.all(means))).toEqual(new Set([1]));
  });

  it.each([0, 777, 65_535])('the variance of zeros and 1000 at %i', async (at) => {
    const pixels = new Float32Array(65_536);
    pixels[at] = 1000;
    const x = tensor(pixels, [1, 256, 256, 1]);
    const exact = (1e6 / 65_536) * (1 - 1 / 65_536);
    for (const { mean, variance } of [batchNormTraining(x), instanceNormWithStatistics(x)]) {
      expect((await variance.item()) / exact).toBeCloseTo(1, 5);
      expect((await mean.item()) / (1000 / 65_536)).toBeCloseTo(1, 5);
    }
  });

  it('the variance of a constant is 0, and of 10⁴ ± 1 exact', async () => {
    expect(await batchNormTraining(filled([4, 30, 30, 2], 0.1)).variance.toArray()).toEqual([0, 0]);
    const x = tensor(
      Float32Array.from({ length: 7200 }, (_, i) => 1e4 + (i % 2 === 0 ? 1 : -1)),
      [8, 30, 30, 1],
    );
    expect(await batchNormTraining(x).variance.item()).toBeCloseTo(1, 5);
    const normal = await groupNorm(x, 1).data();
    expect(normal[0]).toBeCloseTo(1, 4);
  });
});
