// Tests of weights as a start for another task: the classifier, other numbers of channels, and what is said about weights that do not fit.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ValueError } from '../base/errors.ts';
import {
  type ByteSource,
  bytesSource,
  openSafetensors,
  type SafetensorsInput,
  writePyTorch,
  writeSafetensors,
} from '../io/index.ts';
import { Classifier } from '../models/classifier.ts';
import { createModel, ImageModel } from '../models/index.ts';
import {
  BatchNorm2d,
  Conv2d,
  formatLoadReport,
  Linear,
  loadStateDict,
  type Module,
  type StateEntry,
  stateDict,
} from '../nn/index.ts';
import { setBackend, type Tensor } from '../tensor/index.ts';
import { loadModel } from './model-file.ts';
import { loadPretrained } from './pretrained.ts';

const HEAD = ['classifier.weight', 'classifier.bias'];

/** The least model that has a stem, a norm and a classifier. */
class Tiny extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly classifier: Classifier;

  constructor({ numClasses = 3, channels = 3, width = 2 } = {}) {
    super();
    this.convStem = new Conv2d(channels, width, { kernelSize: 2, bias: false });
    this.bn1 = new BatchNorm2d(width);
    this.classifier = new Classifier(width, numClasses);
  }

  override features(images: Tensor): Tensor[] {
    return [this.forwardFeatures(images)];
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.bn1.forward(this.convStem.forward(images));
  }

  override forwardHead(features: Tensor): Tensor {
    return this.classifier.forward(features.mean([1, 2]));
  }
}

const inputsOf = async (model: Module): Promise<Map<string, SafetensorsInput>> =>
  new Map(
    [...(await stateDict(model))].map(([name, { shape, data, dtype }]) => [
      name,
      dtype === 'float32'
        ? { dtype: 'F32', shape, data: Float32Array.from(data) }
        : { dtype: 'I64', shape, data: BigInt64Array.from(data as Int32Array, BigInt) },
    ]),
  );

