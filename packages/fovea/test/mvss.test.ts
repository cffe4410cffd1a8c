// The two-branch network for tampered pixels, and its loss, against PyTorch: every case of tools/fixtures/mvss.py; files; authentic images; errors.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../src/io/index.ts';
import { createModel } from '../src/models/index.ts';
import { manualSeed, onForward } from '../src/nn/index.ts';
import { toFile } from '../src/nn/layout.ts';
import { Adam } from '../src/optim/index.ts';
import {
  createSegmentationModel,
  type MvssLossOptions,
  mvssLoss,
  type NoiseFilter,
  type SegmentationModel,
  type SegmentationOptions,
} from '../src/segmentation/index.ts';
import type { MvssDecoder } from '../src/segmentation/mvss.ts';
import { compile, grad, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { loadSegmentationModel, saveModel } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { normal } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';
import { digest, useWasm } from './model-cases.ts';

type Digest = readonly [norm: number, projection: number];

interface Case {
  readonly name: string;
  readonly noiseFilter: NoiseFilter;
  readonly training: boolean;
  readonly loss: MvssLossOptions;
  readonly gain: number;
  /** Of the images: a power of two. */
  readonly scale: number;
  readonly logits: Digest;
  readonly edges: Digest;
  readonly result: number;
  readonly gradients: Readonly<Record<string, Digest>>;
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('fixtures/mvss.json', import.meta.url), 'utf8'));

useWasm();

const BACKBONE = 'mobilenetv3_small_050';
const make = (options: Partial<SegmentationOptions> = {}): SegmentationModel =>
  createSegmentationModel({ decoder: 'mvss', backbone: BACKBONE, numClasses: 2, dropRate: 0, ...options });

/** Two tampered images, one of which has pixels that do not count, and an authentic one. */
function target(): Tensor {
  const [height, width] = [64, 96];
  const labels = new Int32Array(3 * height * width);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (y >= 10 && y < 40 && x >= 20 && x < 50) labels[y * width + x] = 1;
      const second = (height + y) * width + x;
      if (y >= 30 && x >= 50 && x < 90) labels[second] = 1;
      if (y < 8) labels[second] = -100;
    }
  return tensor(labels, [3, height, width]);
}

function expectDigest(name: string, values: ArrayLike<number>, [norm, projection]: Digest, scale = norm): void {
  const own = digest(name, values);
  expect(Math.abs(own[0] - norm) / scale, name).toBeLessThan(1e-4);
  expect(Math.abs(own[1] - projection) / scale, name).toBeLessThan(1e-4);
}

describe.each(cases)('$name', (one) => {
  it("gives PyTorch's logits, seams, loss and gradients, under its names", async () => {
    const model = make({ decoderChannels: 8, noiseFilter: one.noiseFilter });
    setFormulaWeights(model, one.gain);
    if (one.training) model.train();
    else model.eval();
    const loss = mvssLoss(model, one.loss);
    let seams = zeros([1]);
    onForward((model.decoder as MvssDecoder).edgeBranch, (_, __, edges) => {
      seams = edges;
    });
    const parameters = [...model.namedParameters()];
    const run = compile((images: Tensor, labels: Tensor) => {
      const logits = model.forward(images);
      const result = loss(logits, labels);
      const slopes = grad(result, [images, ...parameters.map(([, state]) => state.read())]);
      return { logits, edges: seams, result, slopes };
    });
    const values = normal('mvss.images', [3, 64, 96, 3]).map((x) => one.scale * x);
    const images = tensor(values, [3, 64, 96, 3]);
    const { logits, edges, result, slopes } = await run(images, target());
    expectDigest('logits', await logits.data(), one.logits);
    expectDigest('edges', await edges.data(), one.edges);
    expect(await result.item()).toBeCloseTo(one.result, 5);
    const names = ['input', ...parameters.map(([key]) => key)];
    expect(names).toEqual(Object.keys(one.gradients));
    const most = Math.max(...Object.values(one.gradients).map(([norm]) => norm));
    for (const [i, name] of names.entries()) {
      const own = toFile(parameters[i - 1]?.[1].fileLayout ?? 'same', await slopes[i].data(), slopes[i].shape);
      expectDigest(name, own, one.gradients[name], one.gradients[name][0] + 1e-3 * most);
    }
  });
});

