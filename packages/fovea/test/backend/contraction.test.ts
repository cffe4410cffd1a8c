// Products and convolutions of the wasm backend against the js backend's plain loops, over shapes that reach every path.

import { afterAll, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernel } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { prefersWinograd } from '../../src/backend/wasm/contraction/winograd/tiling.ts';
import { philoxStream } from '../../src/base/philox.ts';
import type { ConvCase } from '../../src/base/test-geometry.ts';
import type { ConvRole, Kernel } from '../../src/compiler/ir.ts';
import { inTier } from '../tiers.ts';
import {
  convolution,
  firstDifference,
  geometry,
  integers,
  MARGIN,
  type MatmulCase,
  matmul,
  square,
} from './products.ts';

const oracle = createJsBackend();
const backends = [
  createWasmBackend({ threads: 1 }),
  createWasmBackend({ threads: 2 }),
  createWasmBackend({ threads: 2, relaxedSimd: false }),
];
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

async function expectSame(kernel: Kernel, buffers: readonly Float32Array[], result: number): Promise<void> {
  const expected = (await runKernel(oracle, kernel, buffers))[result];
  for (const backend of backends) {
    const actual = (await runKernel(backend, kernel, buffers))[result];
    expect(firstDifference(actual, expected), backend.description).toBeUndefined();
  }
}

const LAYOUTS = ['rows', 'columns', 'flipped', 'sparse'] as const;

describe('matrix products equal plain loops', () => {
  const cases: MatmulCase[] = [
    ...[1, 3, 4, 5, 16, 17, 130].flatMap((m) => [1, 4, 7, 8, 9, 33].map((n) => ({ m, n, k: 37 }))),
    ...LAYOUTS.flatMap((a) => LAYOUTS.map((b) => ({ m: 21, n: 13, k: 19, a, b }))),
    ...LAYOUTS.flatMap((a) => LAYOUTS.map((b) => ({ batch: [2, 3], m: 18, n: 12, k: 10, a, b }))),
    { batch: [2, 3], m: 18, n: 12, k: 10, a: 'shared' },
    { batch: [2, 3], m: 18, n: 12, k: 10, b: 'shared' },
    { m: 30, n: 20, k: 1500 },
    { m: 30, n: 20, k: 600, a: 'columns' },
    { m: 5, n: 6, k: 5000 },
    { m: 9, n: 6, k: 5000, a: 'columns', b: 'columns' },
    { m: 1030, n: 9, k: 300, a: 'columns' },
    { m: 6, n: 1600, k: 140, a: 'columns' },
    { m: 6, n: 1600, k: 140 },
    { batch: [3], m: 5, n: 6, k: 3000 },
    { m: 300, n: 40, k: 16, a: 'sparse' },
    { m: 5, n: 6, k: 0 },
    { batch: [0], m: 5, n: 6, k: 3 },
    { m: 0, n: 6, k: 3 },
    { m: 3, n: 0, k: 3 },
  ];
  it.each(inTier(4, cases).map((c) => [JSON.stringify(c), c] as const))('%s', async (_, c) => {
    const { kernel, sizes } = matmul(c);
    await expectSame(
      kernel,
      sizes.map((count, i) => integers(i + 1, count)),
      2,
    );
  });
});

