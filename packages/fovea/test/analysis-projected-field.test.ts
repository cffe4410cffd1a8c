// Receptive fields over pictures: hand-worked chains and branches, frames, dashes, heat, and what is refused.

import { describe, expect, it } from 'vitest';
import {
  effectiveReceptiveField,
  fieldHeat,
  overlayFields,
  type ProjectedField,
  projectField,
  receptiveField,
} from '../src/analysis/index.ts';
import type { RasterImage } from '../src/images/index.ts';
import * as nn from '../src/nn/index.ts';
import { concat } from '../src/tensor/index.ts';
import { Functional } from './random-maps.ts';

const conv = (kernelSize: number, stride = 1, dilation = 1, padding = 0): nn.Conv2d =>
  new nn.Conv2d(3, 3, { kernelSize, stride, dilation, padding });

describe('published sizes', () => {
  // r = 1 + Σ (k − 1) · Π s (Araujo, Norris & Sim, Distill 2019, equation 2), for the published layers of each network.
  const sizeOf = (chain: readonly (readonly [kernel: number, stride: number])[]): number => {
    let [size, jump] = [1, 1];
    for (const [kernel, stride] of chain) {
      size += (kernel - 1) * jump;
      jump *= stride;
    }
    return size;
  };
  const ALEXNET = [
    [11, 4],
    [3, 2],
    [5, 1],
    [3, 2],
    [3, 1],
    [3, 1],
    [3, 1],
    [3, 2],
  ] as const;
  const VGG16 = [2, 2, 3, 3, 3].flatMap((count) => [
    ...Array.from({ length: count }, () => [3, 1] as const),
    [2, 2] as const,
  ]);

  it.each([
    ['AlexNet, 195', ALEXNET, 195],
    ['VGG-16, 212', VGG16, 212],
  ] as const)('of %s pixels', async (_, chain, published) => {
    const model = new nn.Sequential(
      ...chain.map(([kernel, stride]) => conv(kernel, stride, 1, Math.floor(kernel / 2))),
    );
    const { layers } = await receptiveField(model, [1, 256, 256, 3]);
    expect(sizeOf(chain)).toBe(published);
    expect(layers[0].axes?.map(({ size }) => size)).toEqual([published, published]);
  });
});

describe('what a unit sees', () => {
  it('of a chain is cut off at the borders', async () => {
    const report = await receptiveField(new nn.Sequential(conv(3, 2, 1, 1), conv(3, 1, 1, 1)), [1, 16, 24, 3]);
    // Unit u sees 2u − 3 … 2u + 3.
    expect(projectField(report, '1', [0, 11])).toEqual({
      ...{ layer: '1', unit: [0, 11], rows: [0, 3], columns: [19, 23] },
      ...{ wholeImage: false, unproductive: false, imageSize: [16, 24] },
    });
    expect(projectField(report, '1')).toMatchObject({ unit: [4, 6], rows: [5, 11], columns: [9, 15] });
  });

  it('of branches that tools for chains get wrong is the hull of both, worked out by hand', async () => {
    // A chain in the order of the modules, as such tools follow it, would give 1 + 2 + 8 + 4 = 15.
    const [narrow, wide, after] = [conv(3, 1, 1, 1), conv(3, 1, 4, 4), conv(5, 1, 1, 2)];
    const join = new nn.Conv2d(6, 3, { kernelSize: 1 });
    const model = Object.assign(
      new Functional((x) => after.forward(join.forward(concat([narrow.forward(x), wide.forward(x)], 3)))),
      { narrow, wide, join, after },
    );
    const report = await receptiveField(model, [1, 33, 33, 3]);
    expect(projectField(report, 'narrow')).toMatchObject({ unit: [16, 16], rows: [15, 17] });
    expect(projectField(report, 'wide').rows).toEqual([12, 20]);
    expect(projectField(report, 'after').rows).toEqual([10, 22]);
  });

  it('of a residual with a stride in its shortcut is that of the longer way', async () => {
    const [first, second, shortcut] = [conv(3, 2, 1, 1), conv(3, 1, 1, 1), conv(1, 2)];
    const model = new Functional((x) => second.forward(first.forward(x)).add(shortcut.forward(x)));
    // 2u − 3 … 2u + 3 by the layers, 2u by the shortcut.
    expect(projectField(await receptiveField(model, [1, 16, 16, 3]), '', [3, 3]).rows).toEqual([3, 9]);
  });

  it('behind global pooling is all of the image', async () => {
    const model = new nn.Sequential(conv(3), new nn.GlobalAvgPool2d());
    expect(projectField(await receptiveField(model, [1, 8, 9, 3]), '1')).toMatchObject({
      ...{ unit: [0, 0], rows: [0, 7], columns: [0, 8], wholeImage: true },
    });
  });
});

