// Tests of fine-tuning: layers as timm counts them, groups of parameters, and parts that are frozen.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModel, ImageModel, layerGroups, listModels, modelRecord } from '../src/models/index.ts';
import { BatchNorm2d, freeze, Linear, type Module, Sequential, stateDict, unfreeze } from '../src/nn/index.ts';
import { AdamW, SGD } from '../src/optim/index.ts';
import { compile, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { parameterGroups } from '../src/train/index.ts';

const LAYERS = JSON.parse(
  gunzipSync(readFileSync(new URL('fixtures/layer-groups.json.gz', import.meta.url))).toString(),
) as Record<string, Record<string, [layersBehind: number, decays: 0 | 1]>>;

beforeAll(() => setBackend('js'));

const namesOf = (model: Module): Map<object, string> =>
  new Map([...model.namedParameters()].map(([name, parameter]) => [parameter, name]));

describe('layerGroups', () => {
  it.each(Object.keys(LAYERS))('of %s are timm’s', (name) => {
    const layers = layerGroups(createModel(name));
    const last = Math.max(...layers.values());
    const behind = Object.fromEntries([...layers].map(([parameter, layer]) => [parameter, last - layer]));
    expect(behind).toEqual(
      Object.fromEntries(Object.entries(LAYERS[name]).map(([parameter, [count]]) => [parameter, count])),
    );
  });

  it('are known for every family', () => {
    const families = new Map(listModels().map((name) => [modelRecord(name).family, name]));
    for (const name of families.values()) {
      const model = createModel(name);
      const layers = layerGroups(model);
      const last = Math.max(...layers.values());
      expect(last, name).toBeGreaterThan(5);
      for (const head of model.classifierNames()) expect(layers.get(head), name).toBe(last);
      expect(new Set(layers.values()).size, name).toBe(last + 1);
    }
  });

  it('are not known for other models', () => {
    class Own extends ImageModel {
      override features(): Tensor[] {
        return [];
      }
      override forwardFeatures(images: Tensor): Tensor {
        return images;
      }
      override forwardHead(features: Tensor): Tensor {
        return features;
      }
    }
    expect(() => layerGroups(new Own())).toThrow(
      'layerGroups: the layers of Own are not known; give a model as createModel makes it',
    );
  });
});

describe('parameterGroups', () => {
  it.each(['mobilenetv3_small_050', 'vit_tiny_patch16_224'])('of %s are timm’s', (name) => {
    const model = createModel(name);
    const names = namesOf(model);
    const found: Record<string, [number, number]> = {};
    for (const { params, options } of parameterGroups(model, { lr: 2, weightDecay: 0.1, layerDecay: 0.5 }))
      for (const parameter of params)
        found[names.get(parameter) as string] = [options?.lr as number, options?.weightDecay as number];
    const expected = Object.entries(LAYERS[name]).map(([parameter, [behind, decays]]) => [
      parameter,
      [2 * 0.5 ** behind, decays * 0.1],
    ]);
    expect(found).toEqual(Object.fromEntries(expected));
  });

  it('give the classifier a rate of its own, and are two without it', () => {
    const model = createModel('resnet18');
    expect(parameterGroups(model, { lr: 1, weightDecay: 0.1 }).map(({ options }) => options)).toEqual([
      { lr: 1, weightDecay: 0.1 },
      { lr: 1, weightDecay: 0 },
    ]);
    const names = namesOf(model);
    const fast = parameterGroups(model, { lr: 1, headLr: 10 }).filter(({ options }) => options?.lr === 10);
    expect(fast.flatMap(({ params }) => params.map((parameter) => names.get(parameter)))).toEqual([
      'fc.weight',
      'fc.bias',
    ]);
  });

  it('are of any module where neither layers nor a classifier are asked for', () => {
    const linear = new Linear(3, 2);
    expect(parameterGroups(linear, { lr: 1 }).map(({ params }) => params)).toEqual([[linear.weight], [linear.bias]]);
    for (const options of [{ layerDecay: 0.5 }, { headLr: 2 }])
      expect(() => parameterGroups(linear, { lr: 1, ...options })).toThrow('need a model of fovea/models: got Linear');
  });

  it('leave out what is frozen', () => {
    const model = createModel('resnet18');
    freeze(model, ['conv1', 'layer?', 'bn1']);
    expect(parameterGroups(model, { lr: 1 }).map(({ params }) => params.length)).toEqual([1, 1]);
    freeze(model, '*');
    expect(() => parameterGroups(model, { lr: 1 })).toThrow('parameterGroups: all parameters are frozen');
  });

  it('step by their own rates', async () => {
    const model = createModel('mobilenetv3_small_050');
    const groups = parameterGroups(model, { lr: 1, layerDecay: 0.5, headLr: 4 });
    const optimizer = new SGD(groups, { lr: 1 });
    optimizer.lr = 0.1;
    const before = await stateDict(model);
    const one = ['conv_stem.weight', 'classifier.bias'].map(
      (name) => [...model.namedParameters()].find(([own]) => own === name)![1],
    );
    optimizer.step(new Map(one.map((parameter) => [parameter, parameter.read().mul(0).add(1)])));
    const after = await stateDict(model);
    const moved = (name: string): number => Number(before.get(name)?.data[0]) - Number(after.get(name)?.data[0]);
    expect(moved('classifier.bias')).toBeCloseTo(0.4, 6);
    expect(moved('conv_stem.weight')).toBeCloseTo(0.1 * 0.5 ** LAYERS.mobilenetv3_small_050['conv_stem.weight'][0], 6);
  });

  it.each([
    [{ lr: -1 }, 'lr'],
    [{ lr: 1, layerDecay: 1.1 }, 'layerDecay must be a number in [0, 1]'],
    [{ lr: 1, headLr: Number.NaN }, 'headLr'],
    [{ lr: 1, weightDecay: -1 }, 'weightDecay'],
  ])('refuse %o', (options, message) => {
    expect(() => parameterGroups(createModel('resnet18'), options)).toThrow(`parameterGroups: ${message}`);
  });
});

describe('freeze', () => {
  const model = (): Sequential => new Sequential(new Linear(3, 4), new BatchNorm2d(4), new Linear(4, 2));
  const frozen = (of: Module): string[] =>
    [...of.namedParameters()].filter(([, { requiresGrad }]) => !requiresGrad).map(([name]) => name);

  it.each([
    ['0', ['0.weight', '0.bias']],
    ['*.weight', ['0.weight', '1.weight', '2.weight']],
    ['?.bias', ['0.bias', '1.bias', '2.bias']],
    ['1.weight', ['1.weight']],
    ['*', ['0.weight', '0.bias', '1.weight', '1.bias', '2.weight', '2.bias']],
  ])('takes %s', (pattern, names) => {
    const one = model();
    expect(freeze(one, pattern)).toEqual(names);
    expect(frozen(one)).toEqual(names);
    expect(unfreeze(one)).toHaveLength(6);
    expect(frozen(one)).toEqual([]);
  });

  it('keeps weights and statistics in training, and lets the rest learn', async () => {
    const one = model().train();
    freeze(one, ['0', '1']);
    const before = await stateDict(one);
    const optimizer = new AdamW(one.parameters(), { lr: 0.1, weightDecay: 0.1 });
    const x = tensor(Float32Array.of(1, 2, 3, 4, 5, 7), [2, 3]);
    const step = compile((input: Tensor) => {
      const loss = (one.forward(input) as Tensor).square().sum();
      optimizer.minimize(loss);
      return loss;
    });
    await step(x);
    const after = await stateDict(one);
    const changed = [...after]
      .filter(([name, { data }]) => data.some((value, i) => value !== before.get(name)?.data[i]))
      .map(([name]) => name);
    expect(changed).toEqual(['2.weight', '2.bias']);
    unfreeze(one, '1');
    await step(x);
    const later = await stateDict(one);
    expect(later.get('1.running_mean')?.data).not.toEqual(before.get('1.running_mean')?.data);
    expect(later.get('0.weight')?.data).toEqual(before.get('0.weight')?.data);
  });

  it('leaves a batch norm alone of which a part is trained', () => {
    const one = model();
    freeze(one, '1.weight');
    expect([...one.namedModules()].map(([, module]) => (module as BatchNorm2d).frozen)).toEqual([
      undefined,
      undefined,
      false,
      undefined,
    ]);
  });

  it.each([
    ['3', 'freeze: no parameter is called 3; did you mean 0?'],
    ['0.wieght', 'freeze: no parameter is called 0.wieght; did you mean 0.weight?'],
    ['(', 'freeze: no parameter is called (; did you mean'],
  ])('refuses %s, and freezes nothing', (pattern, message) => {
    const one = model();
    expect(() => freeze(one, ['0', pattern])).toThrow(message);
    expect(frozen(one)).toEqual([]);
  });
});
