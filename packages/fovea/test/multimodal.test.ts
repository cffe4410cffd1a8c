// Two-tower models: the same embeddings, losses and gradients as transformers and open_clip, the same files, the same preprocessing.

import { beforeAll, describe, expect, it } from 'vitest';
import type { RasterImage } from '../src/images/index.ts';
import { normalized } from '../src/images/preprocess.ts';
import { bytesSource, openWeights } from '../src/io/index.ts';
import { parseClipPreprocessing, preprocessingConfig } from '../src/multimodal/image-processor.ts';
import {
  CachedContrastiveStep,
  type Clip,
  type ClipOptions,
  clipCrop,
  clipFiles,
  clipPreprocessing,
  createClip,
  Embedder,
  type EmbedImagesOptions,
  loadClip,
  parseClipConfig,
  saveClip,
} from '../src/multimodal/index.ts';
import { manualSeed, stateDict } from '../src/nn/index.ts';
import { AdamW, SGD } from '../src/optim/index.ts';
import { compile, grad, setBackend, stack, tensor } from '../src/tensor/index.ts';
import { Tokenizer } from '../src/text/index.ts';
import { bytesOf } from './bytes-of.ts';
import { error } from './cases.ts';
import { type ClipCase, clipFixture, clipImages, clipSources, textSource, weightsFile } from './clip-fixture.ts';
import { words } from './formula.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));

const TINY = {
  embedDim: 8,
  vision: { imageSize: 16, patchSize: 8, width: 16, heads: 2, layers: 1 },
  text: { vocabSize: 60, contextLength: 8, width: 16, heads: 2, layers: 1 },
};

const tokensOf = ({ tokens }: ClipCase) => tensor(tokens.flat(), [tokens.length, tokens[0].length], 'int32');
const imagesOf = ({ side }: ClipCase) => tensor(clipImages(side), [3, side, side, 3]);

