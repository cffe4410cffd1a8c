// What a training run may rely on: the same weights on any number of threads, flat memory, clear words when something is wrong.

import { afterEach, describe, expect, it } from 'vitest';
import { batches, type ImageSet } from '../../src/data/index.ts';
import { createModel } from '../../src/models/index.ts';
import { BatchNorm2d, Conv2d, Linear, Module, manualSeed, stateDict } from '../../src/nn/index.ts';
import { activate, crossEntropy, globalAveragePool2d } from '../../src/ops/index.ts';
import { AdamW, SGD } from '../../src/optim/index.ts';
import { compile, getBackend, memory, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';
import { fit } from '../../src/train/index.ts';
import { normal, words } from '../formula.ts';
import { inFullTier } from '../tiers.ts';

afterEach(async () => {
  await (await getBackend()).dispose();
});

class SmallNet extends Module {
  readonly conv1 = new Conv2d(3, 8, { kernelSize: 3, padding: 1 });
  readonly bn1 = new BatchNorm2d(8);
  readonly conv2 = new Conv2d(8, 16, { kernelSize: 3, stride: 2, padding: 1 });
  readonly fc = new Linear(16, 10);

  override forward(x: Tensor): Tensor {
    const y = activate(this.bn1.forward(this.conv1.forward(x)), 'relu');
    return this.fc.forward(globalAveragePool2d(activate(this.conv2.forward(y), 'hardSwish')));
  }
}

const images = (n: number, size: number, name = 'images'): Tensor =>
  tensor(normal(name, [n, size, size, 3]), [n, size, size, 3]);
const labels = (n: number): Tensor => tensor(Int32Array.from(words('labels', n), (word) => word % 10));

/** Weights after some steps from the same seed. */
async function trained(threads: number, steps: number): Promise<Map<string, unknown>> {
  await setBackend('wasm', { threads });
  manualSeed(3);
  const model = createModel('mobilenetv3_small_050', {
    numClasses: 10,
    smallImage: true,
    dropRate: 0.2,
    dropPathRate: 0.1,
  });
  const optimizer = new SGD(model.train().parameters(), { lr: 0.05, momentum: 0.9, weightDecay: 1e-4 });
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = crossEntropy(model.forward(x), y);
    optimizer.minimize(loss);
    return loss;
  });
  for (let i = 0; i < steps; i++) (await step(images(8, 16, `images ${i}`), labels(8))).dispose();
  const weights = await stateDict(model);
  await (await getBackend()).dispose();
  return weights;
}

describe('training', () => {
  it.runIf(inFullTier)(
    'gives the same bits after 50 steps on 1, 2 and 3 threads',
    async () => {
      const single = await trained(1, 50);
      expect(await trained(2, 50)).toEqual(single);
      expect(await trained(3, 50)).toEqual(single);
      await setBackend('wasm');
    },
    120_000,
  );

  it('takes no more memory after 1,000 steps than after 10', async () => {
    await setBackend('wasm', { threads: 1 });
    manualSeed(0);
    const model = new SmallNet().train();
    const optimizer = new AdamW(model.parameters(), { lr: 1e-3 });
    const step = compile((x: Tensor, y: Tensor) => {
      const loss = crossEntropy(model.forward(x), y);
      optimizer.minimize(loss);
      return loss;
    });
    const batch = normal('images', [4, 8, 8, 3]);
    const classes = Int32Array.from(words('labels', 4), (word) => word % 10);
    const run = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const loss = await step(tensor(batch, [4, 8, 8, 3]), tensor(classes));
        await loss.item();
        loss.dispose();
      }
      return memory();
    };
    const early = await run(10);
    expect(await run(990)).toEqual(early);
  }, 60_000);

  it('goes on with a batch of another size', async () => {
    await setBackend('wasm', { threads: 1 });
    const model = new SmallNet().train();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const step = compile((x: Tensor, y: Tensor) => {
      const loss = crossEntropy(model.forward(x), y);
      optimizer.minimize(loss);
      return loss;
    });
    const losses = [];
    for (const n of [4, 3, 4, 1]) losses.push(await (await step(images(n, 8), labels(n))).item());
    expect(losses.every(Number.isFinite)).toBe(true);
  });
});

describe('errors', () => {
  it('images with the wrong number of channels', async () => {
    await setBackend('wasm', { threads: 1 });
    const model = new SmallNet();
    expect(() => model.forward(tensor(new Float32Array(64), [1, 8, 8, 1]))).toThrow(
      'conv2d: images must have shape [N, H, W, 3]: got [1, 8, 8, 1]; the weight [3, 3, 3, 8] takes 3 channels',
    );
  });

  it('a label out of range', async () => {
    await setBackend('wasm', { threads: 1 });
    const model = new SmallNet().train();
    const run = compile((x: Tensor, y: Tensor) => crossEntropy(model.forward(x), y));
    const wrong = tensor(Int32Array.of(0, 10), [2]);
    await expect(run(images(2, 8), wrong)).rejects.toThrow(
      /crossEntropy: labels must be integers in \[0, 9\], the classes of the scores/,
    );
  });

  it('NaN in the images stops the training with the step and the learning rate', async () => {
    await setBackend('wasm', { threads: 1 });
    const model = new SmallNet().train();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const set: ImageSet = {
      pixels: new Uint8Array(8 * 8 * 8 * 3),
      labels: new Int32Array(8),
      height: 8,
      width: 8,
      channels: 3,
      classNames: Array.from({ length: 10 }, (_, i) => `${i}`),
    };
    const run = fit({
      model,
      optimizer,
      epochs: 1,
      stepsPerEpoch: 2,
      lrAt: () => 0.1,
      trainBatches: function* () {
        for (const batch of batches(set, { batchSize: 4 })) {
          batch.images[5] = Number.NaN;
          yield batch;
        }
      },
      validationBatches: () => batches(set, { batchSize: 4 }),
    });
    await expect(run.next()).rejects.toThrow(
      /the loss is NaN at epoch 1, step 1, lr 0\.1; .*the images have a value NaN/,
    );
  });

  it('more memory than 4 GiB: what was needed, what is largest, what to do', async () => {
    await setBackend('wasm', { threads: 1 });
    const x = tensor(new Float32Array(64), [64, 1]);
    const big = x.mul(tensor(new Float32Array(20_000_000), [1, 20_000_000])).exp();
    await expect(big.data()).rejects.toThrow(
      /a tensor \(float32 \[64, 20000000\]\) takes 4882\.8 MiB; of 4096\.0 MiB that can be had here, .* are held .*; use a smaller batch/,
    );
    const column = tensor(new Float32Array(40_000), [40_000, 1]);
    const between = column.matmul(column.transpose(1, 0)).matmul(column);
    await expect(between.data()).rejects.toThrow(
      /intermediate values \(the largest: 6103\.5 MiB\) takes \d{4}\.\d MiB/,
    );
    // The backend goes on working.
    expect(await x.sum().item()).toBe(0);
  });
});
