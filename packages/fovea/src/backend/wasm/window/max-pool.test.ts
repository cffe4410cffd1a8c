// Tests of max pooling on the wasm backend: against the js backend at every geometry, with ties, NaN and windows in the padding.

import { describe, expect, it } from 'vitest';
import { usePoolBackends } from '../../../../test/backend/pool-backends.ts';
import { inTier } from '../../../../test/tiers.ts';
import type { PoolGeometry } from '../../../base/geometry.ts';
import {
  CHANNELS,
  differences,
  EMPTY_GEOMETRIES,
  inputElements,
  type KernelCase,
  outputElements,
  runCases,
  wholeNumbers,
  windowGeometries,
} from './test-windows.ts';

const { oracle, threads, alone } = usePoolBackends();

type Results = 'values' | 'indices' | 'both';

/** Whole numbers with NaN and −∞ among them; every fifth image row is all −∞. */
function input(g: PoolGeometry): Float32Array {
  const x = wholeNumbers(inputElements(g), 3);
  for (let i = 0; i < x.length; i += 13) x[i] = i % 2 === 0 ? Number.NaN : Number.NEGATIVE_INFINITY;
  const row = g.columns.size * g.inChannels;
  for (let start = row; start < x.length; start += 5 * row) x.fill(Number.NEGATIVE_INFINITY, start, start + row);
  return x;
}

function maxPool(geometry: PoolGeometry, results: Results): KernelCase {
  const count = outputElements(geometry);
  return {
    operands: [input(geometry), new Float32Array(count), new Int32Array(count)],
    kernel: ([x, y, indices]) => ({
      kind: 'maxPool',
      geometry,
      x,
      ...(results === 'indices' ? {} : { y }),
      ...(results === 'values' ? {} : { indices }),
    }),
  };
}

describe('maxPool kernels', () => {
  for (const results of ['values', 'indices', 'both'] as const) {
    it.each(inTier(4, CHANNELS))(`give the oracle's ${results} with %i channels`, async (channels) => {
      const cases = windowGeometries(channels).map((geometry) => maxPool(geometry, results));
      const expected = await runCases(oracle, cases);
      expect(differences(await runCases(threads, cases), expected)).toEqual([]);
      expect(differences(await runCases(alone, cases), expected)).toEqual([]);
    });
  }

  it('write nothing, or padding only, for empty sizes', async () => {
    const cases = EMPTY_GEOMETRIES.map((geometry) => maxPool(geometry, 'both'));
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });
});
