// Runs that start from weights: of the hub, a file, a folder, another run; and what is said about weights that cannot be used.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setBackend, tensor } from 'fovea';
import { bytesSource, openSafetensors, type SafetensorsInput, writePyTorch } from 'fovea/io';
import { createModel } from 'fovea/models';
import { manualSeed, stateDict } from 'fovea/nn';
import { saveModel, saveWeights } from 'fovea/train';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { train } from '../src/train/run.ts';
import { setUp } from '../src/train/setup.ts';
import { HubServer } from './hub-server.ts';
import { idxBytes } from './idx-bytes.ts';
import { plainPreprocessing } from './preprocessing.ts';

const MODEL = 'mobilenetv3_small_050';
const CLASSES = 3;
const IMAGES = 12;
const CONFIG = {
  architecture: MODEL,
  num_classes: CLASSES,
  pretrained_cfg: { input_size: [3, 32, 32], mean: [0.2, 0.3, 0.4], std: [0.1, 0.2, 0.3] },
};

const server = new HubServer();
const folder = mkdtempSync(join(tmpdir(), 'fovea-weights-'));
const data = join(folder, 'data');
const running = new AbortController().signal;
let weights: Buffer;
let stem: Float32Array;

const chunksOf = async (
  write: (sink: { write(chunk: Uint8Array): Promise<void> }) => Promise<void>,
): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  await write({ write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  return Buffer.concat(chunks);
};

beforeAll(async () => {
  mkdirSync(data);
  for (const part of ['train', 't10k']) {
    const pixels = Uint8Array.from({ length: IMAGES * 64 }, (_, i) => (i * 37) & 255);
    writeFileSync(join(data, `${part}-images-idx3-ubyte`), idxBytes([IMAGES, 8, 8], pixels));
    writeFileSync(
      join(data, `${part}-labels-idx1-ubyte`),
      idxBytes(
        [IMAGES],
        Array.from({ length: IMAGES }, (_, i) => i % CLASSES),
      ),
    );
  }
  await setBackend('wasm', { threads: 1 });
  manualSeed(7);
  const teacher = createModel(MODEL, { numClasses: CLASSES });
  const dict = await stateDict(teacher);
  stem = dict.get('conv_stem.weight')?.data as Float32Array;
  weights = await chunksOf((sink) => saveWeights(sink, teacher));
  writeFileSync(join(folder, 'w.safetensors'), weights);
  const inputs = [...dict].map(([name, { shape, data: values, dtype }]): [string, SafetensorsInput] => [
    name,
    dtype === 'float32'
      ? { dtype: 'F32', shape, data: Float32Array.from(values) }
      : { dtype: 'I64', shape, data: BigInt64Array.from(values, BigInt) },
  ]);
  writeFileSync(join(folder, 'w.pt'), await chunksOf((sink) => writePyTorch(sink, inputs)));
  server.push('timm/tiny', { 'config.json': JSON.stringify(CONFIG), 'model.safetensors': weights });
  vi.stubEnv('HF_ENDPOINT', await server.start());
  vi.stubEnv('HF_HOME', join(folder, 'hub'));
  vi.stubEnv('HF_HUB_CACHE', '');
  vi.stubEnv('HF_TOKEN', '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.restoreAllMocks());

const settings = (more: Record<string, string>) => ({
  data,
  project: join(folder, 'runs'),
  batch: '4',
  threads: '1',
  epochs: '2',
  ...more,
});

/** A run that is set up, and what was printed. */
async function start(more: Record<string, string>) {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
  const run = await setUp(settings(more), running);
  if (!run) throw new Error('stopped');
  await run.files.close();
  return { run, printed: printed.join('\n'), dict: await stateDict(run.model) };
}

/** The weights that a run ended with; its files name the run, too. */
async function tensorsOf(run: string): Promise<Map<string, ArrayLike<number | bigint>>> {
  const file = await openSafetensors(bytesSource(readFileSync(join(run, 'last.safetensors'))));
  return new Map(await Promise.all(file.names.map(async (name) => [name, (await file.read(name)).data] as const)));
}

/** Trains until the epoch is done: a report takes longer than that. */
const trainTo = (epoch: number, more: Record<string, string>): Promise<number> => {
  const controller = new AbortController();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    if (line.startsWith(`epoch ${epoch}/2`)) controller.abort(130);
  });
  return train(more, controller.signal);
};

const greyStem = (): Float32Array =>
  Float32Array.from({ length: stem.length / 3 }, (_, i) => {
    const [filter, pixel] = [Math.floor(i / 9), i % 9];
    return [0, 1, 2].reduce((sum, channel) => sum + stem[(filter * 3 + channel) * 9 + pixel], 0);
  });

describe('weights=', () => {
  it('of the hub give model, weights and preprocessing, fitted to grey images and other classes', async () => {
    const { run, printed, dict } = await start({ weights: 'timm/tiny' });
    expect(run.config).toMatchObject({ model: MODEL, weights: 'timm/tiny', lr: 0.001 });
    expect(dict.get('conv_stem.weight')?.data).toEqual(greyStem());
    expect(run.preprocessing.mean[0]).toBeCloseTo(0.3);
    expect(run.preprocessing.std[0]).toBeCloseTo(0.2);
    expect(printed).toMatch(/downloading config\.json/);
    expect(printed).toMatch(
      /weights of timm\/tiny \(commit [0-9a-f]{7}\): 244 of 244 tensors loaded\n {2}fitted to the channels of the images: conv_stem\.weight/,
    );
    // Told by its file what it was made of, a run needs the hub no more.
    expect(JSON.parse(readFileSync(join(run.files.folder, 'config.json'), 'utf8'))).toMatchObject({
      weights: 'timm/tiny',
    });
  });

  it('of files and folders are the same', async () => {
    const timm = join(folder, 'timm');
    const run = join(folder, 'run');
    for (const path of [timm, run]) mkdirSync(path);
    writeFileSync(join(timm, 'config.json'), JSON.stringify(CONFIG));
    writeFileSync(join(timm, 'model.safetensors'), weights);
    writeFileSync(join(run, 'best.safetensors'), weights);
    for (const given of [
      { weights: join(folder, 'w.safetensors') },
      { weights: join(folder, 'w.pt'), model: MODEL },
      { weights: timm },
      { weights: run },
    ]) {
      const { run: made, dict } = await start(given);
      expect(made.config.model).toBe(MODEL);
      expect(dict.get('conv_stem.weight')?.data).toEqual(greyStem());
      expect(made.preprocessing.mean.length).toBe(1);
    }
  });

  it('keep a classifier of the same classes, and give others a fresh one', async () => {
    const path = join(folder, 'named.safetensors');
    const teacher = createModel(MODEL, { numClasses: CLASSES, inChannels: 1 });
    for (const [classNames, loaded] of [
      [['0', '1', '2'], 244],
      [['a', 'b', 'c'], 242],
    ] as const) {
      writeFileSync(path, await chunksOf((sink) => saveModel(sink, teacher, { classNames })));
      expect((await start({ weights: path })).printed).toContain(`${loaded} of 244 tensors loaded`);
    }
  });

  it.each<[string, Record<string, string>, string | RegExp]>([
    [
      'another model',
      { weights: 'timm/tiny', model: 'resnet18' },
      `weights=timm/tiny: these are of the model ${MODEL}, but model=resnet18 was given; leave model= out, or give other weights`,
    ],
    [
      'no model',
      { weights: join(folder, 'w.pt') },
      /w\.pt: the file does not say what model it is of; name it with model=…$/,
    ],
    [
      'a wrong model',
      { weights: join(folder, 'w.pt'), model: 'mobilenetv3_small_075' },
      /w\.pt does not fit: .* has shape/,
    ],
    [
      'no such file',
      { weights: 'no.safetensors' },
      'weights=no.safetensors: there is no such file, and a repository of the hub is written owner/name',
    ],
    ['no such repository', { weights: 'timm/none' }, 'weights=timm/none: there is no such repository'],
    [
      'a folder of something else',
      { weights: data },
      /weights=.*data: the folder has neither best\.safetensors of a run, nor config\.json with model\.safetensors or pytorch_model\.bin$/,
    ],
    ['a text', { weights: join(data, 'train-labels-idx1-ubyte') }, /announces a header of/],
    [
      'wrong settings, before anything is fetched',
      { weights: 'timm/tiny', lr: 'x' },
      'train: lr=x: needs a number ≥ 0',
    ],
  ])('refuse %s', async (_what, given, message) => {
    server.seen.length = 0;
    await expect(setUp(settings(given), running)).rejects.toThrow(message);
    if ('lr' in given) expect(server.seen).toEqual([]);
  });

  it('are not asked for when a run goes on, which ends the same to the bit, whatever is frozen or slowed', async () => {
    // Most of the network stands still, so that there is little to compile.
    const tuning = { freeze: 'conv_stem,bn1,blocks', layerDecay: '0.5', headLr: '4' };
    const given = settings({ weights: 'timm/tiny', ...tuning });
    const before = (await start({ weights: 'timm/tiny' })).dict;
    expect(await trainTo(2, { ...given, name: 'whole' })).toBe(130);
    expect(await trainTo(1, { ...given, name: 'parted' })).toBe(130);
    const resume = join(folder, 'runs', 'parted');
    server.seen.length = 0;
    expect(await trainTo(2, { resume, weights: 'timm/tiny' })).toBe(130);
    expect(server.seen).toEqual([]);
    const [whole, parted] = await Promise.all(['whole', 'parted'].map((name) => tensorsOf(join(folder, 'runs', name))));
    expect(parted).toEqual(whole);
    for (const [name, { data: values }] of before) {
      const moved = !/^(conv_stem|bn1|blocks)/.test(name);
      expect(
        values.some((value, i) => value !== Number(whole.get(name)?.[i])),
        name,
      ).toBe(moved);
    }
    for (const [key, value] of Object.entries({
      weights: 'timm/other',
      freeze: 'conv_stem',
      layerDecay: '0.6',
      headLr: '5',
    }))
      await expect(train({ resume, [key]: value }, running)).rejects.toThrow(`a run cannot go on with another ${key}`);
  });

  it('are given up when the run is stopped while they come', async () => {
    server.push('timm/slow', { 'config.json': JSON.stringify(CONFIG), 'model.safetensors': weights });
    server.faults.stall = true;
    const controller = new AbortController();
    vi.spyOn(console, 'error').mockImplementation(() => controller.abort(130));
    expect(await setUp(settings({ weights: 'timm/slow', name: 'none' }), controller.signal)).toBeUndefined();
    server.faults = {};
    expect(readdirSync(join(folder, 'runs'))).not.toContain('none');
  });

  it.each([
    ['conv_stem,,bn1', 'train: freeze=conv_stem,,bn1: a name is missing; write names with commas between'],
    ['blokcs', 'train: freeze=blokcs: no parameter is called blokcs; did you mean blocks?'],
    ['backbone,classifier', 'train: freeze=backbone,classifier: nothing is left to train; freeze less'],
  ])('are refused with freeze=%s', async (freeze, message) => {
    await expect(setUp(settings({ model: MODEL, freeze }), running)).rejects.toThrow(message);
  });

  it('go with a classifier that alone is trained', async () => {
    const { run } = await start({ weights: 'timm/tiny', freeze: 'backbone' });
    const trained = [...run.model.namedParameters()].filter(([, { requiresGrad }]) => requiresGrad);
    expect(trained.map(([name]) => name)).toEqual(['classifier.weight', 'classifier.bias']);
  });
});

describe('teacher=', () => {
  const CLASS_NAMES = ['0', '1', '2'];

  it('sees the images as it expects them, whatever the model is given', async () => {
    const path = join(folder, 'teacher.safetensors');
    const options = { numClasses: CLASSES, inChannels: 1, imageSize: 8 };
    const preprocessing = plainPreprocessing(8, 0.25, 0.5, 1);
    const model = createModel(MODEL, options);
    writeFileSync(path, await chunksOf((sink) => saveModel(sink, model, { classNames: CLASS_NAMES, preprocessing })));
    const { run } = await start({ teacher: path });
    expect(run.config.teacher).toBe(path);
    const { mean, std } = run.preprocessing;
    const pixels = Float32Array.from({ length: 64 }, (_, i) => i / 64);
    const normalised = (m: number, s: number) =>
      tensor(
        pixels.map((value) => (value - m) / s),
        [1, 8, 8, 1],
      );
    const expected = await model.eval().forward(normalised(0.25, 0.5)).data();
    const logits = await run.teacher?.(normalised(mean[0], std[0])).data();
    for (const [i, value] of expected.entries()) expect(logits?.[i]).toBeCloseTo(value, 4);
  });

  it('is learnt from, and a run that goes on ends the same; the commit of the hub is kept', async () => {
    const commit = server.push('timm/teacher', { 'config.json': JSON.stringify(CONFIG), 'model.safetensors': weights });
    const given = settings({
      weights: 'timm/tiny',
      freeze: 'conv_stem,bn1,blocks',
      teacher: 'timm/teacher',
      distillationLambda: '0.5',
      images: '4',
    });
    expect(await trainTo(2, { ...given, name: 'pupil' })).toBe(130);
    expect(await trainTo(1, { ...given, name: 'pupil-parted' })).toBe(130);
    const resume = join(folder, 'runs', 'pupil-parted');
    expect(JSON.parse(readFileSync(join(resume, 'config.json'), 'utf8'))).toMatchObject({
      teacher: `timm/teacher@${commit}`,
    });
    server.push('timm/teacher', { 'config.json': '{}', 'model.safetensors': 'another' });
    expect(await trainTo(2, { resume })).toBe(130);
    expect(await tensorsOf(resume)).toEqual(await tensorsOf(join(folder, 'runs', 'pupil')));
    expect(
      await trainTo(2, { ...given, name: 'alone', teacher: join(folder, 'named.safetensors') }).catch(String),
    ).toContain('it knows other classes (a, b, c) than those to learn (0, 1, 2)');
  });

  it.each<[string, Record<string, string>, string | RegExp]>([
    ['no such file', { teacher: 'no.pt' }, 'teacher=no.pt: there is no such file'],
    [
      'no model',
      { teacher: join(folder, 'w.pt') },
      /^teacher=.*w\.pt: the file does not say what model it is of; give a run/,
    ],
    [
      'a share without a teacher',
      { distillationLambda: '0.5' },
      'train: distillationLambda=0.5: there is no teacher; leave it out, or name one with teacher=',
    ],
    ['a temperature of 0', { teacher: 'x/y', distillationTemperature: '0' }, 'train: distillationTemperature=0: needs'],
  ])('refuses %s', async (_what, given, message) => {
    await expect(setUp(settings(given), running)).rejects.toThrow(message);
  });

  it('refuses another number of classes', async () => {
    const path = join(folder, 'four.safetensors');
    writeFileSync(path, await chunksOf((sink) => saveWeights(sink, createModel(MODEL, { numClasses: 4 }))));
    await expect(setUp(settings({ teacher: path }), running)).rejects.toThrow(
      /it has no classifier of 3 classes; give a teacher of the same classes$/,
    );
  });
});
