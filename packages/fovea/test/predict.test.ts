// A trained network shown pictures: one, lists, streams with broken ones among them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fiveCrop,
  type ImageInput,
  type Preprocessing,
  pad,
  preprocess,
  type RasterImage,
  resize,
  resizeAndCrop,
  tenCrop,
} from '../src/images/index.ts';
import { bytesSource } from '../src/io/index.ts';
import { createModel, type ImageModel } from '../src/models/index.ts';
import { Conv2d, Linear, Module } from '../src/nn/index.ts';
import { relu, softmax } from '../src/ops/index.ts';
import { load, Predictor, type PredictStreamOptions } from '../src/predict/index.ts';
import { evenBatchSize } from '../src/predict/prepared-batches.ts';
import { type Tensor, tensor } from '../src/tensor/index.ts';
import { saveModel, saveWeights } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { inFullTier } from './tiers.ts';

const PREPROCESSING = {
  imageSize: [24, 32],
  channels: 3,
  mean: [0.5, 0.4, 0.3],
  std: [0.2, 0.25, 0.3],
  interpolation: 'bicubic',
  cropPct: 0.9,
  cropMode: 'center',
} as const;
const CLASSES = ['cat', 'dog', 'owl'];

const folder = mkdtempSync(join(tmpdir(), 'fovea-predict-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A picture of 40 × 50 pixels, another one for each seed. */
function raster(seed: number): RasterImage {
  const data = Uint8Array.from({ length: 40 * 50 * 3 }, (_, i) => 128 + 127 * Math.sin((i * (seed + 3)) / 91));
  return { width: 50, height: 40, channels: 3, data };
}

const png = ({ data, width, height, channels }: RasterImage): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels } }).png().toBuffer();

let model: ImageModel;
let classifier: Predictor;
beforeAll(async () => {
  const options = { numClasses: 3, smallImage: true, imageSize: [24, 32] as const };
  model = createModel('mobilenetv3_small_050', options).eval();
  const use = { preprocessing: PREPROCESSING, classNames: CLASSES };
  writeFileSync(join(folder, 'best.safetensors'), await bytesOf((sink) => saveModel(sink, model, use)));
  classifier = await load(folder);
});

/** By hand, without the Predictor. */
async function expected(
  picture: RasterImage,
  mirrored = false,
  preprocessing: Preprocessing = PREPROCESSING,
): Promise<Float32Array> {
  const images = tensor(preprocess(picture, preprocessing), [1, 24, 32, 3]);
  const probabilities = softmax(model.forward(mirrored ? images.flip(2) : images));
  return Float32Array.from(await probabilities.data());
}

function expectClose(actual: Float32Array, wanted: ArrayLike<number>): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(wanted[i], 6);
}

describe('load', () => {
  it.each<[string, () => string | URL]>([
    ['a folder', () => folder],
    ['a folder with a slash', () => `${folder}/`],
    ['the URL of a folder', () => pathToFileURL(folder)],
    ['a file', () => join(folder, 'best.safetensors')],
    ['the URL of a file', () => pathToFileURL(join(folder, 'best.safetensors'))],
  ])('reads %s', async (_, from) => {
    const loaded = await load(from());
    expect(loaded.classNames).toEqual(CLASSES);
    expect(loaded.preprocessing).toEqual(PREPROCESSING);
    expect(loaded.model.training).toBe(false);
  });

  it.runIf(inFullTier)('takes weights that do not say what they are of into a model', async () => {
    const other = createModel('resnet18', { numClasses: 2 });
    other.architecture = undefined;
    const source = bytesSource(await bytesOf((sink) => saveWeights(sink, other)), 'timm.safetensors');
    await expect(load(source)).rejects.toThrow('loadModel: timm.safetensors does not say what model it is of');
    const into = createModel('resnet18', { numClasses: 2 });
    await expect(load(source, { model: into })).rejects.toThrow(
      "load: timm.safetensors does not say how pictures become the model's input; give { preprocessing:",
    );
    const loaded = await load(source, { model: into, preprocessing: PREPROCESSING });
    const { top } = await loaded.predict(raster(0));
    expect(top.map(({ name }) => name).sort()).toEqual(['0', '1']);
    await expect(load(source, { model: into, preprocessing: PREPROCESSING, classNames: CLASSES })).rejects.toThrow(
      'got 3 class names for a model of 2 classes',
    );
  });

  it("shows pictures to a model of one's own, which gives logits and is no ImageModel", async () => {
    class Own extends Module {
      readonly conv = new Conv2d(3, 4, { kernelSize: 3, stride: 2 });
      readonly head = new Linear(4, 3);

      override forward(x: Tensor): Tensor {
        return this.head.forward(relu(this.conv.forward(x)).mean([1, 2]));
      }
    }
    const own = new Own();
    const predictor = new Predictor(own, PREPROCESSING, CLASSES);
    expect(predictor.classCount).toBe(3);
    const { probabilities } = await predictor.predict(raster(1));
    const shown = tensor(preprocess(raster(1), PREPROCESSING), [1, 24, 32, 3]);
    const logits = await softmax(own.forward(shown)).data();
    for (const [i, value] of probabilities.entries()) expect(value).toBeCloseTo(logits[i], 5);
    expect(await predictor.explain(raster(1), { layer: 'conv', classIndex: 1 })).toMatchObject({
      ...{ classIndex: 1, method: 'gradCam', height: 11, width: 15 },
    });
    await expect(predictor.explain(raster(1), { method: 'rollout' })).rejects.toThrow(
      'attribute: rollout needs an ImageModel: got Own',
    );
    expect(() => new Predictor(own, PREPROCESSING, ['a'])).toThrow('got 1 class names for a model of 3 classes');
  });

  it('says what cannot be read', async () => {
    await expect(load(join(folder, 'no'))).rejects.toThrow(/cannot read .*no: no such file/);
    await expect(load(tmpdir())).rejects.toThrow(/cannot read .*best\.safetensors: no such file/);
  });
});