const CONVOLUTIONS: Partial<ConvCase>[] = [
  ...[1, 2, 3, 5].flatMap((kernel) =>
    [1, 2, 3].flatMap((stride) => [0, 1, 2].map((pad) => square(kernel, stride, Math.min(pad, kernel - 1)))),
  ),
  ...[1, 2].flatMap((stride) => [2, 3].map((dilation) => square(3, stride, dilation, dilation))),
  { kernel: 3, stride: 2, padding: [1, 0, 0, 2] },
  { kernel: 3, stride: [1, 2], padding: [2, 1, 0, 3] },
  { kernel: [1, 5], stride: [2, 1], padding: [0, 2, 0, 2] },
  { ...square(3, 1, 1), input: [2, 9, 10, 12], outChannels: 18, groups: 3 },
  { ...square(3, 2, 1), input: [2, 9, 10, 6], outChannels: 4, groups: 2 },
  { ...square(3, 1, 1, 2), input: [2, 9, 10, 3], outChannels: 1 },
  { ...square(7, 2, 3), input: [2, 21, 19, 3], outChannels: 9 },
  { ...square(16, 16, 0), input: [2, 33, 48, 3], outChannels: 8 },
  { ...square(1, 1, 0), input: [3, 11, 10, 21], outChannels: 17 },
  { ...square(3, 1, 1), input: [1, 20, 20, 70], outChannels: 24 },
  { ...square(3, 1, 1), input: [1, 5, 4, 260], outChannels: 10 },
  { ...square(3, 1, 1), input: [1, 5, 4, 10], outChannels: 530 },
  { ...square(1, 1, 0), input: [1, 3, 4, 1100], outChannels: 8 },
  { ...square(3, 2, 1), input: [4, 15, 14, 20], outChannels: 40 },
  { ...square(3, 1, 3), input: [2, 2, 1, 4] },
  { ...square(3, 3, 0), input: [2, 4, 5, 4] },
  { ...square(3, 1, 1), input: [0, 9, 10, 4] },
];

const ROLES: ConvRole[] = ['forward', 'inputGrad', 'weightGrad'];

describe('convolutions equal plain loops', () => {
  it.each(
    inTier(
      8,
      CONVOLUTIONS.flatMap((c) => ROLES.map((role) => [role, JSON.stringify(c), c] as const)),
    ),
  )('%s %s', async (role, _, c) => {
    const { kernel, sizes, result } = convolution(role, geometry(c));
    await expectSame(
      kernel,
      sizes.map((count, i) => integers(i + 1, count + MARGIN)),
      result,
    );
  });
});

/** 3×3 convolutions whose channels fill panels: computed at points instead of pixels. */
const FILTERINGS: Partial<ConvCase>[] = [
  { ...square(3, 1, 1), input: [2, 8, 8, 8], outChannels: 8 },
  { ...square(3, 1, 1), input: [2, 7, 9, 16], outChannels: 24 },
  { ...square(3, 1, 0), input: [2, 13, 10, 24], outChannels: 16 },
  { kernel: 3, padding: [2, 1, 0, 2], input: [2, 12, 11, 8], outChannels: 40 },
  { ...square(3, 1, 1), input: [5, 14, 14, 32], outChannels: 264 },
  { ...square(3, 1, 1), input: [1, 6, 7, 520], outChannels: 136 },
  { ...square(3, 1, 1), input: [1, 6, 5, 512], outChannels: 512 },
  { ...square(3, 1, 1), input: [9, 28, 27, 8], outChannels: 8 },
  { ...square(3, 1, 2, 2), input: [2, 17, 30, 8], outChannels: 16 },
  { kernel: 3, dilation: [3, 2], input: [2, 29, 21, 16], outChannels: 8 },
  { kernel: 3, padding: [1, 10, 1, 1], dilation: [1, 5], input: [2, 9, 32, 24], outChannels: 8 },
  { ...square(3, 1, 4, 6), input: [1, 23, 25, 40], outChannels: 136 },
];

describe("Winograd's convolutions equal plain loops but for rounding", () => {
  it.each(
    inTier(
      8,
      FILTERINGS.flatMap((c) => ROLES.map((role) => [role, JSON.stringify(c), c] as const)),
    ),
  )('%s %s', async (role, _, c) => {
    const g = geometry(c);
    expect(prefersWinograd(g)).toBe(true);
    const { kernel, sizes, result } = convolution(role, g);
    const buffers = sizes.map((count, i) =>
      Float32Array.from(philoxStream(i + 1, 0, count + MARGIN), (word) => word / 2 ** 31),
    );
    const expected = (await runKernel(oracle, kernel, buffers))[result] as Float32Array;
    const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const results = [];
    for (const backend of backends) {
      const actual = (await runKernel(backend, kernel, buffers))[result] as Float32Array;
      const error = actual.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
      expect(error / size, backend.description).toBeLessThan(3e-6);
      results.push(actual);
    }
    expect(firstDifference(results[1], results[0]), 'threads').toBeUndefined();
  });
});
