// Measured time by layer: every kernel belongs to a layer, figures follow from it, and the model is as it was. How long it takes is not asserted.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MachineLimits, measureTime, profileModel } from '../src/analysis/index.ts';
import * as nn from '../src/nn/index.ts';
import { getBackend, ones, setBackend, type Tensor } from '../src/tensor/index.ts';

beforeAll(async () => {
  await setBackend('wasm', { threads: 2 });
});
afterAll(async () => {
  await (await getBackend()).dispose();
});

const MACHINE: MachineLimits = { gigaflopsPerSecond: 10, gigabytesPerSecond: 10 };

const net = (): nn.Sequential =>
  new nn.Sequential(
    new nn.Conv2d(3, 8, { kernelSize: 3, padding: 1, bias: false }),
    new nn.BatchNorm2d(8),
    new nn.ReLU(),
    new nn.MaxPool2d({ kernelSize: 2 }),
    new nn.Conv2d(8, 4, { kernelSize: 3 }),
    new nn.GlobalAvgPool2d(),
    new nn.Linear(4, 2),
  );

describe('measureTime', () => {
  it('gives each layer the time of its kernels, forward and backward, and the model their sum', async () => {
    const report = await measureTime(net(), [2, 16, 16, 3], { runs: 2, machine: MACHINE });
    expect(report).toMatchObject({
      kind: 'time',
      version: 1,
      model: 'Sequential',
      machine: MACHINE,
      trainingError: null,
    });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const [whole, ...layers] = report.layers;
    expect(layers.map(({ type }) => type).join(' ')).toBe(
      'Conv2d BatchNorm2d ReLU MaxPool2d Conv2d GlobalAvgPool2d Linear',
    );
    for (const pass of ['forward', 'backward'] as const) {
      const sum = layers.reduce((total, layer) => total + (layer[pass]?.milliseconds ?? 0), 0);
      // What the sum of the results costs, which stands for a loss, belongs to the model.
      expect(whole[pass]?.milliseconds).toBeGreaterThanOrEqual(sum - 1e-9);
      expect(whole[pass]?.share).toBeCloseTo(1);
    }
    const [conv, , , pool, second, , head] = layers;
    for (const layer of [conv, second]) {
      expect(layer.forward?.milliseconds).toBeGreaterThan(0);
      expect(layer.backward?.milliseconds).toBeGreaterThan(0);
    }
    expect(pool.forward?.gigabytesPerSecond).toBeGreaterThan(0);
    expect(head.forward?.gigaflopsPerSecond).toBeGreaterThan(0);
    expect(report.forward.kernels).toBeGreaterThanOrEqual(4);
    expect(report.training?.kernels).toBeGreaterThan(report.forward.kernels);
  });

  it('says which layer computes another along the way', async () => {
    const { layers } = await measureTime(net(), [1, 16, 16, 3], { runs: 1, machine: MACHINE, backward: false });
    const [, , norm, relu] = layers;
    expect(norm.fusedInto).toContain(relu.name);
    expect(layers.every(({ backward }) => backward === null)).toBe(true);
  });

  it('counts a kernel that does both passes at once as backward', async () => {
    const { layers } = await measureTime(new nn.GELU(), [64, 64], { runs: 1, machine: MACHINE });
    expect(layers[0].backward?.milliseconds).toBeGreaterThan(0);
  });

  it('says what limits a layer: time over what arithmetic and memory allow', async () => {
    const slow = { gigaflopsPerSecond: 1e-6, gigabytesPerSecond: 1e9 };
    const narrow = { gigaflopsPerSecond: 1e9, gigabytesPerSecond: 1e-6 };
    const fast = { gigaflopsPerSecond: 1e9, gigabytesPerSecond: 1e9 };
    for (const [machine, limit] of [
      [slow, 'arithmetic'],
      [narrow, 'memory'],
      [fast, 'overhead'],
    ] as const) {
      const { layers } = await measureTime(new nn.Linear(64, 64), [8, 64], { runs: 1, machine, backward: false });
      expect(layers[0].forward?.limit).toBe(limit);
    }
  });

  it.each<[string, nn.Module, readonly number[], number]>([
    ['layer norm', new nn.LayerNorm(96), [64, 96], 2 * 96],
    ['RMS norm', new nn.RMSNorm(96), [64, 96], 96],
    ['group norm', new nn.GroupNorm(4, 16), [2, 12, 12, 16], 2 * 16],
    ['instance norm', new nn.InstanceNorm2d(16), [2, 12, 12, 16], 0],
    ['softmax', new nn.Softmax(), [64, 197], 0],
    ['relu', new nn.ReLU(), [64, 96], 0],
  ])('counts as profileModel does, and what goes in and out once: %s', async (_, layer, shape, weights) => {
    const { layers } = await measureTime(layer, shape, { runs: 1, machine: MACHINE, backward: false });
    const profile = await profileModel(layer, shape, { memory: false });
    const values = shape.reduce((a, b) => a * b, 1);
    expect(layers[0].forward).toMatchObject({ flops: profile.layers[0].flops, bytes: 4 * (2 * values + weights) });
  });

  it('counts each layer once, whichever kernel computes it', async () => {
    const model = net();
    const { layers } = await measureTime(model, [2, 16, 16, 3], { runs: 1, machine: MACHINE });
    const profile = await profileModel(model, [2, 16, 16, 3], { memory: false });
    const [whole, conv, norm, relu, pool] = profile.layers;
    expect(layers[0].forward?.flops).toBe(whole.flops);
    const hosted = layers.slice(1, 5).reduce((sum, { forward }) => sum + (forward?.flops ?? 0), 0);
    expect(hosted).toBe(conv.flops + norm.flops + relu.flops + pool.flops);
    // Two products for each one of the forward pass, but for the image's gradient, which no weight needs.
    const products = 2 * (2 * whole.macs) - 2 * conv.macs;
    expect((layers[0].backward?.flops ?? 0) / products).toBeGreaterThan(0.9);
    expect((layers[0].backward?.flops ?? 0) / products).toBeLessThan(1.6);
  });

  it('gives a part of what limits allow, and why kernels are faster where they are', async () => {
    const slow = { gigaflopsPerSecond: 1e-9, gigabytesPerSecond: 1e-9 };
    for (const [machine, beyond] of [
      [{ ...slow, gigabytesPerSecond: 1e9 }, 'limit'],
      [{ ...slow, gigaflopsPerSecond: 1e9 }, 'cache'],
      [{ gigaflopsPerSecond: 1e9, gigabytesPerSecond: 1e9 }, null],
    ] as const) {
      const { layers } = await measureTime(new nn.Linear(64, 64), [8, 64], { runs: 1, machine, backward: false });
      expect(layers[0].forward?.beyond).toBe(beyond);
      expect(layers[0].forward?.attained).toBeCloseTo(beyond ? 1 : 0);
      expect(layers[0].forward?.attained).toBeLessThanOrEqual(1);
    }
    const machine = { ...slow, gigabytesPerSecond: 1e9 };
    for (const conv of [
      new nn.Conv2d(32, 32, { kernelSize: 3, padding: 1 }),
      new nn.Conv2d(4, 4, { kernelSize: 15, padding: 7, algorithm: 'fft' }),
    ]) {
      const shape = [1, 32, 32, conv.weight.shape[2]];
      const { layers } = await measureTime(conv, shape, { runs: 1, machine, backward: false });
      expect(layers[0].forward?.beyond).toBe('algorithm');
    }
  });

  it('leaves results, modes and weights as they were', async () => {
    const model = net().eval();
    model.layers[1].train();
    const output = async (): Promise<number[]> => [...(await (model.forward(ones([1, 16, 16, 3])) as Tensor).data())];
    const states = async (): Promise<string> =>
      JSON.stringify(await Promise.all([...model.namedStates()].map(async ([, state]) => [...(await state.data())])));
    const before = await states();
    await measureTime(model, [2, 16, 16, 3], { runs: 1, machine: MACHINE });
    expect(await states()).toBe(before);
    expect([...model.namedModules()].filter(([, { training }]) => training).map(([name]) => name)).toEqual(['1']);
    model.eval();
    const first = await output();
    await measureTime(model, [1, 16, 16, 3], { runs: 1, machine: MACHINE });
    expect(await output()).toEqual(first);
  });

  it('measures the forward pass of what cannot train, and says why', async () => {
    const report = await measureTime(new nn.BatchNorm2d(4), [1, 1, 1, 4], { runs: 1, machine: MACHINE });
    expect(report.training).toBeNull();
    expect(report.trainingError).toMatch(/needs more than one value per channel/);
    expect(report.layers[0].forward).not.toBeNull();
  });

  it('refuses runs out of range, and another backend', async () => {
    await expect(measureTime(net(), [1, 16, 16, 3], { runs: 0 })).rejects.toThrow(
      /measureTime: runs must be an integer ≥ 1: got 0/,
    );
    await setBackend('js');
    await expect(measureTime(net(), [1, 16, 16, 3])).rejects.toThrow(/needs the backend 'wasm': got 'js'/);
    await setBackend('wasm', { threads: 2 });
  });
});
