// What every family of backbones must do: overfit a few images, train to the same bits with one and two threads, and give an image the same
// logits in any batch. The tests are in several files, so that they run side by side.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { parseIdx } from '../src/data/index.ts';
import { createScaledModel, type ImageModel, listModels, type ModelTrial, modelRecord } from '../src/models/index.ts';
import { manualSeed, stateDict } from '../src/nn/index.ts';
import { crossEntropy } from '../src/ops/index.ts';
import { AdamW } from '../src/optim/index.ts';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';

const SIDE = 28;

function readSubset(name: string): Uint8Array {
  const path = new URL(`../../cli/assets/fashion-mnist/${name}.br`, import.meta.url);
  return parseIdx(brotliDecompressSync(readFileSync(path)), name).data as Uint8Array;
}

const MOST_IMAGES = 16;
const pixels = Float32Array.from(
  readSubset('train-images-idx3-ubyte').subarray(0, MOST_IMAGES * SIDE * SIDE),
  (v) => v / 127.5 - 1,
);
const classes = Int32Array.from(readSubset('train-labels-idx1-ubyte').subarray(0, MOST_IMAGES));

/** The first images as grey ones of another size: the nearest pixels. */
function images(count: number, side: number): Tensor {
  const at = (i: number): number => Math.floor(((i + 0.5) * SIDE) / side);
  const values = Float32Array.from({ length: count * side * side }, (_, flat) => {
    const [row, column] = [Math.floor(flat / side) % side, flat % side];
    return pixels[Math.floor(flat / (side * side)) * SIDE * SIDE + at(row) * SIDE + at(column)];
  });
  return tensor(values, [count, side, side, 1]);
}

interface Plan extends ModelTrial {
  readonly name: string;
}

/** The trials that models' records name, the smallest network of each architecture; the first is the quickest. */
export const PLANS: readonly Plan[] = listModels().flatMap((name) => {
  const { trial } = modelRecord(name);
  return trial ? [{ name, ...trial }] : [];
});

/** The plans but the first, dealt out to so many files. */
export const plansOfFile = (file: number): readonly Plan[] => PLANS.slice(1).filter((_, i) => i % FILES === file);
export const FILES = 3;

interface Run {
  readonly model: ImageModel;
  /** One step; the loss before it. */
  readonly step: () => Promise<number>;
}

function start({ name, batchSize = MOST_IMAGES, lr = 1e-3, dropPathRate = 0.05, ...size }: Plan): Run {
  manualSeed(1);
  const { imageSize, smallImage = false } = size;
  const rates = { dropRate: 0.1, dropPathRate };
  // A part of the channels: what is tested depends on how layers are connected, and the time of tests on parameters.
  const scale = modelRecord(name).scalable.includes('width') ? { width: 0.25 } : {};
  const model = createScaledModel(name, scale, { numClasses: 10, inChannels: 1, imageSize, smallImage, ...rates });
  const optimizer = new AdamW(model.parameters(), { lr, weightDecay: 0.01 });
  const run = compile((x: Tensor, y: Tensor) => {
    const loss = crossEntropy(model.forward(x), y);
    optimizer.minimize(loss);
    return loss;
  });
  const [x, y] = [images(batchSize, imageSize), tensor(classes.subarray(0, batchSize))];
  return { model, step: async () => (await run(x, y)).item() };
}

async function digest(model: ImageModel): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, { data }] of await stateDict(model)) {
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}

async function firstSteps(plan: Plan, threads: number): Promise<{ run: Run; trail: string }> {
  await (await getBackend()).dispose();
  await setBackend('wasm', { threads });
  const run = start(plan);
  const losses = [await run.step(), await run.step(), await run.step()];
  return { run, trail: `${losses.join(' ')} ${await digest(run.model)}` };
}

const MOST_STEPS = 150;
const OVERFITTED = 0.1;

async function check(plan: Plan): Promise<void> {
  const { imageSize, batchSize = MOST_IMAGES } = plan;
  const alone = await firstSteps(plan, 1);
  alone.run.model.dispose();
  const { run, trail } = await firstSteps(plan, 2);
  expect(trail).toBe(alone.trail);
  let loss = Number.POSITIVE_INFINITY;
  for (let i = 0; i < MOST_STEPS && loss > OVERFITTED; i++) loss = await run.step();
  expect(loss).toBeLessThanOrEqual(OVERFITTED);
  const { model } = run;
  model.eval();
  const x = images(batchSize, imageSize);
  const together = await model.forward(x).data();
  const largest = Math.max(...together.map(Math.abs));
  for (const i of [0, 7, batchSize - 1]) {
    const single = await model.forward(x.slice(0, i, i + 1)).data();
    for (let k = 0; k < 10; k++) expect(Math.abs(single[k] - together[i * 10 + k]) / largest).toBeLessThan(2e-5);
  }
  model.dispose();
}

/** The tests of some of the plans. */
export function testBackbones(plans: readonly Plan[]): void {
  afterAll(async () => {
    await (await getBackend()).dispose();
  });
  it.each(plans)(
    '$name trains alike with any number of threads, overfits, and does not care for the batch',
    check,
    300_000,
  );
}
