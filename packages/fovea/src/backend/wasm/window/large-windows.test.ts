// Depthwise convolution with windows so large that tensors are copied by groups of channels first: exact against the js backend.

import { afterAll, describe, expect, it } from 'vitest';
import { inTier } from '../../../../test/tiers.ts';
import { depthwiseGeometry, poolGeometry } from '../../../base/test-geometry.ts';
import type { ConvRole, DepthwiseKernel } from '../../../compiler/ir.ts';
import { createJsBackend } from '../../js/backend.ts';
import { createWasmBackend } from '../backend.ts';
import { prefersGroups } from './channel-groups.ts';
import {
  differences,
  inputElements,
  type KernelCase,
  outputElements,
  runCases,
  weightElements,
  wholeNumbers,
} from './test-windows.ts';

const oracle = createJsBackend();
const backends = [createWasmBackend({ threads: 2 }), createWasmBackend({ threads: 1, relaxedSimd: false })];
afterAll(() => Promise.all(backends.map((backend) => backend.dispose())));

const GEOMETRIES = [5, 6, 8, 33].flatMap((channels) => [
  poolGeometry({ input: [2, 19, 18, channels], kernel: [16, 17], padding: [8, 8, 7, 8] }),
  poolGeometry({ input: [2, 20, 11, channels], kernel: [20, 13], padding: [3, 9, 11, 4], stride: [2, 3] }),
  poolGeometry({ input: [2, 35, 20, channels], kernel: [17, 16], padding: [0, 16, 3, 15], dilation: [2, 1] }),
]);
/** Large for images, not yet for the gradient of the weight. */
const MIDDLE = poolGeometry({ input: [2, 12, 13, 7], kernel: [10, 11], padding: 5 });

const kernelOf = (g: (typeof GEOMETRIES)[number], role: ConvRole): DepthwiseKernel => {
  const ref = (buffer: number) => ({ buffer, offset: 0 });
  return { kind: 'depthwise', role, geometry: depthwiseGeometry(g), x: ref(0), w: ref(1), y: ref(2) };
};

describe.each(inTier<ConvRole>(3, ['forward', 'inputGrad', 'weightGrad']))(
  'depthwise %s kernels of large windows',
  (role) => {
    const casesOf = (): KernelCase[] =>
      [...GEOMETRIES, MIDDLE].map((g) => ({
        operands: [
          wholeNumbers(inputElements(g), 7),
          wholeNumbers(weightElements(g), 8),
          wholeNumbers(outputElements(g), 9),
        ],
        kernel: ([x, w, y]) => ({ ...kernelOf(g, role), x, w, y }),
      }));

    it('give what the oracle gives', async () => {
      for (const g of GEOMETRIES) expect(prefersGroups(kernelOf(g, role))).toBe(true);
      expect(prefersGroups(kernelOf(MIDDLE, role))).toBe(role !== 'weightGrad');
      const expected = await runCases(oracle, casesOf());
      for (const backend of backends) expect(differences(await runCases(backend, casesOf()), expected)).toEqual([]);
    });

    it('keep NaN to the products that hold it', async () => {
      const cases = casesOf().slice(3, 5);
      for (const values of cases.flatMap(({ operands }) => operands)) values[values.length >> 1] = Number.NaN;
      const expected = await runCases(oracle, cases);
      for (const backend of backends) expect(differences(await runCases(backend, cases), expected)).toEqual([]);
    });
  },
);