const field = (
  rows: readonly [number, number],
  columns: readonly [number, number],
  unproductive = false,
): ProjectedField => ({
  ...{ layer: 'a', unit: [0, 0], rows, columns, wholeImage: false, unproductive, imageSize: [8, 10] },
});

const white = (height: number, width: number, channels: 1 | 3 = 3): RasterImage => ({
  ...{ width, height, channels, data: new Uint8Array(width * height * channels).fill(200) },
});

const pixel = ({ data, width }: RasterImage, row: number, column: number): number[] => [
  ...data.subarray(3 * (row * width + column), 3 * (row * width + column) + 3),
];

describe('frames', () => {
  it('lie around the pixels of each field, and what is outside of all is darker', () => {
    const image = overlayFields(white(8, 10), [field([2, 5], [1, 4]), field([0, 7], [5, 9])], { dim: 0.5 });
    expect(pixel(image, 2, 1)).toEqual([47, 126, 216]);
    expect(pixel(image, 5, 4)).toEqual([47, 126, 216]);
    expect(pixel(image, 3, 2)).toEqual([200, 200, 200]);
    expect(pixel(image, 1, 1)).toEqual([100, 100, 100]);
    expect(pixel(image, 0, 5)).toEqual([232, 130, 58]);
  });

  it('are scaled to the picture, which may be grey', () => {
    const image = overlayFields(white(80, 100, 1), [field([2, 5], [1, 4])]);
    expect(image).toMatchObject({ width: 100, height: 80, channels: 3 });
    expect(pixel(image, 20, 10)).toEqual([47, 126, 216]);
    expect(pixel(image, 59, 49)).toEqual([47, 126, 216]);
    expect(pixel(image, 60, 30)).toEqual([110, 110, 110]);
    expect(pixel(image, 40, 30)).toEqual([200, 200, 200]);
  });

  it('of unproductive layers are dashed', () => {
    const colours = (unproductive: boolean): number => {
      const image = overlayFields(white(80, 100), [field([0, 7], [0, 9], unproductive)]);
      return Array.from({ length: 100 }, (_, column) => pixel(image, 0, column)[0]).filter((red) => red === 47).length;
    };
    expect(colours(false)).toBe(100);
    expect(colours(true)).toBeGreaterThan(40);
    expect(colours(true)).toBeLessThan(60);
  });

  it('are none for no fields: the picture as it is', () => {
    expect([...overlayFields(white(2, 2), []).data]).toEqual(Array(12).fill(200));
  });
});

it('heat of an effective field is logarithmic, hottest where it is largest', async () => {
  const { layers } = await effectiveReceptiveField(new nn.Sequential(conv(3, 1, 1, 1), conv(3, 1, 1, 1)), [2, 9, 9, 3]);
  const heat = fieldHeat(layers[0]);
  expect(Math.max(...heat)).toBe(1);
  expect(heat[0]).toBe(0);
  expect([...fieldHeat({ map: [1, 0.1, 0.001, 1e-5, 0] })].map((value) => Number(value.toFixed(5)))).toEqual([
    1, 0.66667, 0, 0, 0,
  ]);
  expect(fieldHeat({ map: [1, 0.1] }, { decades: 1 })[1]).toBe(0);
});

describe('is refused', () => {
  it('an unknown layer or unit, and inputs that are not images', async () => {
    const report = await receptiveField(new nn.Sequential(conv(3), conv(3)), [1, 9, 9, 3]);
    expect(() => projectField(report, 'conv')).toThrow(/projectField: no layer of the Sequential is called 'conv'/);
    expect(() => projectField(report, '0', [0, 7])).toThrow(
      "layer '0' has 7 columns of units: got unit 7; count from 0",
    );
    expect(() => projectField(report, '0', [0.5, 0])).toThrow(/rows of units: got unit 0.5/);
    expect(() => projectField(report, '0', [1] as unknown as [number, number])).toThrow(
      /unit must be a row and a column/,
    );
    const flat = await receptiveField(new nn.Linear(3, 3), [1, 9, 3]);
    expect(() => projectField(flat, '')).toThrow(/needs the report of images \[N, H, W, C\]: got one of \[1, 9, 3\]/);
  });

  it('a layer that the input does not reach', async () => {
    const model = Object.assign(new Functional((x) => x.mul(2)), { spare: conv(3) });
    const report = await receptiveField(model, [1, 9, 9, 3]);
    expect(() => projectField(report, 'spare')).toThrow(/the input does not reach layer 'spare'/);
  });

  it('fields of two image sizes, and options out of range', () => {
    const other = { ...field([0, 1], [0, 1]), imageSize: [9, 9] as const };
    expect(() => overlayFields(white(8, 10), [field([0, 1], [0, 1]), other])).toThrow(/must be of one image size/);
    expect(() => overlayFields(white(8, 10), [], { dim: 2 })).toThrow(/dim must be a number in \[0, 1\]/);
    expect(() => fieldHeat({ map: [1] }, { decades: 0 })).toThrow(/decades must be a finite number > 0/);
  });
});
