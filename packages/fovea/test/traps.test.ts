// Mistakes that JavaScript or the engine would pass over in silence: arithmetic on tensors, hidden weights, chance in a trace, images of another layout.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModel } from '../src/models/index.ts';
import { BatchNorm2d, Linear, Module, Parameter, stateDict } from '../src/nn/index.ts';
import { conv2d } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';
import { fuse } from '../src/reparam/index.ts';
import { compile, grad, ones, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { evaluator, loadWeights, saveWeights } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';

beforeAll(async () => {
  await setBackend('js');
});

describe('arithmetic of JavaScript', () => {
  const x = tensor([1, 2]) as unknown as number;
  const weight = new Parameter(Float32Array.of(1), [1]) as unknown as number;

  it.each<[string, () => unknown]>([
    ['x * 2', () => x * 2],
    ['x < 1', () => x < 1],
    ['template', () => `${x}`],
    ['+ text', () => `loss ${x}`],
  ])('%s is refused with what to write', (_, use) => {
    expect(use).toThrow('Tensor: float32 [2] cannot be used by JavaScript');
  });

  it('is refused of parameters', () => {
    expect(() => weight * 2).toThrow('Parameter: cannot be used by JavaScript');
  });

  it('axes as a list are refused with what to write', () => {
    const images = ones([1, 2, 3, 4]);
    expect(() => images.transpose([0, 2, 3, 1] as never)).toThrow('write x.transpose(0, 2, 3, 1)');
    expect(() => images.reshape([24] as never)).toThrow('write x.reshape(24)');
    expect(() => images.expand([1, 2, 3, 4] as never)).toThrow('write x.expand(1, 2, 3, 4)');
  });
});

class Parts extends Module {
  readonly byName = { first: new Linear(2, 2), deeper: [new Linear(2, 1)] };
  readonly byKey = new Map([['norm', new BatchNorm2d(2)]]);
  readonly all = new Set([new Linear(1, 1)]);
  readonly scales = [new Parameter(Float32Array.of(1), [1])];
  readonly circle: unknown[] = [];

  constructor() {
    super();
    this.circle.push(this.circle);
  }

  override forward(x: Tensor): Tensor {
    return this.byName.deeper[0].forward(this.byName.first.forward(x)).mul(this.scales[0].read());
  }
}

class Hidden extends Module {
  readonly #fc = new Linear(2, 2);
  override forward(x: Tensor): Tensor {
    return this.#fc.forward(x);
  }
}

class Caching extends Module {
  readonly #seen = new Map<string, number>();
  readonly fc = new Linear(2, 2);
  override forward(x: Tensor): Tensor {
    this.#seen.set('x', x.size);
    return this.fc.forward(x);
  }
}

describe('parts of modules', () => {
  it('are found in plain objects, Maps, Sets and arrays', () => {
    const names = [...new Parts().namedParameters()].map(([name]) => name);
    expect(names).toEqual([
      ...['scales.0', 'by_name.first.weight', 'by_name.first.bias', 'by_name.deeper.0.weight', 'by_name.deeper.0.bias'],
      ...['by_key.norm.weight', 'by_key.norm.bias', 'all.0.weight', 'all.0.bias'],
    ]);
    const parts = new Parts();
    expect(parts.eval().byKey.get('norm')?.training).toBe(false);
  });

  it('are copied with what holds them', async () => {
    const parts = new Parts().eval();
    const { model } = await fuse(parts, [1, 2]);
    expect([...(await stateDict(model)).keys()]).toEqual([...(await stateDict(parts)).keys()]);
    expect(model.byName.first).not.toBe(parts.byName.first);
    expect(model.byKey.get('norm')).not.toBe(parts.byKey.get('norm'));
  });

  it('are refused in private fields, which hold other things as they like', () => {
    expect(() => new Hidden().parameters()).toThrow(
      'Hidden: the field #fc holds a Linear, which cannot be seen from outside',
    );
    expect(new Caching().parameters()).toHaveLength(2);
  });

  it('may be in a field called parts; a field that hides a method of Module is refused', () => {
    class Split extends Module {
      readonly parts = [new Linear(2, 1), new Linear(2, 1)];
      override forward(x: Tensor): Tensor {
        return this.parts[0].forward(x);
      }
    }
    expect([...new Split().namedParameters()].map(([name]) => name)).toContain('parts.1.weight');
    const hiding = Object.assign(new Linear(2, 1), { children: [] });
    expect(() => hiding.parameters()).toThrow(
      'Linear: the field children hides the method of that name, which Module needs; give the field another name',
    );
  });
});

describe('optimisers and gradients', () => {
  it('an optimiser of another model is refused', () => {
    const [model, other] = [new Linear(2, 1), new Linear(2, 1)];
    const loss = model.forward(ones([1, 2])).sum();
    expect(() => new SGD(other.parameters(), { lr: 0.1 }).minimize(loss)).toThrow();
    expect(() => new SGD(model.parameters(), { lr: 0.1 }).minimize(loss)).not.toThrow();
  });

  it('gradients are taken with respect to parameters', async () => {
    const model = new Linear(2, 1);
    const [weight, bias] = grad(model.forward(tensor([[3, 4]])).sum(), model.parameters());
    expect([...(await weight.data())]).toEqual([3, 4]);
    expect([...(await bias.data())]).toEqual([1]);
  });
});

describe('compile', () => {
  it('refuses Math.random, and gives it back', async () => {
    const { random } = Math;
    await expect(compile((x: Tensor) => x.mul(Math.random()))(ones([1]))).rejects.toThrow(
      'compile: Math.random() would be drawn once',
    );
    expect(Math.random).toBe(random);
    expect(Math.random()).toBeLessThan(1);
  });
});

it('argmax of NaN is its place, the first of several', async () => {
  const rows = tensor([
    [1, Number.NaN, 3, Number.NaN],
    [4, 3, 2, Number.NaN],
  ]);
  expect([...(await rows.argmax(1).data())]).toEqual([1, 3]);
});

it('images with channels first are told to be transposed', () => {
  const message = 'looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)';
  expect(() => conv2d(ones([1, 3, 8, 8]), ones([3, 3, 3, 4]))).toThrow(message);
  expect(() => createModel('vit_tiny_patch16_224').forward(ones([1, 3, 224, 224]))).toThrow(message);
});

describe('paths', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-'));
  const path = join(folder, 'weights.safetensors');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read in Node', async () => {
    const [saved, loaded] = [new Linear(3, 2), new Linear(3, 2)];
    writeFileSync(path, await bytesOf((sink) => saveWeights(sink, saved)));
    for (const from of [path, pathToFileURL(path)]) {
      await loadWeights(from, loaded);
      expect(await loaded.weight.data()).toEqual(await saved.weight.data());
    }
  });

  it('that are none are named', async () => {
    const model = new Linear(1, 1);
    await expect(loadWeights(join(folder, 'no'), model)).rejects.toThrow(/^loadWeights: cannot read .*no such file/);
    await expect(loadWeights(folder, model)).rejects.toThrow(/^loadWeights: cannot read .*it is not a file/);
    await expect(loadWeights(undefined as never, model)).rejects.toThrow('loadWeights: needs a path, or a source');
  });
});

it('evaluates more images than a call has arguments', async () => {
  class Same extends Module {
    override forward(x: Tensor): Tensor {
      return x.reshape(x.shape[0], 2);
    }
  }
  const count = 200_000;
  const images = Float32Array.from({ length: 2 * count }, (_, i) => i % 2);
  const labels = new Int32Array(count).fill(1);
  const { accuracy } = await evaluator(new Same())([{ images, labels, shape: [count, 1, 2, 1] }]);
  expect(accuracy).toBe(1);
});
