// Files that make a model again: what they keep, and what they refuse.

import { describe, expect, it } from 'vitest';
import { tensor } from '../src/index.ts';
import { bytesSource, openSafetensors, writeSafetensors } from '../src/io/index.ts';
import { createModel, type ImageModel, type ModelOptions } from '../src/models/index.ts';
import { Linear } from '../src/nn/index.ts';
import { fuse } from '../src/reparam/index.ts';
import { loadModel, loadWeights, type SaveModelOptions, saveModel, saveWeights } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { inFullTier } from './tiers.ts';

const NAME = 'mobilenetv3_small_050';
const OPTIONS: ModelOptions = { numClasses: 3, inChannels: 1, smallImage: true, dropRate: 0.25, imageSize: [28, 32] };
const PREPROCESSING = {
  imageSize: [28, 32],
  channels: 1,
  mean: [0.25],
  std: [0.5],
  interpolation: 'bilinear',
  cropPct: 0.875,
  cropMode: 'center',
} as const;
const CLASSES = ['猫', 'dog "b"', 'é'];

const saved = async (model: ImageModel, options?: SaveModelOptions) =>
  bytesSource(await bytesOf((sink) => saveModel(sink, model, options)), 'a.safetensors');

/** A file that holds this as its description. */
const described = async (description: unknown) =>
  bytesSource(
    await bytesOf((sink) =>
      writeSafetensors(sink, [], {
        metadata: { fovea: typeof description === 'string' ? description : JSON.stringify(description) },
      }),
    ),
    'a.safetensors',
  );

const images = Float32Array.from({ length: 2 * 28 * 32 }, (_, i) => Math.sin(i));
const logits = async (model: ImageModel) =>
  (await model.forward(tensor(images, [2, 28, 32, 1])).data()) as Float32Array;

describe('loadModel', () => {
  it('makes the same model with the same weights, preprocessing and class names', async () => {
    const model = createModel(NAME, OPTIONS).eval();
    const use = { preprocessing: PREPROCESSING, classNames: CLASSES, metadata: { note: 'mine' } };
    const loaded = await loadModel(await saved(model, use));
    expect(loaded.model.architecture).toEqual(model.architecture);
    expect(loaded.preprocessing).toEqual(PREPROCESSING);
    expect(loaded.classNames).toEqual(CLASSES);
    expect(loaded.metadata.note).toBe('mine');
    expect(loaded.metadata.format).toBe('pt');
    expect(loaded.model.training).toBe(false);
    expect(await logits(loaded.model)).toEqual(await logits(model));
  });

  it.runIf(inFullTier)('makes fused models', async () => {
    for (const name of [NAME, 'mobileone_s0']) {
      const options = name === NAME ? OPTIONS : { numClasses: 3, inChannels: 1, imageSize: [28, 32] as const };
      const { model } = await fuse(createModel(name, options), [1, 28, 32, 1]);
      const loaded = await loadModel(await saved(model));
      expect(await logits(loaded.model)).toEqual(await logits(model));
      // Saved again, it is still what it was.
      expect((await loadModel(await saved(loaded.model))).model.architecture?.fused).toBe(true);
    }
  });

  it('follows a classifier that was put in later', async () => {
    const model = createModel(NAME, OPTIONS);
    model.resetClassifier(5);
    const loaded = await loadModel(await saved(model));
    expect(loaded.model.architecture?.options.numClasses).toBe(5);
    expect(loaded.classNames).toBeUndefined();
  });

  it('refuses a file that does not say what model it is of', async () => {
    const bytes = await bytesOf((sink) => saveWeights(sink, new Linear(2, 2)));
    await expect(loadModel(bytesSource(bytes, 'x'))).rejects.toThrow(
      'loadModel: x does not say what model it is of; make it with createModel, then call loadWeights',
    );
  });

  const whole = { formatVersion: 1, model: NAME, options: OPTIONS, fused: false };
  it.each([
    ['no JSON', '{', 'a.safetensors: the description of its model is no JSON object'],
    ['a list', [], 'is no JSON object'],
    ['a version to come', { ...whole, formatVersion: 2 }, 'has format version 2, not 1'],
    ['no model', { ...whole, model: undefined }, 'names no model with its options'],
    ['no options', { ...whole, options: null }, 'names no model with its options'],
    ['an unknown model', { ...whole, model: 'resnet19' }, 'unknown model: got "resnet19"'],
    ['an unknown option', { ...whole, options: { ...OPTIONS, width: 2 } }, 'unknown option width'],
    [
      'an impossible option',
      { ...whole, options: { ...OPTIONS, inChannels: 'a' } },
      'loadModel: a.safetensors describes a model that cannot be made: mobilenetv3_small_050: inChannels must be an integer ≥ 1: got "a"',
    ],
    [
      'a size that is no number',
      { ...whole, options: { ...OPTIONS, imageSize: {} } },
      'describes a model that cannot be made',
    ],
    ['names of no classes', { ...whole, classNames: ['a'] }, 'got 1 class names for a model of 3 classes'],
    [
      'names that are no strings',
      { ...whole, classNames: [1, 2, 3] },
      'a.safetensors: classNames must be a list of strings: got [1, 2, 3]',
    ],
    ['no weights', whole, 'missing:'],
  ])('refuses %s', async (_, description, message) => {
    const file = await described(description);
    await expect(loadModel(file)).rejects.toThrow(message);
    await expect(loadModel(file)).rejects.toMatchObject({ name: 'ValueError' });
  });

  it.each([
    ['mean', [0, 0], 'preprocessing: mean must be 1 finite numbers, one a channel: got [0, 0]'],
    ['std', [0], 'preprocessing: std must be 1 finite numbers > 0, one a channel: got [0]'],
    ['cropPct', 0, 'preprocessing: cropPct must be'],
    ['interpolation', 'area', 'preprocessing: interpolation'],
    ['imageSize', [0, 3], 'preprocessing: imageSize'],
    ['cropMode', null, 'preprocessing: cropMode'],
  ])('refuses preprocessing with another %s', async (key, value, message) => {
    const preprocessing = { ...PREPROCESSING, [key]: value };
    await expect(loadModel(await described({ ...whole, preprocessing }))).rejects.toThrow(message);
    await expect(saved(createModel(NAME, OPTIONS), { preprocessing: preprocessing as never })).rejects.toThrow(message);
  });

  it('refuses preprocessing for another model', async () => {
    const colour = { ...PREPROCESSING, channels: 3, mean: [0, 0, 0], std: [1, 1, 1] } as const;
    await expect(saved(createModel(NAME, OPTIONS), { preprocessing: colour })).rejects.toThrow(
      `saveModel: preprocessing gives 3 channels, but ${NAME} has inChannels 1`,
    );
    const vit = createModel('vit_tiny_patch16_224', { inChannels: 1, numClasses: 2, imageSize: 32 });
    await expect(saved(vit, { preprocessing: PREPROCESSING })).rejects.toThrow(
      'preprocessing gives images of 28 × 32, but vit_tiny_patch16_224 was made for 32 × 32',
    );
  });
});

