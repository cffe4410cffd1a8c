// Theoretical receptive fields: the arithmetic of chains and branches, published sizes, what sees the whole image, and what gradients reach.

import { describe, expect, it } from 'vitest';
import { type AxisField, type LayerField, type ReceptiveFieldReport, receptiveField } from '../src/analysis/index.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import { concat, ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { CHANNELS, comparedFields, Functional, randomModel } from './random-maps.ts';

const whole = (report: ReceptiveFieldReport): readonly AxisField[] => report.layers[0].axes as readonly AxisField[];

const named = (report: ReceptiveFieldReport, name: string): LayerField =>
  report.layers.find((layer) => layer.name === name) as LayerField;

it('each unit sees the pixels that its gradient reaches, and none is left out', async () => {
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

  it('is not seen by attention in windows: a mask keeps apart what the shift of windows brings together', async () => {
    const report = await receptiveField(createModel('swin_tiny_patch4_window7_224'), [1, 224, 224, 3]);
    const of = (name: string): AxisField => named(report, name).axes?.[0] as AxisField;
    // Windows of 7 tokens of 4 pixels, shifted by 3: each window then lies in two of those before. PyTorch's gradients say so, too.
    const stage = ['layers.0.blocks.0', 'layers.0.blocks.1', 'layers.0'].map(of);
    expect(stage.map(({ size, inside, wholeImage }) => [size, inside, wholeImage])).toEqual([
      [28, 28, false],
      [56, 56, false],
      [56, 56, false],
    ]);
    expect(stage[1].units?.[0]).toEqual([0, 27]);
    expect(stage[1].units?.[55]).toEqual([196, 223]);
    expect([of('layers.1').size, of('layers.1').inside]).toEqual([168, 168]);
    expect(whole(report)[0].wholeImage).toBe(true);
  });
});

describe('units that no chain of windows gives', () => {
  const quarters = (x: Tensor): Tensor[] =>
    [0, 1].flatMap((row) => [0, 1].map((column) => x.slice(1, row, x.shape[1], 2).slice(2, column, x.shape[2], 2)));
  const rows = async (compute: (x: Tensor) => Tensor, height = 8): Promise<AxisField> =>
    whole(await receptiveField(new Functional(compute), [1, height, 8, 4]))[0];

  it.each([
    ['pixelUnshuffle', (x: Tensor) => ops.pixelUnshuffle(x, 2)],
    ['slices put into channels', (x: Tensor) => concat(quarters(x), 3)],
  ] as const)('behind %s see two pixels', async (_, compute) => {
    expect(await rows(compute)).toMatchObject({
      size: 2,
      jump: 2,
      start: 0,
      units: [
        [0, 1],
        [2, 3],
        [4, 5],
        [6, 7],
      ],
    });
  });

  it('behind an uneven resize or pooling are listed, and its rate goes on', async () => {
    const pooled = await rows((x) => ops.adaptiveAveragePool2d(x, [4, 4]), 10);
    expect(pooled).toMatchObject({
      size: 3,
      jump: 2.5,
      start: 0,
      units: [
        [0, 2],
        [2, 4],
        [5, 7],
        [7, 9],
      ],
    });
    expect(await rows((x) => ops.adaptiveMaxPool2d(x, [4, 4]), 10)).toEqual(pooled);
    const smaller = await rows((x) => ops.interpolate(x, { size: 5, mode: 'bilinear' }));
    expect(smaller).toMatchObject({
      size: 2,
      jump: 1.6,
      units: [
        [0, 1],
        [1, 2],
        [3, 4],
        [5, 6],
        [6, 7],
      ],
    });
    expect(await rows((x) => ops.interpolate(x, { size: 5 }))).toMatchObject({
      size: 1,
      jump: 1.6,
      units: [
        [0, 0],
        [1, 1],
        [3, 3],
        [4, 4],
        [6, 6],
      ],
    });
  });

  it('are one where a map is one unit large, whose size is that of its windows', async () => {
    const model = new nn.Conv2d(4, 4, { kernelSize: 5 });
    expect(whole(await receptiveField(model, [1, 5, 5, 4]))[0]).toMatchObject({
      size: 5,
      jump: 1,
      start: 0,
      wholeImage: true,
    });
  });

  it('see nothing in a border of zeros, and all others are listed', async () => {
    const padded = await rows(
      (x) =>
        x.pad([
          [0, 0],
          [1, 0],
          [0, 0],
          [0, 0],
        ]),
      3,
    );
    expect(padded).toMatchObject({ size: 1, start: -1, units: [null, [0, 0], [1, 1], [2, 2]] });
  });

  it('go on backwards behind mirroring, and have no size where the mirrored map is added', async () => {
    expect(await rows((x) => x.flip(1), 4)).toMatchObject({ size: 1, jump: -1, start: 3 });
    expect(await rows((x) => x.add(x.flip(1)), 4)).toMatchObject({
      size: null,
      jump: null,
      inside: 4,
      wholeImage: false,
      units: [
        [0, 3],
        [1, 2],
        [1, 2],
        [0, 3],
      ],
    });
  });

  it('of attention see what its mask lets through, −100 as well as −∞', async () => {
    for (const apart of [-100, Number.NEGATIVE_INFINITY]) {
      const mask = tensor(
        Float32Array.from({ length: 64 }, (_, i) => (Math.abs(Math.floor(i / 8) - (i % 8)) > 1 ? apart : 0)),
        [8, 8],
      );
      const found = await receptiveField(
        new Functional((x) => ops.scaledDotProductAttention(x, x, x, { mask })),
        [1, 8, 4],
      );
      expect(whole(found)[0]).toMatchObject({ size: null, inside: 3, wholeImage: false });
      expect(whole(found)[0].units?.slice(0, 3)).toEqual([
        [0, 1],
        [0, 2],
        [1, 3],
      ]);
    }
    // A number that is as low everywhere is no mask, nor one outside of a softmax.
    expect(await rows((x) => x.add(-123).exp())).toMatchObject({ size: 1 });
    expect(await rows((x) => x.add(tensor([-123, -50, 0, 1])))).toMatchObject({ size: 1 });
  });
});

it('does not depend on the size of the image', async () => {
  const sizes = async (side: number): Promise<readonly (number | null | undefined)[]> => {
    const report = await receptiveField(createModel('resnet18'), [1, side, side, 3]);
    return ['conv1', 'layer1.1', 'layer2.1', 'layer3.1', 'layer4.1'].map((name) => named(report, name).axes?.[0].size);
  };
  for (const side of [32, 64, 96]) expect(await sizes(side)).toEqual([7, 43, 99, 211, 435]);
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
