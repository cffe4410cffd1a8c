// Attributions to layers and pixels: against PyTorch by the papers' formulas, and what they refuse.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as analysis from '../src/analysis/index.ts';
import type { Shape } from '../src/base/shape.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { Generator, ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal, uniform } from './formula.ts';
import { formulaModel, setFormulaWeights } from './formula-model.ts';

interface Fixture {
  readonly shape: Shape;
  readonly classes: readonly number[];
  readonly gain: number;
  readonly sums: Readonly<Record<string, Readonly<Record<'scoreDifference' | 'convergenceDelta', readonly number[]>>>>;
  readonly cases: Readonly<Record<string, readonly number[]>>;
  readonly transformer: {
    readonly model: string;
    readonly images: Shape;
    readonly layer: string;
    readonly classes: readonly number[];
    readonly gain: number;
    readonly grid: readonly number[];
    readonly heat: readonly number[];
  };
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/attributions.json', import.meta.url), 'utf8')) as Fixture;
const { shape, classes: classIndex, cases } = fixture;
const images = (): Tensor => tensor(normal('attributions.images', shape), shape);

function network(): nn.Module {
  const model = new nn.Sequential(
    new nn.Conv2d(3, 6, { kernelSize: 3, padding: 1 }),
    new nn.BatchNorm2d(6),
    new nn.ReLU(),
    new nn.Conv2d(6, 8, { kernelSize: 3, stride: 2, padding: 1 }),
    new nn.GELU(),
    new nn.GlobalAvgPool2d(),
    new nn.Linear(8, 4),
  );
  setFormulaWeights(model, fixture.gain);
  return model;
}

/** Relative to the largest value. */
function expectClose(found: ArrayLike<number>, wanted: readonly number[], tolerance = 2e-5): void {
  expect(found).toHaveLength(wanted.length);
  const most = Math.max(...wanted.map(Math.abs));
  for (let i = 0; i < wanted.length; i++) expect(Math.abs(found[i] - wanted[i])).toBeLessThan(tolerance * most);
}

describe('class activation maps of a layer', () => {
  it.each(['2', '3'])('%s are what PyTorch computes', async (layer) => {
    const model = network();
    const plain = await analysis.gradCam(model, images(), { classIndex, layer });
    expect([plain.height, plain.width]).toEqual(layer === '2' ? [8, 10] : [4, 5]);
    expectClose(plain.heat, cases[`gradCam ${layer}`]);
    const plus = await analysis.gradCamPlusPlus(model, images(), { classIndex, layer });
    expectClose(plus.heat, cases[`gradCamPlusPlus ${layer}`]);
    expect([...plus.classes]).toEqual(classIndex);
  });

  it('take the layer itself, and by default the last one that gives maps', async () => {
    const model = network();
    const layer = [...model.children()][4][1];
    const [byModule, byDefault] = [
      await analysis.gradCam(model, images(), { layer }),
      await analysis.gradCam(model, images()),
    ];
    expect(byModule).toEqual(byDefault);
  });

  it('of a vision transformer lie on its patches, without the class token', async () => {
    const { model: name, images: size, layer, classes, gain, grid, heat } = fixture.transformer;
    const model = formulaModel(name, { numClasses: 4, imageSize: [size[1], size[2]] }, gain);
    const x = tensor(normal('attributions.patches', size), size);
    for (const options of [{ layer }, {}]) {
      const found = await analysis.gradCam(model, x, { classIndex: classes, ...options });
      expect([found.height, found.width]).toEqual(grid);
      expectClose(found.heat, heat, 2e-4);
    }
    model.dispose();
  });
});

describe('attributions to pixels are what PyTorch computes', () => {
  it('by one gradient', async () => {
    const model = network().train();
    expectClose((await analysis.saliency(model, images(), { classIndex })).attributions, cases.saliency);
    const { attributions, heat } = await analysis.inputXGradient(model, images(), { classIndex, batchSize: 1 });
    expectClose(attributions, cases.inputXGradient);
    expect(heat).toHaveLength(2 * 8 * 10);
    expect([Math.min(...heat) >= 0, Math.max(...heat)]).toEqual([true, 1]);
    expect(model.training).toBe(true);
  });

  it.each([
    ['gausslegendre', 20, 0],
    ['riemann_trapezoid', 11, [0.1, -0.2, 0.3]],
    ['riemann_left', 5, 0],
    ['riemann_middle', 5, ones([1, 8, 10, 3]).mul(0)],
    ['riemann_right', 5, 0],
  ] as const)('by integrated gradients (%s)', async (method, steps, baseline) => {
    const options = { classIndex, method, steps, baseline, batchSize: 7 };
    const found = await analysis.integratedGradients(network(), images(), options);
    expectClose(found.attributions, cases[`integratedGradients ${method}`]);
    const sums = fixture.sums[method];
    for (const [i, wanted] of sums.scoreDifference.entries()) {
      expect(found.scoreDifference[i]).toBeCloseTo(wanted, 5);
      expect(found.convergenceDelta[i]).toBeCloseTo(sums.convergenceDelta[i], 5);
    }
  });

  it.each(['smoothgrad', 'smoothgrad_sq', 'vargrad'] as const)('by %s, with the same noise', async (type) => {
    const options = { classIndex, samples: 5, noiseLevel: 0.2, seed: 7, type };
    const found = await analysis.smoothGrad(network(), images(), options);
    expectClose(found.attributions, cases[`smoothGrad ${type}`], 1e-4);
    expect(await analysis.smoothGrad(network(), images(), { ...options, batchSize: 3 })).toEqual(found);
  });

  it('by occlusion', async () => {
    const options = { classIndex, window: [4, 3], stride: [3, 2], value: 0.3, batchSize: 5 } as const;
    const { attributions, windows } = await analysis.occlusion(network(), images(), options);
    expectClose(attributions, cases.occlusion, 1e-4);
    expect(windows).toBe(3 * 5);
  });
});

it('integrated gradients add up to what the class gains; more steps are nearer', async () => {
  const errorWith = async (steps: number): Promise<number> => {
    const { attributions, scoreDifference, convergenceDelta } = await analysis.integratedGradients(
      network(),
      images(),
      { steps },
    );
    const size = attributions.length / 2;
    for (const [n, delta] of convergenceDelta.entries()) {
      const sum = attributions.subarray(n * size, (n + 1) * size).reduce((a, b) => a + b, 0);
      expect(sum - scoreDifference[n]).toBeCloseTo(delta, 4);
    }
    return Math.max(...convergenceDelta.map(Math.abs));
  };
  expect(await errorWith(64)).toBeLessThan((await errorWith(2)) / 5);
});

describe('deletion and insertion', () => {
  const maps = { heat: Float32Array.from(uniform('attributions.heat', 160)), height: 8, width: 10 };

  it('are what PyTorch computes', async () => {
    const model = network();
    const deletion = await analysis.deletionCurve(model, images(), maps, { classIndex, steps: 16, value: 0.1 });
    expectClose(deletion.probabilities.flat(), cases.deletion, 1e-5);
    expect(deletion).toMatchObject({ kind: 'deletion-curve', version: 1, model: 'Sequential', classes: classIndex });
    expect(deletion.fractions).toHaveLength(17);
    expect([deletion.fractions[0], deletion.fractions[16]]).toEqual([0, 1]);
    const insertion = await analysis.insertionCurve(model, images(), maps, { classIndex, steps: 16, batchSize: 3 });
    expectClose(insertion.probabilities.flat(), cases.insertion, 1e-5);
    const [first] = insertion.probabilities;
    const inner = first.slice(1, -1).reduce((a, b) => a + b, 0);
    expect(insertion.areas[0]).toBeCloseTo((inner + (first[0] + first[16]) / 2) / 16, 10);
    expect(insertion.area).toBeCloseTo((insertion.areas[0] + insertion.areas[1]) / 2, 10);
  });

  /** Says "1" by the red of the middle alone. */
  class Middle extends nn.Module {
    override forward(x: Tensor): Tensor {
      const red = x.slice(1, 3, 5).slice(2, 3, 5).slice(3, 0, 1).mean([1, 2]);
      return red.mul(tensor([-4, 4], [1, 2]));
    }
  }

  it('tell a map of what the network goes by from one of what it does not', async () => {
    const x = ones([1, 8, 8, 3]);
    const heatOf = (isHot: (y: number, x: number) => boolean) => ({
      heat: Float32Array.from({ length: 64 }, (_, i) => Number(isHot(Math.floor(i / 8), i % 8))),
      height: 8,
      width: 8,
    });
    const right = heatOf((y, at) => y > 2 && y < 5 && at > 2 && at < 5);
    const wrong = heatOf((y) => y < 2);
    const area = async (maps: analysis.HeatMaps, run: typeof analysis.deletionCurve | typeof analysis.insertionCurve) =>
      (await run(new Middle(), x, maps, { steps: 16, value: 0 })).area;
    expect(await area(right, analysis.deletionCurve)).toBeLessThan((await area(wrong, analysis.deletionCurve)) - 0.1);
    expect(await area(right, analysis.insertionCurve)).toBeGreaterThan(
      (await area(wrong, analysis.insertionCurve)) + 0.1,
    );
  });
});

describe('cascading randomisation', () => {
  it('changes the map of a method that goes by the weights, and not that of one that goes by the image', async () => {
    const model = network();
    const before = (await analysis.gradCam(model, images(), { layer: '2' })).heat;
    const report = await analysis.cascadingRandomization(model, images(), 'gradCam', { layer: '2', seed: 1 });
    expect(report).toMatchObject({
      kind: 'cascading-randomization',
      version: 1,
      model: 'Sequential',
      method: 'gradCam',
    });
    expect(report.stages.map(({ layers }) => layers)).toEqual([['6'], ['3'], ['1'], ['0']]);
    expect(report.stages[3].rankCorrelation).toBeLessThan(0.8);
    expect(report.stages[3].rankCorrelations).toHaveLength(2);
    expect(await analysis.cascadingRandomization(model, images(), 'gradCam', { layer: '2', seed: 1 })).toEqual(report);
    // The model given keeps its weights.
    expect((await analysis.gradCam(model, images(), { layer: '2' })).heat).toEqual(before);
    const edges: analysis.AttributionFunction = async (_, x) => ({
      heat: Float32Array.from(await x.mean(3).abs().data()),
      classes: Int32Array.of(0, 0),
    });
    const { stages } = await analysis.cascadingRandomization(model, images(), edges, { stages: 2 });
    expect(stages.map(({ rankCorrelation }) => rankCorrelation)).toEqual([1, 1]);
    expect(stages.map(({ layers }) => layers.length)).toEqual([2, 2]);
  });

  it('takes every method', async () => {
    const model = formulaModel('vit_tiny_patch16_224', { numClasses: 4, imageSize: 32 }, 2);
    const x = new Generator(3).normal([1, 32, 32, 3]);
    const { stages, classes } = await analysis.cascadingRandomization(model, x, 'rollout', { stages: 2 });
    expect(classes).toHaveLength(1);
    expect(stages[1].rankCorrelation).toBeLessThan(0.99);
    model.dispose();
  });
});

describe('attribute', () => {
  it('runs every method by its name', async () => {
    const model = formulaModel('mobilenetv3_small_050', { numClasses: 4, imageSize: 32, smallImage: true }, 1);
    const x = new Generator(3).normal([1, 32, 32, 3]);
    const methods = analysis.attributionMethods().filter((method) => method !== 'rollout');
    expect(methods).toHaveLength(7);
    for (const method of methods) {
      const { heat, height, width, classes } = await analysis.attribute(model, x, method, { classIndex: 2 });
      expect(heat).toHaveLength(height * width);
      expect([...classes]).toEqual([2]);
    }
    model.dispose();
  });
});

/** Without a convolution. */
class Flat extends nn.Module {
  readonly fc = new nn.Linear(12, 2);