describe('predict', () => {
  it('gives softmax of the logits, and the likeliest classes first', async () => {
    const picture = raster(1);
    const { top, probabilities } = await classifier.predict(picture);
    expectClose(probabilities, await expected(picture));
    expect(top).toHaveLength(3);
    expect(top.map(({ probability }) => probability)).toEqual([...probabilities].sort((a, b) => b - a));
    for (const { index, name, probability } of top) {
      expect(name).toBe(CLASSES[index]);
      expect(probability).toBe(probabilities[index]);
    }
    expect((await classifier.predict(picture, { topK: 1 })).top).toEqual([top[0]]);
  });

  it('takes files, bytes, Blobs and pixels alike', async () => {
    const picture = raster(2);
    const bytes = await png(picture);
    const path = join(folder, 'ein Bild ü.png');
    writeFileSync(path, bytes);
    const rgba = Uint8ClampedArray.from({ length: 8000 }, (_, i) =>
      i % 4 === 3 ? 255 : picture.data[Math.floor(i / 4) * 3 + (i % 4)],
    );
    const inputs: ImageInput[] = [picture, bytes, path, pathToFileURL(path), new Blob([Uint8Array.from(bytes)])];
    const predictions = await classifier.predict([...inputs, { width: 50, height: 40, data: rgba }]);
    for (const { probabilities } of predictions) expect(probabilities).toEqual(predictions[0].probabilities);
  });

  it('averages over the mirror image', async () => {
    const picture = raster(3);
    const [plain, mirrored] = [await expected(picture), await expected(picture, true)];
    expect(Math.abs(plain[0] - mirrored[0])).toBeGreaterThan(1e-6);
    const { probabilities } = await classifier.predict(picture, { flip: true });
    expectClose(
      probabilities,
      plain.map((value, i) => (value + mirrored[i]) / 2),
    );
  });

  it.each([
    ['fiveCrop', false, fiveCrop, 5],
    ['fiveCrop', true, fiveCrop, 10],
    ['tenCrop', false, tenCrop, 10],
  ] as const)('averages over %s, flip %s', async (tta, flip, crops, count) => {
    const picture = raster(3);
    // The shorter side that 24 / 0.9 leaves, bilinear as timm's for inputs that are not square.
    const whole = resize(picture, [28, 35], { interpolation: 'bilinear' });
    const asItIs = { ...PREPROCESSING, cropPct: 1, cropMode: 'squash' } as const;
    const sum = new Float32Array(3);
    for (const crop of crops(whole, [24, 32])) {
      for (const mirrored of flip ? [false, true] : [false])
        for (const [i, value] of (await expected(crop, mirrored, asItIs)).entries()) sum[i] += value / count;
    }
    const { probabilities } = await classifier.predict(picture, { tta, flip });
    expectClose(probabilities, sum);
    expect(Math.abs(probabilities[0] - (await expected(picture, false))[0])).toBeGreaterThan(1e-6);
    // Whatever the batches, and beside what are no pictures.
    const mixed = await collected(
      classifier.stream([Buffer.from('text'), picture, raster(9)], { tta, flip, batchSize: 2 }),
    );
    expect(mixed[0].error?.message).toContain('not an image');
    expectClose(mixed[1].prediction?.probabilities ?? new Float32Array(0), sum);
  });

  it('averages over crops of a picture that is much longer than wide, or smaller than the crops', async () => {
    const line = { width: 1, height: 60_000, channels: 3, data: new Uint8Array(180_000).fill(200) } as const;
    const thin = await classifier.predict(line, { tta: 'tenCrop' });
    expect(thin.probabilities.every(Number.isFinite)).toBe(true);
    // Of 26 × 1 pixels with the mean around them, the odd one on the right.
    const narrow = resize(line, [26, 1], { interpolation: 'bicubic' });
    const filled = pad(narrow, [15, 0, 16, 0], { fill: [128, 102, 76] });
    const asItIs = { ...PREPROCESSING, cropPct: 1, cropMode: 'squash' } as const;
    const sum = new Float32Array(3);
    for (const crop of fiveCrop(filled, [24, 32]))
      for (const [i, value] of (await expected(crop, false, asItIs)).entries()) sum[i] += value / 5;
    const bordered = new Predictor(model, { ...PREPROCESSING, cropMode: 'border' }, CLASSES);
    expectClose((await bordered.predict(line, { tta: 'fiveCrop' })).probabilities, sum);
  });

  it('refuses crops that would all be the same, or mirrored twice', async () => {
    await expect(classifier.predict(raster(0), { tta: 'tenCrop', flip: true })).rejects.toThrow(
      'predict: flip with tta tenCrop: its crops are mirrored already; leave flip out',
    );
    const whole = new Predictor(model, { ...PREPROCESSING, cropPct: 1, cropMode: 'squash' }, CLASSES);
    await expect(whole.predict(raster(0), { tta: 'fiveCrop' })).rejects.toThrow('so that all crops are the same');
  });

  it('throws at what is no picture, naming it', async () => {
    await expect(classifier.predict(join(folder, 'none.png'))).rejects.toThrow(/none\.png: there is no such file/);
    await expect(classifier.predict([raster(0), Buffer.from('text')])).rejects.toThrow(/not an image/);
  });

  it.each<[PredictStreamOptions, string]>([
    [{ topK: 0 }, 'predict: topK must be'],
    [{ batchSize: 1.5 }, 'predict: batchSize must be'],
    [{ tta: 'fivecrop' as never }, "predict: tta must be 'none', 'fiveCrop' or 'tenCrop': got"],
    [{ flip: 1 as never }, 'predict: flip must be true or false: got 1'],
    [{ topk: 1 } as never, 'predict: unknown option topk; did you mean topK?'],
  ])('refuses %o', async (options, message) => {
    await expect(classifier.predict(raster(0), options)).rejects.toThrow(message);
  });

  it('refuses weights that give no numbers', async () => {
    const broken = createModel('mobilenetv3_small_050', { numClasses: 3, smallImage: true });
    for (const parameter of broken.parameters().slice(-1)) parameter.set(new Float32Array(3).fill(Number.NaN));
    await expect(new Predictor(broken, PREPROCESSING).predict(raster(0))).rejects.toThrow('are not finite');
  });

  it('refuses what is not a model, a list of names or a list of pictures', () => {
    expect(() => new Predictor({} as ImageModel, PREPROCESSING)).toThrow('Predictor: needs a model of createModel');
    expect(() => new Predictor(new Conv2d(3, 4, { kernelSize: 1 }), PREPROCESSING)).toThrow(
      'Predictor: Conv2d must give logits [N, classes]: got a tensor [1, 24, 32, 4]',
    );
    expect(() => new Predictor(model, PREPROCESSING, 'abc' as never)).toThrow(
      'Predictor: classNames must be a list of strings: got "abc"',
    );
    expect(() => classifier.stream(5 as never)).toThrow('predict: stream needs a list of pictures');
    expect(() => classifier.stream('a.jpg' as never)).toThrow('got a.jpg');
  });

  it('refuses a model without classifier', () => {
    const headless = createModel('mobilenetv3_small_050', { numClasses: 0 });
    expect(() => new Predictor(headless, PREPROCESSING)).toThrow('has no classifier (numClasses 0)');
  });
});

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('explain', () => {
  it('shows where the likeliest class comes from, or one that is asked for', async () => {
    const picture = raster(4);
    const { top } = await classifier.predict(picture, { topK: 1 });
    const { classIndex, heat, height, width, overlay } = await classifier.explain(picture);
    expect(classIndex).toBe(top[0].index);
    expect(heat).toHaveLength(height * width);
    expect([overlay.height, overlay.width, overlay.channels]).toEqual([24, 32, 3]);
    expect((await classifier.explain(picture, { classIndex: 1 })).classIndex).toBe(1);
    await expect(classifier.explain(picture, { classIndex: 3 })).rejects.toThrow(
      'gradCam: classIndex must be an integer in [0, 2]: got 3',
    );
    await expect(classifier.explain(Buffer.from('text'))).rejects.toThrow(/not an image/);
  });
});

