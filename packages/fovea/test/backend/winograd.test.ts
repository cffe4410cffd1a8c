// Winograd's convolutions beside direct sums: pixels that are not finite, and windows of zeros, stay where they are.

import { afterAll, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runKernel } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { prefersWinograd } from '../../src/backend/wasm/contraction/winograd/tiling.ts';
import { type ConvGeometry, inputShape, outputShape, weightShape } from '../../src/base/geometry.ts';
import { philoxStream } from '../../src/base/philox.ts';
import { elementCount } from '../../src/base/shape.ts';
import { convGeometry } from '../../src/base/test-geometry.ts';
import type { ConvKernel, ConvRole } from '../../src/compiler/ir.ts';
import { inFullTier, inTier } from '../tiers.ts';

const oracle = createJsBackend();
const backends = [createWasmBackend({ threads: 2 }), createWasmBackend({ threads: 1, relaxedSimd: false })];
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

function geometry(
  [height, width]: readonly [number, number],
  padding: number,
  dilation: number,
  [inChannels, outChannels] = [16, 24],
): ConvGeometry {
  return convGeometry({ input: [2, height, width, inChannels], kernel: 3, padding, dilation, outChannels });
}

/** In [−1, 1), never zero. */
const uniform = (seed: number, count: number): Float32Array =>
  Float32Array.from(philoxStream(seed, 0, count), (word) => (word + 0.5) / 2 ** 31);

/** A kernel over x, weight and y, their sizes, and which of them is the result. */
function convolution(role: ConvRole, g: ConvGeometry) {
  const ref = (buffer: number) => ({ buffer, offset: 0 });
  const kernel: ConvKernel = { kind: 'conv', role, geometry: g, x: ref(0), w: ref(1), y: ref(2) };
  const sizes = [inputShape(g), weightShape(g), outputShape(g)].map(elementCount);
  return { kernel, sizes, result: { inputGrad: 0, weightGrad: 1, forward: 2 }[role] };
}

/** The source, and a kernel that filters it; `pixel` marks a channel of a pixel of its first or second image. */
function filtering(role: 'forward' | 'inputGrad', g: ConvGeometry) {
  const forward = role === 'forward';
  const [, height, width, channels] = forward ? inputShape(g) : outputShape(g);
  return {
    ...convolution(role, g),
    source: forward ? 0 : 2,
    pixel: (image: number, y: number, x: number, channel: number) =>
      ((image * height + y) * width + x) * channels + channel,
    corners: [
      [0, 0],
      [height - 1, width - 1],
      [3, 6],
      [height >> 1, width >> 1],
      [5, 4],
    ] as const,
  };
}

/** Equal within rounding, and not finite or exactly zero at the same places. */
function expectAlike(actual: Float32Array, expected: Float32Array): void {
  const finite = expected.filter(Number.isFinite);
  const size = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let wrong: string | undefined;
  expected.forEach((value, i) => {
    const same =
      Number.isFinite(value) && value !== 0 ? Math.abs(value - actual[i]) < 3e-6 * size : Object.is(value, actual[i]);
    if (!same) wrong ??= `[${i}]: ${actual[i]} instead of ${value}`;
  });
  expect(wrong).toBeUndefined();
}

const GEOMETRIES = {
  'of whole tiles': geometry([16, 12], 1, 1),
  'with one row and column left over': geometry([17, 21], 1, 1),
  'without padding': geometry([15, 16], 0, 1),
  'with more padding than half the kernel': geometry([14, 13], 2, 1),
  'with dilation': geometry([27, 31], 2, 2),
  'in groups of channels': geometry([9, 8], 1, 1, [8, 264]),
} as const;

/** Of weights of many channels: drawn once. */
const drawn = new Map<string, Float32Array>();
function drawnOnce(seed: number, count: number): Float32Array {
  const key = `${seed} ${count}`;
  const values = drawn.get(key) ?? uniform(seed, count);
  drawn.set(key, values);
  return values;
}

