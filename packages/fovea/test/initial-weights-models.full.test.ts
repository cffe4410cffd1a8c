// Initial values of every family's models against timm's.

import { describe, expect, it } from 'vitest';
import { createModel, listModels, modelRecord } from '../src/models/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { figures, fixture, UNLIKELY } from './initial-figures.ts';

it('covers all families', () => {
  const familyOf = (name: string): string => modelRecord(name).family;
  expect(new Set(Object.keys(fixture.models).map(familyOf))).toEqual(new Set(listModels().map(familyOf)));
});

describe.each(Object.entries(fixture.models))('%s', (name, expected) => {
  it("starts as timm's", async () => {
    manualSeed(2);
    const parameters = new Map(createModel(name).namedParameters());
    for (const [key, [mean, std, largest]] of Object.entries(expected)) {
      const values = await parameters.get(key)?.data();
      expect(values, key).toBeDefined();
      const own = figures(values as Float32Array);
      if (std === 0) {
        expect(
          own.map((value) => Number(value.toPrecision(6))),
          key,
        ).toEqual([mean, 0, largest]);
        continue;
      }
      // Both are samples: twice the variance.
      const chance = (UNLIKELY * std * Math.SQRT2) / Math.sqrt((values as Float32Array).length);
      expect(Math.abs(own[0] - mean), `mean of ${key}`).toBeLessThan(chance);
      expect(Math.abs(own[1] - std), `deviation of ${key}`).toBeLessThan(chance);
      // Once in millions of values, PyTorch's truncated normal gives the bound itself, of many deviations: no sample of the distribution.
      if (largest > 8 * std) continue;
      expect(own[2] / largest, `largest of ${key}`).toBeLessThan(1.7);
      expect(own[2] / largest, `largest of ${key}`).toBeGreaterThan(1 / 1.7);
    }
  }, 180_000);
});