async function sourceOf(
  name: string,
  write: (sink: { write(chunk: Uint8Array): Promise<void> }) => Promise<void>,
): Promise<ByteSource> {
  const chunks: Uint8Array[] = [];
  await write({ write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  return bytesSource(Buffer.concat(chunks), name);
}

let dict: ReadonlyMap<string, StateEntry>;
let inputs: Map<string, SafetensorsInput>;
let file: ByteSource;
beforeAll(async () => {
  await setBackend('js');
  const teacher = new Tiny();
  dict = await stateDict(teacher);
  inputs = await inputsOf(teacher);
  file = await sourceOf('w.safetensors', (sink) => writeSafetensors(sink, inputs));
});

const fileWithout = (
  dropped: (name: string) => boolean,
  added: readonly (readonly [string, SafetensorsInput])[] = [],
): Promise<ByteSource> =>
  sourceOf('w.safetensors', (sink) =>
    writeSafetensors(sink, [...[...inputs].filter(([name]) => !dropped(name)), ...added]),
  );

const expectSame = async (model: Module, except: readonly string[] = []): Promise<void> => {
  for (const [name, { data }] of await stateDict(model))
    if (!except.includes(name)) expect(data, name).toEqual(dict.get(name)?.data);
};

describe('loadPretrained', () => {
  it('loads all of a file that fits, of either format', async () => {
    const zip = await sourceOf('w.pt', (sink) => writePyTorch(sink, inputs));
    for (const source of [file, zip]) {
      const model = new Tiny();
      const report = await loadPretrained(source, model);
      expect(report).toMatchObject({
        missingKeys: [],
        unexpectedKeys: [],
        mismatched: [],
        adaptedKeys: [],
        metadata: {},
      });
      expect(report.matchedKeys).toEqual([...dict.keys()]);
      await expectSame(model);
    }
  });

  it('keeps the fresh classifier for other classes', async () => {
    const model = new Tiny({ numClasses: 5 });
    const fresh = await stateDict(model);
    const report = await loadPretrained(file, model);
    expect(report.mismatched.map(({ name }) => name)).toEqual(HEAD);
    expect(report.mismatched[1]).toEqual({ name: 'classifier.bias', found: [3], expected: [5] });
    await expectSame(model, HEAD);
    const after = await stateDict(model);
    for (const name of HEAD) expect(after.get(name)).toEqual(fresh.get(name));
    expect(formatLoadReport(report)).toBe(
      `${dict.size - 2} of ${dict.size} tensors loaded\n  2 of another shape, left as they were: classifier.weight ([3, 2], not [5, 2]), classifier.bias ([3], not [5])`,
    );
  });

  it('keeps the fresh classifier where asked, where the file has none, and leaves it out of a model without', async () => {
    for (const [model, source, options] of [
      [new Tiny(), file, { includeClassifier: false }],
      [new Tiny(), await fileWithout((name) => HEAD.includes(name)), {}],
    ] as const) {
      const report = await loadPretrained(source, model, options);
      expect(report).toMatchObject({ missingKeys: HEAD, unexpectedKeys: [] });
      await expectSame(model, HEAD);
    }
    const features = new Tiny({ numClasses: 0 });
    expect(await loadPretrained(file, features)).toMatchObject({ missingKeys: [], unexpectedKeys: HEAD.toReversed() });
    await expectSame(features);
  });

  it('fits the first convolution to other channels as timm does', async () => {
    const expected = await openSafetensors(
      bytesSource(readFileSync(new URL('../../test/fixtures/pytorch/input-convs.safetensors', import.meta.url))),
    );
    const coloured = new Map([...inputs, ['conv_stem.weight', await expected.read('3')]]);
    const source = await sourceOf('w.safetensors', (sink) => writeSafetensors(sink, coloured));
    for (const channels of [1, 2, 4, 7]) {
      const model = new Tiny({ channels });
      const report = await loadPretrained(source, model, { adaptInputConv: true });
      expect(report).toMatchObject({ adaptedKeys: ['conv_stem.weight'], mismatched: [] });
      const [got, wanted] = [(await stateDict(model)).get('conv_stem.weight'), await expected.read(String(channels))];
      expect(got?.shape).toEqual(wanted.shape);
      wanted.data.forEach((value, i) => {
        expect(got?.data[i]).toBeCloseTo(Number(value), 6);
      });
      await expect(loadPretrained(source, new Tiny({ channels }))).rejects.toThrow(
        `w.safetensors does not fit: conv_stem.weight has shape [2, 3, 2, 2] but the model needs [2, ${channels}, 2, 2]; adaptInputConv: true fits weights for 3 channels to the model`,
      );
    }
  });

  it.each<[string, () => Promise<ByteSource>, string]>([
    [
      'lacks weights',
      () => fileWithout((name) => name === 'conv_stem.weight'),
      'loadPretrained: w.safetensors does not fit: missing: conv_stem.weight',
    ],
    [
      'has too many',
      () => fileWithout(() => false, [['extra', { dtype: 'F32', shape: [1], data: Float32Array.of(1) }]]),
      'does not fit: unexpected: extra',
    ],
    [
      'is of another width',
      () => sourceOf('w.safetensors', async (sink) => writeSafetensors(sink, await inputsOf(new Tiny({ width: 4 })))),
      'conv_stem.weight has shape [4, 3, 2, 2] but the model needs [2, 3, 2, 2]; bn1.weight has shape [4]',
    ],
    [
      'has no tensors',
      async () =>
        bytesSource(readFileSync(new URL('../../test/fixtures/pytorch/own-key.pt', import.meta.url)), 'own-key.pt'),
      'name the entry that holds the weights with { key }',
    ],
  ])('refuses a file that %s, and leaves the model as it was', async (_what, source, message) => {
    const model = new Tiny();
    const before = await stateDict(model);
    const loading = loadPretrained(await source(), model);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toBeInstanceOf(ValueError);
    expect(await stateDict(model)).toEqual(before);
  });

  it('refuses a file that says it is of another model, unless it differs in its classes and channels only', async () => {
    const options = {
      numClasses: 9,
      inChannels: 1,
      smallImage: false,
      dropRate: 0,
      dropPathRate: 0,
      imageSize: [224, 224],
    };
    const described = (model: string, more: object): Promise<ByteSource> =>
      sourceOf('w.safetensors', (sink) =>
        writeSafetensors(sink, inputs, {
          metadata: {
            fovea: JSON.stringify({ formatVersion: 1, model, options: { ...options, ...more }, fused: false }),
          },
        }),
      );
    const model = createModel('resnet18', { numClasses: 3 });
    for (const [name, more, message] of [
      ['resnet34', {}, 'loadPretrained: w.safetensors is of the model resnet34, not resnet18; loadModel makes'],
      ['resnet18', { smallImage: true }, 'w.safetensors is of smallImage true, not false; loadModel makes'],
      ['resnet18', {}, 'does not fit: bn1.weight has shape [2] but the model needs [64]'],
    ] as const)
      await expect(loadPretrained(await described(name, more), model)).rejects.toThrow(message);
  });
});

describe('loadModel', () => {
  it('says what a file of PyTorch lacks', async () => {
    const source = await sourceOf('w.pt', (sink) => writePyTorch(sink, inputs));
    await expect(loadModel(source)).rejects.toThrow(
      'loadModel: w.pt does not say what model it is of; make it with createModel, then call loadWeights',
    );
  });
});

describe('loadStateDict', () => {
  const entry = (shape: number[], length = shape.reduce((a, b) => a * b, 1)): StateEntry => ({
    shape,
    dtype: 'float32',
    data: new Float32Array(length).fill(2),
  });
  const linear = (): Linear => new Linear(3, 2);

  it('leaves out what has another shape where asked, and tells', async () => {
    const model = linear();
    const { weight } = Object.fromEntries(await stateDict(model));
    const report = loadStateDict(
      model,
      new Map([
        ['weight', entry([4, 3])],
        ['bias', entry([2])],
        ['more', entry([1])],
      ]),
      { strict: false, ignoreMismatchedSizes: true },
    );
    expect(report).toEqual({
      matchedKeys: ['bias'],
      missingKeys: [],
      unexpectedKeys: ['more'],
      mismatched: [{ name: 'weight', found: [4, 3], expected: [2, 3] }],
    });
    const after = Object.fromEntries(await stateDict(model));
    expect(after.weight).toEqual(weight);
    expect([...after.bias.data]).toEqual([2, 2]);
    expect(formatLoadReport(report)).toBe(
      '1 of 2 tensors loaded\n  1 of another shape, left as they were: weight ([4, 3], not [2, 3])\n  1 unexpected, not used: more',
    );
  });

  it.each<[StateEntry, object, string]>([
    [entry([4, 3]), {}, 'weight has shape [4, 3] but the model needs [2, 3]; missing: bias; unexpected: more'],
    [entry([4, 3]), { strict: false }, 'weight has shape [4, 3] but the model needs [2, 3]'],
    [entry([4, 3]), { ignoreMismatchedSizes: true }, 'missing: bias; unexpected: more'],
    [entry([2, 3], 5), { strict: false, ignoreMismatchedSizes: true }, 'weight of shape [2, 3] takes 6 values: got 5'],
  ])('refuses %o with %o', (weight, options, message) => {
    expect(() =>
      loadStateDict(
        linear(),
        new Map([
          ['weight', weight],
          ['more', entry([1])],
        ]),
        options,
      ),
    ).toThrow(new ValueError(`loadStateDict: ${message}`));
  });

  it('lists eight names at most', () => {
    const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
    const report = { matchedKeys: [], missingKeys: names, unexpectedKeys: [], mismatched: [] };
    expect(formatLoadReport(report)).toBe(
      '0 of 10 tensors loaded\n  10 missing, left as they were: n0, n1, n2, n3, n4, n5, n6, n7 and 2 more',
    );
  });
});
