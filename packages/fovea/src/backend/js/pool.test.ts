// Tests of pooling on the js backend: hand-computed windows, padding, NaN and ties, gather and scatter as a pair, average and its adjoint.

import { describe, expect, it } from 'vitest';
import { inputShape, outputShape, type PoolGeometry } from '../../base/geometry.ts';
import { philoxStream } from '../../base/philox.ts';
import { elementCount } from '../../base/shape.ts';
import { poolGeometry } from '../../base/test-geometry.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();
const ref = (buffer: number, offset = 0) => ({ buffer, offset });

/** 3×3 window, stride 2, padding 1 on a 3×4 image: 2×2 outputs. */
const base = poolGeometry({ input: [1, 3, 4, 1], kernel: 3, stride: 2, padding: [1, 1, 1, 0] });
const image = Float32Array.of(-1, -2, -3, -4, -5, -6, -7, -8, -9, -2, -1, -12);

async function maxPool(g: PoolGeometry, x: Float32Array): Promise<[number[], number[]]> {
  const elements = elementCount(outputShape(g));
  const kernel = { kind: 'maxPool', geometry: g, x: ref(0), y: ref(1), indices: ref(2) } as const;
  const [, y, indices] = await runKernel(backend, kernel, [x, new Float32Array(elements), new Int32Array(elements)]);
  return [[...y], [...indices]];
}

describe('maxPool kernels', () => {
  it('never choose padding and give flat positions', async () => {
    expect(await maxPool(base, image)).toEqual([
      [-1, -2, -2, -1],
      [0, 1, 9, 10],
    ]);
  });

  it('choose the first of equals, and the first NaN before everything', async () => {
    const row = poolGeometry({ input: [1, 1, 4, 1], kernel: [1, 2] });
    expect(await maxPool(row, Float32Array.of(5, 5, NaN, NaN))).toEqual([
      [5, NaN, NaN],
      [0, 2, 2],
    ]);
    expect(await maxPool(row, new Float32Array(4).fill(-Infinity))).toEqual([
      [-Infinity, -Infinity, -Infinity],
      [0, 1, 2],
    ]);
  });

  it('work on channels and images apart, with dilation', async () => {
    const g = poolGeometry({ input: [2, 3, 1, 2], kernel: [2, 1], stride: 2, dilation: [2, 1] });
    const x = Float32Array.of(1, 9, 50, 50, 3, 2, -1, -9, 50, 50, -3, -2);
    expect(await maxPool(g, x)).toEqual([
      [3, 9, -1, -2],
      [2, 0, 0, 2],
    ]);
  });

  it('write only the result that is asked for', async () => {
    const kernel = { kind: 'maxPool', geometry: base, x: ref(0), indices: ref(1, 1) } as const;
    expect([...(await runKernel(backend, kernel, [image, new Int32Array(5).fill(-7)]))[1]]).toEqual([-7, 0, 1, 9, 10]);
  });
});

describe('poolIndex kernels', () => {
  const g = poolGeometry({ input: [2, 2, 2, 2], kernel: [2, 1] });
  const indices = Int32Array.of(0, 3, 0, 2, 1, 1, 1, 3);
  const kernel = (role: 'gather' | 'scatter') =>
    ({ kind: 'poolIndex', role, geometry: g, inWindow: false, x: ref(0), y: ref(1), indices: ref(2) }) as const;

  it('gather reads the plane of its image and channel', async () => {
    const x = Float32Array.from({ length: 16 }, (_, i) => i);
    const [, y] = await runKernel(backend, kernel('gather'), [x, new Float32Array(8), indices]);
    expect([...y]).toEqual([0, 7, 0, 5, 10, 11, 10, 15]);
  });

  it('scatter zeroes x and adds where positions meet', async () => {
    const y = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const [x] = await runKernel(backend, kernel('scatter'), [new Float32Array(16).fill(NaN), y, indices]);
    expect([...x]).toEqual([4, 0, 0, 0, 0, 4, 0, 2, 0, 0, 12, 6, 0, 0, 0, 8]);
  });
});

describe('averagePool kernels', () => {
  async function average(g: PoolGeometry, countIncludePad: boolean, role: 'forward' | 'inputGrad', data: Float32Array) {
    const [x, y] = [elementCount(inputShape(g)), elementCount(outputShape(g))];
    const kernel = { kind: 'averagePool', role, geometry: g, countIncludePad, x: ref(0), y: ref(1) } as const;
    const buffers = role === 'forward' ? [data, new Float32Array(y)] : [new Float32Array(x).fill(NaN), data];
    return (await runKernel(backend, kernel, buffers))[role === 'forward' ? 1 : 0] as Float32Array;
  }

  it('divide by the window or by the pixels inside', async () => {
    const sums = [-14, -30, -22, -36].map(Math.fround);
    expect([...(await average(base, true, 'forward', image))]).toEqual(sums.map((sum) => Math.fround(sum / 9)));
    const inside = sums.map((sum, i) => Math.fround(sum / [4, 6, 4, 6][i]));
    expect([...(await average(base, false, 'forward', image))]).toEqual(inside);
  });

  it.each([true, false])('inputGrad is the adjoint of forward (countIncludePad %s)', async (countIncludePad) => {
    const g = poolGeometry({ input: [2, 3, 4, 3], kernel: 3, stride: 2, padding: [1, 1, 1, 2], dilation: [1, 2] });
    const draw = (seed: number, count: number) => Float32Array.from(philoxStream(seed, 0, count), (word) => word >> 24);
    const [x, y] = [draw(1, 72), draw(2, 24)];
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);
    const forward = dot(await average(g, countIncludePad, 'forward', x), y);
    const backward = dot(await average(g, countIncludePad, 'inputGrad', y), x);
    expect(Math.abs(backward / forward - 1)).toBeLessThan(1e-5);
  });
});
