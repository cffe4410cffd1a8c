// Costs over grids of options: growth by the powers that formulas give, points that fail, scaled models; and the front of several models.

import { describe, expect, it } from 'vitest';
import { type OptionPoint, paretoFront, sensitivity } from '../src/analysis/index.ts';
import { createModel, createScaledModel, listModels, modelRecord } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';

const conv = ({ width = 4, kernelSize = 3, imageSize = 16 }: OptionPoint) => {
  const [C, k, side] = [Number(width), Number(kernelSize), Number(imageSize)];
  const model = new nn.Sequential(
    new nn.Conv2d(3, C, { kernelSize: 1, bias: false }),
    new nn.Conv2d(C, C, { kernelSize: k, padding: (k - 1) / 2, bias: false }),
  );
  return { model, inputShape: [1, side, side, 3] };
};

describe('sensitivity', () => {
  it('counts the whole grid, and finds the powers of its costs', async () => {
    const { points, growth, axes, kind, version } = await sensitivity(
      (point) => {
        const { model, inputShape } = conv(point);
        return { model: [...model.children()][1][1], inputShape: [...inputShape.slice(0, 3), Number(point.width)] };
      },
      { width: [4, 8, 16], imageSize: [8, 16] },
      { memory: false },
    );
    expect({ kind, version, axes: axes.map(({ name }) => name) }).toEqual({
      kind: 'sensitivity',
      version: 1,
      axes: ['width', 'imageSize'],
    });
    expect(points.map(({ options }) => [options.width, options.imageSize])).toEqual([
      ...[4, 8, 16].flatMap((width) => [8, 16].map((side) => [width, side])),
    ]);
    const powers = Object.fromEntries(growth.map(({ axis, figure, exponent }) => [`${axis} ${figure}`, exponent]));
    expect(powers['width macs']).toBeCloseTo(2, 10);
    expect(powers['imageSize macs']).toBeCloseTo(2, 10);
    expect(powers['width parameters']).toBeCloseTo(2, 10);
    expect(powers['imageSize parameters']).toBeCloseTo(0, 10);
    expect(points[0].figures).toMatchObject({
      macs: 9 * 16 * 64,
      receptiveField: 3,
      inferenceBytes: null,
      accuracy: null,
    });
  });

  it('tells kernels and fields, and what is measured besides', async () => {
    const accuracy = async (_: unknown, { kernelSize }: OptionPoint) => Number(kernelSize) / 10;
    const { points, growth } = await sensitivity(conv, { kernelSize: [3, 5, 7] }, { accuracy });
    expect(points.map(({ figures }) => [figures?.receptiveField, figures?.accuracy])).toEqual([
      [3, 0.3],
      [5, 0.5],
      [7, 0.7],
    ]);
    expect(points[0].figures?.trainingBytes).toBeGreaterThan(0);
    expect(growth.find(({ figure }) => figure === 'receptiveField')?.exponent).toBeCloseTo(1, 10);
  });

  it('keeps the error of what cannot be, and goes on', async () => {
    const make = ({ imageSize }: OptionPoint) => ({
      model: createModel('vit_tiny_patch16_224', { imageSize: Number(imageSize) }),
      inputShape: [1, Number(imageSize), Number(imageSize), 3],
    });
    const { points } = await sensitivity(make, { imageSize: [20, 32] }, { memory: false });
    expect(points[0]).toMatchObject({
      figures: null,
      error: expect.stringMatching(/multiples of 16 above 0: got 20 × 20/),
    });
    expect(points[1]).toMatchObject({ error: null, inputShape: [1, 32, 32, 3] });
  });

  it('reads sides from text, and leaves words alone', async () => {
    const make = ({ imageSize }: OptionPoint) => {
      const [h, w = h] = String(imageSize).split('x').map(Number);
      return { ...conv({}), inputShape: [1, h, w, 3] };
    };
    const sides = await sensitivity(make, { imageSize: ['8', '8x32', '32'] }, { memory: false });
    expect(sides.growth.find(({ figure }) => figure === 'macs')?.exponent).toBeCloseTo(2, 10);
    const words = await sensitivity(() => conv({}), { kind: ['a', 'b'] }, { memory: false });
    expect(words.growth).toEqual([]);
  });

  it('stops, and refuses what is no grid', async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await sensitivity(conv, { width: [4] }, { signal: stop.signal })).points).toEqual([]);
    await expect(sensitivity(conv, {})).rejects.toThrow(/sensitivity: axes must be options .* got none/);
    await expect(sensitivity(conv, { width: [] })).rejects.toThrow(/got no values of width/);
  });
});

describe('scaled models', () => {
  const counts = (name: string, scale: Parameters<typeof createScaledModel>[1]) =>
    createScaledModel(name, scale, { numClasses: 10 }).parameterCount();
  const names = listModels().filter((name) => modelRecord(name).trial && modelRecord(name).scalable.length > 0);

  it.each(names)('%s: unscaled is the model itself, half is less', (name) => {
    const own = createModel(name, { numClasses: 10 }).parameterCount();
    expect(counts(name, {})).toBe(own);
    for (const key of modelRecord(name).scalable) {
      const less = counts(name, { [key]: key === 'kernelSize' ? 13 : 0.5 });
      expect(less).toBeLessThan(own);
      expect(less).toBeGreaterThan(0);
    }
  });

  it('are those that other names stand for', () => {
    expect(counts('mobilenetv2_100', { width: 1.4 })).toBe(
      createModel('mobilenetv2_140', { numClasses: 10 }).parameterCount(),
    );
    expect(counts('vit_tiny_patch16_224', { width: 2 })).toBe(
      createModel('vit_small_patch16_224', { numClasses: 10 }).parameterCount(),
    );
    expect(counts('swin_tiny_patch4_window7_224', {})).toBe(
      createModel('swin_tiny_patch4_window7_224', { numClasses: 10 }).parameterCount(),
    );
  });

  it('refuse what a model has not', () => {
    expect(() => createScaledModel('resnet18', { kernelSize: 5 })).toThrow(
      /createScaledModel: resnet18 has no kernelSize to scale: got 5; it has width, depth/,
    );
    expect(() => createScaledModel('repvgg_a0', { width: 2 })).toThrow(/it cannot be scaled/);
    expect(() => createScaledModel('resnet18', { width: 0 })).toThrow(
      /resnet18: width must be a finite number > 0: got 0/,
    );
  });
});

describe('paretoFront', () => {
  it('keeps what no other beats', () => {
    expect(
      paretoFront([
        [4, 25],
        [2, 11],
        [6, 10],
        [2, 12],
      ]),
    ).toEqual([1, 2]);
    expect(
      paretoFront([
        [1, 1],
        [1, 1],
        [2, 1],
      ]),
    ).toEqual([0, 1]);
    expect(
      paretoFront(
        [
          [1, 70],
          [2, 75],
          [3, 72],
        ],
        ['less', 'more'],
      ),
    ).toEqual([0, 1]);
    expect(
      paretoFront([
        [1, null],
        [2, 3],
      ]),
    ).toEqual([1]);
    expect(paretoFront([])).toEqual([]);
  });

  it('refuses points of different figures', () => {
    expect(() => paretoFront([[1, 2], [1]])).toThrow(/paretoFront: points must have the same figures: got 2 and 1/);
  });
});
