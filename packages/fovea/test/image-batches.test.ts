// Batches of images that are loaded one by one: the same as those of a set in memory, bounded, and training on them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batches, type ImageSet, type LabelledBatch } from '../src/data/index.ts';
import {
  type ImageSource,
  imageBatches,
  RandomStream,
  type RasterImage,
  randomHorizontalFlip,
} from '../src/images/index.ts';
import { getBackend, setBackend } from '../src/index.ts';
import { createModel } from '../src/models/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { SGD } from '../src/optim/index.ts';
import { evaluator, fit } from '../src/train/index.ts';
import { largestDifference } from './image-cases.ts';
import { inFullTier } from './tiers.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const SIZE = 8 * 8 * 3;
const set: ImageSet = {
  pixels: Uint8Array.from({ length: 11 * SIZE }, (_, i) => (i * 31 + (i >> 5)) % 256),
  labels: Int32Array.from({ length: 11 }, (_, i) => i % 3),
  height: 8,
  width: 8,
  channels: 3,
  classNames: ['a', 'b', 'c'],
};
const image = (index: number): RasterImage => ({
  height: 8,
  width: 8,
  channels: 3,
  data: set.pixels.subarray(index * SIZE, (index + 1) * SIZE),
});
const source: ImageSource = { labels: set.labels, load: async (index) => image(index) };
const LEVELS = { mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 0.3] };

async function all(made: AsyncIterable<LabelledBatch>): Promise<LabelledBatch[]> {
  const list: LabelledBatch[] = [];
  for await (const batch of made) list.push(batch);
  return list;
}

describe('imageBatches', () => {
  it.each([
    { shuffle: false },
    { shuffle: true, seed: 4, epoch: 3 },
    { shuffle: true, dropLast: true, from: 1 },
    { shuffle: true, from: 1, to: 2 },
    { from: 9 },
  ])('are those of a set in memory: %o', async (options) => {
    const expected = [...batches(set, { batchSize: 4, ...LEVELS, ...options })];
    for (const prefetch of [0, 1, 5]) {
      const made = await all(imageBatches(source, { batchSize: 4, ...LEVELS, ...options, prefetch }));
      expect(made.map(({ labels, shape }) => ({ labels, shape }))).toEqual(
        expected.map(({ labels, shape }) => ({ labels, shape })),
      );
      made.forEach(({ images }, b) => {
        expect(largestDifference(images, expected[b].images)).toBeLessThan(1e-5);
      });
    }
  });

  it('load no more ahead than they are told, and tell the epoch', async () => {
    const loaded: [number, number][] = [];
    const watched: ImageSource = {
      labels: set.labels,
      load: async (index, epoch) => {
        loaded.push([index, epoch]);
        return image(index);
      },
    };
    const made = imageBatches(watched, { batchSize: 2, ...LEVELS, epoch: 7, prefetch: 2 });
    expect(loaded).toEqual([]);
    await made.next();
    expect(loaded).toEqual([0, 1, 2, 3, 4, 5].map((index) => [index, 7]));
    await made.next();
    expect(loaded).toHaveLength(8);
    await made.return();
    expect(loaded).toHaveLength(8);
  });

  it('throw what loading throws, when its batch is due', async () => {
    const broken: ImageSource = {
      labels: set.labels,
      load: async (index) => {
        if (index === 5) throw new Error('image 5 is gone');
        return image(index);
      },
    };
    const made = imageBatches(broken, { batchSize: 2, ...LEVELS, prefetch: 4 });
    expect((await made.next()).done).toBe(false);
    expect((await made.next()).done).toBe(false);
    await expect(made.next()).rejects.toThrow('image 5 is gone');
  });

  it('refuse images of several sizes, and options out of range', async () => {
    const mixed: ImageSource = {
      labels: set.labels,
      load: async (index) => (index === 3 ? { ...image(3), height: 4, width: 16 } : image(index)),
    };
    await expect(all(imageBatches(mixed, { batchSize: 8, ...LEVELS }))).rejects.toThrow('got 4 × 16 × 3 for image 3');
    const grey = { batchSize: 8, mean: [0], std: [1] };
    await expect(all(imageBatches(source, grey))).rejects.toThrow(
      'got 8 × 8 × 3 for image 0, 8 × 8 × 3 before, 1 means',
    );
    expect(() => imageBatches(source, { batchSize: 0, ...LEVELS })).toThrow('imageBatches: batchSize must be');
    expect(() => imageBatches(source, { batchSize: 1, mean: [0, 0], std: [1] })).toThrow('imageBatches: std must be 2');
    expect(() => imageBatches(set as never, { batchSize: 1, ...LEVELS })).toThrow(
      'imageBatches: source must be { labels: Int32Array, load(index, epoch) }: got { pixels: {…}, labels: {…}, height: 8, width: 8, channels: 3, classNames: ["a", …',
    );
  });

  it.runIf(inFullTier)('train and evaluate, the same each time, also from the middle of an epoch', async () => {
    const augmented: ImageSource = {
      labels: set.labels,
      load: async (index, epoch) => randomHorizontalFlip(image(index), new RandomStream(5, epoch, index)),
    };
    const options = { batchSize: 4, ...LEVELS, shuffle: true, dropLast: true };
    const losses = async () => {
      manualSeed(0);
      const model = createModel('mobilenetv3_small_050', { numClasses: 3, smallImage: true });
      const run = fit({
        model,
        optimizer: new SGD(model.parameters(), { lr: 0.01 }),
        epochs: 2,
        stepsPerEpoch: 2,
        trainBatches: (epoch, from) => imageBatches(augmented, { ...options, epoch, from }),
        validationBatches: () => imageBatches(source, { batchSize: 4, ...LEVELS }),
        lrAt: () => 0.01,
      });
      const list: number[] = [];
      for await (const event of run) list.push(event.kind === 'step' ? event.loss : event.validationLoss);
      const { accuracy, labels } = await evaluator(model)(imageBatches(source, { batchSize: 3, ...LEVELS }));
      expect(labels).toEqual(set.labels);
      return [...list, accuracy];
    };
    expect(await losses()).toEqual(await losses());
  });
});
