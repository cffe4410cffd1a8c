// Tests of planned memory: what is planned is what training then takes, and planning changes nothing.

import { beforeEach, expect, it } from 'vitest';
import { BatchNorm2d, Conv2d, Dropout, Linear, Module, manualSeed, stateDict } from '../nn/index.ts';
import { relu } from '../ops/index.ts';
import { AdamW, ExponentialMovingAverage } from '../optim/index.ts';
import { compile, memory, plannedMemory, setBackend, type Tensor, zeros } from '../tensor/index.ts';
import { trainingMemory } from './index.ts';
import { TrainingStep } from './training-step.ts';

beforeEach(async () => {
  // Opens a new one, whose arena no other test has used.
  await setBackend('js');
  await setBackend('wasm', { threads: 1 });
});

class Net extends Module {
  readonly conv = new Conv2d(3, 8, { kernelSize: 3, padding: 1, bias: false });
  readonly norm = new BatchNorm2d(8);
  readonly drop = new Dropout(0.2);
  readonly head = new Linear(8, 3);

  override forward(x: Tensor): Tensor {
    return this.head.forward(this.drop.forward(relu(this.norm.forward(this.conv.forward(x))).mean([1, 2])));
  }
}

function setUp() {
  manualSeed(3);
  const model = new Net();
  const optimizer = new AdamW(model.parameters(), { lr: 0.01 });
  return { model, optimizer, average: new ExponentialMovingAverage(model, { decay: 0.9 }) };
}

const SHAPE = [4, 16, 16, 3] as const;
const batch = {
  images: Float32Array.from({ length: 4 * 16 * 16 * 3 }, (_, i) => (i % 7) / 7),
  labels: Int32Array.of(0, 1, 2, 0),
  shape: [...SHAPE] as [number, number, number, number],
};

it('a step takes the memory that was planned', async () => {
  const options = setUp();
  const planned = await trainingMemory(options, { shape: SHAPE });
  expect(await memory()).toMatchObject({ arenaBytes: 0 });
  await new TrainingStep(options).run(batch, true, 'here');
  const { arenaBytes, storageBytes } = await memory();
  expect(arenaBytes).toBe(planned.arena);
  // The numbers of the batch and of the results have gone again.
  expect(storageBytes).toBe(planned.states);
  expect(planned.arguments).toBe(4 * (4 * 16 * 16 * 3 + 4));
  // Weights, two moments and the averages; statistics of the norm.
  expect(planned.states).toBeGreaterThan(4 * 4 * options.model.parameterCount());
});

it('planning changes neither weights nor training', async () => {
  const train = async (plans: readonly Parameters<typeof trainingMemory>[1][]) => {
    const options = setUp();
    options.model.eval();
    for (const plan of plans) await trainingMemory(options, plan);
    expect(options.model.training).toBe(false);
    options.model.train();
    const { loss } = await new TrainingStep(options).run(batch, true, 'here');
    return { loss, weights: await stateDict(options.model), kept: await options.optimizer.stateDict() };
  };
  const larger = { shape: [8, 16, 16, 3] };
  expect(await train([larger, { ...larger, mixed: true }, { ...larger, severalOf: 3 }])).toEqual(await train([]));
});

it('grows with the batch, and with what a step does', async () => {
  const options = setUp();
  const of = (images: number) => trainingMemory(options, { shape: [images, 16, 16, 3] });
  const [some, twice] = [await of(64), await of(128)];
  expect(twice.arena).toBeGreaterThan(1.5 * some.arena);
  expect(twice.states).toBe(some.states);
  const sums = await trainingMemory({ ...options, accumulate: 2 }, { shape: [64, 16, 16, 3] });
  expect(sums.states).toBe(some.states + 4 * options.model.parameterCount());
  const forward = await plannedMemory((images: Tensor) => options.model.forward(images), zeros([64, 16, 16, 3]));
  expect(forward.arena).toBeLessThan(some.arena);
});

it('of a plain function is known without computing its arguments', async () => {
  const [rows, columns] = [zeros([64, 32]), zeros([32, 16])];
  const planned = await plannedMemory((a: Tensor, b: Tensor) => a.matmul(b).exp().sum(), rows, columns);
  expect(planned).toMatchObject({ states: 0, arguments: 4 * (64 * 32 + 32 * 16), results: 4 });
  expect((await memory()).storageCount).toBe(0);
  const run = compile((a: Tensor, b: Tensor) => a.matmul(b).exp().sum());
  expect(await (await run(rows, columns)).item()).toBe(64 * 16);
  expect((await memory()).arenaBytes).toBe(planned.arena);
  await expect(plannedMemory(async () => rows)).rejects.toThrow('the function is asynchronous');
});