/** The name of a weight in the model by one of its names in a file, for those that are one and the same. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'vision_model.embeddings.class_embedding': 'visual.cls_token',
  'vision_model.encoder.layers.1.mlp.fc1.weight': 'visual.blocks.1.mlp.fc1.weight',
  'visual_projection.weight': 'visual.head.weight',
  'text_model.embeddings.token_embedding.weight': 'text.token_embedding.weight',
  'text_model.encoder.layers.0.self_attn.out_proj.bias': 'text.blocks.0.attn.proj.bias',
  'visual.conv1.weight': 'visual.patch_embed.proj.weight',
  'visual.ln_pre.bias': 'visual.norm_pre.bias',
  'transformer.resblocks.1.attn.in_proj_weight': 'text.blocks.1.attn.qkv.weight',
  'visual.trunk.conv_stem.weight': 'visual.conv_stem.weight',
  'visual.head.proj.weight': 'visual.classifier.weight',
  positional_embedding: 'text.pos_embed',
  text_projection: 'text.proj.weight',
  logit_scale: 'logit_scale',
};

describe.each(['transformers', 'open_clip'] as const)('a model of %s', (layout) => {
  it.each(clipFixture[layout])('gives the same embeddings, loss and gradients: $name', async (one) => {
    const { model, layout: found } = await loadClip(await clipSources(one));
    expect(found).toBe(layout);
    const names = Object.keys(one.gradientNorms).filter((name) => name in OWN_NAMES);
    expect(names.length).toBeGreaterThan(3);
    const own = new Map([...model.namedParameters()]);
    const parameters = names.map((name) => own.get(OWN_NAMES[name]) as NonNullable<ReturnType<typeof own.get>>);
    const run = compile((images: ReturnType<typeof tensor>, tokens: ReturnType<typeof tensor>) => {
      const [image, text] = [model.encodeImage(images), model.encodeText(tokens)];
      const loss = model.loss(image, text);
      const slopes = grad(
        loss,
        parameters.map((parameter) => parameter.read()),
      );
      const { logitsPerImage } = model.forward(images, tokens);
      return { image, text, loss, logitsPerImage, norms: stack(slopes.map((slope) => slope.square().sum().sqrt())) };
    });
    const result = await run(imagesOf(one), tokensOf(one));
    expect(error(await result.image.data(), one.imageEmbeddings)).toBeLessThan(2e-6);
    expect(error(await result.text.data(), one.textEmbeddings)).toBeLessThan(2e-6);
    expect(error(await result.logitsPerImage.data(), one.logitsPerImage)).toBeLessThan(5e-6);
    expect(await result.loss.item()).toBeCloseTo(one.loss, 5);
    const norms = await result.norms.data();
    for (const [i, name] of names.entries()) expect(norms[i] / one.gradientNorms[name]).toBeCloseTo(1, 3);
  });

  it.each(clipFixture[layout])('is saved by the same names and values, and its config: $name', async (one) => {
    const { model } = await loadClip(await clipSources(one));
    const saved = await bytesOf((sink) => saveClip(sink, model, { layout }));
    const [before, after] = await Promise.all(
      [await weightsFile(one), saved].map((bytes) => openWeights(bytesSource(bytes))),
    );
    expect([...after.names].sort()).toEqual([...before.names].filter((name) => !name.endsWith('position_ids')).sort());
    for (const name of after.names) {
      const [a, b] = [await before.read(name), await after.read(name)];
      expect([name, b.shape]).toEqual([name, a.shape]);
      expect([name, Buffer.compare(Buffer.from(a.data.buffer), Buffer.from(b.data.buffer))]).toEqual([name, 0]);
    }
    const text = clipFiles(model, { layout })[layout === 'transformers' ? 'config.json' : 'open_clip_config.json'];
    const again = createClip(parseClipConfig(text, 'again'));
    expect(again.architecture).toEqual(model.architecture);
  });
});

describe('preprocessing', () => {
  it.each(clipFixture.preprocessing)('is that of CLIPImageProcessor: $height × $width', (one) => {
    const { height, width, config, pillow, torchvision, last } = one;
    const data = Uint8Array.from(words(`clip.picture.${height}`, height * width * 3), (word) => word >>> 24);
    const found = parseClipPreprocessing(JSON.stringify(config), 'preprocessor_config.json', [16, 16]);
    const crop = clipCrop({ width, height, channels: 3, data }, found);
    expect([...crop.data]).toEqual(pillow);
    // Its other variant rounds differently while it resizes, here and there by one step of 255.
    expect(Math.max(...crop.data.map((byte, i) => Math.abs(byte - torchvision[i])))).toBeLessThan(2);
    expect(error(normalized(crop, found.preprocessing).slice(-3), last)).toBeLessThan(1e-6);
    const again = preprocessingConfig(found, 'transformers');
    expect(parseClipPreprocessing(JSON.stringify(again), 'again', [16, 16])).toEqual(found);
  });

  it('is open_clip’s where its config says so', () => {
    const json = { model_cfg: {}, preprocess_cfg: { size: 16, resize_mode: 'squash', interpolation: 'bilinear' } };
    const { preprocessing, center } = parseClipPreprocessing(JSON.stringify(json), 'open_clip_config.json', [8, 8]);
    expect(center).toBe('round');
    expect(preprocessing).toMatchObject({ imageSize: [16, 16], cropMode: 'squash', interpolation: 'bilinear' });
  });
});

/** Three pairs. */
const pairs = () => ({
  images: tensor(clipImages(16), [3, 16, 16, 3]),
  tokens: tensor([58, 4, 59, 58, 7, 59, 58, 9, 59], [3, 3], 'int32'),
});

const tinyClip = (options: ClipOptions = {}): Clip => {
  manualSeed(3);
  return createClip({ ...TINY, ...options });
};

const weightsOf = async (model: Clip): Promise<Record<string, number[]>> =>
  Object.fromEntries([...(await stateDict(model))].map(([name, { data }]) => [name, Array.from(data)]));