describe('explain of a vision transformer', () => {
  const transformer = createModel('vit_tiny_patch16_224', { numClasses: 3, imageSize: 32 });
  const viewer = new Predictor(transformer, { ...PREPROCESSING, imageSize: [32, 32] }, CLASSES);

  it('rolls attention out, or takes Grad-CAM where that or a class is asked for', async () => {
    const picture = raster(5);
    const { top } = await viewer.predict(picture, { topK: 1 });
    const rolled = await viewer.explain(picture);
    expect(rolled).toMatchObject({ method: 'rollout', classIndex: top[0].index, height: 2, width: 2 });
    expect(Math.max(...rolled.heat)).toBe(1);
    expect(await viewer.explain(picture, { method: 'rollout' })).toEqual(rolled);
    expect(await viewer.explain(picture, { classIndex: 1 })).toMatchObject({ method: 'gradCam', classIndex: 1 });
    const slopes = await viewer.explain(picture, { method: 'gradCam' });
    expect(slopes).toMatchObject({ method: 'gradCam', classIndex: top[0].index });
    expect([...slopes.heat]).not.toEqual([...rolled.heat]);
  });

  it('refuses the rollout of a class, or of a network without attention', async () => {
    await expect(viewer.explain(raster(0), { method: 'rollout', classIndex: 1 })).rejects.toThrow(
      'explain: rollout shows where the network looks, whatever the class; leave classIndex out',
    );
    await expect(classifier.explain(raster(0), { method: 'rollout' })).rejects.toThrow('use gradCam');
    await expect(viewer.explain(raster(0), { method: 'gradcam' as never })).rejects.toThrow("did you mean 'gradCam'?");
  });
});