  override forward(x: Tensor): Tensor {
    return this.fc.forward(x.reshape(x.shape[0], 12));
  }
}

const small = () => ones([1, 2, 2, 3]);

it.each<[string, () => Promise<unknown>, string]>([
  [
    'an unknown class',
    () => analysis.integratedGradients(network(), images(), { classIndex: 4 }),
    'integratedGradients: classIndex must be an integer in [0, 3]: got 4',
  ],
  [
    'an unknown layer',
    () => analysis.gradCam(createModel('resnet18', { numClasses: 2 }), ones([1, 32, 32, 3]), { layer: 'layer4.2' }),
    'gradCam: no layer of resnet18 is called layer4.2; did you mean layer4.0?',
  ],
  [
    'a layer of another model',
    () => analysis.gradCam(network(), images(), { layer: new nn.ReLU() }),
    'gradCam: Sequential does not hold the ReLU; give a layer of the model, or its name',
  ],
  [
    'a layer behind the maps',
    () => analysis.gradCam(network(), images(), { layer: '6' }),
    'gradCam: the layer 6 must give maps [N, h, w, c], or a token for each patch: got [2, 4]; choose a layer before it',
  ],
  [
    'a model without maps',
    () => analysis.gradCam(new Flat(), small()),
    'gradCam: Flat has no layer that gives maps [N, h, w, c], as convolutions do; use integratedGradients, smoothGrad or occlusion',
  ],
  [
    'a model that gives no logits',
    () => analysis.saliency(new nn.Conv2d(3, 2, { kernelSize: 1 }), small()),
    'saliency: Conv2d must give logits [N, classes]: got a tensor [1, 2, 2, 2]',
  ],
  [
    'a model without classifier',
    () => analysis.saliency(createModel('resnet18', { numClasses: 0 }), ones([1, 32, 32, 3])),
    'saliency: resnet18 has no classifier (numClasses 0)',
  ],
  [
    'images of another size than the model was made for',
    () => analysis.saliency(createModel('vit_tiny_patch16_224', { numClasses: 2 }), ones([1, 32, 32, 3])),
    'vit_tiny_patch16_224: built for images [N, 224, 224, 3]: got [1, 32, 32, 3]',
  ],
  [
    'what is not an image',
    () => analysis.smoothGrad(new Flat(), ones([12])),
    'smoothGrad: images must have shape [N, H, W, C]: got [12]',
  ],
  [
    'images that are not finite',
    () => analysis.occlusion(network(), images().mul(Number.NaN)),
    'occlusion: the network gives values that are not finite',
  ],
  [
    'a baseline of another shape',
    () => analysis.integratedGradients(network(), images(), { baseline: small() }),
    'integratedGradients: baseline and images must have the same shape: got [1, 2, 2, 3] and [2, 8, 10, 3]',
  ],
  [
    'a baseline of another count of channels',
    () => analysis.integratedGradients(network(), images(), { baseline: [1, 2] }),
    'integratedGradients: baseline must be a finite number, one for each of the 3 channels, or images: got [1, 2]',
  ],
  [
    'an unknown rule',
    () => analysis.integratedGradients(network(), images(), { method: 'gauss' as never }),
    "or 'riemann_trapezoid': got \"gauss\"; did you mean 'gausslegendre'?",
  ],
  [
    'no steps',
    () => analysis.integratedGradients(network(), images(), { steps: 0 }),
    'integratedGradients: steps must be an integer ≥ 1: got 0',
  ],
  [
    'noise below 0',
    () => analysis.smoothGrad(network(), images(), { noiseLevel: -1 }),
    'smoothGrad: noiseLevel must be a finite number ≥ 0: got -1',
  ],
  [
    'a window larger than the image',
    () => analysis.occlusion(network(), images(), { window: 9 }),
    'occlusion: a window of 9 × 9 must fit into images of 8 × 10; make it smaller',
  ],
  [
    'a stride that leaves pixels out',
    () => analysis.occlusion(network(), images(), { window: 2, stride: 3 }),
    'occlusion: stride must be at most the window, so that every pixel is covered: got 3 × 3 for a window of 2 × 2',
  ],
  [
    'maps of other images',
    () => analysis.deletionCurve(network(), images(), { heat: new Float32Array(80), height: 8, width: 10 }),
    'deletionCurve: heat of shape [2, 8, 10] must have 160 values: got 80',
  ],
  [
    'more steps than pixels',
    () =>
      analysis.insertionCurve(network(), images(), { heat: new Float32Array(2), height: 1, width: 1 }, { steps: 81 }),
    'insertionCurve: steps must be at most the 80 pixels: got 81',
  ],
  ['an unknown method', () => analysis.attribute(network(), images(), 'lime' as never), 'attribute: method must be'],
  [
    'a layer for a method of pixels',
    () => analysis.attribute(network(), images(), 'saliency', { layer: '2' }),
    'attribute: saliency weighs no layer; leave layer out, or use the method gradCam',
  ],
  [
    'a class for the rollout',
    () => analysis.attribute(createModel('vit_tiny_patch16_224'), ones([1, 224, 224, 3]), 'rollout', { classIndex: 1 }),
    'attribute: rollout shows where the network looks, whatever the class; leave classIndex out',
  ],
])('refuses %s', async (_, run, message) => {
  await expect(run()).rejects.toThrow(message);
});
