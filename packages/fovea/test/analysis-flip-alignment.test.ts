// Flip alignment: networks that are aligned, windows that lean at even and odd sizes, strides and paddings, and what is said about them.

import { describe, expect, it } from 'vitest';
import { flipAlignment } from '../src/analysis/index.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { Generator, type Tensor } from '../src/tensor/index.ts';
import { formulaModel, setFormulaWeights } from './formula-model.ts';
import { inFullTier } from './tiers.ts';

const pictures = (height: number, width = height, channels = 3): Tensor =>
  new Generator(2).normal([2, height, width, channels]);

const convolution = (options: nn.Conv2dLayerOptions): nn.Sequential => {
  const model = new nn.Sequential(new nn.Conv2d(3, 4, options));
  setFormulaWeights(model, 1);
  return model;
};

describe('one window', () => {
  it.each<[size: number, kernelSize: number, stride: number, padding: number, lean: number]>([
    // Every pixel has a window: aligned at any size.
    [8, 3, 1, 1, 0],
    [9, 3, 1, 1, 0],
    [8, 3, 1, 0, 0],
    // With stride 2 and an odd kernel, odd sizes are aligned, even ones are not, whatever the padding.
    [9, 3, 2, 1, 0],
    [8, 3, 2, 1, 1],
    [9, 3, 2, 0, 0],
    [8, 3, 2, 0, 1],
    [9, 1, 2, 0, 0],
    [8, 1, 2, 0, 1],
    [9, 7, 2, 3, 0],
    [8, 7, 2, 3, 1],
    // An even kernel is the other way round.
    [8, 4, 2, 1, 0],
    [9, 4, 2, 1, 1],
    [8, 2, 2, 0, 0],
    // Stride 3 leaves up to two pixels out.
    [10, 3, 3, 1, 0],
    [8, 3, 3, 1, 1],
    [9, 3, 3, 1, 2],
  ])(
    'of %i pixels, kernel %i, stride %i and padding %i leans by %i',
    async (size, kernelSize, stride, padding, lean) => {
      const model = convolution({ kernelSize, stride, padding });
      const { layers, causes, alignedSizes } = await flipAlignment(model, pictures(8, size));
      expect(layers).toHaveLength(1);
      expect(layers[0].offset).toBe(lean);
      expect(layers[0].map).toHaveLength(layers[0].mapShape[1] * layers[0].mapShape[2]);
      if (lean === 0) {
        expect(layers[0].misalignment).toBeLessThan(1e-5);
        expect(causes).toEqual([]);
        expect(alignedSizes).toEqual([]);
      } else {
        expect(layers[0].misalignment).toBeGreaterThan(0.1);
        expect(causes.map(({ layer }) => layer)).toEqual(['0']);
        for (const other of alignedSizes) {
          const found = await flipAlignment(model, pictures(8, other));
          expect(found.layers[0].misalignment).toBeLessThan(1e-5);
        }
        expect(alignedSizes.length).toBeGreaterThan(0);
      }
      // Kernels that are no mirror images of themselves differ in any case.
      if (kernelSize > 1) expect(layers[0].difference).toBeGreaterThan(0.1);
    },
  );

  it('says what is the matter, and what would help', async () => {
    const { causes, alignedSizes } = await flipAlignment(
      convolution({ kernelSize: 3, stride: 2, padding: 1 }),
      pictures(9, 8),
    );
    expect(causes).toEqual([
      {
        layer: '0',
        reason:
          'convolution with kernel 3, stride 2 and padding 1 over 8 columns: its last window ends 1 before the right end; its windows lie 0.5 too far left',
        advice:
          '7 or 9 columns in its place, or a kernel of 4 with padding 1 on both sides would be aligned; a blur before the stride (antialiasing, arXiv:1904.11486) makes what is left smaller',
      },
    ]);
    expect(alignedSizes).toEqual([7, 9]);
    const rows = await flipAlignment(convolution({ kernelSize: 3, stride: 2, padding: 1 }), pictures(8, 9), {
      axis: 'vertical',
    });
    expect(rows.causes[0].reason).toContain(
      'over 8 rows: its last window ends 1 before the bottom end; its windows lie 0.5 too far up',
    );
    expect((await flipAlignment(convolution({ kernelSize: 3, stride: 2, padding: 1 }), pictures(8, 9))).causes).toEqual(
      [],
    );
  });

  it('of pooling, and with other padding at the ends', async () => {
    const pool = new nn.Sequential(new nn.MaxPool2d({ kernelSize: 2, stride: 2 }));
    expect((await flipAlignment(pool, pictures(8, 8))).causes).toEqual([]);
    const { causes, layers } = await flipAlignment(pool, pictures(8, 7));
    expect(causes[0].reason).toBe(
      'pooling with kernel 2, stride 2 and padding 0 over 7 columns: its last window ends 1 before the right end; its windows lie 0.5 too far left',
    );
    // Nothing is learnt here: the whole difference lies in where it looks.
    expect(layers[0].difference).toBeCloseTo(layers[0].misalignment, 6);
    class Padded extends nn.Module {
      readonly conv = new nn.Conv2d(3, 2, { kernelSize: 3 });
      override forward(x: Tensor): Tensor {
        return this.conv.forward(
          x.pad([
            [0, 0],
            [1, 1],
            [0, 2],
            [0, 0],
          ]),
        );
      }
    }
    const padded = await flipAlignment(new Padded(), pictures(8));
    expect(padded.layers.map(({ name }) => name)).toEqual(['conv']);
    expect(padded.layers[0].misalignment).toBeGreaterThan(0.1);
    expect(padded.causes.map(({ layer }) => layer)).toEqual(['']);
    expect(padded.causes[0].reason).toContain('uneven padding');
  });
});

