// Long sums keep their digits, whatever the layout; means divide; variances survive outliers. Against exact values.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchNormTraining, globalAveragePool2d, groupNorm, instanceNormWithStatistics } from '../src/ops/index.ts';
import { getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';

const TENTH = Math.fround(0.1);
/** 1e-6 of the value, as PyTorch's sums. */
const RELATIVE = 1e-6;

const filled = (shape: readonly number[], value: number): Tensor =>
  tensor(new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value), shape);

async function expectMean(mean: Tensor): Promise<void> {
  for (const value of await mean.data()) expect(Math.abs(value / TENTH - 1)).toBeLessThan(RELATIVE);
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

  it('a mean of ones is 1', async () => {
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
