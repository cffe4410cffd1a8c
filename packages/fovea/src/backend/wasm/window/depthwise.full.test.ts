// Tests of depthwise convolution and its gradients on the wasm backend: exact against the js backend at every geometry.

import { afterAll, describe, expect, it } from 'vitest';
import type { PoolGeometry } from '../../../base/geometry.ts';
import { depthwiseGeometry, poolGeometry } from '../../../base/test-geometry.ts';
import type { ConvRole } from '../../../compiler/ir.ts';
import { createJsBackend } from '../../js/backend.ts';
import { createWasmBackend } from '../backend.ts';
import {
  CHANNELS,
  differences,
  EMPTY_GEOMETRIES,
  fractions,
  inputElements,
  type KernelCase,
  outputElements,
  runCases,
  weightElements,
  wholeNumbers,
  windowGeometries,
} from './test-windows.ts';

const oracle = createJsBackend();
const threads = createWasmBackend({ threads: 2 });
const alone = createWasmBackend({ threads: 1 });
const strict = createWasmBackend({ threads: 2, relaxedSimd: false });
afterAll(() => Promise.all([threads, alone, strict].map((backend) => backend.dispose())));

function depthwise(g: PoolGeometry, role: ConvRole, data: typeof fractions): KernelCase {
  const geometry = depthwiseGeometry(g);
  return {
    operands: [data(inputElements(g), 7), data(weightElements(g), 8), data(outputElements(g), 9)],
    kernel: ([x, w, y]) => ({ kind: 'depthwise', role, geometry, x, w, y }),
  };
}

describe.each<ConvRole>(['forward', 'inputGrad', 'weightGrad'])('depthwise %s kernels', (role) => {
  const casesOf = (geometries: readonly PoolGeometry[], data: typeof fractions): KernelCase[] =>
    geometries.map((geometry) => depthwise(geometry, role, data));

  it.each(CHANNELS)('give what the oracle gives with %i channels', async (channels) => {
    const cases = casesOf(windowGeometries(channels), wholeNumbers);
    const expected = await runCases(oracle, cases);
    expect(differences(await runCases(threads, cases), expected)).toEqual([]);
    expect(differences(await runCases(strict, cases), expected)).toEqual([]);
  });

  it.each([3, 33, 68])('give the same bits with any number of threads, with %i channels', async (channels) => {
    const wide = poolGeometry({ input: [5, 40, 30, channels], kernel: 3, padding: 1 });
    const cases = casesOf([wide, ...windowGeometries(channels)], fractions);
    const [together, one] = [await runCases(threads, cases), await runCases(alone, cases)];
    expect(differences(together, one)).toEqual([]);
    expect(differences(one, await runCases(oracle, cases), role === 'weightGrad' ? 1e-3 : 1e-5)).toEqual([]);
  });

  it('read tensors ahead that do not fit the cache', async () => {
    const large = poolGeometry({
      input: [1, 150, 130, 113],
      kernel: [3, 2],
      padding: [2, 0, 1, 1],
      dilation: [2, 1],
    });
    const cases = casesOf([large], wholeNumbers);
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it('write zeros, or nothing, for empty sizes', async () => {
    // No channels would mean no groups.
    const cases = casesOf(
      EMPTY_GEOMETRIES.filter((g) => g.inChannels > 0),
      wholeNumbers,
    );
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });

  it('keep NaN to the products that hold it', async () => {
    const geometry = poolGeometry({ input: [2, 11, 14, 7], kernel: 3, stride: [2, 1], padding: 1 });
    const cases = casesOf([geometry], wholeNumbers);
    for (const values of cases[0].operands) values[values.length >> 1] = Number.NaN;
    expect(differences(await runCases(threads, cases), await runCases(oracle, cases))).toEqual([]);
  });
});