describe('whole networks', () => {
  it('an aligned one stays aligned through all layers', async () => {
    const model = new nn.Sequential(
      new nn.Conv2d(3, 6, { kernelSize: 3, stride: 2, padding: 1 }),
      new nn.BatchNorm2d(6),
      new nn.ReLU(),
      new nn.MaxPool2d({ kernelSize: 3, stride: 2, padding: 1 }),
      new nn.Conv2d(6, 8, { kernelSize: 3, padding: 1 }),
      new nn.GlobalAvgPool2d(),
      new nn.Linear(8, 4),
    );
    setFormulaWeights(model, 1);
    const report = await flipAlignment(model.train(), pictures(17));
    expect(model.training).toBe(true);
    expect(report).toMatchObject({
      kind: 'flip-alignment',
      version: 1,
      model: 'Sequential',
      axis: 'horizontal',
      causes: [],
    });
    expect(report.layers.map(({ name }) => name)).toEqual(['0', '1', '2', '3', '4']);
    for (const { misalignment } of report.layers) expect(misalignment).toBeLessThan(1e-5);
    expect(report.output?.misalignment).toBeLessThan(1e-5);
    expect(report.output?.difference).toBeGreaterThan(1e-3);
  });

  it('misalignment begins at the first window that leans, and goes on from there', async () => {
    const model = new nn.Sequential(
      new nn.Conv2d(3, 6, { kernelSize: 3, padding: 1 }),
      new nn.ReLU(),
      new nn.Conv2d(6, 6, { kernelSize: 3, stride: 2, padding: 1 }),
      new nn.ReLU(),
      new nn.Conv2d(6, 6, { kernelSize: 3, padding: 1 }),
    );
    setFormulaWeights(model, 1);
    const { layers, causes, alignedSizes } = await flipAlignment(model, pictures(12));
    expect(layers.map(({ misalignment }) => misalignment > 1e-3)).toEqual([false, false, true, true, true]);
    expect(causes.map(({ layer }) => layer)).toEqual(['2']);
    expect(layers.map(({ offset }) => offset)).toEqual([0, 0, 1, 1, 1]);
    expect(alignedSizes).toEqual([11, 13]);
  });

  it.runIf(inFullTier)(
    'of resnet18: the first convolution at even sizes, none at 33',
    async () => {
      const model = formulaModel('resnet18', { numClasses: 4 }, 1);
      const even = await flipAlignment(model, new Generator(0).normal([1, 32, 32, 3]));
      expect(even.causes[0].layer).toBe('conv1');
      expect(even.alignedSizes).toEqual([33]);
      const odd = await flipAlignment(model, new Generator(0).normal([1, 32, 33, 3]));
      expect(odd.causes).toEqual([]);
      expect(odd.output?.misalignment).toBeLessThan(1e-3);
      model.dispose();
    },
    240_000,
  );

  it.runIf(inFullTier)(
    'of a vision transformer, whose patches fill the image, is none',
    async () => {
      const model = formulaModel('vit_tiny_patch16_224', { numClasses: 4, imageSize: 32 }, 1);
      const { layers, causes, output } = await flipAlignment(model, new Generator(0).normal([1, 32, 32, 3]));
      expect(layers.some(({ name }) => name === 'blocks.11')).toBe(true);
      expect(causes).toEqual([]);
      expect(output?.misalignment).toBeLessThan(1e-3);
      model.dispose();
    },
    240_000,
  );
});

it.each<[string, () => Promise<unknown>, string]>([
  [
    'an unknown axis',
    () => flipAlignment(convolution({ kernelSize: 1 }), pictures(4), { axis: 'left' as never }),
    "flipAlignment: axis must be 'vertical' or 'horizontal': got \"left\"",
  ],
  [
    'images that are not finite',
    () => flipAlignment(convolution({ kernelSize: 1 }), pictures(4).mul(Number.NaN)),
    'flipAlignment: the network gives values that are not finite',
  ],
  [
    'images of another size than the model was made for',
    () => flipAlignment(createModel('vit_tiny_patch16_224', { numClasses: 2 }), pictures(32)),
    'vit_tiny_patch16_224: built for images [N, 224, 224, 3]: got [2, 32, 32, 3]',
  ],
])('refuses %s', async (_, run, message) => {
  await expect(run()).rejects.toThrow(message);
});
