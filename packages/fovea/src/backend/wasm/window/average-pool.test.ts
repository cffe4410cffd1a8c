// Tests of average pooling and its gradient on the wasm backend: against the js backend at every geometry, with both divisors.

import { describe, expect, it } from 'vitest';
import { usePoolBackends } from '../../../../test/backend/pool-backends.ts';
import { inTier } from '../../../../test/tiers.ts';
import type { PoolGeometry } from '../../../base/geometry.ts';
import { poolGeometry } from '../../../base/test-geometry.ts';
import {
  CHANNELS,
  differences,
  EMPTY_GEOMETRIES,
  fractions,
  inputElements,
  type KernelCase,
  outputElements,
  runCases,
  windowGeometries,
} from './test-windows.ts';

const { oracle, threads, alone } = usePoolBackends();

type Role = 'forward' | 'inputGrad';
const ROLES = ['forward', 'inputGrad'] as const;
/** Sums of at most 81 fractions below 1, divided: a few roundings of float32. */
const TOLERANCE = 2e-6;

function averagePool(geometry: PoolGeometry, role: Role, countIncludePad: boolean): KernelCase {
  return {
    operands: [fractions(inputElements(geometry), 7), fractions(outputElements(geometry), 8)],
    kernel: ([x, y]) => ({ kind: 'averagePool', role, countIncludePad, geometry, x, y }),
  };
}

const averagePools = (geometries: readonly PoolGeometry[]): KernelCase[] =>
  geometries.flatMap((geometry) =>
    ROLES.flatMap((role) => [true, false].map((countIncludePad) => averagePool(geometry, role, countIncludePad))),
  );

describe('averagePool kernels', () => {
  it.each(inTier(4, CHANNELS))('give what the oracle gives with %i channels', async (channels) => {
    const cases = averagePools(windowGeometries(channels));
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases), TOLERANCE)).toEqual([]);
  });

  it.each(inTier(2, [5, 16]))('give the same bits with any number of threads, with %i channels', async (channels) => {
    const cases = averagePools(windowGeometries(channels));
    expect(differences(await runCases(threads, cases), await runCases(alone, cases))).toEqual([]);
  });

  it('write zeros, or nothing, for empty sizes', async () => {
    const cases = averagePools(EMPTY_GEOMETRIES);
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it('keep NaN to the windows that hold it', async () => {
    const geometry = poolGeometry({ input: [2, 11, 14, 4], kernel: 3, stride: 2, padding: 1 });
    const cases = ROLES.map((role) => averagePool(geometry, role, false));
    for (const { operands } of cases) for (const values of operands) values[values.length >> 1] = Number.NaN;
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases), TOLERANCE)).toEqual([]);
  });
});
