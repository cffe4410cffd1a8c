// Measuring and fusing leave the model given as it was, module by module; what layers cost follows from their definition.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BatchNorm2d,
  Conv2d,
  ConvTranspose2d,
  Dropout,
  DynamicConv2d,
  LSTM,
  Module,
  RepVggBlock,
  Sequential,
} from '../src/nn/index.ts';
import { fuse, modelCost, reparameterize } from '../src/reparam/index.ts';
import { getBackend, realize, setBackend, type Tensor } from '../src/tensor/index.ts';
import { setFormulaWeights } from './formula-model.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const INPUT = [2, 8, 8, 3];

/** A model in training with a frozen norm, a branch in evaluation, a norm that two places share, and a frozen weight. */
function mixedModel(): Sequential {
  const shared = new BatchNorm2d(4);
  const frozen = new Sequential(new BatchNorm2d(4).eval(), new Dropout(0.5));
  const block = new RepVggBlock({ inChannels: 4, outChannels: 4, kernelSize: 3 });
  const model = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), shared, frozen, block, shared);
  setFormulaWeights(model, 1);
  block.eval();
  const [, first] = [...block.namedModules()][1];
  first.train();
  model.parameters()[0].requiresGrad = false;
  return model;
}

/** Modes, states with their values, and every field of every module by identity. */
async function snapshot(model: Module) {
  const modules = [...model.namedModules()];
  const states = [];
  for (const [name, state] of model.namedStates()) {
    states.push([name, state, [...(await state.data())], Reflect.get(state, 'requiresGrad')]);
  }
  return {
    modes: modules.map(([name, module]) => [name, module.training]),
    states,
    fields: modules.map(([, module]) => new Map(Object.entries(module).map(([key, value]) => [key, value]))),
  };
}

describe('the model given', () => {
  it.each<[string, (model: Sequential) => Promise<unknown>]>([
    ['fuse', (model) => fuse(model, INPUT)],
    ['modelCost', (model) => modelCost(model, INPUT, 2)],
    ['reparameterize', (model) => reparameterize(model, { inputShape: INPUT, runs: 1 })],
    [
      'a fusion that fails',
      (model) => reparameterize(model, { inputShape: INPUT, runs: 1, tolerance: 0 }).catch(() => {}),
    ],
    ['a cost that cannot be', (model) => modelCost(model, [2, 8, 8, 5], 1).catch(() => {})],
  ])('stays as it was: %s', async (_, run) => {
    const model = mixedModel();
    const before = await snapshot(model);
    expect(new Set(before.modes.map(([, training]) => training)).size).toBe(2);
    await run(model);
    await realize();
    const after = await snapshot(model);
    expect(after.modes).toEqual(before.modes);
    expect(after.states).toEqual(before.states);
    for (const [i, fields] of before.fields.entries()) {
      expect([...after.fields[i].keys()]).toEqual([...fields.keys()]);
      for (const [key, value] of fields) if (key !== 'mode') expect(after.fields[i].get(key)).toBe(value);
    }
  });

  it('keeps a hook that is measured; one that would be copied is refused', async () => {
    const model = mixedModel();
    const conv = model.layers[0] as Conv2d;
    let calls = 0;
    const hook = (x: Tensor): Tensor => {
      calls++;
      return Conv2d.prototype.forward.call(conv, x);
    };
    conv.forward = hook;
    await modelCost(model, INPUT, 1);
    expect(calls).toBeGreaterThan(0);
    const before = await snapshot(model);
    await expect(fuse(model, INPUT)).rejects.toThrow(
      'reparameterize: 0 (Conv2d) has a forward of its own, which a copy cannot have: got an arrow function or a hook; make it a method, or take the hook off',
    );
    expect(await snapshot(model)).toEqual(before);
    expect(conv.forward).toBe(hook);
  });

  it('is measured in evaluation mode', async () => {
    const seen = new Set<boolean>();
    class Watched extends Module {
      readonly conv = new Conv2d(3, 3, { kernelSize: 1 });

      override forward(x: Tensor): Tensor {
        seen.add(this.training);
        return this.conv.forward(x);
      }
    }
    await modelCost(new Watched(), [1, 2, 2, 3], 1);
    expect([...seen]).toEqual([false]);
  });
});

describe('multiply-adds are those of the definition', () => {
  it.each<[string, Module, readonly number[], number]>([
    [
      'a transposed convolution: each input value meets every weight of its group',
      new ConvTranspose2d(6, 4, { kernelSize: 3, stride: 2, groups: 2 }),
      [2, 5, 7, 6],
      2 * 5 * 7 * 6 * 9 * (4 / 2),
    ],
    [
      'a large depthwise kernel that goes by the frequency domain',
      new Conv2d(8, 8, { kernelSize: 31, padding: 15, groups: 8 }),
      [1, 32, 32, 8],
      32 * 32 * 8 * 31 * 31,
    ],
    [
      'a recurrent layer, whose first state of 0 is multiplied as the others are',
      new LSTM(8, 16),
      [2, 5, 8],
      4 * (8 + 16) * 16 * 10,
    ],
    [
      'a kernel that is told to',
      new Conv2d(2, 3, { kernelSize: 3, padding: 1, algorithm: 'fft' }),
      [1, 6, 6, 2],
      36 * 3 * 9 * 2,
    ],
    [
      'a dynamic kernel: attention, mixture, convolution',
      new DynamicConv2d(8, 8, { kernelSize: 17, padding: 8, groups: 8, bias: false }),
      [1, 32, 32, 8],
      8 * 2 + 2 * 4 + 4 * 17 * 17 * 8 + 32 * 32 * 8 * 17 * 17,
    ],
  ])('%s', async (_, layer, shape, macs) => {
    expect((await modelCost(layer, shape, 1)).macs).toBe(macs);
  });
});
