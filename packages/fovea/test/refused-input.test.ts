// Bad input is refused where it is given: data sets and batches, sparse matrices, texts and categories, optimisers' parameters, training.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BatchOptions,
  batchCount,
  batches,
  channelStatistics,
  type ImageSet,
  selectImages,
  splitImages,
  takeImages,
} from '../src/data/index.ts';
import {
  CountVectorizer,
  hashTexts,
  OneHotEncoder,
  SparseMatrix,
  TemperatureScaling,
  Word2Vec,
} from '../src/features/index.ts';
import { bytesSource } from '../src/io/index.ts';
import { BatchNorm2d, Linear, Module } from '../src/nn/index.ts';
import { AdamW, SGD } from '../src/optim/index.ts';
import { setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { type FitOptions, fit, loadOptimizer, saveOptimizer } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';

beforeAll(async () => {
  await setBackend('js');
});

const set: ImageSet = {
  pixels: Uint8Array.from({ length: 4 * 2 * 2 * 3 }, (_, i) => 5 * i),
  labels: Int32Array.of(0, 1, 0, 1),
  height: 2,
  width: 2,
  channels: 3,
  classNames: ['a', 'b'],
};

describe('batches', () => {
  it.each<[string, Partial<BatchOptions>]>([
    ['shift must be an integer ≥ 0: got 0.5', { shift: 0.5 }],
    ['shift must be an integer ≥ 0: got -1', { shift: -1 }],
    ['flip must be a number in [0, 1]: got 1.5', { flip: 1.5 }],
    ['flip must be a number in [0, 1]: got true', { flip: true as never }],
    ['std must be 3 finite numbers > 0, one a channel: got [1, 0, 1]', { std: [1, 0, 1] }],
    ['std must be 3 finite numbers > 0, one a channel: got [0.5]', { std: [0.5] }],
    ['mean must be 3 finite numbers, one a channel: got [0.5]', { mean: [0.5] }],
    ['mean must be 3 finite numbers, one a channel: got 0.5', { mean: 0.5 as never }],
    ['mean must be 3 finite numbers, one a channel: got [0, NaN, 0]', { mean: [0, Number.NaN, 0] }],
    ['from must be an integer ≥ 0: got -1', { from: -1 }],
    ['to must be an integer ≥ 0: got NaN', { to: Number.NaN }],
    ['epoch must be an integer ≥ 0: got 0.5', { epoch: 0.5 }],
    ['seed must be an integer of at most 32 bits: got NaN', { seed: Number.NaN }],
    ['shuffle must be true or false: got "yes"', { shuffle: 'yes' as never }],
    ['dropLast must be true or false: got 1', { dropLast: 1 as never }],
  ])('%s', (message, options) => {
    // At the call: a generator would throw where it is first read.
    expect(() => batches(set, { batchSize: 2, ...options })).toThrow(`batches: ${message}`);
  });

  it('are counted for whole numbers only', () => {
    expect(() => batchCount(3, { batchSize: 0 })).toThrow('batchCount: batchSize must be an integer ≥ 1: got 0');
    expect(() => batchCount(Number.NaN, { batchSize: 1 })).toThrow('batchCount: images must be');
  });
});

describe('image sets', () => {
  const uses: readonly ((wrong: ImageSet) => unknown)[] = [
    (wrong) => batches(wrong, { batchSize: 1 }),
    (wrong) => splitImages(wrong, 0.5),
    (wrong) => channelStatistics(wrong),
  ];

  it.each(uses)('have as many pixels as labels need, and labels that are classes', (use) => {
    expect(() => use({ ...set, pixels: set.pixels.slice(1) })).toThrow(
      'pixels of shape [4, 2, 2, 3] must have 48 values: got 47',
    );
    expect(() => use({ ...set, labels: Int32Array.of(0, 1, 0) })).toThrow(
      'pixels of shape [3, 2, 2, 3] must have 36 values: got 48',
    );
    expect(() => use({ ...set, labels: Int32Array.of(0, 1, 2, 0) })).toThrow(
      'labels must be integers in [0, 1]: got 2 at 2',
    );
    expect(() => use({ ...set, labels: Int32Array.of(0, -1, 1, 0) })).toThrow(
      'labels must be integers in [0, 1]: got -1 at 1',
    );
    expect(() => use({ ...set, height: 0 })).toThrow('height must be an integer ≥ 1: got 0');
  });

  it('are selected by numbers that there are', () => {
    for (const wrong of [-1, 4, 0.5, Number.NaN])
      expect(() => selectImages(set, [0, wrong])).toThrow(`there is no image ${wrong}; they are counted from 0 to 3`);
    expect(() => takeImages(set, -1)).toThrow('takeImages: count must be an integer ≥ 0: got -1');
    expect(() => takeImages(set, Number.NaN)).toThrow('takeImages: count must be');
    expect(takeImages(set, 9).labels.length).toBe(4);
  });

  it('are split by a seed, and have statistics when they have pixels', () => {
    expect(() => splitImages(set, 0.5, { seed: Number.NaN })).toThrow('splitImages: seed must be an integer');
    const none = { ...set, pixels: new Uint8Array(0), labels: new Int32Array(0) };
    expect(() => channelStatistics(none)).toThrow('channelStatistics: there are no images');
  });
});

describe('SparseMatrix', () => {
  const make = (offsets: number[], indices: number[]) => () =>
    new SparseMatrix(2, 3, Int32Array.from(offsets), Int32Array.from(indices), new Float64Array(indices.length));

  it.each<[string, () => unknown]>([
    ['offsets must rise from 0: got 1 at 0', make([1, 1, 2], [0, 1])],
    ['offsets must rise from 0: got 3, 2 at 2', make([0, 3, 2], [0, 1])],
    ['columns must ascend within 0…2, none twice: got 3 in row 0', make([0, 1, 1], [3])],
    ['columns must ascend within 0…2, none twice: got -1 in row 1', make([0, 0, 1], [-1])],
    ['columns must ascend within 0…2, none twice: got 1, 1 in row 0', make([0, 2, 2], [1, 1])],
    ['columns must ascend within 0…2, none twice: got 2, 0 in row 1', make([0, 0, 2], [2, 0])],
  ])('%s', (message, call) => {
    expect(call).toThrow(`SparseMatrix: ${message}`);
  });
});

describe('texts and categories', () => {
  it('are lists, not strings that would be read letter by letter', () => {
    expect(() => new Word2Vec().fit(['a b c'] as never)).toThrow(
      `Word2Vec: sentence 0 must be a list: got "a b c"; give lists of words, such as text.split(' ')`,
    );
    expect(() => new Word2Vec().fit('a b c' as never)).toThrow(
      `Word2Vec: the sentences must be a list of lists: got "a b c"; give lists of words, such as text.split(' ')`,
    );
    expect(() => new Word2Vec().fit([['a', 1]] as never)).toThrow(
      'Word2Vec: a word of sentence 0 must be a string: got 1',
    );
    expect(() => new CountVectorizer().fit('text' as never)).toThrow(
      'CountVectorizer: texts must be a list of strings: got "text"; give [text]',
    );
    expect(() => new CountVectorizer().fit(['text', null] as never)).toThrow(
      'CountVectorizer: text 1 must be a string: got null',
    );
    expect(() => hashTexts('text')).toThrow('hashTexts: texts must be a list of strings: got "text"; give [text]');
    expect(() => new OneHotEncoder().fit(['red', 'blue'] as never)).toThrow(
      'OneHotEncoder: row 0 must be a list: got "red"',
    );
  });

  it('Word2Vec takes numbers in their ranges only', () => {
    expect(() => new Word2Vec({ epochs: Number.NaN })).toThrow('Word2Vec: epochs must be');
    expect(() => new Word2Vec({ seed: Number.NaN })).toThrow('Word2Vec: seed must be an integer of at most 32 bits');
    expect(() => new Word2Vec({ minCount: Number.NaN })).toThrow('Word2Vec: minCount must be an integer ≥ 0');
  });

  it.each([null, undefined, Number.NaN])('OneHotEncoder refuses to learn %s', (value) => {
    expect(() => new OneHotEncoder().fit([['a'], [value as never]])).toThrow(
      `OneHotEncoder: ${value} in column 0; give it a category's name`,
    );
    const encoder = new OneHotEncoder().fit([['a']]);
    expect(() => encoder.transform([[value as never]])).toThrow(`unknown category ${value} in column 0: it has "a"`);
  });

  it('OneHotEncoder tells 1 from text that is written the same', () => {
    expect(() => new OneHotEncoder().fit([[1], ['1']])).toThrow('column 0 has both the string 1 and the number');
    for (const handleUnknown of ['error', 'ignore'] as const) {
      const encoder = new OneHotEncoder({ handleUnknown }).fit([[1], [2]]);
      expect(() => encoder.transform([['1']])).toThrow(
        'column 0 has the string "1", but was fitted on the number 1; convert one of them',
      );
    }
  });

  it('OneHotEncoder gives an unknown category no zeros that are the dropped one', () => {
    const encoder = new OneHotEncoder({ drop: 'first', handleUnknown: 'ignore' }).fit([['a'], ['b']]);
    expect(() => encoder.transform([['c']])).toThrow(
      'unknown category "c" in column 0 would read as "a", which is dropped',
    );
    expect(
      encoder
        .transform([['a'], ['b']])
        .toDense()
        .toArray(),
    ).toEqual([[0], [1]]);
  });
});

describe('TemperatureScaling', () => {
  const logits = [
    [2, 0, -1],
    [0.5, 1, 0],
    [0, 3, 1],
    [1, 0.5, 2],
    [4, 1, 0],
  ];
  const labels = [0, 0, 1, 2, 1];

  it.each([1e3, -1e6, 2 ** 40])('is the same whatever is added to the logits: %s', (offset) => {
    const plain = new TemperatureScaling().fit(logits, labels);
    const moved = logits.map((row) => row.map((value) => value + offset));
    const scaling = new TemperatureScaling().fit(moved, labels);
    expect(scaling.temperature / plain.temperature).toBeCloseTo(1, 12);
    const expected = plain.predictProbabilities(logits).values;
    for (const [i, p] of scaling.predictProbabilities(moved).values.entries()) expect(p).toBeCloseTo(expected[i], 12);
  });
});

describe('optimisers', () => {
  const layer = () => new Linear(2, 2);

  it.each<[string, unknown]>([
    ['params must be parameters, or groups { params, options } of them: got a model; give model.parameters()', layer()],
    ['params must be parameters, or groups { params, options } of them: got undefined', undefined],
    ['params[0] must be a Parameter, or a group { params, options }: got a Tensor', [tensor([1])]],
    ['params[0] must be a Parameter, or a group { params, options }: got Linear', [layer()]],
    ['params[0]: unknown option lr; the options are params, options', [{ params: layer().parameters(), lr: 1 }]],
    ['params[0].params must be a list of Parameters: got Linear; give layer.parameters()', [{ params: layer() }]],
    ['params must be all parameters or all groups', [...layer().parameters(), { params: layer().parameters() }]],
  ])('SGD: %s', (message, params) => {
    expect(() => new SGD(params as never, { lr: 0.1 })).toThrow(message);
  });

  it('have the learning rate back when they are loaded', async () => {
    const saved = new AdamW(layer().parameters(), { lr: 0.1 });
    saved.lr = 0.0123;
    const bytes = await bytesOf((sink) => saveOptimizer(sink, saved));
    const loaded = new AdamW(layer().parameters(), { lr: 0.1 });
    await loadOptimizer(bytesSource(bytes), loaded);
    expect(loaded.lr).toBe(0.0123);
  });
});

describe('training', () => {
  class Net extends Module {
    readonly fc = new Linear(12, 2);
    override forward(x: Tensor): Tensor {
      return this.fc.forward(x.reshape(x.shape[0], 12));
    }
  }

  function options(over: Partial<FitOptions>): FitOptions {
    const model = new Net();
    return {
      model,
      optimizer: new SGD(model.parameters(), { lr: 0.1 }),
      epochs: 1,
      stepsPerEpoch: 2,
      lrAt: () => 0.1,
      trainBatches: () => batches(set, { batchSize: 2 }),
      validationBatches: () => batches(set, { batchSize: 2 }),
      ...over,
    };
  }

  it.each<[string, Partial<FitOptions>]>([
    ['epochs must be an integer ≥ 0: got NaN', { epochs: Number.NaN }],
    ['stepsPerEpoch must be an integer ≥ 1: got 0', { stepsPerEpoch: 0 }],
    ['labelSmoothing must be a number in [0, 1]: got 2', { labelSmoothing: 2 }],
    ['lrAt must be a function: got 0.1', { lrAt: 0.1 as never }],
    ['onValidation must be a function: got 1', { onValidation: 1 as never }],
  ])('fit: %s', (message, over) => {
    expect(() => fit(options(over))).toThrow(`fit: ${message}`);
  });

  async function failure(change: (batch: { images: Float32Array; labels: Int32Array }) => void): Promise<unknown> {
    const [batch] = batches(set, { batchSize: 2 });
    change(batch);
    const given = options({ trainBatches: () => [batch] });
    const before = await given.model.parameters()[0].data();
    const thrown = await fit(given)
      .next()
      .catch((error: unknown) => error);
    return { thrown, unchanged: (await given.model.parameters()[0].data()).every((value, i) => value === before[i]) };
  }

  it('does not blame the learning rate for labels that are all ignored, and changes nothing', async () => {
    expect(await failure(({ labels }) => labels.fill(-100))).toMatchObject({
      thrown: {
        message: expect.stringMatching(/^fit: the batch at epoch 1, step 1, lr 0.1 has nothing to learn from/),
      },
      unchanged: true,
    });
  });

  it('does not blame the learning rate for images that are NaN', async () => {
    expect(await failure(({ images }) => images.fill(Number.NaN, 3, 4))).toMatchObject({
      thrown: { message: expect.stringMatching(/^fit: the loss is NaN at .*; the images have a value NaN/) },
    });
  });
});

describe('BatchNorm2d', () => {
  it('does not train on one value a channel, whose deviation is 0', () => {
    const norm = new BatchNorm2d(3);
    const one = tensor([[[[1, 2, 3]]]]);
    expect(() => norm.forward(one)).toThrow(
      /^batchNorm: needs more than one value per channel.*leave a last batch of one image out/,
    );
    expect(norm.eval().forward(one).shape).toEqual([1, 1, 1, 3]);
  });
});
