// Theoretical receptive fields of many random graphs: what units see equals where their gradients are not 0.

import { describe, expect, it } from 'vitest';
import { receptiveField } from '../src/analysis/index.ts';
import { CHANNELS, comparedFields, randomModel } from './random-maps.ts';

let compared = 0;

describe('a unit sees the pixels that its gradient reaches', () => {
  it.each(Array.from({ length: 120 }, (_, i) => 12 + i))('random graph %i', async (seed) => {
    for (const { expected, found, ...where } of await comparedFields(seed)) {
      expect({ ...where, found }).toEqual({ ...where, found: expected });
      compared++;
    }
  });

  it('in most of the trials', () => {
    expect(compared).toBeGreaterThan(800);
  });
});

it('the size is what a unit in the middle sees, where the image is large enough', async () => {
  for (let seed = 12; seed < 72; seed++) {
    const { layers } = await receptiveField(randomModel(seed, 400), [1, 120, 120, CHANNELS]);
    for (const { size, inside } of layers[0].axes ?? [])
      if (size !== null && size < 60) expect([seed, inside]).toEqual([seed, size]);
  }
}, 60_000);
