// Sums of gradients start over after each step, also after one that is not a number.

import { beforeAll, expect, it } from 'vitest';
import { Parameter } from '../nn/index.ts';
import { SGD } from '../optim/index.ts';
import { compile, setBackend, type Tensor, tensor } from '../tensor/index.ts';
import { GradientSums } from './gradient-sums.ts';

beforeAll(async () => {
  await setBackend('js');
});

it('step by the mean of the batches, and keep nothing of the step before', async () => {
  const weight = new Parameter(Float32Array.of(1), [1]);
  const sums = new GradientSums(new SGD([weight], { lr: 1 }), 2);
  const add = compile((slope: Tensor) => sums.add(weight.read().mul(slope).sum()));
  const step = compile((slope: Tensor) => sums.step(weight.read().mul(slope).sum()));
  await add(tensor([0.5]));
  await step(tensor([0.25]));
  expect([...(await weight.data())]).toEqual([1 - (0.5 + 0.25) / 2]);
  await add(tensor([Number.NaN]));
  await step(tensor([1]));
  expect([...(await weight.data())]).toEqual([Number.NaN]);
  weight.set(Float32Array.of(2));
  await add(tensor([0.5]));
  await step(tensor([0.5]));
  expect([...(await weight.data())]).toEqual([1.5]);
});