describe('training', () => {
  it.each<[string, ClipOptions]>([
    ['clipLoss', {}],
    ['siglipLoss', { logitBias: -3 }],
  ])('by chunks makes the same step as by the whole batch: %s', async (_, options) => {
    const { images, tokens } = pairs();
    const whole = tinyClip(options);
    const optimizer = new SGD(whole.parameters(), { lr: 0.1 });
    const step = compile((x: typeof images, y: typeof tokens) => {
      const loss = whole.loss(whole.encodeImage(x), whole.encodeText(y));
      optimizer.minimize(loss);
      return loss;
    });
    const chunked = tinyClip(options);
    const cached = new CachedContrastiveStep(chunked, new SGD(chunked.parameters(), { lr: 0.1 }), { chunkSize: 2 });
    // The second step finds the sums of the first one gone.
    for (let i = 0; i < 2; i++)
      expect(await cached.run(images, tokens)).toBeCloseTo(await (await step(images, tokens)).item(), 5);
    const [a, b] = await Promise.all([weightsOf(whole), weightsOf(chunked)]);
    for (const [name, values] of Object.entries(a)) {
      const scale = Math.max(1e-3, ...values.map(Math.abs));
      expect([name, error(b[name], values, scale) < 1e-5]).toEqual([name, true]);
    }
  });

  it('learns pairs by heart', async () => {
    const { images, tokens } = pairs();
    const model = tinyClip();
    const cached = new CachedContrastiveStep(model, new AdamW(model.parameters(), { lr: 3e-3 }), { chunkSize: 3 });
    let loss = 0;
    for (let i = 0; i < 50; i++) loss = await cached.run(images, tokens);
    expect(loss).toBeLessThan(0.05);
  });

  it('takes the factor on the cosines back to 100', async () => {
    const model = tinyClip({ logitScale: 5 });
    model.clampLogitScale();
    expect((await model.logitScale.data())[0]).toBeCloseTo(Math.log(100), 6);
  });

  it('refuses chunks whose layers would not do the same twice, and a loss that is not finite', async () => {
    const { images, tokens } = pairs();
    const cached = (model: Clip) =>
      new CachedContrastiveStep(model, new SGD(model.parameters(), { lr: 0.1 }), { chunkSize: 2 }).run(images, tokens);
    const backbone = (options: object): Clip =>
      createClip({ ...TINY, vision: { backbone: 'mobilenetv3_small_050', smallImage: true, ...options } });
    await expect(cached(backbone({}))).rejects.toThrow('visual.bn1 would count each batch twice');
    await expect(cached(backbone({ dropPathRate: 0.1 }))).rejects.toThrow('would');
    const broken = tinyClip();
    broken.logitScale.set(Float32Array.of(Number.NaN));
    const before = await weightsOf(broken);
    await expect(cached(broken)).rejects.toThrow('the loss is NaN');
    expect(await weightsOf(broken)).toEqual(before);
  });
});

describe('an Embedder', () => {
  const { vocab, merges } = clipFixture.tokenizer;
  const tokenizer = Tokenizer.fromFiles({ vocab, merges });
  const text = { ...TINY.text, vocabSize: tokenizer.vocabularySize };
  const preprocessing = clipPreprocessing([16, 16]);
  const noise = (seed: number) => ({
    ...{ width: 20, height: 17, channels: 3 as const },
    data: Uint8Array.from({ length: 20 * 17 * 3 }, (_, i) => (i * seed) % 256),
  });

  it('gives embeddings of length 1, whatever else is in the batch', async () => {
    const embedder = new Embedder({ model: tinyClip({ text }), preprocessing, tokenizer });
    const rows = await embedder.texts(['a cat', 'a photo of a red car']);
    const [alone] = [await embedder.texts(['a cat'])];
    expect(error(rows.subarray(0, 8), [...alone])).toBeLessThan(1e-5);
    expect(Math.hypot(...alone)).toBeCloseTo(1, 5);
    const broken = new Uint8Array(9);
    const found = [];
    for await (const one of embedder.images([noise(3), broken, noise(7)], { batchSize: 3 })) found.push(one);
    expect(found.map(({ input }) => input)).toEqual([noise(3), broken, noise(7)]);
    expect(found[1].error?.message).toMatch(/image|picture/);
    const [, second] = [found[0], found[2].embedding as Float32Array];
    for await (const { embedding } of embedder.images([noise(7)]))
      expect(error(second, [...(embedding as Float32Array)])).toBeLessThan(1e-5);
  });

  it('takes crops that are prepared elsewhere, to the same bits', async () => {
    const embedder = new Embedder({ model: tinyClip({ text }), preprocessing });
    const pictures = [noise(3), noise(5), noise(7), noise(11), noise(13)];
    const embeddings = async (options: EmbedImagesOptions<RasterImage>) => {
      const found = [];
      for await (const { embedding, error: why } of embedder.images(pictures, { batchSize: 2, ...options }))
        found.push(embedding ?? why?.message);
      return found;
    };
    const prepare = async (picture: RasterImage) =>
      picture === pictures[1] ? picture : clipCrop(picture, preprocessing);
    const usual = await embeddings({});
    const message = 'Embedder.images: prepare: needs a picture of [16,16, 3]: got [17, 20, 3]';
    expect(await embeddings({ prepare })).toEqual([usual[0], message, ...usual.slice(2)]);
  });

  it('classifies by prompts', async () => {
    const embedder = new Embedder({ model: tinyClip({ text }), preprocessing, tokenizer });
    const templates = ['a photo of a {}', '{}'];
    const classes = await embedder.classes(['cat', 'dog'], templates);
    const [a, b] = [await embedder.texts(['a photo of a dog']), await embedder.texts(['dog'])];
    const mean = a.map((value, i) => value + b[i]);
    expect(error(classes.subarray(8), [...mean.map((value) => value / Math.hypot(...mean))])).toBeLessThan(1e-5);
    const scores = await embedder.probabilities(b, classes);
    const logits = [0, 1].map((i) => b.reduce((sum, value, d) => sum + value * classes[8 * i + d], 0) / 0.07);
    expect(scores[1]).toBeCloseTo(1 / (1 + Math.exp(logits[0] - logits[1])), 4);
  });

  it('refuses what it cannot do', async () => {
    expect(() => new Embedder({ model: tinyClip(), preprocessing, tokenizer })).toThrow('take the files of one model');
    const mute = new Embedder({ model: tinyClip(), preprocessing });
    await expect(mute.texts(['a'])).rejects.toThrow('there is no tokenizer');
    await expect(mute.classes(['a'], ['a photo'])).rejects.toThrow('has no {} for the class');
    await expect(mute.classes([])).rejects.toThrow('needs one class');
  });
});

