// Tests of reading and adding at pooled positions on the wasm backend: against the js backend, with indices of any kind.

import { describe, expect, it } from 'vitest';
import { usePoolBackends } from '../../../../test/backend/pool-backends.ts';
import { inTier } from '../../../../test/tiers.ts';
import { inputPixels, type PoolGeometry } from '../../../base/geometry.ts';
import { philoxStream } from '../../../base/philox.ts';
import {
  CHANNELS,
  differences,
  EMPTY_GEOMETRIES,
  fractions,
  inputElements,
  type KernelCase,
  outputElements,
  runCases,
  wholeNumbers,
  windowGeometries,
} from './test-windows.ts';

const { oracle, threads, alone } = usePoolBackends();

type Role = 'gather' | 'scatter';

/** Positions all over the image, some before and some behind it, and the extremes. */
function positions(g: PoolGeometry): Int32Array {
  const plane = inputPixels(g);
  const out = Int32Array.from(philoxStream(5, 3, outputElements(g)), (bits) => ((bits >>> 8) % (plane + 4)) - 2);
  return out.map((position, i) => (i % 17 === 3 ? -(2 ** 31) : i % 19 === 4 ? 2 ** 31 - 1 : position));
}

function poolIndex(geometry: PoolGeometry, role: Role, data: typeof fractions): KernelCase {
  return {
    operands: [data(inputElements(geometry), 7), data(outputElements(geometry), 8), positions(geometry)],
    kernel: ([x, y, indices]) => ({ kind: 'poolIndex', role, geometry, inWindow: false, x, y, indices }),
  };
}

describe.each<Role>(['gather', 'scatter'])('poolIndex %s kernels', (role) => {
  it.each(inTier(4, CHANNELS))('give what the oracle gives with %i channels', async (channels) => {
    const cases = windowGeometries(channels).map((geometry) => poolIndex(geometry, role, wholeNumbers));
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it.each(inTier(2, [3, 40]))('give the same bits with any number of threads, with %i channels', async (channels) => {
    const cases = windowGeometries(channels).map((geometry) => poolIndex(geometry, role, fractions));
    expect(differences(await runCases(threads, cases), await runCases(alone, cases))).toEqual([]);
  });

  it('zero the image, or write nothing, for empty sizes', async () => {
    const cases = EMPTY_GEOMETRIES.map((geometry) => poolIndex(geometry, role, wholeNumbers));
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });
});

/** A pixel of each window, chosen at random, or −1 where the whole window is padding. */
function ownPositions(g: PoolGeometry): Int32Array {
  const choices = philoxStream(5, 4, outputElements(g));
  return Int32Array.from(choices, (bits, element) => {
    const window = Math.floor(element / g.inChannels);
    const [top, left] = [
      (Math.floor(window / g.columns.out) % g.rows.out) * g.rows.stride - g.rows.before,
      (window % g.columns.out) * g.columns.stride - g.columns.before,
    ];
    const inside = Array.from({ length: g.rows.kernel * g.columns.kernel }, (_, tap) => [
      top + Math.floor(tap / g.columns.kernel) * g.rows.dilation,
      left + (tap % g.columns.kernel) * g.columns.dilation,
    ]).filter(([row, column]) => row >= 0 && row < g.rows.size && column >= 0 && column < g.columns.size);
    const [row, column] = inside[(bits >>> 8) % Math.max(1, inside.length)] ?? [0, -1];
    return row * g.columns.size + column;
  });
}

describe('poolIndex scatter kernels, with indices in their own windows', () => {
  const casesOf = (geometries: readonly PoolGeometry[], data: typeof fractions): KernelCase[] =>
    geometries.map((geometry) => ({
      operands: [data(inputElements(geometry), 7), data(outputElements(geometry), 8), ownPositions(geometry)],
      kernel: ([x, y, indices]) => ({ kind: 'poolIndex', role: 'scatter', geometry, inWindow: true, x, y, indices }),
    }));

  it.each(inTier(4, CHANNELS))('give what the oracle gives with %i channels', async (channels) => {
    const cases = casesOf(windowGeometries(channels), wholeNumbers);
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it.each(inTier(2, [3, 40]))('give the same bits with any number of threads, with %i channels', async (channels) => {
    const cases = casesOf(windowGeometries(channels), fractions);
    expect(differences(await runCases(threads, cases), await runCases(alone, cases))).toEqual([]);
  });

  it('zero the image, or write nothing, for empty sizes', async () => {
    const cases = casesOf(EMPTY_GEOMETRIES, wholeNumbers);
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it('keep NaN to the pixel that won', async () => {
    const cases = casesOf(windowGeometries(5).slice(0, 12), wholeNumbers);
    for (const { operands } of cases) operands[1][operands[1].length >> 1] = Number.NaN;
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });
});