describe('saveModel', () => {
  it('refuses what no file could make again', async () => {
    await expect(saved(new Linear(1, 1) as never)).rejects.toThrow('saveModel: Linear was not made by createModel');
    await expect(saved(createModel(NAME, OPTIONS), { classNames: ['a'] })).rejects.toThrow(
      'saveModel: got 1 class names for a model of 3 classes',
    );
  });

  it.each([
    ['float16', 2 ** -11],
    ['bfloat16', 2 ** -8],
  ] as const)('rounds weights to %s', async (dtype, unit) => {
    const model = createModel(NAME, OPTIONS);
    const file = await saved(model, { dtype });
    expect(file.size).toBeLessThan(0.6 * (await saved(model)).size);
    const stored = await openSafetensors(file);
    expect(stored.info('conv_stem.weight').dtype).toBe(dtype === 'float16' ? 'F16' : 'BF16');
    expect(stored.info('bn1.num_batches_tracked').dtype).toBe('I64');
    const loaded = (await loadModel(file)).model;
    const [own, rounded] = [model.parameters(), loaded.parameters()];
    for (const [i, parameter] of own.entries()) {
      const [exact, near] = [await parameter.data(), await rounded[i].data()];
      // Below float16's normal numbers, the steps are 2^−24 wide.
      const least = dtype === 'float16' ? 2 ** -25 : 0;
      const far = exact.findIndex((value, j) => Math.abs(near[j] - value) > Math.max(Math.abs(value) * unit, least));
      expect(far).toBe(-1);
    }
  });

  it('writes what torch.load reads, which weights load from again', async () => {
    const model = createModel(NAME, OPTIONS).eval();
    const file = await saved(model, { format: 'pytorch' });
    const loaded = createModel(NAME, OPTIONS).eval();
    await loadWeights(file, loaded);
    expect(await logits(loaded)).toEqual(await logits(model));
    await expect(saved(model, { format: 'pickle' as never })).rejects.toThrow('saveModel: format must be');
    await expect(saved(model, { dtype: 'int8' as never })).rejects.toThrow('saveModel: dtype must be');
  });

  it('gives the same bytes again', async () => {
    const model = createModel(NAME, OPTIONS);
    const [a, b] = await Promise.all([saved(model), saved(model)]);
    expect(Buffer.compare(await a.read(0, a.size), await b.read(0, b.size))).toBe(0);
    expect((await openSafetensors(a)).metadata.fovea).toContain(`"model":"${NAME}"`);
  });
});

describe('loadWeights', () => {
  it.each<[string, string, ModelOptions, string]>([
    ['stem', NAME, { ...OPTIONS, smallImage: false }, 'a.safetensors is of smallImage true, not false'],
    ['model', 'mobilenetv3_small_075', OPTIONS, `is of the model ${NAME}, not mobilenetv3_small_075`],
    ['count of classes', NAME, { ...OPTIONS, numClasses: 4 }, 'is of numClasses 3, not 4'],
  ])('refuses the weights of another %s', async (_, name, options, message) => {
    const file = await saved(createModel(NAME, OPTIONS));
    await expect(loadWeights(file, createModel(name, options))).rejects.toThrow(message);
  });

  it('refuses the weights of a fused model, and branches for a fused one', async () => {
    const model = createModel(NAME, OPTIONS);
    const { model: fused } = await fuse(model, [1, 28, 32, 1]);
    await expect(loadWeights(await saved(fused), model)).rejects.toThrow(
      'a fused model, not one with branches and norms',
    );
    await expect(loadWeights(await saved(model), fused)).rejects.toThrow(
      'a model with branches and norms, not a fused one',
    );
  });

  it('loads what differs in rates and image size only', async () => {
    const file = await saved(createModel(NAME, OPTIONS));
    await loadWeights(file, createModel(NAME, { ...OPTIONS, dropRate: 0, dropPathRate: 0.1, imageSize: 40 }));
  });

  it('loads what fits when it need not be strict', async () => {
    const file = await saved(createModel(NAME, OPTIONS));
    await loadWeights(file, createModel(NAME, { ...OPTIONS, smallImage: false }), { strict: false });
  });
});
