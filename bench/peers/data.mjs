// One measurement of the suite of data in a process of its own: a request as JSON in the first argument, an answer as JSON on the last line.
// Times are milliseconds per picture: by the clock, and of all processors together.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setBackend } from 'fovea';
import { batches } from 'fovea/data';
import { decodeImage, resizeAndCrop } from 'fovea/images';
import { createModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { SGD } from 'fovea/optim';
import { fit } from 'fovea/train';
import sharp from 'sharp';
import { listFolder } from '../../packages/cli/dist/data/image-list.js';
import { dataOfPictures } from '../../packages/cli/dist/data/picture-data.js';

const SIZE = 224;
/** Tasks at a time, as the loader has them. */
const TASKS_A_THREAD = 3;
const WARM_UP_STEPS = 3;
const [mean, std] = [
  [0.485, 0.456, 0.406],
  [0.229, 0.224, 0.225],
];
const preprocessing = {
  ...{ imageSize: [SIZE, SIZE], channels: 3, mean, std },
  ...{ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' },
};

const request = JSON.parse(process.argv[2]);
const { folder, threads, batch } = request;
const files = () =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.jpg'))
    .sort()
    .map((name) => join(folder, name));

class Watch {
  constructor() {
    this.start = performance.now();
    this.cpu = process.cpuUsage();
  }

  per(pictures) {
    const { user, system } = process.cpuUsage(this.cpu);
    return { ms: (performance.now() - this.start) / pictures, cpuMs: (user + system) / 1000 / pictures };
  }
}

/** What sharp does by itself: each file decoded and resized, as many at a time as the loader has. */
async function sharpAlone() {
  const list = files();
  const one = (path) => sharp(path).resize(SIZE, SIZE).raw().toBuffer();
  await Promise.all(list.slice(0, 16).map(one));
  const watch = new Watch();
  let next = 0;
  const work = async () => {
    while (next < list.length) await one(list[next++]);
  };
  await Promise.all(Array.from({ length: threads * TASKS_A_THREAD }, work));
  return watch.per(list.length);
}

/** The data of a run of the command, nearly all of them to train on. */
async function pictures({ cache, colorJitter = 0.4, augment = true }, cacheFolder) {
  const augmentation = { imageSize: [SIZE, SIZE], interpolation: 'bicubic', colorJitter, mean };
  return dataOfPictures(await listFolder(folder), {
    ...{ setting: folder, preprocessing, augmentation: augment ? augmentation : undefined, batch, cache, cacheFolder },
    ...{
      sampler: 'random',
      mixup: 0,
      cutmix: 0,
      seed: 0,
      testSplit: 0.01,
      validationSplit: 0.01,
      fraction: 1,
      strict: false,
    },
    ...{ workers: threads, signal: new AbortController().signal, say: console.error },
  });
}

const order = (epoch, to = Number.MAX_SAFE_INTEGER) => ({ epoch, from: 0, to, batchSize: batch });

async function loader(cacheFolder) {
  const data = await pictures(request, cacheFolder);
  let next = data.trainBatches(order(0, 2));
  for await (const _ of next);
  const watch = new Watch();
  let count = 0;
  next = data.trainBatches(order(1));
  for await (const { labels } of next) count += labels.length;
  const result = watch.per(count);
  await data.close();
  return result;
}

/** Pictures that lie in memory ready to be trained on. */
async function inMemory() {
  const list = files().slice(0, 20 * batch);
  const pixels = new Uint8Array(list.length * SIZE * SIZE * 3);
  for (const [i, path] of list.entries())
    pixels.set(resizeAndCrop(await decodeImage(path), preprocessing).data, i * SIZE * SIZE * 3);
  const set = { pixels, height: SIZE, width: SIZE, channels: 3, classNames: Array.from({ length: 10 }, String) };
  const images = { ...set, labels: Int32Array.from(list, (_, i) => i % 10) };
  return {
    trainBatches: ({ epoch }) =>
      batches(images, { batchSize: batch, shuffle: true, dropLast: true, seed: 0, epoch, mean, std, flip: 0.5 }),
    close: async () => {},
  };
}

async function train(cacheFolder) {
  const data = request.cache === 'ready' ? await inMemory() : await pictures(request, cacheFolder);
  await setBackend('wasm', { threads });
  manualSeed(0);
  const model = createModel(request.model, { numClasses: 10 });
  const events = fit({
    ...{ model, optimizer: new SGD(model.parameters(), { lr: 1e-3, momentum: 0.9 }), lrAt: () => 1e-3 },
    ...{ epochs: 1, stepsPerEpoch: request.steps },
    trainBatches: async function* () {
      let left = request.steps;
      for (let epoch = 0; ; epoch++)
        for await (const next of data.trainBatches(order(epoch))) {
          if (left-- === 0) return;
          yield next;
        }
    },
    validationBatches: () => data.trainBatches(order(0, 1)),
  });
  let watch;
  let result;
  for await (const event of events) {
    if (event.kind !== 'step') break;
    if (event.step + 1 === WARM_UP_STEPS) watch = new Watch();
    if (event.step + 1 === request.steps) {
      result = watch.per((request.steps - WARM_UP_STEPS) * batch);
      break;
    }
  }
  await data.close();
  return result;
}

const KINDS = { sharp: sharpAlone, loader, train };
const cacheFolder = mkdtempSync(join(tmpdir(), 'fovea-bench-'));
const result = await KINDS[request.kind](cacheFolder);
rmSync(cacheFolder, { recursive: true });
console.log(JSON.stringify(result));
process.exit(0);
