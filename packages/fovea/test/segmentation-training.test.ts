// Networks that give each pixel a class: that they train, are evaluated by pixels, saved with all that makes them again, and shown pictures.

import { expect, it } from 'vitest';
import {
  imageBatches,
  jointAugmentation,
  type MaskedImage,
  overlayMask,
  type Preprocessing,
  RandomStream,
} from '../src/images/index.ts';
import { bytesSource } from '../src/io/index.ts';
import { createModel } from '../src/models/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { AdamW } from '../src/optim/index.ts';
import { load, Segmenter } from '../src/predict/index.ts';
import { createSegmentationModel, type SegmentationModel } from '../src/segmentation/index.ts';
import { zeros } from '../src/tensor/index.ts';
import {
  type EpochEvent,
  evaluator,
  fit,
  loadModel,
  loadSegmentationModel,
  loadWeights,
  saveModel,
} from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { useWasm } from './model-cases.ts';

useWasm();

const SIDE = 24;
const LEVELS = { mean: [0.5], std: [0.25] };
const PREPROCESSING: Preprocessing = {
  ...{ imageSize: [SIDE, SIDE], channels: 1, ...LEVELS },
  ...{ interpolation: 'bilinear', cropPct: 1, cropMode: 'squash' },
};

/** A bright square, class 1, on a dark ground; the outermost row does not count. */
function pair(number: number): MaskedImage {
  const random = new RandomStream(7, 0, number);
  const [top, left, side] = [2 + random.integer(8), 2 + random.integer(8), 6 + random.integer(6)];
  const inside = (i: number): boolean => {
    const [y, x] = [Math.floor(i / SIDE), i % SIDE];
    return y >= top && y < top + side && x >= left && x < left + side;
  };
  const size = { width: SIDE, height: SIDE, channels: 1 } as const;
  const pixels = Array.from({ length: SIDE * SIDE }, (_, i) => i);
  return {
    image: { ...size, data: Uint8Array.from(pixels, (i) => (inside(i) ? 180 : 60) + random.integer(40)) },
    mask: { ...size, data: Uint8Array.from(pixels, (i) => (i < SIDE ? 255 : Number(inside(i)))) },
  };
}

const network = (): SegmentationModel =>
  createSegmentationModel({
    ...{ decoder: 'unet', backbone: 'mobilenetv3_small_050', decoderChannels: [16, 8, 8, 8] },
    ...{ numClasses: 2, inChannels: 1, smallImage: true },
  });

const batchesOf = (load: (index: number) => MaskedImage, count = 8) =>
  imageBatches({ labels: new Int32Array(count), load: async (index) => load(index) }, { batchSize: 4, ...LEVELS });

async function trained(): Promise<{ model: SegmentationModel; epochs: EpochEvent[] }> {
  manualSeed(3);
  const model = network();
  const augment = jointAugmentation({ imageSize: [SIDE, SIDE], channels: 1, scale: [0.7, 1] });
  const epochs: EpochEvent[] = [];
  for await (const event of fit({
    ...{ model, optimizer: new AdamW(model.parameters(), { lr: 0.01 }), epochs: 12, stepsPerEpoch: 2 },
    trainBatches: (epoch) => batchesOf((index) => augment(pair(index), new RandomStream(1, epoch, index))),
    validationBatches: () => batchesOf((index) => pair(8 + index), 4),
    lrAt: () => 0.01,
  }))
    if (event.kind === 'epoch') epochs.push(event);
  return { model, epochs };
}

