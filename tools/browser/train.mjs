// Trains a small network for a few steps, wherever it is run: in a page, in a worker of a page, in Node.

import { compile, setBackend, tensor } from '../../packages/fovea/dist/index.js';
import { createModel } from '../../packages/fovea/dist/models/index.js';
import { crossEntropy } from '../../packages/fovea/dist/ops/index.js';
import { SGD } from '../../packages/fovea/dist/optim/index.js';

/** @typedef {import('../../packages/fovea/dist/index.js').Tensor} Tensor */

const STEPS = 4;
const BATCH = 8;
const SIDE = 96;

/** What computes, and the loss of every step. @returns {Promise<{ description: string, losses: number[] }>} */
export async function train() {
  const { description } = await setBackend('wasm');
  const model = createModel('mobilenetv3_small_100', { numClasses: 4 });
  const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
  const step = compile((/** @type {Tensor} */ images, /** @type {Tensor} */ labels) => {
    const loss = crossEntropy(model.forward(images), labels);
    optimizer.minimize(loss);
    return loss;
  });
  const pixels = Float32Array.from({ length: BATCH * SIDE * SIDE * 3 }, (_, i) => ((i * 7919) % 1009) / 504.5 - 1);
  const labels = Int32Array.from({ length: BATCH }, (_, i) => i % 4);
  const losses = [];
  for (let i = 0; i < STEPS; i++) {
    const loss = await step(tensor(pixels, [BATCH, SIDE, SIDE, 3]), tensor(labels));
    losses.push(await loss.item());
  }
  return { description, losses };
}
