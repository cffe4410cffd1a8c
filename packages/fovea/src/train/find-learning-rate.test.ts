// Tests of the learning-rate range test: its curve, its end, and that it leaves no trace.

import { beforeAll, expect, it } from 'vitest';
import { batches, type ImageSet } from '../data/index.ts';
import { BatchNorm2d, Dropout, defaultGenerator, Linear, Module, manualSeed, stateDict } from '../nn/index.ts';
import { SGD } from '../optim/index.ts';
import { setBackend, type Tensor } from '../tensor/index.ts';
import { findLearningRate, type LearningRateTestOptions } from './index.ts';

beforeAll(async () => {
  await setBackend('js');
});

class Net extends Module {
  readonly norm = new BatchNorm2d(1);
  readonly drop = new Dropout(0.2);
  readonly fc = new Linear(4, 2);

  override forward(x: Tensor): Tensor {
    return this.fc.forward(this.drop.forward(this.norm.forward(x).reshape(x.shape[0], 4)));
  }
}

/** Class c is bright in row c; every fifth label is wrong, so that large weights have a large loss. */
const set: ImageSet = {
  pixels: Uint8Array.from({ length: 24 * 4 }, (_, i) =>
    Math.floor((i % 4) / 2) === Math.floor(i / 4) % 2 ? 220 : (i * 7) % 40,
  ),
  labels: Int32Array.from({ length: 24 }, (_, i) => (i % 5 === 0 ? 1 - (i % 2) : i % 2)),
  height: 2,
  width: 2,
  channels: 1,
  classNames: ['a', 'b'],
};

function setUp(over: Partial<LearningRateTestOptions> = {}): LearningRateTestOptions {
  manualSeed(5);
  const model = new Net();
  const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
  const trainBatches: LearningRateTestOptions['trainBatches'] = (epoch) =>
    batches(set, { batchSize: 8, shuffle: true, epoch });
  return { model, optimizer, trainBatches, ...over };
}

it('raises the rate by the same factor, and goes through the data as often as it needs', async () => {
  const epochs: number[] = [];
  const options = setUp({ minLr: 1e-4, maxLr: 1, steps: 9, divergence: 0 });
  const found = await findLearningRate({
    ...options,
    trainBatches: (epoch, batch) => {
      epochs.push(epoch);
      return options.trainBatches(epoch, batch);
    },
  });
  expect(epochs).toEqual([0, 1, 2]);
  expect(found.points).toHaveLength(9);
  for (const [i, { lr }] of found.points.entries()) expect(lr).toBeCloseTo(1e-4 * 10 ** (i / 2), 12);
  // The mean of the losses so far, the later ones counting more.
  let [sum, weights] = [0, 0];
  for (const { loss, smoothed } of found.points) {
    [sum, weights] = [0.98 * sum + loss, 0.98 * weights + 1];
    expect(smoothed).toBeCloseTo(sum / weights, 10);
  }
  expect(found.diverged).toBe(false);
  const rates = found.points.map(({ lr }) => lr);
  expect([rates.includes(found.valley as number), rates.includes(found.steepest as number)]).toEqual([true, true]);
});

it.each([
  ['the smoothed loss is four times its lowest', {}],
  ['the loss is not finite', { divergence: 0, maxLr: 1e37, steps: 60 }],
])('ends when %s', async (_, over) => {
  const { points, diverged } = await findLearningRate(setUp({ maxLr: 1e6, ...over }));
  expect(diverged).toBe(true);
  expect(points.length).toBeGreaterThan(10);
  expect(points.every(({ loss }) => Number.isFinite(loss))).toBe(true);
});

it('leaves model, optimiser and random numbers as they were', async () => {
  const options = setUp({ steps: 20 });
  const { model, optimizer } = options;
  // With momentum at hand, and in evaluation mode.
  await findLearningRate({ ...options, steps: 2 });
  model.eval();
  const state = async () => ({
    weights: await stateDict(model),
    kept: await optimizer.stateDict(),
    random: [...(await defaultGenerator.state.data())],
    lr: optimizer.lr,
    training: model.training,
  });
  const before = await state();
  const first = await findLearningRate(options);
  expect(await state()).toEqual(before);
  // And so a second one finds the same.
  expect(await findLearningRate(options)).toEqual(first);
});

it('stops at the signal', async () => {
  const stop = new AbortController();
  const options = setUp({ signal: stop.signal });
  const found = await findLearningRate({
    ...options,
    trainBatches: function* (epoch) {
      stop.abort();
      yield* options.trainBatches(epoch, 0) as Iterable<never>;
    },
  });
  expect([found.points.length, found.diverged, found.valley]).toEqual([1, false, undefined]);
});

it.each<[object, string]>([
  [{ minLr: 1, maxLr: 1 }, 'findLearningRate: minLr must be < maxLr: got minLr 1 and maxLr 1'],
  [{ steps: 0 }, 'findLearningRate: steps must be'],
  [{ epochs: 3 }, 'findLearningRate: unknown option epochs'],
  [{ bestLoss: 1 }, 'findLearningRate: unknown option bestLoss'],
  [{ trainBatches: () => [] }, 'an epoch has no batches'],
])('refuses %o', async (over, message) => {
  await expect(findLearningRate(setUp(over))).rejects.toThrow(message);
});