describe('refuses', () => {
  const [one] = clipFixture.transformers;
  const open = { embed_dim: 8, vision_cfg: { layers: 1, width: 64 }, text_cfg: { width: 16, heads: 2, layers: 1 } };
  const backbone = (name: string) => ({ ...open, vision_cfg: { timm_model_name: name, timm_pool: '' } });

  it.each<[string, unknown, string]>([
    ['another type', { model_type: 'siglip' }, 'it is of the type siglip'],
    ['a list', [], 'it is not the config of a CLIPModel'],
    ['a text for a number', { ...one.config, projection_dim: 'x' }, 'projection_dim must be an integer ≥ 1: got "x"'],
    [
      'another activation',
      { ...one.config, text_config: { hidden_act: 'tanh' } },
      'text_config: hidden_act must be one of',
    ],
    [
      'a ResNet of its own',
      { ...open, vision_cfg: { layers: [1, 2], width: 64 } },
      'vision_cfg: layers must be an integer',
    ],
    ['pooling by attention', { ...open, vision_cfg: { attentional_pool: true } }, 'attentional_pool is true'],
    ['a text tower of transformers', { ...open, text_cfg: { hf_model_name: 'bert' } }, 'hf_model_name is "bert"'],
    ['an unknown backbone', backbone('resnet18x'), 'timm_model_name must be one of listModels()'],
    ['heads that do not divide', { ...open, text_cfg: { width: 16, heads: 3 } }, 'heads must divide the 16 width'],
  ])('a config with %s', (_, config, message) => {
    expect(() => createClip(parseClipConfig(JSON.stringify(config), 'config.json'))).toThrow(message);
  });

  it('weights that do not fit, by the names of their file', async () => {
    const sources = await clipSources(one);
    const load = (changed: ClipCase['weights']) =>
      weightsFile({ ...one, weights: changed }).then((bytes) =>
        loadClip({ ...sources, weights: bytesSource(bytes, 'model.safetensors') }),
      );
    const name = 'text_model.encoder.layers.0.self_attn.k_proj.weight';
    await expect(load(one.weights.filter(([key]) => key !== name))).rejects.toThrow(`missing: ${name}`);
    await expect(load([...one.weights, ['more.weight', [2]]])).rejects.toThrow('unexpected: more.weight');
    await expect(load([['weight', [2]]])).rejects.toThrow('holds no two-tower model');
    const config = textSource(JSON.stringify({ ...one.config, projection_dim: 5 }), 'config.json');
    await expect(loadClip({ ...sources, config })).rejects.toThrow('visual.head.weight has shape');
    await expect(loadClip('/no/such/folder')).rejects.toThrow('there is no such folder');
  });

  it('layouts that have no words for a model', async () => {
    const tower = createClip({ ...TINY, vision: { backbone: 'mobilenetv3_small_050', smallImage: true } });
    expect(() => clipFiles(tower, { layout: 'transformers' })).toThrow("use the layout 'open_clip'");
    expect(() => clipFiles(tinyClip({ logitBias: 0 }), { layout: 'transformers' })).toThrow('no bias of the logits');
    await expect(saveClip({ write: async () => {} }, tower, { layout: 'transformers' })).rejects.toThrow('no names');
  });

  it('inputs of other shapes', () => {
    const model = tinyClip();
    const { images, tokens } = pairs();
    expect(() => model.encodeText(images)).toThrow('tokens must be int32');
    expect(() => model.encodeText(tokens.reshape(1, 9))).toThrow('tokens must be [N, T] with T in 1…8: got [1, 9]');
    expect(() => model.encodeImage(images.slice(1, 0, 8))).toThrow('built for images [N, 16, 16, 3]');
    expect(() => createClip({ vision: { patchSize: 9 } })).toThrow('patchSize must divide the 224 imageSize: got 9');
  });
});