describe('stream', () => {
  it('goes on behind broken pictures, in order, whatever the batches', async () => {
    const inputs: ImageInput[] = [raster(0), Buffer.from('text'), raster(1), Buffer.alloc(0), raster(2), raster(3)];
    const wanted = await Promise.all([0, 1, 2, 3].map((seed) => expected(raster(seed))));
    for (const batchSize of [1, 2, 4, 5, 7]) {
      const outcomes = await collected(classifier.stream(inputs, { batchSize }));
      expect(outcomes.map(({ input }) => input)).toEqual(inputs);
      expect(outcomes.map(({ error }) => error?.name)).toEqual(
        inputs.map((_, i) => (i === 1 || i === 3 ? 'ValueError' : undefined)),
      );
      const found = outcomes.flatMap(({ prediction }) => (prediction ? [prediction.probabilities] : []));
      for (const [i, probabilities] of found.entries()) expectClose(probabilities, wanted[i]);
    }
  });

  it('takes crops that are prepared elsewhere', async () => {
    const pictures = [0, 1, 2, 3].map(raster);
    const crops = await collected(
      classifier.stream(pictures, {
        batchSize: 3,
        prepare: async (picture) => (picture === pictures[2] ? picture : resizeAndCrop(picture, PREPROCESSING)),
      }),
    );
    const found = crops.map(({ prediction }) => prediction?.probabilities);
    for (const seed of [0, 1, 3]) expectClose(found[seed] as Float32Array, await expected(raster(seed)));
    expect(crops[2].error?.message).toBe('predict: prepare: needs a picture of [24,32, 3]: got [40, 50, 3]');
    expect(() => classifier.stream([], { tta: 'fiveCrop', prepare: async () => raster(0) })).toThrow(
      'leave one of them out',
    );
  });

  it('fills batches evenly', () => {
    for (const [count, most, size] of [
      [0, 32, 1],
      [5, 32, 5],
      [32, 32, 32],
      [33, 32, 17],
      [64, 32, 32],
      [1000, 32, 25],
      [3, 1, 1],
    ])
      expect([count, most, evenBatchSize(count, most)]).toEqual([count, most, size]);
  });

  it('holds no more than two batches', async () => {
    let [taken, given, most] = [0, 0, 0];
    function* pictures() {
      for (; taken < 20; taken++) {
        most = Math.max(most, taken - given);
        yield raster(taken);
      }
    }
    for await (const _ of classifier.stream(pictures(), { batchSize: 2 })) given++;
    expect(given).toBe(20);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('gives nothing for nothing', async () => {
    expect(await classifier.predict([])).toEqual([]);
  });

  it('can be left early', async () => {
    for await (const { prediction } of classifier.stream([raster(0), raster(1), raster(2)], { batchSize: 1 })) {
      expect(prediction).toBeDefined();
      break;
    }
  });
});
