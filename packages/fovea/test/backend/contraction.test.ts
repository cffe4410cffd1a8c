// Products and convolutions of the wasm backend against the js backend's plain loops, over shapes that reach every path.

import { afterAll, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernel } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { prefersWinograd } from '../../src/backend/wasm/contraction/winograd/tiling.ts';
import { type ConvGeometry, inputShape, outputShape, weightShape } from '../../src/base/geometry.ts';
import { philoxStream } from '../../src/base/philox.ts';
import { elementCount } from '../../src/base/shape.ts';
import { type ConvCase, convGeometry } from '../../src/base/test-geometry.ts';
import type { ConvKernel, ConvRole, Kernel, MatmulKernel } from '../../src/compiler/ir.ts';
import { inTier } from '../tiers.ts';

const oracle = createJsBackend();
const backends = [
  createWasmBackend({ threads: 1 }),
  createWasmBackend({ threads: 2 }),
  createWasmBackend({ threads: 2, relaxedSimd: false }),
];
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

/** Small integers: every sum is exact, whatever its order. */
const integers = (seed: number, count: number): Float32Array =>
  Float32Array.from(philoxStream(seed, 0, count), (word) => (word >>> 29) - 3);

/** Places beyond the result that a kernel must leave alone. */
const MARGIN = 8;

async function expectSame(kernel: Kernel, buffers: readonly Float32Array[], result: number): Promise<void> {
  const expected = (await runKernel(oracle, kernel, buffers))[result];
  for (const backend of backends) {
    const actual = (await runKernel(backend, kernel, buffers))[result];
    expect(firstDifference(actual, expected), backend.description).toBeUndefined();
  }
}

/** Quicker than comparing arrays with a matcher. */
function firstDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): string | undefined {
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i] + 0, expected[i] + 0)) return `[${i}]: ${actual[i]} instead of ${expected[i]}`;
  }
  return undefined;
}

interface MatmulCase {
  readonly batch?: readonly number[];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a?: 'rows' | 'columns' | 'flipped' | 'shared' | 'sparse';
  readonly b?: 'rows' | 'columns' | 'flipped' | 'shared' | 'sparse';
}

/** A matrix of the given layout: how it is stored, for a batch. */
function operand(layout: NonNullable<MatmulCase['a']>, batch: readonly number[], rows: number, columns: number) {
  const size = rows * columns;
  const dense = batch.map((_, d) => batch.slice(d + 1).reduce((product, count) => product * count, size));
  const elements = (dense[0] ?? size) * (batch[0] ?? 1);
  switch (layout) {
    case 'rows':
      return { offset: 0, batchStrides: dense, rowStride: columns, columnStride: 1, elements };
    case 'columns':
      return { offset: 0, batchStrides: dense, rowStride: 1, columnStride: rows, elements };
    case 'flipped':
      return {
        offset: Math.max(0, size - 1),
        batchStrides: dense,
        rowStride: -columns,
        columnStride: -1,
        elements,
      };
    case 'shared':
      return { offset: 0, batchStrides: batch.map(() => 0), rowStride: columns, columnStride: 1, elements: size };
    case 'sparse':
      return {
        offset: 1,
        batchStrides: dense.map((stride) => stride * 6),
        rowStride: columns * 6,
        columnStride: 2,
        elements: elements * 6 + 1,
      };
  }
}

function matmul({ batch = [], m, n, k, a = 'rows', b = 'rows' }: MatmulCase) {
  const [left, right, out] = [operand(a, batch, m, k), operand(b, batch, k, n), operand('rows', batch, m, n)];
  const kernel: MatmulKernel = {
    kind: 'matmul',
    batch,
    m,
    n,
    k,
    a: { buffer: 0, ...left },
    b: { buffer: 1, ...right },
    out: { buffer: 2, ...out },
  };
  return { kernel, sizes: [left.elements, right.elements, out.elements + MARGIN] };
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

const geometry = (overrides: Partial<ConvCase>): ConvGeometry =>
  convGeometry({ input: [2, 9, 10, 4], kernel: 3, outChannels: 6, ...overrides });

const square = (kernel: number, stride: number, padding: number, dilation = 1): Partial<ConvCase> => ({
  kernel,
  stride,
  padding,
  dilation,
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

function convolution(role: ConvRole, g: ConvGeometry) {
  const sizes = [inputShape(g), weightShape(g), outputShape(g)].map(elementCount);
  const ref = (buffer: number) => ({ buffer, offset: 0 });
  const kernel: ConvKernel = { kind: 'conv', role, geometry: g, x: ref(0), w: ref(1), y: ref(2) };
  return { kernel, sizes, result: { forward: 2, inputGrad: 0, weightGrad: 1 }[role] };
}

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
