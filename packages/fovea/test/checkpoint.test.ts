// checkpoint(): the same results and gradients, to the bit, from less memory; and setGradCheckpointing, which does it for models.

import { beforeAll, describe, expect, it } from 'vitest';
import { printGraph } from '../src/graph/print.ts';
import { createModel, listModels, modelRecord, setGradCheckpointing } from '../src/models/index.ts';
import { BatchNorm2d, Conv2d, Dropout, type Layer, Linear, Module, manualSeed, Sequential } from '../src/nn/index.ts';
import { relu } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';
import {
  checkpoint,
  compile,
  Generator,
  grad,
  plannedMemory,
  State,
  setBackend,
  type Tensor,
  tensor,
  zeros,
} from '../src/tensor/index.ts';
import { nodeOf } from '../src/tensor/internal.ts';
import { trainingMemory } from '../src/train/index.ts';

beforeAll(async () => {
  await setBackend('wasm', { threads: 1 });
});

type Through = (fn: (x: Tensor) => Tensor, x: Tensor) => Tensor;
const plainly: Through = (fn, x) => fn(x);
const WAYS: readonly Through[] = [plainly, (fn, x) => checkpoint(fn, x)];

const bits = (tensors: readonly Tensor[]): Promise<number[][]> =>
  Promise.all(tensors.map(async (each) => Array.from(new Int32Array(new Float32Array(await each.data()).buffer))));

/** Of a loss and its gradients in both ways, eagerly and compiled. */
async function sameBits(make: (through: Through) => Tensor[]): Promise<void> {
  const [plain, again] = WAYS.map((through) => () => make(through));
  const expected = await bits(plain());
  expect(expected.flat().some((word) => word !== 0)).toBe(true);
  expect(await bits(again())).toEqual(expected);
  expect(await bits(await compile(again)())).toEqual(expected);
}

const x = (): Tensor => tensor([0.5, -1, 2, 0.25, 1, -2], [2, 3]);

