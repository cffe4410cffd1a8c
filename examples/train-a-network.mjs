// A network of one's own, trained to tell horizontal stripes from vertical ones.

import { compile, tensor } from 'fovea';
import { BatchNorm2d, Conv2d, Linear, Module, manualSeed } from 'fovea/nn';
import { activate, crossEntropy, globalAveragePool2d } from 'fovea/ops';
import { AdamW } from 'fovea/optim';

class StripeNet extends Module {
  conv = new Conv2d(1, 8, { kernelSize: 3, padding: 1, bias: false });
  bn = new BatchNorm2d(8);
  head = new Linear(8, 2);

  /** @param {import('fovea').Tensor} images */
  forward(images) {
    const maps = activate(this.bn.forward(this.conv.forward(images)), 'relu');
    return this.head.forward(globalAveragePool2d(maps));
  }
}

/**
 * Images `[N, 16, 16, 1]` of random stripes, and which way they run.
 * @param {number} count
 */
function makeBatch(count) {
  const labels = Int32Array.from({ length: count }, () => Math.round(Math.random()));
  const pixels = new Float32Array(count * 256).map((_, i) => {
    const [image, y, x] = [i >> 8, (i >> 4) & 15, i & 15];
    return ((labels[image] ? x : y) & 2) - 1 + Math.random() - 0.5;
  });
  return { images: tensor(pixels, [count, 16, 16, 1]), labels: tensor(labels) };
}

manualSeed(1);
const model = new StripeNet();
const optimizer = new AdamW(model.parameters(), { lr: 0.02 });

// Traced once: forward, backward and update become one program.
const step = compile((images, labels) => {
  const logits = model.forward(images);
  const loss = crossEntropy(logits, labels);
  optimizer.minimize(loss);
  return { loss, accuracy: logits.argmax(1).equal(labels).cast('float32').mean() };
});

let accuracy = 0;
for (let i = 0; i < 60; i++) {
  const { images, labels } = makeBatch(32);
  const result = await step(images, labels);
  accuracy = await result.accuracy.item();
  if (i % 20 === 0) console.log(`step ${i}: loss ${(await result.loss.item()).toFixed(3)}`);
}
console.log(`accuracy: ${(100 * accuracy).toFixed(0)} %`);
