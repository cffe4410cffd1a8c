// Theoretical receptive fields of many random graphs: what units see equals where their gradients are not 0.

import { expect, it } from 'vitest';
import { receptiveField } from '../src/analysis/index.ts';
import { CHANNELS, comparedFields, randomModel } from './random-maps.ts';

it.each(Array.from({ length: 120 }, (_, i) => 12 + i))(
  'random graph %i: each unit sees the pixels that its gradient reaches',
  async (seed) => {
    for (const { expected, found, ...where } of await comparedFields(seed)) {
      expect({ ...where, found }).toEqual({ ...where, found: expected });
    }
  },
);

it('the size is what units in the middle see, where the image is large enough', async () => {
  let [compared, equal] = [0, 0];
  for (let seed = 12; seed < 52; seed++) {
    const { layers } = await receptiveField(randomModel(seed, 400), [1, 120, 120, CHANNELS]);
    for (const { size, units } of layers[0].axes ?? []) {
      if (size === null || size >= 30 || !units) continue;
      // Those that reach neither border: a roll brings pixels of the other side to it.
      const inner = units.flatMap((seen) => (seen && seen[0] > 0 && seen[1] < 119 ? [seen] : []));
      if (inner.length === 0) continue;
      const most = Math.max(...inner.map(([first, last]) => last - first + 1));
      expect(most).toBeLessThanOrEqual(size);
      compared++;
      equal += most === size ? 1 : 0;
    }
  }
  expect(compared).toBeGreaterThan(60);
  // Two resizes, one behind the other, can place units in more ways than there are units in this image.
  expect(compared - equal).toBeLessThanOrEqual(2);
}, 120_000);