describe('checkpoint', () => {
  it('gives results and gradients to the bit', async () => {
    const w = new State(Float32Array.of(1, 2, -0.5), [3]);
    await sameBits((through) => {
      const [input, weight] = [x(), w.read()];
      const y = through((v) => v.mul(weight).exp().add(v), input);
      const loss = through((v) => v.mul(v).sin(), y).sum();
      return [loss, ...grad(loss, [input, weight])];
    });
  });

  it('has second derivatives', async () => {
    await sameBits((through) => {
      const input = x();
      const [slope] = grad(through((v) => v.mul(v).mul(v).exp(), input.mul(0.5)).sum(), [input]);
      return [slope, ...grad(slope.square().sum(), [input])];
    });
  });

  it('can lie within another', async () => {
    await sameBits((through) => {
      const input = x();
      const loss = through((v) => through((u) => u.sin().exp(), v.mul(2)).mul(v), input).sum();
      return [loss, ...grad(loss, [input])];
    });
  });

  it('takes and gives trees of tensors', async () => {
    const [a, b] = [x(), x().mul(3)];
    const { sum, parts } = checkpoint(
      ({ left, right }: { left: Tensor; right: Tensor }, extra: Tensor) => {
        const both = left.mul(right).exp();
        return { sum: both.add(extra), parts: [both.sin(), extra] as const };
      },
      { left: a, right: b.mul(0.1) },
      b,
    );
    const both = a.mul(b.mul(0.1)).exp();
    const loss = (s: Tensor, p: Tensor): Tensor => s.sum().add(p.square().sum());
    const found = grad(loss(sum, parts[0]), [a, b]);
    const wanted = grad(loss(both.add(b), both.sin()), [a, b]);
    expect(parts[1]).toBe(b);
    // What flows back from two results is added up in another order.
    for (const [i, own] of wanted.entries()) {
      const values = await found[i].data();
      for (const [k, value] of (await own.data()).entries()) expect(values[k]).toBeCloseTo(value, 5);
    }
  });

  it('draws random numbers and changes states once', async () => {
    const run = async (through: Through): Promise<unknown> => {
      manualSeed(3);
      const generator = new Generator(5);
      const layers: readonly Layer[] = [
        new Conv2d(2, 2, { kernelSize: 3, padding: 1 }),
        new BatchNorm2d(2),
        new Dropout(0.5),
      ];
      const block = new Sequential(...layers);
      const images = generator.normal([2, 4, 4, 2]);
      const y = through((v) => block.forward(v).mul(generator.uniform([2])), images);
      const loss = y.square().sum();
      const found = await bits([loss, ...grad(loss, [images, ...block.parameters()])]);
      return [
        found,
        await bits([...block.namedBuffers()].filter(([, one]) => one.dtype === 'float32').map(([, one]) => one.read())),
      ];
    };
    expect(await run(WAYS[1])).toEqual(await run(plainly));
  });

  it('leaves alone what is not computed from the inputs', () => {
    const given = x();
    const other = x().mul(2);
    const found = checkpoint((v) => [v, other, v.greater(0)], given);
    expect([found[0] === given, found[1] === other, found[2].dtype]).toEqual([true, true, 'bool']);
  });

  it('computes again after the gradient has come, from what was given', () => {
    const input = x();
    const [slope] = grad(checkpoint((v) => v.exp().sin(), input).sum(), [input]);
    const text = printGraph(nodeOf(slope));
    expect(text.match(/ exp\(/g)).toHaveLength(1);
    expect(text).toContain('barrier(');
  });

  it('needs memory for one part at a time', async () => {
    const layers = Array.from({ length: 12 }, () => new Sequential(new Linear(32, 128), new Linear(128, 32)));
    const weights = layers.flatMap((layer) => layer.parameters());
    const step = (through: Through) => (input: Tensor) => {
      let y = input;
      for (const layer of layers) y = through((v) => relu(layer.forward(v)), y);
      const loss = y.square().sum();
      return [loss, ...grad(loss, weights)];
    };
    const [all, parts] = await Promise.all(WAYS.map((through) => plannedMemory(step(through), zeros([512, 32]))));
    // 12 maps of 512 × 128, and 12 inputs of 512 × 32, against one of the first and the inputs.
    const [map, given] = [512 * 128 * 4, 512 * 32 * 4];
    expect(all.arena).toBeGreaterThan(12 * (map + given));
    expect(parts.arena).toBeLessThan(4 * map + 14 * given);
  });

  it('says that what is computed within has no gradient', () => {
    let within: Tensor | undefined;
    const input = x();
    const y = checkpoint((v) => {
      within = v.exp();
      return within.sin();
    }, input);
    expect(() => grad(y.sum(), [within as Tensor])).toThrow(/checkpoint/);
  });
});

describe('setGradCheckpointing', () => {
  class Own extends Module {
    readonly block1 = new Sequential(new Linear(3, 8), new Linear(8, 3));
    readonly head = new Linear(3, 2);

    forward(input: Tensor): Tensor {
      return this.head.forward(this.block1.forward(input));
    }
  }

  it('knows the blocks of every model but plain chains', () => {
    const small = listModels().filter((name) => modelRecord(name).trial);
    const counts = small.map(
      (name) => [name, setGradCheckpointing(createModel(name, { numClasses: 2 })).length] as const,
    );
    expect(counts.filter(([, count]) => count < 2).map(([name]) => modelRecord(name).family)).toEqual(['vgg']);
  });

  it('takes much of the memory of a residual network away', async () => {
    const needs: number[] = [];
    for (const enable of [false, true, false]) {
      const model = createModel('resnet18', { numClasses: 2 });
      expect(setGradCheckpointing(model, { enable })).toHaveLength(8);
      const optimizer = new SGD(model.parameters(), { lr: 0.1 });
      needs.push((await trainingMemory({ model, optimizer }, { shape: [64, 64, 64, 3] })).arena);
    }
    expect(needs[0]).toBe(needs[2]);
    expect(needs[1]).toBeLessThan(0.8 * needs[0]);
  });

  it('is part of a model until it is turned off', async () => {
    const model = new Own();
    const gradients = async (): Promise<number[][]> => {
      const loss = model.forward(x()).square().sum();
      return bits(grad(loss, model.parameters()));
    };
    const parts = (): number => printGraph(nodeOf(model.forward(x()))).split('checkpoint(').length - 1;
    const before = await gradients();
    expect(setGradCheckpointing(model, { layers: ['block1'] })).toEqual(['block1']);
    setGradCheckpointing(model, { layers: ['block1'] });
    expect(parts()).toBe(1);
    expect(await gradients()).toEqual(before);
    setGradCheckpointing(model, { layers: ['block1'], enable: false });
    expect(parts()).toBe(0);
    expect(await gradients()).toEqual(before);
  });

  it('says which names there are', () => {
    expect(() => setGradCheckpointing(new Own())).toThrow(
      "setGradCheckpointing: the blocks of Own are not known; name its modules: { layers: ['block1', …] }",
    );
    expect(() => setGradCheckpointing(new Own(), { layers: ['block2'] })).toThrow(
      'setGradCheckpointing: no module is called block2; namedModules() lists them',
    );
  });
});
