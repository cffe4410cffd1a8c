// The mean of a model's weights over a run, as torch.optim.swa_utils.AveragedModel takes it by default.

import { expect, it } from 'vitest';
import { realize } from '../src/index.ts';
import { BatchNorm2d, Linear, Sequential } from '../src/nn/index.ts';
import { StochasticWeightAverage } from '../src/optim/index.ts';

const set = (layer: Linear, value: number) => layer.weight.set(new Float32Array(2).fill(value));

it('is the mean of the weights at each update', async () => {
  const layer = new Linear(2, 1);
  const average = new StochasticWeightAverage(layer);
  for (const value of [1, 2, 6, 11]) {
    set(layer, value);
    average.update();
    await realize();
  }
  await average.apply();
  expect(Array.from(await layer.weight.data())).toEqual([5, 5]);
  await average.restore();
  expect(Array.from(await layer.weight.data())).toEqual([11, 11]);
});

it('averages running statistics, and counts no batches', async () => {
  const norm = new BatchNorm2d(1);
  const average = new StochasticWeightAverage(new Sequential(norm));
  average.update();
  await realize();
  norm.runningMean.set(new Float32Array([4]));
  average.update();
  await average.apply();
  expect(Array.from(await norm.runningMean.data())).toEqual([2]);
  expect(Array.from(await norm.numBatchesTracked.data())).toEqual([0]);
});

it('goes on from saved averages', async () => {
  const layer = new Linear(2, 1);
  const first = new StochasticWeightAverage(layer);
  set(layer, 1);
  first.update();
  await realize();
  const second = new StochasticWeightAverage(layer);
  second.loadStateDict(await first.stateDict());
  set(layer, 4);
  second.update();
  await second.apply();
  expect(Array.from(await layer.weight.data())).toEqual([2.5, 2.5]);
});

it('says what is missing', async () => {
  const average = new StochasticWeightAverage(new Linear(2, 1));
  await expect(average.apply()).rejects.toThrow('StochasticWeightAverage.apply: nothing is averaged yet');
  await expect(average.restore()).rejects.toThrow('StochasticWeightAverage.restore: it is not applied');
});
