// Inputs that are seldom there, such as rare words: their weights get a gradient in few batches. SGD takes the same step size for all weights,
// Adagrad and Adam one for each: `node examples/sparse-gradients.mjs`.

import { compile, Generator, tensor } from 'fovea';
import { Parameter } from 'fovea/nn';
import { Adagrad, Adam, SGD } from 'fovea/optim';

const [FREQUENT, RARE] = [16, 48];
const INPUTS = FREQUENT + RARE;
/** How often an input is there. */
const SHARE = Array.from({ length: INPUTS }, (_, i) => (i < FREQUENT ? 0.5 : 0.01));
const [BATCHES, BATCH, EPOCHS] = [32, 64, 10];

/** @typedef {import('fovea').Tensor} Tensor */
/** @typedef {(params: Parameter[], lr: number) => SGD | Adagrad | Adam} MakeOptimizer */

/** Examples of zeros and ones, and what a linear model with weights of size 1 makes of them. */
async function drawBatches() {
  const random = new Generator(1);
  const signs = await random.uniform([INPUTS]).data();
  const wanted = Float32Array.from(signs, (value) => (value < 0.5 ? -1 : 1));
  const words = await random.uniform([BATCHES, BATCH, INPUTS]).data();
  const there = Float32Array.from(words, (value, i) => (value < SHARE[i % INPUTS] ? 1 : 0));
  const inputs = tensor(there, [BATCHES, BATCH, INPUTS]);
  const targets = inputs.matmul(tensor(wanted, [1, INPUTS, 1]).expand(BATCHES, INPUTS, 1));
  const batch = (/** @type {Tensor} */ all, /** @type {number} */ i) => all.slice(0, i, i + 1).reshape(BATCH, -1);
  return { wanted, batches: Array.from({ length: BATCHES }, (_, i) => [batch(inputs, i), batch(targets, i)]) };
}

/**
 * Mean loss of the last epoch, and how far the weights are from those wanted.
 * @param {MakeOptimizer} makeOptimizer
 * @param {number} lr
 * @param {Awaited<ReturnType<typeof drawBatches>>} data
 */
async function train(makeOptimizer, lr, { wanted, batches }) {
  const weight = new Parameter(new Float32Array(INPUTS), [INPUTS, 1]);
  const optimizer = makeOptimizer([weight], lr);
  const step = compile((x, y) => {
    const loss = x.matmul(weight.read()).sub(y).square().mean();
    optimizer.minimize(loss);
    return loss;
  });
  let loss = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    loss = 0;
    for (const [x, y] of batches) loss += (await (await step(x, y)).item()) / BATCHES;
  }
  const errors = Array.from(await weight.data(), (value, i) => Math.abs(value - wanted[i]));
  const mean = (/** @type {number[]} */ list) => list.reduce((sum, error) => sum + error, 0) / list.length;
  return { loss, frequent: mean(errors.slice(0, FREQUENT)), rare: mean(errors.slice(FREQUENT)) };
}

/**
 * Each optimiser with the rate of the grid that leaves the lowest loss.
 * @type {Record<string, MakeOptimizer>}
 */
const OPTIMISERS = {
  SGD: (params, lr) => new SGD(params, { lr }),
  Adagrad: (params, lr) => new Adagrad(params, { lr }),
  Adam: (params, lr) => new Adam(params, { lr }),
};
const RATES = [0.01, 0.03, 0.1, 0.2, 0.3, 1, 3];

const WIDTHS = [8, 10, 8, 26, 16];
const row = (/** @type {(string | number)[]} */ ...cells) =>
  cells.map((cell, i) => String(cell).padStart(WIDTHS[i])).join(' ');

const data = await drawBatches();
console.log(`${FREQUENT} inputs in half of the examples, ${RARE} in one of 100; ${EPOCHS * BATCHES} steps`);
console.log(row('', 'best rate', 'loss', 'error of frequent weights', 'of rare weights'));
for (const [name, make] of Object.entries(OPTIMISERS)) {
  const results = [];
  for (const lr of RATES) results.push({ lr, ...(await train(make, lr, data)) });
  const { lr, loss, frequent, rare } = results.reduce((best, result) => (result.loss < best.loss ? result : best));
  console.log(row(name, lr, loss.toExponential(1), frequent.toFixed(3), rare.toFixed(3)));
}
