// Mixup and CutMix: what they make of a batch, their weights, and the loss that fit takes of both labels.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabelledBatch } from '../src/data/index.ts';
import { mixBatch, RandomStream } from '../src/images/index.ts';
import { getBackend, setBackend, tensor } from '../src/index.ts';
import { createModel } from '../src/models/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { binaryCrossEntropyWithLogits, crossEntropy } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';
import { fit } from '../src/train/index.ts';
import { inFullTier } from './tiers.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

/** Image n holds n + 1 everywhere. */
const batch: LabelledBatch = {
  images: Float32Array.from({ length: 3 * 64 }, (_, i) => Math.floor(i / 64) + 1),
  labels: Int32Array.of(0, 1, 2),
  shape: [3, 8, 8, 1],
};
const draw = (count: number, options: Parameters<typeof mixBatch>[2]) =>
  Array.from({ length: count }, (_, i) => mixBatch(batch, new RandomStream(1, 2, i), options));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('mixBatch', () => {
  it('adds images to those from the end by one weight of the beta distribution', () => {
    const made = draw(3000, { mixup: 0.4 });
    for (const { images, mix, labels } of made.slice(0, 50)) {
      const weight = mix?.weight ?? Number.NaN;
      expect([images[0], images[64], images[191]]).toEqual(
        [weight + 3 * (1 - weight), 2, 3 * weight + 1 - weight].map((value) => expect.closeTo(value, 5)),
      );
      expect([...labels, ...(mix?.labels ?? [])]).toEqual([0, 1, 2, 2, 1, 0]);
    }
    const weights = made.map(({ mix }) => mix?.weight ?? Number.NaN);
    // Beta(0.4, 0.4): mean 1/2, variance 1/(4 · 1.8); five deviations of means of 3 000.
    expect(Math.abs(mean(weights) - 0.5)).toBeLessThan(0.035);
    expect(Math.abs(mean(weights.map((w) => (w - 0.5) ** 2)) - 1 / 7.2)).toBeLessThan(0.01);
    expect(batch.images[0]).toBe(1);
  });

  it('cuts a rectangle of the other in, as large as the weight says', () => {
    const made = draw(2000, { cutmix: 1 });
    for (const { images, mix } of made) {
      const others = [...images.subarray(0, 64).keys()].filter((i) => images[i] === 3);
      expect(mix?.weight).toBeCloseTo(1 - others.length / 64, 10);
      const [rows, columns] = [others.map((i) => i >> 3), others.map((i) => i & 7)];
      const extent = (list: number[]) => (list.length ? Math.max(...list) - Math.min(...list) + 1 : 0);
      expect(extent(rows) * extent(columns)).toBe(others.length);
    }
    const weights = made.map(({ mix }) => mix?.weight ?? Number.NaN);
    // 200 000 draws of timm's cutmix_bbox_and_lam for 8 × 8 have this mean, and a variance of 0.0316: five deviations of the mean of 2 000.
    expect(Math.abs(mean(weights) - 0.7198)).toBeLessThan(0.02);
    expect([Math.min(...weights), Math.max(...weights)]).toEqual([0.234375, 1]);
  });

  it('draws one of both, and does nothing without', () => {
    const isCut = ({ images }: LabelledBatch) => [...images.subarray(0, 64)].every((v) => v === 1 || v === 3);
    const cuts = draw(1000, { mixup: 0.8, cutmix: 1 }).filter(isCut).length;
    expect(Math.abs(cuts - 500)).toBeLessThan(80);
    expect(mixBatch(batch, new RandomStream(0, 0, 0), {})).toBe(batch);
    expect(() => mixBatch(batch, new RandomStream(0, 0, 0), { mixup: -1 })).toThrow('mixBatch: mixup must be');
  });
});

it.runIf(inFullTier)('targets of images that show several classes are mixed like labels', async () => {
  const targets = Float32Array.of(1, 1, 0, 0, 0, 1, 0, 0, 0);
  const several: LabelledBatch = { ...batch, targets };
  const { mix } = mixBatch(several, new RandomStream(0, 0, 0), { mixup: 1 });
  expect([...(mix?.targets ?? [])]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0]);
  manualSeed(0);
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, inChannels: 1, smallImage: true });
  const mixed: LabelledBatch = {
    ...several,
    mix: { labels: batch.labels, targets: mix?.targets ?? targets, weight: 0.25 },
  };
  const soft = targets.map((value, i) => 0.25 * value + 0.75 * (mix?.targets?.[i] ?? 0));
  const logits = model.train().forward(tensor(batch.images, batch.shape));
  const expected = await binaryCrossEntropyWithLogits(logits, tensor(soft, [3, 3])).item();
  const run = fit({
    model,
    optimizer: new SGD(model.parameters(), { lr: 0 }),
    ...{ epochs: 1, stepsPerEpoch: 1, lrAt: () => 0 },
    trainBatches: () => [mixed],
    validationBatches: () => [several],
  });
  const { value } = await run.next();
  expect(value?.kind === 'step' && value.loss).toBeCloseTo(expected, 5);
  const { value: epoch } = await run.next();
  expect(epoch).toMatchObject({ kind: 'epoch', validationMeanPrecision: expect.any(Number) });
  await run.return();
});

it.runIf(inFullTier)('fit learns of mixtures what cross-entropy with soft targets says', async () => {
  manualSeed(0);
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, inChannels: 1, smallImage: true });
  const mixed: LabelledBatch = { ...batch, mix: { labels: Int32Array.of(2, 1, 0), weight: 0.3 } };
  const labelSmoothing = 0.1;
  const soft = tensor([0.3, 0, 0.7, 0, 1, 0, 0.7, 0, 0.3], [3, 3]);
  const logits = model.train().forward(tensor(batch.images, batch.shape));
  const expected = await crossEntropy(logits, soft, { labelSmoothing }).item();
  const run = fit({
    model,
    optimizer: new SGD(model.parameters(), { lr: 0 }),
    epochs: 1,
    stepsPerEpoch: 1,
    trainBatches: () => [mixed],
    validationBatches: () => [batch],
    lrAt: () => 0,
    labelSmoothing,
  });
  const { value } = await run.next();
  expect(value?.kind === 'step' && value.loss).toBeCloseTo(expected, 5);
  await run.return();
});