describe.each(['forward', 'inputGrad', 'weightGrad'] as const)("Winograd's %s of many channels", (role) => {
  it.runIf(inFullTier).each([
    ['512 to 512', [512, 512], -1],
    ['512 to 512, nothing negative', [512, 512], 0],
    ['1024 to 64', [1024, 64], -1],
  ] as const)('%s: within 3·10⁻⁶ of the largest value', async (_, channels, least) => {
    const g = { ...geometry([6, 8], 1, 1, [...channels]), batch: 1 };
    expect(prefersWinograd(g)).toBe(true);
    const { kernel, sizes, result } = convolution(role, g);
    // A weight is of both signs.
    const buffers = sizes.map((count, i) => {
      const values = drawnOnce(i + 1, count);
      return i === 1 ? values : values.map((value) => Math.max(least, value));
    });
    // Plain loops would take seconds; direct sums are compared with those and with PyTorch elsewhere.
    const direct = convolution(role, { ...g, direct: true }).kernel;
    const expected = (await runKernel(backends[0], direct, buffers))[result] as Float32Array;
    const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const backend of backends) {
      const actual = (await runKernel(backend, kernel, buffers))[result] as Float32Array;
      const error = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0);
      expect(error, backend.description).toBeGreaterThan(0);
      expect(error / largest, backend.description).toBeLessThan(3e-6);
    }
  });
});

describe.each(['forward', 'inputGrad'] as const)("Winograd's %s", (role) => {
  it.each(inTier(4, Object.entries(GEOMETRIES)))(
    '%s: pixels that are not finite touch their windows only',
    async (_, g) => {
      expect(prefersWinograd(g)).toBe(true);
      const { kernel, sizes, source, result, pixel, corners } = filtering(role, g);
      for (const value of [Number.POSITIVE_INFINITY, Number.NaN]) {
        const buffers = sizes.map((count, i) => uniform(i + 1, count));
        for (const [i, [y, x]] of corners.entries()) buffers[source][pixel(i % 2, y, x, i)] = value;
        const expected = (await runKernel(oracle, kernel, buffers))[result] as Float32Array;
        for (const backend of backends) {
          expectAlike((await runKernel(backend, kernel, buffers))[result] as Float32Array, expected);
        }
      }
    },
  );

  it.each(inTier(4, Object.entries(GEOMETRIES)))('%s: a single pixel reaches its windows only', async (_, g) => {
    const { kernel, sizes, source, result, pixel, corners } = filtering(role, g);
    for (const [y, x] of corners) {
      const buffers = sizes.map((count, i) => uniform(i + 1, count));
      buffers[source].fill(0);
      buffers[source][pixel(1, y, x, 5)] = 0.3;
      const expected = (await runKernel(oracle, kernel, buffers))[result] as Float32Array;
      for (const backend of backends) {
        expectAlike((await runKernel(backend, kernel, buffers))[result] as Float32Array, expected);
      }
    }
  });

  it('windows of zeros stay zero beside others, and show NaN of the weight', async () => {
    const g = GEOMETRIES['of whole tiles'];
    const { kernel, sizes, source, result, pixel } = filtering(role, g);
    const buffers = sizes.map((count, i) => uniform(i + 1, count));
    for (let y = 2; y < 9; y++) {
      for (let x = 3; x < 8; x++) {
        const start = pixel(0, y, x, 0);
        buffers[source].fill(0, start, pixel(0, y, x + 1, 0));
      }
    }
    const expected = (await runKernel(oracle, kernel, buffers))[result] as Float32Array;
    expect(expected.includes(0)).toBe(true);
    for (const backend of backends) {
      expectAlike((await runKernel(backend, kernel, buffers))[result] as Float32Array, expected);
    }
    buffers[1][0] = Number.NaN;
    const broken = (await runKernel(oracle, kernel, buffers))[result] as Float32Array;
    const count = broken.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
    for (const backend of backends) {
      const actual = (await runKernel(backend, kernel, buffers))[result] as Float32Array;
      broken.forEach((value, i) => {
        if (Number.isNaN(value)) expect(actual[i]).toBeNaN();
      });
      expect(count).toBeGreaterThan(0);
    }
  });
});
