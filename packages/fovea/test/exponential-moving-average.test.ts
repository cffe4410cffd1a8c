// The moving average of weights: its values by hand, exchange with the model, saved averages, errors.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Buffer, Module, Parameter } from '../src/nn/index.ts';
import { ExponentialMovingAverage, type ExponentialMovingAverageOptions, SGD } from '../src/optim/index.ts';
import { type BackendName, compile, getBackend, memory, setBackend, type Tensor } from '../src/tensor/index.ts';
import { uniform } from './formula.ts';

class Net extends Module {
  readonly weight = new Parameter(Float32Array.from(uniform('weight', 12)), [4, 3]);
  readonly runningMean = new Buffer(Float32Array.of(1, 2, 3), [3]);
  readonly numBatchesTracked = new Buffer(Int32Array.of(5), []);

  override forward(): Tensor {
    const mean = this.runningMean.read();
    this.runningMean.assign(mean.mul(0.5));
    return this.weight.read().sub(mean).square().sum();
  }
}

function training(options?: ExponentialMovingAverageOptions) {
  const model = new Net();
  const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
  const average = new ExponentialMovingAverage(model, options);
  const step = compile(() => {
    optimizer.minimize(model.forward());
    average.update();
  });
  const weights = async () => [...(await model.weight.data()), ...(await model.runningMean.data())];
  return { model, average, step, weights };
}

/** The average of vectors in float64. */
function averaged(vectors: readonly (readonly number[])[], shareAt: (update: number) => number): number[] {
  return vectors.reduce<number[]>(
    (mean, vector, i) => mean.map((value, at) => value + (i === 0 ? 1 : shareAt(i + 1)) * (vector[at] - value)),
    vectors[0].map(() => 0),
  );
}

describe.each(['js', 'wasm'] satisfies BackendName[])('ExponentialMovingAverage on %s', (backend) => {
  beforeAll(() => setBackend(backend, backend === 'wasm' ? { threads: 1 } : {}));
  afterAll(async () => (await getBackend()).dispose());

  it.each([
    ['with warm-up', {}, (t: number) => Math.max(9 / (9 + t), 1e-4)],
    ['with warm-up to a small decay', { decay: 0.4 }, (t: number) => Math.max(9 / (9 + t), 0.6)],
    ['without warm-up', { decay: 0.9, warmup: false }, () => 0.1],
  ] as const)('averages weights and running statistics, %s', async (_, settings, shareAt) => {
    const { average, step, weights } = training(settings);
    const seen: number[][] = [];
    for (let i = 0; i < 12; i++) {
      await step();
      seen.push(await weights());
    }
    await average.apply();
    const want = averaged(seen, shareAt);
    for (const [i, value] of (await weights()).entries()) expect(Math.abs(value - want[i])).toBeLessThan(2e-6);
    await average.restore();
    expect(await weights()).toEqual(seen[11]);
  });

  it('changes nothing in the training, and takes no memory per step or exchange', async () => {
    const [plain, exchanged] = [training(), training()];
    const round = async () => {
      await exchanged.step();
      await exchanged.average.apply();
      await exchanged.average.restore();
      await exchanged.weights();
    };
    await round();
    const early = memory();
    for (let i = 0; i < 5; i++) await round();
    expect(memory()).toEqual(early);
    for (let i = 0; i < 6; i++) await plain.step();
    expect(await exchanged.weights()).toEqual(await plain.weights());
  });

  it('goes on from saved averages, taken while they are applied or not', async () => {
    const [whole, first, second] = [training(), training(), training()];
    for (let i = 0; i < 4; i++) await first.step();
    const saved = await first.average.stateDict();
    await first.average.apply();
    expect(await first.average.stateDict()).toEqual(saved);
    expect([...saved.keys()]).toEqual(['num_updates', 'weight', 'running_mean']);
    second.average.loadStateDict(saved);
    for (let i = 0; i < 4; i++) await whole.step();
    expect(await second.average.stateDict()).toEqual(await whole.average.stateDict());
  });

  it('says what is wrong', async () => {
    const { average, step } = training();
    const words = 'ExponentialMovingAverage';
    await expect(average.apply()).rejects.toThrow(`${words}.apply: nothing is averaged yet; call update after a step`);
    await expect(average.restore()).rejects.toThrow(`${words}.restore: it is not applied`);
    await step();
    const saved = await average.stateDict();
    await average.apply();
    await expect(average.apply()).rejects.toThrow(`${words}.apply: it is applied already`);
    await expect(step()).rejects.toThrow(`${words}.update: restore the weights first`);
    expect(() => average.loadStateDict(saved)).toThrow(`${words}.loadStateDict: restore the weights first`);
    await average.restore();
    await step();
    const entry = { shape: [3], data: new Float32Array(3) };
    expect(() => average.loadStateDict(new Map())).toThrow(`${words}: the saved averages lack num_updates`);
    expect(() => average.loadStateDict(new Map([...saved, ['weight', entry]]))).toThrow(
      `${words}: the saved weight has shape [3]; expected [4, 3]`,
    );
    expect(() => average.loadStateDict(new Map([...saved, ['other', entry]]))).toThrow(
      `${words}: the model has no other that is averaged`,
    );
    expect(() => training({ decay: 1 })).toThrow(`${words}: decay must be a number in [0, 1): got 1`);
  });
});