it('a network learns where squares are; its file makes it again, and finds them in pictures', async () => {
  const { model, epochs } = await trained();
  const last = epochs[epochs.length - 1];
  expect(last.validationMeanIou).toBeGreaterThan(0.8);
  expect(last.validationAccuracy).toBeGreaterThan(0.9);
  expect(last.validationMeanIou).toBeLessThanOrEqual(1);
  const best = Math.max(...epochs.map(({ validationMeanIou }) => validationMeanIou as number));
  expect(epochs.findLast((epoch) => epoch.best)?.validationMeanIou).toBe(best);

  const { confusion, accuracy, loss } = await evaluator(model)(batchesOf((index) => pair(8 + index), 4));
  // Of each picture, all rows but the first count.
  expect(confusion?.total).toBe(4 * SIDE * (SIDE - 1));
  expect(accuracy).toBe(last.validationAccuracy);
  expect(loss).toBeCloseTo(last.validationLoss, 5);

  const classNames = ['ground', 'square'];
  const bytes = await bytesOf((sink) => saveModel(sink, model, { preprocessing: PREPROCESSING, classNames }));
  const loaded = await loadSegmentationModel(bytesSource(bytes));
  expect(loaded.classNames).toEqual(classNames);
  expect(loaded.model.architecture).toEqual(model.architecture);
  await expect(loadModel(bytesSource(bytes))).rejects.toThrow(
    'gives each pixel a class (unet over mobilenetv3_small_050); call loadSegmentationModel',
  );
  await expect(load(bytesSource(bytes))).rejects.toThrow('call loadSegmentationModel');
  const other = createSegmentationModel({
    decoder: 'fpn',
    backbone: 'mobilenetv3_small_050',
    numClasses: 2,
    inChannels: 1,
    smallImage: true,
  });
  await expect(loadWeights(bytesSource(bytes), other)).rejects.toThrow('the decoder unet');

  const segmenter = await load(bytesSource(bytes), { task: 'segment' });
  const { image, mask } = pair(20);
  const found = await segmenter.segment(image);
  const right = (labels: Uint8Array): number =>
    labels.filter((label, i) => mask.data[i] !== 255 && label === mask.data[i]).length / (SIDE * (SIDE - 1));
  expect(right(found.mask.data)).toBeGreaterThan(0.9);
  expect(found.shares[0] + found.shares[1]).toBeCloseTo(1);
  const windows = await segmenter.segment(image, { window: 16, overlap: 8 });
  expect(right(windows.mask.data)).toBeGreaterThan(0.85);
  expect(found.probability).toBeUndefined();
  for (const options of [{}, { window: 16, overlap: 8 }]) {
    const { mask: labels, probability = [] } = await segmenter.segment(image, { ...options, probabilityOf: 1 });
    expect(probability).toHaveLength(labels.data.length);
    expect(labels.data.every((label, i) => (label === 1) === probability[i] > 0.5)).toBe(true);
  }
  await expect(segmenter.segment(image, { probabilityOf: 2 })).rejects.toThrow(
    'Segmenter.segment: probabilityOf must be an integer in [0, 1]: got 2',
  );
  expect(overlayMask(found).channels).toBe(3);
});

it('a classifier is no segmentation network, and says so', async () => {
  const model = createModel('mobilenetv3_small_050', { numClasses: 2 });
  const bytes = await bytesOf((sink) => saveModel(sink, model));
  await expect(loadSegmentationModel(bytesSource(bytes))).rejects.toThrow('is of a classifier (mobilenetv3_small_050)');
});

it('masks without a pixel that counts are refused', async () => {
  const model = network();
  const blank = (index: number): MaskedImage => {
    const { image, mask } = pair(index);
    return { image, mask: { ...mask, data: mask.data.map(() => 255) } };
  };
  const options = { epochs: 1, stepsPerEpoch: 1, lrAt: () => 0.1, validationBatches: () => [] };
  const events = fit({
    ...options,
    model,
    optimizer: new AdamW(model.parameters(), { lr: 0.1 }),
    trainBatches: () => batchesOf(blank),
  });
  await expect(events.next()).rejects.toThrow('all pixels of its masks are 255, which is ignored');
});

it('windows of a network of one size must have that size', async () => {
  const model = createSegmentationModel({
    decoder: 'segformer',
    backbone: 'vit_tiny_patch16_224',
    numClasses: 2,
    inChannels: 1,
    imageSize: SIDE - 8,
  });
  const segmenter = new Segmenter(model, { ...PREPROCESSING, imageSize: [16, 16] });
  await expect(segmenter.segment(pair(0).image, { window: 20 })).rejects.toThrow(
    'vit_tiny_patch16_224 was made for 16 × 16: got windows of 20 × 20',
  );
  expect(model.forward(zeros([1, 16, 16, 1])).shape).toEqual([1, 16, 16, 2]);
});
