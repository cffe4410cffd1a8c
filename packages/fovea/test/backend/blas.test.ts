// Products by a system BLAS against the js backend's plain loops; skipped where this machine has no BLAS.

import { afterAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backend/interface.ts';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernel } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { findBlas } from '../../src/backend/wasm/blas/find.ts';
import { philoxStream } from '../../src/base/philox.ts';
import type { ConvCase } from '../../src/base/test-geometry.ts';
import type { Kernel } from '../../src/compiler/ir.ts';
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

const { blas, reason } = findBlas(true);
if (!blas) console.log(`tests of BLAS are skipped: ${reason}`);
const oracle = createJsBackend();
const backends = [1, 2].map((threads) => createWasmBackend({ threads, blas: true }));
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

const resultOf = async (backend: Backend, kernel: Kernel, buffers: readonly Float32Array[], index: number) =>
  (await runKernel(backend, kernel, buffers))[index] as Float32Array;

const PRODUCTS: MatmulCase[] = [
  { m: 130, n: 70, k: 41 },
  { m: 130, n: 70, k: 41, b: 'columns' },
  { m: 70, n: 300, k: 200, a: 'columns' },
  { m: 70, n: 41, k: 90, a: 'columns', b: 'columns' },
  { batch: [2, 3], m: 60, n: 40, k: 33, a: 'shared' },
  { batch: [2, 3], m: 60, n: 40, k: 33, b: 'shared' },
  { m: 17, n: 1100, k: 30 },
  { m: 30, n: 24, k: 9000 },
  { m: 900, n: 16, k: 20, b: 'flipped' },
];

const CONVOLUTIONS = [
  { ...square(1, 1, 0), input: [3, 11, 10, 21], outChannels: 17 },
  { ...square(1, 2, 0), input: [3, 11, 10, 21], outChannels: 40 },
  { ...square(3, 2, 1), input: [2, 15, 14, 20], outChannels: 40 },
  { ...square(3, 1, 1), input: [2, 9, 10, 36], outChannels: 54, groups: 3 },
  { ...square(5, 1, 2), input: [2, 21, 19, 9], outChannels: 9 },
  { ...square(1, 1, 0), input: [2, 30, 30, 24], outChannels: 9 },
] as const;

/** Computed at points instead of pixels. */
const FILTERINGS = [{ ...square(3, 1, 1), input: [1, 11, 10, 136], outChannels: 16 }] as const;

const ROLES = ['forward', 'inputGrad', 'weightGrad'] as const;
const convolutions = (list: readonly Partial<ConvCase>[]) =>
  list.flatMap((c) =>
    ROLES.map((role) => ({ ...convolution(role, geometry(c)), name: `${role} ${JSON.stringify(c)}` })),
  );

/** From −1 to 1. */
const fractions = (seed: number, count: number): Float32Array =>
  Float32Array.from(philoxStream(seed, 0, count), (word) => word / 2 ** 31 - 1);

describe.runIf(blas)('products by a system BLAS', () => {
  const exact = [
    ...PRODUCTS.map((c) => ({ ...matmul(c), result: 2, name: JSON.stringify(c) })),
    ...convolutions(CONVOLUTIONS),
  ];

  it('equal plain loops on whole numbers', async () => {
    for (const { kernel, sizes, result, name } of exact) {
      const whole = sizes.map((count, i) => integers(i + 1, count + MARGIN));
      const expected = await resultOf(oracle, kernel, whole, result);
      expect(firstDifference(await resultOf(backends[1], kernel, whole, result), expected), name).toBeUndefined();
    }
  });

  it('have the same bits on any number of threads', async () => {
    for (const { kernel, sizes, result, name } of [...exact, ...convolutions(FILTERINGS)]) {
      const any = sizes.map((count, i) => fractions(i + 1, count + MARGIN));
      const [alone, together] = [
        await resultOf(backends[0], kernel, any, result),
        await resultOf(backends[1], kernel, any, result),
      ];
      expect(firstDifference(together, alone), name).toBeUndefined();
    }
  });

  it("equal plain loops but for rounding in Winograd's convolutions", async () => {
    for (const { kernel, sizes, result, name } of convolutions(FILTERINGS)) {
      const any = sizes.map((count, i) => fractions(i + 1, count + MARGIN));
      const expected = await resultOf(oracle, kernel, any, result);
      const actual = await resultOf(backends[1], kernel, any, result);
      const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const error = actual.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
      expect(error / size, name).toBeLessThan(3e-6);
    }
  });
});
