// Trains a U-Net that finds squares and discs, pixel by pixel, and tells how well on images that it has not seen: `node examples/segmentation.mjs`.

import { imageBatches, jointAugmentation, RandomStream } from 'fovea/images';
import { manualSeed } from 'fovea/nn';
import { AdamW } from 'fovea/optim';
import { Segmenter } from 'fovea/predict';
import { createSegmentationModel } from 'fovea/segmentation';
import * as training from 'fovea/train';

const [COUNT, SIDE, BATCH, EPOCHS] = [24, 32, 8, 8];
const LEVELS = { mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] };
const COLORS = [
  [40, 44, 52],
  [210, 90, 60],
  [70, 140, 220],
];

// A square, class 1, and a disc, class 2, on a ground, class 0.
function drawPair(number = 0) {
  const random = new RandomStream(1, 0, number);
  const mask = new Uint8Array(SIDE * SIDE);
  for (const label of [1, 2]) {
    const radius = 4 + random.integer(4);
    const [x, y] = [radius + random.integer(SIDE - 2 * radius), radius + random.integer(SIDE - 2 * radius)];
    for (let i = 0; i < mask.length; i++) {
      const [dx, dy] = [Math.abs((i % SIDE) - x), Math.abs(Math.floor(i / SIDE) - y)];
      if (label === 1 ? Math.max(dx, dy) <= radius : Math.hypot(dx, dy) <= radius) mask[i] = label;
    }
  }
  const data = Uint8Array.from(
    { length: 3 * mask.length },
    (_, i) => COLORS[mask[Math.floor(i / 3)]][i % 3] + random.integer(30),
  );
  const size = { width: SIDE, height: SIDE };
  return {
    image: { ...size, channels: /** @type {const} */ (3), data },
    mask: { ...size, channels: /** @type {const} */ (1), data: mask },
  };
}

manualSeed(2);
const model = createSegmentationModel({
  ...{ decoder: 'unet', backbone: 'mobilenetv3_small_050', numClasses: 3, smallImage: true },
  decoderChannels: [32, 16, 16, 16],
});
const augment = jointAugmentation({ imageSize: [SIDE, SIDE], scale: [0.5, 1], colorJitter: 0.2 });
/** @param {number} epoch */
const trainBatches = (epoch) =>
  imageBatches(
    {
      labels: new Int32Array(COUNT),
      load: async (index) => augment(drawPair(index), new RandomStream(3, epoch, index)),
    },
    { batchSize: BATCH, ...LEVELS, shuffle: true, epoch },
  );
const validationBatches = () =>
  imageBatches(
    { labels: new Int32Array(8), load: async (index) => drawPair(COUNT + index) },
    { batchSize: 8, ...LEVELS },
  );
const plan = { epochs: EPOCHS, stepsPerEpoch: COUNT / BATCH, lrAt: () => 0.005 };
const optimizer = new AdamW(model.parameters(), { lr: 0.005 });
for await (const event of training.fit({ model, optimizer, trainBatches, validationBatches, ...plan }))
  if (event.kind === 'epoch')
    console.log(
      `epoch ${event.epoch + 1}: loss ${event.trainLoss.toFixed(2)}, validation loss ${event.validationLoss.toFixed(2)}`,
    );

const { confusion } = await training.evaluator(model)(validationBatches());
const segmenter = new Segmenter(
  model,
  { imageSize: [SIDE, SIDE], channels: 3, ...LEVELS, interpolation: 'bilinear', cropPct: 1, cropMode: 'squash' },
  ['ground', 'square', 'disc'],
);
const { shares } = await segmenter.segment(drawPair(COUNT).image);
console.log(
  `an image: ${[...shares].map((share, c) => `${segmenter.classNames?.[c]} ${(100 * share).toFixed(0)} %`).join(', ')}`,
);
console.log(`mean IoU: ${(100 * (confusion?.meanIou ?? 0)).toFixed(0)} %`);