const small = { smallImage: true, decoderChannels: 4 };
const images = (): Tensor => tensor(normal('mvss.small', [2, 32, 32, 3]), [2, 32, 32, 3]);

describe('the decoder mvss', () => {
  it('comes back from a file, with its branch of noise', async () => {
    manualSeed(4);
    const model = make({ ...small, noiseFilter: 'srm', noiseBackbone: 'mobilenetv3_small_075' }).eval();
    const bytes = await bytesOf((sink) => saveModel(sink, model, { classNames: ['authentic', 'tampered'] }));
    const { model: again } = await loadSegmentationModel(bytesSource(bytes));
    const expected = await model.forward(images()).data();
    expect(await again.forward(images()).data()).toEqual(expected);
  });

  it('takes models at hand for both branches, and images of other sizes and channels', () => {
    const backbone = createModel(BACKBONE, { numClasses: 0, smallImage: true, inChannels: 1 });
    const model = make({ backbone, noiseBackbone: createModel('resnet18', { numClasses: 0 }), inChannels: 1 });
    expect(model.architecture).toBeUndefined();
    expect(model.eval().forward(zeros([1, 61, 83, 1])).shape).toEqual([1, 61, 83, 2]);
    // Of the same kind as the image's, down to the stem.
    const same = make({ backbone: createModel(BACKBONE, { numClasses: 0, smallImage: true }) });
    expect((same.decoder as MvssDecoder).noiseEncoder.architecture?.options.smallImage).toBe(true);
  });

  it.each([
    [{ noiseBackbone: 'resnet19' }, 'unknown model: got "resnet19"'],
    [{ decoder: 'unet', noiseFilter: 'srm' }, 'unet has no noiseFilter, which is of mvss: got "srm"'],
    [{ noiseFilter: 'sobel' }, "noiseFilter must be 'bayar' or 'srm': got"],
    [{ decoderChannels: [4] }, 'decoderChannels of mvss must be a number'],
  ])('refuses %o', (options, message) => {
    expect(() => make(options as Partial<SegmentationOptions>)).toThrow(message);
  });
});

describe('mvssLoss', () => {
  const labels = (tampered: boolean): Tensor =>
    tensor(
      Int32Array.from({ length: 2 * 32 * 32 }, (_, i) => Number(tampered && i % 32 > 20)),
      [2, 32, 32],
    );

  it('falls, for authentic images alone too', async () => {
    for (const tampered of [true, false]) {
      manualSeed(5);
      const model = make(small);
      const loss = mvssLoss(model, { pooling: 'gem' });
      const optimizer = new Adam(model.parameters(), { lr: 0.003 });
      const step = compile((x: Tensor, y: Tensor) => {
        const value = loss(model.forward(x), y);
        optimizer.minimize(value);
        return value;
      });
      const values: number[] = [];
      for (let i = 0; i < 4; i++) values.push(await (await step(images(), labels(tampered))).item());
      expect(values.every(Number.isFinite)).toBe(true);
      expect(values[3]).toBeLessThan(values[0]);
    }
  });

  it('refuses other networks, weights beyond 1, and logits that the model has not computed', () => {
    const model = make(small);
    const unet = createSegmentationModel({ decoder: 'unet', backbone: BACKBONE, numClasses: 2 });
    expect(() => mvssLoss(unet)).toThrow("mvssLoss: needs a network of createSegmentationModel with decoder 'mvss'");
    expect(() => mvssLoss(make({ ...small, numClasses: 3 }))).toThrow('got MvssDecoder and 3');
    expect(() => mvssLoss(model, { pixelWeight: 0.9, imageWeight: 0.2 })).toThrow('must be 1 together at most');
    expect(() => mvssLoss(model, { exponent: 0 })).toThrow('exponent must be a finite number > 0: got 0');
    expect(() => mvssLoss(model)(zeros([1, 8, 8, 2]), zeros([1, 8, 8], 'int32'))).toThrow('call its forward first');
  });
});
