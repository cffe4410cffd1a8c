// Which layers of known models show growth with depth, and where the units in their middle lie. Nothing is computed.

import { describe, expect, it } from 'vitest';
import { createModel } from '../models/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { LayerMaps } from './layer-maps.ts';

const mapsOf = (name: string, [height, width]: readonly [number, number]): Promise<LayerMaps> => {
  const model = createModel(name, { numClasses: 4, imageSize: [height, width] });
  return inEvaluation(model, async () => new LayerMaps('test', model, [1, height, width, 3]));
};

describe.each([
  [
    'resnet18',
    [64, 64],
    [
      ['bn1', [16, 16], [32, 32], [7, 7]],
      ['layer1.1', [8, 8], [32, 32], [43, 43]],
      ['layer2.1', [4, 4], [32, 32], [99, 99]],
      ['layer3.1', [2, 2], [32, 32], [211, 211]],
      ['layer4.1', [1, 1], [32, 32], [435, 435]],
    ],
  ],
  [
    'vit_tiny_patch16_224',
    [64, 96],
    [
      ['patch_embed', [2, 3], [39.5, 55.5], [16, 16]],
      ['blocks.2', [2, 3], [39.5, 55.5], null],
      ['blocks.5', [2, 3], [39.5, 55.5], null],
      ['blocks.8', [2, 3], [39.5, 55.5], null],
      ['blocks.11', [2, 3], [39.5, 55.5], null],
      ['norm', [2, 3], [39.5, 55.5], null],
    ],
  ],
  [
    // Gates look at all of the image, and units keep their places.
    'mobilenetv3_small_050',
    [64, 64],
    [
      ['bn1', [16, 16], [32, 32], [3, 3]],
      ['blocks.0.0', [8, 8], [32, 32], null],
      ['blocks.1.1', [4, 4], [32, 32], null],
      ['blocks.3.1', [2, 2], [32, 32], null],
      ['blocks.5.0', [1, 1], [32, 32], null],
    ],
  ],
] as const)('%s', (name, size, expected) => {
  it('has a map for each step, with a unit in its middle', async () => {
    const maps = await mapsOf(name, size);
    const found = maps.stages().map((map) => {
      const [rows, columns] = map.grid as readonly [number, number];
      const unit = [Math.floor(rows / 2), Math.floor(columns / 2)] as const;
      const { center, size: field } = maps.placeOf(map, unit);
      return [map.name, unit, center, field];
    });
    expect(found).toEqual(expected);
    expect(maps.last().name).toBe(expected[expected.length - 1][0]);
  });
});
