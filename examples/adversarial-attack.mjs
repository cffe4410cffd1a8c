// Trains a small classifier of two patterns, then finds images that it gets wrong within a budget: `node examples/adversarial-attack.mjs`.

import { compile, tensor } from 'fovea';
import { fgsm, pgd } from 'fovea/attacks';
import { Conv2d, Flatten, Linear, manualSeed, ReLU, Sequential } from 'fovea/nn';
import { crossEntropy } from 'fovea/ops';
import { AdamW } from 'fovea/optim';

const [COUNT, SIDE] = [64, 8];

/** Grey images with a bright square: top left for class 0, bottom right for class 1. */
function drawImages() {
  const pixels = Float32Array.from({ length: COUNT * SIDE * SIDE }, (_, i) => {
    const [image, row, column] = [Math.floor(i / (SIDE * SIDE)), Math.floor(i / SIDE) % SIDE, i % SIDE];
    const bright = image % 2 === 0 ? row < 4 && column < 4 : row >= 4 && column >= 4;
    return (bright ? 0.6 : 0.4) + 0.15 * Math.sin(1.7 * i);
  });
  const classes = Int32Array.from({ length: COUNT }, (_, image) => image % 2);
  return { images: tensor(pixels, [COUNT, SIDE, SIDE, 1]), labels: tensor(classes) };
}

manualSeed(1);
const model = new Sequential(
  new Conv2d(1, 8, { kernelSize: 3, stride: 2, padding: 1 }),
  new ReLU(),
  new Flatten(),
  new Linear(8 * 4 * 4, 2),
);
/** @type {import('fovea/attacks').AttackLoss} */
const loss = (x, y) => crossEntropy(model.forward(x), y);
const optimizer = new AdamW(model.parameters(), { lr: 0.01 });
const step = compile((x, y) => {
  const value = loss(x, y);
  optimizer.minimize(value);
  return value;
});

/** @param {import('fovea').Tensor} images @param {import('fovea').Tensor} labels */
const accuracy = async (images, labels) => {
  const right = model.forward(images).argmax(1).equal(labels).cast('float32').mean();
  return `${Math.round(100 * (await right.item()))} %`;
};

const { images, labels } = drawImages();
for (let i = 0; i < 60; i++) await step(images, labels);
model.eval();
console.log('clean images:', await accuracy(images, labels));
console.log('FGSM, 0.02:', await accuracy(await fgsm(loss, images, labels, { epsilon: 0.02 }), labels));
for (const { norm, epsilon } of /** @type {const} */ ([
  { norm: 'linf', epsilon: 0.15 },
  { norm: 'l2', epsilon: 1.5 },
  { norm: 'l1', epsilon: 9 },
  { norm: 'l0', epsilon: 16 },
])) {
  const adversarial = await pgd(loss, images, labels, { norm, epsilon, steps: 20, quantile: 0.8 });
  console.log(`PGD ${norm}, ${epsilon}:`, await accuracy(adversarial, labels));
}
