// Theoretical receptive fields: the arithmetic of chains and branches, published sizes, what sees the whole image, and what gradients reach.

import { describe, expect, it } from 'vitest';
import { type AxisField, type LayerField, type ReceptiveFieldReport, receptiveField } from '../src/analysis/index.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import { concat, ones } from '../src/tensor/index.ts';
import { CHANNELS, comparedFields, Functional, randomModel } from './random-maps.ts';

const whole = (report: ReceptiveFieldReport): readonly AxisField[] => report.layers[0].axes as readonly AxisField[];

const named = (report: ReceptiveFieldReport, name: string): LayerField =>
  report.layers.find((layer) => layer.name === name) as LayerField;

it('a unit sees the pixels that its gradient reaches', async () => {
  for (let seed = 0; seed < 12; seed++) {
    for (const { expected, found, ...where } of await comparedFields(seed)) {
      expect({ ...where, found }).toEqual({ ...where, found: expected });
    }
  }
}, 60_000);

describe('size, jump and start', () => {
  const sizes = async (model: nn.Module, shape = [1, 64, 64, 3]): Promise<readonly unknown[]> =>
    whole(await receptiveField(model, shape)).map(({ size, jump, start }) => [size, jump, start]);

  it('follow the arithmetic of a chain: r + (k − 1)·jump, and the jump times the stride', async () => {
    const model = new nn.Sequential(
      new nn.Conv2d(3, 4, { kernelSize: [7, 3], stride: [2, 1], padding: [3, 1] }),
      new nn.MaxPool2d({ kernelSize: 3, stride: 2, padding: 1 }),
      new nn.Conv2d(4, 4, { kernelSize: 3, dilation: 2, padding: 2 }),
    );
    const rows = [7 + 2 * 2 + 4 * 4, 4, -3 - 2 - 2 * 4];
    const columns = [3 + 2 * 1 + 4 * 2, 2, -1 - 1 - 2 * 2];
    expect(await sizes(model)).toEqual([rows, columns]);
  });

  it('of branches are those of the hull', async () => {
    const narrow = new nn.Conv2d(3, 3, { kernelSize: 3, padding: 1 });
    const wide = new nn.Conv2d(3, 3, { kernelSize: 3, padding: 4, dilation: 4 });
    const model = new Functional((x) => concat([narrow.forward(x), wide.forward(x), x], 3));
    expect(await sizes(model)).toEqual([
      [9, 1, -4],
      [9, 1, -4],
    ]);
  });

  it('of transposed convolution and enlargement jump by parts of a pixel', async () => {
    const transposed = new nn.ConvTranspose2d(3, 3, { kernelSize: 4, stride: 2, padding: 1 });
    expect(await sizes(transposed)).toEqual([
      [2, 0.5, -1],
      [2, 0.5, -1],
    ]);
    for (const [mode, size] of [
      ['nearest', 1],
      ['bilinear', 2],
    ] as const) {
      const [[found, jump]] = (await sizes(new nn.Upsample({ scaleFactor: 2, mode }))) as number[][];
      expect([found, jump]).toEqual([size, 0.5]);
    }
    // Enlarged and made smaller again: one and a half pixels and the copies of their neighbours.
    const both = new nn.Sequential(
      new nn.Upsample({ scaleFactor: 2 }),
      new nn.Conv2d(3, 3, { kernelSize: 3, stride: 2 }),
    );
    expect(await sizes(both)).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ]);
  });

  it('survive linear layers on maps, and the order of pixels', async () => {
    const shuffled = new Functional((x) => ops.pixelShuffle(concat([x, x, x, x], 3), 2));
    expect(await sizes(shuffled)).toEqual([
      [1, 0.5, 0],
      [1, 0.5, 0],
    ]);
    const conv = new nn.Conv2d(3, 3, { kernelSize: 3, padding: 1 });
    const linear = new nn.Linear(3, 3);
    expect(await sizes(new Functional((x) => conv.forward(linear.forward(conv.forward(x)))), [2, 16, 16, 3])).toEqual([
      [5, 1, -2],
      [5, 1, -2],
    ]);
  });

  it.each([
    ['resnet18', 'layer4.1', 435, 32],
    ['resnet34', 'layer4.2', 899, 32],
    ['vgg16_bn', 'features.43', 212, 32],
  ])('of %s are the published ones', async (name, layer, size, jump) => {
    const report = await receptiveField(createModel(name), [1, 224, 224, 3]);
    expect(named(report, layer).axes?.map((field) => [field.size, field.jump])).toEqual([
      [size, jump],
      [size, jump],
    ]);
  });

  it('equal what a unit in the middle sees, where the image is large enough', async () => {
    for (let seed = 0; seed < 12; seed++) {
      const fields = whole(await receptiveField(randomModel(seed, 400), [1, 120, 120, CHANNELS]));
      for (const { size, inside } of fields)
        if (size !== null && size < 60) expect([seed, inside]).toEqual([seed, size]);
    }
  });
});

