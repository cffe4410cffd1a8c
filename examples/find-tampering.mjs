// Finds regions that were spliced into pictures: MVSS-Net's two branches against a plain U-Net, on photographs that neither has seen.
// `node examples/find-tampering.mjs` takes some seconds, and trains far too little; `node examples/find-tampering.mjs full 1` has the settings of
// docs/forensics.md and takes some minutes. The number is the seed.

import { compile, tensor } from 'fovea';
import { forgeImage, imageScore, LocalizationMetrics } from 'fovea/forensics';
import { imageBatches, RandomStream } from 'fovea/images';
import { manualSeed } from 'fovea/nn';
import { crossEntropy, diceLoss, softmax } from 'fovea/ops';
import { AdamW, oneCycleLr } from 'fovea/optim';
import { createSegmentationModel, mvssLoss } from 'fovea/segmentation';
import * as training from 'fovea/train';

/** @typedef {Pick<import('fovea/data').LabelledBatch, 'images' | 'shape'>} Batch */

const full = process.argv.includes('full');
const SEED = Number(process.argv[3] ?? 1);
const [SIDE, BATCH, STEPS, TESTS] = full ? [64, 16, 400, 128] : [32, 8, 40, 32];
const LEVELS = { mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] };
const PHOTOS = 200;

// Discs of any colour on a slope, as a camera of some noise sees them: what they show hardly tells what was spliced in.
function takePhoto(number = 0) {
  const random = new RandomStream(SEED, 1, number);
  const noise = Math.exp(random.uniform(Math.log(1.5), Math.log(8)));
  const discs = Array.from({ length: 9 }, () => ({
    ...{ x: random.uniform(0, SIDE), y: random.uniform(0, SIDE), radius: random.uniform(0.06, 0.25) * SIDE },
    color: [0, 1, 2].map(() => random.uniform(30, 225)),
  }));
  const [ground, slope] = [[0, 1, 2].map(() => random.uniform(60, 190)), random.uniform(-0.6, 0.6)];
  const data = Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE), i % 3];
    const disc = discs.find((one) => Math.hypot(x - one.x, y - one.y) < one.radius);
    const level = (disc ? disc.color[c] : ground[c]) + slope * (x - y) + noise * random.normal();
    return Math.min(255, Math.max(0, Math.round(level)));
  });
  return { width: SIDE, height: SIDE, channels: /** @type {const} */ (3), data };
}

// Photographs from `first` on, and forgeries of them alone.
function forgeries(first = 0, count = PHOTOS) {
  const photos = Array.from({ length: count }, (_, i) => takePhoto(first + i));
  return async (index = 0) => {
    const { image, mask } = await forgeImage(photos, index, { kinds: ['splice'], area: [0.05, 0.25], seed: SEED });
    return { image, mask: { ...mask, data: mask.data.map((value) => Number(value > 0)) } };
  };
}

const [seen, unseen] = [forgeries(0), forgeries(PHOTOS, 64)];
/**
 * Batches of some forgeries.
 * @param {(index: number) => ReturnType<ReturnType<typeof forgeries>>} load
 */
const batchesOf = (load, from = 0, count = BATCH) =>
  imageBatches({ labels: new Int32Array(count), load: (index) => load(from + index) }, { batchSize: BATCH, ...LEVELS });

// What `fovea train task=segment` trains a U-Net with.
/** @type {import('fovea/train').TrainingLoss} */
const overlapLoss = (logits, target) =>
  crossEntropy(logits, target).add(diceLoss(softmax(logits), target, { batch: true }));

/** @param {'mvss' | 'unet'} decoder */
async function trainAndTest(decoder) {
  manualSeed(SEED);
  const model = createSegmentationModel({
    ...{ decoder, backbone: 'mobilenetv3_small_050', numClasses: 2, encoderDepth: 3 },
    ...(decoder === 'unet' ? { decoderChannels: [48, 32, 16] } : { decoderChannels: 32 }),
  });
  const optimizer = new AdamW(model.parameters(), { lr: 0.004 });
  const events = training.fit({
    ...{ model, optimizer, epochs: 1, stepsPerEpoch: STEPS, lrAt: oneCycleLr({ maxLr: 0.004, totalSteps: STEPS }) },
    // New forgeries in every step.
    trainBatches: () => batchesOf(seen, 0, STEPS * BATCH),
    validationBatches: () => batchesOf(unseen),
    loss: decoder === 'mvss' ? mvssLoss(model) : overlapLoss,
  });
  for await (const _ of events);
  const run = compile((/** @type {import('fovea').Tensor} */ images) => softmax(model.forward(images)).slice(3, 1));
  model.eval();
  return test(async ({ images, shape }) => (await run(tensor(images, shape))).data());
}

/**
 * Figures of probabilities `[N, H, W]` that a function gives of a batch.
 * @param {(batch: Batch) => Float32Array | Promise<ArrayLike<number>>} find
 */
async function test(find) {
  const metrics = new LocalizationMetrics();
  for await (const { images, shape, masks } of batchesOf(unseen, 0, TESTS)) {
    const values = await find({ images, shape });
    for (let i = 0; i < shape[0]; i++) {
      const [from, to] = [i * SIDE * SIDE, (i + 1) * SIDE * SIDE];
      const own = Float32Array.from({ length: to - from }, (_, k) => Math.min(1, values[from + k]));
      metrics.update(own, masks?.subarray(from, to) ?? [], imageScore(own));
    }
  }
  return metrics.report();
}

/**
 * @param {string} name
 * @param {import('fovea/forensics').LocalizationReport} report
 */
function show(name, { tamperedImages, perImage, byImage }) {
  const numbers = [tamperedImages.auc, perImage.f1, tamperedImages.best.f1, byImage.auc];
  console.log([name.padEnd(10), ...numbers.map((value) => value.toFixed(3))].join('  '));
}

console.log('            AUC   mean F1  best F1 (pixels of spliced images), AUC (images)');
show('everything', await test(({ shape }) => new Float32Array(shape[0] * SIDE * SIDE).fill(1)));
show('unet', await trainAndTest('unet'));
show('mvss', await trainAndTest('mvss'));