describe('the whole image', () => {
  it('is what global pooling, attention and squeezing see', async () => {
    const attention = new nn.MultiHeadAttention(4, { numHeads: 2 });
    const models: readonly Functional[] = [
      new Functional((x) => ops.globalAveragePool2d(x)),
      new Functional((x) => attention.forward(x.reshape(1, 64, 4))),
      new Functional((x) => x.mul(ops.sigmoid(ops.globalAveragePool2d(x, { keepDims: true })))),
      new Functional((x) => ops.linear(x.reshape(1, 8 * 8 * 4), ones([256, 2]))),
    ];
    for (const model of models) {
      for (const field of whole(await receptiveField(model, [1, 8, 8, 4]))) {
        expect(field).toEqual({ size: null, jump: null, start: null, inside: 8, wholeImage: true, units: null });
      }
    }
  });

  it('is not seen by attention in windows, until they are shifted and merged', async () => {
    const report = await receptiveField(createModel('swin_tiny_patch4_window7_224'), [1, 224, 224, 3]);
    const [first, second] = [0, 1].map((block) => named(report, `layers.0.blocks.${block}`).axes?.[0] as AxisField);
    expect(first.inside).toBe(28);
    expect(second.inside).toBeGreaterThan(28);
    expect(named(report, 'layers.0').axes?.[0].wholeImage).toBe(false);
    expect(whole(report)[0].wholeImage).toBe(true);
  });
});

it('marks layers whose input sees all of a small image already', async () => {
  const model = new nn.Sequential(
    new nn.Conv2d(3, 3, { kernelSize: 3, padding: 1 }),
    new nn.Conv2d(3, 3, { kernelSize: 7, padding: 3 }),
    new nn.Conv2d(3, 3, { kernelSize: 3, padding: 1 }),
  );
  const marks = async (side: number): Promise<readonly boolean[]> =>
    (await receptiveField(model, [1, side, side, 3])).layers.slice(1).map(({ unproductive }) => unproductive);
  expect(await marks(9)).toEqual([false, false, true]);
  expect(await marks(10)).toEqual([false, false, false]);
});

it('gives the pixels of each unit, cut off at the borders', async () => {
  const model = new nn.Conv2d(1, 1, { kernelSize: 3, stride: 2, padding: 1 });
  const report = await receptiveField(model, [1, 6, 6, 1]);
  expect(whole(report)[0]).toEqual({
    ...{ size: 3, jump: 2, start: -1, inside: 3, wholeImage: false },
    units: [
      [0, 1],
      [1, 3],
      [3, 5],
    ],
  });
  expect(report).toMatchObject({ kind: 'receptive-field', version: 1, axes: [1, 2] });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

it('works along tokens, too, and refuses an input without positions', async () => {
  const { axes, layers } = await receptiveField(new nn.Linear(3, 4), [1, 5, 3]);
  expect(axes).toEqual([1]);
  expect(layers[0].axes).toMatchObject([{ size: 1, jump: 1, start: 0, wholeImage: false }]);
  await expect(receptiveField(new nn.Linear(3, 4), [1, 3])).rejects.toThrow(
    /needs an input with positions.*got \[1, 3\]/,
  );
  await expect(receptiveField(new nn.Linear(3, 4), [])).rejects.toThrow(/receptiveField: the input's shape must be/);
});
